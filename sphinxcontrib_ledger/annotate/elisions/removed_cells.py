"""Which cells of tables were removed, and where they would be in the tables of the edited article.

In: an article.  Out: each cell whose blocks are gone while its row is still there, and the cell or
the place between columns that stands for it now.  Nothing is planned here.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.blocks import neighbours_sharing
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.document.table_grid import grid, groups, rows_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.document.table_grid import CellPlace
    from sphinxcontrib_ledger.engine.model import Block, Cell


class RemovedCell(NamedTuple):
    """A removed cell: its blocks, where it was, and the row that its row became."""

    indices: tuple[int, ...]
    table: int
    column: int
    width: int
    row: nodes.Element
    tgroup: nodes.Element


class Tables:
    """The tables of both sides, and which columns of the original's are still there."""

    def __init__(self, article: Article) -> None:
        self._article = article
        #: For each table and column of the original, where its cells are now.
        self._now: dict[tuple[int, int], Counter[int]] = {}
        self._rows: dict[int, nodes.Element] = {}
        #: For each table, the cells of its rows.
        self._cells: NodeMap[nodes.Element, NodeMap[nodes.Element, list[CellPlace]]] = NodeMap()
        for pair in article.account.pairs:
            if not (pair.original and pair.edited):
                continue
            old, new = article.original[pair.original[0]], article.edited[pair.edited[0]]
            if old.block.row >= 0 and new.block.row >= 0:
                self._note(old.block.cells, new.block.cells, new.node)

    def _note(self, before: Sequence[Cell], now: Sequence[Cell], node: nodes.Element) -> None:
        """Note the rows and columns of a block, and of the tables within them."""
        rows = rows_around(node, self._article.constructs, self._article.holders)
        for old, new, row in zip(before, now, rows, strict=False):
            if not isinstance(row, nodes.row):
                return
            self._rows.setdefault(old.row, row)
            # Cells that span columns do not say which of them are there.
            if old.width == new.width == 1:
                sign = old.table, old.column
                self._now.setdefault(sign, Counter())[new.column] += 1

    def removed(self) -> Iterator[RemovedCell]:
        """Go through the cells that are gone from rows that are still there.

        Those of tables within cells come after those of the tables around them.
        """
        leaves = self._article.original
        gone = {
            index
            for pair in self._article.account.pairs
            if not pair.edited
            for index in pair.original
        }
        deepest = max([len(leaves[index].block.cells) for index in gone], default=0)
        for depth in range(deepest):
            left = {index for index in gone if self._has_row(leaves[index].block, depth)}
            for first in sorted(left):
                cell = tuple(neighbours_sharing(leaves, first, partial(_cell, depth=depth)))
                if cell[0] == first and left.issuperset(cell):
                    gone.difference_update(cell)
                    place = leaves[first].block.cells[depth]
                    row = self._rows[place.row]
                    tgroup = row.parent.parent
                    yield RemovedCell(cell, place.table, place.column, place.width, row, tgroup)

    def _has_row(self, block: Block, depth: int) -> bool:
        """Return whether the row is still there that a block was in, so deep in tables."""
        return len(block.cells) > depth and block.cells[depth].row in self._rows

    def _in_row(self, row: nodes.Element) -> list[CellPlace]:
        tgroup = row.parent.parent
        rows = self._cells.get(tgroup)
        if rows is None:
            rows = self._cells[tgroup] = NodeMap()
            for group in groups(tgroup):
                for inner, places in grid(group):
                    rows[inner] = places
        return rows[row]

    def _column(self, table: int, column: int) -> int | None:
        """Return the number that a column has now, if it is still there."""
        counts = self._now.get((table, column))
        return min(counts, key=lambda now: (-counts[now], now)) if counts else None

    def _neighbours(self, cell: RemovedCell) -> tuple[int, int | None]:
        """Return the last column before a removed one (or -1) and the first after it."""
        columns = sorted(column for table, column in self._now if table == cell.table)
        before = [self._column(cell.table, c) for c in columns if c < cell.column]
        after = [self._column(cell.table, c) for c in columns if c > cell.column]
        return next((c for c in reversed(before) if c is not None), -1), next(
            (c for c in after if c is not None), None
        )

    def current_cell(self, cell: RemovedCell) -> nodes.Element | None:
        """Return the cell that stands for a removed one and is empty now, or has other things."""
        places = self._in_row(cell.row)
        now = self._column(cell.table, cell.column)
        if now is not None:
            return next((place.entry for place in places if place.column == now), None)
        before, after = self._neighbours(cell)
        last = max(p.column + p.width for p in places) if after is None else after
        empty = [
            column for column in range(before + 1, last) if self._is_empty(cell.tgroup, column)
        ]
        return self._first_in_column(cell.tgroup, empty[0]) if empty else None

    def _first_in_column(self, tgroup: nodes.Element, column: int) -> nodes.Element:
        rows = self._cells[tgroup].items()
        return next(p.entry for _, places in rows for p in places if p.column == column)

    def _is_empty(self, tgroup: nodes.Element, column: int) -> bool:
        """Return whether there is a column and nothing in it."""
        cells = [
            place.entry
            for _, places in self._cells[tgroup].items()
            for place in places
            if place.column == column
        ]
        return bool(cells) and not any(entry.children for entry in cells)

    def column_place(self, cell: RemovedCell) -> int | None:
        """Return where the column of a removed cell would stand now; ``None`` if it still does."""
        if self._column(cell.table, cell.column) is not None:
            return None
        return self._neighbours(cell)[0] + 1


def _cell(block: Block, depth: int) -> tuple[int, int] | None:
    """Return which cell a block is in, so deep in tables."""
    cells = block.cells
    return (cells[depth].row, cells[depth].column) if len(cells) > depth else None
