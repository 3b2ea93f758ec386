"""How much some sequences have in common with some others.

In: sequences of keys by number, and what a key weighs.
Out: the pairs that share something, each with the weight of that and with their similarity.
Script asks it for the sentences that belong together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Overlap(NamedTuple):
    """Two sequences by number, the weight of what both have, and their Dice similarity."""

    pair: tuple[int, int]
    shared: float
    similarity: float


def are_some_similar(
    sequences: Sequence[Sequence[str]], weight_of: Callable[[str], float], least: float
) -> bool:
    """Return whether any two of some sequences have a Dice similarity of at least ``least``."""
    counts = list(map(Counter, sequences))
    totals = [sum(map(weight_of, keys)) for keys in sequences]
    for number, first in enumerate(counts):
        for other in range(number):
            second, both = counts[other], totals[number] + totals[other]
            # No more can be shared than the lighter one weighs.
            if 2 * min(totals[number], totals[other]) < least * both:
                continue
            keys = first.keys() & second.keys()
            shared = sum([weight_of(key) * min(first[key], second[key]) for key in keys])
            if 2 * shared >= least * both:
                return True
    return False


def overlaps(
    original: Mapping[int, Sequence[str]],
    edited: Mapping[int, Sequence[str]],
    weight_of: Callable[[str], float],
) -> Iterator[Overlap]:
    """Go through the pairs of sequences that share a key, in the order of the numbers."""
    places = defaultdict[str, list[tuple[int, int]]](list)
    totals = {j: sum(map(weight_of, keys)) for j, keys in edited.items()}
    for j, keys in edited.items():
        for key, count in Counter(keys).items():
            places[key].append((j, count))
    for i, keys in original.items():
        shared: dict[int, float] = {}
        for key, count in Counter(keys).items():
            for j, number in places.get(key, ()):
                shared[j] = shared.get(j, 0) + weight_of(key) * min(count, number)
        total = sum(map(weight_of, keys))
        for j in sorted(shared):
            yield Overlap((i, j), shared[j], 2 * shared[j] / (total + totals[j]))
