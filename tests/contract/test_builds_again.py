"""After an article's file changed, no builder keeps what it wrote before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import yaml

from support.leaks import holding
from support.projects import CONF, ROOT, run_sphinx, write_files

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


#: A project whose build is killed when an event comes for the second time.
KILLED = f"""{CONF}
import os, signal

calls = []


def kill(app, *arguments):
    calls.append(arguments)
    if len(calls) == int(os.environ['KILL_AT_CALL']):
        os.kill(os.getpid(), signal.SIGKILL)


def setup(app):
    if os.environ.get('KILL_AT'):
        app.connect(os.environ['KILL_AT'], kill)
"""


def in_a_process(folder: Path, *options: str, **variables: str) -> int:
    """Build the pages in a process of its own; return its status."""
    command = [sys.executable, '-m', 'sphinx', '-q', *options, 'source', 'html']
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **variables}, capture_output=True, check=False
    )
    return done.returncode


def written(folder: Path) -> dict[str, bytes]:
    """Return all files of an output, but for what is of its folder alone."""
    paths = sorted(path for path in folder.rglob('*') if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in paths
        if path.name != '.buildinfo' and '.doctrees' not in path.parts
    }


@pytest.mark.slow
@pytest.mark.nightly
@pytest.mark.parametrize(
    ('event', 'call'),
    [
        ('ledger-compared', '1'),
        ('ledger-compared', '2'),
        ('env-updated', '1'),
        ('html-page-context', '2'),
        ('build-finished', '1'),
    ],
)
def test_a_build_that_was_killed_leaves_nothing_to_the_next_one(
    tmp_path: Path, event: str, call: str
) -> None:
    second = PAGES['page.rst'].replace('articles/a', 'articles/b').replace('Page', 'Part')
    files = {
        **{name.replace('/a.', '/b.'): text for name, text in PAGES.items()},
        **PAGES,
        'conf.py': KILLED,
        'other.rst': second.replace('====', '====\n\nA page.'),
    }
    changed = dict.fromkeys(('articles/a.rst', 'articles/b.rst'), CHANGED)
    for name in ('again', 'new'):
        write_files(tmp_path / name / 'source', files)
    assert in_a_process(tmp_path / 'again') == 0
    assert holding(tmp_path / 'again/html', 'zanz')
    for name in ('again', 'new'):
        write_files(tmp_path / name / 'source', changed)
    assert in_a_process(tmp_path / 'again', KILL_AT=event, KILL_AT_CALL=call) == -signal.SIGKILL
    assert in_a_process(tmp_path / 'again') == in_a_process(tmp_path / 'new') == 0
    assert holding(tmp_path / 'again/html', 'zanz') == []
    assert written(tmp_path / 'again/html') == written(tmp_path / 'new/html')


@pytest.mark.slow
@pytest.mark.nightly
def test_pages_are_the_same_for_any_seed_of_hashes_and_number_of_processes(
    tmp_path: Path,
) -> None:
    path = ROOT / 'tests/data/cases/marks.yaml'
    pages = {'conf.py': CONF, 'index.rst': 'Top\n===\n\n.. toctree::\n   :glob:\n\n   case*\n'}
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding='utf-8'))):
        names = [f'articles/{number}{side}.{case.get("format", "rst")}' for side in ('-', '')]
        pages.update(zip(names, (case['original'], case['edited']), strict=True))
        pages[f'case{number}.rst'] = f'Case\n====\n\n.. ledger-article:: {" ".join(names)}\n'
    for seed, jobs in (('1', '1'), ('2', '4')):
        write_files(tmp_path / seed / 'source', pages)
        assert in_a_process(tmp_path / seed, '-j', jobs, PYTHONHASHSEED=seed) == 0
    one, other = (written(tmp_path / seed / 'html') for seed in ('1', '2'))
    assert len(one) > 60
    assert one == other
