"""Constructs of text: what readers see of an edit in each of them, and what is no edit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.projects import CONF, Built, article, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: name, original, edited, the article in the text builder's notation without its empty lines
CASES: list[tuple[str, str, str, str]] = []


def _cases(template: str, rows: list[tuple[str, str, str, str]]) -> None:
    """Add rows of which original and edited go into a template."""
    for name, original, edited, expected in rows:
        CASES.append((name, template.format(original), template.format(edited), expected))


_cases(
    '.. py:function:: {}\n',
    [
        ('a name changed', 'moor(boat, place)', 'berth(boat, place)', '{+berth+}(boat, place)'),
        ('a parameter renamed', 'moor(boat, place)', 'moor(boat, quay)', 'moor(boat, {+quay+})'),
        ('a default changed', "moor(boat, place='a')", "moor(boat, place='b')", "moor(boat, place='{+b+}')"),
        ('the first parameter removed', 'moor(boat, place)', 'moor(place)', 'moor([...] place)'),
        ('a parameter removed between two', 'moor(boat, place, rope)', 'moor(boat, rope)', 'moor(boat, [...] rope)'),
        ('the last parameter removed', 'moor(boat, rope) -> bool', 'moor(boat) -> bool', 'moor(boat [...]) -> bool'),
        ('all parameters removed', 'moor(boat, rope) -> bool', 'moor() -> bool', 'moor([...]) -> bool'),
        ('parameters added', 'moor()', 'moor(boat, rope)', 'moor({+boat+}, {+rope+})'),
        ('a parameter added', 'moor(boat)', 'moor(boat, rope)', 'moor(boat, {+rope+})'),
        ('a type changed', 'moor(boat: str)', 'moor(boat: int)', 'moor(boat: {+int+})'),
        ('what is returned changed', 'moor() -> bool', 'moor() -> int', 'moor() -> {+int+}'),
        ('what is returned removed', 'moor(boat) -> bool', 'moor(boat)', 'moor(boat) [...]'),
        ('an optional parameter removed', 'moor(boat[, place[, rope]])', 'moor(boat[, place])', 'moor(boat[, place [...]])'),
        ('a parameter that is no longer optional', 'moor(boat[, rope])', 'moor(boat, rope)', 'moor(boat, {+rope+})'),
        ('a type parameter renamed', 'moor[T](boat: T)', 'moor[S](boat: S)', 'moor[{+S+}](boat: {+S+})'),
        ('type parameters removed', 'moor[T](boat: T)', 'moor(boat: T)', 'moor [...](boat: T)'),
        ('one of two signatures changed', 'moor(boat)\n   tie(rope, boat)', 'moor(boat)\n   tie(line, boat)', 'moor(boat)\ntie({+line+}, boat)'),
        ('one of two signatures added', 'moor(boat)', 'moor(boat)\n   tie(rope)', 'moor(boat)\n{+tie+}({+rope+})'),
    ],
)  # fmt: skip
_cases(
    '{}\n',
    [
        ('a parameter of C added', '.. c:function:: int moor(char *boat)', '.. c:function:: int moor(char *boat, int n)', 'int moor(char *boat, {+int n+})'),
        ('a template of C++ changed', '.. cpp:function:: template<typename T> void moor(T boat)', '.. cpp:function:: template<class T> void moor(T boat)', 'template<{+class+} T>\nvoid moor(T boat)'),
        ('a parameter of JavaScript removed', '.. js:function:: moor(boat, rope)', '.. js:function:: moor(boat)', 'moor(boat [...])'),
        ('text that stands in a field without a paragraph', '.. confval:: rope\n   :default: hemp', '.. confval:: rope\n   :default: nylon', 'rope\nDefault:\n{+nylon+}'),
        ('an option of a program renamed', '.. option:: --rope <length>', '.. option:: --line <length>', '--{+line+} <length>'),
    ],
)  # fmt: skip

_cases(
    'Above.\n\n{}\n\nBelow.\n',
    [
        ('a classifier removed', 'quay : place\n   Boats lie there.', 'quay\n   Boats lie there.', 'Above.\nquay : [...]\nBoats lie there.\nBelow.'),
        ('an entry of a definition list removed', 'quay\n   A wall.\n\nrope\n   A line.', 'rope\n   A line.', 'Above.\n[...]\nrope\nA line.\nBelow.'),
        ('one of two terms of a glossary removed', '.. glossary::\n\n   buoy\n   float\n      It swims.', '.. glossary::\n\n   buoy\n      It swims.', 'Above.\nbuoy\n[...]\nIt swims.\nBelow.'),
        ('an option removed', '-a  All boats.\n-b  Both boats.\n-c  Calm boats.', '-a  All boats.\n-c  Calm boats.', 'Above.\n-a\nAll boats.\n[...]\n-c\nCalm boats.\nBelow.'),
        ('a field removed', ':boat: Ada\n:quay: North\n:rope: Hemp', ':boat: Ada\n:rope: Hemp', 'Above.\nboat:\nAda\n[...]:\nrope:\nHemp\nBelow.'),
        ('names in one line shortened, removed and edited', '.. acks::\n\n   * Ada Lovelace of London\n   * Karl Marx\n   * Otto Hahn', '.. acks::\n\n   * Ada Lovelace\n   * Otto *Lilienthal*', 'Above.\nAda Lovelace [...] [...], Otto {+Lilienthal+}.\nBelow.'),
        ('the first of names in one line removed', '.. acks::\n\n   * Ada Lovelace\n   * Karl Marx\n   * Otto Hahn', '.. acks::\n\n   * Karl Marx\n   * Otto Hahn', 'Above.\n[...] Karl Marx, Otto Hahn.\nBelow.'),
        ('one of names in one line removed', '.. acks::\n\n   * Ada Lovelace\n   * Karl Marx\n   * Otto Hahn', '.. acks::\n\n   * Ada Lovelace\n   * Otto Hahn', 'Above.\nAda Lovelace [...], Otto Hahn.\nBelow.'),
        ('names in one line that are new', 'Between.', 'Between.\n\n.. acks::\n\n   * Ada Lovelace\n   * Karl Marx', 'Above.\nBetween.\n{+Ada Lovelace+}, {+Karl Marx+}.\nBelow.'),
        ('what a field says removed', ':boat: Ada\n:quay: North', ':boat:\n:quay: North', 'Above.\nboat:\n[...]\nquay:\nNorth\nBelow.'),
        ('an indented line of a verse removed', '| The sea was calm\n|   and so were we\n| until the morning', '| The sea was calm\n| until the morning', 'Above.\nThe sea was calm\n[...]\nuntil the morning\nBelow.'),
        ('a method removed', '.. py:class:: Boat\n\n   It swims.\n\n   .. py:method:: sink()\n\n   .. py:method:: moor()', '.. py:class:: Boat\n\n   It swims.\n\n   .. py:method:: moor()', 'Above.\nclass Boat\nIt swims.\n[...]\nmoor()\nBelow.'),
        ('what is said of a function removed', '.. py:function:: moor()\n\n   Moor a boat.', '.. py:function:: moor()', 'Above.\nmoor()\n[...]\nBelow.'),
        ('one of two signatures removed', '.. py:function:: moor()\n                 tie()\n\n   Moor it.', '.. py:function:: moor()\n\n   Moor it.', 'Above.\nmoor()\n[...]\nMoor it.\nBelow.'),
        ('what only other formats show removed', '.. only:: html\n\n   On a page.', '', 'Above.\nBelow.'),
        ('what this format shows removed', '.. only:: text\n\n   In a text.', '', 'Above.\n[...]\nBelow.'),
        ('what other formats show removed, and what all show', '.. only:: html\n\n   On a page.\n\nSo they said.', '', 'Above.\n[...]\nBelow.'),
    ],
)  # fmt: skip

_cases(
    'Use {} now.\n',
    [
        ('another part of a sample to be replaced', ':samp:`quay{1}a`', ':samp:`quay1{a}`', 'Use {+"quay1*a*"+} now.'),
        ('the same part of a sample', ':samp:`quay{1}a` here', ':samp:`quay{1}a`', 'Use "quay*1*a" [...] now.'),
    ],
)  # fmt: skip
_cases(
    '+---------+\n| Boat    |\n{}\n| Raft    |\n+---------+\n',
    [
        ('a first row that became the head of a table', '+---------+', '+=========+', '+---------------+\n| {+Boat+}      |\n|===============|\n| Raft          |\n+---------------+'),
        ('a head of a table that became a row', '+=========+', '+---------+', '+---------------+\n| {+Boat+}      |\n+---------------+\n| Raft          |\n+---------------+'),
        ('a head of a table that stays', '+=========+', '+=========+\n| Big     |\n+---------+', '+---------------+\n| Boat          |\n|===============|\n| {+Big+}       |\n+---------------+\n| Raft          |\n+---------------+'),
    ],
)  # fmt: skip

#: Another context around the same words.
_cases(
    'Above.\n\n{}\n\nBelow.\n',
    [
        ('a note that became a warning', '.. note:: The steps are wet.', '.. warning:: The steps are wet.', 'Above.\n{+\nWarning:\nThe steps are wet.\n+}\nBelow.'),
        ('a note that became a warning, and a word of it', '.. note:: The steps are wet.', '.. warning:: The steps are dry.', 'Above.\n{+\nWarning:\nThe steps are {+dry+}.\n+}\nBelow.'),
        ('a paragraph removed between a note and a paragraph that changed their contexts', '.. note:: The steps are wet.\n\nNobody says so.\n\nThe rail is dry.', '.. warning:: The steps are wet.\n\n.. tip:: The rail is dry.', 'Above.\n{+\nWarning:\nThe steps are wet.\n[...]\nTip:\nThe rail is dry.\n+}\nBelow.'),
        ('a class of an admonition changed', '.. admonition:: Mind\n   :class: tip\n\n   The steps are wet.', '.. admonition:: Mind\n   :class: danger\n\n   The steps are wet.', 'Above.\n{+\nMind: The steps are wet.\n+}\nBelow.'),
        ('the title of an admonition changed, and no more', '.. admonition:: Mind\n\n   The steps are wet.', '.. admonition:: Beware\n\n   The steps are wet.', 'Above.\n{+Beware+}: The steps are wet.\nBelow.'),
        ('paragraphs that became a note', 'The steps are wet.', '.. note:: The steps are wet.', 'Above.\n{+\nNote:\nThe steps are wet.\n+}\nBelow.'),
        ('a note that became paragraphs', '.. note::\n\n   The steps are wet.\n\n   So is the rail.', 'The steps are wet.\n\nSo is the rail.', 'Above.\n{+\nThe steps are wet.\nSo is the rail.\n+}\nBelow.'),
        ('a paragraph that became a quotation', 'The sea was calm.', '   The sea was calm.', 'Above.\n{+\nThe sea was calm.\n+}\nBelow.'),
        ('an epigraph that became a pull quote', '.. epigraph:: The sea was calm.', '.. pull-quote:: The sea was calm.', 'Above.\n{+\nThe sea was calm.\n+}\nBelow.'),
        ('bullets that became numbers', '- one boat\n- two boats', '1. one boat\n2. two boats', 'Above.\n{+\n1. one boat\n2. two boats\n+}\nBelow.'),
        ('bullets of another kind', '- one boat\n- two boats', '* one boat\n* two boats', 'Above.\n* one boat\n* two boats\nBelow.'),
        ('numbers that became letters', '1. one boat\n2. two boats', 'a. one boat\nb. two boats', 'Above.\n{+\n1. one boat\n2. two boats\n+}\nBelow.'),
        ('a list that starts with another number', '1. one boat\n2. two boats', '5. one boat\n6. two boats', 'Above.\n{+\n5. one boat\n6. two boats\n+}\nBelow.'),
        ('a list that was split and counts on', '1. one boat\n2. two boats', '1. one boat\n\nA pause came between.\n\n2. two boats', 'Above.\n1. one boat\n{+A pause came between.+}\n2. two boats\nBelow.'),
        ('two lists that became one', '1. one boat\n\nA pause came between.\n\n2. two boats', '1. one boat\n2. two boats', 'Above.\n1. one boat\n[...]\n2. two boats\nBelow.'),
        ('the items of an inner list put into the outer one', '- one boat\n\n  - two boats\n\n- three boats', '- one boat\n- two boats\n- three boats', 'Above.\n* one boat\n* {+\ntwo boats\n+}\n* three boats\nBelow.'),
        ('items put into an inner list', '- one boat\n- two boats\n- three boats', '- one boat\n\n  - two boats\n\n- three boats', 'Above.\n* one boat\n{+\n* two boats\n+}\n* three boats\nBelow.'),
        ('a rubric that became a paragraph', '.. rubric:: The steps\n\nThey are wet.', 'The steps\n\nThey are wet.', 'Above.\n{+\nThe steps\n+}\nThey are wet.\nBelow.'),
        ('a line of a verse indented', '| The sea was calm\n| and so were we', '| The sea was calm\n|   and so were we', 'Above.\nThe sea was calm\n{+and so were we+}\nBelow.'),
        ('an option with another sign before its argument', '--rope=LENGTH  Its length.', '--rope LENGTH  Its length.', 'Above.\n--rope {+LENGTH+}\nIts length.\nBelow.'),
        ('a function that became data', '.. py:function:: moor()', '.. py:data:: moor', 'Above.\n{+moor+}\nBelow.'),
        ('what another format shows', '.. only:: html\n\n   A lamp.', '.. only:: text\n\n   A lamp.', 'Above.\n{+\nA lamp.\n+}\nBelow.'),
        ('what only other formats show edited', '.. only:: html\n\n   A lamp.', '.. only:: latex\n\n   A lamp.', 'Above.\nBelow.'),
    ],
)  # fmt: skip
_cases(
    'Boats\n=====\n\nThey swim.\n\n{}\n\nThey float.\n\nRopes\n=====\n\nThey hold.\n\nLamps\n=====\n\nThey shine.\n',
    [
        ('a section promoted', 'Rafts\n-----', 'Rafts\n=====', 'Boats\n*****\nThey swim.\n{+Rafts+}\n*********\nThey float.\nRopes\n*****\nThey hold.\nLamps\n*****\nThey shine.'),
        ('a section demoted and renamed', 'Small rafts\n===========', 'Big rafts\n---------', 'Boats\n*****\nThey swim.\n{+Big+} {+rafts+}\n=================\nThey float.\nRopes\n*****\nThey hold.\nLamps\n*****\nThey shine.'),
    ],
)  # fmt: skip


@pytest.fixture(scope='module')
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp('prose')
    return run_sphinx(_source(folder), folder / 'text', 'text')


def _source(folder: Path) -> Path:
    files = {'conf.py': CONF, 'index.rst': 'Index\n=====\n'}
    for number, (_name, original, edited, _expected) in enumerate(CASES):
        paths = [f'articles/{number}.original.rst', f'articles/{number}.rst']
        files.update(zip(paths, (original, edited), strict=True))
        files[f'case{number}.rst'] = (
            f':orphan:\n\n.. ledger-article:: {paths[0]} {paths[1]}\n   :legend: none\n'
        )
    write_files(folder / 'source', files)
    return folder / 'source'


_cases(
    '{}\n',
    [
        (
            'a function removed and another one like it added elsewhere',
            '.. py:function:: moon(day: str) -> str\n\n   The moon.\n\n.. py:function:: tide(boat, place)\n\n   The hour.',
            '.. py:function:: tide(boat, place)\n\n   The hour.\n\n.. py:function:: sun(day: str) -> int\n\n   The light.',
            '[...]\ntide(boat, place)\nThe hour.\n{+sun+}({+day: str+}) -> {+int+}\n{+The light.+}',
        ),
        (
            'a function after which one like it was added and before which one was removed',
            '.. py:function:: one(day: str, hour: int)\n.. py:function:: two(day: str, hour: int)',
            '.. py:function:: two(day: str, hour: int, place: str)\n.. py:function:: three(day: str, hour: int)',
            '[...]\ntwo(day: str, hour: int, {+place: str+})\n{+three+}({+day: str+}, {+hour: int+})',
        ),
        (
            'methods of one name, removed from one class and added to another',
            '.. py:class:: One\n\n   .. py:method:: close()\n\n.. py:class:: Two\n\n   Stays.',
            '.. py:class:: One\n\n.. py:class:: Two\n\n   Stays.\n\n   .. py:method:: close()',
            'class One\n[...]\nclass Two\nStays.\n{+close+}()',
        ),
        (
            'a function renamed',
            '.. py:function:: moor(boat, place, rope=None)',
            '.. py:function:: dock(boat, place, rope=None)',
            '{+dock+}(boat, place, rope=None)',
        ),
        (
            'a quotation moved whose attribution was edited',
            '   A harbour is a promise that somebody made to the sea.\n\n   -- over the gate\n\nThe pilot wrote a letter to his mother.\n\nNobody knows what was in it.\n\nIt is in the museum now.',
            'The pilot wrote a letter to his mother.\n\nNobody knows what was in it.\n\nIt is in the museum now.\n\n   A harbour is a promise that somebody made to the sea.\n\n   -- over the old gate',
            'The pilot wrote a letter to his mother.\nNobody knows what was in it.\nIt is in the museum now.\n{moved} A harbour is a promise that somebody made to the sea.\n-- over the {+old+} gate',
        ),
        (
            'a list of other numbers whose items were replaced',
            'Above it all.\n\na. Shout.\nb. Wave.\n\nBelow.',
            'Above it all.\n\n(i) Lift the receiver.\n(ii) Ask for the crane.\n\nBelow.',
            'Above it all.\n1. {+Lift the receiver+}.\n2. {+Ask for the crane+}.\nBelow.',
        ),
    ],
)  # fmt: skip


#: Labels are no text: a link leads where it did as long as it leads to the same heading.
_GRAMMAR = '{label}Full grammar\n============\n\nSee {link} for more.\n\nNotes\n=====\n\nSome.'
_LINKED = 'Full grammar\n************\nSee {} for more.\nNotes\n*****\nSome.'
_cases(
    '{}\n',
    [
        (name, *[_GRAMMAR.format(label=label, link=link) for label, link in sides], expected)
        for name, *sides, expected in (
            (
                'a label before a heading is gone, and a link by it goes by the heading',
                ('.. _here:\n\n', '`it <here_>`_'),
                ('', '`it <Full grammar_>`_'),
                _LINKED.format('it'),
            ),
            (
                'a label before a heading has another name, and so has a link by it',
                ('.. _here:\n\n', '`it <here_>`_'),
                ('.. _there:\n\n', '`it <there_>`_'),
                _LINKED.format('it'),
            ),
            (
                'a link leads to another heading',
                ('', '`it <Full grammar_>`_'),
                ('', '`it <Notes_>`_'),
                _LINKED.format('{+it+}'),
            ),
        )
    ],
)


@pytest.mark.parametrize(
    ('number', 'expected'),
    [(number, case[3]) for number, case in enumerate(CASES)],
    ids=[case[0] for case in CASES],
)
def test_an_edit_in_a_construct(built: Built, number: int, expected: str) -> None:
    lines = [line.strip() for line in built.text(f'case{number}.txt').splitlines()]
    assert [line for line in lines if line] == expected.splitlines()


def test_every_account_was_proved(built: Built) -> None:
    assert built.ours() == []


def test_an_article_whose_headings_all_stand_deeper_than_in_the_original(
    project: Callable[..., Built],
) -> None:
    text = 'Boats\n{0}\n\nThey swim.\n\nRopes\n{0}\n\nThey hold.\n'
    built = project(article(f'Harbour\n=======\n\n{text.format("-----")}', text.format('=====')))
    assert '{+' not in built.text('index.txt')


def test_the_class_that_a_directive_gives_to_an_article_is_no_edit(
    project: Callable[..., Built],
) -> None:
    text = '.. note:: The steps are wet.\n\nSo is the rail.\n'
    built = project(article(text, text, options=':class: quiet'))
    assert '{+' not in built.text('index.txt')


def test_a_list_in_a_cell_that_became_a_paragraph(project: Callable[..., Built]) -> None:
    cell = '.. list-table::\n\n   * - {}one boat\n     - two boats\n'
    text = project(article(cell.format('- '), cell.format(''))).text('index.txt')
    assert '| {+one boat+} ' in text
    assert '| two boats ' in text


def test_names_keep_their_marks_in_latex(project: Callable[..., Built]) -> None:
    names = '\n\n.. acks::\n\n   * Ada Lovelace\n   * {}'
    original, edited = map(names.format, ('Karl Marx', 'Otto Hahn'))
    built = project(
        article(f'-a  All boats.\n-b  Both boats.{original}', f'--all  All boats.{edited}'),
        'latex',
        confoverrides={'project': 'project'},
    )
    tex = built.text('project.tex')
    assert '\\sphinxledgerhighlight{\\sphinxledgerunderline{' in tex.split('All boats')[0]
    assert '\\item [\\sphinxledgerelision{\\sphinxledgerellipsis{{[}...{]}}}]' in tex
    assert re.search(r'Ada Lovelace, \\sphinxledgerhighlight\{.*Otto Hahn\}\}\.', tex)


def test_a_list_in_a_quotation_is_one_in_latex_with_marks_and_without(
    project: Callable[..., Built],
) -> None:
    quotes = [
        '   - It is old.\n   - It is grey.\n',  # became numbers
        '   - It swims.\n\n   Nobody knows why.\n',  # was before a paragraph that is gone
        '   Many cranes.\n\n   - It lifts.\n',  # was behind one
        '   It was a list.\n',  # is one now
        '   - The tide.\n\n   -- A pilot\n',  # is told by nobody now
    ]
    lists = ['1. It is old.\n   2. It is grey.', '- It swims.', '- It lifts.']
    lists += ['- It was a list.', '- The tide.']
    between = '\n\nA paragraph of so many words is number {}.\n\n'
    original, edited = (
        ''.join(between.format(number) + quote for number, quote in enumerate(sides))
        for sides in (quotes, [f'   {each}\n' for each in lists])
    )
    built = project(article(original, edited), 'latex', confoverrides={'project': 'project'})
    tex = built.text('project.tex')
    assert built.ours() == []
    assert tex.count(r'\sphinxledgerelision{') == 3
    assert tex.count(r'\begin{sphinxledgerblock}') == 2
    assert r'{quote}' not in tex.partition(r'\sphinxmaketitle')[2]


def test_what_stands_in_one_line_with_others_has_no_bar(project: Callable[..., Built]) -> None:
    built = project(
        article(
            'quay : wall\n   Boats.\n\nrope : hemp\n   Line.\n\n-l FILE  List.',
            'quay\n   Boats.\n\nrope : nylon\n   Line.\n\n-l NAME  List.',
        ),
        'html',
    )
    found = built.soup().select('span.classifier, kbd var')
    assert [node.get_text() for node in found] == ['[...]', 'nylon', 'NAME']
    assert not [node for node in found if 'ledger-block' in node.get('class', [])]
