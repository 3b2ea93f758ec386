"""Git repositories made of texts, whatever the machine's own configuration of git says."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: Who makes commits, and when.
ENVIRONMENT = {
    'GIT_CONFIG_GLOBAL': os.devnull,
    'GIT_CONFIG_SYSTEM': os.devnull,
    'GIT_AUTHOR_NAME': 'Ann Lee',
    'GIT_AUTHOR_EMAIL': 'ann@example.org',
    'GIT_COMMITTER_NAME': 'Ben Ray',
    'GIT_COMMITTER_EMAIL': 'ben@example.org',
    'GIT_AUTHOR_DATE': '2025-03-01T09:00:00 +0100',
    'GIT_COMMITTER_DATE': '2025-03-03T10:30:00 +0100',
}


@dataclass(frozen=True)
class Made:
    """A repository that a test makes."""

    root: Path

    def git(self, *arguments: str, data: bytes | None = None) -> str:
        """Run a command in it; return what it prints."""
        done = subprocess.run(
            ['git', *arguments],
            cwd=self.root,
            env={**os.environ, **ENVIRONMENT},
            input=data,
            capture_output=True,
            check=True,
        )
        return os.fsdecode(done.stdout).strip()

    def commit(self, files: Mapping[str, str | bytes], tag: str = '') -> str:
        """Make a commit that has just these files; return its id."""
        self.git('rm', '-r', '-q', '-f', '--ignore-unmatch', '.')
        write_files(self.root, files)
        self.git('add', '--all')
        self.git('commit', '-q', '--allow-empty', '-m', tag or 'Another version')
        if tag:
            self.git('tag', '-f', tag)
        return self.git('rev-parse', 'HEAD')

    def commit_tree(self, entries: list[tuple[str, str, str]]) -> str:
        """Make a commit of ``(mode, kind, name)`` entries that a checkout would refuse."""
        blob = self.git('hash-object', '-w', '--stdin', data=b'../../outside')
        ids = {'blob': blob, 'commit': '1' * 40}
        listing = ''.join(f'{mode} {kind} {ids[kind]}\t{name}\0' for mode, kind, name in entries)
        tree = self.git('mktree', '-z', '--missing', data=listing.encode())
        return self.git('commit-tree', '-m', 'Hostile', tree)


def new_repository(folder: Path) -> Made:
    """Make a repository in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Made(folder)
    made.git('init', '-q', '-b', 'main')
    return made
