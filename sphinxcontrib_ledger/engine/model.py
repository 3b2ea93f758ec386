"""The values that the engine takes and gives: blocks in, an account with pairs and edits out.

All of them are immutable to those who have them; a side keeps what it has made once.
Ranges are half-open: of characters in their block's text, of tokens in all of their pair's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from sphinxcontrib_ledger.engine.tokens.token import concatenate
from sphinxcontrib_ledger.engine.tokens.tokenizer import tokenize_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxcontrib_ledger.engine.options import Options
    from sphinxcontrib_ledger.engine.tokens.token import Span, Tokens
    from sphinxcontrib_ledger.engine.tokens.tokenizer import Tokenizer

#: Two blocks of the same key are the same block.
BlockKey = tuple[object, ...]
#: ``form``: the same words, of which something else is marked, such as their list.
EditKind = Literal['same', 'added', 'modified', 'removed', 'form']


class Range(NamedTuple):
    """A half-open range of tokens or characters."""

    start: int
    stop: int

    def __bool__(self) -> bool:
        return self.stop > self.start


class Edit(NamedTuple):
    """One stretch of a pair's edit script: ``original`` tokens became ``edited``."""

    kind: EditKind
    original: Range
    edited: Range

    @property
    def keeps_words(self) -> bool:
        """Whether both sides have the same words."""
        return self.kind in ('same', 'form')


class Cell(NamedTuple):
    """Where a table's cell is: tables and rows are counted through the article.

    ``column`` counts as readers do, so that a cell that spans two columns takes two numbers;
    ``width`` is how many columns the cell spans.
    """

    table: int
    row: int
    column: int
    width: int = 1


class Block(NamedTuple):
    """A leaf of the document that has text: a paragraph, a title, a line, a code block ...

    ``kind`` is what the text is (blocks of different kinds are never paired), ``path`` the kinds
    of its containers from the outermost in.
    ``cells`` are the table cells that the block is in, from the outermost table in.

    A tuple, since every paragraph of both articles is one and tuples are made fastest.
    """

    kind: str
    text: str
    path: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    cells: tuple[Cell, ...] = ()

    @property
    def table(self) -> int:
        """The number of the outermost table that the block is in; -1 outside tables."""
        return self.cells[0].table if self.cells else -1

    @property
    def row(self) -> int:
        """The number of the row of that table; -1 outside tables."""
        return self.cells[0].row if self.cells else -1


class Side(Sequence[Block]):
    """The blocks of one article in reading order, as some options have them compared.

    The tokens of a block are cut when first asked for, and once: most blocks never are.
    """

    def __init__(self, blocks: Iterable[Block], options: Options, tokenizer: Tokenizer) -> None:
        self.blocks = tuple(blocks)
        self.options = options
        self.tokenizer = tokenizer
        self._tokens: list[Tokens | None] = [None] * len(self.blocks)
        self._keys: list[BlockKey | None] = [None] * len(self.blocks)

    @overload
    def __getitem__(self, i: int) -> Block: ...

    @overload
    def __getitem__(self, i: slice) -> tuple[Block, ...]: ...

    def __getitem__(self, i: int | slice) -> Block | tuple[Block, ...]:
        return self.blocks[i]

    def __len__(self) -> int:
        return len(self.blocks)

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Side):
            return NotImplemented
        return (self.blocks, self.options) == (other.blocks, other.options)

    def __hash__(self) -> int:
        return hash((self.blocks, self.options))

    def key(self, i: int) -> BlockKey:
        """Return the key of block ``i``: blocks of the same key are the same block."""
        key = self._keys[i]
        if key is None:
            kind, text, _, spans, _ = self.blocks[i]
            key = self._keys[i] = self.options.folding.block_key(kind, text, spans)
        return key

    def tokens(self, i: int) -> Tokens:
        """Return the tokens of block ``i``; those of code are its lines."""
        tokens = self._tokens[i]
        if tokens is None:
            kind, text, _, spans, _ = self.blocks[i]
            if kind == 'code':
                tokens = tokenize_lines(text, self.options.folding)
            else:
                tokens = self.tokenizer.tokenize(text, spans)
            self._tokens[i] = tokens
        return tokens

    def ends(self, i: int) -> Range:
        """Return where the first token of block ``i`` begins and the last one ends, in its text.

        A character that is visible in every font is in a token, so mostly none need be made.
        """
        text = self.blocks[i].text
        start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
        if start < stop and _is_plain(text[start]) and _is_plain(text[stop - 1]):
            return Range(start, stop)
        tokens = self.tokens(i)
        return Range(*tokens.characters(0, len(tokens)))

    def tokens_of(self, indices: Sequence[int]) -> Tokens:
        """Return the tokens of some blocks, at least one, one block after the other."""
        return concatenate([self.tokens(i) for i in indices])

    def count_tokens(self, indices: Sequence[int]) -> int:
        """Return how many tokens some blocks have."""
        return sum([len(self.tokens(i)) for i in indices])

    def within_cell(self, first: int, stop: int) -> Side:
        """Return the blocks of a table cell as they stand within it."""
        inner = [block._replace(cells=block.cells[1:]) for block in self.blocks[first:stop]]
        side = Side(inner, self.options, self.tokenizer)
        # A block's tokens and its key are the same wherever it stands.
        side._tokens[:], side._keys[:] = self._tokens[first:stop], self._keys[first:stop]
        return side


def _is_plain(character: str) -> bool:
    return character.isalnum() or '!' <= character <= '~'


class Pair(NamedTuple):
    """Blocks of the original and the blocks of the edited article that they became.

    Either side may be empty (an added, a removed block); a side of several blocks is a paragraph
    that was split or paragraphs that were merged.
    ``edits`` covers the tokens of both sides exactly, in order.
    ``identical`` pairs carry no edits: their tokens were never cut.
    ``positional`` says that nothing but their position connects the two sides.
    Where nothing but signs went there is no elision (see ``script.removed_signs``): ``told`` are
    the numbers of the edits that something else shows, ``carriers`` the numbers of others with the
    edited token that is marked for each.
    """

    original: tuple[int, ...]
    edited: tuple[int, ...]
    edits: tuple[Edit, ...] = ()
    moved: bool = False
    identical: bool = False
    positional: bool = False
    told: frozenset[int] = frozenset()
    carriers: tuple[tuple[int, int], ...] = ()

    def stands_for(self, number: int) -> Range:
        """Return the original's tokens that the mark of an edit stands for.

        If a word carries the mark for a sign, they are both.
        """
        edit = self.edits[number]
        start, stop = edit.original
        token = dict(self.carriers).get(number)
        if token is None:
            return edit.original
        return Range(start - 1, stop) if token < edit.edited.start else Range(start, stop + 1)


@dataclass(frozen=True)
class Account:
    """The result of a comparison: every block of both sides is in exactly one pair."""

    original: Side
    edited: Side
    pairs: tuple[Pair, ...]

    @property
    def options(self) -> Options:
        """The options that the two articles were compared by."""
        return self.edited.options

    @cached_property
    def by_original(self) -> dict[int, Pair]:
        """The pair of each block of the original, by the block's number."""
        return {index: pair for pair in self.pairs for index in pair.original}

    @cached_property
    def by_edited(self) -> dict[int, Pair]:
        """The pair of each block of the edited article, by the block's number."""
        return {index: pair for pair in self.pairs for index in pair.edited}

    def original_tokens(self, pair: Pair) -> Tokens:
        """Return the tokens of the pair's original side."""
        return self.original.tokens_of(pair.original)

    def edited_tokens(self, pair: Pair) -> Tokens:
        """Return the tokens of the pair's edited side."""
        return self.edited.tokens_of(pair.edited)

    def changed(self) -> Iterator[Pair]:
        """Go through the pairs that have something to mark."""
        return (pair for pair in self.pairs if not pair.identical)
