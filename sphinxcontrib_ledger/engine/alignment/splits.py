"""Paragraphs that were split, or merged: all parts at once, or one after the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.groups import Group
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: Least share of the weight of each part that is in the whole, and of the whole that is in the
#: parts: an editor who splits a paragraph changes little in it, and strangers have half of it.
WHOLE = 0.8
#: Least share of a block's weight that must be in the other one for a split or a merge.
CONTAINED = 0.25
#: An item of fewer words than that shares half of its weight: stop words alone are a quarter, and
#: whoever removes an item rarely means to leave it in the next one, as one does with sentences.
FEW, CONTAINED_OF_FEW = 12, 0.5


def match_splits_and_merges(
    grouping: AlignmentState, scored: Sequence[tuple[int, int, float]]
) -> None:
    """Make groups of paragraphs with all their parts; ``scored`` are the similar units of a gap.

    Without this two weak likenesses, of one part and of a stranger to the other, may outweigh the
    one that is true.
    """
    found = [*_wholes(grouping, scored, 0), *_wholes(grouping, scored, 1)]
    weighted = sorted((old[0], new[0], float(len(old) + len(new))) for old, new in found)
    kept = set(heaviest_chain(weighted))
    for old, new in found:
        free = not (grouping.groups[0].keys() & old or grouping.groups[1].keys() & new)
        if (old[0], new[0]) in kept and free:
            group = Group((old, new), 'similar')
            for groups, members in zip(grouping.groups, group.members, strict=True):
                groups.update(dict.fromkeys(members, group))


def _wholes(
    grouping: AlignmentState, scored: Sequence[tuple[int, int, float]], side: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Go through the units of a side that have neighbours of the other side as their parts."""
    units = grouping.units[side], grouping.units[1 - side]
    parts: dict[int, list[int]] = {}
    for *pair, score in scored:
        whole, part = int(pair[side]), int(pair[1 - side])
        one, other = units[0][whole], units[1][part]
        if one.kind != other.kind or one.kind != 'text' or one.path != other.path:
            continue
        if grouping.similarity.shares(one, other, score)[1] >= WHOLE:
            parts.setdefault(whole, []).append(part)
    for whole, found in parts.items():
        for run in _runs(_apart(grouping, side, whole, found)):
            together: Counter[str] = Counter()
            for part in run:
                together.update(units[1][part].counts)
            if len(run) > 1 and grouping.similarity.share(units[0][whole], together) >= WHOLE:
                yield ([whole], run) if side == 0 else (run, [whole])


def _apart(grouping: AlignmentState, side: int, whole: int, parts: Sequence[int]) -> list[int]:
    """Return the parts that are in what other parts leave of a whole, the longest first."""
    units = grouping.units[1 - side]
    rest = Counter(grouping.units[side][whole].counts)
    kept = []
    for part in sorted(parts, key=lambda k: -units[k].size):
        if grouping.similarity.share(units[part], rest) >= WHOLE:
            kept.append(part)
            rest = rest - units[part].counts
    return sorted(kept)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return numbers as runs in which each is one more than the one before."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def extend_splits_and_merges(grouping: AlignmentState, *, around_moved: bool = False) -> None:
    """Give a unit to a neighbour's group if the one unit on its other side contains it.

    Of the edited article these are the parts of a paragraph that was split, of the original those
    that were merged.
    ``around_moved``: what moved may stand between them, since it is known by now what did.
    """
    for side in (1, 0):
        _find_parts_of(grouping, side, around_moved=around_moved)


def _find_parts_of(grouping: AlignmentState, side: int, *, around_moved: bool) -> None:
    units, groups = grouping.units[side], grouping.groups[side]
    free = grouping.free(side)
    # Parts are found from their neighbours, so they are gone through both ways.
    for k in [*free, *reversed(free)]:
        if k in groups or units[k].kind != 'text':
            continue
        scored = [
            (_contained(grouping, groups[neighbour], side, units[k]), -place, neighbour)
            for place, neighbour in enumerate(_neighbours(groups, k, around_moved=around_moved))
            if neighbour in groups
        ]
        score, _, neighbour = max(scored, default=(0.0, 0, 0))
        is_few = units[k].size < FEW and 'list_item' in units[k].path
        if score >= (CONTAINED_OF_FEW if is_few else CONTAINED):
            group = groups[neighbour]
            group.members[side].append(k)
            group.members[side].sort()
            groups[k] = group


def _neighbours(groups: dict[int, Group], k: int, *, around_moved: bool) -> Iterator[int]:
    """Go through what stands beside a unit, and what would but for something that moved there."""
    yield from (k - 1, k + 1)
    for step in (-1, 1) if around_moved else ():
        beside = k + step
        while beside in groups and groups[beside].moved:
            beside += step
        if beside != k + step:
            yield beside


def _contained(grouping: AlignmentState, group: Group, side: int, part: Unit) -> float:
    """Return the share of ``part`` that is in what a group's other parts leave of its whole."""
    wholes = group.members[1 - side]
    if len(wholes) != 1 or group.how == 'same':
        return 0.0
    whole = grouping.units[1 - side][wholes[0]]
    share = grouping.similarity.share
    # What the other parts leave of the whole contains no more than the whole does.
    if whole.kind != 'text' or share(part, whole.counts) < CONTAINED:
        return 0.0
    rest = Counter(whole.counts)
    for other in group.members[side]:
        rest.subtract(grouping.units[side][other].counts)
    return share(part, +rest)
