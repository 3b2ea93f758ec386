"""What is new altogether has one bar on a page, and what screen readers say of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils.core import publish_string

from sphinxcontrib_ledger.docutils_parser import Parser
from support.projects import CONF, article, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bs4 import Tag

    from support.projects import Built

    Build = Callable[..., Built]

LONG = 'The harbour office has moved to the old customs house, which is beside the new pier.'
NEW_SECTION = """\

Tides
-----

The tide book is kept in the office.

- It has a page for each day.
- It has a line for each tide.

  1. High water comes first.

.. note::

   Copies cost one mark.
"""


def page_of(
    project: Build, original: str, edited: str, options: str = '', **values: object
) -> Tag:
    built = project(article(original, edited, options=options), 'html', confoverrides=values)
    assert built.warnings == []
    return built.soup()


def outermost(page: Tag) -> list[str]:
    return [
        part.name
        for part in page.select('.ledger-passage')
        if not part.find_parent(class_='ledger-passage')
    ]


def test_a_new_section_is_one_passage(project: Build) -> None:
    text = 'Harbour\n=======\n\nOpen all day.\n'
    page = page_of(project, text, text + NEW_SECTION)
    assert outermost(page) == ['section']
    [section] = page.select('section.ledger-passage')
    assert section['id'] == 'tides'
    assert {part.name for part in section.select('.ledger-passage')} == {
        'h2', 'p', 'li', 'div'
    }  # fmt: skip
    # An admonition clips a bar of its own, so that it is around it.
    assert section.select_one('div.ledger-passage > div.admonition.note')


def test_a_section_with_a_word_of_the_original_is_no_passage(project: Build) -> None:
    page = page_of(
        project,
        'Harbour\n=======\n\nOpen all day.\n\nThe bell rings before each boat leaves.\n',
        'Harbour\n=======\n\nOpen all day.\n'
        + NEW_SECTION
        + '\nThe bell rings before each boat leaves.\n',
    )
    assert 'section' not in outermost(page)
    assert outermost(page) == ['h2', 'p', 'li', 'li', 'div']


def test_an_item_of_a_new_list_is_a_passage_with_what_it_holds(project: Build) -> None:
    text = 'Bring these:\n'
    page = page_of(project, text, text + '\n- a lamp\n\n  - its battery\n\n- a whistle\n')
    # Not the list: where its items have their markers outside of it, a bar would be in between.
    assert outermost(page) == ['li', 'li']


def test_a_removal_is_no_passage(project: Build) -> None:
    page = page_of(project, 'Open all day.\n\nNobody came at night.\n', 'Open all day.\n')
    assert outermost(page) == []
    assert page.select('.ledger-removed')


def test_text_in_a_new_context_is_no_passage(project: Build) -> None:
    page = page_of(project, 'Mind the wet steps.\n', '.. note::\n\n   Mind the wet steps.\n')
    assert page.select('div.ledger-block')
    assert outermost(page) == []


def said(page: Tag) -> list[str]:
    return [str(part['aria-label']) for part in page.select('.body .ledger-spoken')]


def test_start_and_end_of_a_long_insertion_are_said(project: Build) -> None:
    page = page_of(project, 'Open all day.\n', f'Open all day. {LONG}\n')
    assert said(page) == ['start of edited text', 'end of edited text']
    [mark] = page.select('.body section ins, .body > p ins')
    start, end = page.select('.ledger-spoken')
    assert mark.previous_sibling is start
    assert mark.next_sibling is end
    assert {start.get_text(), end.get_text()} == {''}
    assert {start['role'], end['role']} == {'img'}


def test_nothing_is_said_of_a_short_insertion(project: Build) -> None:
    page = page_of(project, 'Open all day.\n', 'Open all day and all night.\n')
    assert page.select('.body ins')
    assert said(page) == []


def test_a_new_section_starts_and_ends_once(project: Build) -> None:
    text = 'Harbour\n=======\n\nOpen all day.\n'
    page = page_of(project, text, text + NEW_SECTION)
    assert said(page) == ['start of edited text', 'end of edited text']
    # Screen readers make lists of headings, which are not to say so.
    assert not page.select('h2 .ledger-spoken')


def test_start_and_end_of_a_new_formula_are_said(project: Build) -> None:
    text = 'Open all day.\n\n{}The bell rings before each boat leaves.\n'
    page = page_of(project, text.format(''), text.format('.. math:: a = b\n\n'))
    assert said(page) == ['start of edited text', 'end of edited text']
    assert len(page.select('div.ledger-block > .ledger-spoken')) == 2


def test_nothing_is_said_of_a_new_context_whose_text_is_old(project: Build) -> None:
    page = page_of(project, 'Mind the wet steps.\n', '.. note::\n\n   Mind the wet steps.\n')
    assert said(page) == []


def test_what_is_said_is_no_part_of_the_name_of_a_link(project: Build) -> None:
    linked = f'`{LONG} <https://example.org/>`__'
    page = page_of(project, 'Open all day.\n', f'Open all day. {linked}\n')
    assert said(page) == ['start of edited text', 'end of edited text']
    assert not page.select('a .ledger-spoken')


def test_signs_are_said_in_the_language_of_the_page(project: Build) -> None:
    page = page_of(
        project,
        'Open all day.\n\nThe bell rings before each boat leaves.\n\nMind the wet steps at night.\n',
        'Open.\n\nMind the wet steps at night.\n\nThe bell rings before each boat leaves.\n',
        language='de',
    )
    [elision] = page.select('p .ledger-elision')[:1]
    assert elision.get_text() == '[...]'
    assert (elision['role'], elision['aria-label']) == ('img', 'hier wurde Text entfernt')
    moved = page.select_one('p .ledger-moved-sign')
    assert moved is not None
    assert (moved.name, moved['aria-label']) == ('a', 'verschoben; zur früheren Stelle')


def test_an_authors_own_ellipsis_is_read_as_it_is(project: Build) -> None:
    text = 'He said [...] nothing {}.\n'
    page = page_of(project, text.format('today'), text.format('then'))
    [own] = page.select('.ledger-author-ellipsis')
    assert 'aria-label' not in own.attrs


def test_a_legend_is_a_landmark_that_its_heading_names(project: Build) -> None:
    heading = 'Harbour\n=======\n\n'
    page = page_of(project, f'{heading}Open.\n', f'{heading}Open today.\n', ':legend: top')
    legend = page.select_one('aside.ledger-legend')
    assert legend is not None
    named = legend.find(id=str(legend['aria-labelledby']))
    assert named.get_text() == 'About the marks'
    # One level below the heading of the section that it is in.
    assert (named['role'], named['aria-level']) == ('heading', '2')


def test_two_legends_of_a_page_have_different_names(project: Build) -> None:
    files = article('Open.\n', 'Open today.\n')
    page = files['index.rst']
    built = project({**files, 'index.rst': f'Page\n====\n\n{page}\n{page}'}, 'html')
    one, other = built.soup().select('aside.ledger-legend')
    assert one['aria-labelledby'] == 'ledger-legend-title'
    assert other['aria-label'] == 'About the marks (2)'
    assert len(built.soup().find_all(id='ledger-legend-title')) == 1


def test_what_is_said_is_not_searched_for(project: Build) -> None:
    built = project(
        {'conf.py': CONF, **article('Open all day.\n', f'Open all day. {LONG}\n')}, 'html'
    )
    assert 'custom' in built.text('searchindex.js')
    assert 'edited' not in built.text('searchindex.js')


WHOLE = 'A bar in the same colour stands beside larger edits: new or rewritten passages'
TWO = 'Open all day.\n\nThe bell rings before each boat leaves.\n'
NEW = TWO + '\nTickets are sold on the quay and in the town hall, too.\n'


@pytest.mark.parametrize(
    ('what', 'original', 'edited', 'told'),
    [
        ('a new paragraph is a passage', TWO, NEW, True),
        ('a rewritten paragraph is one', TWO, f'Open all day.\n\n{LONG}\n', True),
        ('a new section is one', TWO, TWO + NEW_SECTION, True),
        ('a new item is one', '- One crate.\n', '- One crate.\n- Two barrels of salt.\n', True),
        ('a word in a paragraph is none', TWO, TWO.replace('each', 'every'), False),
        ('a removed paragraph is none', NEW, TWO, False),
        ('a new formula is told as such', TWO, f'{TWO}\n.. math:: a = b\n', False),
    ],
)
@pytest.mark.parametrize(
    ('builder', 'output', 'shows'),
    [
        ('html', 'index.html', True),
        ('singlehtml', 'index.html', True),
        ('epub', 'index.xhtml', True),
        ('latex', 'project.tex', True),
        ('text', 'index.txt', False),
        ('man', 'project.1', False),
    ],
)
def test_a_legend_tells_of_bars_beside_passages_where_there_are_some(
    project: Build,
    what: str,
    original: str,
    edited: str,
    told: bool,
    builder: str,
    output: str,
    shows: bool,
) -> None:
    values = {'project': 'project', 'version': '1', 'author': 'nobody'}
    files = article(original, edited)
    files['index.rst'] = f'Page\n====\n\n{files["index.rst"]}'
    built = project(files, builder, confoverrides=values)
    said = ' '.join(built.text(output).split())
    assert (WHOLE in said) == (told and shows)


@pytest.mark.parametrize('where', ['top', 'bottom'])
@pytest.mark.parametrize('new', [(0,), (1,), (2,), (0, 2), ()])
def test_each_legend_tells_of_the_bars_in_its_own_article(
    project: Build, where: str, new: tuple[int, ...]
) -> None:
    files: dict[str, str] = {'index.rst': 'Page\n====\n'}
    for number in range(3):
        # A heading with a mark stands above the legend at the top of a section.
        texts = f'Boat\n----\n\n{TWO}', f'Ship\n----\n\n{NEW if number in new else TWO}'
        names = f'articles/{number}.original.rst', f'articles/{number}.rst'
        files |= dict(zip(names, texts, strict=True))
        files['index.rst'] += f'\n.. ledger-article:: {" ".join(names)}\n   :legend: {where}\n'
    legends = project(files, 'html').soup().select('.ledger-legend')
    told = [WHOLE in ' '.join(legend.get_text().split()) for legend in legends]
    assert told == [number in new for number in range(3)]


@pytest.mark.parametrize(('writer', 'shows'), [('html5', True), ('html4', True), ('latex', False)])
def test_plain_docutils_tells_of_bars_where_it_has_them(
    tmp_path: Path, writer: str, shows: bool
) -> None:
    write_files(tmp_path, {'o.rst': TWO, 'e.rst': NEW})
    said = publish_string(
        '.. ledger-article:: o.rst e.rst\n',
        source_path=str(tmp_path / 'page.rst'),
        parser=Parser(),
        writer_name=writer,
        settings_overrides={'output_encoding': 'unicode', '_disable_config': True},
    )
    assert (WHOLE in ' '.join(said.split())) == shows
