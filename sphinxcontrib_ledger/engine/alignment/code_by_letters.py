"""Code is known again by its letters: its lines are its words, of which one change leaves little.

In: the state after similar units were matched wherever they stand.
Out: groups of code that has most letters in common, be it moved or not.
It is a step in the middle of the alignment, before it is said what moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState

#: What code resembles: the code of the other side, with the share of letters, the best first.
Likenesses = list[tuple[int, float]]


def match_code_by_letters(state: AlignmentState) -> None:
    """Pair the code of both sides that is each other's most similar, by far, letter by letter::

    before: text A | run(i"SELECT {table}") | text B
    wrong:  text A | text B | {+run(t"SELECT {table}")+}
    right:  text A | text B | > run({+t+}"SELECT {table}")
    """
    limits = state.thresholds.alignment
    code = _free_code(state, 0), _free_code(state, 1)
    if not 0 < len(code[0]) * len(code[1]) <= limits.all_pairs:
        return
    if _count_letters(code[0]) * _count_letters(code[1]) > limits.code_letters:
        return
    best = {i: _most_similar(text, code[1], limits.same_code) for i, text in code[0].items()}
    backwards = {j: _most_similar(text, code[0], limits.same_code) for j, text in code[1].items()}
    for i, similar in best.items():
        if not similar:
            continue
        j = similar[0][0]
        is_only = all(_is_far_above(each, limits.swapped) for each in (similar, backwards[j]))
        if backwards[j][0][0] == i and is_only:
            state.join((i,), (j,), 'similar')


def _free_code(state: AlignmentState, side: int) -> dict[int, str]:
    """Return the code in no group that is long enough to be known again."""
    units = state.units[side]
    return {
        number: units[number].text
        for number in state.free(side)
        if units[number].kind == 'code' and state.recognition.is_known_code(units[number])
    }


def _count_letters(code: Mapping[int, str]) -> int:
    return sum(map(len, code.values()))


def _most_similar(text: str, others: Mapping[int, str], least: float) -> Likenesses:
    """Return the two most similar texts of the other side that are similar enough."""
    similar = process.extract(
        text, others, scorer=Indel.normalized_similarity, score_cutoff=least, limit=2
    )
    return [(number, score) for _, score, number in similar]


def _is_far_above(likenesses: Likenesses, share: float) -> bool:
    """Return whether the best differs at most by a share of what the next one does."""
    if len(likenesses) == 1:
        return True
    (_, best), (_, following) = likenesses
    return best > following and 1 - best <= share * (1 - following)
