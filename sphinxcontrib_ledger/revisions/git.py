"""The ``git`` command, run so that nothing of a repository is changed and nothing in it is run.

In: the folder of a project, and the arguments of commands that only read.
Out: what they print, as bytes, or an error that says what is wrong and what to do.
Commands get the ids of objects, never what somebody has typed, but for one that is told so.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.errors import LedgerError, Subtype

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

#: Nothing is asked of people, no index is refreshed, and messages are in the words that we know.
ENVIRONMENT = {'GIT_OPTIONAL_LOCKS': '0', 'GIT_TERMINAL_PROMPT': '0', 'LC_ALL': 'C'}
#: What a repository's own configuration could have run: watchers of its files, and hooks.
UNRUN = ('-c', 'core.fsmonitor=false', '-c', f'core.hooksPath={os.devnull}')
#: The variables by which a caller, such as a hook of git, would lead to another repository.
OF_CALLERS = ('GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX')


@dataclass(frozen=True)
class Repository:
    """A git repository, by the outermost folder of its working tree."""

    root: Path

    def run(self, *arguments: str) -> bytes:
        """Return what a command prints; raise :class:`LedgerError` (``revision``) if it fails."""
        ended = run(self.root, arguments)
        if ended.returncode:
            raise LedgerError(
                Subtype.REVISION, f'git {arguments[0]} failed: {first_line(ended.stderr)}'
            )
        return ended.stdout

    def succeeds(self, *arguments: str) -> bytes | None:
        """Return what a command prints; ``None`` if it fails."""
        ended = run(self.root, arguments)
        return None if ended.returncode else ended.stdout

    def streaming(self, *arguments: str, stdin: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start a command whose output is read while it runs."""
        return subprocess.Popen(
            ['git', *UNRUN, *arguments],
            cwd=self.root,
            env=_environment(),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )


def repository_of(folder: Path) -> Repository:
    """Return the repository that a folder is in.

    Raises :class:`LedgerError` (subtype ``revision``): there is no git, or no repository.
    """
    try:
        ended = run(folder, ('rev-parse', '--show-toplevel'))
    except FileNotFoundError:
        raise LedgerError(
            Subtype.REVISION,
            "the program 'git' is not installed, or not in PATH: install it, or name a folder "
            'with the earlier version instead of a revision',
        ) from None
    if ended.returncode:
        said = first_line(ended.stderr)
        if 'not a git repository' in said:
            said = 'it is in no git repository: run the build in a clone, not in an export of it'
        raise LedgerError(Subtype.REVISION, f'{str(folder)!r} has no earlier versions: {said}')
    return Repository(Path(os.fsdecode(ended.stdout.rstrip(b'\r\n'))))


def run(folder: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """Run a git command in a folder; raise ``FileNotFoundError`` if there is no git."""
    return subprocess.run(
        ['git', *UNRUN, *arguments],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def first_line(stderr: bytes) -> str:
    """Return the first line of what git says of an error."""
    lines = stderr.decode(errors='replace').strip().splitlines()
    return lines[0].removeprefix('fatal: ') if lines else 'git does not say why'


def _environment() -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in OF_CALLERS}
    return inherited | ENVIRONMENT
