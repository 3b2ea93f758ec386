"""What merely resembles a text is not what it became if that stands elsewhere, hardly changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.candidates import scores_by_side
from sphinxcontrib_ledger.engine.alignment.groups import Gap
from sphinxcontrib_ledger.engine.alignment.recognition import is_long_enough_to_move

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState, Group

#: Least similarity of a text that hardly changed, and the share of it that any other may have at
#: most, so that the two are each other's only likely partners and more than what they had.
#: On real revisions, 0.75 of the one misses what a reader sees at once (PEP 550); no figure of the
#: gold data depends on either.
HARDLY_CHANGED, NEXT_BEST = 0.6, 0.75


def release_weaker_pairs(grouping: AlignmentState) -> None:
    """Part those that are a little similar where one of them is far more so to what is free."""
    weak = list(_weak(grouping))
    if not weak:
        return
    ours = [{group.members[side][0] for group in weak} for side in (0, 1)]
    theirs = [sorted({*grouping.free(side), *ours[side]}) for side in (0, 1)]
    free = [[k for k in theirs[0] if k not in ours[0]], sorted(ours[1])]
    scored = [*_likely(grouping, sorted(ours[0]), theirs[1]), *_likely(grouping, *free)]
    scores = scores_by_side(scored)
    for i, j, score in scored:
        if (
            score >= HARDLY_CHANGED
            and _is_only(score, scores[0][i])
            and _is_only(score, scores[1][j])
        ):
            for side, k in ((0, i), (1, j)):
                if k in grouping.groups[side]:
                    grouping.part(grouping.groups[side][k])


def _weak(grouping: AlignmentState) -> Iterator[Group]:
    """Go through the pairs that are less similar than what hardly changed, by far."""
    old, new = grouping.units
    for group in grouping.all():
        if group.how != 'similar' or not len(group.old) == len(group.new) == 1:
            continue
        one, other = old[group.old[0]], new[group.new[0]]
        is_weak = grouping.similarity(one, other) < HARDLY_CHANGED * NEXT_BEST
        if is_weak and is_long_enough_to_move(one) and is_long_enough_to_move(other):
            yield group


def _likely(
    grouping: AlignmentState, ours: Sequence[int], theirs: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Go through the pairs of units of one kind that are not quite strangers."""
    old, new = grouping.units
    gap = Gap(
        [i for i in ours if is_long_enough_to_move(old[i])],
        [j for j in theirs if is_long_enough_to_move(new[j])],
    )
    for i, j, score in grouping.similar(gap, HARDLY_CHANGED * NEXT_BEST):
        if old[i].kind == new[j].kind:
            yield i, j, score


def _is_only(score: float, scores: Sequence[float]) -> bool:
    """Return whether a similarity is far above all others."""
    return sum(other > NEXT_BEST * score for other in scores) == 1
