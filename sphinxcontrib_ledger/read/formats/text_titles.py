"""Titles of plain texts: whether a first line is one is guessed on both sides of an article.

In: how both texts open (:class:`Opening`).  Out: for each side whether its first line is a title.
It is asked before either text is parsed, since no sign in a text says what its title is:

    before  Ferries stay in port          (a line that stands alone: a title)
    edited  Ferries stay in port.         (a sentence: a paragraph)
    wrong   [Ferries stay in port[.]]     (a title became a paragraph)
    right   Ferries stay in port[.]
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

import regex

#: The longest title, in characters.  Headlines of newspapers have up to 110; a longer first line
#: without a full stop is more likely a paragraph.
TITLE = 120
#: Least share of words that a title has in common with the first line that it became.  Lower: a
#: first sentence that stands where a title was removed is a title.  Higher: a title that was
#: rewritten and got a full stop is said to have another form.
ALIKE = 0.5
_ENDS_LIKE_A_SENTENCE = tuple('.!?…:;,。！？')
_CLOSERS = '"\'”’»)]'
#: A word; in scripts without spaces, a character.
_WORD = regex.compile(
    r'[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]'
    r'|[\w--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]+',
    regex.VERSION1,
)


class Opening(NamedTuple):
    """The first stretch of a text.

    ``alone`` says whether it is no list item and an empty line follows, ``others`` are the
    stretches behind it.
    """

    text: str
    alone: bool
    others: tuple[str, ...] = ()

    @property
    def has_room(self) -> bool:
        """Whether it could be a title, were it written as one."""
        return self.alone and len(' '.join(self.text.split())) <= TITLE

    @property
    def looks_like_title(self) -> bool:
        """Whether somebody who has this text alone takes its first line for a title."""
        is_sentence = self.text.rstrip(_CLOSERS).endswith(_ENDS_LIKE_A_SENTENCE)
        return self.has_room and '\n' not in self.text and not is_sentence


def agreed_titles(original: Opening, edited: Opening) -> tuple[bool, bool]:
    """Return for both sides whether they open with a title.

    Lines that became each other are titles on both sides or on none; a line that the other side
    has further down, or runs on in, is a title on none.
    """
    guesses = original.looks_like_title, edited.looks_like_title
    if not any(guesses):
        return guesses
    words = _words(original.text), _words(edited.text)
    if guesses[0] != guesses[1]:
        title, line = words if guesses[0] else words[::-1]
        titled, other = (original, edited) if guesses[0] else (edited, original)
        if _run_together(titled, title, line) or (title != line and _has(other, title)):
            return False, False
        if SequenceMatcher(None, title, line, autojunk=False).ratio() >= ALIKE:
            # Some formats can show no heading of two lines.
            together = other.has_room and '\n' not in edited.text
            return together, together
    elif words[0] == words[1]:
        return guesses
    return guesses[0] and not _has(edited, words[0]), guesses[1] and not _has(original, words[1])


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _run_together(titled: Opening, title: list[str], line: list[str]) -> bool:
    """Return whether a line is a title with what stood behind it, or begins with the title."""
    if line[: len(title)] != title or len(line) == len(title):
        return False
    behind = _words(titled.others[0]) if titled.others else []
    rest = line[len(title) :]
    return len(rest) > len(title) or rest[: len(behind)] == behind != []


def _has(opening: Opening, words: list[str]) -> bool:
    """Return whether a text has a stretch of some words behind its first one."""
    length = sum(map(len, words))
    return any(len(text) >= length and _words(text) == words for text in opening.others)
