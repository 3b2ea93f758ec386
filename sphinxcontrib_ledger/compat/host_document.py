"""docutils' documents: their books, their transforms and where their messages are from.

In: a document of docutils.
Out: what no public name gives of it. Reading calls it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docutils import nodes
    from docutils.transforms import Transform

#: The attributes that a part of a document shares with it: the books of names, ids and
#: references, and the nodes that wait for the end of reading.
#: ``names`` is there since docutils 0.23.
SHARED = (
    'settings',
    'reporter',
    'indirect_targets',
    'substitution_defs',
    'substitution_names',
    'refnames',
    'refids',
    'names',
    'ids',
    'nameids',
    'nametypes',
    'footnote_refs',
    'citation_refs',
    'autofootnotes',
    'autofootnote_refs',
    'symbol_footnotes',
    'symbol_footnote_refs',
    'footnotes',
    'citations',
    'autofootnote_start',
    'symbol_footnote_start',
    'id_counter',
    'transform_messages',
    'transformer',
    'decoration',
)
#: The attributes that a part has of its own: the tree, the file that is read, the messages about
#: it (the host's observer notes all of the reporter's) and docutils' guard against circular
#: inclusion, which starts with the file that is parsed.
OWN = (
    'parent',
    'children',
    'attributes',
    'tagname',
    'rawsource',
    'source',
    'line',
    'current_source',
    'current_line',
    'parse_messages',
    'include_log',
    '_document',
)
#: The books of what a name stands for.
NAME_BOOKS = ('names', 'nameids', 'nametypes')
#: The attribute by which a parser tells a reporter where it is.
_LOCATE = 'get_source_and_line'


def part_of(host: nodes.document, path: Path) -> nodes.document:
    """Return an empty document for a file that shares the books of ``host``."""
    part = type(host)(host.settings, host.reporter)
    for name in SHARED:
        if hasattr(host, name):
            setattr(part, name, getattr(host, name))
    part.attributes = {**host.attributes, 'source': str(path)}
    part.current_source = str(path)
    return part


def name_books(document: nodes.document) -> list[dict[str, Any]]:
    """Return where a document says what a name stands for."""
    books = [getattr(document, name, None) for name in NAME_BOOKS]
    return [book for book in books if book is not None]


@contextmanager
def messages_located_by(
    reporter: object, locate: Callable[..., tuple[str | None, int | None]] | None = None
) -> Iterator[None]:
    """Let ``locate`` say which file and line a message is about.

    Without it, the parser that runs inside says so, and not the one that runs outside.
    """
    attributes = vars(reporter)
    outer = attributes.pop(_LOCATE, None)
    if locate is not None:
        attributes[_LOCATE] = locate
    try:
        yield
    finally:
        attributes.pop(_LOCATE, None)
        if outer is not None:
            attributes[_LOCATE] = outer


def waiting_transforms(
    document: nodes.document,
) -> Iterator[tuple[type[Transform], nodes.Node | None]]:
    """Go through the transforms that a document waits for, each with its pending node."""
    for _, transform, pending, _ in document.transformer.transforms:
        yield transform, pending


def applied_transforms(
    document: nodes.document,
) -> Iterator[tuple[type[Transform], nodes.Node | None]]:
    """Go through the transforms that a document went through, each with its pending node."""
    for _, transform, pending, _ in document.transformer.applied:
        yield transform, pending


def complete_settings(document: nodes.document, host: nodes.document) -> None:
    """Give a document the settings of its host that it lacks.

    Parsers leave settings for transforms when they are done, as MyST-Parser does.
    """
    settings = vars(document.settings)
    for name, value in vars(host.settings).items():
        settings.setdefault(name, value)
