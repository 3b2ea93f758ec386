"""How similar units are, by the words that they share and how rare these are.

In: the units whose words say what is rare; then pairs of units.
Out: idf-weighted Dice similarities, 0 to 1.
"""

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


class _WordWeights(dict[str, int]):
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

    def __init__(self, units: Sequence[Unit]) -> None:
        frequency = Counter(chain.from_iterable([unit.counts for unit in units]))
        logarithms = {n: round(PARTS * log(1 + len(units) / n)) for n in set(frequency.values())}
        # A word that none of the units has is at least as rare as all others.
        rarest = round(PARTS * log(1 + max(1, len(units))))
        weights = map(logarithms.__getitem__, frequency.values())
        self._idf = _WordWeights(zip(frequency, weights, strict=True), rarest)
        self._weights: dict[int, tuple[Unit, int]] = {}

    def weight_of_words(self, counts: Mapping[str, int]) -> int:
        """Return the weight of words, given how often each occurs."""
        return sum(map(mul, map(self._idf.__getitem__, counts), counts.values()))

    def shared(self, first: Mapping[str, int], second: Mapping[str, int]) -> int:
        """Return the weight of the words that are in both, each as often as it is in both."""
        both = first.keys() & second.keys()
        often = map(min, map(first.__getitem__, both), map(second.__getitem__, both))
        return sum(map(mul, map(self._idf.__getitem__, both), often))

    def weight(self, unit: Unit) -> int:
        """Return the weight of the words of a unit."""
        # The unit is kept beside its weight, so that no other one can get its id.
        known = self._weights.get(id(unit))
        if known is None:
            known = self._weights[id(unit)] = (unit, self.weight_of_words(unit.counts))
        return known[1]

    def of_words(self, first: Mapping[str, int], second: Mapping[str, int]) -> float:
        """Return the similarity of texts, given how often each word occurs in them."""
        both = self.weight_of_words(first) + self.weight_of_words(second)
        return 2 * self.shared(first, second) / both if both else 0.0

    def share(self, part: Unit, whole: Mapping[str, int]) -> float:
        """Return the share of the weight of ``part`` that is in ``whole``, 0 to 1.

        ``whole`` says how often each word occurs.
        """
        weight = self.weight(part)
        return self.shared(part.counts, whole) / weight if weight else 0.0

    def shares(self, first: Unit, second: Unit, score: float) -> tuple[float, float]:
        """Return which shares of their weights two units of some similarity have in common."""
        weights = self.weight(first), self.weight(second)
        shared = score * sum(weights) / 2
        return shared / weights[0], shared / weights[1]

    def __call__(self, first: Unit, second: Unit, least: float = 0.0) -> float:
        """Return the similarity of two units; 0 if it is less than ``least``."""
        weight_first, weight_second = self.weight(first), self.weight(second)
        both = weight_first + weight_second
        # No more can be shared than the lighter one weighs.
        if not both or 2 * min(weight_first, weight_second) < least * both:
            return 0.0
        score = 2 * self.shared(first.counts, second.counts) / both
        return score if score >= least else 0.0

    def above(
        self, original: Sequence[Unit], edited: Sequence[Unit], least: float
    ) -> Iterator[tuple[int, int, float]]:
        """Go through the pairs that are at least so similar, by number, with their similarity."""
        places = _places(edited)
        weights = list(map(self.weight, edited))
        for i, unit in enumerate(original):
            # The weight shared with each of the others is added up word by word.
            shared = [0] * len(edited)
            for key in unit.counts.keys() & places.keys():
                often, weight = unit.counts[key], self._idf[key]
                if often == 1:
                    for j, _ in places[key]:
                        shared[j] += weight
                else:
                    for j, others in places[key]:
                        shared[j] += weight * min(often, others)
            own = self.weight(unit)
            for j, (both, other) in enumerate(zip(shared, weights, strict=True)):
                if both and 2 * both >= least * (own + other):
                    yield i, j, 2 * both / (own + other)


def _places(units: Sequence[Unit]) -> dict[str, list[tuple[int, int]]]:
    """Return in which units each word is, by number, and how often."""
    places: dict[str, list[tuple[int, int]]] = {}
    for number, unit in enumerate(units):
        for key, often in unit.counts.items():
            if key in places:
                places[key].append((number, often))
            else:
                places[key] = [(number, often)]
    return places
