"""What is annotated, and what was done to it: the values that the marking modules share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.tree_edits import TreeEdits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.engine.model import Account

#: The kinds of mark that a legend can explain, in the order in which it does: ``BLOCK`` is a mark
#: around a picture and the like, ``LINES`` one on lines of code.
HIGHLIGHT, BLOCK, LINES, ELISION, MOVED = 'highlight', 'block', 'lines', 'elision', 'moved'


class Framed(NamedTuple):
    """Something in another frame, and the condition of those who see it (``conditions``)."""

    node: nodes.Element
    only: str = ''


@dataclass(frozen=True)
class Article:
    """What is to be annotated: both sides as leaves, and their account.

    ``sign`` is that of an elision, ``constructs`` says how nodes are compared and marked.
    ``holders`` are the elements of the host document that the article stands in.
    ``frames`` are the containers and blocks of the edited side that are marked around all that
    they hold, and ``hidden`` those that some formats show no longer (``frames``).
    """

    original: Sequence[TextBlock]
    edited: Sequence[TextBlock]
    account: Account
    sign: str
    constructs: Constructs
    holders: NodeSet[nodes.Element] = field(default_factory=NodeSet)
    frames: tuple[Framed, ...] = ()
    hidden: tuple[Framed, ...] = ()


@dataclass
class Annotation:
    """What was done: the changes, which marks there are, and the edit that each mark is of.

    ``edit_of`` takes the ``id()`` of a mark's node and gives the numbers of pair and edit;
    ``elided`` holds the numbers of the removed blocks that an elision stands for, ``removals``
    says which one that is.
    """

    changes: TreeEdits = field(default_factory=TreeEdits)
    kinds: set[str] = field(default_factory=set)
    edit_of: dict[int, tuple[int, int]] = field(default_factory=dict)
    elided: set[int] = field(default_factory=set)
    removals: list[tuple[nodes.Element, tuple[int, ...]]] = field(default_factory=list)
    inserted: list[nodes.Element] = field(default_factory=list)
    marks: list[nodes.Element] = field(default_factory=list)

    def note(self, mark: nodes.Element, edit: tuple[int, int]) -> None:
        """Note which edit a mark is of; the list keeps the nodes, and so their ids, alive."""
        self.edit_of[id(mark)] = edit
        self.marks.append(mark)

    def elide(self, mark: nodes.Element, removed: Iterable[int]) -> None:
        """Note that an elision, which the element holds, stands for removed blocks."""
        numbers = tuple(removed)
        self.elided.update(numbers)
        self.kinds.add(ELISION)
        self.removals.append((mark, numbers))
