"""Original words are shown where an article asks for them, and nowhere else."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
import sphinx
from bs4 import BeautifulSoup, Tag
from docutils.core import publish_string
from sphinx.errors import ConfigError

from sphinxcontrib_ledger.docutils_parser import Parser
from support.projects import CONF, article, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

ORIGINAL = """\
The old mill
============

The *rusty* ferry left at `noon <https://example.org/n>`_ [#a]_ sharp.

Nobody was there.

Not even the miller.

- one crate
- two barrels
- three sacks

.. code-block:: python

   a = 1
   b = 2

.. image:: boat.png

======  =====
Tree    Years
======  =====
Oak     90
Elm     40
======  =====

.. [#a] A note about noon.
"""
EDITED = """\
The new mill
============

The *shiny* ferry left at `ten <https://example.org/t>`_ [#a]_.

- one crate
- two casks

.. code-block:: python

   a = 1
   b = 3

.. image:: ship.png

======  =====
Tree    Years
======  =====
Oak     91
======  =====

.. [#a] A note on noon.
"""
#: What the edits replaced and removed, in the order of the page.
WORDS = [
    'old', 'rusty', 'noon sharp', 'Nobody was there.\nNot even the miller.', 'barrels',
    'three sacks', 'b = 2', 'boat.png', '90', 'Elm\n40', 'about',
]  # fmt: skip
BUILDERS = {
    'html': 'html',
    'epub': 'xhtml',
    'text': 'txt',
    'latex': 'tex',
    'man': '1',
    'xml': 'xml',
}


def files(reveal: str) -> dict[str, str]:
    return {
        **article(ORIGINAL, EDITED, options=f':reveal: {reveal}'),
        'boat.png': 'a picture',
        'ship.png': 'another',
    }


def buttons(built: Built) -> list[str]:
    shown = built.soup().select('.ledger-original')
    words = [one.get_text().partition('Original wording ')[2] for one in shown]
    names = [button['popovertarget'] for button in built.soup().select('.ledger-reveal button')]
    assert names == [one['id'] for one in shown]
    assert len(set(names)) == len(names)
    return words


def test_a_page_shows_the_words_of_each_edit_behind_it(project: Callable[..., Built]) -> None:
    built = project(files('hover'), 'html')
    assert built.warnings == []
    assert buttons(built) == WORDS


def test_words_stand_behind_the_link_that_they_are_about(project: Callable[..., Built]) -> None:
    page = project(files('hover'), 'html').soup()
    assert page.select('.ledger-reveal')
    assert not page.select('a .ledger-reveal')


@pytest.mark.parametrize('reveal', ['hover', 'side-by-side'])
def test_words_that_are_shown_are_found_by_no_search(
    project: Callable[..., Built], reveal: str
) -> None:
    built = project(files(reveal), 'html')
    index = built.text('searchindex.js')
    assert 'shini' in index or 'shiny' in index
    if sphinx.version_info < (9,) and reveal == 'side-by-side':
        return  # Sphinx 8 searches everything
    for word in ('rusti', 'rusty', 'barrel', 'miller', 'sharp'):
        assert f'"{word}"' not in index


@pytest.mark.parametrize('reveal', ['hover', 'side-by-side'])
def test_text_has_footnotes_with_the_words(project: Callable[..., Built], reveal: str) -> None:
    built = project(files(reveal), 'text')
    assert built.warnings == []
    body, _, notes = built.text('index.txt').partition('-[ Original wording ]-')
    numbers = [f'[{number}]' for number in range(2, 2 + len(WORDS))]
    assert [number for number in numbers if number not in body] == []
    said = [' '.join(note.split()) for note in notes.split('\n[')]
    assert said[1:] == [
        f'{number}] {" ".join(words.split())}' for number, words in enumerate(WORDS, 2)
    ]
    assert 'Footnotes say what stood there before.' in body
    assert 'The {+new+}[2] mill' in body


#: As Furo does.
WRAPPING = """
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

class Wrap(SphinxPostTransform):
    default_priority = 500

    def run(self):
        for node in list(self.document.findall(nodes.table)):
            around = nodes.container(classes=['table-wrapper'])
            around.update_all_atts(node)
            node.parent.replace(node, around)
            around.append(node)

def setup(app):
    app.add_post_transform(Wrap)
"""


@pytest.mark.parametrize('reveal', ['hover', 'side-by-side'])
def test_the_original_stands_once_beside_a_table_that_a_theme_wraps(
    project: Callable[..., Built], reveal: str
) -> None:
    table = '==== ====\nA    B\n==== ====\nC    {}\nE    F\n{}==== ====\n'
    shown = article(
        table.format('old', 'G    H\n'), table.format('new', ''), options=f':reveal: {reveal}'
    )
    built = project({**shown, 'conf.py': CONF + WRAPPING}, 'html')
    page = BeautifulSoup(built.text('index.html'), 'html.parser')
    if reveal == 'hover':
        assert len(page.select('.ledger-original')) == 2
        return
    assert len(page.select('.ledger-row')) == 1
    assert len(page.select('.ledger-row > .ledger-after > .table-wrapper > table')) == 1
    assert [each.get_text() for each in page.select('.ledger-deletion')] == ['old', 'G', 'H']


def test_two_edits_of_a_heading_have_one_line_for_both_notes(
    project: Callable[..., Built],
) -> None:
    text = (
        'Page\n====\n\n{} mills of the river in the {}\n-------------------------------\n\nOne.\n'
    )
    shown = article(
        text.format('Old', 'north'), text.format('New', 'south'), options=':reveal: hover'
    )
    built = project(shown, 'latex')
    [path] = built.out.glob('*.tex')
    lines = path.read_text(encoding='utf-8').partition('mills of the')[2].partition('One.')[0]
    assert lines.count('Original wording') == 1
    notes = re.findall(r'AtStartFootnote\s+(\w+)', lines)
    assert notes == ['Old', 'north']


def test_latex_has_footnotes_that_stay_out_of_running_heads(project: Callable[..., Built]) -> None:
    shown = files('hover')
    built = project({**shown, 'index.rst': f'Host\n====\n\n{shown["index.rst"]}'}, 'latex')
    [path] = built.out.glob('*.tex')
    source = path.read_text(encoding='utf-8')
    [heading] = [
        line for line in source.splitlines() if re.match(r'.(chapter|section).* mill', line)
    ]
    assert 'footnote' not in heading
    assert source.count(r'\sphinxAtStartFootnote') == len(WORDS) + 1
    for words in WORDS:
        for line in words.split('\n'):
            assert line in source


def test_a_raised_number_behind_a_digit_is_no_power(project: Callable[..., Built]) -> None:
    source = article('It costs 2 euros.', 'It costs 3 euros.', options=':reveal: hover')
    tex = project(source, 'latex').text('projectnamenotset.tex')
    assert re.search(r'3\}+\\, ?%\n\\begin\{footnote\}', tex)


@pytest.mark.parametrize(
    ('builder', 'reveal'),
    [
        *product(BUILDERS, ['never', 'hover', 'side-by-side']),
        # Others have footnotes, whatever they are asked for.
        *product(['html', 'latex', 'text'], ['inline']),
    ],
)
def test_only_what_is_asked_for_is_in_the_output(
    project: Callable[..., Built], reveal: str, builder: str
) -> None:
    values = {'version': '1', 'copyright': '2024', 'html_copy_source': False}
    built = project(files(reveal), builder, confoverrides=values)
    published = [path for path in built.out.rglob('*') if path.suffix[1:] in BUILDERS.values()]
    assert published
    text = '\n'.join(path.read_text(encoding='utf-8') for path in published)
    gone = ('rusty', 'Nobody was', 'barrels', 'b = 2', 'Elm')
    assert [word in text for word in gone] == [reveal != 'never'] * len(gone)


def test_text_has_the_words_in_brackets_before_those_that_are_there_now(
    project: Callable[..., Built],
) -> None:
    built = project(files('inline'), 'text')
    assert built.warnings == []
    text = ' '.join(built.text('index.txt').replace('|', ' ').split())
    shown = [' / '.join(' '.join(line.split()) for line in words.split('\n')) for words in WORDS]
    assert [words for words in shown if f'[-{words}-]' not in text] == []
    assert '[-rusty-] {+shiny+}' in text
    assert 'What stood there before is between [- and -], before what is there now.' in text
    assert 'Original wording' not in text


#: What stands behind each of the words: the new ones, the sign, or nothing in a line of its own.
BEHIND = ['new', 'shiny', 'ten', '[...]', 'casks', '[...]', '', '', '91', '[...]', 'on']


@pytest.mark.parametrize('builder', ['html', 'epub'])
def test_words_are_struck_through_before_those_that_are_there_now(
    project: Callable[..., Built], builder: str
) -> None:
    built = project(files('inline'), builder)
    page = BeautifulSoup(built.text(f'index.{BUILDERS[builder]}'), 'html.parser')
    struck = page.select('del.ledger-struck')
    assert [words.get_text('\n') for words in struck] == WORDS
    behind = [words.find_next_sibling() for words in struck]
    assert ['' if one is None else one.get_text() for one in behind] == BEHIND
    assert not page.select('ins del, .ledger-reveal')
    [legend] = page.select('.ledger-legend')
    assert 'What stood there before is struck through' in legend.get_text()
    # The file of their style is there, in a book as well.
    styles = [str(link['href']).partition('?')[0] for link in page.select('link[rel=stylesheet]')]
    assert '_static/ledger-struck.css' in styles
    assert all((built.out / style).is_file() for style in styles)
    assert 'Footnotes' not in legend.get_text()
    if builder == 'html':
        assert 'ledger-reveal.css' in str(page)
        index = built.text('searchindex.js')
        assert [word for word in ('rusti', 'barrel', 'miller') if f'"{word}"' in index] == []


def test_words_are_struck_through_in_print(project: Callable[..., Built]) -> None:
    built = project(files('inline'), 'latex')
    tex = next(built.out.glob('*.tex')).read_text(encoding='utf-8')
    struck = re.findall(r'\\sphinxledgerdeletion\{([^}]*)\}', tex)
    # The first is in the name of the document.
    assert sorted(struck) == sorted(line for words in WORDS[1:] for line in words.split('\n'))
    assert r'\sphinxledgerdeletion{rusty}\sphinxledgerelision{ }\sphinxledgerhighlight{' in tex
    assert 'before is struck through' in ' '.join(tex.split())
    assert 'footnotetext' not in tex
    # No page ends between such a line and what it is about.
    lines = re.findall(r'\\Needspace\{8.*?\}\n\\sphinxAtStartPar\n.*?\\par\\nobreak\n', tex)
    assert len(lines) == tex.count(r'\Needspace') > 0


#: original, edited, how both are shown in one line
STRUCK = [
    # Words bring the space along that was before them; the sign stands where it does without them.
    ('The old boat left.', 'The boat left.', 'The [-old-] [...] boat left.'),
    ('Sadly the boat left.', 'The boat left.', '[-Sadly-] [...] [-the-] {+The+} boat left.'),
    ('The boat left early.', 'The boat left.', 'The boat left [-early-] [...].'),
    ('It left early; it sank.', 'It left; it sank.', 'It left [-early-] [...]; it sank.'),
    ('The boat left, early.', 'The boat left.', 'The boat left[-, early-] [...].'),
    ('The boat left: early.', 'The boat left.', 'The boat left[-: early-] [...].'),
    ('Ropes, oars and sails.', 'Ropes and sails.', 'Ropes[-, oars-] [...] and sails.'),
    ('It left. It sank. It rose.', 'It left. It rose.', 'It left. [-It sank.-] [...] It rose.'),
    # A sign of punctuation in their stead stands at once behind them.
    ('The boat left.', 'The boat left!', 'The boat left[-.-]{+!+}'),
    ('It left. And sank.', 'It left, and sank.', 'It left[-. And-]{+, and+} sank.'),
    ('It left late; then sank.', 'It left. Then sank.', 'It left [-late; then-]{+. Then+} sank.'),
    ('Il est parti !', 'Il est parti.', 'Il est parti [-!-]{+.+}'),
    # Words in the stead of words have a space between them.
    ('It left early.', 'It left late.', 'It left [-early-] {+late+}.'),
    ('It left (early) now.', 'It left (late) now.', 'It left ([-early-] {+late+}) now.'),
    # Brackets and quotation marks stay at their words.
    ('The (sadly old) boat.', 'The (old) boat.', 'The ([-sadly-] [...] old) boat.'),
    ('The [old port] sank.', 'The [old] sank.', 'The [old [-port-] [...]] sank.'),
    ('The «sadly old» boat.', 'The «old» boat.', 'The «[-sadly-] [...] old» boat.'),
    ('The "old port" sank.', 'The "port" sank.', 'The "[-old-] [...] port" sank.'),
    # The edge of a link or an emphasis is no place of its own.
    ('The boat *left*, early.', 'The boat *left*.', 'The boat left[-, early-] [...].'),
    ('The boat, *old* then.', 'The boat *new* then.', 'The boat[-, old-] {+new+} then.'),
    ('A `big boat <a>`_ left.', 'A `boat <a>`_ left.', 'A [-big-] [...] boat left.'),
    # Some scripts have no spaces.
    ('渡轮中午离开码头。', '渡轮傍晚离开码头。', '渡轮[-中午-]{+傍晚+}离开码头。'),
    ('船はゆっくり出た。', '船は出た。', '船は[-ゆっくり-][...]出た。'),
]  # fmt: skip


def test_struck_words_have_the_space_that_was_before_them(project: Callable[..., Built]) -> None:
    files = {'conf.py': CONF, 'index.rst': ''}
    for number, (original, edited, _) in enumerate(STRUCK):
        part = article(original, edited, options=':reveal: inline\n:legend: none')
        files['index.rst'] += f'{part.pop("index.rst").replace("/a.", f"/{number}.")}\n'
        files |= {name.replace('/a.', f'/{number}.'): text for name, text in part.items()}
    shown = [said for *_, said in STRUCK]
    signs = {'del': '[-{}-]', 'ins': '{{+{}+}}'}
    [*paragraphs] = (
        project(files, 'html', confoverrides={'smartquotes': False}).soup().select('div.body > p')
    )
    for paragraph in paragraphs:
        for mark in paragraph.select('del, ins'):
            mark.replace_with(signs[mark.name].format(mark.get_text()))
    assert [paragraph.get_text() for paragraph in paragraphs] == shown
    text = project(files, 'text', confoverrides={'smartquotes': False}).text('index.txt')
    lines = [' '.join(line.replace('*', '').split()) for line in text.split('\n\n')]
    assert lines == shown


def test_two_columns_have_the_original_beside_each_block(project: Callable[..., Built]) -> None:
    page = project(files('side-by-side'), 'html').soup()
    rows = [
        [
            ' '.join(part.get_text(' ').split())
            for part in row.select('.ledger-before > p, .ledger-before :is(li, pre, tr)')
        ][1:]
        for row in page.select('.ledger-row')
    ]
    assert rows == [
        ['The old mill'],
        ['The rusty ferry left at noon sharp .'],
        ['Nobody was there.', 'Not even the miller.'],
        ['one crate', 'two barrels', 'three sacks'],
        ['a = 1 b = 2'],
        ['boat.png'],
        ['Tree Years', 'Oak 90', 'Elm 40'],
        ['A note about noon.'],
    ]
    gone = [part.get_text() for part in page.select('.ledger-before del')]
    assert gone == [
        'old', 'rusty', 'noon sharp', 'Nobody was there.', 'Not even the miller.', 'barrels',
        'three sacks', 'b = 2', 'boat.png', '90', 'Elm', '40', 'about',
    ]  # fmt: skip
    assert not page.select('.ledger-reveal')


def test_words_of_which_nothing_but_the_font_or_the_link_was_edited_are_not_shown_twice(
    project: Callable[..., Built],
) -> None:
    sides = (
        'You **must** not see `us <https://example.org/a>`_ today.',
        'You *must* not see `us <https://example.org/b>`_ now.',
    )
    source = article(*sides, options=':reveal: inline')
    shown = project(source, 'text').text('index.txt')
    assert 'You *{+must+}* not see [-us today-] {+us now+}.' in shown


def test_links_in_original_words_show_the_titles_that_readers_saw(
    project: Callable[..., Built],
) -> None:
    links = {
        'rst': ':doc:`harbour`, :ref:`quay`, :ref:`its text <quay>`, :doc:`/gone` and :ref:`lost`',
        'md': '[](harbour.rst), [](pier.md#the-lamp), {ref}`quay` and [its text](harbour.rst)',
    }
    source = {
        'harbour.rst': 'The harbour\n===========\n\n.. _quay:\n\nThe old quay\n------------\n',
        'pier.md': '# The pier\n\n## The lamp\n',
        'index.rst': 'T\n=\n\n.. toctree::\n\n   harbour\n   pier\n',
        'conf.py': f"{CONF}extensions += ['myst_parser']\nmyst_heading_anchors = 2\n",
    }
    for suffix, text in links.items():
        source |= {f'o.article.{suffix}': f'See {text}.', f'e.article.{suffix}': 'See nothing.'}
        for way in ('inline', 'side-by-side'):
            files = f'o.article.{suffix} e.article.{suffix}'
            source['index.rst'] += f'\n.. ledger-article:: {files}\n   :reveal: {way}\n'
    page = project(source, 'html').soup()
    shown = [' '.join(part.get_text().split()) for part in page.select('.ledger-struck, del')]
    assert shown == [
        *['The harbour, The old quay, its text, /gone and lost'] * 2,
        *['The harbour, The lamp, The old quay and its text'] * 2,
    ]


#: The original of an article, and what its column has: the elements that it is made of.
FORMS = """\
3. Buy a ticket.
4. Show the ticket to the mate.

   - in a pocket
   - in a hat

.. note::

   Children pay half.

   Dogs pay nothing.

.. admonition:: A word of the captain

   Nobody smokes.

.. list-table:: Fares
   :header-rows: 1

   * - Harbour
     - Adults
     - Children
   * - Oslo
     -
     - 8 crowns

.. code-block:: python

   price = 7
   children = price / 2

Boat
   It leaves at nine.

:Office: Open at five.

| The wind blows,
| the ferry goes.

..

   A ferry is a promise.

   -- the captain
"""
LOOKS = [
    (
        '<ol start="3"><li>Buy a ticket.</li><li>Show the ticket to the mate.'
        '<ul><li>in a pocket</li><li>in a hat</li></ul></li></ol>'
    ),
    '<div class="admonition note"><p>Note</p>Children pay half.Dogs pay nothing.</div>',
    '<div class="admonition"><p>A word of the captain</p>Nobody smokes.</div>',
    (
        'Fares<table><thead><tr><th>Harbour</th><th>Adults</th><th>Children</th></tr></thead>'
        '<tbody><tr><td>Oslo</td><td></td><td>8 crowns</td></tr></tbody></table>'
    ),
    '<pre>price = 7\nchildren = price / 2</pre>',
    '<dl><dt>Boat</dt><dd>It leaves at nine.</dd></dl>',
    '<dl><dt>Office:</dt><dd>Open at five.</dd></dl>',
    '<div class="line-block">The wind blows,the ferry goes.</div>',
    '<blockquote>A ferry is a promise.—the captain</blockquote>',
]
KEPT = ('ol', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'pre', 'dl', 'dt', 'dd',
        'blockquote')  # fmt: skip


def test_the_column_of_the_original_has_its_forms(project: Callable[..., Built]) -> None:
    edited = FORMS.replace('the mate', 'a mate').replace('Children pay half', 'All pay half')
    for old, new in (('smokes', 'shouts'), ('8 crowns', '9 crowns'), ('/ 2', '/ 3'),
                     ('nine', 'ten'), ('at five', 'at six'), ('promise', 'duty'),
                     ('ferry goes', 'boat goes'), ('   - in a hat\n', '')):  # fmt: skip
        edited = edited.replace(old, new)
    built = project(article(FORMS, edited, options=':reveal: side-by-side'), 'html')
    assert built.warnings == []
    looks = [looks_of(before) for before in built.soup().select('.ledger-before')]
    assert looks == LOOKS


def looks_of(column: Tag) -> str:
    """Return a column as HTML without what is seen of no reader, and without paragraphs."""
    column.select('.ledger-column')[0].decompose()
    for tag in column.select('*'):
        classes = tag.get('class') or []
        if tag.name == 'div' and {'admonition', 'line-block'} & set(classes):
            kept = [name for name in classes if name in {'admonition', 'note', 'line-block'}]
            tag.attrs = {'class': ' '.join(kept)}
        elif 'admonition-title' in classes:
            tag.attrs = {}
        elif tag.name in KEPT:
            tag.attrs = {name: tag[name] for name in ('start',) if name in tag.attrs}
        else:
            tag.unwrap()
    html = column.decode_contents()
    return re.sub(r'\n(?!children)', '', html)


def test_a_new_block_stands_beside_nothing(project: Callable[..., Built]) -> None:
    built = project(
        article(
            'One.\n\nThree.', 'One.\n\nTwo is new here.\n\nThree.', options=':reveal: side-by-side'
        ),
        'html',
    )
    rows = built.soup().select('.ledger-row')
    assert [row['class'][1:-2] for row in rows] == [
        ['ledger-kept'],
        ['ledger-kept', 'ledger-only-after'],
        ['ledger-kept'],
    ]


@pytest.mark.parametrize(
    'order',
    [
        ['Doors', 'Keys', 'Oars'],
        ['Keys', 'Doors', 'Oars'],
        ['Oars', 'Doors', 'Keys'],
        ['Keys', 'Oars', 'Doors'],
        ['Oars', 'Keys', 'Doors'],
        ['Oars', 'Doors'],
        ['Doors', 'Keys'],
    ],
)
def test_the_column_of_the_original_is_in_its_own_order(
    project: Callable[..., Built], order: list[str]
) -> None:
    """Headings that did not move stand across both columns."""
    sections = {
        name: f'{name}\n-----\n\n{name} are seen by the warden each day.\n\n'
        f'- One of the {name.lower()} is old.\n- Paint\n- Lock {name.lower()}\n\n'
        f'Nobody may take {name.lower()} away without a word.\n\n'
        for name in ('Doors', 'Keys', 'Oars')
    }
    original = 'Harbour\n=======\n\n' + ''.join(sections.values())
    edited = 'Harbour\n=======\n\n' + ''.join([sections[name] for name in order])
    edited = edited.replace('- Paint\n', '', 1).replace('each day', 'every day', 1)
    built = project(article(original, edited, options=':reveal: side-by-side'), 'html')
    body = built.soup().select_one('div.body')
    assert body is not None
    shown = [
        ' '.join(block.get_text(' ').replace('¶', '').split()).rstrip(' ↕')
        for block in body.select('h1, h2, .ledger-before p:not(.ledger-column)')
    ]
    texts = [text for text in shown if not text.startswith('↕')]
    lines = [line.removeprefix('- ').strip() for line in original.splitlines()]
    assert [text.replace(' .', '.') for text in texts] == [
        line for line in lines if line and line.strip('=-')
    ]


def test_a_merged_paragraph_shows_each_edit_in_the_block_it_was_in(
    project: Callable[..., Built],
) -> None:
    original = (
        'The miller walks to the old market every Monday morning.\n\n'
        'His donkey carries the heavy sacks along the river path.'
    )
    edited = (
        'The miller walks to the market every Monday morning. '
        'His donkey carries the sacks along the river path.'
    )
    built = project(article(original, edited, options=':reveal: side-by-side'), 'html')
    before = [
        [gone.get_text() for gone in block.select('del')]
        for block in built.soup().select('.ledger-before > p:not(.ledger-column)')
    ]
    assert before == [['old'], ['heavy']]


def test_an_edit_with_several_marks_shows_its_words_once(project: Callable[..., Built]) -> None:
    built = project(
        article('Go to the red house.', 'Go to *a very* big hut.', options=':reveal: hover'),
        'html',
    )
    words = ' '.join(buttons(built)).split()
    assert sorted(words) == sorted(dict.fromkeys(words))


def test_the_project_can_ask_for_all_articles(project: Callable[..., Built]) -> None:
    asked = {'ledger_reveal': 'hover'}
    assert buttons(project(article('Old text.', 'New text.'), 'html', confoverrides=asked)) == [
        'Old'
    ]
    assert not buttons(
        project(
            article('Old text.', 'New text.', options=':reveal: never'),
            'html',
            confoverrides=asked,
        )
    )


def test_an_unknown_way_is_refused(project: Callable[..., Built]) -> None:
    with pytest.raises(ConfigError, match="ledger_reveal is 'always': it must be one of never, "):
        project(article('A.', 'B.'), confoverrides={'ledger_reveal': 'always'})


FORMULA = 'The sum:\n\n.. math::\n\n   a = {}\n\n.. code-block:: c\n\n   x = {};\n'


@pytest.mark.parametrize(
    ('builder', 'name', 'ends'),
    [
        ('latex', '*.tex', ['\\end{sphinxledgerblock}', '\\end{sphinxledgercode}']),
        ('text', 'index.txt', ['+}', 'x = 2;']),
    ],
)
def test_what_leads_to_the_original_of_a_block_is_no_part_of_what_is_marked(
    project: Callable[..., Built], builder: str, name: str, ends: list[str]
) -> None:
    files = article(FORMULA.format('b', 1), FORMULA.format('c', 2), 'rst', ':reveal: hover')
    [path] = project(files, builder).out.glob(name)
    source = path.read_text(encoding='utf-8').replace('\\sphinxAtStartPar', '')
    before = source.split('Original wording')[: len(ends)]
    assert [part.rstrip().endswith(end) for part, end in zip(before, ends, strict=True)] == [
        True,
        True,
    ], before


@pytest.mark.parametrize('writer', ['html5', 'latex', 'manpage', 'pseudoxml'])
def test_plain_docutils_has_footnotes(tmp_path: Path, writer: str) -> None:
    write_files(tmp_path, {'o.txt': 'The old mill stood.', 'e.txt': 'The mill stood.'})
    shown = publish_string(
        '.. ledger-article:: o.txt e.txt\n   :reveal: hover\n',
        source_path=str(tmp_path / 'page.rst'),
        parser=Parser(),
        writer_name=writer,
        settings_overrides={'output_encoding': 'unicode', '_disable_config': True},
    )
    assert 'Original wording' in shown
    assert 'Footnotes say what stood there before' in shown
    assert 'old' in shown


def test_texinfo_has_footnotes_in_each_file_and_none_in_the_names_of_headings(
    project: Callable[..., Built],
) -> None:
    files = {
        **article(ORIGINAL, EDITED, options=':reveal: hover'),
        'boat.png': 'a picture',
        'ship.png': 'another',
    }
    files['page.rst'] = files['index.rst']
    files['index.rst'] = 'Top\n===\n\n.. toctree::\n\n   page\n'
    values = {'project': 'mill', 'texinfo_show_urls': 'no'}
    built = project(files, 'texinfo', confoverrides=values)
    assert built.warnings == []
    source = built.text('mill.texi')
    assert source.count('@footnote{') == len(WORDS) + 1
    for words in WORDS:
        for line in words.split('\n'):
            assert line in source
    assert '@node The new mill' in source
    [heading] = re.findall(r'@chapter (.*)', source)
    assert heading == 'The @{+new+@} mill'
    assert 'Original wording' in source
    # Where there is nothing but footnotes, there is no heading for them.
    assert '@heading Original wording' not in source


def test_files_in_one_output_have_their_own_footnotes(project: Callable[..., Built]) -> None:
    files = article('The old boat.', 'The new boat.', options=':reveal: hover')
    pages = {name: f'{name}\n====\n\n{files["index.rst"]}' for name in ('two', 'one')}
    files['index.rst'] = 'Top\n===\n\n.. toctree::\n\n   one\n   two\n'
    files.update({f'{name}.rst': text for name, text in pages.items()})
    values = {'man_pages': [('index', 'boats', 'Boats', [], 1)]}
    source = project(files, 'man', confoverrides=values).text('boats.1')
    assert source.count('Original wording') == 2
    assert (
        source.index('Original wording') < source.index('TWO') < source.rindex('Original wording')
    )
    # They are counted together.
    assert [source.count(f'[{number}]') for number in (1, 2, 3)] == [2, 2, 0]


def test_words_of_a_tab_are_told_in_what_it_shows(project: Callable[..., Built]) -> None:
    conf = CONF.replace("['sphinxcontrib_ledger']", "['sphinxcontrib_ledger', 'tabbed']")
    text = '.. tab:: Steam {}\n\n   It {} away.\n'
    files = article(
        text.format('boat', 'sails'), text.format('ship', 'sails'), options=':reveal: hover'
    )
    soup = project({**files, 'conf.py': conf}, 'html').soup()
    [tab] = soup.select('[role=tab]')
    assert tab.get_text() == 'Steam ship'
    panel = soup.select_one(f'[id="{str(tab["id"]).replace("tab", "panel")}"]')
    assert panel is not None
    [words] = soup.select('.ledger-reveal')
    assert [line.get_text() for line in panel.select('p')] == [
        'Original wording ↶Original wording boat',
        'It sails away.',
    ]
    assert words in panel.select('*')


REVEALED = """.. rubric:: A rubric of {0} boats

-o, --long={0}  An option of {0} words.

.. tab-set::

   .. tab-item:: Tab {0} label

      Text {0} here.

.. dropdown:: Dropdown {0} title

   Text.

.. py:function:: sail({0}, to)

   Text.

:Field {0}: Body {0} here.
"""


def test_no_footnote_is_in_an_argument_of_latex(project: Callable[..., Built]) -> None:
    conf = (
        "extensions = ['sphinxcontrib_ledger', 'sphinx_design']\nexclude_patterns = ['articles']\n"
    )
    files = article(REVEALED.format('old'), REVEALED.format('new'), options=':reveal: hover')
    built = project({'conf.py': conf, **files}, 'latex')
    tex = next(built.out.glob('*.tex')).read_text(encoding='utf-8')
    assert built.warnings == []
    # Six of them are in arguments, and each text is there.
    assert tex.count('{\\sphinxfootnotemark[') == tex.count('\\begin{footnotetext}') == 6
    assert tex.count('\\begin{footnote}') == 3
    for argument in re.findall(
        r'\\(?:subsubsection\*|sphinxlineitem|pysiglinewithargsret)\b[^\n]*', tex
    ):
        assert 'begin' not in argument


def test_notes_of_names_in_one_line_are_notes(project: Callable[..., Built]) -> None:
    names = 'Above.\n\n.. acks::\n\n   * Ada Lovelace\n{}   * Otto Hahn\n'
    original, edited = (names.format(more) for more in ('   * Karl Marx\n', ''))
    text = project(article(original, edited, options=':reveal: hover')).text('index.txt')
    assert 'Ada Lovelace [...][1], Otto Hahn.' in text
    assert '[1] Karl Marx' in text
