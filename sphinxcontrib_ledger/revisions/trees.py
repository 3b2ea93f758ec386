"""The files of a commit are written to a folder outside of the project.

``git cat-file`` gives the contents as they are stored, so no filter, hook or attribute of the
repository has a say, and neither its working tree nor its index is touched.

In: a repository and a commit.
Out: a folder with its files.  Links that lead out of it, submodules and names that no file of a
checkout may have are left out.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.errors import LedgerError, Subtype

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.revisions.git import Repository

#: The modes of entries: a link, and the commit of another repository.
LINK, SUBMODULE = '120000', '160000'


class Entry(NamedTuple):
    """A file or a link in the tree of a commit."""

    mode: str
    id: str
    path: PurePosixPath


def entries_of(repository: Repository, commit: str) -> list[Entry]:
    """Return the files and links of a commit that a folder may have."""
    listed = repository.run('ls-tree', '-r', '-z', '--full-tree', commit)
    entries = []
    for line in listed.split(b'\0')[:-1]:
        about, _, name = line.partition(b'\t')
        mode, _kind, blob = about.decode('ascii').split()
        path = PurePosixPath(os.fsdecode(name))
        if mode != SUBMODULE and _is_fit(os.fsdecode(name)):
            entries.append(Entry(mode, blob, path))
    return entries


def _is_fit(name: str) -> bool:
    """Return whether a path is one within a folder, and none of git's own."""
    parts = name.split('/')
    return not any(
        part in ('', '.', '..') or part.casefold() == '.git' or '\\' in part for part in parts
    )


def export(repository: Repository, commit: str, folder: Path) -> None:
    """Write the files of a commit to a folder.

    Raises :class:`LedgerError` (subtype ``revision``) if the repository lacks some of them.
    """
    entries = entries_of(repository, commit)
    links: list[tuple[Path, str]] = []
    for entry, data in zip(entries, _blobs(repository, entries), strict=True):
        path = folder.joinpath(*entry.path.parts)
        if entry.mode == LINK:
            links.append((path, os.fsdecode(data)))
        else:
            _write(path, data)
    # Behind all files, so that none of them is written through a link.
    _link(links, folder)


def _blobs(repository: Repository, entries: Sequence[Entry]) -> Iterator[bytes]:
    """Go through the contents of some entries, in their order."""
    with tempfile.TemporaryFile() as asked:
        asked.write(''.join(f'{entry.id}\n' for entry in entries).encode('ascii'))
        asked.seek(0)
        with repository.streaming('cat-file', '--batch', stdin=asked) as process:
            assert process.stdout is not None
            for entry in entries:
                header = process.stdout.readline().split()
                if len(header) != 3:
                    process.kill()
                    raise LedgerError(
                        Subtype.REVISION,
                        f'the git repository {str(repository.root)!r} has not got what '
                        f"{entry.path.name!r} was: run 'git fetch', or clone it anew",
                    )
                yield process.stdout.read(int(header[2]))
                process.stdout.read(1)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError:
        # Two names that differ in letter case alone, or one that this system cannot have.
        return


def _link(links: Iterable[tuple[Path, str]], folder: Path) -> None:
    """Make links, and take those away that lead out of a folder, however they do."""
    made = []
    for path, target in links:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(target)
        except (OSError, ValueError):
            continue
        made.append(path)
    root = os.path.realpath(folder)
    for path in made:
        if not Path(os.path.realpath(path)).is_relative_to(root):
            path.unlink()
