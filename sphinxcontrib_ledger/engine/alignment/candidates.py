"""Which units are worth a comparison.

In a small gap these are all pairs, in a large one those that share something rare.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice, pairwise, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.similarity import Similarity
    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: The most pairs of a gap that are all looked at: a pair costs about 5 µs, so such a gap costs
#: 12 ms at most.  In larger ones only pairs are that share something rare; that misses partners
#: that share nothing but common words, which are hardly similar.
ALL_PAIRS = 2_500
#: With so few units on a side, pairs are looked at one by one, which takes no preparation.
FEW = 2
#: A word, or two words that stand beside each other, in more units than this (of one side of a
#: gap) does not make two of them candidates.
RARE = 8
#: The most candidates of a unit: those with which it shares most that is rare.  The partner is
#: among the first two in all documents of the gold data.
BEST = 5


def is_small(gap_old: Sequence[int], gap_new: Sequence[int]) -> bool:
    """Return whether all pairs of a gap are looked at."""
    return len(gap_old) * len(gap_new) <= ALL_PAIRS


def similar(
    similarity: Similarity,
    sides: tuple[Sequence[Unit], Sequence[Unit]],
    gap: tuple[Sequence[int], Sequence[int]],
    least: float,
) -> list[tuple[int, int, float]]:
    """Return the pairs of a gap that are at least so similar, in order, with their similarity."""
    old, new = sides
    if not is_small(*gap):
        pairs = candidates(old, new, *gap)
    elif min(map(len, gap)) <= FEW:
        pairs = ((i, j) for i, j in product(*gap) if old[i].partners == new[j].partners)
    else:
        return _similar_by_kind(similarity, sides, gap, least)
    return [(i, j, score) for i, j in pairs if (score := similarity(old[i], new[j], least))]


def _similar_by_kind(
    similarity: Similarity,
    sides: tuple[Sequence[Unit], Sequence[Unit]],
    gap: tuple[Sequence[int], Sequence[int]],
    least: float,
) -> list[tuple[int, int, float]]:
    old, new = sides
    by_kind: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for side, numbers, kinds in zip(sides, gap, by_kind, strict=True):
        for k in numbers:
            kinds.setdefault(side[k].partners, []).append(k)
    return sorted(
        (ours[i], theirs[j], score)
        for kind, ours in by_kind[0].items()
        if (theirs := by_kind[1].get(kind))
        for i, j, score in similarity.above(
            [old[i] for i in ours], [new[j] for j in theirs], least
        )
    )


def candidates(
    old: Sequence[Unit], new: Sequence[Unit], gap_old: Sequence[int], gap_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Go through the pairs of one kind that share something rare, in order."""
    ours, theirs = _signs([old[i] for i in gap_old], [new[j] for j in gap_new])
    known = _rare(ours, theirs)
    places: dict[str, list[int]] = {sign: [] for sign in known}
    for j, signs in zip(gap_new, theirs, strict=True):
        for sign in signs & known:
            places[sign].append(j)
    for i, signs in zip(gap_old, ours, strict=True):
        shared = Counter(chain.from_iterable([places[sign] for sign in signs & known]))
        ranked = sorted(sorted(shared), key=shared.__getitem__, reverse=True)
        fitting = (j for j in ranked if old[i].partners == new[j].partners)
        yield from ((i, j) for j in sorted(islice(fitting, BEST)))


def _signs(
    old: Sequence[Unit], new: Sequence[Unit]
) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Return what units may be known by: words that both sides have, and pairs of neighbours."""
    words = frozenset[str].intersection(
        *(frozenset().union(*[unit.keys for unit in side]) for side in (old, new))
    )
    return [_signs_of(unit, words) for unit in old], [_signs_of(unit, words) for unit in new]


def _signs_of(unit: Unit, words: frozenset[str]) -> frozenset[str]:
    keys = unit.keys
    # No word has a null in it; a text keeps its hash, a pair would not.
    pairs = [f'{a}\0{b}' for a, b in pairwise(keys) if a in words and b in words]
    return words.intersection(keys).union(pairs)


def _rare(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return the signs that units of both sides have, but few of each."""
    counts = [Counter(chain.from_iterable(side)) for side in (ours, theirs)]
    rare = [{sign for sign, count in side.items() if count <= RARE} for side in counts]
    return frozenset(rare[0] & rare[1])


def scores_by_side(
    scored: Iterable[tuple[int, int, float]],
) -> tuple[dict[int, list[float]], dict[int, list[float]]]:
    """Return the similarities of pairs by their units of the original, and by the others."""
    found: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
    for i, j, score in scored:
        found[0].setdefault(i, []).append(score)
        found[1].setdefault(j, []).append(score)
    return found
