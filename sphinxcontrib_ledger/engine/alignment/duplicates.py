"""Texts that stand several times: which of them is which, and which was merely copied.

In: the state, with pairs of identical units, or with all groups.
Out: the pairs that were copied; or the partners of identical units exchanged.
It is a part of the steps that match identical units anywhere and that decide moves.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import Gap, Group
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState


def copied_not_moved(
    state: AlignmentState, pairs: Sequence[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the pairs of which one seems to have moved, but is left at its place as well.

    It was copied, and then one of the two was edited::

        before: text A | text B | text C
        wrong:  > text C | text A | text B | {+text C, edited+}
        right:  {+text C+} | text A | text B | text C{+, edited+}
    """
    partners = dict(pairs), {j: i for i, j in pairs}
    copied: set[tuple[int, int]] = set()
    for gap in state.gaps() if pairs else ():
        if state.is_small(gap):
            copied.update((i, partners[0][i]) for i in _left(state, gap, 0, partners[0]))
            copied.update((partners[1][j], j) for j in _left(state, gap, 1, partners[1]))
    return copied


def _left(
    state: AlignmentState, gap: Gap, side: int, partners: Mapping[int, int]
) -> Iterator[int]:
    """Go through the units of a gap with partners elsewhere that are like others in the gap."""
    least = state.thresholds.alignment.copied
    moved = [
        number
        for number in gap[side]
        if number in partners and partners[number] not in gap[1 - side]
    ]
    near = [state.units[1 - side][number].text for number in gap[1 - side]] if moved else []
    for number in moved:
        text = state.units[side][number].text
        if process.extractOne(text, near, scorer=Indel.normalized_similarity, score_cutoff=least):
            yield number


def swap_duplicates_into_order(state: AlignmentState) -> None:
    """Exchange the partners of identical texts so that more of them stay in order.

    Each of them is as much any of the others, and so are their partners::

        before: text A | text B | text C | text B
        wrong:  > text B | text A | > text B | text C
        right:  > text B | text A | text B | text C
    """
    for side in (0, 1):
        crossed = [groups for groups in _duplicates(state, side) if _cross(groups)]
        if not crossed:
            continue
        pairs = {
            (group.original[0], group.edited[0]): float(group.length) for group in state.groups()
        }
        swapped = {
            (first.original[0], second.edited[0]): 1.0
            for groups in crossed
            for first in groups
            for second in groups
        }
        stayed, could_stay = (
            heaviest_chain(sorted((*pair, weight) for pair, weight in weights.items()))
            for weights in (pairs, pairs | swapped)
        )
        if len(could_stay) > len(stayed):
            for groups in crossed:
                _swap(state, groups, dict(could_stay), side)


def _duplicates(state: AlignmentState, side: int) -> list[list[Group]]:
    """Return the groups of two units whose units of a side are the same, where they are few."""
    by_key: dict[tuple[object, ...], list[Group]] = {}
    for group in state.groups():
        if group.is_pair:
            key = state.units[side][group.of(side)[0]].key
            by_key.setdefault(key, []).append(group)
    rare = state.thresholds.alignment.rare
    return [groups for groups in by_key.values() if 1 < len(groups) <= rare]


def _cross(groups: Sequence[Group]) -> bool:
    """Return whether groups that are in the order of the edited article are not in the other's."""
    return any(first.original[0] > second.original[0] for first, second in pairwise(groups))


def _swap(
    state: AlignmentState, groups: Sequence[Group], could_stay: Mapping[int, int], side: int
) -> None:
    """Give units that are the same the partners that let them stay, and the rest the others."""
    kinds = {group.of(1 - side)[0]: group.kind for group in groups}
    originals = sorted(group.original[0] for group in groups)
    editeds = sorted(group.edited[0] for group in groups)
    kept = {i: could_stay[i] for i in originals if could_stay.get(i) in editeds}
    rest = [j for j in editeds if j not in kept.values()]
    for group in groups:
        state.split(group)
    for i in originals:
        j = kept[i] if i in kept else rest.pop(0)
        state.join((i,), (j,), kinds[(i, j)[1 - side]])
