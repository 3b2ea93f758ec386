"""Each how-to that begins with the project of the first article does what its page says.

Files get the text of the blocks that name them (``conf.py`` keeps what it has), commands are run in
their order, and the lines below a command are what it prints.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING

import pytest
from sphinx.cmd.build import main as sphinx_build

from sphinxcontrib_ledger.cli.main import main as sphinx_ledger
from support.code_blocks import blocks_of
from support.projects import ROOT, forget_projects
from support.repository import ENVIRONMENT, Made, new_repository

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / 'docs'
#: These have tests of their own.
APART = {'since-a-version', 'ci', 'troubleshooting'}
NAMES = sorted(
    f'{page.parent.name}/{page.stem}'
    for page in (*DOCS.glob('how-to/*.rst'), *DOCS.glob('explanation/*.rst'))
    if page.stem not in APART
)
#: Commands that stand for the environment of the tests, or need a network or a person.
NOT_RUN = ('pip install', 'sphinx-autobuild', 'git difftool', 'tox ')
#: Programs of others, whose output is looked at where they are there.
OTHERS = {'latexdiff', 'pandiff', 'pandoc', 'redlines', 'wdiff'}
#: What the pages say that readers see then, by the file that they open.
SEEN = {
    'how-to/accessibility': {'_build/html/index.html': ['the editors removed text here']},
    'how-to/command-line': {'changes.html': ['<ins'], 'changes.json': ['"version": 1']},
    'how-to/house-style': {
        '_build/html/index.html': [
            'Any text modified or added by the Harbour Office is',
            'for removing unnecessary or flowery language.',
            'March 14, 2025',
        ]
    },
    'how-to/live-preview': {'_build/html/index.html': ['>five</ins>']},
    'how-to/markdown': {'_build/html/index.html': ['>half past</ins>', 'ledger-legend']},
    'how-to/original-words': {
        '_build/html/hover.html': ['ledger-original'],
        '_build/html/columns.html': ['ledger-row'],
        '_build/html/source.html': ['href="https://example.org/gazette/night-ferry"'],
    },
    'how-to/print': {'_build/latex/harbournews.tex': ['highlighted in colour', 'a5paper']},
}


@pytest.fixture
def project(tmp_path: Path) -> Made:
    """Return the project of the first article, as a repository."""
    made = new_repository(tmp_path / 'news')
    shutil.copytree(ROOT / 'docs/articles', made.root / 'articles')
    for block in blocks_of('first-article'):
        if block.caption:
            (made.root / block.caption).write_text(block.text, encoding='utf-8')
    made.git('add', '--all')
    made.git('commit', '-q', '-m', 'The first article')
    return made


@pytest.mark.parametrize('name', NAMES)
def test_a_page_is_true(
    name: str,
    project: Made,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project.root)
    # Sphinx writes colours where ``CI`` is set, and they would break the lines that are looked for.
    for key, value in {**ENVIRONMENT, 'NO_COLOR': '1'}.items():
        monkeypatch.setenv(key, value)
    for block in blocks_of(name):
        path = project.root / block.caption
        if block.language == 'console':
            for command in re.split(r'^\$ ', block.text, flags=re.MULTILINE)[1:]:
                line, _, printed = command.replace('\\\n', '').partition('\n')
                is_there = line.split()[0] not in OTHERS or shutil.which(line.split()[0])
                if is_there and not line.startswith(NOT_RUN):
                    compare(line, printed, run(line, capsys))
        elif path.name == 'conf.py':
            with path.open('a', encoding='utf-8') as file:
                file.write(block.text)
        else:
            assert block.caption, f'a block of {name} that nobody can paste: {block.text}'
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding='utf-8')
    for name_of_file, words in SEEN.get(name, {}).items():
        shown = (project.root / name_of_file).read_text(encoding='utf-8')
        assert [word for word in words if word not in shown] == []


def compare(line: str, printed: str, out: str) -> None:
    """Compare what a command prints with the page; ``...`` stands for what is left out there."""
    parts = re.split(r'^\.\.\.$', printed, flags=re.MULTILINE)
    for part in [part.strip('\n') for part in parts if part.strip()]:
        assert part in out, (line, part, out)
        out = out.partition(part)[2]


def run(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command; our own and Sphinx's in this process, which need not load Sphinx again."""
    program, *arguments = shlex.split(line.replace('latexpdf', 'latex'))
    here = {'sphinx-build': sphinx_build, 'sphinx-ledger': sphinx_ledger}.get(program)
    if here and not set(line) & set('|><$'):
        forget_projects()
        status = here(arguments)
        told = capsys.readouterr()
        out = told.out + told.err
    else:
        path = os.pathsep.join([sysconfig.get_path('scripts'), os.environ['PATH']])
        done = subprocess.run(
            ['bash', '-c', line],
            env={**os.environ, 'PATH': path},
            capture_output=True,
            text=True,
            check=False,
        )
        out, status = done.stdout + done.stderr, done.returncode
    assert status == 0, (line, out)
    return out
