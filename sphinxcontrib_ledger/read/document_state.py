"""A document knows how it is read, by attributes of its Python object.

Two facts: which article files are being read into it, and beside which host it is read if it is in
a sandbox.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes

#: Lists the files that are being read into a document, outermost first.
READING = 'ledger_reading'
#: Names the host of a document that is read in a sandbox.
HOST = 'ledger_host'


def note_reading(document: nodes.document, paths: tuple[Path, ...]) -> None:
    """Note which article files are being read into a document."""
    setattr(document, READING, paths)


def reading_of(document: nodes.document) -> tuple[Path, ...]:
    """Return which article files are being read into a document, outermost first."""
    paths: tuple[Path, ...] = getattr(document, READING, ())
    return paths


def note_host(document: nodes.document, host: nodes.document) -> None:
    """Note that a document is an isolated original: it is read in a sandbox, beside ``host``."""
    setattr(document, HOST, host)


def host_of(document: nodes.document) -> nodes.document | None:
    """Return the document that an isolated original is read beside; ``None`` for all others."""
    host: nodes.document | None = getattr(document, HOST, None)
    return host


def is_original(document: nodes.document) -> bool:
    """Return whether a document is an isolated original, of which nothing is shown or reported."""
    return host_of(document) is not None
