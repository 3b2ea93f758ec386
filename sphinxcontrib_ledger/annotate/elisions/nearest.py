"""Where an elision stands that has no neighbour in a container of its kind.

In: what was removed, and the blocks beside it that stayed.  Out: a place between these, in the
nearest container that can hold an elision, and the form of the elision there::

    before:      A lamp: "It shines."   A rope: "It holds."   The end.
    wrong marks: A lamp: {+code = 1+}   A rope: "It holds."   [...]   The end.
    right marks: A lamp: [...] {+code = 1+}   A rope: "It holds."   The end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.elisions.placeholders import FORMS, PARAGRAPH, WITHIN, form_of
from sphinxcontrib_ledger.annotate.elisions.sides import beside, holds_paragraphs, opening
from sphinxcontrib_ledger.annotate.operations import BlockElision, ElisionForm, Place
from sphinxcontrib_ledger.document.constructs.containers import component_of, container_of
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import is_within, self_and_ancestors

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.elisions.removed_ranges import Removed, RemovedRanges
    from sphinxcontrib_ledger.annotate.layout import Layout
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Anchoring

#: What has heads, such as terms, and bodies that explain them; Sphinx describes objects so.
_EXPLAINED = ('definition_list_item', 'field', 'option_list_item', 'desc')


class NearestPlaces:
    """Finds places beside the nearest blocks that stayed."""

    def __init__(self, article: Article, ranges: RemovedRanges, layout: Layout) -> None:
        self._article = article
        self._ranges = ranges
        self._layout = layout

    def elision(self, removed: Removed) -> BlockElision:
        """Return the elision of what was removed.

        The list is no list now::

            before:      * A lamp.   * A rope.   * A bell.
            wrong marks: A lamp.   * [...]   A bell.
            right marks: A lamp.   [...]   A bell.
        """
        if not self._article.edited:
            # Nothing is there at all.
            return BlockElision(Place(self._article.roots[0], 'before'), PARAGRAPH)
        before, behind = self._ranges.nearest(removed)
        if before < 0 and behind < 0:
            # Nothing stayed: what is there now is all new, and the elision opens it.
            first = self._outermost(self._article.edited[0].node)
            return BlockElision(opening(first), PARAGRAPH)
        if before >= 0 and (elision := self._in_body(removed, before)) is not None:
            return elision
        places: list[Place] = []
        sides: tuple[tuple[int, Anchoring], ...] = ((before, 'after'), (behind, 'before'))
        for index, side in sides:
            if index >= 0:
                node = self._level(removed, index, self.partner(index, side), behind)
                node = self._outermost(node)
                places.append(beside(self._layout.beside(node, side), side))
                if self.is_beside(node, side, index):
                    return BlockElision(places[-1], PARAGRAPH)
        there = [(index, side) for index, side in sides if index >= 0]
        among = (self._among_items(*place) for place in there)
        within = (self._within_text(*place) for place in there)
        return next(filter(None, chain(among, within)), BlockElision(places[0], PARAGRAPH))

    def _among_items(self, index: int, side: Anchoring) -> BlockElision | None:
        """Return an elision like a line, a field or a tab, if it can stand beside a block so.

        Both neighbours are in one element now, in which no paragraph can stand::

            before:      -a Shows all.   -b Hides all.
            wrong marks: {+| No one shines. | It is {+dark+}.+}   [...]
            right marks: {+| No one shines. | [...] | It is dark.+}
        """
        for node in self_and_ancestors(self.partner(index, side)):
            if not isinstance(node, nodes.Element):
                break
            if type(node) in FORMS or component_of(node).alone:
                if self.is_beside(node, side, index):
                    anchor = self._layout.beside(node, side)
                    return BlockElision(Place(anchor, side), form_of(node, node))
                break
        return None

    def _within_text(self, index: int, side: Anchoring) -> BlockElision | None:
        """Return an elision at the edge of a text, beside which nothing can stand.

        Its legend became the caption of a picture::

            before:      [picture] A lamp. | It shines.
            wrong marks: [picture] It shines.   [...]
            right marks: [picture] [...] It shines.
        """
        text = self._article.edited[self._number(index, side)]
        is_heading = isinstance(text.node, nodes.title)
        if is_heading or text.mark not in IN_TEXT:
            return None
        return BlockElision(Place(text.node, 'last' if side == 'after' else 'first'), WITHIN)

    def partner(self, index: int, side: Anchoring) -> nodes.Element:
        """Return the node that a block of the original became: its last part, or its first."""
        return self._article.edited[self._number(index, side)].node

    def _number(self, index: int, side: Anchoring) -> int:
        pair = self._article.account.by_original[index]
        return pair.edited[-1 if side == 'after' else 0]

    @cached_property
    def _stayed(self) -> list[int]:
        """The edited blocks that were there and did not move."""
        pairs = self._article.account.pairs
        return sorted(j for pair in pairs if pair.original and not pair.moved for j in pair.edited)

    @cached_property
    def _stayed_nodes(self) -> NodeSet[nodes.Element]:
        return NodeSet(self._article.edited[j].node for j in self._stayed)

    def has_stayed(self, node: nodes.Element) -> bool:
        """Return whether a node is a block that was there and did not move."""
        return node in self._stayed_nodes

    def is_beside(self, node: nodes.Element, side: Anchoring, index: int) -> bool:
        """Return whether a place beside an element is beside what an original block became.

        It is not if the element holds another block that stayed, between the two.
        """
        number = self._number(index, side)
        if side == 'after':
            at = bisect_right(self._stayed, number)
            other = self._stayed[at] if at < len(self._stayed) else -1
        else:
            at = bisect_left(self._stayed, number)
            other = self._stayed[at - 1] if at else -1
        return other < 0 or not is_within(self._article.edited[other].node, node)

    def _in_body(self, removed: Removed, before: int) -> BlockElision | None:
        """Return the elision of what explained the head that is before it, as a term."""
        old = _head(self._ranges.blocks[before].node)
        head = _head(self.partner(before, 'after'))
        if old is None or head is None or not is_within(removed.top, old.parent):
            return None
        for node in head.parent.children[self._layout.number(head) + 1 :]:
            assert isinstance(node, nodes.Element)
            if container_of(type(node)).body:
                return BlockElision(Place(node, 'first'), PARAGRAPH)
            is_of_head = isinstance(node, nodes.classifier | nodes.Invisible)
            if not is_of_head:
                break
            head = node
        if isinstance(head.parent, nodes.definition_list_item):
            return BlockElision(Place(head, 'after'), ElisionForm(nodes.definition))
        return None

    def _outermost(self, node: nodes.Element) -> nodes.Element:
        """Return the nearest element around one that an elision can stand beside."""
        while not (self._layout.has_mark(node) or self.holds_paragraphs(node.parent)):
            node = node.parent
        return node

    def holds_paragraphs(self, node: nodes.Node) -> bool:
        """Return whether an elision may stand in an element.

        Elements around the whole article may hold any elision; none is put outside of them.
        """
        return holds_paragraphs(self._article, node)

    def _level(
        self, removed: Removed, index: int, block: nodes.Element, behind: int
    ) -> nodes.Element:
        """Return what holds a block and stands beside what held a removed element.

        Nothing was removed from a list that another section ends with::

            before:      # Doors | * A door. | # Keys | A key. | A lock.
            wrong marks: # Doors | * A door. [...] | > A key.
            right marks: # Doors | * A door. | [...] | > A key.

        What both neighbours are in now is no such list: two lists became one.
        """
        around = NodeSet(self_and_ancestors(removed.top))
        following = self.partner(behind, 'before') if behind >= 0 else None
        old: nodes.Node = self._ranges.blocks[index].node
        node = block
        while old.parent is not None and old.parent not in around:
            if isinstance(node.parent, nodes.section) or node.parent in self._article.holders:
                break
            old, node = old.parent, node.parent
            if following is not None and is_within(following, node):
                return block
        return node


def _head(node: nodes.Element) -> nodes.Element | None:
    """Return the head of a definition, a field or an option that a block is, or is in."""
    for inner in self_and_ancestors(node):
        if isinstance(inner.parent, nodes.Element) and inner.parent.tagname in _EXPLAINED:
            assert isinstance(inner, nodes.Element)
            return None if container_of(type(inner)).body else inner
    return None
