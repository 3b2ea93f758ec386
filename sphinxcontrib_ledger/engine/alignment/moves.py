"""The steps that match units wherever they stand, and that say which of them moved.

In: the state.
Out: groups across the order, and which groups moved: those that are not in the chain that stays.
They stand in the middle of the alignment, after similar units were matched in order.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.duplicates import (
    copied_not_moved,
    swap_duplicates_into_order,
)
from sphinxcontrib_ledger.engine.alignment.groups import Gap, are_in_order, without_inner
from sphinxcontrib_ledger.engine.alignment.in_order import best_chain_in_gap
from sphinxcontrib_ledger.engine.alignment.scoring.ambiguity import (
    has_similar_rivals,
    is_same_text_renumbered,
    unambiguous_pairs,
)
from sphinxcontrib_ledger.engine.alignment.scoring.recognition import differ_in_numbers
from sphinxcontrib_ledger.engine.alignment.splits import match_splits_and_merges
from sphinxcontrib_ledger.engine.alignment.structure.lists import are_items_of_one_list, same_items
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from sphinxcontrib_ledger.engine.alignment.groups import Group, MatchKind
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState

#: What holds a text that has a name above it.
NAMED = {('definition',), ('field_body',), ('description',)}


def match_identical_anywhere(state: AlignmentState) -> None:
    """Pair what stands somewhere else, unchanged, before anything similar can take its place.

    Without this step what stands at its place now, and is similar, would be what it became::

        before: text A | text B | A storm tore three boats from the quay.
        wrong:  {+A storm tore ...+} | text A | text B | A storm tore [-three-]{+two+} boats.
        right:  > A storm tore ... | text A | text B | {+A storm tore two boats.+}
    """
    original = state.units[0]
    pairs = [
        (i, j)
        for i, j in _unchanged(state)
        if state.recognition.is_long_enough_to_move(original[i])
    ]
    copied = copied_not_moved(state, pairs)
    moved = [pair for pair in pairs if pair not in copied]
    moved += [pair for pair in same_items(state) if pair not in moved]
    for i, j in moved:
        state.join((i,), (j,), 'identical')
    if moved:
        decide_moves(state)


def match_similar_anywhere(state: AlignmentState) -> None:
    """Pair what is left and plainly the same, wherever it stands: the unchanged, then the best."""
    is_long = state.recognition.is_long_enough_to_move
    original, edited = state.units
    for i, j in _unchanged(state):
        state.join((i,), (j,), 'identical')
    gap = Gap(
        [i for i in state.free(0) if is_long(original[i])],
        [j for j in state.free(1) if is_long(edited[j])],
    )
    limits = state.thresholds.alignment
    scored = state.similar(gap, limits.moved_by_letters_words)
    plain = [
        (-score, i, j)
        for i, j, score in unambiguous_pairs(scored, limits)
        if is_same_text_renumbered(state, i, j, score)
        and not has_similar_rivals(state, i, j, score)
    ]
    for _, i, j in sorted(plain):
        if state.are_free(i, j):
            state.join((i,), (j,), 'similar')


def _unchanged(state: AlignmentState) -> list[tuple[int, int]]:
    """Return what stands somewhere else now, unchanged, and is left over once on both sides.

    A heading is too short to be known again by likeness, so only an unchanged one has moved.
    """
    keys = [{n: state.units[side][n].key for n in state.free(side)} for side in (0, 1)]
    counts = [Counter(side.values()) for side in keys]
    places = {key: j for j, key in keys[1].items() if counts[1][key] == 1}
    return [
        (i, places[key])
        for i, key in keys[0].items()
        if counts[0][key] == 1
        and key in places
        and state.recognition.is_distinctive(state.units[0][i])
    ]


def decide_moves(state: AlignmentState) -> None:
    """Say which groups moved: the fewest blocks, and of as many the longest.

    Where two blocks changed places, either may be said to have moved; people more often call it
    the longer one (8 of 12 on the gold data)::

        before: a short text | a text that is longer
        wrong:  a text that is longer | > a short text
        right:  > a text that is longer | a short text

    Groups that would have moved and are not plainly the same text are split again.
    """
    groups = state.groups()
    if not are_in_order(groups):
        swap_duplicates_into_order(state)
        groups = state.groups()
    if are_in_order(groups):
        # Not even those moved that were said to have when fewer groups were known.
        state.mark_moved(())
        return
    # The length is in characters, since the words of unchanged blocks are never cut.
    original = state.units[0]
    lengths = [sum(original[i].length for i in group.original) for group in groups]
    total = 1 + sum(lengths)
    weighted = sorted(
        (
            group.original[0],
            group.edited[0],
            _weight(state, group, 1 / (8 * len(groups))) - length / total / (16 * len(groups)),
        )
        for group, length in zip(groups, lengths, strict=True)
    )
    chain = set(heaviest_chain(weighted))
    in_chain = [group for group in groups if (group.original[0], group.edited[0]) in chain]
    stayed = set(without_inner(in_chain))
    moved = [group for group in groups if group not in stayed]
    state.mark_moved(moved)
    for group in moved:
        if not (state.are_in_paired_sections(group) or _is_plainly_same(state, group)):
            state.split(group)


def _weight(state: AlignmentState, group: Group, loss: float) -> float:
    """Return how many blocks a group has, less the headings of sections that are known to move.

    So of two sections that changed places, the one that has more headings and less text moved;
    and of two items one that was edited rather than one that was not.
    """
    original = state.units[0][group.original[0]]
    is_edited = group.kind != 'identical' and 'list_item' in original.path
    is_heading = original.kind == 'title' and state.are_in_paired_sections(group)
    return group.length - loss * (is_edited or is_heading)


def _is_plainly_same(state: AlignmentState, group: Group) -> bool:
    """Return whether the first units of a group are the same text, wherever they stand."""
    i, j = group.original[0], group.edited[0]
    original, edited = state.units[0][i], state.units[1][j]
    if group.kind == 'identical':
        return state.recognition.is_distinctive(original) or are_items_of_one_list(state, i, j)
    if state.named_rows.get(i) == j:
        return True
    is_long = state.recognition.is_long_enough_to_move(original)
    score = state.similarity(original, edited) if is_long else 0.0
    return is_same_text_renumbered(state, i, j, score)


def extend_moves_to_neighbours(state: AlignmentState) -> None:
    """Pair what is much the same, too short to be known again, and still beside what moved.

    So the label of a tab goes along with its text, a name with the quotation, and the head of a
    table with its rows::

        before: # 8 Boats in port | text A | # 9 Crews of ferries | text B
        wrong:  # 8 [-Boats in port-]{+Crews of ferries+} | text B | {+# 9 ...+} | > text A
        right:  # [-9-]{+8+} Crews of ferries | text B | > # [-8-]{+9+} Boats in port | > text A
    """
    original, edited = state.units
    pending = [group for group in state.groups() if group.moved]
    while pending:
        group = pending.pop()
        for i, j in (
            (group.original[0] - 1, group.edited[0] - 1),
            (group.original[-1] + 1, group.edited[-1] + 1),
        ):
            is_inside = 0 <= i < len(original) and 0 <= j < len(edited)
            if not is_inside or not state.are_free(i, j):
                continue
            is_identical = original[i].key == edited[j].key
            if is_identical or _is_neighbour(state, i, j, group):
                kind: MatchKind = 'identical' if is_identical else 'similar'
                pending.append(state.join((i,), (j,), kind, moved=True))


def _is_neighbour(state: AlignmentState, i: int, j: int, group: Group) -> bool:
    """Return whether two units beside what moved are the same, or have another number."""
    original, edited = state.units[0][i], state.units[1][j]
    if _are_of_one_item(state, i, j, group):
        return True
    return differ_in_numbers(original, edited) or state.recognition.is_same_text(
        original, edited, state.similarity(original, edited)
    )


def _are_of_one_item(state: AlignmentState, i: int, j: int, group: Group) -> bool:
    """Return whether two units are what a term that moved names, or name a text that moved."""
    first, second = sorted((i, group.original[0])), sorted((j, group.edited[0]))
    sides = zip(state.units, (first, second), strict=True)
    return all(
        side[name].kind == 'label' and side[named].path[-1:] in NAMED
        for side, (name, named) in sides
    )


def match_between_moves(state: AlignmentState) -> None:
    """Pair what is similar and moved along between two neighbours that did.

    Two neighbours that moved say that the text between them did, though it changed much::

        before: text A | Crews (topics 1 and 2) | text B | text C
        wrong:  [-Crews ...-] | text C | > text A | {+Crews (topic 1)+} | > text B
        right:  text C | > text A | > Crews ([-topics-]{+topic+} 1 [-and 2-]) | > text B
    """
    limits = state.thresholds.alignment
    original, edited = state.units
    for before, after in pairwise(state.groups()):
        if not (before.moved and after.moved):
            continue
        gap = Gap(
            range(before.original[-1] + 1, after.original[0]),
            range(before.edited[-1] + 1, after.edited[0]),
        )
        size = len(gap.original) * len(gap.edited)
        if not 0 < size <= limits.pairs_by_letters or any(
            i in state.by_unit[0] for i in gap.original
        ):
            continue
        scored = state.similar(gap, limits.similar)
        match_splits_and_merges(state, scored, moved=True)
        for i, j in best_chain_in_gap(state, gap, scored):
            if state.recognition.is_similar_enough_between_moves(original[i], edited[j]):
                state.join((i,), (j,), 'similar', moved=True)
