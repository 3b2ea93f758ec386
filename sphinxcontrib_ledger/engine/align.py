"""Which blocks of the original became which blocks of the edited article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine import pairing
from sphinxcontrib_ledger.engine.diff import Match, matches
from sphinxcontrib_ledger.engine.grouping import Group, Grouping
from sphinxcontrib_ledger.engine.units import Similarity, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.grouping import How
    from sphinxcontrib_ledger.engine.model import Block
    from sphinxcontrib_ledger.engine.units import Unit


class Link(NamedTuple):
    """Blocks that belong together, by number, what found them, and whether they moved."""

    original: tuple[int, ...]
    edited: tuple[int, ...]
    how: How
    moved: bool = False


def align(original: Sequence[Block], edited: Sequence[Block]) -> list[Link]:
    """Return links in which every block of either side occurs exactly once.

    They are in the order of the edited article; removed blocks follow what they stood behind.
    The links are mirrored if the sides are exchanged: of equally good partners the units alone
    say which is taken.
    """
    old, new = units(original), units(edited)
    keys = [unit.key for unit in old], [unit.key for unit in new]
    if (len(old), keys[0]) <= (len(new), keys[1]):
        groups = grouped(old, new)
    else:
        groups = [Group(g.members[::-1], g.how, g.moved) for g in grouped(new, old)]
    return in_place(
        [link for group in in_order(groups, old, new) for link in links(group, old, new)]
    )


def in_place(found: list[Link]) -> list[Link]:
    """Put removed cells of rows that moved to what stayed beside them: they did not move along."""
    stray = sorted(link.original for link in found if link.moved and not link.edited)
    if not stray:
        return found
    placed: list[Link] = []
    waiting = iter(stray)
    cell = next(waiting, None)
    for link in found:
        if link.moved and not link.edited:
            continue
        while cell is not None and link.original > cell and not link.moved:
            placed.append(Link(cell, (), 'alone'))
            cell = next(waiting, None)
        placed.append(link)
    while cell is not None:
        placed.append(Link(cell, (), 'alone'))
        cell = next(waiting, None)
    return placed


def grouped(old: Sequence[Unit], new: Sequence[Unit]) -> list[Group]:
    """Return the groups of units that belong together."""
    grouping = Grouping((old, new), Similarity([]))
    pairing.find_same(grouping)
    # What has an identical partner says nothing about how rare a word is among the others.
    rest = [[units[k] for k in grouping.free(side)] for side, units in enumerate((old, new))]
    grouping.similarity = Similarity([*rest[0], *rest[1]])
    saw_all = pairing.find_similar(grouping)
    pairing.find_elsewhere(grouping)
    pairing.find_parts(grouping)
    in_order = pairing.find_moved(grouping)
    if not (saw_all and in_order):
        # Those that moved stood between others that are similar and in the same order, and what
        # few share something rare with is seen when their gap has become a small one.
        pairing.find_similar(grouping)
        pairing.find_parts(grouping)
    pairing.find_places(grouping)
    return grouping.all()


def in_order(groups: Sequence[Group], old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Group]:
    """Go through all groups in the edited article's order, removed ones after what they follow.

    Units that are in no group are groups of their own.
    """
    by_new = {group.new[0]: group for group in groups}
    taken_old = {i for group in groups for i in group.old}
    taken_new = {j for group in groups for j in group.new}
    waiting = iter([Group(([i], []), 'alone') for i in range(len(old)) if i not in taken_old])
    removed = next(waiting, None)
    for j in range(len(new)):
        group = by_new.get(j)
        if group is None:
            if j not in taken_new:
                yield Group(([], [j]), 'alone')
            continue
        while not group.moved and removed is not None and removed.old[0] < group.old[0]:
            yield removed
            removed = next(waiting, None)
        yield group
    while removed is not None:
        yield removed
        removed = next(waiting, None)


def links(group: Group, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Link]:
    """Return the blocks of a group of units; those of table rows cell by cell."""
    if group.old and group.new and old[group.old[0]].kind == 'row':
        yield from row_links(old[group.old[0]], new[group.new[0]], group)
        return
    before = tuple([index for i in group.old for index in old[i].indices])
    after = tuple([index for j in group.new for index in new[j].indices])
    if before and after:
        yield Link(before, after, group.how, group.moved)
    else:
        yield from (Link((index,), (), group.how) for index in before)
        yield from (Link((), (index,), group.how) for index in after)


def row_links(old: Unit, new: Unit, group: Group) -> Iterator[Link]:
    """Pair the blocks of two rows by column."""
    before = [(block.cell, block.kind) for block in old.blocks]
    after = [(block.cell, block.kind) for block in new.blocks]
    i = j = 0
    for match in [*matches(before, after), Match(len(before), len(after), 0)]:
        gone = range(i, match.original)
        yield from (Link((old.first + k,), (), 'alone', group.moved) for k in gone)
        yield from (Link((), (new.first + k,), 'alone') for k in range(j, match.edited))
        for k in range(match.size):
            one, other = match.original + k, match.edited + k
            same = old.blocks[one].key == new.blocks[other].key
            how: How = 'same' if same else group.how
            yield Link((old.first + one,), (new.first + other,), how, group.moved)
        i, j = match.original + match.size, match.edited + match.size
