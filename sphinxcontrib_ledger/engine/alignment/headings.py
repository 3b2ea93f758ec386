"""What is new or gone begins where a section does, if it may as well begin there.

When a section goes whose neighbour has the same heading, one heading of two is gone and nothing
in the texts says which; a reader takes it for the one above the text that went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.matching import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.units import Unit


def slide_gaps_to_headings(
    found: Sequence[Match], old: Sequence[Unit], new: Sequence[Unit]
) -> Sequence[Match]:
    """Return matches of unchanged units with those of headings at the other end where it fits."""
    slid = [*found, Match(len(old), len(new), 0)]
    for index in range(len(found)):
        before, after = slid[index], slid[index + 1]
        ends = before.original + before.size, before.edited + before.size
        gaps = after.original - ends[0], after.edited - ends[1]
        if min(gaps) or not max(gaps):
            continue
        side = old if gaps[0] else new
        first, stop = (ends[0], after.original) if gaps[0] else (ends[1], after.edited)
        steps = _steps(side, first, stop, before.size)
        slid[index] = before._replace(size=before.size - steps)
        slid[index + 1] = Match(after.original - steps, after.edited - steps, after.size + steps)
    return [match for match in slid if match.size]


def _steps(side: Sequence[Unit], first: int, stop: int, most: int) -> int:
    """Return how far up units from ``first`` on must slide to begin with a heading; 0: nowhere."""
    if side[first].kind == 'title' and (stop == len(side) or side[stop].kind == 'title'):
        return 0
    for steps in range(1, most + 1):
        one, other = side[first - steps], side[stop - steps]
        if one.key != other.key:
            return 0
        if one.kind == 'title':
            return steps
    return 0
