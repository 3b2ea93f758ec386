"""One legend for all articles of a project: ``ledger-legend`` with ``:scope: project``."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from support.projects import CONF, run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

LEGEND = '.. ledger-legend::\n   :scope: project\n'
TITLE = 'About the marks'
OUT = {
    'epub': ('{}.xhtml', '<body'),
    'html': ('{}.html', '<body'),
    'text': ('{}.txt', ''),
}
CHANGED = {
    'a': ('The old boat left.', 'The boat left.', ':editor: Ann'),
    'b': ('A boat left.', 'A red boat left.', ':editor: Ben'),
    'c': ('One.', 'One.', ':editor: Cid'),
}


def files(legend: str = LEGEND, **more: str) -> dict[str, str]:
    pages = {
        'conf.py': CONF + "latex_documents = [('index', 'book.tex', 'Book', 'A', 'manual')]\n",
        'index.rst': 'Book\n====\n\n.. toctree::\n\n   front\n   b\n   a\n   c\n',
        'front.rst': f'Front\n=====\n\n{legend}',
    }
    for name, (original, edited, options) in CHANGED.items():
        pages[f'articles/{name}.original.rst'] = original
        pages[f'articles/{name}.rst'] = edited
        names = f'articles/{name}.original.rst articles/{name}.rst'
        pages[f'{name}.rst'] = f'{name}\n=\n\n.. ledger-article:: {names}\n   {options}\n'
    return pages | more


def read(built: Built, builder: str, name: str) -> str:
    page, start = OUT[builder]
    text = (
        built.text(page.format(name)).partition(start)[2]
        if start
        else built.text(page.format(name))
    )
    return ' '.join(re.sub('<[^>]+>', '', text).split())


@pytest.mark.parametrize('builder', list(OUT))
def test_one_legend_tells_of_all_articles_and_these_have_none(
    project: Callable[..., Built], builder: str
) -> None:
    built = project(files(), builder, confoverrides={'version': '1', 'copyright': 'nobody'})
    assert built.warnings == []
    front = read(built, builder, 'front')
    assert front.count(TITLE) == 1
    assert 'Text that Ben added or modified' in front
    assert '[...] stands where' in front
    assert 'Editor' in front
    assert 'More about' not in front
    for name in 'ab':
        assert TITLE not in read(built, builder, name)
    # That nothing was edited is said where it is so.
    assert 'This text is that of the original.' in read(built, builder, 'c')


@pytest.mark.parametrize('contents', ['front b a c', 'b a c front', 'b a c'])
def test_in_a_book_the_legend_stands_before_the_first_article(
    project: Callable[..., Built], contents: str
) -> None:
    listed = '\n'.join(f'   {name}' for name in contents.split())
    front = files()['front.rst']
    pages = files(
        **{
            'index.rst': f'Book\n====\n\n.. toctree::\n\n{listed}\n',
            'front.rst': front if 'front' in contents else f':orphan:\n\n{front}',
        }
    )
    for builder, name in (('latex', 'book.tex'), ('singlehtml', 'index.html')):
        text = re.sub('<[^>]+>', '', project(pages, builder).text(name))
        assert text.count(TITLE) == 2  # of all that was edited, and of the text that was not
        assert text.index(TITLE) < text.index('red')


def test_an_article_may_have_its_own_legend_beside_that_of_the_project(
    project: Callable[..., Built],
) -> None:
    pages = files()
    pages['a.rst'] += '   :legend: top\n'
    pages['b.rst'] += '   :note: Why.\n'
    built = project(pages)
    assert TITLE in read(built, 'text', 'a')
    assert TITLE not in read(built, 'text', 'b')
    assert 'Why.' in read(built, 'text', 'b')


def test_pages_are_written_again_when_the_marks_of_the_project_change(
    project: Callable[..., Built], tmp_path: Path
) -> None:
    project(files())
    project({}, 'html')
    (tmp_path / 'source/articles/a.rst').write_text('A boat left. It was red.\n\nTwo.')
    # Each builder knows what it showed.
    for builder in ('text', 'html'):
        assert 'Text that Ben and Ann' in read(project({}, builder), builder, 'front')
    # Articles have legends of their own again, and then none.
    built = project({'front.rst': 'Front\n=====\n'})
    assert TITLE in read(built, 'text', 'a')
    built = project({'front.rst': f'Front\n=====\n\n{LEGEND}'})
    assert TITLE not in read(built, 'text', 'a')
    assert TITLE in read(built, 'text', 'front')


def test_several_processes_write_the_same(project: Callable[..., Built], tmp_path: Path) -> None:
    more = {f'z{number}.rst': ':orphan:\n\nz\n=\n' for number in range(8)}
    alone = project(files(**more), 'html')
    once = alone.text('front.html'), alone.text('a.html')
    shutil.rmtree(tmp_path / 'out')
    together = run_sphinx(alone.source, tmp_path / 'out/html', 'html', parallel=2)
    assert together.warnings == []
    assert (together.text('front.html'), together.text('a.html')) == once


def test_a_legend_without_articles_is_warned_of(project: Callable[..., Built]) -> None:
    built = project({'index.rst': LEGEND})
    [warning] = built.ours()
    assert warning.endswith(
        'this project shows no article: ledger-legend has nothing to explain [ledger.legend]'
    )
