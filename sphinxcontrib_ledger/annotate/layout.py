"""The signs, elisions and wraps that are planned between and around an article's blocks.

In: the article's elements as they were read, and operations that put something between or around
them, one after the other.  Out: what a place will have on both sides.  Planning asks it instead of
a tree that is being changed; the tree is not changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from docutils import nodes

from sphinxcontrib_ledger.annotate.operations import (
    BlockElision,
    BlockSign,
    Place,
    RowElision,
    Wrap,
)
from sphinxcontrib_ledger.document.node_map import NodeMap

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Operations that put something between elements.
Insertion: TypeAlias = BlockSign | BlockElision | RowElision
#: The neighbour of a place: an element with the marks around it, or an insertion.
Neighbour: TypeAlias = 'nodes.Node | Wrap | Insertion'
_Insertion = TypeVar('_Insertion', bound=Insertion)


class _Slot(NamedTuple):
    """A place between children of an element, by the number of those before it.

    ``within`` is the innermost mark around the place, if it is in one with its neighbours.
    """

    parent: nodes.Element
    number: int
    within: Wrap | None


class Layout:
    """The marks around elements and what is put between them; it grows as a plan is made."""

    def __init__(self) -> None:
        #: The marks around each element, from the inside out.
        self._wraps: NodeMap[nodes.Node, list[Wrap]] = NodeMap()
        #: The insertions between the children of an element.
        self._put: NodeMap[nodes.Element, dict[_Slot, list[Insertion]]] = NodeMap()
        self._numbers: NodeMap[nodes.Element, NodeMap[nodes.Node, int]] = NodeMap()

    def wrap(self, wrap: Wrap) -> None:
        """Note a mark around elements, outside of those that are there."""
        for node in wrap.nodes:
            self._wraps.setdefault(node, []).append(wrap)
        if wrap.contents:
            # It is around what was put between them, too.
            parent = wrap.nodes[0].parent
            put = self._put.get(parent) or {}
            moved = {slot._replace(within=slot.within or wrap): put[slot] for slot in put}
            self._put[parent] = moved

    def has_mark(self, node: nodes.Node) -> bool:
        """Return whether there is a mark around an element and nothing or its neighbours."""
        return node in self._wraps

    def around(self, node: nodes.Element) -> tuple[nodes.Element, ...]:
        """Return the elements that are in the outermost mark around one; that one, if in none."""
        wraps = self._wraps.get(node)
        return wraps[-1].nodes if wraps else (node,)

    def anchor(self, node: nodes.Element) -> nodes.Element | Wrap:
        """Return the outermost mark around an element, or the element."""
        wraps = self._wraps.get(node)
        return wraps[-1] if wraps else node

    def put(self, place: Place, insertion: _Insertion) -> _Insertion:
        """Note that something is put in a place, nearest to its anchor."""
        between = self._between(self._slot(place))
        between.insert(0 if place.side in ('after', 'first') else len(between), insertion)
        return insertion

    def take_out(self, place: Place, insertion: Insertion) -> bool:
        """Forget what was to be put in the slot of a place, if it was."""
        between = self._between(self._slot(place))
        if any(other is insertion for other in between):
            between[:] = [other for other in between if other is not insertion]
            return True
        return False

    def put_in(self, parent: nodes.Element) -> Sequence[Insertion]:
        """Return what is put between the children of an element."""
        put = self._put.get(parent) or {}
        return [insertion for between in put.values() for insertion in between]

    def put_within(self, wrap: Wrap) -> Sequence[Insertion]:
        """Return what is put between the elements in a mark."""
        put = self._put.get(wrap.nodes[0].parent) or {}
        return [insertion for slot in put if slot.within is wrap for insertion in put[slot]]

    def beside(self, node: nodes.Element, side: str) -> nodes.Element | Wrap:
        """Return the mark around an element that ends with it on one side, or the element."""
        anchor: nodes.Element | Wrap = node
        for wrap in self._wraps.get(node) or ():
            is_outer = wrap.nodes[-1 if side == 'after' else 0] is node
            inner = _Slot(node.parent, self.number(node) + (side == 'after'), wrap)
            if not is_outer or self._between(inner):
                break
            anchor = wrap
        return anchor

    def follows(self, first: nodes.Element, second: nodes.Element) -> bool:
        """Return whether an element stands right behind another one, with nothing between."""
        parent = first.parent
        if parent is not second.parent:
            return False
        index = self.number(second)
        return index == self.number(first) + 1 and not self._between(_Slot(parent, index, None))

    def neighbours(self, place: Place) -> tuple[Neighbour | None, Neighbour | None]:
        """Return what stands before and after what will be put in a place."""
        slot = self._slot(place)
        between = self._between(slot)
        before, after = self._child(slot, -1), self._child(slot, 0)
        if place.side in ('after', 'first'):
            return before, between[0] if between else after
        return between[-1] if between else before, after

    def last_in(self, node: nodes.Element) -> Neighbour | None:
        """Return what stands last in an element, if it holds anything."""
        slot = _Slot(node, len(node.children), None)
        between = self._between(slot)
        return between[-1] if between else self._child(slot, -1)

    def first_in(self, node: nodes.Element) -> Neighbour | None:
        """Return what stands first in an element, if it holds anything."""
        slot = _Slot(node, 0, None)
        between = self._between(slot)
        return between[0] if between else self._child(slot, 0)

    def parent(self, place: Place) -> nodes.Element:
        """Return the element that a place is in."""
        return self._slot(place).parent

    def number(self, node: nodes.Node) -> int:
        """Return the number of a node among those that its parent holds."""
        parent = node.parent
        numbers = self._numbers.get(parent)
        if numbers is None:
            numbers = NodeMap()
            for number, child in enumerate(parent.children):
                numbers[child] = number
            self._numbers[parent] = numbers
        return numbers[node]

    def _slot(self, place: Place) -> _Slot:
        anchor, side = place
        if side in ('first', 'last'):
            assert isinstance(anchor, nodes.Element)
            return _Slot(anchor, len(anchor.children) if side == 'last' else 0, None)
        is_after = side == 'after'
        if isinstance(anchor, Wrap):
            node = anchor.nodes[-1 if is_after else 0]
            wraps = self._wraps[node]
            outer = wraps[wraps.index(anchor) + 1 :]
        else:
            node, outer = anchor, self._wraps.get(anchor) or []
        within = outer[0] if outer else None
        return _Slot(node.parent, self.number(node) + is_after, within)

    def _between(self, slot: _Slot) -> list[Insertion]:
        put = self._put.setdefault(slot.parent, {})
        return put.setdefault(slot, [])

    def _child(self, slot: _Slot, shift: int) -> nodes.Node | Wrap | None:
        """Return the child before or after a slot, with its marks; ``None`` at an edge."""
        parent, number, within = slot
        number += shift
        if not 0 <= number < len(parent.children):
            return None
        child: nodes.Node = parent.children[number]
        wraps = self._wraps.get(child) or []
        if within is None:
            return wraps[-1] if wraps else child
        if within not in wraps:
            return None
        inner = wraps[: wraps.index(within)]
        return inner[-1] if inner else child
