"""The documents of this benchmark: a tree of constructs that knows no format.

:mod:`constructs` makes trees, :mod:`edits` changes copies of them, and :mod:`as_rst` and
:mod:`as_markdown` write them down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What joins the word before.
SIGNS = frozenset('.,;:?!')


class Piece(NamedTuple):
    """Words of a text in one style; ``target`` is where a link, a note or a role leads."""

    style: str
    text: str
    target: str = ''


@dataclass
class Node:
    """A construct.

    ``name`` is the name of a directive, the kind of a list, the number of a note.
    ``argument`` is what a directive is given that no reader sees as text, ``text`` its own text
    (that of a paragraph, a heading, a term), ``lines`` those of code.
    """

    kind: str
    name: str = ''
    argument: str = ''
    text: list[Piece] | None = None
    options: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        """Go through the construct and all in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()


class Place(NamedTuple):
    """Where a construct stands: what holds it, and its number there."""

    parent: Node
    index: int

    @property
    def node(self) -> Node:
        """The construct."""
        return self.parent.children[self.index]


def places(document: Node) -> list[Place]:
    """Return the places of all constructs in a document."""
    return [
        Place(parent, index) for parent in document.all() for index in range(len(parent.children))
    ]


def spaced(parts: list[str], texts: list[str]) -> str:
    """Return written pieces with spaces between, but none before a sign of punctuation.

    ``texts`` are what the pieces say, which tells where such a sign is.
    """
    shown = ''
    for part, text in zip(parts, texts, strict=True):
        shown += part if text in SIGNS or not shown else f' {part}'
    return shown
