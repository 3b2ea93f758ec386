"""The pairs of units that are worth a comparison.

In: the units of a gap.
Out: pairs of them; in a small gap these are all pairs, in a large one those that share something
rare.  The state asks for them whenever a step needs similar units.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice, pairwise, product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.scoring.similarity import Similarity
    from sphinxcontrib_ledger.engine.alignment.units import Unit
    from sphinxcontrib_ledger.engine.thresholds.alignment import AlignmentThresholds

    #: The numbers of units on both sides.
    Numbers = tuple[Sequence[int], Sequence[int]]
    Units = tuple[Sequence[Unit], Sequence[Unit]]
    #: Two units, one of either side, by number, and their similarity.
    Scored = tuple[int, int, float]


class Search(NamedTuple):
    """A search that was made: the pairs of a gap that are at least so similar."""

    gap: Numbers
    least: float
    pairs: list[Scored]
    #: Whether all pairs of the gap were compared.
    is_complete: bool

    def pairs_of(self, gap: Numbers, least: float) -> list[Scored] | None:
        """Return the pairs of a gap that are at least so similar; ``None``: not known here."""
        original, edited = frozenset(gap[0]), frozenset(gap[1])
        # Of a large gap not all pairs were compared, and fewer units are rarer.
        is_part = (
            self.is_complete and original.issubset(self.gap[0]) and edited.issubset(self.gap[1])
        )
        if least < self.least or not (is_part or gap == self.gap):
            return None
        return [
            (i, j, score)
            for i, j, score in self.pairs
            if i in original and j in edited and score >= least
        ]


def is_small(
    gap_original: Sequence[int], gap_edited: Sequence[int], thresholds: AlignmentThresholds
) -> bool:
    """Return whether all pairs of a gap are compared."""
    return len(gap_original) * len(gap_edited) <= thresholds.all_pairs


def similar(
    similarity: Similarity,
    units: Units,
    gap: Numbers,
    least: float,
    thresholds: AlignmentThresholds,
) -> list[Scored]:
    """Return the pairs of a gap that are at least so similar, in order, with their similarity."""
    original, edited = units
    if not is_small(*gap, thresholds):
        pairs = candidates(units, gap, thresholds)
    elif min(map(len, gap)) <= thresholds.few_units:
        all_pairs = product(*gap)
        pairs = ((i, j) for i, j in all_pairs if original[i].partners == edited[j].partners)
    else:
        return _similar_by_kind(similarity, units, gap, least)
    return [
        (i, j, score) for i, j in pairs if (score := similarity(original[i], edited[j], least))
    ]


def _similar_by_kind(
    similarity: Similarity, units: Units, gap: Numbers, least: float
) -> list[Scored]:
    original, edited = units
    by_kind: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for side, numbers, kinds in zip(units, gap, by_kind, strict=True):
        for number in numbers:
            kinds.setdefault(side[number].partners, []).append(number)
    return sorted(
        (before[i], after[j], score)
        for kind, before in by_kind[0].items()
        if (after := by_kind[1].get(kind))
        for i, j, score in similarity.above(
            [original[i] for i in before], [edited[j] for j in after], least
        )
    )


def candidates(
    units: Units, gap: Numbers, thresholds: AlignmentThresholds
) -> Iterator[tuple[int, int]]:
    """Go through the pairs of one kind that share something rare, in order."""
    original, edited = units
    signs_original, signs_edited = _signs(
        [original[i] for i in gap[0]], [edited[j] for j in gap[1]]
    )
    rare = _rare(signs_original, signs_edited, thresholds.rare)
    places: dict[str, list[int]] = {sign: [] for sign in rare}
    for j, signs in zip(gap[1], signs_edited, strict=True):
        for sign in signs & rare:
            places[sign].append(j)
    for i, signs in zip(gap[0], signs_original, strict=True):
        shared = Counter(chain.from_iterable([places[sign] for sign in signs & rare]))
        ranked = sorted(sorted(shared), key=shared.__getitem__, reverse=True)
        fitting = (j for j in ranked if original[i].partners == edited[j].partners)
        yield from ((i, j) for j in sorted(islice(fitting, thresholds.best_candidates)))


def _signs(
    original: Sequence[Unit], edited: Sequence[Unit]
) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Return what units may be known by: words that both sides have, and pairs of neighbours."""
    words = frozenset[str].intersection(
        *(frozenset().union(*[unit.keys for unit in side]) for side in (original, edited))
    )
    return (
        [_signs_of(unit, words) for unit in original],
        [_signs_of(unit, words) for unit in edited],
    )


def _signs_of(unit: Unit, words: frozenset[str]) -> frozenset[str]:
    keys = unit.keys
    # No word has a null in it; a text keeps its hash, a pair would not.
    pairs = [f'{a}\0{b}' for a, b in pairwise(keys) if a in words and b in words]
    return words.intersection(keys).union(pairs)


def _rare(
    original: Sequence[frozenset[str]], edited: Sequence[frozenset[str]], most: int
) -> frozenset[str]:
    """Return the signs that units of both sides have, but at most so many of each."""
    counts = [Counter(chain.from_iterable(side)) for side in (original, edited)]
    rare = [{sign for sign, count in side.items() if count <= most} for side in counts]
    return frozenset(rare[0] & rare[1])


def scores_by_side(
    scored: Iterable[Scored],
) -> tuple[dict[int, list[float]], dict[int, list[float]]]:
    """Return the similarities of pairs by their units of the original, and by the others."""
    scores: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
    for i, j, score in scored:
        scores[0].setdefault(i, []).append(score)
        scores[1].setdefault(j, []).append(score)
    return scores
