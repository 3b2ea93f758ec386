"""Text into words that know where they stand, what they are compared by, and how they look.

Where words begin and end is said by ``cut``, and by ``dictionaries`` where one is asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine import dictionaries as _dictionaries
from sphinxcontrib_ledger.engine.cut import cut
from sphinxcontrib_ledger.engine.normal import DEFAULT, Folding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

#: Stands in a block's text for something that has no text of its own (an image, a formula).
PLACEHOLDER = '\ufffc'
#: The key of every spelling of an ellipsis in brackets.
ELLIPSIS = '[...]'


class Span(NamedTuple):
    """A stretch of a block's text with a look of its own (emphasis, a link, a literal ...).

    ``key`` is not empty where the stretch is one word and is compared as that: its identity.
    """

    start: int
    stop: int
    look: str
    key: str = ''


class Word(NamedTuple):
    """A word: its text, what is compared, where it stands in its block, and how it looks."""

    text: str
    key: str
    start: int
    stop: int
    look: tuple[str, ...] = ()
    ellipsis: bool = False


#: Makes a word of all its fields; words are many, and this takes half the time of ``Word(...)``.
_new = partial(tuple.__new__, Word)


def words(
    text: str,
    spans: Sequence[Span] = (),
    folding: Folding = DEFAULT,
    dictionaries: Collection[str] = (),
) -> tuple[Word, ...]:
    """Cut ``text`` into words; ``spans`` must be in order and must not overlap.

    ``dictionaries`` names the languages of which characters are joined to words.
    """
    found: list[Word] = []
    for start, stop, key in _stretches(text, spans):
        if key:
            found.append(Word(text[start:stop], key, start, stop))
        else:
            found += _cut(text, start, stop, folding, dictionaries)
    return tuple(_dressed(found, spans) if spans else found)


def keys(text: str, spans: Sequence[Span] = (), folding: Folding = DEFAULT) -> tuple[str, ...]:
    """Return the keys of the words of ``text`` without making the words, which takes longer."""
    found: list[str] = []
    for start, stop, key in _stretches(text, spans):
        if key:
            found.append(key)
        else:
            found += _keys(cut(text, start, stop), folding)
    return tuple(found)


def _stretches(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Go through what is one word, with its key, and what is between, with none."""
    position = 0
    for span in spans:
        if span.key:
            if position < span.start:
                yield position, span.start, ''
            yield span.start, span.stop, span.key
            position = span.stop
    if position < len(text):
        yield position, len(text), ''


def lines(text: str) -> tuple[Word, ...]:
    """Cut code into its lines, each of which counts as a word; empty lines count too."""
    found = []
    position = 0
    for line in text.split('\n'):
        found.append(Word(line, line.rstrip(), position, position + len(line)))
        position += len(line) + 1
    return tuple(found)


def _cut(
    text: str, start: int, stop: int, folding: Folding, dictionaries: Collection[str]
) -> list[Word]:
    # Every changed text comes through here, so the loops are the interpreter's own.
    found = cut(text, start, stop)
    starts = []
    for word in found:
        start = text.index(word, start)
        starts.append(start)
        start += len(word)
    stops = map(add, starts, map(len, found))
    keys = [_key(word, folding) for word in found] if _have_keys(found) else found
    made = list(map(_new, zip(found, keys, starts, stops, repeat(()), repeat(False))))
    if keys is not found:
        # What has nothing visible in it is no word.
        made = [
            word._replace(ellipsis=True) if word.key == ELLIPSIS else word
            for word in made
            if word.key
        ]
    return _dictionaries.joined(made, text, folding, dictionaries) if dictionaries else made


def _keys(found: list[str], folding: Folding) -> list[str]:
    if not _have_keys(found):
        return found
    return [key for word in found if (key := _key(word, folding))]


def _have_keys(found: list[str]) -> bool:
    """Return whether the keys of some of the words are not the words themselves."""
    together = ''.join(found)
    return not together.isascii() or '[' in together


def _key(word: str, folding: Folding) -> str:
    if word[0] == '[' and word[-1] == ']':
        return ELLIPSIS
    return word if word.isascii() else folding.fold(word)


def _dressed(found: list[Word], spans: Sequence[Span]) -> list[Word]:
    """Give each word the looks of the spans that it lies in (with what part of it does)."""
    starts = [word.start for word in found]
    looks: dict[int, list[str]] = {}
    for span in spans:
        first = bisect_right(starts, span.start)
        if first and found[first - 1].stop > span.start:
            first -= 1
        for index in range(first, bisect_left(starts, span.stop)) if span.look else ():
            looks.setdefault(index, []).append(_part(found[index], span))
    for index, those in looks.items():
        found[index] = found[index]._replace(look=tuple(those))
    return found


def _part(word: Word, span: Span) -> str:
    if span.start <= word.start and span.stop >= word.stop:
        return span.look
    start = max(span.start, word.start) - word.start
    return f'{span.look}@{start}:{min(span.stop, word.stop) - word.start}'
