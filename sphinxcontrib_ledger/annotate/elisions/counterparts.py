"""What stands beside a removed element now: the counterparts of its neighbours.

In: what was removed, with the blocks beside it that are there.  Out: the element that an elision
stands beside, in the same container as before, or the body that was emptied.  Nothing is planned
here; where there is no such element, :mod:`.nearest` finds another place.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.annotate.elisions.placeholders import may_become, placeholder_type
from sphinxcontrib_ledger.annotate.elisions.removed_ranges import moved_along
from sphinxcontrib_ledger.document.constructs.containers import container_of
from sphinxcontrib_ledger.document.constructs.kinds import component
from sphinxcontrib_ledger.document.traversal import self_and_ancestors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.annotate.elisions.nearest import NearestPlaces
    from sphinxcontrib_ledger.annotate.elisions.removed_ranges import Removed, RemovedRanges
    from sphinxcontrib_ledger.annotate.layout import Layout
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Anchoring, Wrap

#: The parts of a table, which hold nothing but rows.
PARTS = (nodes.thead, nodes.tbody)
#: A column of Sphinx's ``hlist``.
COLUMN = 'hlistcol'


class Sibling(NamedTuple):
    """The edited article's counterpart of a removed element's neighbour.

    ``anchor`` is the element, or the mark around it that ends where it does; ``side`` is where an
    elision stands beside it.
    """

    node: nodes.Element
    anchor: nodes.Element | Wrap
    side: Anchoring


class Counterparts:
    """Finds what stands beside removed elements in the edited article."""

    def __init__(
        self, article: Article, ranges: RemovedRanges, layout: Layout, nearest: NearestPlaces
    ) -> None:
        self._article = article
        self._ranges = ranges
        self._layout = layout
        self._nearest = nearest

    def sibling(self, removed: Removed) -> Sibling | None:
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

    def emptied(self, top: nodes.Element, sibling: nodes.Node) -> nodes.Element | None:
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

    def _counterpart(self, removed: Removed, index: int, side: Anchoring) -> Sibling | None:
        """Return what stands in the edited article for the removed element's neighbour, if any."""
        if index < 0:
            return None
        old: nodes.Node = self._ranges.blocks[index].node
        new = self._nearest.partner(index, side)
        if isinstance(removed.top, nodes.entry):
            return self._last_in_cell(new, side)
        if isinstance(removed.top, PARTS):
            return self._row_of(new, side)
        if removed.top.tagname == COLUMN:
            return self._item_of(new, side)
        sibling = self._in_container(removed.container, old, new)
        if sibling is None:
            return None
        new = sibling
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
        if not is_open and self.emptied(removed.top, new) is None:
            return None
        if not (removed.moved or self._nearest.is_beside(new, side, index)):
            # It holds a block that stayed and that was on the other side of what is gone.
            return None
        return Sibling(new, self._layout.beside(new, side), side)

    def _in_container(
        self, container: nodes.Node, old: nodes.Node, new: nodes.Element
    ) -> nodes.Element | None:
        """Return what a block is in, or is, beside what was removed from a container.

        It is as far out as it was, counted from the block; if something was put around or taken
        away there, counted from the article::

            before:      * A lamp.   * A rope.
            wrong marks: * Note: {+A lamp.+}   [...]
            right marks: * Note: {+A lamp.+}   * [...]

        What is beside may be of another kind by now, if all around it is what it was::

            before:      A note: [The light.   * A lamp.]   The end.
            wrong marks: [...]   A note: [{+1. A lamp.+}]   The end.
            right marks: A note: [[...]   {+1. A lamp.+}]   The end.
        """
        chain = [old]
        while chain[-1].parent is not container:
            chain.append(chain[-1].parent)
        inner = [node for node in self_and_ancestors(new) if node.parent is not None]
        if _may_become(chain[1:], inner[1:]):
            node = _element(inner[len(chain) - 1])
            # The block itself may be in something else that is in the container.
            if isinstance(container, nodes.document) or type(node.parent) is type(container):
                return node
        outer = [node for node in self_and_ancestors(chain[-1]) if node.parent is not None]
        holders = self._article.holders
        inside = list(takewhile(lambda node: node not in holders, inner))
        if len(outer) <= len(inside) and _may_become(outer[:0:-1], inside[::-1]):
            return _element(inside[-len(outer)])
        return None

    def _row_of(self, node: nodes.Element, side: Anchoring) -> Sibling | None:
        """Return the row that a block stands in, beside which rows of another part are elided.

        The head of a table became a row, and there is no head now::

            before:      == Boat ==   | Lamp |   The end.
            wrong marks: {+| Boat |+}   [...]   The end.
            right marks: {+| Boat |+}   | [...] |   The end.
        """
        rows = (outer for outer in self_and_ancestors(node) if isinstance(outer, nodes.row))
        row = next(rows, None)
        return None if row is None else Sibling(row, self._layout.beside(row, side), side)

    def _item_of(self, node: nodes.Element, side: Anchoring) -> Sibling | None:
        """Return the item of an ``hlist`` that a block stands in: one that is gone was like it.

        Items fill its columns one after the other, so that a column may be gone with its items::

            before:      * A lamp. | * A rope.   The end.
            wrong marks: * A lamp.   [...]   The end.
            right marks: * A lamp. * [...]   The end.
        """
        for outer in self_and_ancestors(node):
            if isinstance(outer, nodes.list_item) and outer.parent.parent.tagname == COLUMN:
                return Sibling(outer, self._layout.beside(outer, side), side)
        return None

    def _last_in_cell(self, node: nodes.Element, side: Anchoring) -> Sibling | None:
        while not isinstance(node.parent, nodes.entry):
            node = node.parent
            if node.parent is None:
                return None
        return Sibling(node, self._layout.anchor(node), side)


def _may_become(old: Sequence[nodes.Node], new: Sequence[nodes.Node]) -> bool:
    """Return whether the first of some containers may have become others, one by one."""
    return len(old) <= len(new) and all(may_become(*pair) for pair in zip(old, new, strict=False))


def _element(node: nodes.Node) -> nodes.Element:
    assert isinstance(node, nodes.Element)
    return node
