"""The fourth part of the proof: each elision of blocks stands between their neighbours.

In: an annotated article.  Out: a :class:`Fault` for each elision that stands elsewhere.
It reads the finished tree and knows nothing of how places are chosen.  Its rule: of the blocks
that the original had, too, the last before an elision or the first behind it was beside what is
gone; new blocks may stand between them, and so may what was put in from elsewhere::

    before: # Lamp | It shines. | # Rope | It holds. | The end.
    wrong:  # Lamp | {+It hangs.+} | # Rope | It holds. | [...] | The end.
    right:  # Lamp | [...] | {+It hangs.+} | # Rope | It holds. | The end.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.node_map import NodeMap, NodeSet
from sphinxcontrib_ledger.document.table_grid import grid, groups
from sphinxcontrib_ledger.document.traversal import is_within, self_and_ancestors, walk
from sphinxcontrib_ledger.proof.report import Fault
from sphinxcontrib_ledger.proof.structure import holder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Annotation, Article

#: Stands for the beginning or the end of the article.
NOTHING = -1


class _Place(NamedTuple):
    """What is beside an elision among some blocks of the original: before, in and after it."""

    before: frozenset[int]
    inside: frozenset[int]
    after: frozenset[int]

    def is_of(self, before: int, after: int) -> bool:
        """Return whether one of two blocks is there."""
        return (
            before in self.before
            or after in self.after
            or not self.inside.isdisjoint((before, after))
        )


def place_faults(
    article: Article, annotation: Annotation, roots: Sequence[nodes.Element]
) -> Iterator[Fault]:
    """Go through the elisions of blocks that do not stand where the blocks stood.

    Blocks that moved are neighbours, too, as in a section that moved with all that is in it; but
    nothing is said by one that was put in between two others.
    """
    if not annotation.removals:
        return
    tree = _Tree(article, annotation, roots)
    order = _Order(article, tree, moved=False)
    others = [removal for removal in annotation.removals if not order.is_kept(*removal)]
    if not others:
        return
    order = _Order(article, tree, moved=True)
    for mark, removed in others:
        if not (order.is_kept(mark, removed) or _is_of_cells(article, mark, removed)):
            yield Fault(f'the elision of block {removed} stands between others than the block did')


def _is_of_cells(article: Article, mark: nodes.Element, removed: Sequence[int]) -> bool:
    """Return whether an elision is in the row of what is gone, or is all there is in a column.

    Columns may have changed places, so that the neighbours of a cell are others::

        before:   North | Calm        South | Storm
        right:    > Calm | North      [...] | South

    A column says once that it is gone, and a new row may stand above those that it was in::

        before:   North | Calm        South | Storm
        right:    {+East+} | [...]    North |         South |
    """
    entry = next(
        (node for node in self_and_ancestors(mark) if isinstance(node, nodes.entry)), None
    )
    if entry is None or entry.parent is None:
        return False
    if all(_is_of_row(article, number, entry.parent) for number in removed):
        return True
    tgroup = entry.parent.parent.parent
    places = [place for group in groups(tgroup) for _, row in grid(group) for place in row]
    column = next(place.column for place in places if place.entry is entry)
    others = [place.entry for place in places if place.column == column]
    if any(other.astext().strip() or any(other.findall(nodes.image)) for other in others):
        return False
    # All of these cells were in rows of which something is in the table still.
    return all(_is_of_row(article, number, tgroup) for number in removed)


def _is_of_row(article: Article, number: int, part: nodes.Element) -> bool:
    """Return whether a block was in a row of which another block is in a part of a table now."""
    rows = {cell.row for cell in article.original[number].block.cells}
    for step in (-1, 1):
        i = number + step
        while 0 <= i < len(article.original):
            if rows.isdisjoint(cell.row for cell in article.original[i].block.cells):
                break
            pair = article.account.by_original[i]
            if any(is_within(article.edited[j].node, part) for j in pair.edited):
                return True
            i += step
    return False


class _Tree:
    """The blocks of the edited article in the order of the finished tree, and the elisions there.

    ``places`` has the first and the last number, that one excluded, of the blocks in an elision.
    The tree is walked once; numbers of nodes (``id()``) are those of nodes that it keeps.
    """

    def __init__(
        self, article: Article, annotation: Annotation, roots: Sequence[nodes.Element]
    ) -> None:
        compared = {id(block.node) for block in article.edited}
        marks = {id(mark) for mark, _ in annotation.removals}
        self.blocks: list[nodes.Node] = []
        self.places: NodeMap[nodes.Node, tuple[int, int]] = NodeMap()
        for container in NodeSet(map(holder, roots)):
            for node in walk(container):
                if id(node) in marks:
                    # One that opens a text stands before it.
                    start = len(self.blocks) - (id(node.parent) in compared and _opens(node))
                    inside = sum(id(inner) in compared for inner in walk(node))
                    self.places[node] = start, start + inside
                if id(node) in compared:
                    self.blocks.append(node)


def _opens(node: nodes.Node) -> bool:
    """Return whether a node stands before the text of what it is in."""
    siblings = node.parent.children
    at = next(at for at, sibling in enumerate(siblings) if sibling is node)
    return not any(sibling.astext() for sibling in siblings[:at])


class _Order:
    """The order of the blocks that are in both articles, those that moved among them or not."""

    def __init__(self, article: Article, tree: _Tree, *, moved: bool) -> None:
        pairs = [pair for pair in article.account.pairs if moved or not pair.moved]
        self._numbers = sorted(i for pair in pairs if pair.edited for i in pair.original)
        originals: NodeMap[nodes.Element, frozenset[int]] = NodeMap()
        for pair in pairs:
            for j in pair.edited if pair.original else ():
                originals[article.edited[j].node] = frozenset(pair.original)
        of_blocks = [originals.get(node) for node in tree.blocks]
        self._blocks = [numbers for numbers in of_blocks if numbers is not None]
        #: How many of these blocks are before each block of the tree.
        self._counts = [*accumulate((numbers is not None for numbers in of_blocks), initial=0)]
        self._places = tree.places

    def is_kept(self, mark: nodes.Element, removed: Sequence[int]) -> bool:
        """Return whether an elision stands beside a block that was beside what was removed."""
        if mark not in self._places:
            return False
        first = last = removed[0]
        gone = frozenset(removed)
        while last + 1 in gone:
            last += 1
        numbers = self._numbers
        below, above = bisect_left(numbers, first), bisect_left(numbers, last + 1)
        before = numbers[below - 1] if below else NOTHING
        after = numbers[above] if above < len(numbers) else NOTHING
        start, stop = (self._counts[place] for place in self._places[mark])
        blocks, edge = self._blocks, frozenset({NOTHING})
        place = _Place(
            blocks[start - 1] if start else edge,
            frozenset().union(*blocks[start:stop]),
            blocks[stop] if stop < len(blocks) else edge,
        )
        return place.is_of(before, after)
