"""What the chain of similar units leaves over: moves, splits, merges, and what took a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.diff import matches
from sphinxcontrib_ledger.engine.units import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.units import Similarity, Unit

#: Least similarity of a block that is said to have moved: it must plainly be the same one.
#: Measured on documents with known moves (the design); lower calls chance likeness a move.
MOVED = 0.5
#: Blocks of fewer words (a cell, "See below.") recur by chance and are never called moved.
MOVED_WORDS = 5
#: Least share of a block's weight that must be in the other one for a split or a merge.
CONTAINED = 0.5


@dataclass
class Group:
    """Units that belong together, by number; ``how``: same, similar, moved, replaced, alone."""

    old: list[int]
    new: list[int]
    how: str


@dataclass
class Grouping:
    """The groups made so far, and which one each unit of either side is in."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    similarity: Similarity
    of_old: dict[int, Group] = field(default_factory=dict)
    of_new: dict[int, Group] = field(default_factory=dict)

    def join(self, i: int, j: int, how: str) -> None:
        """Make a group of two units."""
        self.of_old[i] = self.of_new[j] = Group([i], [j], how)

    def free_old(self) -> list[int]:
        """Return the units of the original that are in no group yet."""
        return [i for i in range(len(self.old)) if i not in self.of_old]

    def free_new(self) -> list[int]:
        """Return the units of the edited article that are in no group yet."""
        return [j for j in range(len(self.new)) if j not in self.of_new]


def settle(grouping: Grouping) -> list[Group]:
    """Put every unit in a group; return the groups, removed ones where they stood."""
    find_moves(grouping)
    find_splits(grouping.old, grouping.new, grouping.of_old, grouping.of_new, grouping.similarity)
    find_merges(grouping)
    find_places(grouping)
    return list(_in_order(grouping))


def find_moves(grouping: Grouping) -> None:
    """Pair what is left and plainly the same, wherever it stands: the unchanged, then the best."""
    old, new = grouping.old, grouping.new
    for i, j in _unchanged(grouping):
        grouping.join(i, j, 'moved')
    movable_old = [i for i in grouping.free_old() if _movable(old[i])]
    movable_new = [j for j in grouping.free_new() if _movable(new[j])]
    scored = sorted(
        (-score, i, j)
        for i, j in candidates(old, new, movable_old, movable_new)
        if old[i].kind == new[j].kind and (score := grouping.similarity(old[i], new[j])) >= MOVED
    )
    for _, i, j in scored:
        if i not in grouping.of_old and j not in grouping.of_new:
            grouping.join(i, j, 'moved')


def _unchanged(grouping: Grouping) -> list[tuple[int, int]]:
    """Return what stands somewhere else now, unchanged, and is left over once on both sides.

    A heading is too short to be known again by likeness, so only an unchanged one has moved.
    """
    old = {i: grouping.old[i] for i in grouping.free_old()}
    new = {j: grouping.new[j] for j in grouping.free_new()}
    count_old = Counter(unit.key for unit in old.values())
    count_new = Counter(unit.key for unit in new.values())
    places = {unit.key: j for j, unit in new.items() if count_new[unit.key] == 1}
    return [
        (i, places[unit.key])
        for i, unit in old.items()
        if count_old[unit.key] == 1
        and unit.key in places
        and (unit.kind == 'title' or _movable(unit))
    ]


def _movable(unit: Unit) -> bool:
    return unit.kind != 'title' and sum(unit.counts.values()) >= MOVED_WORDS


def find_splits(
    old: Sequence[Unit],
    new: Sequence[Unit],
    of_old: dict[int, Group],
    of_new: dict[int, Group],
    similarity: Similarity,
) -> None:
    """Give a unit that a neighbour's partner contains to that neighbour's group (one to many)."""
    free = [j for j in range(len(new)) if j not in of_new]
    for j in [*free, *reversed(free)]:
        if j in of_new or new[j].kind != 'text':
            continue
        best: tuple[float, Group] | None = None
        for neighbour in (j - 1, j + 1):
            group = of_new.get(neighbour)
            if group is None or len(group.old) != 1 or group.how == 'same':
                continue
            score = _contained(old[group.old[0]], [new[k] for k in group.new], new[j], similarity)
            if score >= CONTAINED and (best is None or score > best[0]):
                best = (score, group)
        if best is not None:
            best[1].new = sorted([*best[1].new, j])
            of_new[j] = best[1]


def _contained(whole: Unit, parts: list[Unit], part: Unit, similarity: Similarity) -> float:
    """Return the share of ``part`` that is in what the other parts leave of ``whole``."""
    if whole.kind != 'text':
        return 0.0
    rest = Counter(whole.counts)
    for other in parts:
        rest.subtract(other.counts)
    return similarity.share(part.counts, +rest)


def find_merges(grouping: Grouping) -> None:
    """Find the mirror of a split: several units of the original that became one."""
    mirrored = {
        id(group): Group(group.new, group.old, group.how)
        for group in [*grouping.of_old.values(), *grouping.of_new.values()]
    }
    of_new = {j: mirrored[id(group)] for j, group in grouping.of_new.items()}
    of_old = {i: mirrored[id(group)] for i, group in grouping.of_old.items()}
    find_splits(grouping.new, grouping.old, of_new, of_old, grouping.similarity)
    back = {id(group): Group(group.new, group.old, group.how) for group in of_old.values()}
    grouping.of_old.update((i, back[id(group)]) for i, group in of_old.items())
    grouping.of_new.update((j, back[id(group)]) for j, group in of_new.items())


def find_places(grouping: Grouping) -> None:
    """Pair what is still left where it stands in the same place and is of the same kind."""
    for gap_old, gap_new in _gaps(grouping):
        signs_old = [(grouping.old[i].kind, grouping.old[i].path[-1:]) for i in gap_old]
        signs_new = [(grouping.new[j].kind, grouping.new[j].path[-1:]) for j in gap_new]
        for match in matches(signs_old, signs_new):
            for k in range(match.size):
                grouping.join(gap_old[match.original + k], gap_new[match.edited + k], 'replaced')


def _gaps(grouping: Grouping) -> Iterator[tuple[list[int], list[int]]]:
    """Go through the free units between the groups that did not move, where both sides have."""
    gap_old: list[int] = []
    gap_new: list[int] = []
    i = 0
    for j in range(len(grouping.new) + 1):
        group = grouping.of_new.get(j)
        if j < len(grouping.new) and group is None:
            gap_new.append(j)
        elif group is None or group.how != 'moved':
            stop = len(grouping.old) if group is None else group.old[0]
            gap_old += [k for k in range(i, stop) if k not in grouping.of_old]
            if gap_old and gap_new:
                yield gap_old, gap_new
            gap_old, gap_new = [], []
            i = max(i, stop + 1 if group is None else group.old[-1] + 1)


def _in_order(grouping: Grouping) -> Iterator[Group]:
    """Go through all groups in the edited article's order, removed ones after what they follow."""
    waiting = iter([Group([i], [], 'alone') for i in grouping.free_old()])
    removed = next(waiting, None)
    seen: set[int] = set()
    for j in range(len(grouping.new)):
        group = grouping.of_new.get(j) or Group([], [j], 'alone')
        if id(group) in seen:
            continue
        if group.how not in ('moved', 'alone'):
            while removed is not None and removed.old[0] < group.old[0]:
                yield removed
                removed = next(waiting, None)
        if group.old:
            seen.add(id(group))
        yield group
    while removed is not None:
        yield removed
        removed = next(waiting, None)
