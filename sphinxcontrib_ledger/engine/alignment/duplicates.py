"""Texts that stand several times: which of them is which, and which was merely copied."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.alignment.candidates import RARE, is_small
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState, Gap, Group

#: What stands unchanged elsewhere did not move there if at least so much of its letters is left at
#: its place: it was copied, and then edited.  By eye: 0.8 to 0.95 part the same on real revisions,
#: where five clauses of a law stay in their lists by that; what merely resembles a text has less.
COPIED = 0.9


def copied_not_moved(
    grouping: AlignmentState, pairs: Sequence[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Return the pairs of which one seems to have moved, but is left at its place as well."""
    partners = dict(pairs), {j: i for i, j in pairs}
    found: set[tuple[int, int]] = set()
    for gap in grouping.gaps():
        if is_small(*gap):
            found.update((i, partners[0][i]) for i in _left(grouping, gap, 0, partners[0]))
            found.update((partners[1][j], j) for j in _left(grouping, gap, 1, partners[1]))
    return found


def _left(
    grouping: AlignmentState, gap: Gap, side: int, partners: dict[int, int]
) -> Iterator[int]:
    """Go through the units of a gap with partners elsewhere that are like others in the gap."""
    moved = [k for k in gap[side] if k in partners and partners[k] not in gap[1 - side]]
    near = [grouping.units[1 - side][k].text for k in gap[1 - side]] if moved else []
    for k in moved:
        text = grouping.units[side][k].text
        alike = process.extractOne(
            text, near, scorer=Indel.normalized_similarity, score_cutoff=COPIED
        )
        if alike is not None:
            yield k


def swap_duplicates_into_order(grouping: AlignmentState) -> None:
    """Let texts that stand several times be each other's so that more of them stay.

    Each of them is as much any of the others, and so are their partners.
    """
    for side in (0, 1):
        crossed = [found for found in _alike(grouping, side) if _cross(found)]
        if not crossed:
            continue
        groups = grouping.all()
        pairs = {(g.old[0], g.new[0]): float(max(map(len, g.members))) for g in groups}
        swapped = {(one.old[0], other.new[0]): 1.0 for g in crossed for one in g for other in g}
        stayed, could = (
            heaviest_chain(sorted((*pair, weight) for pair, weight in of.items()))
            for of in (pairs, pairs | swapped)
        )
        if len(could) > len(stayed):
            for found in crossed:
                _swap(grouping, found, dict(could), side)


def _alike(grouping: AlignmentState, side: int) -> list[list[Group]]:
    """Return the groups of two units whose units of a side are the same, where they are few."""
    alike: dict[tuple[object, ...], list[Group]] = {}
    for group in grouping.all():
        if len(group.old) == len(group.new) == 1:
            key = grouping.units[side][group.members[side][0]].key
            alike.setdefault(key, []).append(group)
    return [groups for groups in alike.values() if 1 < len(groups) <= RARE]


def _cross(groups: Sequence[Group]) -> bool:
    """Return whether groups that are in the order of the edited article are not in the other's."""
    return any(one.old[0] > other.old[0] for one, other in pairwise(groups))


def _swap(
    grouping: AlignmentState, groups: Sequence[Group], stayed: dict[int, int], side: int
) -> None:
    """Give units that are the same the partners that let them stay, and the rest the others."""
    how = {group.members[1 - side][0]: group.how for group in groups}
    old, new = [sorted(group.members[n][0] for group in groups) for n in (0, 1)]
    kept = {i: stayed[i] for i in old if stayed.get(i) in new}
    rest = [j for j in new if j not in kept.values()]
    for i in old:
        j = kept[i] if i in kept else rest.pop(0)
        grouping.join(i, j, how[(i, j)[1 - side]])
