"""What is aligned: a block, or all the blocks of a table row at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.model import Block


@dataclass(frozen=True)
class Unit:
    """Blocks that are paired together; ``first`` is the number of the first one."""

    first: int
    blocks: tuple[Block, ...]

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What must agree for two units to be the same."""
        return tuple((block.cell, *block.key) for block in self.blocks)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(word.key for block in self.blocks for word in block.words)

    @property
    def kind(self) -> str:
        """What the unit is."""
        return 'row' if self.blocks[0].row >= 0 else self.blocks[0].kind

    @property
    def partners(self) -> str:
        """Only units that agree in this may be paired; a paragraph may become a heading."""
        return 'text' if self.kind == 'title' else self.kind

    @property
    def path(self) -> tuple[str, ...]:
        """The kinds of the containers."""
        return self.blocks[0].path

    @property
    def indices(self) -> range:
        """The numbers of the blocks."""
        return range(self.first, self.first + len(self.blocks))


def units(blocks: Sequence[Block]) -> list[Unit]:
    """Group blocks that stand in one table row; every other block is a unit by itself."""
    found = []
    numbered = enumerate(blocks)
    for _, group in groupby(numbered, key=lambda item: (item[1].row, item[1].row < 0 and item[0])):
        members = list(group)
        found.append(Unit(members[0][0], tuple(block for _, block in members)))
    return found


class Similarity:
    """Dice similarity of units, each word weighted by how rare it is (idf).

    ``2 * shared weight / weight of both``, 0 to 1; 1 means the same words, in whatever order.
    """

    def __init__(self, both: Iterable[Unit]) -> None:
        total = 0
        frequency: Counter[str] = Counter()
        for unit in both:
            total += 1
            frequency.update(dict.fromkeys(unit.counts, 1))
        self._idf: Mapping[str, float] = {
            word: log(1 + total / count) for word, count in frequency.items()
        }

    def _weight(self, unit: Unit) -> float:
        idf = self._idf
        return sum(count * idf[word] for word, count in unit.counts.items())

    def share(self, part: Counter[str], whole: Counter[str]) -> float:
        """Return the share of the weight of ``part`` that is in ``whole``, 0 to 1."""
        weight = sum(count * self._idf[word] for word, count in part.items())
        return self._shared(part, whole) / weight if weight else 0.0

    def _shared(self, one: Counter[str], other: Counter[str]) -> float:
        small, large = sorted((one, other), key=len)
        idf = self._idf
        return sum(min(n, large[word]) * idf[word] for word, n in small.items() if word in large)

    def __call__(self, one: Unit, other: Unit) -> float:
        """Return the similarity of two units."""
        both = self._weight(one) + self._weight(other)
        return 2 * self._shared(one.counts, other.counts) / both if both else 0.0


#: The most pairs of a gap that are all looked at; above it only those are that share a rare word.
#: The prototype's figure: a pair costs about 5 µs, so a gap costs 0.2 s at most.
ALL_PAIRS = 40_000
#: A word in more units than this (of one side of a gap) does not make two of them candidates.
RARE = 8


def candidates(
    old: Sequence[Unit], new: Sequence[Unit], gap_old: Sequence[int], gap_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Go through the pairs of one kind that may be similar, in order."""
    if len(gap_old) * len(gap_new) <= ALL_PAIRS:
        for i in gap_old:
            yield from ((i, j) for j in gap_new if old[i].partners == new[j].partners)
        return
    places: dict[str, list[int]] = {}
    for j in gap_new:
        for word in new[j].counts:
            places.setdefault(word, []).append(j)
    for i in gap_old:
        found = {
            j
            for word in old[i].counts
            if len(places.get(word, ())) <= RARE
            for j in places.get(word, ())
            if old[i].partners == new[j].partners
        }
        yield from ((i, j) for j in sorted(found))
