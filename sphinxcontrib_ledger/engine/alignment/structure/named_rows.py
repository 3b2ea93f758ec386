"""Rows of tables: one is known again by its first cell, which names it, wherever it stands.

In: the units of both sides.
Out: which row of the original is which one now, as far as their names say it.
It is a part of the steps that match similar rows and that decide moves.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.groups import Gap
from sphinxcontrib_ledger.engine.alignment.scoring.candidates import scores_by_side

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit

    #: The rows of a table by their names.
    Rows = Mapping[tuple[object, ...], int]


def match_named_rows(state: AlignmentState) -> None:
    """Pair rows with the same name in the same table, if no other row is more similar to either.

    Of a row with a few words and numbers, too little stays to know it again by likeness::

        before: Small parcel, 4.20 | Large parcel, 9.80 | Letter, 1.10
        wrong:  [-...-] | Large parcel, 9.80 | Letter, 1.10 | {+Small parcel, 4.50+}
        right:  Large parcel, 9.80 | Letter, 1.10 | > Small parcel, [-4.20-]{+4.50+}
    """
    free = [(i, j) for i, j in state.named_rows.items() if state.are_free(i, j)]
    if not free:
        return
    gap = Gap([i for i, _ in free], sorted([j for _, j in free]))
    scored = state.similar(gap, state.thresholds.alignment.similar)
    best = [
        {unit: max(scores) for unit, scores in side.items()} for side in scores_by_side(scored)
    ]
    for i, j, score in scored:
        if state.named_rows[i] == j and score == max(best[0][i], best[1][j]):
            state.join((i,), (j,), 'similar')


def match_rows_by_name_alone(state: AlignmentState) -> None:
    """Pair rows with the same name that are like no other row either: all else is new::

    before: Mail, optional | Letter, 1.10
    wrong:  [-...-] | Letter, 1.10 | {+Mail, required+}
    right:  Letter, 1.10 | > Mail, [-optional-]{+required+}
    """
    for i, j in state.named_rows.items():
        if state.are_free(i, j):
            state.join((i,), (j,), 'similar')


def named_rows(
    units: tuple[Sequence[Unit], Sequence[Unit]], tables: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """Return the rows of the original, by number, with those that have their names now.

    ``tables`` are those that changed, by their numbers on both sides.
    """
    rows = [_by_table(side) for side in units]
    pairs: dict[int, int] = {}
    for before, now in tables:
        names = rows[1][now]
        pairs.update({row: names[name] for name, row in rows[0][before].items() if name in names})
    return pairs


def _by_table(units: Sequence[Unit]) -> dict[int, Rows]:
    """Return the rows of each table whose names it has once."""
    tables: dict[int, dict[tuple[object, ...], list[int]]] = {}
    for number, unit in enumerate(units):
        if unit.kind == 'row':
            names = tables.setdefault(unit.blocks[0].table, {})
            if name := _name(unit):
                names.setdefault(name, []).append(number)
    return {
        table: {name: rows[0] for name, rows in names.items() if len(rows) == 1}
        for table, names in tables.items()
    }


def _name(row: Unit) -> tuple[object, ...]:
    """Return the keys of what a row has in its first column; nothing, if that is no name."""
    if row.columns and row.columns[0].number != 0:
        return ()
    blocks = list(takewhile(lambda block: block.cells[0].column == 0, row.blocks))
    if not any(map(str.isalpha, ''.join([block.text for block in blocks]))):
        return ()
    return tuple([row.side.key(row.first + by) for by in range(len(blocks))])
