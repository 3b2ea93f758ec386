"""Paragraphs that were split, or merged: all parts at once, or one after the other.

In: the state; for all parts at once also the similar units of a gap.
Out: groups of several units of one side with one of the other.
All parts at once are looked for where similar units in order are, the others after that.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.candidates import Scored
    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState, Group
    from sphinxcontrib_ledger.engine.alignment.units import Unit


def match_splits_and_merges(
    state: AlignmentState, scored: Sequence[Scored], *, moved: bool = False
) -> None:
    """Make groups of paragraphs with all their parts; ``scored`` are the similar units of a gap.

    Without this two weak likenesses, of one part and of a stranger to the other, may outweigh the
    one that is true::

        before: text C | text A text B
        wrong:  [-text C-]{+text A+} | [-text A-] text B
        right:  [-text C-] | text A | text B
    """
    if len(scored) < 2:
        return
    wholes = [*_wholes(state, scored, 0), *_wholes(state, scored, 1)]
    weighted = sorted((old[0], new[0], float(len(old) + len(new))) for old, new in wholes)
    chain = set(heaviest_chain(weighted))
    for original, edited in wholes:
        is_taken = any(i in state.by_unit[0] for i in original) or any(
            j in state.by_unit[1] for j in edited
        )
        if (original[0], edited[0]) in chain and not is_taken:
            state.join(original, edited, 'similar', moved=moved)


def _wholes(
    state: AlignmentState, scored: Sequence[Scored], side: int
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Go through the units of a side that have neighbours of the other side as their parts."""
    least = state.thresholds.alignment.whole
    units = state.units[side], state.units[1 - side]
    parts_of: dict[int, list[int]] = {}
    for *pair, score in scored:
        whole, part = int(pair[side]), int(pair[1 - side])
        first, second = units[0][whole], units[1][part]
        if first.kind != second.kind or first.kind != 'text' or first.path != second.path:
            continue
        if state.similarity.shares(first, second, score)[1] >= least:
            parts_of.setdefault(whole, []).append(part)
    for whole, parts in parts_of.items():
        for run in _runs(_disjoint(state, side, whole, parts)):
            words: Counter[str] = Counter()
            for part in run:
                words.update(units[1][part].counts)
            if len(run) > 1 and state.similarity.share(units[0][whole], words) >= least:
                members = (whole,), tuple(run)
                yield members if side == 0 else members[::-1]


def _disjoint(state: AlignmentState, side: int, whole: int, parts: Sequence[int]) -> list[int]:
    """Return the parts that are in what other parts leave of a whole, the longest first."""
    units = state.units[1 - side]
    rest = Counter(state.units[side][whole].counts)
    kept = []
    for part in sorted(parts, key=lambda number: -units[number].size):
        if state.similarity.share(units[part], rest) >= state.thresholds.alignment.whole:
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


def extend_splits_and_merges(state: AlignmentState) -> None:
    """Give a unit to a neighbour's group if the one unit on its other side contains it.

    Of the edited article these are the parts of a paragraph that was split, of the original those
    that were merged::

        before: text A text B
        wrong:  text A [-text B-] | {+text B+}
        right:  text A | text B
    """
    _extend(state, around_moved=False)


def extend_splits_and_merges_around_moved(state: AlignmentState) -> None:
    """Do the same where something that moved stands between the parts."""
    _extend(state, around_moved=True)


def _extend(state: AlignmentState, *, around_moved: bool) -> None:
    limits = state.thresholds.alignment
    for side in (1, 0):
        units, groups = state.units[side], state.by_unit[side]
        free = state.free(side)
        # Parts are found from their neighbours, so they are gone through both ways.
        for number in [*free, *reversed(free)]:
            unit = units[number]
            if number in groups or unit.kind != 'text':
                continue
            scored = [
                (_contained(state, groups[neighbour], side, unit), -place, neighbour)
                for place, neighbour in enumerate(
                    _neighbours(groups, number, around_moved=around_moved)
                )
                if neighbour in groups
            ]
            score, _, neighbour = max(scored, default=(0.0, 0, 0))
            is_few = unit.size < limits.contained_few_words and 'list_item' in unit.path
            if score >= (limits.contained_of_few if is_few else limits.contained):
                state.extend(groups[neighbour], side, number)


def _neighbours(groups: Mapping[int, Group], number: int, *, around_moved: bool) -> Iterator[int]:
    """Go through what stands beside a unit, and what would but for something that moved there."""
    yield from (number - 1, number + 1)
    for step in (-1, 1) if around_moved else ():
        beside = number + step
        while beside in groups and groups[beside].moved:
            beside += step
        if beside != number + step:
            yield beside


def _contained(state: AlignmentState, group: Group, side: int, part: Unit) -> float:
    """Return the share of ``part`` that is in what a group's other parts leave of its whole."""
    wholes = group.of(1 - side)
    if len(wholes) != 1 or group.kind == 'identical':
        return 0.0
    whole = state.units[1 - side][wholes[0]]
    share = state.similarity.share
    # The rest that other parts leave of the whole contains no more than the whole does.
    if whole.kind != 'text' or share(part, whole.counts) < state.thresholds.alignment.contained:
        return 0.0
    rest = Counter(whole.counts)
    for number in group.of(side):
        rest.subtract(state.units[side][number].counts)
    return share(part, +rest)
