"""Paragraphs that were split, or merged: all parts at once, or one after the other.

In: the state; for all parts at once also the similar units of a gap.
Out: groups of several units of one side with one of the other.
All parts at once are looked for where similar units in order are, the others after that.

Whatever was put in between the parts of a split, or taken out between those of a merge, is no
part, and does not keep the others from being parts::

    before: text A text B
    wrong:  text A [-text B-] | {+text C+} | {+text B+}
    right:  text A | {+text C+} | text B
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.candidates import Scored
    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState, Group
    from sphinxcontrib_ledger.engine.alignment.units import Unit

    #: One unit of a side with its parts of the other one, the original's units first.
    Parts = tuple[tuple[int, ...], tuple[int, ...]]


def match_splits_and_merges(
    state: AlignmentState, scored: Sequence[Scored], *, moved: bool = False
) -> bool:
    """Make groups of paragraphs with all their parts; return whether there were any.

    ``scored`` are the similar units of a gap.
    Without this two weak likenesses, of one part and of a stranger to the other, may outweigh the
    one that is true::

        before: text C | text A text B
        wrong:  [-text C-]{+text A+} | [-text A-] text B
        right:  [-text C-] | text A | text B
    """
    if len(scored) < 2:
        return False
    wholes = [*_wholes(state, scored, 0), *_wholes(state, scored, 1)]
    weighted = sorted((old[0], new[0], float(len(old) + len(new))) for old, new in wholes)
    in_order = set(heaviest_chain(weighted))
    joined: list[Parts] = []
    for original, edited in wholes:
        is_taken = any(i in state.by_unit[0] for i in original) or any(
            j in state.by_unit[1] for j in edited
        )
        if (original[0], edited[0]) not in in_order or is_taken:
            continue
        if not any(_interleave((original, edited), others) for others in joined):
            state.join(original, edited, 'similar', moved=moved)
            joined.append((original, edited))
    return bool(joined)


def _interleave(first: Parts, second: Parts) -> bool:
    """Return whether a part of one of two wholes stands between parts of the other."""
    return any(
        one[0] < other[-1] and other[0] < one[-1] for one, other in zip(first, second, strict=True)
    )


def _wholes(state: AlignmentState, scored: Sequence[Scored], side: int) -> Iterator[Parts]:
    """Go through the units of a side that have units of the other side as their parts.

    Parts that stand beside each other come first.
    """
    least = state.thresholds.alignment.whole
    units = state.units[side], state.units[1 - side]
    parts_of: dict[int, list[int]] = {}
    for *pair, score in scored:
        whole, part = int(pair[side]), int(pair[1 - side])
        first, second = units[0][whole], units[1][part]
        if (
            second.kind != 'text'
            or not _may_be_part(second, first)
            or _context(second) != _context(first)
        ):
            continue
        if state.similarity.shares(first, second, score)[1] >= least:
            parts_of.setdefault(whole, []).append(part)
    for whole, parts in parts_of.items():
        disjoint = _disjoint(state, side, whole, parts)
        runs = [run for run in _runs(disjoint) if _make_up(state, side, whole, run)]
        if not runs and _make_up(state, side, whole, disjoint):
            runs = [disjoint]
        for run in runs:
            members = (whole,), tuple(run)
            yield members if side == 0 else members[::-1]


def _may_be_part(part: Unit, whole: Unit) -> bool:
    """Return whether a text or a heading may be a part of a text: of notes only notes are."""
    is_text = part.kind in ('text', 'title') and whole.kind == 'text'
    return is_text and part.is_in_note == whole.is_in_note


def _context(unit: Unit) -> list[str]:
    """Return the kinds of the containers that readers see around a unit."""
    return [kind for kind in unit.path if kind != 'section']


def _make_up(state: AlignmentState, side: int, whole: int, parts: Sequence[int]) -> bool:
    """Return whether several parts make up nearly all of a whole, in the order of its words."""
    unit, units = state.units[side][whole], [state.units[1 - side][part] for part in parts]
    words: Counter[str] = Counter()
    for part in units:
        words.update(part.counts)
    share = state.similarity.share(unit, words)
    is_all = len(parts) > 1 and share >= state.thresholds.alignment.whole
    return is_all and state.recognition.has_parts(unit, units)


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
    by_offset = groupby(enumerate(numbers), lambda entry: entry[1] - entry[0])
    return [[number for _, number in run] for _, run in by_offset]


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
    """Look for parts that are plainly such, then for what has some words of its neighbour's whole.

    What stands between two parts may have some of them, too::

        before: It lay here. It has gone.
        wrong:  It lay here. | It [-has gone-]{+rained+}. | {+It has gone.+}
        right:  It lay here. | {+It rained.+} | It has gone.
    """
    for side in (1, 0):
        if state.free(side):
            # Parts are found from their neighbours, so they are gone through both ways.
            for are_plain in (True, False):
                for step in (1, -1):
                    _extend_one_way(state, side, step, are_plain, around_moved)


def _extend_one_way(
    state: AlignmentState, side: int, step: int, are_plain: bool, around_moved: bool
) -> None:
    limits = state.thresholds.alignment
    units, groups = state.units[side], state.by_unit[side]
    # The last unit that did not move, behind which there is nothing but what is new or gone.
    last = -1
    for number in range(len(units))[::step]:
        group = groups.get(number)
        if group is not None:
            last = number if not group.moved else last if around_moved else -1
            continue
        unit = units[number]
        if unit.kind != 'text' and not (unit.kind == 'title' and are_plain):
            continue
        neighbours = list(_neighbours(groups, number, around_moved=around_moved))
        if unit.kind == 'title':
            neighbours = [number + 1]
        elif are_plain:
            neighbours.append(last)
        scored = [
            (_contained(state, groups[neighbour], side, unit), -place, neighbour)
            for place, neighbour in enumerate(neighbours)
            if neighbour in groups
        ]
        score, _, neighbour = max(scored, default=(0.0, 0, 0))
        is_few = unit.size < limits.contained_few_words and 'list_item' in unit.path
        least = limits.contained_of_few if is_few else limits.contained
        if are_plain:
            least = limits.whole if unit.kind == 'title' else limits.contained_apart
        if score >= least and _is_in_order(
            state, groups[neighbour], side, number, least if are_plain else 0.0
        ):
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
    if len(group.of(1 - side)) != 1 or group.kind == 'identical':
        return 0.0
    whole = _whole(state, group, side)
    share = state.similarity.share
    others = state.units[side][group.of(side)[0]]
    if not _may_be_part(part, whole) or others.is_in_note != part.is_in_note:
        return 0.0
    # The rest that other parts leave of the whole contains no more than the whole does.
    if share(part, whole.counts) < state.thresholds.alignment.contained:
        return 0.0
    rest = Counter(whole.counts)
    for number in group.of(side):
        rest.subtract(state.units[side][number].counts)
    return share(part, +rest)


def _whole(state: AlignmentState, group: Group, side: int) -> Unit:
    return state.units[1 - side][group.of(1 - side)[0]]


def _is_in_order(
    state: AlignmentState, group: Group, side: int, number: int, least: float
) -> bool:
    """Return whether a part has its words where it stands, and takes none from the other parts.

    A sentence that left the middle of a text is no part of it::

        before: text A text B text C
        wrong:  text A [-text B-] {+text C+} | text B
        right:  text A [-text B-] text C | {+text B+}
    """
    members = sorted((*group.of(side), number))
    parts = [state.units[side][member] for member in members]
    whole = _whole(state, group, side)
    return state.recognition.adds_part(whole, parts, members.index(number), least)
