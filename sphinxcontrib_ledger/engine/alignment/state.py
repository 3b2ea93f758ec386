"""The state of an alignment: which units belong together, as far as earlier steps found out.

In: the units of both sides; then each step of ``align.STEPS`` in turn, which asks and changes it.
Out: the groups of units that belong together.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.gaps import gaps_between, gaps_within
from sphinxcontrib_ledger.engine.alignment.groups import Group, are_in_order
from sphinxcontrib_ledger.engine.alignment.scoring.candidates import Search, is_small, similar
from sphinxcontrib_ledger.engine.alignment.scoring.recognition import Recognition
from sphinxcontrib_ledger.engine.alignment.scoring.similarity import Similarity
from sphinxcontrib_ledger.engine.alignment.structure.headings import sections
from sphinxcontrib_ledger.engine.alignment.structure.lists import Lists

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import Gap, MatchKind, PairedSections
    from sphinxcontrib_ledger.engine.alignment.scoring.candidates import Scored
    from sphinxcontrib_ledger.engine.alignment.units import Unit
    from sphinxcontrib_ledger.engine.thresholds import Thresholds
    from sphinxcontrib_ledger.engine.tokens.weights import Weights


class AlignmentState:
    """The groups made so far, and what is known of the units that are in none.

    The groups are changed by four verbs only: :meth:`join`, :meth:`split`, :meth:`extend` and
    :meth:`mark_moved`.  A side is 0 (the original) or 1 (the edited article).
    """

    def __init__(
        self,
        units: tuple[Sequence[Unit], Sequence[Unit]],
        thresholds: Thresholds,
        weights: Weights,
        named_rows: Mapping[int, int] | None = None,
    ) -> None:
        self.units = units
        #: The rows of the original with those that have their names now, in the same tables.
        self.named_rows: Mapping[int, int] = named_rows or {}
        self.thresholds = thresholds
        self.recognition = Recognition(thresholds, weights)
        #: Until ``reweigh``, all words are equally rare.
        self.similarity = Similarity(())
        #: Whether no pair of a gap between groups was left out because the gap is large.
        self.compared_all = True
        #: Whether groups were out of order when last it was said which ones moved.
        self.was_out_of_order = False
        self._only_identical = True
        self._groups: tuple[dict[int, Group], dict[int, Group]] = ({}, {})
        #: The sections that are the same one, in the order in which that was found.
        self._sections: dict[PairedSections, None] = {}
        #: The sections that those around a unit of the original are now.
        self._edited_around: dict[int, list[range]] = {}
        #: For each side, the group of each unit that is in one; to be read only.
        self.by_unit: tuple[Mapping[int, Group], Mapping[int, Group]] = self._groups
        self._search: Search | None = None
        #: Until a group changes.
        self._gaps: list[Gap] | None = None

    # Queries

    def groups(self) -> list[Group]:
        """Return the groups in the order of the edited article."""
        return [group for j, group in sorted(self._groups[1].items()) if group.edited[0] == j]

    @property
    def is_complete(self) -> bool:
        """Whether all units of a side stayed as they were: the others are new, or gone."""
        sides = zip(self._groups, self.units, strict=True)
        is_full = any(len(groups) == len(units) for groups, units in sides)
        return self._only_identical and is_full and are_in_order(self.groups())

    def free(self, side: int) -> list[int]:
        """Return the units of a side that are in no group yet."""
        groups = self._groups[side]
        return [number for number in range(len(self.units[side])) if number not in groups]

    def are_free(self, i: int, j: int) -> bool:
        """Return whether two units are in no group yet."""
        return i not in self._groups[0] and j not in self._groups[1]

    def gaps(self) -> list[Gap]:
        """Return the gaps between the groups that did not move, if both sides have some.

        What moved with its section is in none of them: see :meth:`gaps_within`.
        """
        if self._gaps is None:
            sizes = len(self.units[0]), len(self.units[1])
            self._gaps = list(gaps_between(self._groups, sizes, self._moved_with_sections()))
        return self._gaps

    def moved_sections(self) -> list[PairedSections]:
        """Return the sections that moved, those within others before these."""
        moved = filter(self._has_moved, self._sections)
        return sorted(moved, key=lambda pair: (len(pair.original), pair.original.start))

    def _has_moved(self, pair: PairedSections) -> bool:
        group = self._groups[0].get(pair.original.start)
        return group is not None and group.moved and group.edited[0] == pair.edited.start

    def _moved_with_sections(self) -> tuple[set[int], set[int]]:
        moved = self.moved_sections()
        return (
            {number for pair in moved for number in pair.original},
            {number for pair in moved for number in pair.edited},
        )

    def are_in_paired_sections(self, group: Group) -> bool:
        """Return whether a group is within two sections that are the same one."""
        around = self._edited_around.get(group.original[0], ())
        return any(group.edited[0] in section for section in around)

    def gaps_within(self, pair: PairedSections) -> list[Gap]:
        """Return the gaps between the groups within a section that moved."""
        return list(gaps_within(pair, self._groups))

    def is_small(self, gap: Gap) -> bool:
        """Return whether all pairs of a gap are compared."""
        return is_small(*gap, self.thresholds.alignment)

    def similar(self, gap: Gap, least: float) -> list[Scored]:
        """Return the pairs of a gap that are at least so similar, in order, with their similarity.

        What is asked twice, of a gap or of a part of a small one, is computed once.
        """
        pairs = self._search.pairs_of(gap, least) if self._search is not None else None
        if pairs is None:
            thresholds = self.thresholds.alignment
            pairs = similar(self.similarity, self.units, gap, least, thresholds)
            self._search = Search(gap, least, pairs, self.is_small(gap))
        return pairs

    def similar_in_order(self, gap: Gap) -> list[Scored]:
        """Return the pairs of a gap that are similar enough for their order; note what is left."""
        self.compared_all = self.compared_all and self.is_small(gap)
        return self.similar(gap, self.thresholds.alignment.similar)

    @cached_property
    def lists(self) -> tuple[Lists, Lists]:
        """The lists of each side."""
        return Lists(self.units[0]), Lists(self.units[1])

    @cached_property
    def sections(self) -> tuple[dict[int, range], dict[int, range]]:
        """The sections of each side, by the numbers of their headings."""
        return sections(self.units[0]), sections(self.units[1])

    @cached_property
    def _wordings(self) -> list[Counter[str]]:
        return [Counter([unit.wording for unit in side]) for side in self.units]

    def is_only(self, unit: Unit) -> bool:
        """Return whether what a unit says is said once on either side, of whatever numbers."""
        return all(wordings[unit.wording] == 1 for wordings in self._wordings)

    def reweigh(self) -> None:
        """Take the weights of words from the units that are in no group yet.

        What has an identical partner says nothing about how rare a word is among the others.
        """
        free = [[units[n] for n in self.free(side)] for side, units in enumerate(self.units)]
        self.similarity = Similarity([*free[0], *free[1]])
        self._search = None

    # The four verbs

    def join(
        self,
        original: tuple[int, ...],
        edited: tuple[int, ...],
        kind: MatchKind,
        *,
        moved: bool = False,
    ) -> Group:
        """Make a group of units that are free; return it."""
        group = Group(original, edited, kind, moved)
        self._only_identical = self._only_identical and kind == 'identical' and not moved
        self._put(group)
        return group

    def split(self, group: Group) -> None:
        """Undo a group: its units are free again."""
        for side, groups in enumerate(self._groups):
            for number in group.of(side):
                del groups[number]
        self._gaps = None

    def extend(self, group: Group, side: int, number: int) -> None:
        """Put a unit that is free into a group."""
        members = tuple(sorted((*group.of(side), number)))
        self._put(group._replace(edited=members) if side else group._replace(original=members))

    def mark_moved(self, moved: Collection[Group]) -> None:
        """Say of some groups that they moved, and of all others that they did not."""
        firsts = {group.edited[0] for group in moved}
        for group in self.groups():
            has_moved = group.edited[0] in firsts
            if group.moved != has_moved:
                self._put(group._replace(moved=has_moved))
        self.was_out_of_order = bool(firsts)
        self._only_identical = self._only_identical and not firsts

    def pair_sections(self, pair: PairedSections) -> None:
        """Note that two sections are the same one, which has moved if its heading has."""
        self._gaps = None
        if pair not in self._sections:
            for i in pair.original:
                self._edited_around.setdefault(i, []).append(pair.edited)
            self._sections[pair] = None

    def _put(self, group: Group) -> None:
        self._gaps = None
        for side, groups in enumerate(self._groups):
            for number in group.of(side):
                groups[number] = group
