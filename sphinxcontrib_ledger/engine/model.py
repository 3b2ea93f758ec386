"""The values that the engine takes and gives.

All of them are immutable.
Ranges are half-open; a range of characters counts in its block's text, a range of words counts
in the words of its pair (the words of the pair's blocks, one block after the other).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinxcontrib_ledger.engine.tokens import tokenizer as _words
from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT, Folding
from sphinxcontrib_ledger.engine.tokens.token import concatenate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.tokens.token import Span, Tokens

EditKind = Literal['same', 'added', 'modified', 'removed']


class Range(NamedTuple):
    """A half-open range of words or characters."""

    start: int
    stop: int

    def __bool__(self) -> bool:
        return self.stop > self.start


class Edit(NamedTuple):
    """One stretch of a pair's edit script: ``original`` words became ``edited`` words."""

    kind: EditKind
    original: Range
    edited: Range


class Cell(NamedTuple):
    """Where a table's cell is: tables and rows are counted through the article.

    ``column`` counts as readers do, so that a cell that spans two columns takes two numbers.
    """

    table: int = -1
    row: int = -1
    column: int = -1
    width: int = 1


class _Block(NamedTuple):
    kind: str
    text: str
    path: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    row: int = -1
    cell: int = -1
    folding: Folding = DEFAULT
    dictionaries: tuple[str, ...] = ()
    table: int = -1
    width: int = 1
    nested: tuple[Cell, ...] = ()


class Block(_Block):
    """A leaf of the document that has text: a paragraph, a title, a line, a code block ...

    ``kind`` is what the text is (blocks of different kinds are never paired), ``path`` the kinds
    of its containers from the outermost in.
    ``row`` is the number of the table row that the block is in (counted through the article),
    ``cell`` the number of the first column of its cell, ``width`` how many columns that spans and
    ``table`` the number of the table; the numbers are ``-1`` outside tables.
    ``nested`` says the same of the tables within that cell, from the outside in.
    ``dictionaries`` are the languages whose words are looked up (``engine.dictionaries``).

    A tuple, since every paragraph of both articles is one and tuples are made fastest.
    """

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What must agree for two blocks to be the same block."""
        return self.folding.block_key(self.kind, self.text, self.spans)

    @cached_property
    def words(self) -> Tokens:
        """The words of the text; cut when first asked for, since most blocks never are."""
        if self.kind == 'code':
            return _words.lines(self.text)
        return _words.words(self.text, self.spans, self.folding, self.dictionaries)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the words."""
        return self.words.keys

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Where the block is in each of the tables that it is in, from the outside in."""
        if self.row < 0:
            return ()
        return (Cell(self.table, self.row, self.cell, self.width), *self.nested)

    def inner(self) -> Block:
        """Return the block as it stands within its table cell."""
        cell, *nested = self.nested or (Cell(),)
        return self._replace(
            table=cell.table,
            row=cell.row,
            cell=cell.column,
            width=cell.width,
            nested=tuple(nested),
        )

    @property
    def ends(self) -> Range:
        """Where the first word begins and the last one ends, as characters of the text.

        A character that is visible in every font is in a word, so mostly none need be made.
        """
        text = self.text
        start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
        if start < stop and _is_plain(text[start]) and _is_plain(text[stop - 1]):
            return Range(start, stop)
        return Range(*self.words.characters(0, len(self.words)))


def _is_plain(character: str) -> bool:
    return character.isalnum() or '!' <= character <= '~'


class Pair(NamedTuple):
    """Blocks of the original and the blocks of the edited article that they became.

    Either side may be empty (an added, a removed block); a side of several blocks is a paragraph
    that was split or paragraphs that were merged.
    ``edits`` covers the words of both sides exactly, in order.
    ``identical`` pairs carry no edits: their words were never cut.
    ``replaced`` says that nothing but their place connects the two sides.
    """

    original: tuple[int, ...]
    edited: tuple[int, ...]
    edits: tuple[Edit, ...] = ()
    moved: bool = False
    identical: bool = False
    replaced: bool = False


@dataclass(frozen=True)
class Account:
    """What became of every block: each one is in exactly one pair."""

    original: tuple[Block, ...]
    edited: tuple[Block, ...]
    pairs: tuple[Pair, ...]

    @cached_property
    def by_original(self) -> dict[int, Pair]:
        """The pair of each block of the original, by the block's number."""
        return {index: pair for pair in self.pairs for index in pair.original}

    @cached_property
    def by_edited(self) -> dict[int, Pair]:
        """The pair of each block of the edited article, by the block's number."""
        return {index: pair for pair in self.pairs for index in pair.edited}

    def original_words(self, pair: Pair) -> Tokens:
        """Return the words of the pair's original side."""
        return words_of(self.original, pair.original)

    def edited_words(self, pair: Pair) -> Tokens:
        """Return the words of the pair's edited side."""
        return words_of(self.edited, pair.edited)

    def changed(self) -> Iterator[Pair]:
        """Go through the pairs that have something to mark."""
        return (pair for pair in self.pairs if not pair.identical)


def words_of(blocks: Sequence[Block], indices: tuple[int, ...]) -> Tokens:
    """Return the words of some blocks, one block after the other."""
    return concatenate([blocks[index].words for index in indices])


def count_words(blocks: Sequence[Block], indices: tuple[int, ...]) -> int:
    """Return how many words some blocks have."""
    return sum([len(blocks[index].keys) for index in indices])
