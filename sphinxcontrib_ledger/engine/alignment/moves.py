"""The steps by which units find partners wherever they stand, and which of them moved.

Each one works on what the ones before it left over, and says so in the grouping that it is given.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.ambiguity import (
    has_similar_rivals,
    is_same_text_renumbered,
    unambiguous_pairs,
)
from sphinxcontrib_ledger.engine.alignment.by_position import BY_LETTERS
from sphinxcontrib_ledger.engine.alignment.duplicates import (
    copied_not_moved,
    swap_duplicates_into_order,
)
from sphinxcontrib_ledger.engine.alignment.groups import Gap
from sphinxcontrib_ledger.engine.alignment.in_order import best_chain_in_gap
from sphinxcontrib_ledger.engine.alignment.recognition import (
    MOVED_BY_LETTERS,
    differ_in_numbers,
    is_distinctive,
    is_long_enough_to_move,
    is_same_text,
    is_similar_enough_between_moves,
)
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState, Group


def match_identical_anywhere(grouping: AlignmentState) -> None:
    """Pair what stands somewhere else, unchanged, before anything similar can take its place."""
    known = [
        (i, j) for i, j in _unchanged(grouping) if is_long_enough_to_move(grouping.units[0][i])
    ]
    stayed = copied_not_moved(grouping, known)
    found = [pair for pair in known if pair not in stayed]
    for i, j in found:
        grouping.join(i, j, 'same')
    if found:
        decide_moves(grouping)


def match_similar_anywhere(grouping: AlignmentState) -> None:
    """Pair what is left and plainly the same, wherever it stands: the unchanged, then the best."""
    old, new = grouping.units
    for i, j in _unchanged(grouping):
        grouping.join(i, j, 'same')
    free_old = [i for i in grouping.free(0) if is_long_enough_to_move(old[i])]
    free_new = [j for j in grouping.free(1) if is_long_enough_to_move(new[j])]
    found = grouping.similar(Gap(free_old, free_new), MOVED_BY_LETTERS[0])
    plain = [
        (-score, i, j)
        for i, j, score in unambiguous_pairs(found)
        if is_same_text_renumbered(grouping, i, j, score)
        and not has_similar_rivals(grouping, i, j, score)
    ]
    for _, i, j in sorted(plain):
        if i not in grouping.groups[0] and j not in grouping.groups[1]:
            grouping.join(i, j, 'similar')


def _unchanged(grouping: AlignmentState) -> list[tuple[int, int]]:
    """Return what stands somewhere else now, unchanged, and is left over once on both sides.

    A heading is too short to be known again by likeness, so only an unchanged one has moved.
    """
    keys = [{k: grouping.units[side][k].key for k in grouping.free(side)} for side in (0, 1)]
    counts = [Counter(side.values()) for side in keys]
    places = {key: j for j, key in keys[1].items() if counts[1][key] == 1}
    return [
        (i, places[key])
        for i, key in keys[0].items()
        if counts[0][key] == 1 and key in places and is_distinctive(grouping.units[0][i])
    ]


def decide_moves(grouping: AlignmentState) -> bool:
    """Say which groups moved: the fewest blocks, and of as many the longest.

    Return whether all groups are in order, so that none did.

    Where two blocks changed places, either may be said to have moved; people more often call it
    the longer one (8 of 12 on the gold data).
    Partners that would have moved and are not plainly the same are parted again.
    """
    old, new = grouping.units
    groups = grouping.all()
    if not _are_in_order(groups):
        swap_duplicates_into_order(grouping)
        groups = grouping.all()
    if _are_in_order(groups):
        # Not even those that were said to have moved when fewer were known.
        for group in groups:
            group.moved = False
        return True
    # The length is in characters, since the words of unchanged blocks are never cut.
    lengths = [sum(old[i].length for i in group.old) for group in groups]
    total = 1 + sum(lengths)
    weighted = sorted(
        (group.old[0], group.new[0], max(map(len, group.members)) - length / total / 2)
        for group, length in zip(groups, lengths, strict=True)
    )
    stayed = set(heaviest_chain(weighted))
    for group in groups:
        i, j = group.old[0], group.new[0]
        group.moved = (i, j) not in stayed
        if not group.moved:
            continue
        if group.how == 'same':
            plainly = is_distinctive(old[i])
        else:
            score = grouping.similarity(old[i], new[j]) if is_long_enough_to_move(old[i]) else 0.0
            plainly = is_same_text_renumbered(grouping, i, j, score)
        if not plainly:
            grouping.part(group)
    return False


def _are_in_order(groups: Sequence[Group]) -> bool:
    return all(one.old[0] < other.old[0] for one, other in pairwise(groups))


def extend_moves_to_neighbours(grouping: AlignmentState) -> None:
    """Pair what is much the same, too short to be known again, and still beside what moved.

    So the label of a tab goes along with its text, a name with the quotation, and the head of a
    table with its rows.
    """
    old, new = grouping.units
    waiting = [group for group in grouping.all() if group.moved]
    while waiting:
        group = waiting.pop()
        for i, j in (
            (group.old[0] - 1, group.new[0] - 1),
            (group.old[-1] + 1, group.new[-1] + 1),
        ):
            if not (0 <= i < len(old) and 0 <= j < len(new)):
                continue
            if i in grouping.groups[0] or j in grouping.groups[1]:
                continue
            is_same = old[i].key == new[j].key
            if is_same or _is_neighbour(grouping, i, j):
                grouping.join(i, j, 'same' if is_same else 'similar')
                grouping.groups[0][i].moved = True
                waiting.append(grouping.groups[0][i])


def _is_neighbour(grouping: AlignmentState, i: int, j: int) -> bool:
    """Return whether two units beside what moved are the same, or have another number."""
    one, other = grouping.units[0][i], grouping.units[1][j]
    return differ_in_numbers(one, other) or is_same_text(
        one, other, grouping.similarity(one, other)
    )


def match_between_moves(grouping: AlignmentState) -> None:
    """Pair what is similar and moved along between two neighbours that did."""
    old, new = grouping.units
    for one, other in pairwise(grouping.all()):
        if not (one.moved and other.moved):
            continue
        between = range(one.old[-1] + 1, other.old[0]), range(one.new[-1] + 1, other.new[0])
        if not 0 < len(between[0]) * len(between[1]) <= BY_LETTERS:
            continue
        gap = Gap([*between[0]], [*between[1]])
        if grouping.groups[0].keys().isdisjoint(gap.old):
            for i, j in best_chain_in_gap(grouping, gap):
                if is_similar_enough_between_moves(old[i], new[j]):
                    grouping.join(i, j, 'similar')
            for i in gap.old:
                if i in grouping.groups[0]:
                    grouping.groups[0][i].moved = True
