"""What is like several others would not be known again elsewhere."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.candidates import scores_by_side
from sphinxcontrib_ledger.engine.alignment.recognition import (
    differ_in_numbers,
    has_wording,
    is_same_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState

#: A text has not moved if more than so many others have at least the first share of its
#: similarity, or all of it if it is at least as similar as the third.  By eye: 0.7 and 0.8 part
#: the same on real revisions; with no other at all, one move of 148 in the gold data would be
#: lost, as its halves are alike.
RIVAL, FEW_RIVALS, SURE = 0.8, 1, 0.75


def is_same_text_renumbered(grouping: AlignmentState, i: int, j: int, score: float) -> bool:
    """Return whether two units of some similarity are the same, wherever they stand.

    What says the same of another number is another one if there are several of them: "Table 3
    shows ..." is not "Table 4 shows ...", and neither is a clause that stands in each section.
    """
    one, other = grouping.units[0][i], grouping.units[1][j]
    if differ_in_numbers(one, other):
        if not grouping.is_only(one):
            return False
        if has_wording(one):
            return True
    return is_same_text(one, other, score)


def unambiguous_pairs(
    scored: Sequence[tuple[int, int, float]],
) -> Iterator[tuple[int, int, float]]:
    """Go through pairs of which neither is nearly as much like several others.

    What is always said in the same way, as who passed a law on what day, is like all others of
    its kind, and not the same.
    """
    scores = scores_by_side(scored)
    for i, j, score in scored:
        near = score * (1 if score >= SURE else RIVAL)
        # What is unchanged is the same, however often it is said.
        if score == 1 or all(
            sum([other >= near for other in others]) - 1 <= FEW_RIVALS
            for others in (scores[0][i], scores[1][j])
        ):
            yield i, j, score


def has_similar_rivals(grouping: AlignmentState, i: int, j: int, score: float) -> bool:
    """Return whether one of two units is nearly as much like several others that have partners.

    Only what has the longest word that the two have in common is cut into words.
    """
    if score >= SURE:
        return False
    ends = i, j
    one, other = (units[k] for units, k in zip(grouping.units, ends, strict=True))
    shared = one.counts.keys() & other.counts.keys()
    word = max(shared, key=lambda key: (key.isalpha(), len(key), key))
    for side, unit in ((1, one), (0, other)):
        alike = (
            k
            for k, rival in enumerate(grouping.units[side])
            if k != ends[side]
            and word in rival.text
            and rival.partners == unit.partners
            and grouping.similarity(unit, rival) >= RIVAL * score
        )
        if len(list(islice(alike, FEW_RIVALS + 1))) > FEW_RIVALS:
            return True
    return False
