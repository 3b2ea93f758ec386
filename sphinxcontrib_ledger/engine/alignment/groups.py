"""Groups of units that belong together, and the gaps between groups: plain values.

In: numbers of units.  Out: the values that :class:`.AlignmentState` keeps and its steps make.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


#: Why units belong together: they are the same, they are similar, nothing but their position
#: connects them; or that they have no partner.
MatchKind = Literal['identical', 'similar', 'positional', 'unmatched']


class Group(NamedTuple):
    """Units that belong together, by number, on both sides, and what made them partners."""

    original: tuple[int, ...]
    edited: tuple[int, ...]
    kind: MatchKind
    moved: bool = False

    def of(self, side: int) -> tuple[int, ...]:
        """Return the units of a side: 0 is the original, 1 the edited article."""
        return self.edited if side else self.original

    @property
    def length(self) -> int:
        """How many units there are on the side that has more."""
        return max(len(self.original), len(self.edited))

    @property
    def is_pair(self) -> bool:
        """Whether it is one unit of either side: nothing was split or merged."""
        return len(self.original) == len(self.edited) == 1


def are_in_order(groups: Sequence[Group]) -> bool:
    """Return whether groups in the order of the edited article are in that of the original.

    None of them stands between the parts of another one.
    """
    return all(
        first.original[-1] < second.original[0] and first.edited[-1] < second.edited[0]
        for first, second in pairwise(groups)
    )


def without_inner(groups: Sequence[Group]) -> list[Group]:
    """Return groups in order but for those that stand between the parts of another one."""
    outer: list[Group] = []
    for group in groups:
        if not outer or are_in_order((outer[-1], group)):
            outer.append(group)
    return outer


class Gap(NamedTuple):
    """Units that are in no group and stand between the same two groups on both sides."""

    original: Sequence[int]
    edited: Sequence[int]


class PairedSections(NamedTuple):
    """A section that moved: its units on both sides, the heading first."""

    original: range
    edited: range
