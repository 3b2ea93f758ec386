"""The values that marking takes and gives: an article, and what was put into it.

An :class:`Article` goes into every planning function; an :class:`Annotation` is what the proof,
the legend and the original's words read of the marks that were applied.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.document.node_map import NodeMap, NodeSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.annotate.original_words import Located
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.engine.model import Account

#: The kinds of mark that a legend can explain, in the order in which it does: ``BLOCK`` is a mark
#: around a picture and the like, ``LINES`` one on lines of code, ``SECTION`` the sign of a section
#: that moved as a whole, ``RUN`` what moved along with the block before it.
HIGHLIGHT, BLOCK, LINES, ELISION = 'highlight', 'block', 'lines', 'elision'
MOVED, SECTION, RUN = 'moved', 'section', 'run'


class EditNumber(NamedTuple):
    """An edit: the number of its pair in the account, and its own in the pair."""

    pair: int
    edit: int


class ReferenceChange(NamedTuple):
    """What the mark of a footnote's reference is about: the word that it stands, or stood, behind.

    It is given on both sides, if it is there.
    """

    original: tuple[Located, ...]
    edited: tuple[Located, ...]


class ContextMark(NamedTuple):
    """An element in another context, and the condition of its readers (``only_conditions``)."""

    node: nodes.Element
    only: str = ''


@dataclass(frozen=True)
class Article:
    """An article that is to be annotated: both sides as blocks, and their account.

    ``sign`` is that of an elision, ``constructs`` says how nodes are compared and marked.
    ``holders`` are the elements of the host document that the article stands in, ``roots`` those
    of the article that stand in these, or what keeps its place if it has none.
    ``context_marks`` are the containers and blocks of the edited side that are marked around all
    that they hold, and ``hidden`` those that some formats show no longer (``context_changes``).
    """

    original: Sequence[TextBlock]
    edited: Sequence[TextBlock]
    account: Account
    sign: str
    constructs: Constructs
    holders: NodeSet[nodes.Element] = field(default_factory=NodeSet)
    roots: tuple[nodes.Element, ...] = ()
    context_marks: tuple[ContextMark, ...] = ()
    hidden: tuple[ContextMark, ...] = ()


@dataclass(frozen=True)
class Annotation:
    """The marks in an article's doctree: nothing, unless said.

    ``kinds`` are the kinds of mark that occur.
    ``marks`` are the nodes of marks in and around texts, in the order in which they were put in,
    and ``edit_of`` has the edit of each one that is of an edit.
    ``removals`` are the elements that hold elisions of blocks, each with a group of the numbers of
    removed blocks; ``elided`` are these numbers.
    ``inserted`` are the elements that were put in to hold elisions and signs of moves.
    ``references`` are the marked references of footnotes, and the elisions where one was.
    """

    kinds: frozenset[str] = frozenset()
    marks: tuple[nodes.Element, ...] = ()
    edit_of: NodeMap[nodes.Element, EditNumber] = field(default_factory=NodeMap)
    removals: tuple[tuple[nodes.Element, tuple[int, ...]], ...] = ()
    inserted: tuple[nodes.Element, ...] = ()
    references: NodeMap[nodes.Element, ReferenceChange] = field(default_factory=NodeMap)

    @cached_property
    def elided(self) -> frozenset[int]:
        """The numbers of the removed blocks that elisions stand for."""
        return frozenset(index for _, removed in self.removals for index in removed)


class Holder(NamedTuple):
    """Something around blocks of the original, as it is shown beside the edited one.

    ``name`` is that of its node, ``number`` tells it from others.
    ``value`` is the number that an enumerated list begins with or an item has, how many columns a
    table has, or which cell of its row one is; ``more`` how items are counted, or how many columns
    and rows a cell reaches across.
    """

    name: str
    number: int
    value: int = 0
    more: str = ''


class OriginalBlock(NamedTuple):
    """A block of the original as it is shown beside the edited one.

    ``kind`` is the name of its node; ``path`` is what is around it, from the outside in.
    ``pieces`` are its text, each with whether it was removed.
    """

    kind: str
    path: tuple[Holder, ...]
    pieces: tuple[tuple[str, bool], ...]

    @classmethod
    def from_json(cls, values: Sequence[object]) -> OriginalBlock:
        """Return the block of a list as JSON has it."""
        kind, path, pieces = values
        assert isinstance(kind, str)
        assert isinstance(path, list)
        assert isinstance(pieces, list)
        holders = tuple([Holder(*holder) for holder in path])
        return cls(kind, holders, tuple((text, removed) for text, removed in pieces))
