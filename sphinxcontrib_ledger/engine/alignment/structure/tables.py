"""Which table became which, compared as wholes.

In: both sides.
Out: the tables that changed, each with what it is now.
It comes before the steps of the alignment: rows are matched by their columns and their names,
which tables tell.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.in_order import (
    match_identical_in_order,
    match_similar_in_order,
)
from sphinxcontrib_ledger.engine.alignment.moves import match_similar_anywhere
from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
from sphinxcontrib_ledger.engine.alignment.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinxcontrib_ledger.engine.model import Side

#: The steps by which tables are matched as wholes.
STEPS: tuple[Callable[[AlignmentState], None], ...] = (
    AlignmentState.reweigh,
    match_similar_in_order,
    match_similar_anywhere,
)


def changed_tables(original: Side, edited: Side) -> Iterator[tuple[Unit, Unit]]:
    """Go through the tables that changed and are the same table for all that."""
    tables = _tables(original), _tables(edited)
    if not all(tables):
        return
    state = AlignmentState(tables, original.options.thresholds, original.tokenizer.weights)
    match_identical_in_order(state)
    for gap in state.gaps():
        if len(gap.original) == len(gap.edited) == 1:
            state.join((gap.original[0],), (gap.edited[0],), 'similar')
    if state.free(0) and state.free(1):
        for step in STEPS:
            step(state)
    for group in state.groups():
        if group.kind != 'identical':
            yield tables[0][group.original[0]], tables[1][group.edited[0]]


def _tables(side: Side) -> list[Unit]:
    tables: list[Unit] = []
    start = 0
    for table, group in groupby(side, key=attrgetter('table')):
        blocks = tuple(group)
        if table >= 0:
            tables.append(Unit(side, start, blocks))
        start += len(blocks)
    return tables
