"""What is aligned: a block, or all the blocks of a table row at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from math import fsum, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
        return Counter(chain.from_iterable([block.keys for block in self.blocks]))

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum([len(block.text) for block in self.blocks])

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return sum([len(block.keys) for block in self.blocks])

    @cached_property
    def kind(self) -> str:
        """What the unit is."""
        return 'row' if self.blocks[0].row >= 0 else self.blocks[0].kind

    @cached_property
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
            frequency.update(unit.counts.keys())
        self._idf: Mapping[str, float] = {
            word: log(1 + total / count) for word, count in frequency.items()
        }
        # Of a word that none of the units has: it is at least as rare as all others.
        self._rarest = log(1 + max(1, total))
        self._weights: dict[int, tuple[Unit, float]] = {}

    def weight(self, counts: Counter[str]) -> float:
        """Return the weight of some words; the same in whatever order they come."""
        idf = self._idf
        rarest = self._rarest
        return fsum([count * idf.get(word, rarest) for word, count in counts.items()])

    def _unit_weight(self, unit: Unit) -> float:
        # The unit is kept beside its weight, so that no other one can get its id.
        known = self._weights.get(id(unit))
        if known is None:
            known = self._weights[id(unit)] = (unit, self.weight(unit.counts))
        return known[1]

    def share(self, part: Counter[str], whole: Counter[str]) -> float:
        """Return the share of the weight of ``part`` that is in ``whole``, 0 to 1."""
        weight = self.weight(part)
        return self._shared(part, whole) / weight if weight else 0.0

    def _shared(self, one: Counter[str], other: Counter[str]) -> float:
        small, large = (one, other) if len(one) <= len(other) else (other, one)
        idf, rarest = self._idf, self._rarest
        return fsum([
            min(n, large[key]) * idf.get(key, rarest) for key, n in small.items() if key in large
        ])

    def __call__(self, one: Unit, other: Unit, least: float = 0.0) -> float:
        """Return the similarity of two units; 0 if it is less than ``least``."""
        ours, theirs = self._unit_weight(one), self._unit_weight(other)
        both = ours + theirs
        if not both or 2 * min(ours, theirs) < least * both:
            return 0.0
        found = 2 * self._shared(one.counts, other.counts) / both
        return found if found >= least else 0.0
