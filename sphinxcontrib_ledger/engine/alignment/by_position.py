"""The last step: what is left is said to be replaced by what stands in its place now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.groups import Gap
from sphinxcontrib_ledger.engine.alignment.recognition import likeness_of_letters
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain
from sphinxcontrib_ledger.engine.sequences.matching import matches
from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: The most pairs of a gap whose letters are compared where there are more units on one side.
BY_LETTERS = 400


def match_by_position(grouping: AlignmentState) -> None:
    """Pair what is still left where it stands in the same place and is of the same kind.

    Headings come first: what stood below one that is gone was not replaced by what stands below
    another.
    """
    for gap in list(grouping.gaps()):
        names = [[k for k in side if _is_title(grouping, n, k)] for n, side in enumerate(gap)]
        _replace(grouping, Gap(*names))
        below = [_below_titles(grouping, n, side) for n, side in enumerate(gap)]
        for name, old in below[0].items():
            group = grouping.groups[0].get(name)
            if name < 0 or (group is not None and not group.moved):
                other = group.new[0] if group is not None else name
                _replace(grouping, Gap(old, below[1].get(other, [])))


def _is_title(grouping: AlignmentState, side: int, k: int) -> bool:
    return grouping.units[side][k].kind == 'title'


def _below_titles(grouping: AlignmentState, side: int, gap: Sequence[int]) -> dict[int, list[int]]:
    """Return the units of a side of a gap by the heading in the gap that they are below.

    What stands above all of its headings is below number -1.
    """
    first = gap[0]
    groups = grouping.groups[side]
    while first - 1 in groups and groups[first - 1].moved:
        first -= 1
    name, below = -1, dict[int, list[int]]()
    for k in range(first, gap[-1] + 1):
        if _is_title(grouping, side, k):
            name = k
        elif k not in groups:
            below.setdefault(name, []).append(k)
    return below


def _replace(grouping: AlignmentState, gap: Gap) -> None:
    """Pair units that stand in the same place of a part of a gap."""
    old, new = grouping.units
    if len(gap.old) == len(gap.new) or len(gap.old) * len(gap.new) > BY_LETTERS:
        places = [old[i].place for i in gap.old], [new[j].place for j in gap.new]
        pairs = [
            (gap.old[match.original + k], gap.new[match.edited + k])
            for match in matches(*places, SequenceThresholds())
            for k in range(match.size)
        ]
    else:
        pairs = _by_letters(old, new, gap)
    for i, j in pairs:
        grouping.join(i, j, 'replaced')


def _by_letters(old: Sequence[Unit], new: Sequence[Unit], gap: Gap) -> list[tuple[int, int]]:
    """Return as many pairs as there can be, and of as many those whose letters are most alike.

    So a row that was put above others of which each word changed does not shift them by one.
    """
    share = 1 / (1 + min(len(gap.old), len(gap.new)))
    return heaviest_chain(
        [
            (i, j, 1 + share * likeness_of_letters(old[i], new[j]))
            for i in gap.old
            for j in gap.new
            if old[i].place == new[j].place
        ]
    )
