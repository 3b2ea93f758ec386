"""The two files of an article: how they are named, where they are, and what they say.

In: a directive.
Out: the paths of its files, and their texts; that of an original also as it was in a revision.
"""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils.utils import relative_path

from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.export.recording import Files
from sphinxcontrib_ledger.extension.messages import note_dependency
from sphinxcontrib_ledger.read.files import read_text, refuse_long_lines, require_file, text_from
from sphinxcontrib_ledger.read.registry import format_of
from sphinxcontrib_ledger.read.sides import File

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.parsers.rst import Directive

    from sphinxcontrib_ledger.settings import Settings


def file_names(directive: Directive) -> Files:
    """Return the two files as they are named; raise :class:`LedgerError` if they are not two."""
    try:
        names = shlex.split(' '.join(directive.arguments), posix=True)
    except ValueError as error:
        raise LedgerError(Subtype.DIRECTIVE, f'{error} in the names of the files') from None
    if len(names) == 1 and directive.options.get('original-rev'):
        return Files(*names, *names)
    if len(names) != 2:
        number = f'{len(names)} {"is" if len(names) == 1 else "are"} named'
        raise LedgerError(
            Subtype.DIRECTIVE,
            f'2 files are needed, the original and the edited one, but {number} (quote names with '
            'spaces; with :original-rev: one is enough)',
        )
    return Files(*names)


def note_files(document: nodes.document, original: Path, edited: Path) -> None:
    """Note that a document shows an article of two files."""
    for path in (original, edited):
        # Also of one that cannot be read: the page is built again when it can.
        note_dependency(document, str(path))
    env: Any = getattr(document.settings, 'env', None)
    if env is not None:
        from sphinxcontrib_ledger.extension import pages

        pages.note_files(env, original, edited)


def find_file(document: nodes.document, name: str) -> Path:
    """Return a file, found as ``include`` finds its file."""
    env: Any = getattr(document.settings, 'env', None)
    if env is not None:
        return Path(env.relfn2path(name)[1])
    settings = document.settings
    if name.startswith('/') and getattr(settings, 'root_prefix', None):
        return Path(settings.root_prefix) / name[1:]
    base = document.current_source or ''
    return Path(relative_path(None, Path(base).parent / name))


def read_file(path: Path, settings: Settings, document: nodes.document) -> File:
    """Return a file of an article; raise :class:`LedgerError` if it cannot be read."""
    require_file(path)
    form = format_of(path, settings.read_as)
    text = read_text(path, settings.encoding)
    refuse_long_lines(text, path, document.settings.line_length_limit)
    return File(text, path, form)


def read_revision(
    path: Path, settings: Settings, document: nodes.document
) -> tuple[File, Settings]:
    """Return an original as it was in a revision of git, and settings that tell readers of it.

    What it includes is what is there today.
    Raises :class:`LedgerError`.
    """
    from sphinxcontrib_ledger.i18n.wording import wording_of
    from sphinxcontrib_ledger.revisions.files import file_at

    earlier = file_at(path, settings.original_rev)
    commit = earlier.commit
    env: Any = getattr(document.settings, 'env', None)
    if env is not None:
        from sphinxcontrib_ledger.extension.pages import note_revision

        note_revision(env, path.parent, settings.original_rev, commit.id)
    name = PurePosixPath(earlier.path)
    form = format_of(name, settings.read_as)
    text = text_from(earlier.data, settings.encoding, repr(f'{commit.name}:{earlier.path}'))
    refuse_long_lines(text, Path(name), document.settings.line_length_limit)
    if not settings.source:
        wording = wording_of(document.settings)
        source = wording.version(commit.name, commit.date.date().isoformat(), commit.short)
        settings = replace(settings, source=source)
    return File(text, path.with_name(name.name), form), settings
