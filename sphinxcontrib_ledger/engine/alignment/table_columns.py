"""Which columns of a table became which, found before its rows are compared.

Where a column was added or removed, all cells behind it have other numbers, and rows would seem
to have changed throughout.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.alignment import in_order, moves
from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState
from sphinxcontrib_ledger.engine.alignment.units import ALONE, Column, Unit
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.units import Columns
    from sphinxcontrib_ledger.engine.model import Side

#: Least share of cells, or of words, that columns with different heads have in common.
ALIKE = 0.5
#: The most pairs of columns of two tables that are looked at.
ALL_PAIRS = 2_500


def shared_columns(old: Side, new: Side) -> tuple[Columns, Columns]:
    """Return what became of the columns of tables on both sides, where it is not all the same."""
    found: tuple[Columns, Columns] = ({}, {})
    tables = _tables(old), _tables(new)
    for one, other in _partners(*tables) if all(tables) else ():
        if _head(one) != _head(other):
            pairs = _pairs(_contents(one), _contents(other))
            counts = len(_contents(one)), len(_contents(other))
            if [pair[:2] for pair in pairs] != [(k, k) for k in range(max(counts))]:
                for side, table in enumerate((one, other)):
                    columns = {pair[side]: Column(pair[0], pair[2]) for pair in pairs}
                    found[side][table.blocks[0].table] = tuple(
                        [columns.get(k, Column(ALONE)) for k in range(counts[side])]
                    )
    return found


def _tables(side: Side) -> list[Unit]:
    found: list[Unit] = []
    start = 0
    for table, group in groupby(side, key=attrgetter('table')):
        members = tuple(group)
        if table >= 0:
            found.append(Unit(side, start, members))
        start += len(members)
    return found


def _partners(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Go through the tables that changed and are the same table for all that."""
    grouping = AlignmentState((old, new))
    in_order.match_identical_in_order(grouping)
    for gap in list(grouping.gaps()):
        if len(gap.old) == len(gap.new) == 1:
            grouping.join(gap.old[0], gap.new[0], 'similar')
    if grouping.free(0) and grouping.free(1):
        grouping.reweigh()
        in_order.match_similar_in_order(grouping)
        moves.match_similar_anywhere(grouping)
    for group in grouping.all():
        if group.how != 'same':
            yield old[group.old[0]], new[group.new[0]]


def _head(table: Unit) -> list[object]:
    """Return the first row of a table, which mostly says what its columns are."""
    first = table.blocks[0].row
    return [
        (block.cells[0].column, block.cells[0].width, table.side.key(index))
        for index, block in zip(table.indices, table.blocks, strict=True)
        if block.row == first
    ]


class _Column(NamedTuple):
    """The first cell of a column, the cells below it, and the words of these."""

    head: list[object]
    cells: list[object]
    words: Counter[str]


def _contents(table: Unit) -> list[_Column]:
    """Return what the columns of a table hold, cells that span several left out."""
    cells = [block.cells[0] for block in table.blocks]
    columns = [
        _Column([], [], Counter()) for _ in range(max(cell.column + cell.width for cell in cells))
    ]
    for index, cell in zip(table.indices, cells, strict=True):
        if cell.width > 1:
            continue
        column = columns[cell.column]
        if cell.row == cells[0].row:
            column.head.append(table.side.key(index))
        else:
            column.cells.append(table.side.key(index))
            column.words.update(table.side.tokens(index).keys)
    return columns


def _pairs(old: Sequence[_Column], new: Sequence[_Column]) -> list[tuple[int, int, bool]]:
    """Return the columns that belong together, in order, and whether they moved."""
    if len(old) * len(new) > ALL_PAIRS:
        return [(k, k, False) for k in range(min(len(old), len(new)))]
    scores = {
        (i, j): score
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if (score := _likeness(one, other))
    }
    pairs = [
        (i, j, False)
        for i, j in heaviest_chain([(*pair, score) for pair, score in scores.items()])
    ]
    # What has both the same head and much the same cells, somewhere else, has moved.
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score >= 1 + ALIKE and not any(pair[0] == i or pair[1] == j for pair in pairs):
            pairs.append((i, j, True))
    return sorted([*pairs, *_left_over(pairs, len(old), len(new))])


def _left_over(
    pairs: Sequence[tuple[int, int, bool]], old: int, new: int
) -> Iterator[tuple[int, int, bool]]:
    """Go through the columns that are all that stand between two that stayed."""
    taken = [{pair[side] for pair in pairs} for side in (0, 1)]
    stayed = sorted((i, j) for i, j, moved in pairs if not moved)
    for before, after in pairwise([(-1, -1), *stayed, (old, new)]):
        free = [
            [k for k in range(before[side] + 1, after[side]) if k not in taken[side]]
            for side in (0, 1)
        ]
        yield from ((i, j, False) for i, j in zip(*free, strict=False))


def _likeness(one: _Column, other: _Column) -> float:
    """Return how alike two columns are, their heads counting 1 and their cells up to 1."""
    numbers: dict[object, int] = {}
    cells = [
        [numbers.setdefault(key, len(numbers)) for key in column.cells] for column in (one, other)
    ]
    alike = Indel.normalized_similarity(*cells) if all(cells) else 0.0
    both = one.words.total() + other.words.total()
    if both:
        alike = max(alike, 2 * (one.words & other.words).total() / both)
    same_head = bool(one.head) and one.head == other.head
    return same_head + alike if same_head or alike >= ALIKE else 0.0
