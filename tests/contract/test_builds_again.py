"""After an article's file changed, no builder keeps what it wrote before."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from support.leaks import holding
from support.projects import CONF, run_sphinx, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from support.projects import Built

PAGES = {
    'conf.py': CONF,
    'index.rst': 'Top\n===\n\n.. toctree::\n\n   page\n   other\n',
    'page.rst': 'Page\n====\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n',
    'other.rst': 'Other\n=====\n\nA page.\n',
    'articles/a.original.rst': 'Heading\n-------\n\nA text.\n',
    'articles/a.rst': 'Zanzibar heading\n----------------\n\nA zanzibar text, and zanz.\n',
}
CHANGED = 'Heading\n-------\n\nA quagmire text.\n'
#: Builders that share their doctrees, as ``make html text epub`` has it.
BUILDERS = ('html', 'text', 'json', 'epub', 'xml', 'latex')


def build(folder: Path, builder: str, **options: object) -> Built:
    source, out = folder / 'source', folder / 'out' / builder
    return run_sphinx(source, out, builder, doctreedir=folder / 'doctrees', **options)


@pytest.mark.parametrize('parallel', [1, 2])
def test_every_builder_writes_a_page_again_of_which_another_one_read_a_changed_file(
    tmp_path: Path, parallel: int
) -> None:
    builders = BUILDERS if parallel == 1 else BUILDERS[:2]
    write_files(tmp_path / 'source', PAGES)
    for builder in builders:
        build(tmp_path, builder, parallel=parallel)
    assert len(holding(tmp_path / 'out', 'zanz')) > len(builders)
    write_files(tmp_path / 'source', {'articles/a.rst': CHANGED})
    outputs = [build(tmp_path, builder, parallel=parallel).out for builder in builders]
    for folder in (*outputs, tmp_path / 'doctrees'):
        assert holding(folder, 'zanz') == []
        assert holding(folder, 'quagmire') != []


def test_a_page_that_no_file_of_changed_is_not_written_again(tmp_path: Path) -> None:
    write_files(tmp_path / 'source', PAGES)
    for builder in ('html', 'text'):
        build(tmp_path, builder)
    page = tmp_path / 'out/text/page.txt'
    before = page.stat().st_mtime_ns
    build(tmp_path, 'text')
    assert page.stat().st_mtime_ns == before
    write_files(tmp_path / 'source', {'articles/a.rst': CHANGED})
    build(tmp_path, 'html')
    other = tmp_path / 'out/text/other.txt'
    written = other.stat().st_mtime_ns
    build(tmp_path, 'text')
    assert page.stat().st_mtime_ns > before
    assert other.stat().st_mtime_ns == written


def test_a_file_with_an_old_time_is_noticed(tmp_path: Path) -> None:
    """One that comes back, and one that is exchanged."""
    files = {name: text for name, text in PAGES.items() if 'original' not in name}
    write_files(tmp_path / 'source', files)
    [warning] = build(tmp_path, 'text').ours()
    assert 'does not exist' in warning
    path = tmp_path / 'source/articles/a.original.rst'
    old = time.time() - 100_000
    for text, share in (('A text.\n', '{+Zanzibar'), (files['articles/a.rst'], 'Zanzibar')):
        path.write_text(text, encoding='utf-8')
        os.utime(path, (old, old))
        built = build(tmp_path, 'text')
        assert built.warnings == []
        assert share in built.text('page.txt')
        assert ('{+' in built.text('page.txt')) == ('{+' in share)
