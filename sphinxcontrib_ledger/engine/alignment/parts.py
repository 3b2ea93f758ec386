"""Single parts of paragraphs that were split or merged, found from a part that is known.

In: the state after similar units were matched.
Out: its groups, with further units that are parts of the one unit on their other side.
It is a step in the middle of the alignment, and again after moves are decided.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.structure.lists import are_items_of_one_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_ledger.engine.alignment.groups import Group
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit


def may_be_part(part: Unit, whole: Unit) -> bool:
    """Return whether a text or a heading may be a part of a text: of notes only notes are."""
    is_text = part.kind in ('text', 'title') and whole.kind == 'text'
    return is_text and part.is_in_note == whole.is_in_note


def context_of(unit: Unit) -> list[str]:
    """Return the kinds of the containers that readers see around a unit."""
    return [kind for kind in unit.path if kind != 'section']


def extend_splits_and_merges(state: AlignmentState) -> None:
    """Give a unit to a neighbour's group if the one unit on its other side contains it.

    Of the edited article these are the parts of a paragraph that was split, of the original those
    that were merged::

        before: text A text B
        wrong:  text A [-text B-] | {+text B+}
        right:  text A | text B
    """
    _extend(state, around_moved=False)
    for side in (1, 0):
        for step in (1, -1):
            _extend_over_stayed(state, side, step)


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
            rests = _Rests(state, side)
            # Parts are found from their neighbours, so they are gone through both ways.
            for step in (1, -1):
                _extend_one_way(rests, step, True, around_moved)
            if _extend_one_way(rests, 1, False, around_moved):
                _extend_one_way(rests, -1, False, around_moved)


def _extend_one_way(rests: _Rests, step: int, are_plain: bool, around_moved: bool) -> bool:
    """Go through the free units of a side; return whether any is a part now."""
    state, side = rests.state, rests.side
    limits = state.thresholds.alignment
    units, groups = state.units[side], state.by_unit[side]
    # The last unit that did not move, behind which there is nothing but what is new or gone.
    last, before = -1, -2
    are_extended = False
    for number in state.free(side)[::step]:
        if number in groups:
            continue
        if before != number - step:
            last = _stayed(groups, number - step, step, around_moved=around_moved)
        before = number
        neighbours = _neighbours(groups, number, around_moved=around_moved)
        if not neighbours and not (are_plain and last >= 0):
            continue
        unit = units[number]
        if unit.kind != 'text' and not (unit.kind == 'title' and are_plain):
            continue
        if unit.kind == 'title':
            neighbours = [neighbour for neighbour in neighbours if neighbour == number + 1]
        elif are_plain and last >= 0 and last not in neighbours:
            neighbours += [last] * (groups[last].kind != 'identical')
        if not neighbours:
            continue
        is_few = unit.size < limits.contained_few_words and 'list_item' in unit.path
        least = limits.contained_of_few if is_few else limits.contained
        if are_plain:
            least = limits.whole if unit.kind == 'title' else limits.contained_apart
        scored = [
            (rests.contained(groups[neighbour], unit, least), -place, neighbour)
            for place, neighbour in enumerate(neighbours)
        ]
        score, _, neighbour = max(scored)
        if score >= least and _is_in_order(
            state, groups[neighbour], side, number, least if are_plain else least / 2
        ):
            state.extend(groups[neighbour], side, number)
            are_extended = True
    return are_extended


def _stayed(groups: Mapping[int, Group], number: int, step: int, *, around_moved: bool) -> int:
    """Return a unit if it did not move, or the one before it that did not; -1: none is known."""
    while around_moved and number in groups and groups[number].moved:
        number -= step
    return number if number in groups and not groups[number].moved else -1


def _extend_over_stayed(state: AlignmentState, side: int, step: int) -> None:
    """Let what stood beside a paragraph, and stands between its parts now, have moved there::

    before: text A text B | picture
    wrong:  text A [-text B-] | picture | {+text B+}
    right:  text A | > picture | text B
    """
    limits = state.thresholds.alignment
    units, groups = state.units[side], state.by_unit[side]
    rests = _Rests(state, side)
    for number in state.free(side)[::step]:
        beside = number - step
        while _is_same(groups.get(beside)) and abs(number - beside) <= limits.few_between:
            beside -= step
        between = range(beside + step, number, step)
        group = groups.get(beside)
        if not between or group is None or group.moved or group.kind == 'identical':
            continue
        if units[number].kind != 'text':
            continue
        whole = group.of(1 - side)[0]
        places = [groups[index].of(1 - side)[0] for index in sorted(between)]
        behind, size = whole + 1, len(places)
        share = rests.contained(group, units[number], limits.whole)
        if (
            share >= limits.whole
            and places in ([*range(behind, behind + size)], [*range(whole - size, whole)])
            and all(_may_move(state, groups[index]) for index in between)
            and _is_in_order(state, group, side, number, limits.whole)
        ):
            state.extend(group, side, number)


def _may_move(state: AlignmentState, group: Group) -> bool:
    """Return whether what stayed the same would be known again elsewhere, or within its list."""
    i, j = group.original[0], group.edited[0]
    is_distinctive = state.recognition.is_distinctive(state.units[0][i])
    return is_distinctive or are_items_of_one_list(state, i, j)


def _is_same(group: Group | None) -> bool:
    """Return whether a group is of units that are the same and have not moved."""
    return group is not None and group.kind == 'identical' and not group.moved


def _neighbours(groups: Mapping[int, Group], number: int, *, around_moved: bool) -> list[int]:
    """Return what stands beside a unit, and what would but for something that moved there.

    What is unchanged has no further parts.
    """
    neighbours = [number - 1, number + 1]
    for step in (-1, 1) if around_moved else ():
        beside = number + step
        while beside in groups and groups[beside].moved:
            beside += step
        if beside != number + step:
            neighbours.append(beside)
    return [
        neighbour
        for neighbour in neighbours
        if neighbour in groups and groups[neighbour].kind != 'identical'
    ]


class _Rests:
    """What the parts of groups leave of the one unit on their other side, by group."""

    def __init__(self, state: AlignmentState, side: int) -> None:
        self.state = state
        self.side = side
        self._weights: dict[Group, int] = {}

    def contained(self, group: Group, part: Unit, least: float) -> float:
        """Return the share of ``part`` that is in what a group leaves; 0: less than ``least``."""
        if len(group.of(1 - self.side)) != 1:
            return 0.0
        whole = _whole(self.state, group, self.side)
        others = self.state.units[self.side][group.of(self.side)[0]]
        if not may_be_part(part, whole) or others.is_in_note != part.is_in_note:
            return 0.0
        similarity = self.state.similarity
        # Most groups leave too little for any other part.
        if least * similarity.weight(part) > self._weight(group, whole):
            return 0.0
        if similarity.share(part, whole.counts) < least:
            return 0.0
        return similarity.share(part, whole.counts - self._words(group))

    def _weight(self, group: Group, whole: Unit) -> int:
        if group not in self._weights:
            similarity = self.state.similarity
            taken = similarity.shared(whole.counts, self._words(group))
            self._weights[group] = similarity.weight(whole) - taken
        return self._weights[group]

    def _words(self, group: Group) -> Counter[str]:
        """Return the words of the parts of a group."""
        first, *others = [self.state.units[self.side][n].counts for n in group.of(self.side)]
        words = Counter(first) if others else first
        for counts in others:
            words.update(counts)
        return words


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
