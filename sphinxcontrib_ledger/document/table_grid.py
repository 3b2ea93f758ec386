"""The places of a table's cells, counted as readers do: a cell may span columns and rows.

In: the head or the body of a table.  Out: its rows, each with the columns of its cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import self_and_ancestors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.document.node_map import NodeSet


class CellPlace(NamedTuple):
    """A cell: the number of its first column, how many it spans, and its node."""

    column: int
    width: int
    entry: nodes.Element


def groups(tgroup: nodes.Element) -> Iterator[nodes.Element]:
    """Go through the head and the body of a table."""
    return (node for node in tgroup.children if isinstance(node, nodes.thead | nodes.tbody))


def grid(group: nodes.Element) -> Iterator[tuple[nodes.Element, list[CellPlace]]]:
    """Go through the rows of a table's head or body with the places of their cells."""
    # The number of next rows in which a column is taken by a cell from above.
    taken: dict[int, int] = {}
    for row in group.children:
        if not isinstance(row, nodes.row):
            continue
        places: list[CellPlace] = []
        below: dict[int, int] = {c: rows - 1 for c, rows in taken.items() if rows > 1}
        column = 0
        for entry in row.children:
            if not isinstance(entry, nodes.entry):
                continue
            while taken.get(column):
                column += 1
            width = 1 + int(entry.get('morecols', 0))
            places.append(CellPlace(column, width, entry))
            if rows := int(entry.get('morerows', 0)):
                below.update(dict.fromkeys(range(column, column + width), rows))
            column += width
        yield row, places
        taken = below


def cells_spanning_below(
    above: Sequence[tuple[nodes.Element, list[CellPlace]]],
) -> list[CellPlace]:
    """Return the cells of rows, as ``grid`` has them, that reach into what follows the last."""
    return [
        place
        for distance, (_, places) in enumerate(reversed(above), 1)
        for place in places
        if place.entry.get('morerows', 0) >= distance
    ]


def ancestors_matching(
    node: nodes.Element, matches: Callable[[nodes.Element], bool], holders: NodeSet[nodes.Element]
) -> list[nodes.Element]:
    """Return some of the elements around a block, from the outside in.

    ``holders`` are the elements that the whole article stands in: that may be a cell, too.
    """
    ancestors: list[nodes.Element] = []
    for inner in self_and_ancestors(node):
        if inner in holders:
            break
        if isinstance(inner, nodes.Element) and matches(inner):
            ancestors.append(inner)
    return ancestors[::-1]


def rows_around(
    node: nodes.Element, constructs: Constructs, holders: NodeSet[nodes.Element]
) -> list[nodes.Element]:
    """Return the rows around a block, of whatever counts as one, from the outside in."""

    def is_row(inner: nodes.Element) -> bool:
        construct = constructs.blocks[type(inner)]
        # What an element holds makes no row of it, and a table may hold a thousand.
        return (construct.mark == 'row' or bool(construct.others)) and (
            constructs.block(inner).mark == 'row'
        )

    return ancestors_matching(node, is_row, holders)
