"""The list of an article's changes, in every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_string
from docutils.nodes import Text, paragraph

from sphinxcontrib_ledger.docutils_parser import Parser
from sphinxcontrib_ledger.export.excerpt import first_words
from support.chromium import opened
from support.projects import CONF, ROOT, article, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from support.projects import Built

ON = ':list-of-changes:'
ENTRY = re.compile(r'^ *\d+\. (.*(?:\n   \S.*)*)', re.MULTILINE)


def listed(text: str) -> list[str]:
    """Return the entries of the lists in a text."""
    lists = text.split('**List of changes**')[1:]
    return [
        ' '.join(entry.split())
        for one in lists
        for entry in ENTRY.findall(one.partition('**About')[0])
    ]


OLD = 'The ferry leaves at noon.\n\nDogs stay on a lead.\n\nNobody swims near the quay.'
LONG = 'Whoever comes late must wait for the boat of the next morning, whatever the weather.'
GRID = """.. list-table::
   :header-rows: 1

   * - Place
     - Minimum length
   * - Mail
     - {}
   * - Door
     - {}
"""
CODE = '.. code-block:: python\n\n   find()\n   lamp()\n   wait(1)\n   report()\n   stop()\n'


@pytest.mark.parametrize(
    ('case', 'original', 'edited', 'expected'),
    [
        ('a word was put instead', OLD, OLD.replace('noon', 'ten'), ['changed: “ten”']),
        ('a word was added', OLD, OLD.replace('a lead', 'a short lead'), ['added: “short”']),
        (
            'of what was removed it is said where it was',
            OLD,
            OLD.replace('near the quay', ''),
            ['something was removed, after “Nobody swims”'],
        ),
        (
            'a paragraph was removed',
            OLD,
            OLD.replace('Dogs stay on a lead.\n\n', ''),
            ['something was removed, after “ferry leaves at noon.”'],
        ),
        (
            'a long text is cut at a word',
            OLD,
            f'{OLD}\n\n{LONG}',
            ['added: “Whoever comes late must wait for the boat of the…”'],
        ),
        (
            'a text without spaces is cut by its width',
            OLD,
            f'{OLD}\n\n{"船" * 30}。',
            [f'added: “{"船" * 24}…”'],
        ),
        (
            'a quotation keeps its quotation marks',
            OLD,
            f'{OLD}\n\n“Stay,” she said.',
            ['added: ““Stay,” she said.”'],
        ),
        (
            'a paragraph was moved',
            OLD,
            'Nobody swims near the quay.\n\nThe ferry leaves at noon.\n\nDogs stay on a lead.',
            ['moved here: “Nobody swims near the quay.”'],
        ),
        (
            'a list became another one',
            '- one boat\n- two boats',
            '1. one boat\n2. two boats',
            ['given another form: “one boat two boats”'],
        ),
        (
            'a formula was edited, and one added',
            '.. math:: a = b',
            '.. math:: a = c\n\nAnd:\n\n.. math:: d = e',
            ['changed: a formula', 'added: “And”'],
        ),
        ('a picture was added', OLD, f'{OLD}\n\n.. image:: a.png', ['added: a picture']),
        (
            'a line of code was edited',
            CODE,
            CODE.replace('wait(1)', 'wait(2)'),
            ['changed: “wait(2)”'],
        ),
        (
            'a line of code was removed',
            CODE,
            CODE.replace('   wait(1)\n', ''),
            ['something was removed, after “lamp()”'],
        ),
        (
            'lines of code that are not next to each other are two changes',
            CODE,
            CODE.replace('find()', 'seek()').replace('report()', 'tell()'),
            ['changed: “seek()”', 'changed: “tell()”'],
        ),
        (
            'cells of a new row stand apart',
            '.. list-table::\n\n   * - a boat\n     - red\n',
            '.. list-table::\n\n   * - a boat\n     - red\n   * - a raft\n     - blue\n',
            ['added: “a raft blue”'],
        ),
        (
            'footnotes are not quoted in what holds them',
            f'{OLD}\n\n.. [1] Old.',
            f'{OLD}\n\nNew [1]_ boats.\n\n.. [1] Old.',
            ['added: “New boats.”'],
        ),
        (
            'a reference that moved is quoted with words before it, as is the place where it was',
            'The old boat [1]_ is here for all of us. It sank.\n\n.. [1] Old.',
            'The old boat is here for all of us. It sank [1]_.\n\n.. [1] Old.',
            ['footnote reference: “The old boat [...]”', 'footnote reference: “…us. It sank [1]”'],
        ),
        (
            'a formula in a text is quoted as one',
            OLD,
            f'{OLD}\n\nIt is :math:`a_1` deep.',
            ['added: “It is a_1 deep.”'],
        ),
        (
            'words that a text began with were removed',
            OLD,
            OLD.replace('The ferry leaves', 'Leaves').replace('Dogs stay', 'stay'),
            ['changed: “Leaves”', 'something was removed, before “stay on a lead.”'],
        ),
        (
            'a sign is quoted with the word that it stands at',
            'Red boats and rafts.',
            'Red boats, and rafts.',
            ['added: “boats,”'],
        ),
        (
            'a sign that stands alone is quoted with the word before it',
            'Red boats and rafts sail.',
            'Red boats – and rafts sail.',
            ['added: “boats –”'],
        ),
        (
            'a cell is named by its row and column',
            GRID.format('8', 'four'),
            GRID.format('12', 'four'),
            ['changed: Mail / Minimum length: “12”'],
        ),
        (
            'what was removed from a cell, too',
            GRID.format('8', 'four old'),
            GRID.format('8', 'four'),
            ['something was removed, after “four”, Door / Minimum length'],
        ),
        (
            'a removed row is named by the one above it',
            f'{GRID.format("8", "four")}   * - Sea\n     - 3\n',
            GRID.format('8', 'four'),
            ['a row was removed, after “Door”'],
        ),
        (
            'or by the one below it',
            GRID.format('8', 'four').replace(
                '   * - Mail\n', '   * - Sea\n     - 3\n   * - Mail\n'
            ),
            GRID.format('8', 'four'),
            ['a row was removed, before “Mail”'],
        ),
        (
            'a link says where it leads',
            'See `the timetable <https://example.org/old>`__ first.',
            'See `the timetable <https://example.org/new>`__ first.',
            ['link changed: “the timetable”, leads to https://example.org/new'],
        ),
        (
            'a link whose words changed is a change of words',
            'See `the timetable <https://example.org/old>`__ first.',
            'See `the times <https://example.org/new>`__ first.',
            ['changed: “the times”'],
        ),
        ('nothing was edited', OLD, OLD, []),
    ],
)
def test_what_a_list_says(
    project: Callable[..., Built], case: str, original: str, edited: str, expected: list[str]
) -> None:
    built = project({**article(original, edited, options=ON), 'a.png': b''})
    assert listed(built.text('index.txt')) == expected
    assert built.ours() == []


def test_what_was_removed_is_told_where_original_words_are(project: Callable[..., Built]) -> None:
    old = f'{OLD}\n\nSee `the times <https://example.org/old>`__.'
    new = old.replace(' near the quay', '').replace('/old', '/new')
    built = project(article(old, new, options=f'{ON}\n:reveal: hover'))
    assert listed(built.text('index.txt')) == [
        'removed: “near the quay”, after “Nobody swims”',
        (
            'link changed: “the times”, led to https://example.org/old, leads to '
            'https://example.org/new'
        ),
    ]


def test_edits_of_some_kinds_can_be_left_out(project: Callable[..., Built]) -> None:
    old = f'{OLD}\n\nSee `the times <https://example.org/old>`__.'
    new = old.replace(' near the quay', '').replace('/old', '/new').replace('noon', 'ten')
    kinds = {'ledger_list_of_changes_kinds': ['modified', 'removed']}
    built = project(article(old, new, options=ON), confoverrides=kinds)
    text = built.text('index.txt')
    assert listed(text) == ['changed: “ten”', 'something was removed, after “Nobody swims”']
    project(article(old, new, options=ON), 'html', confoverrides=kinds)
    project(article(old, new, options=ON), 'epub', confoverrides=kinds)


def test_a_long_list_is_printed_in_two_columns(project: Callable[..., Built]) -> None:
    for count, columns in ((30, False), (31, True)):
        old = '\n\n'.join(f'Boat number{n} is red today.' for n in range(count))
        built = project(article(old, old.replace('red', 'blue'), options=ON), 'latex')
        [tex] = built.out.glob('*.tex')
        assert ('begin{sphinxledgermanychanges}' in tex.read_text()) is columns
        assert ('begin{sphinxledgerchanges}' in tex.read_text()) is not columns


def test_entries_in_a_book_lead_to_their_edits_and_these_back(
    project: Callable[..., Built],
) -> None:
    old = f'{OLD}\n\nA\n=\n\n.. math:: a = b\n\n{CODE}'
    new = old.replace('noon', 'ten').replace(' near the quay', '').replace('= b', '= c')
    new = new.replace('wait(1)', 'wait(2)').replace('Dogs', 'A new paragraph.\n\nDogs')
    built = project(article(old, new, options=ON), 'epub')
    page = BeautifulSoup(built.text('index.xhtml'), 'html.parser')
    entries = page.select('.ledger-changes li a')
    assert len(entries) == 5
    for entry in entries:
        target = page.find(id=str(entry['href'])[1:])
        assert target is not None
        assert target.find_parent(class_='ledger-changes') is None
    backs = page.select('.ledger-back a')
    assert [back['href'] for back in backs] == [f'#{entry["id"]}' for entry in entries]
    assert [back.get_text() for back in backs] == ['1', '2', '3', '4', '5']
    # Each edit leads to the one before it and behind it, also where there is no list.
    for options, numbers in ((ON, 5), ('', 0)):
        files = article(old, new, options=options)
        built = project(files, 'epub', confoverrides={'ledger_epub_links': True}, freshenv=True)
        page = BeautifulSoup(built.text('index.xhtml'), 'html.parser')
        signs = [sign.get_text() for sign in page.select('.ledger-back')]
        assert signs == ['1↓', '↑2↓', '↑3↓', '↑4↓', '↑5']
        links = page.select('.ledger-back a[title]')
        assert {link['title'] for link in links} == {'Previous edit', 'Next edit'}
        targets = [str(link['href']).removeprefix('#ledger-edit-') for link in links]
        assert targets == ['2', '1', '3', '2', '4', '3', '5', '4']
        assert all(page.find(id=f'ledger-edit-{target}') for target in targets)
        assert len(page.select('.ledger-back a:not([title])')) == numbers


def test_sections_are_named_if_there_are_several(project: Callable[..., Built]) -> None:
    old = 'Boats\n=====\n\nA red boat.\n\nRafts\n=====\n\nA small raft.\n\nA big one.'
    new = old.replace('red', 'blue').replace('small', 'slow').replace('big', 'huge')
    new = new.replace('Rafts\n', 'Their rafts\n').replace(
        '\n=====\n\nA slow', '\n===========\n\nA slow'
    )
    text = project(article(old, new, options=ON)).text('index.txt')
    assert text.partition('**List of changes**\n')[2].split('\n') == [
        *['', '*Boats*', '', '1. changed: “blue”', '', '*Their rafts*', ''],
        *['2. changed: “Their rafts”', '', '3. changed: “slow”', '', '4. changed: “huge”', ''],
    ]


def test_a_footnote_is_in_the_section_that_refers_to_it(project: Callable[..., Built]) -> None:
    old = 'Boats\n=====\n\nA red boat. [#a]_\n\nRafts\n=====\n\nA small raft.\n\n.. [#a] By day.'
    new = old.replace('red', 'blue').replace('small', 'slow').replace('By day', 'By night')
    text = project(article(old, new, options=ON)).text('index.txt')
    listed = text.partition('**List of changes**\n')[2].partition('=====')[0].split('\n')
    assert [line for line in listed if line] == [
        *['*Boats*', '1. changed: “blue”', '*Rafts*', '2. changed: “slow”'],
        *['*Boats*', '3. changed: “night”'],
    ]


def test_a_footnote_may_refer_to_itself_and_to_another_one(project: Callable[..., Built]) -> None:
    old = (
        'Boats\n=====\n\nA boat. [#b]_\n\nRafts\n=====\n\nA raft.\n\n.. [#a] By day [#a]_ [#b]_.\n'
    )
    old += '.. [#b] By sea [#a]_.\n'
    new = old.replace('day', 'night').replace('sea', 'land').replace('A raft', 'A big raft')
    text = project(article(old, new, options=ON)).text('index.txt')
    listed = text.partition('**List of changes**\n')[2].partition('=====')[0].split('\n')
    assert [line for line in listed if line] == [
        *['*Rafts*', '1. added: “big”', '*Boats*', '2. changed: “night”', '3. changed: “land”'],
    ]


def test_each_article_of_a_page_has_a_list_of_its_own(project: Callable[..., Built]) -> None:
    files = article('A red boat.', 'A red boat.\n\nIt leaks.', options=ON)
    second = article('A small raft.', 'It floats.\n\nA small raft.', options=ON)
    text = second['index.rst'].replace('articles/a.', 'articles/b.')
    files['index.rst'] += f'\n{text}'
    files |= {
        name.replace('/a.', '/b.'): content
        for name, content in second.items()
        if name.startswith('articles')
    }
    built = project(files)
    assert listed(built.text('index.txt')) == ['added: “It leaks.”', 'added: “It floats.”']


@pytest.mark.parametrize(
    ('case', 'conf', 'options', 'count'),
    [
        ('nobody asks', '', '', 0),
        ('the project asks', 'ledger_list_of_changes = True', '', 1),
        ('the article asks', '', ':list-of-changes: yes', 1),
        (
            'the article does not want it',
            'ledger_list_of_changes = True',
            ':list-of-changes: no',
            0,
        ),
        ('there is no legend', '', ':list-of-changes:\n:legend: none', 1),
        ('the legend is at the top', '', ':list-of-changes:\n:legend: top', 1),
    ],
)
def test_when_there_is_a_list(
    project: Callable[..., Built], case: str, conf: str, options: str, count: int
) -> None:
    files = {
        'conf.py': f'{CONF}{conf}\n',
        **article('A red boat.', 'A blue boat.', options=options),
    }
    text = project(files).text('index.txt')
    assert text.count('List of changes') == count
    if count:
        # Last of all, but for what the page says behind the article.
        assert text.rstrip().endswith('1. changed: “blue”')


def test_links_of_a_page_lead_to_the_marks(tmp_path: Path) -> None:
    values = {'ledger_list_of_changes': True}
    built = run_sphinx(ROOT / 'demo_docs', tmp_path / 'html', 'html', confoverrides=values)
    assert built.warnings == []
    count = 0
    for path in built.out.rglob('*.html'):
        page = BeautifulSoup(path.read_text(encoding='utf-8'), 'html.parser')
        edits = {str(tag['id']) for tag in page.select('[id^=ledger-edit-]')}
        numbers = {identity for identity in edits if identity.count('-') == 2}
        links = [str(link['href'])[1:] for link in page.select('.ledger-changes li a')]
        assert set(links) <= edits
        # Each edit has an entry; one that goes on in another article has two.
        assert numbers <= set(links)
        count += len(links)
        for link in page.select('.ledger-changes li a'):
            said = link.get_text()
            if said.startswith(('added: “', 'changed: “')):
                target = page.find(id=str(link['href'])[1:])
                assert target is not None
                first = re.split(r'\W', said.partition('“')[2])[0]
                assert target.parent is not None
                # Of an icon the word beside it is quoted.
                assert first in target.parent.get_text() or target.name != 'ins', said
    assert count > 150


def test_no_removed_word_is_in_any_list(project: Callable[..., Built]) -> None:
    removed = 'The villainous ferry leaves.\n\nThe shambolic timetable.\n\nA telefax.'
    edited = 'The ferry leaves.\n\nA telephone.'
    for builder in ('html', 'text', 'latex', 'man', 'texinfo', 'xml', 'pseudoxml', 'epub', 'json'):
        built = project(article(removed, edited, options=ON), builder)
        for path in built.out.rglob('*'):
            if path.is_file():
                content = path.read_bytes()
                for word in (b'villainous', b'shambolic', b'telefax'):
                    assert word not in content, (builder, path)


@pytest.mark.parametrize('reveal', ['hover', 'side-by-side'])
@pytest.mark.parametrize('builder', ['html', 'latex', 'text'])
def test_a_list_beside_original_words_does_not_have_them(
    project: Callable[..., Built], reveal: str, builder: str
) -> None:
    options = f'{ON}\n:reveal: {reveal}'
    built = project(article(OLD, OLD.replace('noon', 'ten'), options=options), builder)
    [path] = [
        path
        for path in built.out.glob('*')
        if path.name in ('index.html', 'projectnamenotset.tex', 'index.txt')
    ]
    text = path.read_text(encoding='utf-8')
    rest = text[text.rindex('List of changes') :]
    entry = rest[: rest.index('ten') + 3]
    assert 'noon' not in entry


@pytest.mark.parametrize('writer', ['html5', 'latex', 'xetex', 'odt', 'manpage', 'pseudoxml'])
def test_plain_docutils_has_the_list(tmp_path: Path, writer: str) -> None:
    write_files(tmp_path, article(OLD, OLD.replace('noon', 'ten'), options=ON))
    page = tmp_path / 'index.rst'
    written = publish_string(
        page.read_text(encoding='utf-8'),
        source_path=str(page),
        parser=Parser(),
        writer_name=writer,
        settings_overrides={
            'halt_level': 2,
            'use_latex_citations': True,
            'legacy_column_widths': False,
        },
    )
    if writer == 'odt':
        assert written
        return
    text = written.decode()
    assert 'List of changes' in text
    assert (r'changed: “ten”\sphinxledgerpage{1}' in text) == (writer in ('latex', 'xetex'))
    assert (r'\sphinxledgerplace{1}' in text) == (writer in ('latex', 'xetex'))


@pytest.mark.parametrize(
    ('case', 'text', 'expected'),
    [
        ('spaces at the ends', ' a boat ', 'a boat'),
        ('line breaks', 'a\nboat', 'a boat'),
        ('a comma before it', '，持岛民通行证的人免费', '持岛民通行证的人免费'),
        ('a quotation', '“A boat,” she said', '“A boat,” she said'),
        ('a word longer than a line', 'a' * 60, 'a' * 48 + '…'),
        ('just as long as there is room', 'boats ' * 7 + 'at sea', 'boats ' * 7 + 'at sea'),
        ('a letter and its accent stay together', 'e\u0301' * 60, 'e\u0301' * 48 + '…'),
        (
            'commas before what is left out',
            f'{"boats, " * 9}',
            'boats, ' * 5 + 'boats, boats' + '…',
        ),
        ('nothing but spaces', ' \n ', ''),
    ],
)
def test_first_words(case: str, text: str, expected: str) -> None:
    found = first_words([paragraph('', '', Text(text))])
    assert ''.join(piece.text for piece in found) == expected


@pytest.mark.slow
def test_the_article_without_marks_has_no_list(browser: Browser, tmp_path: Path) -> None:
    files = {'conf.py': CONF, **article('A red boat.', 'A blue boat.', options=ON)}
    write_files(tmp_path / 'source', files)
    built = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html')
    page = opened(browser, built.out, 'index')
    assert page.locator('.ledger-changes').count() == 1
    page.locator('.ledger-chip').click()
    page.locator('.ledger-toolbar select').select_option('clean')
    assert page.locator('.ledger-changes').count() == 0
    assert 'List of changes' not in page.locator('body').inner_text()
    page.locator('.ledger-toolbar select').select_option('annotated')
    page.get_by_role('link', name='changed: “blue”').click()
    assert page.url.endswith('#ledger-edit-1')
