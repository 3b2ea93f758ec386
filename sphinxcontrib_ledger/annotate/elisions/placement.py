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

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.annotate.elisions.nearest import NearestPlaces, beside
from sphinxcontrib_ledger.annotate.elisions.placeholders import (
    PARAGRAPH,
    form_of,
    may_become,
    placeholder_type,
)
from sphinxcontrib_ledger.annotate.elisions.removed_ranges import RemovedRanges, moved_along
from sphinxcontrib_ledger.annotate.elisions.table_cells import row_elision
from sphinxcontrib_ledger.annotate.operations import BlockElision, Place
from sphinxcontrib_ledger.document.constructs.containers import container_of
from sphinxcontrib_ledger.document.constructs.kinds import component
from sphinxcontrib_ledger.document.traversal import self_and_ancestors

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.elisions.merging import Elisions
    from sphinxcontrib_ledger.annotate.elisions.removed_ranges import Removed
    from sphinxcontrib_ledger.annotate.layout import Layout
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Anchoring, RowElision, Wrap


#: The parts of a table, which hold nothing but rows.
_PARTS = (nodes.thead, nodes.tbody)
#: A column of Sphinx's ``hlist``.
_COLUMN = 'hlistcol'


class _Sibling(NamedTuple):
    """The edited article's counterpart of a removed element's neighbour.

    ``anchor`` is the element, or the mark around it that ends where it does; ``side`` is where an
    elision stands beside it.
    """

    node: nodes.Element
    anchor: nodes.Element | Wrap
    side: Anchoring


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

    def place(self, removed: Removed) -> None:
        """Plan an elision where something was removed."""
        sibling = self._sibling(removed)
        if sibling is None:
            self._elisions.merge(self._nearest.elision(removed), removed.indices)
        elif (body := self._emptied(removed.top, sibling.node)) is not None:
            elision = BlockElision(Place(body, 'first'), PARAGRAPH)
            self._elisions.add(elision, removed.indices)
        else:
            self._elisions.merge(self._beside(removed.top, sibling), removed.indices)

    def _sibling(self, removed: Removed) -> _Sibling | None:
        """Return what an elision stands beside: after what was before it, or before the next.

        It is neither where both are in one list now, between whose items there is no place::

            before:      * A lamp.   Two lists.   * A rope.
            wrong marks: * A lamp.   * A rope.   [...]
            right marks: * A lamp. [...]   * A rope.
        """
        before = self._counterpart(removed, removed.before, 'after')
        after = self._counterpart(removed, removed.after, 'before')
        if before is not None and after is not None and before.anchor is after.anchor:
            # Both neighbours became one: two lists are one list now.
            return None
        return before or after

    def _beside(self, top: nodes.Element, sibling: _Sibling) -> BlockElision | RowElision:
        """Return the elision of what was removed, beside a sibling in the same container."""
        node, anchor, side = sibling
        if top.tagname == _COLUMN:
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
            return BlockElision(Place(head, 'before'), form_of(top, node))
        if isinstance(top, (nodes.row, *_PARTS)) and isinstance(node, nodes.row):
            return row_elision(node, side, self._elisions.columns(node.parent.parent))
        return BlockElision(beside(anchor, side), form_of(top, node))

    def _is_followed(self, note: nodes.Element, side: Anchoring) -> bool:
        """Return whether there is another note of its kind where an elision would stand."""
        at = self._layout.number(note) + 1
        behind = note.parent.children[at : at + 1]
        return side == 'after' and any(isinstance(node, type(note)) for node in behind)

    def _emptied(self, top: nodes.Element, sibling: nodes.Node) -> nodes.Element | None:
        """Return the body beside a sibling, if it was emptied and that is what was removed.

        Nothing else can stand beside the label of a tab, whether its body was emptied or not::

            before:      :lamp: It shines.   :rope: It holds.
            wrong marks: :lamp:   :[...]:   :rope: It holds.
            right marks: :lamp: [...]   :rope: It holds.
        """
        if component(top) == 'tab-content':
            beside = sibling.parent.findall(nodes.container)
            return next((node for node in beside if component(node) == 'tab-content'), None)
        if not container_of(type(top)).body:
            return None
        siblings = sibling.parent.children
        if isinstance(sibling, nodes.term):
            # Another term may stand between it and the body.
            behind = takewhile(
                lambda node: not isinstance(node, nodes.term),
                siblings[self._layout.number(sibling) + 1 :],
            )
            siblings = list(behind)
        bodies = [node for node in siblings if type(node) is type(top)]
        is_empty = (body for body in bodies if not (body.children or self._layout.put_in(body)))
        return next(is_empty, None)

    def _counterpart(self, removed: Removed, index: int, side: Anchoring) -> _Sibling | None:
        """Return what stands in the edited article for the removed element's neighbour, if any."""
        if index < 0:
            return None
        old: nodes.Node = self.ranges.blocks[index].node
        new = self._nearest.partner(index, side)
        if isinstance(removed.top, nodes.entry):
            return self._last_in_cell(new, side)
        if isinstance(removed.top, _PARTS):
            return self._row_of(new, side)
        if removed.top.tagname == _COLUMN:
            return self._item_of(new, side)
        while old.parent is not removed.container:
            old = old.parent
            new = new.parent
            if new is None or new.parent is None or not may_become(old, new):
                return None
        holder: nodes.Node = new.parent
        if removed.moved and not moved_along(self._article, removed, index, holder):
            return None
        if isinstance(removed.container, nodes.document):
            is_there = isinstance(holder, nodes.section) or holder in self._article.holders
        else:
            is_there = type(removed.container) is type(holder)
        if not is_there:
            return None
        is_paragraph = placeholder_type(removed.top, new) is nodes.paragraph
        is_open = not is_paragraph or self._nearest.holds_paragraphs(holder)
        if not is_open and self._emptied(removed.top, new) is None:
            return None
        if not (removed.moved or self._nearest.is_beside(new, side, index)):
            # It holds a block that stayed and that was on the other side of what is gone.
            return None
        return _Sibling(new, self._layout.beside(new, side), side)

    def _row_of(self, node: nodes.Element, side: Anchoring) -> _Sibling | None:
        """Return the row that a block stands in, beside which rows of another part are elided.

        The head of a table became a row, and there is no head now::

            before:      == Boat ==   | Lamp |   The end.
            wrong marks: {+| Boat |+}   [...]   The end.
            right marks: {+| Boat |+}   | [...] |   The end.
        """
        rows = (outer for outer in self_and_ancestors(node) if isinstance(outer, nodes.row))
        row = next(rows, None)
        return None if row is None else _Sibling(row, self._layout.beside(row, side), side)

    def _item_of(self, node: nodes.Element, side: Anchoring) -> _Sibling | None:
        """Return the item of an ``hlist`` that a block stands in: one that is gone was like it.

        Items fill its columns one after the other, so that a column may be gone with its items::

            before:      * A lamp. | * A rope.   The end.
            wrong marks: * A lamp.   [...]   The end.
            right marks: * A lamp. * [...]   The end.
        """
        for outer in self_and_ancestors(node):
            if isinstance(outer, nodes.list_item) and outer.parent.parent.tagname == _COLUMN:
                return _Sibling(outer, self._layout.beside(outer, side), side)
        return None

    def _last_in_cell(self, node: nodes.Element, side: Anchoring) -> _Sibling | None:
        while not isinstance(node.parent, nodes.entry):
            node = node.parent
            if node.parent is None:
                return None
        return _Sibling(node, self._layout.anchor(node), side)
