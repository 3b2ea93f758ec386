"""The gaps between groups: the units that are in none, by what stands around them.

In: the groups of both sides, by unit.
Out: gaps, which the steps of the alignment look for partners in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.groups import Gap, Group
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sphinxcontrib_ledger.engine.alignment.groups import PairedSections

    #: For each side, the group of each unit that is in one.
    Groups = tuple[Mapping[int, Group], Mapping[int, Group]]


def gaps_between(
    groups: Groups, sizes: tuple[int, int], apart: tuple[Collection[int], Collection[int]]
) -> Iterator[Gap]:
    """Go through the gaps between the groups that did not move, if both sides have some.

    ``sizes`` are how many units the sides have; those in ``apart`` are in no gap.
    """
    start = 0
    free: list[int] = []
    end = Group((sizes[0],), (), 'unmatched')
    for j in range(sizes[1] + 1):
        group = groups[1].get(j, end if j == sizes[1] else None)
        if group is None:
            free.append(j)
        elif not group.moved:
            stop = group.original[0]
            # Between most groups there is nothing.
            if free and start < stop:
                gap_original = [i for i in range(start, stop) if i not in groups[0]]
                gap = Gap(
                    [i for i in gap_original if i not in apart[0]],
                    [j for j in free if j not in apart[1]],
                )
                if gap.original and gap.edited:
                    yield gap
            free = []
            start = max(start, group.original[-1] + 1)


def gaps_within(pair: PairedSections, groups: Groups) -> Iterator[Gap]:
    """Go through the gaps between the groups within a section that moved."""
    inside = [
        group
        for j in pair.edited
        if (group := groups[1].get(j)) is not None
        and group.edited[0] == j
        and group.original[0] in pair.original
    ]
    weighted = sorted(
        (group.original[0], group.edited[0], float(group.length)) for group in inside
    )
    ends = [pair.original.start, pair.edited.start]
    for place in (*heaviest_chain(weighted), None):
        group = groups[1][place[1]] if place is not None else None
        stops = (
            (group.original[0], group.edited[0])
            if group is not None
            else (pair.original.stop, pair.edited.stop)
        )
        free = [
            [n for n in range(start, stop) if n not in taken]
            for start, stop, taken in zip(ends, stops, groups, strict=True)
        ]
        if free[0] and free[1]:
            yield Gap(*free)
        if group is not None:
            ends = [group.original[-1] + 1, group.edited[-1] + 1]
