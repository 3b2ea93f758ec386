"""The commands of the how-tos about versions do what their pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from support.code_blocks import Block, blocks_of, put_program, run
from support.repository import Made, new_repository

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 'Ferries\n=======\n\nThe ferry leaves at {time}.\n\nThe rest\n--------\n\nStays.\n'


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
    put_program(tmp_path / 'bin/sphinx-build', 'sphinx')
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
