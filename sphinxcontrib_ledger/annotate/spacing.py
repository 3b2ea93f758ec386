"""Where an elision stands between two words, and the spaces that a typesetter would set.

In: the text of an edited block, and where the words beside a removal end and begin in it.
Out: the place of the elision and its spaces.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

#: Scripts that are written without spaces, with their punctuation.
_UNSPACED = regex.compile(
    r'[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u3000-\u303f\uff00-\uff65]'
)
_CLOSING = frozenset('.,;:!?%)]}…"\'”’»›،؛؟۔।')
_OPENING = frozenset('([{“‘«‹„‚¿¡—–/-')
_STRAIGHT = frozenset('"\'')


class ElisionSpacing(NamedTuple):
    """The place of an elision in its block's text and the spaces on both sides of its sign."""

    position: int
    before: str
    after: str


def elision_at(text: str, left: int | None, right: int | None) -> ElisionSpacing:
    """Return the place of an elision between the word that ends at ``left`` and the next.

    ``right`` is where the next word starts; ``None`` says that there is no such word.  Punctuation
    of a sentence stays outside, and brackets stay at their words::

        before:      The captain (and half of the crew) left, they say.
        wrong marks: The captain ( [...] half of the crew) left [...] .
        right marks: The captain ([...] half of the crew) left [...].
    """
    if left is None and right is None:
        return ElisionSpacing(0, '', '')
    if left is None or right is None:
        return _at_edge(text, left, right)
    if right > left:
        return ElisionSpacing(right, '', ' ')
    before, after = text[left - 1], text[right]
    if _UNSPACED.match(before) or _UNSPACED.match(after):
        return ElisionSpacing(left, '', '')
    if before in _OPENING or _opens_quotation(text, left):
        return ElisionSpacing(left, '', '' if after in _CLOSING else ' ')
    if after in _CLOSING or after in _OPENING:
        return ElisionSpacing(left, ' ', '')
    return ElisionSpacing(left, ' ', ' ')


def _opens_quotation(text: str, left: int) -> bool:
    """Return whether a straight quote, which may open or close, opens what follows it."""
    if text[left - 1] not in _STRAIGHT:
        return False
    before = text[: left - 1]
    return not before or before[-1].isspace() or before[-1] in _OPENING


def line_at(
    text: str, left: int | None, right: int | None, original: str, start: int, stop: int
) -> ElisionSpacing | None:
    """Return the place of an elision in a text that keeps its lines; ``None``: as in any text.

    ``start`` and ``stop`` are where the removed words stood in the original.
    """
    before = original[:start].rpartition('\n')[2].strip()
    after = original[stop:].partition('\n')[0].strip()
    if right is not None and left is not None and '\n' not in text[left:right]:
        return None
    if before or after:
        # It stood at the end of a line, or at the beginning of one.
        return ElisionSpacing(left, ' ', '') if before and left is not None and not after else None
    if right is None:
        return ElisionSpacing(left, '\n', '') if left is not None else None
    return ElisionSpacing(text.rfind('\n', 0, right) + 1, '', '\n')


def _at_edge(text: str, left: int | None, right: int | None) -> ElisionSpacing:
    if left is not None:
        return ElisionSpacing(left, '' if _UNSPACED.match(text[left - 1]) else ' ', '')
    assert right is not None
    return ElisionSpacing(right, '', '' if _UNSPACED.match(text[right]) else ' ')
