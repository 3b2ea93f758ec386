"""A document knows how it is read, by attributes of its Python object or of its environment's.

Two facts: which article files are being read into it, and beside which host it is read if it is in
a sandbox.

In: a document.
Out: the fact that was noted for it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docutils import nodes

#: Lists the files that are being read into a document, outermost first; Sphinx's environment
#: knows them for the documents that MyST-Parser makes of reStructuredText in Markdown.
READING = 'ledger_reading'
#: Names the host of a document that is read in a sandbox.
HOST = 'ledger_host'


@contextmanager
def reading_noted(document: nodes.document, paths: tuple[Path, ...]) -> Iterator[None]:
    """Note which article files are read into a document.

    Meanwhile this holds for each document that a parser makes for a part of it, too.
    """
    setattr(document, READING, paths)
    env: Any = getattr(document.settings, 'env', None)
    if env is None:
        yield
        return
    outer = env.temp_data.get(READING, ())
    env.temp_data[READING] = paths
    try:
        yield
    finally:
        env.temp_data[READING] = outer


def reading_of(document: nodes.document) -> tuple[Path, ...]:
    """Return which article files are being read into a document, outermost first."""
    env: Any = getattr(document.settings, 'env', None)
    noted = env.temp_data.get(READING, ()) if env is not None else ()
    paths: tuple[Path, ...] = getattr(document, READING, noted)
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
