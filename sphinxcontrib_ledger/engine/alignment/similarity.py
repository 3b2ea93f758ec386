"""How similar units are, by the words that they share and how rare these are."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import log
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: How many parts the weight of a word is counted in: sums of whole numbers are exact, so that they
#: are the same in whatever order they are made; more parts would change nothing.
PARTS = 1 << 20


class _Weights(dict[str, int]):
    """How much each word weighs; one that is not there is the rarest."""

    def __init__(self, weights: Iterable[tuple[str, int]], rarest: int) -> None:
        super().__init__(weights)
        self._rarest = rarest

    def __missing__(self, key: str) -> int:
        return self._rarest


class Similarity:
    """Dice similarity of units, each word weighted by how rare it is (idf).

    ``2 * shared weight / weight of both``, 0 to 1; 1 means the same words, in whatever order.
    """

    def __init__(self, both: Sequence[Unit]) -> None:
        frequency = Counter(chain.from_iterable([unit.counts for unit in both]))
        logarithms = {n: round(PARTS * log(1 + len(both) / n)) for n in set(frequency.values())}
        # A word that none of the units has is at least as rare as all others.
        rarest = round(PARTS * log(1 + max(1, len(both))))
        weights = map(logarithms.__getitem__, frequency.values())
        self._idf = _Weights(zip(frequency, weights, strict=True), rarest)
        self._weights: dict[int, tuple[Unit, int]] = {}

    def _weight(self, counts: Mapping[str, int]) -> int:
        return sum(map(mul, map(self._idf.__getitem__, counts), counts.values()))

    def _shared(self, one: Mapping[str, int], other: Mapping[str, int]) -> int:
        """Return the weight of the words that are in both, each as often as it is in both."""
        both = one.keys() & other.keys()
        often = map(min, map(one.__getitem__, both), map(other.__getitem__, both))
        return sum(map(mul, map(self._idf.__getitem__, both), often))

    def _unit_weight(self, unit: Unit) -> int:
        # The unit is kept beside its weight, so that no other one can get its id.
        known = self._weights.get(id(unit))
        if known is None:
            known = self._weights[id(unit)] = (unit, self._weight(unit.counts))
        return known[1]

    def share(self, part: Unit, whole: Mapping[str, int]) -> float:
        """Return the share of the weight of ``part`` that is in ``whole``, 0 to 1.

        ``whole`` says how often each word occurs.
        """
        weight = self._unit_weight(part)
        return self._shared(part.counts, whole) / weight if weight else 0.0

    def shares(self, one: Unit, other: Unit, score: float) -> tuple[float, float]:
        """Return which shares of their weights two units of some similarity have in common."""
        ours, theirs = self._unit_weight(one), self._unit_weight(other)
        both = score * (ours + theirs) / 2
        return both / ours, both / theirs

    def __call__(self, one: Unit, other: Unit, least: float = 0.0) -> float:
        """Return the similarity of two units; 0 if it is less than ``least``."""
        ours, theirs = self._unit_weight(one), self._unit_weight(other)
        both = ours + theirs
        # No more can be shared than the lighter one weighs.
        if not both or 2 * min(ours, theirs) < least * both:
            return 0.0
        found = 2 * self._shared(one.counts, other.counts) / both
        return found if found >= least else 0.0

    def above(
        self, old: Sequence[Unit], new: Sequence[Unit], least: float
    ) -> Iterator[tuple[int, int, float]]:
        """Go through the pairs that are at least so similar, by number, with their similarity."""
        places = _places(new)
        weights = list(map(self._unit_weight, new))
        for i, one in enumerate(old):
            # What is shared with each of the others is added up word by word.
            shared = [0] * len(new)
            for key in one.counts.keys() & places.keys():
                often, weight = one.counts[key], self._idf[key]
                if often == 1:
                    for j, _ in places[key]:
                        shared[j] += weight
                else:
                    for j, others in places[key]:
                        shared[j] += weight * min(often, others)
            ours = self._unit_weight(one)
            for j, (both, theirs) in enumerate(zip(shared, weights, strict=True)):
                if both and 2 * both >= least * (ours + theirs):
                    yield i, j, 2 * both / (ours + theirs)


def _places(units: Sequence[Unit]) -> dict[str, list[tuple[int, int]]]:
    """Return in which units each word is, by number, and how often."""
    places: dict[str, list[tuple[int, int]]] = {}
    for k, unit in enumerate(units):
        for key, often in unit.counts.items():
            if key in places:
                places[key].append((k, often))
            else:
                places[key] = [(k, often)]
    return places
