"""Move candidates that are ambiguous: several other texts are nearly as similar.

In: pairs of units with their similarity.
Out: those that are unambiguous.  Matching across the order, and deciding moves, asks for them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.scoring.candidates import scores_by_side
from sphinxcontrib_ledger.engine.alignment.scoring.recognition import differ_in_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.scoring.candidates import Scored
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.thresholds.alignment import AlignmentThresholds


def is_same_text_renumbered(state: AlignmentState, i: int, j: int, score: float) -> bool:
    """Return whether two units of some similarity are the same, wherever they stand.

    A unit that says the same of another number is another unit if there are several of them, and
    so is a clause that stands in each section::

        before: Table 3 shows the crews. | text A | Table 1 shows the crews.
        wrong:  text A | Table 1 shows the crews. | > Table [-3-]{+4+} shows the crews.
        right:  [-Table 3 ...-] | text A | Table 1 shows the crews. | {+Table 4 ...+}
    """
    original, edited = state.units[0][i], state.units[1][j]
    if differ_in_numbers(original, edited):
        if not state.is_only(original):
            return False
        if state.recognition.has_wording(original):
            return True
    return state.recognition.is_same_text(original, edited, score)


def unambiguous_pairs(
    scored: Sequence[Scored], thresholds: AlignmentThresholds
) -> Iterator[Scored]:
    """Go through pairs of which neither is nearly as similar to several others.

    A text that is always said in the same way is like all others of its kind::

        before: text A | passed on 2 May ... | passed on 9 June ... | passed on 4 July ...
        wrong:  > passed on [-2 May-]{+7 August+} ... | text A | [-...-] | [-...-]
        right:  {+passed on 7 August ...+} | text A | [-...-] | [-...-] | [-...-]
    """
    scores = scores_by_side(scored)
    for i, j, score in scored:
        near = score * (1 if score >= thresholds.sure else thresholds.rival)
        # An unchanged text is the same, however often it is said.
        if score == 1 or all(
            sum([rival >= near for rival in rivals]) - 1 <= thresholds.few_rivals
            for rivals in (scores[0][i], scores[1][j])
        ):
            yield i, j, score


def has_similar_rivals(state: AlignmentState, i: int, j: int, score: float) -> bool:
    """Return whether one of two units is nearly as similar to several others that have partners.

    Only what has the longest word that the two have in common is cut into words.
    """
    limits = state.thresholds.alignment
    if score >= limits.sure:
        return False
    ends = i, j
    original, edited = state.units[0][i], state.units[1][j]
    is_short = min(original.size, edited.size) < limits.moved_short_words
    least = score * (limits.rival_short if is_short else limits.rival)
    shared = original.counts.keys() & edited.counts.keys()
    word = max(shared, key=lambda key: (key.isalpha(), len(key), key))
    for side, unit in ((1, original), (0, edited)):
        rivals = (
            number
            for number, rival in enumerate(state.units[side])
            if number != ends[side]
            and word in rival.text
            and rival.partners == unit.partners
            and state.similarity(unit, rival) >= least
        )
        if len(list(islice(rivals, limits.few_rivals + 1))) > limits.few_rivals:
            return True
    return False
