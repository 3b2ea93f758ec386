"""Tokens: words, numbers and signs, each with its key, its place and its look.

In: what the tokenizer found in a text.
Out: columns of keys, texts and places; alignment and script compare the keys, annotation asks for
the places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING, NamedTuple, overload

if TYPE_CHECKING:
    from collections.abc import Mapping


class Span(NamedTuple):
    """A stretch of a block's text with a look of its own (emphasis, a link, a literal ...).

    ``key`` is not empty where the stretch is one word and is compared as that: its identity.
    """

    start: int
    stop: int
    look: str
    key: str = ''


class Token(NamedTuple):
    """A token: its text, its key, where it stands in its block's text, and its looks.

    ``ellipsis`` says that it is an ellipsis in brackets.
    """

    text: str
    key: str
    start: int
    stop: int
    look: tuple[str, ...] = ()
    ellipsis: bool = False


class Tokens(Sequence[Token]):
    """The tokens of a text.

    They are kept in columns, since most are only ever compared by their ``keys``: a :class:`Token`
    is made when it is asked for.
    ``ellipses`` are the numbers of the tokens that are an ellipsis in brackets.
    """

    def __init__(
        self,
        text: str,
        texts: Sequence[str],
        keys: Sequence[str],
        spans: Sequence[Span] = (),
        starts: Sequence[int] | None = None,
        ellipses: frozenset[int] = frozenset(),
    ) -> None:
        self.keys = tuple(keys)
        self.ellipses = ellipses
        #: The sentences, once somebody asked for them: see ``sentences.sentences``.
        self.sentences: Sequence[range] | None = None
        self._text = text
        self._texts = texts
        self._spans = spans
        self._starts = starts

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each token begins, in characters; looked for when first asked for."""
        if self._starts is not None:
            return self._starts
        index, stop = self._text.index, 0
        stops = [stop := index(word, stop) + len(word) for word in self._texts]
        return list(map(sub, stops, map(len, self._texts)))

    @cached_property
    def looks(self) -> Mapping[int, tuple[str, ...]]:
        """The looks of the tokens that have one, by number: those of the spans they lie in."""
        looks: dict[int, list[str]] = {}
        for span in self._spans:
            first = bisect_right(self.starts, span.start)
            if first and self._stop(first - 1) > span.start:
                first -= 1
            for number in range(first, bisect_left(self.starts, span.stop)) if span.look else ():
                looks.setdefault(number, []).append(self._part(number, span))
        return {number: tuple(several) for number, several in looks.items()}

    @cached_property
    def atoms(self) -> frozenset[int]:
        """The numbers of the tokens that are one thing, compared by something else than text."""
        return frozenset(
            [
                bisect_right(self.starts, span.start) - 1
                for span in self._spans
                if span.key and span.key.split() != self._text[span.start : span.stop].split()
            ]
        )

    @property
    def borders(self) -> frozenset[int]:
        """The numbers of the tokens, but for the first, that begin one of several texts."""
        return frozenset()

    def _stop(self, number: int) -> int:
        return self.starts[number] + len(self._texts[number])

    def _part(self, number: int, span: Span) -> str:
        """Return the look of a span, with the range of the token in it if not all of it is."""
        begins, ends = self.starts[number], self._stop(number)
        if span.start <= begins and span.stop >= ends:
            return span.look
        start = max(span.start, begins) - begins
        return f'{span.look}@{start}:{min(span.stop, ends) - begins}'

    def is_spaced(self, number: int) -> bool:
        """Return whether there is white space between a token and the one before it."""
        return self.starts[number] > self._stop(number - 1)

    def characters(self, start: int, stop: int) -> tuple[int, int]:
        """Return where some neighbouring tokens, at least one, begin and end in their text."""
        return self.starts[start], self._stop(stop - 1)

    def texts(self, start: int, stop: int) -> Sequence[str]:
        """Return the text of each of some neighbouring tokens."""
        return self._texts[start:stop]

    def text(self, start: int, stop: int) -> str:
        """Return the texts of some neighbouring tokens, without the white space between them."""
        return ''.join(self._texts[start:stop])

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(index, slice):
            return tuple([self[number] for number in range(*index.indices(len(self)))])
        number = range(len(self))[index]
        look = self.looks.get(number, ())
        start, stop = self.starts[number], self._stop(number)
        ellipsis = number in self.ellipses
        return Token(self._texts[number], self.keys[number], start, stop, look, ellipsis)


class ConcatenatedTokens(Tokens):
    """The tokens of several texts, one after the other; each stands where it does in its own."""

    def __init__(self, parts: Sequence[Tokens]) -> None:
        self.parts = parts
        self._offsets = [0, *accumulate(map(len, parts))]
        ellipses = [
            offset + number
            for offset, part in zip(self._offsets, parts, strict=False)
            for number in part.ellipses
        ]
        super().__init__(
            '',
            [text for part in parts for text in part._texts],
            [key for part in parts for key in part.keys],
            ellipses=frozenset(ellipses),
        )

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each token begins, in its block's text."""
        return [start for part in self.parts for start in part.starts]

    @cached_property
    def looks(self) -> Mapping[int, tuple[str, ...]]:
        """The looks of the tokens that have one, by number."""
        return {
            offset + number: look
            for offset, part in zip(self._offsets, self.parts, strict=False)
            for number, look in part.looks.items()
        }

    @cached_property
    def atoms(self) -> frozenset[int]:
        """The numbers of the tokens that are one thing, compared by something else than text."""
        parts = zip(self._offsets, self.parts, strict=False)
        return frozenset([offset + number for offset, part in parts for number in part.atoms])

    @cached_property
    def borders(self) -> frozenset[int]:
        """The numbers of the tokens, but for the first, that begin one of the texts."""
        return frozenset(self._offsets[1:-1])


def concatenate(parts: Sequence[Tokens]) -> Tokens:
    """Return the tokens of several texts, at least one, as those of one."""
    return parts[0] if len(parts) == 1 else ConcatenatedTokens(parts)
