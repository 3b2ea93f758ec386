"""Texts that became one of another kind with the same words: code a list, a term a paragraph.

Bold words that opened a text, or were all of it, may have become a heading, which needs no bold.

In: the blocks of both sides.  Out: the same, such texts as blocks of one kind, so that they are
paired and their words compared.  It is a step of reading, before both sides are compared; that
they look otherwise is found when it is asked what readers see around them.

    before  ::  fish and chips / bread and butter     (a literal block of two lines)
    wrong   [...]  * [fish and chips]  * [bread and butter]
    right   [* fish and chips  * bread and butter]
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.tokens.token import Span

#: The kinds of code, those of texts that name others, and that of all other texts.
CODE, NAMES, TEXT = frozenset({'code', 'code-text'}), frozenset({'label', 'note'}), 'text'
#: The kind of headings, and how a text looks that stands for one.
TITLE, LIKE_TITLES = 'title', frozenset({'strong', 'emphasis'})
_SIGNS = re.compile(r'[\W_]+')
_FIRST = re.compile(r'[^\W_]+')
#: Before a line of code that is an item of a list.
_BULLET = re.compile(r'^[ \t]*(?:[-*+•–]|\(?(?:\d+|[A-Za-z]|[ivxIVX]+|#)[.)])[ \t]+', re.MULTILINE)


class _Whole(NamedTuple):
    """A block of a side, and the blocks of the other one that have its words.

    ``text`` is the block's, without the bullets of those.
    """

    number: int
    parts: range
    text: str


class _Side:
    """The blocks of a side, with the letters and digits of each, which few are asked for."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self.blocks = list(blocks)
        self._words: dict[int, str] = {}

    def words(self, number: int) -> str:
        """Return what is written in a block, but for spaces and punctuation."""
        if number not in self._words:
            self._words[number] = _words(self.blocks[number].block.text)
        return self._words[number]

    def first(self, number: int) -> str:
        """Return the first of these words, which takes no time to find."""
        return _first_word(self.blocks[number].block.text)

    @cached_property
    def by_first(self) -> dict[str, list[int]]:
        """The texts in no table, by their first word."""
        numbers: dict[str, list[int]] = {}
        for number in self.of((TEXT, *NAMES)):
            numbers.setdefault(self.first(number), []).append(number)
        return numbers

    @cached_property
    def code(self) -> frozenset[str]:
        """The words of all code."""
        return self._words_of(is_code=True)

    @cached_property
    def texts(self) -> frozenset[str]:
        """The words of all other blocks."""
        return self._words_of(is_code=False)

    def _words_of(self, *, is_code: bool) -> frozenset[str]:
        return frozenset(
            self.words(number)
            for number, block in enumerate(self.blocks)
            if (block.block.kind in CODE) == is_code
        )

    def of(self, kinds: Iterable[str]) -> list[int]:
        """Return the numbers of the blocks of some kinds that are in no table."""
        return [
            number
            for number, block in enumerate(self.blocks)
            if block.block.kind in kinds and not block.block.cells and block.source is None
        ]

    def is_text(self, number: int) -> bool:
        """Return whether a block is a text in no table."""
        block = self.blocks[number]
        is_text = block.block.kind == TEXT or block.block.kind in NAMES
        return is_text and not block.block.cells and block.source is None

    def become_texts(self, numbers: Iterable[int], path: tuple[str, ...], text: str = '') -> None:
        """Make texts of some blocks, which stand in one place to those that pair them."""
        for number in numbers:
            old = self.blocks[number]
            block = old.block._replace(kind=TEXT, path=path, text=text or old.block.text)
            mark = old.mark if old.mark in IN_TEXT else 'around'
            self.blocks[number] = old._replace(block=block, mark=mark)

    def become_plain(self, numbers: Iterable[int]) -> None:
        """Take the look of their first words from some blocks."""
        for number in numbers:
            old = self.blocks[number]
            block = old.block._replace(spans=old.block.spans[1:])
            self.blocks[number] = old._replace(block=block)


def with_other_forms(
    original: Sequence[TextBlock], edited: Sequence[TextBlock]
) -> tuple[Sequence[TextBlock], Sequence[TextBlock]]:
    """Return both sides, code and names as texts where other texts have the same words."""
    sides = _Side(original), _Side(edited)
    for side, other in (sides, sides[::-1]):
        side.become_plain(_like_titles(side, other))
        for whole in [*_code(side, other), *_paragraphs(side, other)]:
            path = other.blocks[whole.parts[0]].block.path
            side.become_texts([whole.number], path, whole.text)
            other.become_texts(whole.parts, path)
    return sides[0].blocks, sides[1].blocks


def _like_titles(side: _Side, other: _Side) -> Iterator[int]:
    """Go through the texts whose bold opening is a heading on the other side only::

    before: **Rules** Boats wait here.
    wrong:  # {+Rules+} | Boats wait here.
    right:  # Rules | Boats wait here.
    """
    opened = [
        (number, block.spans[0].stop)
        for number in side.of((TEXT,))
        if (block := side.blocks[number].block).spans and _opens_like_title(block.spans[0])
    ]
    if not opened:
        return
    own, others = (
        {_words(one.blocks[title].block.text) for title in one.of((TITLE,))}
        for one in (side, other)
    )
    for number, stop in opened:
        words = _words(side.blocks[number].block.text[:stop])
        if words in others and words not in own:
            yield number


def _opens_like_title(span: Span) -> bool:
    return span.start == 0 and span.look in LIKE_TITLES and not span.key


def _code(side: _Side, other: _Side) -> Iterator[_Whole]:
    """Go through the code of a side that is text on the other one."""
    for number in _changed(side, other, CODE):
        text = side.blocks[number].block.text
        for written in dict.fromkeys((_BULLET.sub('', text), text)):
            starts = other.by_first.get(_first_word(written))
            parts = _parts(other, starts, _words(written)) if starts else None
            # Bullets of what is no list are no bullets.
            if parts is None or (written != text and not _are_items(other, parts)):
                continue
            is_new = any(other.words(part) not in side.texts for part in parts)
            if is_new and side.words(number) not in other.code:
                yield _Whole(number, parts, written)
                break


def _changed(side: _Side, other: _Side, kinds: Iterable[str]) -> list[int]:
    """Return the blocks of some kinds that the other side does not have as they are written."""
    there = {other.blocks[number].block.text for number in other.of(kinds)}
    return [number for number in side.of(kinds) if side.blocks[number].block.text not in there]


def _are_items(other: _Side, parts: Iterable[int]) -> bool:
    return all('list_item' in other.blocks[part].block.path for part in parts)


def _paragraphs(side: _Side, other: _Side) -> Iterator[_Whole]:
    """Go through the paragraphs of a side that are a name with what it names on the other one."""
    names: dict[str, list[int]] = {}
    for name in _changed(other, side, NAMES):
        names.setdefault(other.first(name)[:1], []).append(name)
    for number in side.of((TEXT,)) if names else ():
        starts = names.get(side.first(number)[:1])
        if not starts:
            continue
        words = side.words(number)
        starts = [
            name
            for name in starts
            if words.startswith(other.words(name) or ' ') and other.words(name) not in side.texts
        ]
        parts = _parts(other, starts, words) if starts and words not in other.texts else None
        if parts:
            yield _Whole(number, parts, side.blocks[number].block.text)


def _parts(other: _Side, starts: Iterable[int], words: str) -> range | None:
    """Return the neighbouring texts that have some words together."""
    for start in starts if words else ():
        if not words.startswith(other.words(start)):
            continue
        length = 0
        for number in range(start, len(other.blocks)):
            if not (other.is_text(number) and words.startswith(other.words(number), length)):
                break
            length += len(other.words(number))
            if length == len(words):
                return range(start, number + 1)
    return None


def _words(text: str) -> str:
    return _SIGNS.sub('', text).casefold()


def _first_word(text: str) -> str:
    first = _FIRST.search(text)
    return first[0].casefold() if first else ''
