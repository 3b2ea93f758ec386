"""What a finished page shows: its letters, which of them are marked, and where signs stand.

Letters are all characters but white space, so that formats may break lines and fill up with
spaces as they like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The letter of what has no words, such as a picture.
OBJECT = '\ufffc'
#: Code, beside which lines and not places are told.
CODE = frozenset(('literal_block', 'doctest_block'))
#: Elements within a text, of which an elision may stand outside.
INLINE = frozenset(
    (
        'emphasis', 'strong', 'literal', 'inline', 'reference', 'subscript', 'superscript', 'math',
        'abbreviation', 'literal_strong', 'literal_emphasis', 'problematic', 'number_reference',
        'desc_parameter', 'desc_parameterlist', 'desc_name', 'desc_sig_name', 'versionmodified',
    )
)  # fmt: skip
_WORD = re.compile(r'\w+|[^\w\s]')


class Container(NamedTuple):
    """A container: its kind, a number of its own, and what readers see of it besides."""

    kind: str
    number: int
    look: str = ''


#: The containers around something, from the outermost in.
Path = tuple[Container, ...]


class Sign(NamedTuple):
    """A sign of a removal or of a move: behind how many letters it stands, and in what."""

    kind: str
    at: int
    path: Path = ()


class Reference(NamedTuple):
    """The reference of a footnote: behind how many letters it stands, and the footnote's id."""

    at: int
    to: str
    path: Path
    is_marked: bool


class State(NamedTuple):
    """What is said of letters.

    ``marked``: they are new, by a mark on the words or around all of it.
    ``boxed``: a mark is around them, be it for their form alone.
    ``moved``: they are said to have moved.
    """

    marked: bool = False
    boxed: bool = False
    moved: bool = False


class Word(NamedTuple):
    """A word or a sign of punctuation, and what is said of it."""

    text: str
    state: State


@dataclass
class Shown:
    """What a page shows: ``states`` has one entry a letter, ``leaves`` one a text.

    A leaf is the number of its first letter, with the containers around it; ``spaces`` are the
    numbers of letters behind white space; ``notes`` are the letters of footnotes, by their ids.
    """

    letters: list[str] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    leaves: list[tuple[int, Path]] = field(default_factory=list)
    spaces: set[int] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    notes: dict[str, range] = field(default_factory=dict)

    def add(self, text: str, state: State, path: Path = ()) -> None:
        """Add a text."""
        if letters := [letter for letter in text if not letter.isspace()]:
            self.leaves.append((len(self.letters), path))
            self._note_spaces(text)
            self.letters += letters
            self.states += [state] * len(letters)
            self.words += [Word(word, state) for word in _WORD.findall(text)]

    def _note_spaces(self, text: str) -> None:
        at = len(self.letters)
        for part in re.split(r'(\s+)', text):
            if part.isspace():
                self.spaces.add(at)
            at += 0 if part.isspace() else len(part)

    def word_around(self, at: int) -> range:
        """Return the letters around one that no white space is between."""
        start, stop = at, at + 1
        while start > 0 and start not in self.spaces:
            start -= 1
        while stop < len(self.letters) and stop not in self.spaces:
            stop += 1
        return range(start, stop)

    def leaf_around(self, at: int) -> Iterator[int]:
        """Go through the letters of what is one thing, such as a literal, around one."""
        path = self.path_of(at)
        if path[-1].kind in ('literal', 'abbreviation', 'math'):
            yield from (other for other in range(len(self.letters)) if self.path_of(other) == path)

    def sign(self, kind: str, path: Path = ()) -> None:
        """Add a sign."""
        self.signs.append(Sign(kind, len(self.letters), path))

    def path_of(self, at: int) -> Path:
        """Return the containers around a letter."""
        return self.leaves[bisect_right(self.leaves, at, key=itemgetter(0)) - 1][1]

    def text_of(self, at: int) -> int:
        """Return the number of the block that a letter is in."""
        path = self.path_of(at)
        return next((part.number for part in reversed(path) if part.kind not in INLINE), -1)

    @property
    def text(self) -> str:
        """All letters."""
        return ''.join(self.letters)

    def around(self, at: int, width: int = 25) -> str:
        """Return the letters around a place, with the place."""
        return f'{self.text[max(0, at - width) : at]}|{self.text[at : at + width]}'


def first_difference(one: str, other: str, context: int = 30) -> str:
    """Return where two texts part, both with some letters before; nothing if they do not."""
    if one == other:
        return ''
    at = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, at - context)
    return f'{one[start : at + context]!r} instead of {other[start : at + context]!r}'
