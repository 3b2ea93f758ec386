"""A heading or a term goes with what it names, however its words changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.units import NAMES

if TYPE_CHECKING:
    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState


def match_headings_by_content(grouping: AlignmentState) -> None:
    """Pair names that stand above partners, and what stands below names that are partners.

    Without this a section of which only the heading is another one, or a term, would seem to be
    renamed to its neighbour that is gone.
    """
    old, _ = grouping.units
    free = grouping.free(0)
    for i in reversed(free):
        below = grouping.groups[0].get(i + 1)
        if old[i].kind in NAMES and below and not below.moved and below.old[0] == i + 1:
            _join(grouping, i, below.new[0] - 1)
    for i in free:
        above = grouping.groups[0].get(i - 1)
        if above and i not in grouping.groups[0] and not above.moved and old[i - 1].kind in NAMES:
            _join(grouping, i, above.new[-1] + 1)


def _join(grouping: AlignmentState, i: int, j: int) -> None:
    """Make a group of two units if they are free and of the same kind."""
    old, new = grouping.units
    if 0 <= j < len(new) and j not in grouping.groups[1] and old[i].place == new[j].place:
        grouping.join(i, j, 'replaced')
