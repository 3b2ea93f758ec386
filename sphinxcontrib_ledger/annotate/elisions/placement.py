"""Where removed blocks leave an elision of their own.

In: the original's removed blocks, and what the plan puts between and around blocks.
Out: for each run of removed blocks an elision and its place, merged with what stands beside it.

The largest element that is gone altogether (a section, a list, a list item, a table row, a
paragraph) is elided, beside what stood next to it in the same container::

    before:      * A lamp.   * A rope. It is new.   * A bell.
    wrong marks: * A lamp.     [...]  [...]         * A bell.
    right marks: * A lamp.   * [...]                * A bell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.elisions.counterparts import COLUMN, PARTS, Counterparts
from sphinxcontrib_ledger.annotate.elisions.nearest import NearestPlaces
from sphinxcontrib_ledger.annotate.elisions.placeholders import (
    PARAGRAPH,
    form_of,
)
from sphinxcontrib_ledger.annotate.elisions.removed_ranges import RemovedRanges
from sphinxcontrib_ledger.annotate.elisions.sides import beside
from sphinxcontrib_ledger.annotate.elisions.table_cells import row_elision
from sphinxcontrib_ledger.annotate.operations import BlockElision, ElisionForm, Place

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.elisions.counterparts import Sibling
    from sphinxcontrib_ledger.annotate.elisions.merging import Elisions
    from sphinxcontrib_ledger.annotate.elisions.removed_ranges import Removed
    from sphinxcontrib_ledger.annotate.layout import Layout
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Anchoring, RowElision


def place_elisions(
    article: Article, elided: frozenset[int], layout: Layout, elisions: Elisions
) -> None:
    """Plan an elision where blocks were removed and nothing was put in their stead.

    ``elided`` are the numbers of removed blocks that have one already.
    """
    placement = _Placement(article, RemovedRanges(article), layout, elisions)
    for removed in placement.ranges.removed(elided):
        placement.place(removed)


class _Placement:
    """Finds the places of elisions, one after the other."""

    def __init__(
        self, article: Article, ranges: RemovedRanges, layout: Layout, elisions: Elisions
    ) -> None:
        self.ranges = ranges
        self._article = article
        self._layout = layout
        self._elisions = elisions
        self._nearest = NearestPlaces(article, ranges, layout)
        self._counterparts = Counterparts(article, ranges, layout, self._nearest)

    def place(self, removed: Removed) -> None:
        """Plan an elision where something was removed."""
        sibling, innermost = self._counterparts.sibling(removed), removed
        while sibling is None and (outer := self.ranges.around(removed)) is not None:
            sibling, removed = self._counterparts.sibling(outer), outer
        if sibling is None:
            self._elisions.merge(self._nearest.elision(innermost), removed.indices)
        elif (body := self._counterparts.emptied(removed.top, sibling.node)) is not None:
            elision = BlockElision(Place(body, 'first'), PARAGRAPH)
            self._elisions.fill(elision, removed.indices)
        else:
            self._elisions.merge(self._beside(removed.top, sibling), removed.indices)

    def _beside(self, top: nodes.Element, sibling: Sibling) -> BlockElision | RowElision:
        """Return the elision of what was removed, beside a sibling in the same container."""
        node, anchor, side = sibling
        if top.tagname == COLUMN:
            top = next(iter(top.findall(nodes.list_item)), top)
        if isinstance(top, nodes.list_item) and isinstance(node.parent, nodes.enumerated_list):
            # An item of its own would take a number from those that follow it, which kept theirs:
            #   before:      1. A lamp.  2. A rope.  3. A bell.
            #   wrong marks: 1. A lamp.  2. [...]    3. A bell.
            #   right marks: 1. A lamp. [...]        2. A bell.
            within: Anchoring = 'last' if side == 'after' else 'first'
            return BlockElision(Place(node, within), PARAGRAPH)
        if isinstance(node, nodes.footnote | nodes.citation) and self._is_followed(node, side):
            # Pages would have two lists of notes, with the sign between them.
            return BlockElision(Place(node, 'last'), PARAGRAPH)
        if isinstance(top, nodes.term) and isinstance(node, nodes.classifier):
            # It says something of the term before it, which has no words.
            before = node.parent.children[: self._layout.number(node)]
            head = [term for term in before if isinstance(term, nodes.term)][-1]
            if self._nearest.has_stayed(head):
                # It was before what is gone: both terms became one.
                return BlockElision(Place(node, 'before'), ElisionForm(nodes.classifier))
            return BlockElision(Place(head, 'before'), form_of(top, node))
        if isinstance(top, (nodes.row, *PARTS)) and isinstance(node, nodes.row):
            return row_elision(node, side, self._elisions.columns(node.parent.parent))
        return BlockElision(beside(anchor, side), form_of(top, node))

    def _is_followed(self, note: nodes.Element, side: Anchoring) -> bool:
        """Return whether there is another note of its kind where an elision would stand."""
        at = self._layout.number(note) + 1
        behind = note.parent.children[at : at + 1]
        return side == 'after' and any(isinstance(node, type(note)) for node in behind)
