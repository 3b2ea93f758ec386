"""Neighbouring elisions are one: what is to be elided beside an elision is elided by that.

In: elisions with their places, in the order of the original, and what else is planned.
Out: the elisions that are left, each with the removed blocks that it stands for::

    before:      One.   * A lamp.   Note: "A rope."   Two.
    wrong marks: One.   [...]       [...]             Two.
    right marks: One.   [...]                         Two.

Lists have no edges that readers see (:mod:`.reading_order`), so that an item that went from the
end of a list and what went behind the list are one, too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.elisions.placeholders import PARAGRAPH
from sphinxcontrib_ledger.annotate.elisions.reading_order import seen_beside
from sphinxcontrib_ledger.annotate.elisions.sides import place_between
from sphinxcontrib_ledger.annotate.operations import (
    BlockElision,
    BlockSign,
    ColumnElision,
    RowElision,
    TypedElision,
    Wrap,
)
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.document.only_conditions import ALWAYS, own_condition
from sphinxcontrib_ledger.document.traversal import is_within, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.annotate.layout import Layout, Neighbour
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Elision, InlineMark

#: More characters than an elision has, in whatever form.
LONGEST_SIGN = 200


class Elisions:
    """The elisions of an article as they are planned, each with what it stands for so far."""

    def __init__(
        self,
        article: Article,
        layout: Layout,
        inline: Sequence[InlineMark],
        hidden: Iterable[BlockElision],
    ) -> None:
        self._article = article
        self._layout = layout
        self._sign = article.sign
        #: The texts of elisions in blocks and rows.
        self._signs = _signs_in_texts(article, inline)
        #: Each elision with groups of removed blocks, in the order in which they were planned.
        self._removed: dict[Elision, list[tuple[int, ...]]] = {elision: [] for elision in hidden}
        self._typed: dict[nodes.Node | Wrap, list[tuple[int, ...]]] = {}
        #: Elisions that are to stay where they are.
        self._fixed: set[Elision] = set()

    def operations(self) -> Iterator[Elision | TypedElision]:
        """Go through the elisions, each with all that it stands for."""
        for elision, removed in self._removed.items():
            yield replace(elision, removed=tuple(removed))
        for anchor, removed in self._typed.items():
            assert isinstance(anchor, nodes.Element | Wrap)
            yield TypedElision(anchor, tuple(removed))

    def columns(self, tgroup: nodes.Element) -> list[int]:
        """Return the places between a table's columns where one with an elision is planned."""
        return [
            elision.at
            for elision in self._removed
            if isinstance(elision, ColumnElision) and elision.tgroup is tgroup
        ]

    def add(self, elision: Elision, removed: tuple[int, ...]) -> None:
        """Plan an elision for removed blocks whatever stands beside it."""
        self._put(elision, [removed])
        self._fixed.add(elision)

    def merge(self, elision: BlockElision | RowElision, removed: tuple[int, ...]) -> None:
        """Plan an elision for removed blocks, unless one stands beside it: that is for both.

        An elision that all readers see takes the place of those that only some see.
        """
        before, after = self._layout.neighbours(elision.place)
        # A section that follows begins with its heading, whatever it ends with.
        neighbours = self._last_in(before), after
        beside = [node for node in neighbours if node is not None and self._is_elision(node)]
        seen_by = _seen_by(elision)
        for node in beside:
            if _seen_by(node) in ('', seen_by):
                self._stands_for(node).append(removed)
                return
        groups: list[tuple[int, ...]] = []
        for node in beside if not seen_by else ():
            groups += self._take_out(elision, node)
        groups.append(removed)
        if isinstance(elision, BlockElision) and not seen_by:
            self._merge_across(elision, groups)
        else:
            self._put(elision, groups)

    def fill(self, elision: BlockElision, removed: tuple[int, ...]) -> None:
        """Plan an elision in a body that was emptied, and is not to be empty.

        It is for what was removed beside the body, too.
        """
        self._fixed.add(elision)
        self._merge_across(elision, [removed])

    def _merge_across(self, elision: BlockElision, groups: list[tuple[int, ...]]) -> None:
        """Plan an elision, or merge it with one that is next to it across the edge of a list."""
        for behind in (False, True):
            node = seen_beside(self._article, self._layout, elision.place, behind=behind)
            if node is None or not self._is_elision(node) or _seen_by(node):
                continue
            both = self._for_both(node, elision, behind=behind)
            if both is node:
                self._stands_for(node)[:] += groups
                return
            if isinstance(both, BlockElision) and isinstance(node, BlockElision):
                self._layout.take_out(node.place, node)
                known = self._removed.pop(node)
                groups = [*groups, *known] if behind else [*known, *groups]
                elision = both
        self._put(elision, groups)

    def _for_both(
        self, node: Neighbour, elision: BlockElision, *, behind: bool
    ) -> Neighbour | None:
        """Return which of two elisions stands for both, if one can; one may be an editor's.

        It is the one that the other is in a list beside; where each is in a list of its own, it
        is a new one between the lists.
        """
        if not isinstance(node, BlockElision) or node in self._fixed:
            return None if elision in self._fixed else node
        if elision in self._fixed:
            return elision
        holder, own = (self._layout.parent(each.place) for each in (node, elision))
        if is_within(own, holder):
            return node
        if is_within(holder, own):
            return elision
        first, second = (own, holder) if behind else (holder, own)
        place = place_between(self._article, self._layout, first, second)
        return None if place is None else BlockElision(place, PARAGRAPH)

    def _put(self, elision: Elision, groups: list[tuple[int, ...]]) -> None:
        self._removed[elision] = groups
        if not isinstance(elision, ColumnElision):
            self._layout.put(elision.place, elision)
        elif elision.cells:
            first, _ = elision.cells[0]
            self._signs.setdefault(first, []).append(self._sign)

    def _stands_for(self, node: Neighbour) -> list[tuple[int, ...]]:
        """Return the list of what an elision stands for."""
        if isinstance(node, BlockElision | RowElision):
            return self._removed[node]
        assert not isinstance(node, BlockSign)
        return self._typed.setdefault(node, [])

    def _take_out(
        self, elision: BlockElision | RowElision, node: Neighbour
    ) -> list[tuple[int, ...]]:
        """Take out an elision beside a new one; return what it stood for."""
        if not isinstance(node, BlockElision | RowElision):
            return []
        groups = self._removed[node]
        if self._layout.take_out(elision.place, node):
            del self._removed[node]
            return groups
        self._removed[node] = []
        return groups

    def _last_in(self, node: Neighbour | None) -> Neighbour | None:
        """Return what a reader sees last of a section, whose end has no sign; else the node."""
        while isinstance(node, nodes.section):
            last = self._layout.last_in(node)
            if last is None:
                break
            node = last
        return node

    def _is_elision(self, node: Neighbour) -> bool:
        """Return whether what stands beside is nothing but an elision: ours, or a typed one."""
        if isinstance(node, BlockElision | RowElision):
            return True
        if isinstance(node, Wrap):
            put = self._layout.put_within(node)
            return self._is_one_sign(node.nodes, _elisions(put))
        return not isinstance(node, BlockSign) and self._is_one_sign((node,), 0)

    def _is_one_sign(self, tops: Sequence[nodes.Node], signs: int) -> bool:
        """Return whether elements, with ``signs`` between them, show nothing but one elision."""
        length = 0
        typed = ''
        for top in tops:
            for inner in walk(top):
                if isinstance(inner, nodes.Text):
                    length += len(inner.strip())
                elif isinstance(inner, nodes.Element):
                    texts = self._signs.get(inner) or ()
                    typed = texts[0] if texts and not typed else typed
                    signs += len(texts) + _elisions(self._layout.put_in(inner))
                # A section begins like this, too, and is not to be read to its end.
                if signs > 1 or length > LONGEST_SIGN:
                    return False
        text = ''.join([str(top.astext()) for top in tops]).strip()
        return signs == 1 and text in ('', typed)


def _elisions(put: Iterable[object]) -> int:
    return sum(not isinstance(insertion, BlockSign) for insertion in put)


def _signs_in_texts(
    article: Article, inline: Iterable[InlineMark]
) -> NodeMap[nodes.Element, list[str]]:
    """Return the elisions in texts, ours and typed ones, by the node of their block."""
    signs: NodeMap[nodes.Element, list[str]] = NodeMap()
    for mark in inline:
        if mark.kind in ('removed', 'typed'):
            edited = article.edited[mark.block]
            text = edited.block.text[mark.start : mark.stop] or article.sign
            signs.setdefault(edited.node, []).append(text)
    return signs


def _seen_by(node: Neighbour) -> str:
    """Return the condition of those who see a block."""
    if isinstance(node, BlockElision):
        return node.form.expr
    return own_condition(node) if isinstance(node, nodes.Node) else ALWAYS
