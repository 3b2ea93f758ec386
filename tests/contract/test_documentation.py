"""The documentation builds, and its first article does what the page says."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from support.code_blocks import blocks_of, put_program, run
from support.projects import ROOT, Built, run_sphinx, write_files

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / 'docs'


@pytest.fixture(scope='module')
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the documentation with a theme that comes with Sphinx."""
    out = tmp_path_factory.mktemp('documentation') / 'html'
    return run_sphinx(DOCS, out, 'html', confoverrides={'html_theme': 'alabaster'})


def test_the_documentation_builds_without_a_warning(documentation: Built) -> None:
    """References to what is not there are warnings, too (``nitpicky``)."""
    assert documentation.warnings == []


def test_every_page_is_in_the_contents(documentation: Built) -> None:
    pages = {page.relative_to(DOCS).with_suffix('') for page in DOCS.rglob('*.rst')}
    pages = {page for page in pages if page.parts[0] not in {'articles', '_build'}}
    written = {page.relative_to(documentation.out) for page in documentation.out.rglob('*.html')}
    assert {page.with_suffix('.html') for page in pages} <= written


def test_the_page_about_removed_text_has_none_of_it(documentation: Built) -> None:
    page = documentation.text('explanation/privacy.html')
    original = (DOCS / 'articles/curfew.original.rst').read_text('utf-8')
    gone = ['Sadly', 'oppressive', 'Friday']
    assert [word in original and word not in page for word in gone] == [True] * 3


def test_the_first_article(documentation: Built, tmp_path: Path) -> None:
    """Follow the page in an empty folder; it shows what the page shows."""
    folder = tmp_path / 'news'
    put_program(folder / '.venv/bin/sphinx-build', 'sphinx')
    for name in ('night-ferry.original.rst', 'night-ferry.rst'):
        write_files(folder, {f'articles/{name}': (DOCS / 'articles' / name).read_bytes()})
    commands = []
    for block in blocks_of('first-article'):
        if block.caption:
            write_files(folder, {block.caption: block.text})
        elif block.language == 'console':
            commands += [line.removeprefix('$ ') for line in block.text.splitlines()]
    # What installs stands for the environment of the tests, and LaTeX is what print tests are for.
    assert commands[:2] == [
        'python3 -m venv .venv',
        '.venv/bin/pip install sphinx sphinxcontrib-ledger',
    ]
    assert commands[3] == '.venv/bin/sphinx-build -M latexpdf . _build'
    run(commands[2], folder)

    def marks(page: BeautifulSoup) -> list[str]:
        return [mark.get_text() for mark in page.select('ins, .ledger-elision, .ledger-legend')]

    page = BeautifulSoup((folder / '_build/html/index.html').read_text('utf-8'), 'html.parser')
    shown = marks(documentation.soup('first-article'))
    assert shown[:4] == ['new', 'half past', '[...]', marks(page)[3]]
    assert marks(page) == shown
    run('.venv/bin/sphinx-build -M latex . _build', folder)
    assert (folder / '_build/latex/harbournews.tex').is_file()


def word_by_word(original: str, edited: str) -> str:
    """Return what a plain comparison makes of two texts, as the page about choosing shows it."""
    old, new = original.split(), edited.split()
    shown = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == 'equal':
            shown += old[i:j]
            continue
        shown += [f'[-{" ".join(old[i:j])}-]'] * (j > i)
        shown += [f'{{+{" ".join(new[k:m])}+}}'] * (m > k)
    return ' '.join(shown)


@pytest.mark.parametrize(
    'name', sorted(path.name[:-13] for path in DOCS.glob('articles/choosing/*.original.rst'))
)
def test_an_example_is_what_a_plain_comparison_makes_of_its_files(name: str) -> None:
    original, edited = (
        (DOCS / f'articles/choosing/{name}{kind}.rst').read_text(encoding='utf-8')
        for kind in ('.original', '')
    )
    page = (DOCS / 'explanation/choosing.rst').read_text(encoding='utf-8')
    assert f'``{word_by_word(original, edited)}``\n' in page
    assert [line for line in original.splitlines() if line not in page] == []
