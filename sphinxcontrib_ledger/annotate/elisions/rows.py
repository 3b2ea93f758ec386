"""What a removed row leaves: a row of its own, also between rows that cells reach across."""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger.document.mark_nodes import REMOVED_BLOCK, elision
from sphinxcontrib_ledger.document.table_grid import cells_spanning_below, grid


def elided_row(
    sibling: nodes.row, sign: str, *, after: bool
) -> tuple[nodes.row, list[nodes.Element]]:
    """Return a row with an elision, to stand beside another one, and the cells across the place.

    Those must be a row longer then.
    The elision is in the first cell that is left: not every format has cells that span others.
    """
    rows = list(grid(sibling.parent))
    at = next(number for number, (row, _) in enumerate(rows) if row is sibling) + after
    width = max(place.column + place.width for _, places in rows for place in places)
    across = cells_spanning_below(rows[:at])
    left = width - sum(place.width for place in across)
    # Rows in which no cell begins are no rows.
    entries = [nodes.entry('') for _ in range(max(left, 1))]
    entries[0] += nodes.paragraph('', '', elision(sign))
    row = nodes.row('', *entries, classes=list(REMOVED_BLOCK))
    return row, [place.entry for place in across]
