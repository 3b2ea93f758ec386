"""What pages say of an earlier version beside their marks, and what a book leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from support.projects import SHARED, Built, run_sphinx, write_files
from support.repository import new_repository

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ['sphinxcontrib_ledger', 'myst_parser']
ledger_baseline = 'v1'
ledger_changes_page = 'sub/changes'
ledger_baseline_dots = True
smartquotes = False
"""
SECTIONS = """\
A page
======

Its head.

Stays
-----

.. _stays:

Nothing here. [#n]_

Turns
-----

It is {colour}, see :ref:`there <stays>` and :doc:`same`. [#n]_

Below
~~~~~

Quiet depths.

.. [#n] The note of all.
"""
INDEX = 'Boats\n=====\n\nAbove all.\n\n.. toctree::\n\n   page\n   same\n   {}\n'


def files(colour: str, last: str) -> dict[str, str | bytes]:
    return {
        'docs/conf.py': CONF,
        'docs/index.rst': INDEX.format(last),
        'docs/page.rst': SECTIONS.format(colour=colour),
        'docs/same.rst': 'Same\n====\n\nIt stays.\n',
        'docs/last.md': f'# Last\n\nOne {colour} boat.\n',
        f'docs/{last}.md': f'# Last\n\nOne {colour} boat.\n',
    }


@pytest.fixture(scope='module')
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sources of a project of which two pages changed and one is new."""
    made = new_repository(tmp_path_factory.mktemp('pages') / 'repository')
    made.commit(files('red', 'last'), 'v1')
    made.commit(files('blue', 'last\n   new') | {'docs/new.md': '# New\n\n## Part\n\nText.\n'})
    return made.root / 'docs'


@pytest.fixture(scope='module')
def html(source: Path) -> Built:
    built = run_sphinx(source, source.parent.parent / 'html', 'html')
    assert built.warnings == []
    return built


@pytest.fixture(scope='module')
def book(source: Path) -> str:
    """Return the document that LaTeX is given of what changed."""
    values = {
        'ledger_latex_only_changed': True,
        'ledger_baseline_legend': 'first',
        'latex_documents': [('index', 'book.tex', 'Boats', 'Ann', 'manual')],
    }
    built = run_sphinx(source, source.parent.parent / 'book', 'latex', confoverrides=values)
    assert built.warnings == []
    return built.text('book.tex').partition(r'\begin{document}')[2]


def test_a_page_of_changes_is_made_and_stands_first_in_the_contents(html: Built) -> None:
    page = html.soup('sub/changes')
    assert page.select_one('h1').text.startswith('What changed since v1')  # type: ignore[union-attr]
    links = [link['href'] for link in page.select('.ledger-changes a')]
    assert '../page.html#ledger-edit-1' in links
    assert '../new.html' in links
    entries = [item.text for item in html.soup().select('.toctree-wrapper li a')]
    assert entries[:2] == ['What changed since v1', 'A page']
    assert not (html.source / 'sub').exists()


def test_a_page_that_changed_says_so_at_its_top_and_leads_to_the_next_one(html: Built) -> None:
    lines = {
        name: [
            (line.text, [link['href'] for link in line.select('a')])
            for line in html.soup(name).select('h1 + .ledger-version')
        ]
        for name in ('index', 'page', 'same', 'last', 'new')
    }
    assert lines['index'] == lines['same'] == []
    [(text, links)] = lines['page']
    assert re.fullmatch(
        r'Compared with v1, March 3, 2025, [0-9a-f]{7}\. 1 edit: 1 word added and 1 word removed\. '
        'Next changed page · All changes',
        text,
    )
    assert links == ['last.html', 'sub/changes.html']
    [(text, links)] = lines['last']
    assert text.endswith('removed. Previous changed page · Next changed page · All changes')
    assert links == ['page.html', 'new.html', 'sub/changes.html']
    # A bar below it says that the page is new.
    assert lines['new'] == [
        ('Previous changed page · All changes', ['last.html', 'sub/changes.html'])
    ]


def test_entries_of_changed_pages_have_a_dot(html: Built) -> None:
    dotted = html.soup('same').select('li.ledger-changed-page > a')
    assert {link['href'] for link in dotted} == {'page.html', 'last.html'}


def stop_while_writing(built: Built) -> None:
    """Build a project, and stop it at its first page, when the environment is stored already."""

    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    doctrees = built.out.parent / f'{built.out.name}-doctrees'
    with docutils_namespace():
        app = Sphinx(built.source, built.source, built.out, doctrees, 'html', SHARED, None, None)
        app.connect('html-page-context', stop)
        with pytest.raises(KeyboardInterrupt):
            app.build()


def test_pages_are_written_again_when_their_line_changes(html: Built, source: Path) -> None:
    def again() -> set[str]:
        times = {path: path.stat().st_mtime_ns for path in html.out.rglob('*.html')}
        run_sphinx(source, html.out, 'html')
        return {path.stem for path in times if times[path] != path.stat().st_mtime_ns} - {
            'genindex', 'search'
        }  # fmt: skip

    assert again() == set()
    write_files(source, {'last.md': '# Last\n\nOne red boat.\n'})
    stop_while_writing(html)
    # All contents lose a dot.
    assert again() == {'index', 'page', 'same', 'last', 'new', 'changes'}
    assert 'title="New">Next changed page' in html.text('page.html')
    (source / 'last.md').unlink()
    write_files(source, {'index.rst': INDEX.format('new')})
    assert again() == {'index', 'changes'}
    assert 'last' in html.soup('sub/changes').select_one('.ledger-changes').text  # type: ignore[union-attr]
    write_files(
        source,
        {
            'last.md': '# Last\n\nOne blue boat.\n',
            'index.rst': INDEX.format('last\n   new'),
        },
    )
    again()


@pytest.mark.parametrize(
    ('case', 'text', 'stands'),
    [
        ('a section that changed', 'It is ', True),
        ('its heading', '{Turns}', True),
        ('the heading above it', '{A page}', True),
        ('the text below that heading', 'Its head.', False),
        ('a section beside it', 'Nothing here.', False),
        ('the heading of that section', '{Stays}', False),
        ('a section within it', 'Quiet depths.', False),
        ('the note of a section that is gone, called from one that stays', 'note of all', True),
        ('a page that did not change', 'It stays.', False),
        ('the top of the book', 'Above all.', False),
        ('a new page', '{Part}', True),
        ('the list of changes', '{What changed since v1}', True),
        ('what is missing', 'Only sections with changes are printed.', True),
        ('a link to what is gone', r'\hyperref[\detokenize{page:stays}]', False),
        ('a link to a page that is gone', r'\DUrole{doc}{Same}', True),
    ],
)
def test_a_book_of_changes_has(book: str, case: str, text: str, stands: bool) -> None:
    assert (text in book) == stands, case


def test_the_first_page_alone_has_a_legend(book: str) -> None:
    assert book.count('About the marks') == 1
    assert (
        book.index(r'\chapter{A page}')
        < book.index('About the marks')
        < book.index(r'\chapter{Last}')
    )


FEED = {'ledger_feed': 'feeds/changes.atom', 'html_baseurl': 'https://example.org/docs'}


def test_a_feed_has_an_entry_for_each_page(source: Path) -> None:
    folder = source.parent.parent / 'feed'
    written = [
        run_sphinx(source, folder / side, 'html', confoverrides=FEED).text('feeds/changes.atom')
        for side in 'ab'
    ]
    assert written[0] == written[1]
    feed = BeautifulSoup(written[0], 'xml')
    entries = [
        (entry.title.text, entry.link['href'], entry.summary.text, entry.updated.text)
        for entry in feed.select('entry')
    ]
    base, date = 'https://example.org/docs/', '2025-03-03T10:30:00+01:00'
    figures = '1 edit: 1 word added and 1 word removed'
    assert entries == [
        ('A page', f'{base}page.html', figures, date),
        ('Last', f'{base}last.html', figures, date),
        ('New', f'{base}new.html', 'This page is new since v1.', date),
    ]
    assert feed.feed.updated.text == date  # type: ignore[union-attr]


def test_a_feed_without_an_address_is_warned_about(source: Path) -> None:
    values = {'ledger_feed': 'changes.atom'}
    out = source.parent.parent / 'unfed'
    [warning] = run_sphinx(source, out, 'html', confoverrides=values).warnings
    assert 'html_baseurl is not: links in a feed begin with it [ledger.feed]' in warning
    assert not (out / 'changes.atom').exists()


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_the_one_legend_explains_the_marks_of_all_pages(tmp_path: Path, builder: str) -> None:
    for side, colour, rest in (('before', 'red', ' and old'), ('now', 'blue', '')):
        pages = {
            'conf.py': "extensions = ['sphinxcontrib_ledger']\n",
            'index.rst': f'Boats\n=====\n\nA {colour} boat.\n\n.. toctree::\n\n   more\n',
            'more.rst': f'More\n====\n\nThe lamp is bright{rest}.\n',
        }
        write_files(tmp_path / side, pages)
    values = {'ledger_baseline': '../before', 'ledger_baseline_legend': 'first'}
    built = run_sphinx(tmp_path / 'now', tmp_path / 'out', builder, confoverrides=values)
    assert built.warnings == []
    if builder == 'latex':
        text = built.text('projectnamenotset.tex')
        assert text.count('stands where text was removed') == 1
        return
    [legend] = built.soup('index').select('.ledger-legend')
    assert 'added or modified since before is highlighted' in legend.text
    assert 'stands where text was removed' in legend.text
    assert built.soup('more').select('.ledger-legend') == []
    # Another mark on another page has the first page written again.
    write_files(tmp_path / 'now', {'more.rst': 'More\n====\n\nThe lamp is bright and old.\n'})
    again = run_sphinx(tmp_path / 'now', tmp_path / 'out', builder, confoverrides=values)
    [legend] = again.soup('index').select('.ledger-legend')
    assert 'stands where text was removed' not in legend.text
