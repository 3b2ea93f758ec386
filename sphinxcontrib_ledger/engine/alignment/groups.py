"""Which units belong together, as far as is known while partners are looked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinxcontrib_ledger.engine.alignment.candidates import is_small, similar
from sphinxcontrib_ledger.engine.alignment.similarity import Similarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.units import Unit

MatchKind = Literal['same', 'similar', 'replaced', 'alone']


@dataclass
class Group:
    """Units that belong together, by number, on both sides, and what made them partners."""

    members: tuple[list[int], list[int]]
    how: MatchKind
    moved: bool = False

    @property
    def old(self) -> list[int]:
        """The units of the original."""
        return self.members[0]

    @property
    def new(self) -> list[int]:
        """The units of the edited article."""
        return self.members[1]


class Gap(NamedTuple):
    """Units that are in no group and stand between the same two groups on both sides."""

    old: list[int]
    new: list[int]


class _Seen(NamedTuple):
    """The pairs of a gap that are at least so similar."""

    gap: Gap
    least: float
    found: list[tuple[int, int, float]]

    def of(self, gap: Gap, least: float) -> list[tuple[int, int, float]] | None:
        """Return the pairs of a gap that are at least so similar; ``None``: not known here."""
        old, new = frozenset(gap.old), frozenset(gap.new)
        # Of a large gap not all pairs were looked at, and fewer units are rarer.
        is_part = is_small(*self.gap) and old.issubset(self.gap.old) and new.issubset(self.gap.new)
        if least < self.least or not (is_part or gap == self.gap):
            return None
        return [
            (i, j, score) for i, j, score in self.found if i in old and j in new and score >= least
        ]


@dataclass
class AlignmentState:
    """The groups made so far: for each side, which one each unit is in."""

    units: tuple[Sequence[Unit], Sequence[Unit]]
    similarity: Similarity = field(init=False)
    groups: tuple[dict[int, Group], dict[int, Group]] = field(default_factory=lambda: ({}, {}))
    _seen: _Seen | None = None

    def reweigh(self) -> None:
        """Take the weights of words from the units that are in no group yet.

        What has an identical partner says nothing about how rare a word is among the others.
        """
        rest = [[units[k] for k in self.free(side)] for side, units in enumerate(self.units)]
        self.similarity = Similarity([*rest[0], *rest[1]])
        self._seen = None

    def similar(self, gap: Gap, least: float) -> list[tuple[int, int, float]]:
        """Return the pairs of a gap that are at least so similar, in order, with their similarity.

        What is asked twice, of a gap or of a part of a small one, is found once.
        """
        found = self._seen.of(gap, least) if self._seen is not None else None
        if found is None:
            found = similar(self.similarity, self.units, gap, least)
            self._seen = _Seen(gap, least, found)
        return found

    @cached_property
    def _wordings(self) -> list[Counter[str]]:
        return [Counter([unit.wording for unit in side]) for side in self.units]

    def is_only(self, unit: Unit) -> bool:
        """Return whether what a unit says is said once on either side, of whatever numbers."""
        return all(wordings[unit.wording] == 1 for wordings in self._wordings)

    def join(self, i: int, j: int, how: MatchKind) -> None:
        """Make a group of two units."""
        self.groups[0][i] = self.groups[1][j] = Group(([i], [j]), how)

    def part(self, group: Group) -> None:
        """Undo a group."""
        for groups, members in zip(self.groups, group.members, strict=True):
            for k in members:
                del groups[k]

    def all(self) -> list[Group]:
        """Return the groups in the order of the edited article."""
        return [group for j, group in sorted(self.groups[1].items()) if group.new[0] == j]

    def free(self, side: int) -> list[int]:
        """Return the units of a side that are in no group yet."""
        return [k for k in range(len(self.units[side])) if k not in self.groups[side]]

    def gaps(self) -> Iterator[Gap]:
        """Go through the gaps between the groups that did not move, if both sides have some."""
        start = 0
        gap_new: list[int] = []
        for j in range(len(self.units[1]) + 1):
            group = self.groups[1].get(j)
            at_end = j == len(self.units[1])
            if group is None and not at_end:
                gap_new.append(j)
            elif group is None or not group.moved:
                stop = group.old[0] if group is not None else len(self.units[0])
                gap_old = [k for k in range(start, stop) if k not in self.groups[0]]
                if gap_old and gap_new:
                    yield Gap(gap_old, gap_new)
                gap_new = []
                start = max(start, group.old[-1] + 1 if group is not None else stop)
