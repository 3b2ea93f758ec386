"""Articles beside other extensions: no crash, no mark where nothing changed, and no leak."""

from __future__ import annotations

import importlib
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinxcontrib_ledger.document.constructs import KNOWN
from support.extension_samples import SAMPLES, SECRET, Sample
from support.leaks import holding
from support.pictures import PICTURE
from support.projects import run_sphinx, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from support.projects import Built

#: Whether all of them are there, which `tox run -e nightly-extensions` installs.
EVERY = os.environ.get('TOX_ENV_NAME') == 'nightly-extensions'
#: How many extensions must be there where all are asked for.
ENOUGH = 30
#: Those that each test run has.
USUAL = {'sphinx-design', 'myst-parser', 'sphinx'}
PAGE = 'The page\n========\n\n.. _top:\n\nTop\n---\n\n{}\n'
EDGE = 'The beginning.\n\n'


def is_there(sample: Sample) -> bool:
    try:
        for name in sample.extensions:
            importlib.import_module(name)
    except ImportError:
        return False
    return True


def build(
    sample: Sample, folder: Path, builder: str, page: str, articles: dict[str, str]
) -> Built:
    conf = (
        'import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n'
        f'extensions = {[*sample.extensions, "sphinxcontrib_ledger"]!r}\n'
        f"exclude_patterns = ['articles', 'part.md', '_assets', 'assets']\n{sample.conf}"
    )
    files: dict[str, str | bytes] = {**dict(sample.files), **articles}
    files |= {'boat.png': PICTURE, f'{SECRET}.png': PICTURE}
    files |= {
        'conf.py': conf,
        'index.rst': PAGE.format(page),
        'other.rst': ':orphan:\n\nOther\n=====\n\nSee :ref:`top`.\n',
    }
    write_files(folder / 'source', files)
    sys_path, modules = list(sys.path), set(sys.modules)
    try:
        return run_sphinx(folder / 'source', folder / builder, builder)
    finally:
        sys.path[:] = sys_path
        for name in set(sys.modules) - modules:
            if name.startswith('harbour_'):
                del sys.modules[name]


def article_files(original: str, edited: str) -> dict[str, str]:
    return {'articles/a.original.rst': original, 'articles/a.rst': edited}


ARTICLE = '.. ledger-article:: articles/a.original.rst articles/a.rst'
CASES = [
    pytest.param(
        sample,
        id=sample.package,
        marks=[
            *([] if sample.package in USUAL else [pytest.mark.nightly]),
            *([pytest.mark.xfail(reason=sample.known)] if sample.known else []),
        ],
    )
    for sample in SAMPLES
]


@pytest.mark.parametrize('sample', CASES)
@pytest.mark.filterwarnings('default')
def test_an_article_beside_an_extension(sample: Sample, tmp_path: Path) -> None:
    if not is_there(sample):
        assert not EVERY
        pytest.skip('not installed')
    edited = EDGE + sample.text.format(*[''] * 9).replace('{{', '{').replace('}}', '}')
    words = f' {SECRET}'
    original = f'{EDGE}{sample.text.format(*[words] * 9)}\n{sample.removed.replace("{{", "{").replace("}}", "}")}'
    for builder in sample.builders if EVERY else ('html',):
        plain = build(
            sample,
            tmp_path / 'plain',
            builder,
            '.. include:: articles/a.rst',
            article_files('', edited),
        )
        same = build(sample, tmp_path / 'same', builder, ARTICLE, article_files(edited, edited))
        assert sorted(map(_place, same.warnings)) == sorted(map(_place, plain.warnings))
        if builder == 'html':
            body = same.soup().select_one('body')
            assert body is not None
            assert body.select('[class*="ledger-"]') == []
        changed = build(
            sample, tmp_path / 'changed', builder, ARTICLE, article_files(original, edited)
        )
        warnings = [line for line in changed.warnings if 'ledger.original' not in line]
        assert sorted(map(_place, warnings)) == sorted(map(_place, plain.warnings))
        assert [line for line in changed.warnings if SECRET in line.lower()] == []
        doctrees = tmp_path / 'changed' / f'{builder}-doctrees'
        known = {
            *holding(tmp_path / 'plain' / builder, SECRET),
            *holding(tmp_path / 'plain' / f'{builder}-doctrees', SECRET),
        }
        assert [
            name
            for folder in (changed.out, doctrees)
            for name in holding(folder, SECRET)
            if name not in known
        ] == []
        if builder == 'html':
            assert 'ledger-elision' in changed.text('index.html')
        # The other way round, what was removed is new.
        added = build(sample, tmp_path / 'added', builder, ARTICLE, article_files(EDGE, edited))
        assert [line for line in added.warnings if 'ledger.' in line] == []


@pytest.mark.nightly
@pytest.mark.filterwarnings('default')
def test_titles_of_exercises_have_their_words_and_their_marks(tmp_path: Path) -> None:
    sample = next(sample for sample in SAMPLES if sample.package == 'sphinx-exercise')
    if not is_there(sample):
        pytest.skip('not installed')
    titles = [
        ('A task of mine', 'A task', 'Exercise 1 (A task [...])'),
        ('The old task', 'The new task', 'Exercise 2 (The new task)'),
        ('Hard task of mine', 'Task of mine', 'Exercise 3 ([...] Task of mine)'),
        ('', 'Something new', 'Exercise 4 (Something new)'),
        ('Something old', '', 'Exercise 5'),
    ]
    original, edited = (
        EDGE
        + ''.join(
            f'.. exercise:: {title[side]}\n   :label: task-{number}\n\n   Do it.\n\n'
            for number, title in enumerate(titles)
        )
        for side in (0, 1)
    )
    built = build(sample, tmp_path, 'html', ARTICLE, article_files(original, edited))
    assert built.ours() == []
    page = built.soup()
    found = [' '.join(title.get_text().split()) for title in page.select('.admonition-title')]
    assert found == [shown for *_, shown in titles]
    marks = page.select('.admonition-title ins')
    assert [mark.get_text() for mark in marks] == ['new', 'Task', 'Something new']
    assert len(page.select('.admonition .ledger-elision')) == 3


def _place(warning: str) -> str:
    """Return a warning without where it is, which differs between an article and a part."""
    return re.sub(r'^\S*?(SRC|articles/)\S*', '', warning)


@pytest.mark.nightly
def test_there_are_enough_extensions() -> None:
    if not EVERY:
        pytest.skip('only where they are installed')
    assert sum(map(is_there, SAMPLES)) >= ENOUGH


def test_nodes_of_these_extensions_that_have_rows_exist() -> None:
    rows = [row.node for row in KNOWN.rules if row.node.startswith('sphinx_exercise.')]
    assert rows
    for row in rows if EVERY else ():
        module, _, name = row.rpartition('.')
        assert issubclass(getattr(importlib.import_module(module), name), nodes.Element)
