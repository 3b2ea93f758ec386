"""Which columns of a table became which, found before its rows are compared.

In: the tables that changed.
Out: for those whose columns are not all where they were, the columns by the numbers that both
sides have for them.  It comes before the steps of the alignment, which match rows by it.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.alignment.units import UNSHARED, Column
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.units import Columns, Unit
    from sphinxcontrib_ledger.engine.thresholds.alignment import AlignmentThresholds


def shared_columns(
    tables: Iterable[tuple[Unit, Unit]], thresholds: AlignmentThresholds
) -> tuple[Columns, Columns]:
    """Return what became of the columns of tables on both sides, where it is not all the same.

    ``tables`` are those that changed, each with what it is now.

    Where a column was added or removed, all cells behind it have other numbers, and every row
    would seem to have changed throughout::

        before: Boat | Crew
        wrong:  Boat | [-Crew-]{+Port+} | {+Crew+}
        right:  Boat | {+Port+} | Crew
    """
    columns: tuple[Columns, Columns] = ({}, {})
    for pair_of_tables in tables:
        first, second = pair_of_tables
        if _head(first) == _head(second):
            continue
        contents = _contents(first), _contents(second)
        pairs = _pairs(*contents, thresholds)
        most = max(map(len, contents))
        if [pair[:2] for pair in pairs] == [(number, number) for number in range(most)]:
            continue
        for side, table in enumerate(pair_of_tables):
            shared = {pair[side]: Column(pair[0], pair[2]) for pair in pairs}
            columns[side][table.blocks[0].table] = tuple(
                [shared.get(number, Column(UNSHARED)) for number in range(len(contents[side]))]
            )
    return columns


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


def _pairs(
    original: Sequence[_Column], edited: Sequence[_Column], thresholds: AlignmentThresholds
) -> list[tuple[int, int, bool]]:
    """Return the columns that belong together, in order, and whether they moved."""
    counts = len(original), len(edited)
    if counts[0] * counts[1] > thresholds.column_pairs:
        return [(number, number, False) for number in range(min(counts))]
    least = thresholds.alike_columns
    scores = {
        (i, j): score
        for i, before in enumerate(original)
        for j, after in enumerate(edited)
        if (score := _likeness(before, after, least))
    }
    pairs = [
        (i, j, False)
        for i, j in heaviest_chain([(*pair, score) for pair, score in scores.items()])
    ]
    # A column with the same head and much the same cells somewhere else has moved.
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score >= 1 + least and not any(pair[0] == i or pair[1] == j for pair in pairs):
            pairs.append((i, j, True))
    return sorted([*pairs, *_left_over(pairs, *counts)])


def _left_over(
    pairs: Sequence[tuple[int, int, bool]], originals: int, editeds: int
) -> Iterator[tuple[int, int, bool]]:
    """Go through the columns that are all that stand between two that stayed."""
    taken = [{pair[side] for pair in pairs} for side in (0, 1)]
    stayed = sorted((i, j) for i, j, moved in pairs if not moved)
    for before, after in pairwise([(-1, -1), *stayed, (originals, editeds)]):
        free = [
            [n for n in range(before[side] + 1, after[side]) if n not in taken[side]]
            for side in (0, 1)
        ]
        yield from ((i, j, False) for i, j in zip(*free, strict=False))


def _likeness(original: _Column, edited: _Column, least: float) -> float:
    """Return how alike two columns are, their heads counting 1 and their cells up to 1."""
    numbers: dict[object, int] = {}
    cells = [
        [numbers.setdefault(key, len(numbers)) for key in column.cells]
        for column in (original, edited)
    ]
    alike = Indel.normalized_similarity(*cells) if all(cells) else 0.0
    both = original.words.total() + edited.words.total()
    if both:
        alike = max(alike, 2 * (original.words & edited.words).total() / both)
    is_same_head = bool(original.head) and original.head == edited.head
    return is_same_head + alike if is_same_head or alike >= least else 0.0
