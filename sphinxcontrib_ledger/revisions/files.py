"""One file as it was in a revision, under the name that it had.

In: the path of a file today, and a revision.
Out: what it held, its name then, and the commit; or an error that says what to do.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.revisions.commits import commit_of
from sphinxcontrib_ledger.revisions.git import repository_of
from sphinxcontrib_ledger.revisions.renames import renames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.revisions.commits import Commit
    from sphinxcontrib_ledger.revisions.git import Repository


class EarlierFile(NamedTuple):
    """A file as it was in a commit: its path from the root of its repository, and its bytes."""

    path: str
    data: bytes
    commit: Commit


def file_at(path: Path, revision: str) -> EarlierFile:
    """Return a file as it was in a revision, also if it had another name.

    Raises :class:`LedgerError` (subtype ``revision``).
    """
    folder = next((above for above in path.parents if above.is_dir()), Path.cwd())
    repository = repository_of(folder)
    commit = commit_of(repository, revision)
    # Links in the path of the repository lead to it; the file itself may not be there today.
    real = Path(os.path.realpath(path.parent)) / path.name
    name = os.path.relpath(real, os.path.realpath(repository.root)).replace(os.sep, '/')
    for known in _names(repository, commit.id, name):
        data = _blob(repository, commit.id, known)
        if data is not None:
            return EarlierFile(known, data, commit)
    ignored = repository.succeeds('check-ignore', '-q', '--', name) is not None
    why = 'git ignores it' if ignored else 'it was not there then, or in another repository'
    raise LedgerError(
        Subtype.REVISION,
        f'the file {name!r} is not in revision {revision!r} of its git repository: {why}',
    )


def _names(repository: Repository, commit: str, name: str) -> Iterator[str]:
    """Go through the names that a file may have had; to look for renames takes longest."""
    yield name
    now = commit_of(repository, 'HEAD')
    if earlier := renames(repository, commit, now.id).get(name):
        yield earlier


def _blob(repository: Repository, commit: str, name: str) -> bytes | None:
    """Return what a file of a commit holds; ``None`` if there is no such file."""
    listed = repository.run('ls-tree', '-z', '--full-tree', commit, '--', f':(literal){name}')
    about = listed.partition(b'\t')[0].split()
    if len(about) != 3 or about[1] != b'blob':
        return None
    return repository.run('cat-file', 'blob', about[2].decode('ascii'))
