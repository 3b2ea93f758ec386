"""Text into tokens that know where they stand, what they are compared by, and how they look.

In: a block's text, and the spans of it that have a look or a key of their own.
Out: :class:`Tokens`.  It is the first step of a comparison: alignment and script compare the keys.
``segmentation`` says where words begin and end, ``dictionaries`` where a language is asked for,
``normalization`` what their keys are.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.tokens.dictionaries import joined_by_dictionary
from sphinxcontrib_ledger.engine.tokens.segmentation import segmenter_of
from sphinxcontrib_ledger.engine.tokens.token import Span, Token, Tokens
from sphinxcontrib_ledger.engine.tokens.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sphinxcontrib_ledger.engine.thresholds.tokens import TokenThresholds
    from sphinxcontrib_ledger.engine.tokens.normalization import Folding

#: Stands in a block's text for something that has no text of its own (an image, a formula).
PLACEHOLDER = '\ufffc'
#: The key of every spelling of an ellipsis in brackets.
ELLIPSIS = '[...]'


class Tokenizer:
    """Cuts the texts of one comparison into tokens, and weighs these.

    ``folding`` says which differences the keys leave out, ``dictionaries`` names the languages of
    which characters are joined to words.
    It is made once for both articles: words that were seen before are remembered.
    """

    def __init__(
        self, folding: Folding, dictionaries: Collection[str], thresholds: TokenThresholds
    ) -> None:
        self.weights = Weights(thresholds)
        self._folding = folding
        self._dictionaries = dictionaries
        self._segment = segmenter_of(thresholds).segment
        self._masks = folding.masks

    def tokenize(self, text: str, spans: Sequence[Span]) -> Tokens:
        """Cut ``text`` into words and signs; ``spans`` are in order and do not overlap."""
        keyed = self._with_masks(text, spans) if self._masks else spans
        is_plain = not (keyed or self._dictionaries or self._folding.ignores_punctuation)
        if is_plain and text.isascii() and '[' not in text:
            texts = self._segment(text, 0, len(text))
            return Tokens(text, texts, texts)
        if not self._dictionaries:
            texts = []
            keys: list[str] = []
            ellipses: list[int] = []
            for start, stop, key in _stretches(text, keyed):
                parts = [text[start:stop]] if key else self._segment(text, start, stop)
                own = [key] if key else self._keys(parts)
                if ELLIPSIS in own and not key:
                    ellipses += [
                        number for number, part in enumerate(own, len(keys)) if part == ELLIPSIS
                    ]
                texts += parts
                keys += own
            if '' not in keys:
                return Tokens(text, texts, keys, spans, ellipses=frozenset(ellipses))
        return self._with_places(text, spans, keyed)

    def _with_masks(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """Return the spans that are one word each: what has a key, and what is ignored."""
        own = [span for span in spans if span.key]
        ignored = [
            Span(start, stop, '', key)
            for start, stop, key in self._masks.matches(text)
            if not any(start < span.stop and span.start < stop for span in own)
        ]
        return sorted([*own, *ignored])

    def _with_places(self, text: str, spans: Sequence[Span], keyed: Sequence[Span]) -> Tokens:
        """Cut a text into words whose places must be known to say which of them are words."""
        words: list[Token] = []
        for start, stop, key in _stretches(text, keyed):
            if key:
                words.append(Token(text[start:stop], key, start, stop))
            else:
                words += self._words(text, start, stop)
        return Tokens(
            text,
            [word.text for word in words],
            [word.key for word in words],
            spans,
            [word.start for word in words],
            frozenset([number for number, word in enumerate(words) if word.ellipsis]),
        )

    def _words(self, text: str, start: int, stop: int) -> list[Token]:
        words = []
        for part in self._segment(text, start, stop):
            start = text.index(part, start)
            # A part that has nothing visible in it is no word.
            if key := self._key(part):
                words.append(Token(part, key, start, start + len(part), (), key == ELLIPSIS))
            start += len(part)
        if not self._dictionaries:
            return words
        return joined_by_dictionary(words, text, self._folding, self._dictionaries)

    def _keys(self, texts: list[str]) -> list[str]:
        whole = ''.join(texts)
        if self._folding.ignores_punctuation:
            return list(map(self._key, texts))
        if whole.isascii() and '[' not in whole:
            return texts
        key_of = self._key
        return [text if text.isalnum() and text.isascii() else key_of(text) for text in texts]

    def _key(self, text: str) -> str:
        if text[0] == '[' and text[-1] == ']':
            return ELLIPSIS
        return self._folding.word_key(text)


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


def tokenize_lines(text: str, folding: Folding) -> Tokens:
    """Cut code into its lines, each of which counts as a word; empty lines count too."""
    texts = text.split('\n')
    mask = folding.masks.mask
    starts = [0, *accumulate([len(line) + 1 for line in texts[:-1]])]
    return Tokens(text, texts, [mask(line.rstrip()) for line in texts], starts=starts)
