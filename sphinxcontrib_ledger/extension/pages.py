"""Which pages show articles, made of which files, and written by which builder.

Sphinx reads a page again if a file is newer than the page was read, and a builder writes it again
if its source is newer than its output.  So two things are missed: a file that comes back with an
old time, and, where builders share their doctrees, what another builder has read since.

In: the pages that are read and written.
Out: those to read and to write again.  It runs before reading, and before writing.
"""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util import logging

from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.extension.outputs import note, showed

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: The attribute of Sphinx's environment that knows the files of the articles of each page.
PAGES = 'ledger_pages'
#: When the pages of an output had been read.
TIMES = 'pages'
#: The time and the size of a file; nothing for one that is not there.
Stamp = tuple[int, int] | None


class Files(NamedTuple):
    """The files of the articles of a page, by their paths.

    ``revisions`` are the commits that originals were taken from, by the folder that is in their
    repository and the name of the revision.
    """

    originals: list[str]
    stamps: dict[str, Stamp]
    revisions: dict[tuple[str, str], str]


def register_pages(app: Sphinx) -> None:
    """Have pages with articles read and written again when they need it."""
    written = WrittenPages()
    app.connect('env-purge-doc', _forget)
    app.connect('env-merge-info', _merge)
    app.connect('env-get-outdated', _to_read_again)
    app.connect('env-get-updated', written.to_write_again)
    app.connect('env-check-consistency', _warn_of_published)
    app.connect('doctree-resolved', written.note)
    app.connect('build-finished', written.keep)


def note_files(env: Any, original: Path, edited: Path) -> None:
    """Note that the page that is read shows an article of two files."""
    files = _files_of(env)
    files.originals.append(os.path.normpath(original))
    stamps = {os.path.normpath(path): _stamp(path) for path in (original, edited)}
    files.stamps.update(stamps)


def note_revision(env: Any, folder: Path, revision: str, commit: str) -> None:
    """Note that the page that is read shows an original of a revision, which may move."""
    _files_of(env).revisions[str(folder), revision] = commit


def _files_of(env: Any) -> Files:
    """Return the files of the page that is read."""
    return _pages(env).setdefault(env.docname, Files([], {}, {}))


def _pages(env: Any) -> dict[str, Files]:
    if not hasattr(env, PAGES):
        setattr(env, PAGES, {})
    pages: dict[str, Files] = getattr(env, PAGES)
    return pages


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _forget(app: Sphinx, env: Any, docname: str) -> None:
    _pages(env).pop(docname, None)


def _merge(app: Sphinx, env: Any, docnames: set[str], other: Any) -> None:
    pages = _pages(other)
    _pages(env).update({docname: pages[docname] for docname in docnames if docname in pages})


def _to_read_again(
    app: Sphinx, env: Any, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages of which a file or a revision is another one than when they were read."""
    known: dict[tuple[str, str], str] = {}
    return [
        docname
        for docname, files in _pages(env).items()
        if docname not in removed
        and (
            any(_stamp(Path(name)) != stamp for name, stamp in files.stamps.items())
            or any(_commit(*which, known) != commit for which, commit in files.revisions.items())
        )
    ]


def _commit(folder: str, revision: str, known: dict[tuple[str, str], str]) -> str:
    """Return the commit that a revision is now; nothing if there is none."""
    from sphinxcontrib_ledger.revisions.commits import commit_of
    from sphinxcontrib_ledger.revisions.git import repository_of

    if (folder, revision) not in known:
        try:
            found = commit_of(repository_of(Path(folder)), revision).id
        except LedgerError:
            found = ''
        known[folder, revision] = found
    return known[folder, revision]


def _warn_of_published(app: Sphinx, env: Any) -> None:
    """Warn of originals that a page offers for download or includes."""
    pages = _pages(env)
    if not pages:
        return
    from sphinxcontrib_ledger.extension.published import used_elsewhere

    originals = {path for files in pages.values() for path in files.originals}
    shown = {docname: set(files.stamps) for docname, files in pages.items()}
    for docname, message in used_elsewhere(env, originals, shown):
        logging.getLogger(__name__).warning(
            message, type='ledger', subtype=str(Subtype.PUBLISHED), location=docname
        )


class WrittenPages:
    """When the pages with articles that an output has had been read."""

    def __init__(self) -> None:
        self._docnames: set[str] = set()

    def note(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Note that a page is written."""
        self._docnames.add(docname)

    def to_write_again(self, app: Sphinx, env: Any) -> list[str]:
        """Return the pages that were read since this output was written last."""
        known = showed(app, TIMES)
        # A builder that never wrote here writes all of them anyway.
        if known is None:
            return []
        read = env.all_docs
        return [name for name in _pages(env) if name in read and known.get(name) != read[name]]

    def keep(self, app: Sphinx, problem: Exception | None) -> None:
        """Keep when the pages had been read that were written now."""
        env: Any = app.env
        written = self._docnames & set(_pages(env)) if env is not None else set()
        if written:
            now = {name: env.all_docs[name] for name in written if name in env.all_docs}
            note(app, TIMES, {**(showed(app, TIMES) or {}), **now})
