"""Dialogues in plain texts: a hyphen opens speech on one side of an article, a dash on the other.

In: both texts of an article, and the items of lists in each.  Out: whether those are no items.
It is asked before either text is parsed, as :mod:`.text_titles` is::

    before  - We row, he said.      (an item of a list)
    edited  — We row, he said.      (a paragraph)
    wrong   [[—] We row, he said.]  (an item became a paragraph)
    right   [—] We row, he said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: A line that opens with a long dash, or with a hyphen and no space behind it.
_SPEECH = regex.compile(
    r'^[^\S\n]*(?:[–—―][^\S\n]*|-(?=\p{L}))(?P<said>\S[^\n]*)', regex.MULTILINE
)
_WORD = regex.compile(r'\w+')
#: So many words at the start of a line tell that it is the same one.
FIRST_WORDS = 3


def is_dialogue(
    original: str, original_items: Iterable[str], edited: str, edited_items: Iterable[str]
) -> bool:
    """Return whether an item of one text is a line with another dash in the other one."""
    texts = (original, edited_items), (edited, original_items)
    return any(
        not said.isdisjoint(map(_first_words, items))
        for text, items in texts
        if (said := set(_said(text)))
    )


def _said(text: str) -> Iterator[tuple[str, ...]]:
    for match in _SPEECH.finditer(text):
        if words := _first_words(match['said']):
            yield words


def _first_words(line: str) -> tuple[str, ...]:
    words = _WORD.finditer(line)
    return tuple(match[0].casefold() for _, match in zip(range(FIRST_WORDS), words, strict=False))
