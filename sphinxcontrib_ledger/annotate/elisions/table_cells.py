"""Where removed cells, columns and rows of tables leave an elision.

In: the removed cells of rows that are still there, and a row that an elided one stands beside.
Out: elisions in cells, columns that hold one, and rows that hold one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.elisions.placeholders import PARAGRAPH
from sphinxcontrib_ledger.annotate.elisions.removed_cells import Tables
from sphinxcontrib_ledger.annotate.operations import (
    BlockElision,
    ColumnElision,
    Place,
    RowElision,
)
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.document.table_grid import cells_spanning_below, grid, groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_ledger.annotate.elisions.merging import Elisions
    from sphinxcontrib_ledger.annotate.elisions.removed_cells import RemovedCell
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Anchoring
    from sphinxcontrib_ledger.document.table_grid import CellPlace


def place_in_tables(article: Article, elisions: Elisions) -> frozenset[int]:
    """Plan elisions where cells were removed, row for row or a column at once.

    Return the numbers of the blocks that were in these cells.  A column is told once::

        before:      North | Seven | Calm         South | Nine | Storm
        wrong marks: North [...] | Calm           South [...] | Storm
        right marks: North | [...] | Calm         South |      | Storm
    """
    tables = Tables(article)
    columns: NodeMap[nodes.Element, dict[int, list[RemovedCell]]] = NodeMap()
    entries: NodeMap[nodes.Element, list[RemovedCell]] = NodeMap()
    for cell in tables.removed():
        if (entry := tables.current_cell(cell)) is not None:
            entries.setdefault(entry, []).append(cell)
        elif (place := tables.column_place(cell)) is not None:
            columns.setdefault(cell.tgroup, {}).setdefault(place, []).append(cell)
    elided: list[int] = []
    for entry, cells in entries.items():
        blocks = _blocks(cells)
        elided += blocks
        elisions.add(BlockElision(Place(entry, 'first'), PARAGRAPH), blocks)
    for tgroup, by_place in columns.items():
        # From the last to the first, so that places before one stay what they are.
        for place, cells in sorted(by_place.items(), reverse=True):
            blocks = _blocks(cells)
            elided += blocks
            is_bound = _is_bound(tgroup)
            elision = _beside_column(tgroup, place) if is_bound else _column(tgroup, place)
            elisions.add(elision, blocks)
    return frozenset(elided)


def _blocks(cells: Iterable[RemovedCell]) -> tuple[int, ...]:
    return tuple([index for cell in cells for index in cell.indices])


def _is_bound(tgroup: nodes.Element) -> bool:
    """Return whether the author said for LaTeX what each single column is."""
    table = tgroup.parent
    place = next(i for i, node in enumerate(table.parent.children) if node is table)
    before = table.parent.children[place - 1] if place else None
    return isinstance(before, nodes.Element) and before.tagname == 'tabular_col_spec'


def _beside_column(tgroup: nodes.Element, place: int) -> BlockElision:
    """Return an elision in the first row, at the end of the cell before a removed column."""
    _, places = next(row for group in groups(tgroup) for row in grid(group))
    entry = places[sum(p.column < place for p in places) - 1 if place else 0].entry
    return BlockElision(Place(entry, 'last' if place else 'first'), PARAGRAPH)


def _column(tgroup: nodes.Element, place: int) -> ColumnElision:
    """Return a column of empty cells, the first of which holds an elision.

    Rows with a cell that reaches across its place have no such cell: that one reaches farther.
    """
    cells: list[tuple[nodes.Element, int]] = []
    across: list[nodes.Element] = []
    for group in groups(tgroup):
        rows = list(grid(group))
        for number, (row, places) in enumerate(rows):
            wide = [cell.entry for cell in places if _spans(cell, place)]
            across += wide
            above = cells_spanning_below(rows[:number])
            if not wide and not any(_spans(cell, place) for cell in above):
                cells.append((row, sum(cell.column < place for cell in places)))
    return ColumnElision(tgroup, place, tuple(cells), tuple(across))


def _spans(cell: CellPlace, place: int) -> bool:
    """Return whether a cell reaches across a place between columns."""
    return cell.column < place < cell.column + cell.width


def row_elision(sibling: nodes.Element, side: Anchoring, columns: Sequence[int]) -> RowElision:
    """Return a row with an elision, to stand beside another one of its table.

    ``columns`` are the places between columns where others are planned.
    The elision is in the first cell that is left: not every format has cells that span others.
    """
    rows = list(grid(sibling.parent))
    at = next(number for number, (row, _) in enumerate(rows) if row is sibling)
    across = cells_spanning_below(rows[: at + (side == 'after')])
    width = max(cell.column + cell.width for _, places in rows for cell in places) + len(columns)
    taken = sum(cell.width + sum(_spans(cell, place) for place in columns) for cell in across)
    # Rows in which no cell begins are no rows.
    cells = max(width - taken, 1)
    return RowElision(Place(sibling, side), cells, tuple([cell.entry for cell in across]))
