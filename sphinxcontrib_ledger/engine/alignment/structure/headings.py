"""Headings: where a gap begins, and which of them belong together although their words changed.

In: the matches of identical units (``slide_gaps_to_headings``, a part of the first step), or the
state when nearly all units have partners (``match_headings_by_content``, the last step but one).
Out: the matches slid; or more groups in the state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.units import NAMES
from sphinxcontrib_ledger.engine.sequences.matching import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit


def slide_gaps_to_headings(
    matches: Sequence[Match], original: Sequence[Unit], edited: Sequence[Unit]
) -> Sequence[Match]:
    """Let what is new or gone begin with a heading, if it may as well begin there.

    When a section goes whose neighbour has the same heading, one heading of two is gone and
    nothing in the texts says which; a reader takes it for the one above the text that went::

        before: # Notes | text A | # Notes | text B
        wrong:  # Notes | [-text A | # Notes-] | text B
        right:  [-# Notes | text A-] | # Notes | text B
    """
    slid = [*matches, Match(len(original), len(edited), 0)]
    for index in range(len(matches)):
        before, after = slid[index], slid[index + 1]
        ends = before.original + before.size, before.edited + before.size
        gaps = after.original - ends[0], after.edited - ends[1]
        if min(gaps) or not max(gaps):
            continue
        side = original if gaps[0] else edited
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
        above, last = side[first - steps], side[stop - steps]
        if above.key != last.key:
            return 0
        if above.kind == 'title':
            return steps
    return 0


def headings(units: Sequence[Unit]) -> list[int]:
    """Return the numbers of the headings."""
    # Nothing else is asked of most units, so that what they are is not kept with them.
    blocks = enumerate([unit.blocks[0] for unit in units])
    return [number for number, block in blocks if block.kind == 'title' and not block.cells]


def sections(units: Sequence[Unit]) -> dict[int, range]:
    """Return the units of each section, from its heading on, by the number of the heading."""
    sections: dict[int, range] = {}
    pending: list[tuple[int, int]] = []
    for number in headings(units):
        path = units[number].path
        if path[-1:] != ('section',):
            continue
        level = path.count('section')
        while pending and pending[-1][1] >= level:
            first, _ = pending.pop()
            sections[first] = range(first, number)
        pending.append((number, level))
    for first, _ in pending:
        sections[first] = range(first, len(units))
    return sections


def match_headings_by_content(state: AlignmentState) -> None:
    """Match headings and terms through the text below them, even if their own words changed.

    So does the text below headings or terms that are partners.  Without this step a section of
    which only the heading is another one would seem to be renamed to its neighbour that is gone::

        before: # Crew | text A | # Weather | text B
        wrong:  # [-Crew-]{+Storms+} | [-text A | # Weather-] | text B
        right:  [-# Crew | text A-] | # [-Weather-]{+Storms+} | text B
    """
    original, _ = state.units
    free = state.free(0)
    for i in reversed(free):
        below = state.by_unit[0].get(i + 1)
        if (
            original[i].kind in NAMES
            and below is not None
            and not below.moved
            and below.original[0] == i + 1
        ):
            _join(state, i, below.edited[0] - 1)
    for i in free:
        above = state.by_unit[0].get(i - 1)
        if (
            above is not None
            and i not in state.by_unit[0]
            and not above.moved
            and original[i - 1].kind in NAMES
        ):
            _join(state, i, above.edited[-1] + 1)


def _join(state: AlignmentState, i: int, j: int) -> None:
    """Make a group of two units if there are such, both free and of the same place."""
    original, edited = state.units
    is_free = 0 <= j < len(edited) and j not in state.by_unit[1]
    if is_free and original[i].place == edited[j].place:
        state.join((i,), (j,), 'positional')
