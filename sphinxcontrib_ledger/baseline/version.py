"""The earlier version that a project is compared with: a revision of git, or a folder.

In: the configuration value ``ledger_baseline``, and the folder of the project's sources.
Out: an :class:`EarlierVersion`; the files of a revision are written to a folder that is gone when
the build ends.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.baseline.parsed_pages import SUFFIX
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.revisions.commits import commit_of
from sphinxcontrib_ledger.revisions.git import repository_of
from sphinxcontrib_ledger.revisions.renames import renames
from sphinxcontrib_ledger.revisions.trees import export

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.project import Project

    from sphinxcontrib_ledger.revisions.commits import Commit

#: How a value begins that is a folder and no revision, of which none begins so.
OF_FOLDERS = ('.', '/', '~')
#: The beginning of the names of folders that hold a revision.
PREFIX = 'ledger-baseline-'


@dataclass(frozen=True)
class EarlierVersion:
    """An earlier version of a project.

    ``label`` is what readers are told, ``folder`` has its sources, and ``project`` knows their
    pages.  ``commit`` is that of a revision, whose folder is gone when the build ends.
    ``renamed`` are the paths of files of other names, from the folder of the sources:
    ``{later: earlier}``, of which ``declared`` are those that pages say themselves.  ``data`` is a
    folder of pages that were parsed in another environment.
    """

    label: str
    folder: Path
    project: Project
    commit: Commit | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    data: Path | None = None
    declared: Mapping[str, str] = field(default_factory=dict)

    def parsed(self, docname: str) -> Path | None:
        """Return the file of a page that was parsed in another environment, if there is one."""
        file = self.data / f'{docname}{SUFFIX}' if self.data else None
        return file if file and file.is_file() else None

    @property
    def key(self) -> str:
        """What tells this version from others, so that pages are read again for another one."""
        return self.commit.id if self.commit else str(self.folder)


class Exports:
    """The folders that this process wrote revisions to."""

    def __init__(self) -> None:
        self._folders: list[Path] = []
        self._process = os.getpid()

    def new(self) -> Path:
        """Return a new folder outside of the project, that only this user can read."""
        folder = Path(tempfile.mkdtemp(prefix=f'{PREFIX}{self._process}-'))
        self._folders.append(folder)
        return folder

    def remove(self) -> None:
        """Remove them all; the processes that read pages for this one have to keep them."""
        if os.getpid() == self._process:
            while self._folders:
                shutil.rmtree(self._folders.pop(), ignore_errors=True)


def remove_abandoned() -> None:
    """Remove the folders of processes that were killed before they could."""
    for folder in Path(tempfile.gettempdir()).glob(f'{PREFIX}*-*'):
        process = folder.name.removeprefix(PREFIX).partition('-')[0]
        if process.isdecimal() and not _is_running(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def folder_of(value: str, sources: Path) -> Path | None:
    """Return the folder that a value names; ``None`` if it is a revision.

    Raises :class:`LedgerError` (subtype ``revision``) if there is no such folder.
    """
    if not value.startswith(OF_FOLDERS):
        return None
    return _folder('ledger_baseline', value, sources)


def data_folder(value: str, sources: Path) -> Path | None:
    """Return the folder of parsed pages that a value names, if it names one.

    Raises :class:`LedgerError` (subtype ``revision``) if there is no such folder.
    """
    return _folder('ledger_baseline_data', value, sources) if value else None


def _folder(name: str, value: str, sources: Path) -> Path:
    folder = Path(os.path.normpath(sources / Path(value).expanduser()))
    if not folder.is_dir():
        raise LedgerError(
            Subtype.REVISION, f'{name} is {value!r}, but there is no folder {str(folder)!r}'
        )
    return folder


@dataclass(frozen=True)
class ExportedRevision:
    """A revision whose files were written to a folder: that of the sources among them."""

    commit: Commit
    sources: Path
    renamed: Mapping[str, str]


def exported(revision: str, sources: Path, exports: Exports) -> ExportedRevision:
    """Write the files of a revision to a new folder.

    Raises :class:`LedgerError` (subtype ``revision``).
    """
    repository = repository_of(sources)
    within = Path(os.path.realpath(sources)).relative_to(os.path.realpath(repository.root))
    commit = commit_of(repository, revision)
    remove_abandoned()
    folder = exports.new()
    export(repository, commit.id, folder)
    now = commit_of(repository, 'HEAD')
    prefix = '' if within == Path() else f'{within.as_posix()}/'
    found = renames(repository, commit.id, now.id)
    renamed = {
        later.removeprefix(prefix): os.path.relpath(earlier, within)
        for later, earlier in found.items()
        if later.startswith(prefix)
    }
    if not (folder / within).is_dir():
        raise LedgerError(
            Subtype.REVISION,
            f'{revision!r} has no folder {within.as_posix()!r}: where the sources of this project '
            'stood elsewhere, export them and name the folder',
        )
    return ExportedRevision(commit, folder / within, renamed)
