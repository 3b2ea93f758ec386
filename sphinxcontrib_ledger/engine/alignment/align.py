"""Which blocks of the original became which blocks of the edited article."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.alignment import in_order as pairing
from sphinxcontrib_ledger.engine.alignment import moves
from sphinxcontrib_ledger.engine.alignment.by_position import match_by_position
from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState, Group
from sphinxcontrib_ledger.engine.alignment.naming import match_headings_by_content
from sphinxcontrib_ledger.engine.alignment.reassignment import release_weaker_pairs
from sphinxcontrib_ledger.engine.alignment.splits import extend_splits_and_merges
from sphinxcontrib_ledger.engine.alignment.table_columns import shared_columns
from sphinxcontrib_ledger.engine.alignment.units import Column, Unit, units, with_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import MatchKind
    from sphinxcontrib_ledger.engine.alignment.units import Columns
    from sphinxcontrib_ledger.engine.model import Block, Side


class Link(NamedTuple):
    """Blocks that belong together, by number, what found them, and whether they moved."""

    original: tuple[int, ...]
    edited: tuple[int, ...]
    how: MatchKind
    moved: bool = False


def align(original: Side, edited: Side) -> list[Link]:
    """Return links in which every block of either side occurs exactly once.

    They are in the order of the edited article; removed blocks follow what they stood behind.
    The links are mirrored if the sides are exchanged: of equally good partners the units alone
    say which is taken.
    """
    old, new = units(original), units(edited)
    keys = [unit.key for unit in old], [unit.key for unit in new]
    if (len(old), keys[0]) <= (len(new), keys[1]):
        old, new = _by_columns(old, new, *shared_columns(original, edited))
        groups = match_units(old, new)
    else:
        new, old = _by_columns(new, old, *shared_columns(edited, original))
        groups = [Group(g.members[::-1], g.how, g.moved) for g in match_units(new, old)]
    return reattach_removed_cells(
        [link for group in in_reading_order(groups, old, new) for link in links(group, old, new)]
    )


def reattach_removed_cells(found: list[Link]) -> list[Link]:
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


def _by_columns(
    old: list[Unit], new: list[Unit], ours: Columns, theirs: Columns
) -> tuple[list[Unit], list[Unit]]:
    """Return the units with the columns of those that are rows of tables whose columns changed."""
    return (with_columns(old, ours), with_columns(new, theirs)) if ours else (old, new)


def match_units(old: Sequence[Unit], new: Sequence[Unit]) -> list[Group]:
    """Return the groups of units that belong together."""
    grouping = AlignmentState((old, new))
    pairing.match_identical_in_order(grouping)
    if not (grouping.free(0) and grouping.free(1)):
        # The others are new, or gone, and have no partner.
        return grouping.all()
    moves.match_identical_anywhere(grouping)
    grouping.reweigh()
    saw_all = pairing.match_similar_in_order(grouping)
    release_weaker_pairs(grouping)
    moves.match_similar_anywhere(grouping)
    extend_splits_and_merges(grouping)
    in_order = moves.decide_moves(grouping)
    moves.extend_moves_to_neighbours(grouping)
    moves.match_between_moves(grouping)
    if not (saw_all and in_order):
        # Those that moved stood between others that are similar and in the same order, and what
        # few share something rare with is seen when their gap has become a small one.
        pairing.match_similar_in_order(grouping)
        extend_splits_and_merges(grouping, around_moved=True)
    match_headings_by_content(grouping)
    match_by_position(grouping)
    return grouping.all()


def in_reading_order(
    groups: Sequence[Group], old: Sequence[Unit], new: Sequence[Unit]
) -> Iterator[Group]:
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
        while removed is not None and not group.moved and removed.old[0] < group.old[0]:
            yield removed
            removed = next(waiting, None)
        yield group
    while removed is not None:
        yield removed
        removed = next(waiting, None)


def links(group: Group, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Link]:
    """Return the blocks of a group of units; those of table rows cell by cell."""
    i, j = group.members
    if i and j and old[i[0]].blocks[0].cells:
        yield from row_links(old[i[0]], new[j[0]], group)
        return
    if len(i) == len(j) == 1:
        # All that stayed comes through here.
        yield Link((old[i[0]].first,), (new[j[0]].first,), group.how, group.moved)
        return
    before = tuple([index for k in i for index in old[k].indices])
    after = tuple([index for k in j for index in new[k].indices])
    if before and after:
        yield Link(before, after, group.how, group.moved)
    else:
        yield from (Link((index,), (), group.how) for index in before)
        yield from (Link((), (index,), group.how) for index in after)


def row_links(old: Unit, new: Unit, group: Group) -> Iterator[Link]:
    """Pair the blocks of two rows by column."""
    cells = _cells(old), _cells(new)
    places = {cell.columns[0]: i for i, cell in enumerate(cells[0])}
    groups = [
        Group(([places[column]], [j]), group.how, moved=group.moved or column.moved)
        for j, cell in enumerate(cells[1])
        if (column := cell.columns[0]).number >= 0 and column in places
    ]
    for pair in in_reading_order(groups, *cells):
        if pair.old and pair.new:
            yield from _cell_links(cells[0][pair.old[0]], cells[1][pair.new[0]], pair)
        else:
            # What a row that moved lost stood where the row did.
            for link in links(pair, *cells):
                yield link._replace(moved=group.moved and bool(link.original))


def _cells(row: Unit) -> list[Unit]:
    """Return the cells of a row as units, each with the column that it is in."""
    columns = row.columns or tuple([Column(block.cells[0].column) for block in row.blocks])
    found: list[Unit] = []
    start = row.first
    for _, members in groupby(zip(row.blocks, columns, strict=True), key=_cell_of):
        blocks, spanned = zip(*members, strict=True)
        found.append(Unit(row.side, start, blocks, spanned[:1]))
        start += len(blocks)
    return found


def _cell_of(member: tuple[Block, Column]) -> int:
    return member[0].cells[0].column


def _cell_links(old: Unit, new: Unit, group: Group) -> Iterator[Link]:
    """Pair the blocks of two cells: one with one, or several as in any other container."""
    if len(old.blocks) == len(new.blocks) == 1 and old.blocks[0].kind == new.blocks[0].kind:
        same = old.side.key(old.first) == new.side.key(new.first)
        yield Link((old.first,), (new.first,), 'same' if same else group.how, group.moved)
        return
    sides = [
        unit.side.within_cell(unit.first, unit.first + len(unit.blocks)) for unit in (old, new)
    ]
    for link in align(*sides):
        yield Link(
            tuple([old.first + k for k in link.original]),
            tuple([new.first + k for k in link.edited]),
            link.how,
            moved=link.moved or (group.moved and bool(link.original)),
        )
