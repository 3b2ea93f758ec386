"""Text into words that know where they stand, what they are compared by, and how they look.

Where words begin and end is said by ``cut``, and by ``dictionaries`` where one is asked for.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.tokens import dictionaries as _dictionaries
from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT, Folding
from sphinxcontrib_ledger.engine.tokens.segmentation import segment
from sphinxcontrib_ledger.engine.tokens.token import Tokens, Word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sphinxcontrib_ledger.engine.tokens.token import Span

#: Stands in a block's text for something that has no text of its own (an image, a formula).
PLACEHOLDER = '\ufffc'
#: The key of every spelling of an ellipsis in brackets.
ELLIPSIS = '[...]'


def words(
    text: str,
    spans: Sequence[Span] = (),
    folding: Folding = DEFAULT,
    dictionaries: Collection[str] = (),
) -> Tokens:
    """Cut ``text`` into words; ``spans`` must be in order and must not overlap.

    ``dictionaries`` names the languages of which characters are joined to words.
    """
    if not (spans or dictionaries) and text.isascii() and '[' not in text:
        found = segment(text, 0, len(text))
        return Tokens(text, found, found)
    if not dictionaries:
        texts: list[str] = []
        keys: list[str] = []
        ellipses: list[int] = []
        for start, stop, key in _stretches(text, spans):
            found = [text[start:stop]] if key else segment(text, start, stop)
            own = [key] if key else _keys(found, folding)
            if ELLIPSIS in own and not key:
                ellipses += [len(keys) + k for k, one in enumerate(own) if one == ELLIPSIS]
            texts += found
            keys += own
        if '' not in keys:
            return Tokens(text, texts, keys, spans, ellipses=frozenset(ellipses))
    return _with_places(text, spans, folding, dictionaries)


def _with_places(
    text: str, spans: Sequence[Span], folding: Folding, dictionaries: Collection[str]
) -> Tokens:
    """Cut a text into words whose places must be known to say which of them are words."""
    made: list[Word] = []
    for start, stop, key in _stretches(text, spans):
        if key:
            made.append(Word(text[start:stop], key, start, stop))
        else:
            made += _cut(text, start, stop, folding, dictionaries)
    return Tokens(
        text,
        [word.text for word in made],
        [word.key for word in made],
        spans,
        [word.start for word in made],
        frozenset([number for number, word in enumerate(made) if word.ellipsis]),
    )


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


def lines(text: str) -> Tokens:
    """Cut code into its lines, each of which counts as a word; empty lines count too."""
    found = text.split('\n')
    starts = [0, *accumulate([len(line) + 1 for line in found[:-1]])]
    return Tokens(text, found, [line.rstrip() for line in found], starts=starts)


def _cut(
    text: str, start: int, stop: int, folding: Folding, dictionaries: Collection[str]
) -> list[Word]:
    made = []
    for word in segment(text, start, stop):
        start = text.index(word, start)
        # What has nothing visible in it is no word.
        if key := _key(word, folding):
            made.append(Word(word, key, start, start + len(word), (), key == ELLIPSIS))
        start += len(word)
    return _dictionaries.joined(made, text, folding, dictionaries) if dictionaries else made


def _keys(found: list[str], folding: Folding) -> list[str]:
    together = ''.join(found)
    if together.isascii() and '[' not in together:
        return found
    return [_key(word, folding) for word in found]


def _key(word: str, folding: Folding) -> str:
    if word[0] == '[' and word[-1] == ']':
        return ELLIPSIS
    return word if word.isascii() else folding.fold(word)
