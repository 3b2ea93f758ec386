"""The last step: what is left is said to be replaced by what stands in its place now.

In: the state after all other steps.
Out: groups of the kind ``positional``: nothing but their position connects their units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.groups import Gap
from sphinxcontrib_ledger.engine.alignment.scoring.recognition import likeness_of_letters
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain
from sphinxcontrib_ledger.engine.sequences.matching import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: The number of the heading that units are below which stand above all headings of a gap.
NO_HEADING = -1


def match_by_position(state: AlignmentState) -> None:
    """Pair what is still left where it stands in the same place and is of the same kind.

    Headings come first: the text below a heading that is gone was not replaced by the text below
    another one::

        before: # Boats | text A | text B | # Crews
        wrong:  # Boats | text A | {+# Prices+} | [-text B-]{+text C+} | # Crews
        right:  # Boats | text A | {+# Prices | text C+} | [-text B-] | # Crews
    """
    for gap in state.gaps():
        names = [
            [number for number in numbers if _is_title(state, side, number)]
            for side, numbers in enumerate(gap)
        ]
        _join_by_position(state, Gap(*names))
        below = [_below_titles(state, side, numbers) for side, numbers in enumerate(gap)]
        for name, original in below[0].items():
            group = state.by_unit[0].get(name)
            if name == NO_HEADING or (group is not None and not group.moved):
                partner = group.edited[0] if group is not None else name
                _join_by_position(state, Gap(original, below[1].get(partner, [])))
    for section in state.moved_sections():
        for gap in list(state.gaps_within(section)):
            if len(gap.original) == len(gap.edited) == 1:
                _join_by_position(state, gap, moved=True)


def _is_title(state: AlignmentState, side: int, number: int) -> bool:
    return state.units[side][number].kind == 'title'


def _below_titles(state: AlignmentState, side: int, gap: Sequence[int]) -> dict[int, list[int]]:
    """Return the units of a side of a gap by the heading in the gap that they are below."""
    first = gap[0]
    groups = state.by_unit[side]
    while first - 1 in groups and groups[first - 1].moved:
        first -= 1
    name, below = NO_HEADING, dict[int, list[int]]()
    for number in range(first, gap[-1] + 1):
        if _is_title(state, side, number):
            name = number
        elif number not in groups:
            below.setdefault(name, []).append(number)
    return below


def _join_by_position(state: AlignmentState, gap: Gap, *, moved: bool = False) -> None:
    """Pair units that stand in the same place of a part of a gap."""
    original, edited = state.units
    size = len(gap.original) * len(gap.edited)
    are_as_many = len(gap.original) == len(gap.edited)
    if are_as_many or size > state.thresholds.alignment.pairs_by_letters:
        places = [original[i].place for i in gap.original], [edited[j].place for j in gap.edited]
        pairs = [
            (gap.original[match.original + by], gap.edited[match.edited + by])
            for match in matches(*places, state.thresholds.sequences)
            for by in range(match.size)
        ]
    else:
        pairs = _by_letters(original, edited, gap)
    for i, j in pairs:
        state.join((i,), (j,), 'positional', moved=moved)


def _by_letters(
    original: Sequence[Unit], edited: Sequence[Unit], gap: Gap
) -> list[tuple[int, int]]:
    """Return as many pairs as there can be, and of as many those whose letters are most alike.

    A row that was put above others of which each word changed does not shift them by one::

        before: Gull | Tern | Skua
        wrong:  [-Gull-]{+Auk+} | [-Tern-]{+Gulls+} | [-Skua-]{+Terns+} | {+Skuas+}
        right:  {+Auk+} | [-Gull-]{+Gulls+} | [-Tern-]{+Terns+} | [-Skua-]{+Skuas+}
    """
    share = 1 / (1 + min(len(gap.original), len(gap.edited)))
    return heaviest_chain(
        [
            (i, j, 1 + share * likeness_of_letters(original[i], edited[j]))
            for i in gap.original
            for j in gap.edited
            if original[i].place == edited[j].place
        ]
    )
