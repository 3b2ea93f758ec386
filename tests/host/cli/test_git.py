"""git shows articles by their words: the lines of ``setup-git`` do what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_ledger.cli import git_diff
from sphinxcontrib_ledger.cli.main import main
from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BEFORE = 'Ferries\n=======\n\nThe rusty ferry left.\n\n.. include:: part.txt\n\nIt stays.\n'
AFTER = BEFORE.replace('rusty ', '').replace('left', 'left early')
NEW = 'It was a sunny day.\n'


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that runs git, or a shell, in a repository with a version and changes."""
    programs = tmp_path / 'bin'
    source = tmp_path / 'source'
    write_files(
        programs,
        {'sphinx-ledger': f'#!/bin/sh\nexec {sys.executable} -P -m sphinxcontrib_ledger "$@"\n'},
    )
    (programs / 'sphinx-ledger').chmod(0o755)
    for name in [name for name in os.environ if name.startswith('GIT_')]:
        monkeypatch.delenv(name)
    monkeypatch.setenv('PATH', f'{programs}{os.pathsep}{os.environ["PATH"]}')
    monkeypatch.setenv('HOME', str(tmp_path))
    monkeypatch.setenv('GIT_CONFIG_NOSYSTEM', '1')
    for who in ('AUTHOR', 'COMMITTER'):
        monkeypatch.setenv(f'GIT_{who}_NAME', 'A')
        monkeypatch.setenv(f'GIT_{who}_EMAIL', 'a@example.org')

    def run(*words: str) -> str:
        command = words if len(words) > 1 else ('sh', '-ec', *words)
        ran = subprocess.run(command, cwd=source, capture_output=True, check=False, text=True)
        assert (ran.returncode, ran.stderr) == (0, ''), ran.stderr
        return ran.stdout

    first = {
        'docs/policy.rst': BEFORE,
        'docs/part.txt': 'Included.\n',
        'code.py': 'x = 1\n',
    }
    write_files(source, first)
    run('git init -q . && git add . && git commit -qm one')
    write_files(source, {'docs/policy.rst': AFTER, 'new.md': NEW, 'code.py': 'x = 2\n'})
    run('git', 'add', '-N', 'new.md')
    return run


POLICY = 'Ferries\n*******\n\nThe [...] ferry left {+early+}.\n\nIncluded.\n\n⋮\n'


def test_git_diff_shows_all_files_by_their_words(git: Callable[..., str]) -> None:
    shown = git("GIT_EXTERNAL_DIFF='sphinx-ledger git-diff' git diff")
    sides = [line for line in shown.splitlines() if line.startswith(('--- ', '+++ '))]
    assert [line.partition(', ')[0] for line in sides] == [
        '--- a/code.py (original)', '+++ b/code.py (edited)',
        '--- docs/policy.rst', '+++ docs/policy.rst (edited)',
        '--- /dev/null (original)', '+++ new.md (edited)',
    ]  # fmt: skip
    assert POLICY in shown
    assert f'{{+{NEW.strip()}+}}' in shown
    # What is no article is shown as ever.
    assert '+++ b/code.py (edited)\n@@ -1 +1 @@\n-x = 1\n+x = 2\n' in shown
    assert 'About the marks' not in shown


@pytest.mark.nightly
def test_the_lines_of_the_setup_do_what_they_say(
    git: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(['setup-git']) == 0
    git(capsys.readouterr().out)
    shown = git('git', 'diff', '--', 'docs', 'code.py')
    assert POLICY in shown
    # What the patterns do not name is git's own affair.
    assert 'diff --git a/code.py b/code.py' in shown
    # git prefers what a file's attribute names to its tool.
    git('rm .gitattributes && git commit -qam two')
    # Both sides are temporary files, and the included one stands where the path says.
    tool = git('git', 'difftool', '-t', 'ledger', 'HEAD~', 'HEAD', '--', 'docs')
    assert 'The [...] ferry left {+early+}.\n\nIncluded.\n\nIt stays.\n' in tool


def test_a_file_with_another_name_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # As git runs it: the second name and the likeness come last, and files have no suffix.
    monkeypatch.chdir(tmp_path)
    write_files(
        tmp_path, {'blob': BEFORE, 'docs/rules.rst': AFTER, 'docs/part.txt': 'Included.\n'}
    )
    sides = ['blob', '719bb09f', '100644', 'docs/rules.rst', '0' * 40, '100644']
    assert main(['git-diff', 'policy.rst', *sides, 'docs/rules.rst', 'index a..b']) == 0
    heard = capsys.readouterr()
    assert heard.err == ''
    head = '--- policy.rst, 719bb09 (original)\n+++ docs/rules.rst (edited)\n\n'
    assert heard.out == f'{head}{POLICY}\n'


def test_a_file_that_cannot_be_compared_does_not_keep_git_from_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError('no luck')

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(git_diff, 'read_inputs', fail)
    write_files(tmp_path, {'o': 'a\n', 'e': 'b\n'})
    assert main(['git-diff', 'a.rst', 'o', '1', '1', 'e', '2', '2']) == 0
    heard = capfd.readouterr()
    assert 'a.rst' in heard.err
    assert 'no luck' in heard.err
    assert heard.out.endswith('@@ -1 +1 @@\n-a\n+b\n')


@pytest.mark.parametrize(
    'command', [['git-diff', 'a.rst'], ['git-diff', 'a.rst', '--context', '2']]
)
def test_an_unmerged_file_is_said(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(command) == 0
    assert capsys.readouterr().out == 'a.rst is unmerged\n'


def test_people_are_told_that_the_command_is_for_git(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['git-diff', 'a.rst', 'b.rst']) == 2
    assert 'setup-git' in capsys.readouterr().err


@pytest.mark.parametrize('names', [('/dev/null', 'e.txt'), ('e.txt', '/dev/null')])
def test_a_side_may_be_missing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    names: tuple[str, str],
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, {'e.txt': 'It rains.\n'})
    for output in ('text', 'html', 'json'):
        assert main(['diff', *names, '--exit-code', '--format', output]) == 1
        heard = capsys.readouterr()
        assert heard.err == ''
        marked = '{+It rains.+}' if names[1] == 'e.txt' else '[...]'
        assert output != 'text' or marked in heard.out
