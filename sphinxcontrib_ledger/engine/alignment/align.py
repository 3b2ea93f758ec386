"""Which blocks of the original became which blocks of the edited article.

In: both sides.
Out: links, which say of every block what it belongs together with.
It is the first half of a comparison; the second one makes the edit script of each link.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.alignment.by_position import match_by_position
from sphinxcontrib_ledger.engine.alignment.code_by_letters import match_code_by_letters
from sphinxcontrib_ledger.engine.alignment.groups import Group
from sphinxcontrib_ledger.engine.alignment.in_order import (
    match_identical_in_order,
    match_similar_again,
    match_similar_in_order,
)
from sphinxcontrib_ledger.engine.alignment.moves import (
    decide_moves,
    extend_moves_to_neighbours,
    match_between_moves,
    match_identical_anywhere,
    match_similar_anywhere,
)
from sphinxcontrib_ledger.engine.alignment.parts import extend_splits_and_merges
from sphinxcontrib_ledger.engine.alignment.reassignment import release_weaker_pairs
from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
from sphinxcontrib_ledger.engine.alignment.structure.enumerations import match_enumerations
from sphinxcontrib_ledger.engine.alignment.structure.headings import match_headings_by_content
from sphinxcontrib_ledger.engine.alignment.structure.named_rows import (
    match_named_rows,
    match_rows_by_name_alone,
    named_rows,
)
from sphinxcontrib_ledger.engine.alignment.structure.sections import match_moved_sections
from sphinxcontrib_ledger.engine.alignment.structure.split_headings import match_split_headings
from sphinxcontrib_ledger.engine.alignment.structure.table_columns import shared_columns
from sphinxcontrib_ledger.engine.alignment.structure.tables import changed_tables
from sphinxcontrib_ledger.engine.alignment.units import Column, Unit, units, with_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import MatchKind
    from sphinxcontrib_ledger.engine.model import Block, Side

#: The steps by which units find their partners; each one works on what the ones before left over.
STEPS: tuple[Callable[[AlignmentState], None], ...] = (
    match_identical_in_order,
    match_identical_anywhere,
    AlignmentState.reweigh,
    match_moved_sections,
    match_enumerations,
    match_split_headings,
    match_named_rows,
    match_similar_in_order,
    release_weaker_pairs,
    match_similar_anywhere,
    match_rows_by_name_alone,
    match_code_by_letters,
    extend_splits_and_merges,
    decide_moves,
    extend_moves_to_neighbours,
    match_moved_sections,
    match_between_moves,
    match_similar_again,
    match_headings_by_content,
    match_by_position,
)


class Link(NamedTuple):
    """Blocks that belong together, by number, why they do, and whether they moved."""

    original: tuple[int, ...]
    edited: tuple[int, ...]
    kind: MatchKind
    moved: bool = False


def align(original: Side, edited: Side) -> list[Link]:
    """Return links in which every block of either side occurs exactly once.

    They are in the order of the edited article; removed blocks follow what they stood behind.
    The links are mirrored if the sides are exchanged: of equally good partners the units alone
    say which is taken.
    """
    sides = original, edited
    both = units(original), units(edited)
    keys = [(len(side), [unit.key for unit in side]) for side in both]
    is_mirrored = keys[0] > keys[1]
    if is_mirrored:
        sides, both = sides[::-1], both[::-1]
    thresholds = original.options.thresholds
    tables = list(changed_tables(*sides))
    columns = shared_columns(tables, thresholds.alignment)
    if columns[0]:
        both = with_columns(both[0], columns[0]), with_columns(both[1], columns[1])
    rows = named_rows(
        both, [(one.blocks[0].table, other.blocks[0].table) for one, other in tables]
    )
    state = AlignmentState(both, thresholds, original.tokenizer.weights, rows)
    groups = match_units(state)
    if is_mirrored:
        both = both[::-1]
        groups = [group._replace(original=group.edited, edited=group.original) for group in groups]
    return reattach_removed_cells(
        [link for group in in_reading_order(groups, *both) for link in links(group, *both)]
    )


def match_units(state: AlignmentState) -> list[Group]:
    """Return the groups of units that belong together; units without a partner are in none."""
    for step in STEPS:
        step(state)
        if state.is_complete:
            break
    return state.groups()


def reattach_removed_cells(links: list[Link]) -> list[Link]:
    """Put removed cells of rows that moved where the rows stood: they did not move along::

    before: Gull, three, noon | Tern, four
    wrong:  Tern, four | > Gull, > three, [-noon-]
    right:  [-noon-] | Tern, four | > Gull, > three
    """
    removed = sorted(link.original for link in links if link.moved and not link.edited)
    if not removed:
        return links
    placed: list[Link] = []
    pending = iter(removed)
    cell = next(pending, None)
    for link in links:
        if link.moved and not link.edited:
            continue
        while cell is not None and link.original > cell and not link.moved:
            placed.append(Link(cell, (), 'unmatched'))
            cell = next(pending, None)
        placed.append(link)
    while cell is not None:
        placed.append(Link(cell, (), 'unmatched'))
        cell = next(pending, None)
    return placed


def in_reading_order(
    groups: Sequence[Group], original: Sequence[Unit], edited: Sequence[Unit]
) -> Iterator[Group]:
    """Go through all groups in the edited article's order, removed ones after what they follow.

    Units that are in no group are groups of their own.
    """
    by_first = {group.edited[0]: group for group in groups}
    taken_original = {i for group in groups for i in group.original}
    taken_edited = {j for group in groups for j in group.edited}
    free = [i for i in range(len(original)) if i not in taken_original]
    pending = iter([Group((i,), (), 'unmatched') for i in free])
    removed = next(pending, None)
    for j in range(len(edited)):
        group = by_first.get(j)
        if group is None:
            if j not in taken_edited:
                yield Group((), (j,), 'unmatched')
            continue
        while removed is not None and not group.moved and removed.original[0] < group.original[0]:
            yield removed
            removed = next(pending, None)
        yield group
    while removed is not None:
        yield removed
        removed = next(pending, None)


def links(group: Group, original: Sequence[Unit], edited: Sequence[Unit]) -> Iterator[Link]:
    """Return the blocks of a group of units; those of table rows cell by cell."""
    i, j, kind, moved = group
    if i and j and original[i[0]].blocks[0].cells:
        yield from row_links(original[i[0]], edited[j[0]], group)
        return
    if len(i) == len(j) == 1:
        # All that stayed comes through here.
        yield Link((original[i[0]].first,), (edited[j[0]].first,), kind, moved)
        return
    before = tuple([index for number in i for index in original[number].indices])
    after = tuple([index for number in j for index in edited[number].indices])
    if before and after:
        yield Link(before, after, kind, moved)
    else:
        yield from (Link((index,), (), kind) for index in before)
        yield from (Link((), (index,), kind) for index in after)


def row_links(original: Unit, edited: Unit, group: Group) -> Iterator[Link]:
    """Pair the blocks of two rows by column."""
    cells = _cells(original), _cells(edited)
    places = {cell.columns[0]: i for i, cell in enumerate(cells[0])}
    groups = [
        Group((places[column],), (j,), group.kind, moved=group.moved or column.moved)
        for j, cell in enumerate(cells[1])
        if (column := cell.columns[0]).number >= 0 and column in places
    ]
    for pair in in_reading_order(groups, *cells):
        if pair.original and pair.edited:
            yield from _cell_links(cells[0][pair.original[0]], cells[1][pair.edited[0]], pair)
        else:
            # A cell that a moved row lost stood where the row did.
            for link in links(pair, *cells):
                yield link._replace(moved=group.moved and bool(link.original))


def _cells(row: Unit) -> list[Unit]:
    """Return the cells of a row as units, each with the column that it is in."""
    columns = row.columns or tuple([Column(block.cells[0].column) for block in row.blocks])
    cells: list[Unit] = []
    start = row.first
    for _, members in groupby(zip(row.blocks, columns, strict=True), key=_column_number):
        blocks, of_blocks = zip(*members, strict=True)
        cells.append(Unit(row.side, start, blocks, of_blocks[:1]))
        start += len(blocks)
    return cells


def _column_number(member: tuple[Block, Column]) -> int:
    return member[0].cells[0].column


def _cell_links(original: Unit, edited: Unit, group: Group) -> Iterator[Link]:
    """Pair the blocks of two cells: one with one, or several as in any other container."""
    are_single = len(original.blocks) == len(edited.blocks) == 1
    if are_single and original.blocks[0].kind == edited.blocks[0].kind:
        is_same = original.side.key(original.first) == edited.side.key(edited.first)
        kind = 'identical' if is_same else group.kind
        yield Link((original.first,), (edited.first,), kind, group.moved)
        return
    sides = [
        cell.side.within_cell(cell.first, cell.first + len(cell.blocks))
        for cell in (original, edited)
    ]
    for link in align(*sides):
        yield Link(
            tuple([original.first + i for i in link.original]),
            tuple([edited.first + j for j in link.edited]),
            link.kind,
            moved=link.moved or (group.moved and bool(link.original)),
        )
