"""What removed cells leave in rows that are still there: elisions, or a column of their own.

A column that was removed leaves one with an elision in its first cell.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.blocks import neighbours_sharing
from sphinxcontrib_ledger.document.mark_nodes import elision_block
from sphinxcontrib_ledger.document.table_grid import (
    cells_spanning_below,
    grid,
    groups,
    rows_around,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.document.table_grid import Place
    from sphinxcontrib_ledger.engine.model import Block, Cell

#: The width of such a column among others of 10 to 100, as docutils counts.
WIDTH = 5


def place_columns(article: Article, done: Annotation) -> None:
    """Put elisions where cells were removed, row for row or a column at once."""
    tables = _Tables(article)
    columns: dict[tuple[int, int], list[_Removed]] = {}
    entries: dict[int, tuple[nodes.Element, list[_Removed]]] = {}
    for cell in tables.removed():
        if (entry := tables.current_cell(cell)) is not None:
            entries.setdefault(id(entry), (entry, []))[1].append(cell)
        elif (place := tables.column_place(cell)) is not None:
            columns.setdefault((id(cell.tgroup), place), []).append(cell)
    for entry, cells in entries.values():
        done.elide(_put_into(entry, article, done), _blocks(cells))
    # From the last to the first, so that places before one stay what they are.
    for (_, place), cells in sorted(columns.items(), key=lambda item: -item[0][1]):
        tgroup = cells[0].tgroup
        put = _put_beside if _is_bound(tgroup) else _insert_column
        done.elide(put(tgroup, place, article, done), _blocks(cells))


def _blocks(cells: Sequence[_Removed]) -> list[int]:
    return [index for cell in cells for index in cell.indices]


class _Removed(NamedTuple):
    """A removed cell: its blocks, where it was, and the row that its row became."""

    indices: tuple[int, ...]
    table: int
    column: int
    width: int
    row: nodes.Element
    tgroup: nodes.Element


def _cell(block: Block, depth: int) -> tuple[int, int] | None:
    """Return which cell a block is in, so deep in tables."""
    cells = block.cells
    return (cells[depth].row, cells[depth].column) if len(cells) > depth else None


class _Tables:
    """The tables of both sides, and which columns of the original's are still there."""

    def __init__(self, article: Article) -> None:
        self._article = article
        #: For each table and column of the original, where its cells are now.
        self._now: dict[tuple[int, int], Counter[int]] = {}
        self._rows: dict[int, nodes.Element] = {}
        self._places: dict[int, dict[int, list[Place]]] = {}
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

    def removed(self) -> Iterator[_Removed]:
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
                    yield _Removed(cell, place.table, place.column, place.width, row, tgroup)

    def _has_row(self, block: Block, depth: int) -> bool:
        """Return whether the row is still there that a block was in, so deep in tables."""
        return len(block.cells) > depth and block.cells[depth].row in self._rows

    def _in_row(self, row: nodes.Element) -> list[Place]:
        tgroup = row.parent.parent
        if id(tgroup) not in self._places:
            self._places[id(tgroup)] = {
                id(inner): places for group in groups(tgroup) for inner, places in grid(group)
            }
        return self._places[id(tgroup)][id(row)]

    def _column(self, table: int, column: int) -> int | None:
        """Return the number that a column has now, if it is still there."""
        found = self._now.get((table, column))
        return min(found, key=lambda now: (-found[now], now)) if found else None

    def _neighbours(self, cell: _Removed) -> tuple[int, int | None]:
        """Return the last column before a removed one (or -1) and the first after it."""
        columns = sorted(column for table, column in self._now if table == cell.table)
        before = [self._column(cell.table, c) for c in columns if c < cell.column]
        after = [self._column(cell.table, c) for c in columns if c > cell.column]
        return next((c for c in reversed(before) if c is not None), -1), next(
            (c for c in after if c is not None), None
        )

    def current_cell(self, cell: _Removed) -> nodes.Element | None:
        """Return the cell that stands for a removed one and is empty now, or has other things."""
        places = self._in_row(cell.row)
        now = self._column(cell.table, cell.column)
        if now is not None:
            return next((place.entry for place in places if place.column == now), None)
        before, after = self._neighbours(cell)
        last = max(p.column + p.width for p in places) if after is None else after
        empty = [k for k in range(before + 1, last) if self._is_empty(cell.tgroup, k)]
        return self._first_in_column(cell.tgroup, empty[0]) if empty else None

    def _first_in_column(self, tgroup: nodes.Element, column: int) -> nodes.Element:
        rows = self._places[id(tgroup)].values()
        return next(p.entry for places in rows for p in places if p.column == column)

    def _is_empty(self, tgroup: nodes.Element, column: int) -> bool:
        """Return whether there is a column and nothing in it."""
        cells = [
            place.entry
            for places in self._places[id(tgroup)].values()
            for place in places
            if place.column == column
        ]
        return bool(cells) and not any(entry.children for entry in cells)

    def column_place(self, cell: _Removed) -> int | None:
        """Return where the column of a removed cell would stand now; ``None`` if it still does."""
        if self._column(cell.table, cell.column) is not None:
            return None
        return self._neighbours(cell)[0] + 1


def _is_bound(tgroup: nodes.Element) -> bool:
    """Return whether the author said for LaTeX what each single column is."""
    table = tgroup.parent
    place = next(i for i, node in enumerate(table.parent.children) if node is table)
    before = table.parent.children[place - 1] if place else None
    return isinstance(before, nodes.Element) and before.tagname == 'tabular_col_spec'


def _put_into(entry: nodes.Element, article: Article, done: Annotation) -> nodes.Element:
    block = elision_block(article.sign)
    done.changes.set_children(entry, [block, *entry.children])
    done.inserted.append(block)
    return block


def _put_beside(
    tgroup: nodes.Element, place: int, article: Article, done: Annotation
) -> nodes.Element:
    """Put an elision into the first row, at the end of the cell before a place between columns."""
    _, places = next(row for group in groups(tgroup) for row in grid(group))
    entry = places[sum(p.column < place for p in places) - 1 if place else 0].entry
    block = elision_block(article.sign)
    children: list[nodes.Node] = [*entry.children]
    children.insert(len(children) if place else 0, block)
    done.changes.set_children(entry, children)
    done.inserted.append(block)
    return block


def _insert_column(
    tgroup: nodes.Element, place: int, article: Article, done: Annotation
) -> nodes.Element:
    """Insert a column of empty cells, the first of which holds an elision."""
    block = elision_block(article.sign)
    sign = [block]
    for group in groups(tgroup):
        rows = list(grid(group))
        for number, (row, places) in enumerate(rows):
            wide = [p for p in places if p.column < place < p.column + p.width]
            for spanning in wide:
                done.changes.set_attribute(spanning.entry, 'morecols', spanning.width)
            across = cells_spanning_below(rows[:number])
            if wide or any(p.column < place < p.column + p.width for p in across):
                continue
            entry = nodes.entry('', *sign, classes=[ledger.REMOVED])
            sign = []
            children: list[nodes.Node] = [*row.children]
            children.insert(sum(p.column < place for p in places), entry)
            done.changes.set_children(row, children)
            done.inserted.append(entry)
    _insert_colspec(tgroup, place, done)
    return block


def _insert_colspec(tgroup: nodes.Element, place: int, done: Annotation) -> None:
    specs = [node for node in tgroup.children if isinstance(node, nodes.colspec)]
    others = [node for node in tgroup.children if not isinstance(node, nodes.colspec)]
    spec = nodes.colspec(colwidth=WIDTH, classes=[ledger.REMOVED])
    done.changes.set_children(tgroup, [*specs[:place], spec, *specs[place:], *others])
    done.changes.set_attribute(tgroup, 'cols', len(specs) + 1)
    done.inserted.append(spec)
