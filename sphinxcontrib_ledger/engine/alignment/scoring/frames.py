"""Units of one frame: they are told apart by the words that none of the others has.

In: the similar units of a gap.
Out: those of them that are partners by what tells them apart, and those that cannot be.
It is a part of the steps that match similar units in order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.scoring.candidates import Scored
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit

    #: How much of what tells units apart pairs of them have in common, 0 to 1.
    Shares = dict[tuple[int, int], float]


def told_apart(
    state: AlignmentState, scored: Sequence[Scored]
) -> tuple[Shares, frozenset[tuple[int, int]]]:
    """Return the partners by what tells units apart, and the pairs that are none because of them.

    Units of one frame are all similar, so that none would be known again if they shift by one::

        before: * Cats cost 4 euros | * Dogs cost 6 euros | * Hens cost 2 euros
        wrong:  * {+Dogs+} cost {+7+} euros | * {+Hens+} cost {+3+} euros | * {+Cows cost 9 euros+}
        right:  * [...] | * Dogs cost {+7+} euros | * Hens cost {+3+} euros | * {+Cows ...+}
    """
    limits = state.thresholds.alignment
    original, edited = state.units
    scores = {(i, j): score for i, j, score in scored if original[i].place == edited[j].place}
    numbers = sorted({i for i, _ in scores}), sorted({j for _, j in scores})
    size = min(map(len, numbers))
    if size < 2:
        return {}, frozenset()
    least = limits.telling_letters
    own = _own_words(original, numbers[0], least), _own_words(edited, numbers[1], least)
    shares = {
        (i, j): _share(own[0][i], own[1][j], limits.own_words)
        for i, j in scores
        if own[0][i] and own[1][j]
    }
    best = _best(scores)
    mutual = [
        (*pair, share)
        for pair, share in _mutual(shares, limits.framed)
        if scores[pair] >= limits.nearly * max(best[0][pair[0]], best[1][pair[1]])
    ]
    partners = {(i, j): shares[i, j] for i, j in heaviest_chain(mutual)}
    if 3 * len(partners) < 2 * size - 1:
        # They are in another order now, or partners by chance, so that their place says more.
        return {}, frozenset()
    known = _best(partners)
    strangers = frozenset(
        pair
        for pair in scores
        if pair not in partners
        and shares.get(pair, 0.0)
        < limits.next_best * max(known[0].get(pair[0], 0.0), known[1].get(pair[1], 0.0))
    )
    return partners, strangers


def _share(original: Sequence[str], edited: Sequence[str], own_words: int) -> float:
    """Return how much two texts have in common, by letters, or by words of the shorter one.

    The words count only of texts that have no more than ``own_words``.
    """
    letters = float(Indel.normalized_similarity(' '.join(original), ' '.join(edited)))
    if max(len(original), len(edited)) > own_words:
        return letters
    return max(letters, len({*original} & {*edited}) / min(len(original), len(edited)))


def _own_words(units: Sequence[Unit], numbers: Sequence[int], least: int) -> dict[int, list[str]]:
    """Return the words of each of some units of one side that none of the others has.

    They have at least so many letters, except where a word is a sign.
    """
    frequency = Counter(key for number in numbers for key in units[number].counts)
    return {
        number: [
            key
            for key in units[number].keys
            if frequency[key] == 1 and (len(key) >= least or not key.isascii())
        ]
        for number in numbers
    }


def _best(shares: Mapping[tuple[int, int], float]) -> tuple[dict[int, float], dict[int, float]]:
    """Return the most that each unit has in common with another one, by side."""
    best: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for pair, share in shares.items():
        for side, number in enumerate(pair):
            best[side][number] = max(share, best[side].get(number, 0.0))
    return best


def _mutual(shares: Shares, least: float) -> Iterator[tuple[tuple[int, int], float]]:
    """Go through the pairs of which each unit is the other's best partner, in order."""
    best = _best(shares)
    for (i, j), share in sorted(shares.items()):
        if share >= least and share == best[0][i] == best[1][j]:
            yield (i, j), share
