"""The largest elements that are gone altogether, and the blocks that stood beside them.

In: an article.  Out: runs of removed blocks, each with the element that it was and the nearest
blocks beside it that stayed.  Nothing is planned here.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.constructs.kinds import is_conditional
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import is_within, self_and_ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.document.blocks import TextBlock


@dataclass(frozen=True)
class Removed:
    """Neighbouring blocks that are gone: what they were, and the blocks beside them.

    ``container`` is the original's; ``before`` and ``after`` are the numbers of the nearest
    original blocks in it that are still there, -1 where there is none.
    ``moved`` says that nothing but what moved is left of it.
    """

    indices: tuple[int, ...]
    top: nodes.Element
    container: nodes.Node
    before: int
    after: int
    moved: bool = False


class RemovedRanges:
    """The original as a tree of blocks, and which of them are still there.

    Nothing is looked at but what is around removed blocks.
    """

    def __init__(self, article: Article) -> None:
        self.blocks: Sequence[TextBlock] = article.original
        pairs = article.account.pairs
        self.gone = sorted(index for pair in pairs if not pair.edited for index in pair.original)
        self._gone = frozenset(self.gone)
        self._pairs = pairs
        self._run: tuple[int, int] = (0, -1)
        self._beside: NodeSet[nodes.Node] = NodeSet()

    @cached_property
    def _stayed(self) -> list[int]:
        """The blocks that are still there, in the same order as others, which is their own."""
        return [
            index
            for pair in self._pairs
            if pair.edited and not pair.moved
            for index in pair.original
        ]

    def _note_run(self, index: int) -> None:
        """Note what holds the blocks beside the run of removed blocks that a block is in."""
        first = last = index
        while first - 1 in self._gone:
            first -= 1
        while last + 1 in self._gone:
            last += 1
        self._run = first, last
        beside = [number for number in (first - 1, last + 1) if 0 <= number < len(self.blocks)]
        self._beside = NodeSet(
            [node for number in beside for node in self_and_ancestors(self.blocks[number].node)]
        )

    def _top(self, index: int) -> nodes.Element:
        """Return the largest element around a removed block that is gone altogether.

        An element that is not gone holds a block that stayed, and so it also holds one of the two
        blocks beside the removed ones.
        """
        if not self._run[0] <= index <= self._run[1]:
            self._note_run(index)
        top = self.blocks[index].node
        while not isinstance(top.parent, nodes.document) and top.parent not in self._beside:
            top = top.parent
        return top

    def removed(self, elided: frozenset[int] = frozenset()) -> Iterator[Removed]:
        """Go through what was removed, neighbours in one container together.

        ``elided`` are the numbers of blocks that have an elision already, and are left out.
        """
        run: list[int] = []
        container: nodes.Node | None = None
        shown_in = ''
        for index in [index for index in self.gone if index not in elided] + [-1]:
            top = self._top(index) if index >= 0 else None
            parent = top.parent if top is not None else None
            shown = top['expr'] if top is not None and is_conditional(top) else ''
            if run and (parent is not container or index != run[-1] + 1 or shown != shown_in):
                yield self._removed(run)
                run = []
            run.append(index)
            container, shown_in = parent, shown

    def _removed(self, run: Sequence[int]) -> Removed:
        return self._gone_from(self._top(run[0]), run)

    def _gone_from(self, top: nodes.Element, run: Sequence[int]) -> Removed:
        container = top.parent
        before, after = self._within(container, *self._nearest(run))
        if before >= 0 or after >= 0:
            return Removed(tuple(run), top, container, before, after)
        before, after = self._within(container, *self._beside_run(run))
        return Removed(tuple(run), top, container, before, after, moved=True)

    def around(self, removed: Removed) -> Removed | None:
        """Return the container of what was removed as gone, if all else in it moved elsewhere.

        Sections are never gone as long as something of them is there::

            before:      * A lamp.   * A rope. | It holds.   * A bell.
            wrong marks: * A lamp.   * A bell.   [...]   > It holds.
            right marks: * A lamp.   * [...]   * A bell.   > It holds.
        """
        top = removed.container
        if not removed.moved or isinstance(top, nodes.section | nodes.document):
            return None
        assert isinstance(top, nodes.Element)
        return self._gone_from(top, removed.indices)

    def _within(self, container: nodes.Node, before: int, after: int) -> tuple[int, int]:
        return (
            before if self._is_in(before, container) else -1,
            after if self._is_in(after, container) else -1,
        )

    def _beside_run(self, run: Sequence[int]) -> tuple[int, int]:
        """Return the last block before a run of blocks that is there and the first after it."""
        before, after = run[0] - 1, run[-1] + 1
        while before in self._gone:
            before -= 1
        while after in self._gone:
            after += 1
        return before, after if after < len(self.blocks) else -1

    def _is_in(self, index: int, container: nodes.Node) -> bool:
        return index >= 0 and any(
            node is container for node in self_and_ancestors(self.blocks[index].node)
        )

    def _nearest(self, run: Sequence[int]) -> tuple[int, int]:
        """Return the last block before a run of blocks that stayed and the first after it."""
        at = bisect_left(self._stayed, run[0])
        before = self._stayed[at - 1] if at else -1
        return before, self._stayed[at] if at < len(self._stayed) else -1

    def nearest(self, removed: Removed) -> tuple[int, int]:
        """Return the nearest blocks before and after that are there, in whatever container."""
        return self._nearest(removed.indices)


def moved_along(article: Article, removed: Removed, index: int, holder: nodes.Node) -> bool:
    """Return whether a container that moved holds nothing now that was not in it before.

    Its elisions moved along with it, but not with an item that was put into another list::

        before:      # Keys | * A key. | * A lock. | # Doors | text A
        wrong marks: # Doors | text A | [...] | > # Keys | > * A key.
        right marks: # Doors | text A | > # Keys | > * A key. | * [...]
    """
    account = article.account
    for step in (-1, 1):
        j = account.by_original[index].edited[0]
        while 0 <= j < len(article.edited):
            if not is_within(article.edited[j].node, holder):
                break
            for i in account.by_edited[j].original:
                if not is_within(article.original[i].node, removed.container):
                    return False
            j += step
    return True
