"""Weak pairs of which one has a much better partner elsewhere are undone.

In: the state after similar units were matched in order.
Out: the same with fewer groups; the next step matches what is free now wherever it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.groups import Gap
from sphinxcontrib_ledger.engine.alignment.scoring.candidates import scores_by_side
from sphinxcontrib_ledger.engine.alignment.scoring.recognition import likeness_of_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import Group
    from sphinxcontrib_ledger.engine.alignment.scoring.candidates import Scored
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState


def release_weaker_pairs(state: AlignmentState) -> None:
    """Undo a weak pairing when one of the two has a much better partner elsewhere.

    The two are a little similar, but one of them stands elsewhere, hardly changed::

        before: Tokens are kept by the crew. | text A | text B | Data is read by the crew.
        wrong:  [-...-] | text A | text B | [-Data is read-]{+The tokens are kept+} by the crew.
        right:  text A | text B | [-...-] | > [-Tokens-]{+The tokens+} are kept by the crew.
    """
    limits = state.thresholds.alignment
    pairs = dict(_similar_pairs(state))
    swapped = _swapped(state, pairs)
    for group in swapped:
        state.split(group)
    # Those are less similar than what hardly changed, by far.
    least = limits.hardly_changed * limits.next_best
    weak = [group for group, score in pairs.items() if score < least and group not in swapped]
    if not weak:
        return
    bound = [{group.of(side)[0] for group in weak} for side in (0, 1)]
    available = [sorted({*state.free(side), *bound[side]}) for side in (0, 1)]
    free = [i for i in available[0] if i not in bound[0]]
    scored = [
        *_likely(state, sorted(bound[0]), available[1]),
        *_likely(state, free, sorted(bound[1])),
    ]
    scores = scores_by_side(scored)
    for i, j, score in scored:
        if score >= limits.hardly_changed and all(
            _is_only(score, rivals, limits.next_best) for rivals in (scores[0][i], scores[1][j])
        ):
            for side, number in ((0, i), (1, j)):
                weaker = state.by_unit[side].get(number)
                if weaker is not None:
                    state.split(weaker)


def _swapped(state: AlignmentState, similar: Mapping[Group, float]) -> set[Group]:
    """Return the pairs of which two have each other's partners: most of what differs is gone.

    Two paragraphs that changed places share their first sentence, so both are similar to both::

        before: Boats sail daily. Dogs pay 2 euros. | Boats sail daily. Bicycles are free.
        wrong:  Boats sail daily. {+Bicycles go free.+} | Boats sail daily. {+Dogs pay 3 euros.+}
        right:  > Boats sail daily. Bicycles {+go+} free. | Boats sail daily. Dogs pay {+3+} euros.
    """
    limits = state.thresholds.alignment
    if len(similar) < 2:
        return set()
    # What hardly differs from what stands at its place was edited there, whatever is elsewhere.
    pairs = {
        group: score for group, score in similar.items() if _likeness(state, group) < limits.copied
    }
    gap = Gap(
        sorted(group.original[0] for group in pairs), sorted(group.edited[0] for group in pairs)
    )
    scores = {(i, j): score for i, j, score in state.similar(gap, limits.hardly_changed)}
    swapped: set[Group] = set()
    for (i, j), score in scores.items():
        first, second = state.by_unit[0][i], state.by_unit[1][j]
        if first is second:
            continue
        own = pairs[first], pairs[second]
        across = scores.get((second.original[0], first.edited[0]), 0.0)
        is_better = min(score, across) > max(own)
        is_exchanged = is_better and 2 - score - across <= limits.swapped * (2 - sum(own))
        if is_exchanged or max(own) <= limits.next_best * score:
            swapped |= {first, second}
    return swapped


def _likeness(state: AlignmentState, group: Group) -> float:
    original, edited = state.units[0][group.original[0]], state.units[1][group.edited[0]]
    return likeness_of_letters(original, edited, state.thresholds.alignment.copied)


def _similar_pairs(state: AlignmentState) -> Iterator[tuple[Group, float]]:
    """Go through the pairs of long units that are similar, with their similarity."""
    is_long = state.recognition.is_long_enough_to_move
    for group in state.groups():
        if group.kind == 'similar' and group.is_pair:
            original, edited = state.units[0][group.original[0]], state.units[1][group.edited[0]]
            if is_long(original) and is_long(edited):
                yield group, state.similarity(original, edited)


def _likely(
    state: AlignmentState, numbers: Sequence[int], others: Sequence[int]
) -> Iterator[Scored]:
    """Go through the pairs of units of one kind that are not quite strangers."""
    limits = state.thresholds.alignment
    is_long = state.recognition.is_long_enough_to_move
    original, edited = state.units
    gap = Gap(
        [i for i in numbers if is_long(original[i])], [j for j in others if is_long(edited[j])]
    )
    for i, j, score in state.similar(gap, limits.hardly_changed * limits.next_best):
        if original[i].kind == edited[j].kind:
            yield i, j, score


def _is_only(score: float, rivals: Sequence[float], next_best: float) -> bool:
    """Return whether a similarity is far above all others."""
    return sum(rival > next_best * score for rival in rivals) == 1
