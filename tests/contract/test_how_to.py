"""The commands of the first article and of the how-tos do what their pages say."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml
from bs4 import BeautifulSoup

from support.projects import ROOT, run_sphinx, write_files
from support.repository import Made, new_repository

if TYPE_CHECKING:
    from pathlib import Path

#: A block of code: its language, its caption if it has one, and its lines.
BLOCK = re.compile(
    r'^\.\. code-block:: (\w+)\n(?:   :caption: (.*)\n)?\n((?:(?:   .*)?\n)+)', re.MULTILINE
)
PAGE = 'Ferries\n=======\n\nThe ferry leaves at {time}.\n\nThe rest\n--------\n\nStays.\n'


class Block(NamedTuple):
    """A block of code of a page."""

    language: str
    caption: str
    text: str


def blocks_of(name: str) -> list[Block]:
    text = (ROOT / f'docs/{name}.rst').read_text(encoding='utf-8') + '\n'
    return [
        Block(language, caption, re.sub(r'^   ', '', lines, flags=re.MULTILINE).strip() + '\n')
        for language, caption, lines in BLOCK.findall(text)
    ]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return a repository with a tag and a later commit, and ``sphinx-build`` for its commands."""
    made = new_repository(tmp_path / 'project')
    for time, tag in (('nine', 'v1.0'), ('ten', '')):
        files: dict[str, str | bytes] = {
            'docs/conf.py': 'smartquotes = False\n',
            'docs/index.rst': PAGE.format(time=time),
        }
        made.commit(files, tag)
    program = tmp_path / 'bin/sphinx-build'
    write_files(
        tmp_path, {'bin/sphinx-build': f'#!/bin/sh\nexec {sys.executable} -m sphinx "$@"\n'}
    )
    program.chmod(0o755)
    return made


def follow(block: Block, folder: Path) -> str:
    """Do what a block says: lines for a file, or commands; return what these print."""
    if block.language == 'python':
        with (folder / block.caption).open('a', encoding='utf-8') as file:
            file.write(block.text)
    if block.language != 'console':
        return ''
    [command] = block.text.splitlines()
    return run(command.removeprefix('$ '), folder)


def run(command: str, folder: Path) -> str:
    path = f'PATH="{folder.parent}/bin:$PATH"'
    done = subprocess.run(
        ['bash', '-c', f'{path}; {command}'],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def test_what_changed_since_a_version(made: Made) -> None:
    run('git archive --prefix docs-1.0/ v1.0:docs | tar x -C .', made.root)
    printed = [follow(block, made.root) for block in blocks_of('how-to/since-a-version')]
    told = re.compile(r'ledger: compared with v1\.0, March 3, 2025, [0-9a-f]{7}: 1 changed, 0 new')
    # Once with HTML and once with LaTeX.
    assert len([text for text in printed if told.search(text)]) == 2
    pages = made.root / 'docs/_build/html'
    assert '>ten</ins>' in (pages / 'index.html').read_text(encoding='utf-8')
    [book] = (made.root / 'docs/_build/latex').glob('projectname*.tex')
    text = book.read_text(encoding='utf-8')
    assert 'Only sections with changes are printed.' in text
    assert 'What changed since v1.0' in text
    assert 'Stays.' not in text
    # All lines of conf.py together: a folder, and what the builder wrote of it.
    assert (made.root / 'docs-1.0-data/index.parsed').is_file()
    run('sphinx-build -W docs out', made.root)
    assert '>ten</ins>' in (made.root / 'out/index.html').read_text(encoding='utf-8')
    assert (made.root / 'out/ledger-changes.html').is_file()


def test_what_changed_in_ci(made: Made, tmp_path: Path) -> None:
    made.git('checkout', '-q', '-b', 'proposal')
    follow(Block('python', 'docs/conf.py', "extensions = ['sphinxcontrib_ledger']\n"), made.root)
    made.git('commit', '-q', '-a', '-m', 'A proposal')
    clone = tmp_path / 'clone'
    made.git('clone', '-q', '--depth', '1', f'file://{made.root}', str(clone))
    blocks = blocks_of('how-to/ci')
    for block in blocks:
        if block.language == 'console':
            follow(block, clone)
    summary = (clone / 'docs/_build/html/changes.md').read_text(encoding='utf-8')
    # The tip of main and the proposal say the same.
    assert 'No page changed.' in summary
    run('sphinx-build -W -D ledger_baseline=v1.0 docs out', clone)
    assert '>ten</ins>' in (clone / 'out/index.html').read_text(encoding='utf-8')


def test_the_files_for_servers_have_the_commands_of_the_page() -> None:
    blocks = blocks_of('how-to/ci')
    commands = {
        line.removeprefix('$ ') for block in blocks if block.language == 'console'
        for line in block.text.splitlines()
    }  # fmt: skip
    workflow, settings = (yaml.safe_load(b.text) for b in blocks if b.language == 'yaml')
    steps = [step.get('run', '') for step in workflow['jobs']['build']['steps']]
    steps = [step.replace('${{ github.base_ref }}', 'main') for step in steps]
    assert {step for step in steps if step.startswith(('git', 'sphinx-build'))} <= commands
    assert set(settings['build']['jobs']['post_checkout']) <= commands


def test_the_first_article(tmp_path: Path) -> None:
    """Follow the page in an empty folder; it shows what the page shows."""
    folder = tmp_path / 'news'
    program = '.venv/bin/sphinx-build'
    write_files(folder, {program: f'#!/bin/sh\nexec {sys.executable} -m sphinx "$@"\n'})
    (folder / program).chmod(0o755)
    for name in ('night-ferry.original.rst', 'night-ferry.rst'):
        write_files(folder, {f'articles/{name}': (ROOT / 'docs/articles' / name).read_bytes()})
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
    documentation = run_sphinx(ROOT / 'docs', tmp_path / 'docs', 'html')
    assert documentation.warnings == []

    def marks(page: BeautifulSoup) -> list[str]:
        return [mark.get_text() for mark in page.select('ins, .ledger-elision, .ledger-legend')]

    page = BeautifulSoup((folder / '_build/html/index.html').read_text('utf-8'), 'html.parser')
    shown = marks(documentation.soup('first-article'))
    assert shown[:4] == ['new', 'half past', '[...]', marks(page)[3]]
    assert marks(page) == shown
    run('.venv/bin/sphinx-build -M latex . _build', folder)
    assert (folder / '_build/latex/harbournews.tex').is_file()
