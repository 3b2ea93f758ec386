"""The units of an alignment: a block, or all the blocks of a table row at once.

In: a side, the blocks of one article.
Out: its units, which is what all later steps of the alignment match.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.model import Block, Side


#: Kinds of text that name or qualify other text: headings, terms, what is said beside a term.
NAMES = frozenset({'title', 'label', 'note'})
#: The number of a column that the other side's table does not have.
UNSHARED = -1
#: Containers whose texts are no parts of the text that refers to them.
NOTES = frozenset({'footnote', 'citation'})
#: A number with its signs.
NUMBER = re.compile(r'\d+(?:\W\d+)*')
#: The signs that end the name in a signature: the first of these that is there.
OPENING = ('(', '[', '=', ':')


class Column(NamedTuple):
    """A column of a table, by the number that it has for both sides, and whether it moved."""

    number: int
    moved: bool = False


#: The columns of tables, by the table's number.
Columns = dict[int, tuple[Column, ...]]


class _Unit(NamedTuple):
    side: Side
    first: int
    blocks: tuple[Block, ...]
    columns: tuple[Column, ...] = ()


class Unit(_Unit):
    """Blocks of a side that are aligned as one; ``first`` is the number of the first one.

    ``columns`` are those that the blocks of a table row are in, where they have other numbers on
    the other side.
    """

    @cached_property
    def key(self) -> tuple[object, ...]:
        """The key: two units of the same one are the same."""
        key = self.side.key
        if not self.blocks[0].cells:
            return key(self.first)
        if self.columns:
            cells = zip(self.columns, self.indices, strict=True)
            shared = [(*column, *key(index)) for column, index in cells if column.number >= 0]
            if shared:
                return ('shared', tuple(sorted(shared, key=itemgetter(0))))
            return ('unshared', key(self.first))
        numbers = [block.cells[0].column for block in self.blocks]
        keys = [(number, *key(i)) for number, i in zip(numbers, self.indices, strict=True)]
        return ('row', tuple(keys))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its tokens; of a row only those in columns that both sides have, if any."""
        if len(self.blocks) == 1:
            return self.side.tokens(self.first).keys
        indices: Sequence[int] = self.indices
        if self.columns:
            cells = zip(self.columns, self.indices, strict=True)
            indices = [index for column, index in cells if column.number >= 0] or indices
        return tuple(chain.from_iterable([self.side.tokens(index).keys for index in indices]))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each token occurs, by its key."""
        return Counter(self.keys)

    @cached_property
    def wording(self) -> str:
        """Its text without numbers; asked of all units, so no tokens are cut for it."""
        return NUMBER.sub('', ' '.join(self.text.split()))

    @property
    def text(self) -> str:
        """The texts of its blocks, one after the other."""
        return '\n'.join([block.text for block in self.blocks])

    @cached_property
    def length(self) -> int:
        """How many characters it has."""
        return sum([len(block.text) for block in self.blocks])

    @property
    def size(self) -> int:
        """How many tokens it has."""
        return len(self.keys)

    @cached_property
    def kind(self) -> str:
        """The kind of its block, or ``row``."""
        return 'row' if self.blocks[0].cells else self.blocks[0].kind

    @cached_property
    def partners(self) -> str:
        """Only units that agree in this may be paired; a paragraph may become a heading."""
        return 'text' if self.kind in NAMES else self.kind

    @property
    def place(self) -> tuple[str, tuple[str, ...]]:
        """The kind and the container: the same in the same place of other lists or sections.

        A picture stands where a figure stands, which is one with a caption.
        """
        is_in_figure = self.kind == 'image' and self.path[-1:] == ('figure',)
        path = self.path[:-1] if is_in_figure else self.path
        return self.kind, path[-1:]

    @cached_property
    def name(self) -> tuple[str, ...]:
        """The keys in a signature that stand before its parameters, its type or its value."""
        ends = [self.keys.index(sign) for sign in OPENING if sign in self.keys]
        return self.keys[: ends[0] if ends else None]

    @cached_property
    def is_in_note(self) -> bool:
        """Whether it is, or is in, a footnote or a citation."""
        return not NOTES.isdisjoint(self.path)

    @property
    def path(self) -> tuple[str, ...]:
        """The kinds of the containers."""
        return self.blocks[0].path

    @property
    def indices(self) -> range:
        """The numbers of the blocks."""
        return range(self.first, self.first + len(self.blocks))


def units(side: Side) -> list[Unit]:
    """Group blocks that stand in one table row; every other block is a unit by itself."""
    units: list[Unit] = []
    start = 0
    for row, group in groupby(side, key=attrgetter('row')):
        blocks = tuple(group)
        if row < 0:
            units += [Unit(side, index, (block,)) for index, block in enumerate(blocks, start)]
        else:
            units.append(Unit(side, start, blocks))
        start += len(blocks)
    return units


def with_columns(units: Sequence[Unit], columns: Columns) -> list[Unit]:
    """Return units of which rows know their columns, if these have other numbers elsewhere."""
    return [
        Unit(unit.side, unit.first, unit.blocks, _columns_of(unit.blocks, columns))
        if unit.blocks[0].table in columns
        else unit
        for unit in units
    ]


def _columns_of(blocks: Sequence[Block], of_tables: Columns) -> tuple[Column, ...]:
    """Return the columns of a row's blocks; of several that a cell spans, the first shared."""
    known = of_tables[blocks[0].table]
    cells = [block.cells[0] for block in blocks]
    spanned = [known[cell.column : cell.column + cell.width] for cell in cells]
    return tuple(
        [
            next((column for column in columns if column.number >= 0), Column(UNSHARED))
            for columns in spanned
        ]
    )
