"""Patterns of a project whose matches are no edits, as times of day or the numbers of builds.

In: regular expressions of :mod:`re`; then texts.
Out: where they match, and texts in which each match is the name of its pattern.
A match is one token: two matches of one pattern are the same, and no mark is cut inside one::

    pattern:     [0-9]+:[0-9]+
    before:      The ferry leaves at 10:30 from pier 2.
    wrong marks: The ferry leaves at {+11:45+} from pier {+3+}.
    right marks: The ferry leaves at 11:45 from pier {+3+}.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: Begins the key of a match; Unicode promises that it is no character of any text.
MASK = '\ufdd0'


class PatternMatch(NamedTuple):
    """Where a pattern matches, without the white space at its ends, and the key of it."""

    start: int
    stop: int
    key: str


class IgnoredPatterns:
    """Some patterns, which are looked for one after the other: matches do not overlap."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._patterns = [re.compile(pattern) for pattern in patterns]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def matches(self, text: str) -> list[PatternMatch]:
        """Return the matches in a text, in order."""
        found: list[PatternMatch] = []
        for number, pattern in enumerate(self._patterns):
            for match in pattern.finditer(text):
                bare = match[0].strip()
                start = match.start() + match[0].find(bare)
                stop = start + len(bare)
                if bare and not any(start < each.stop and each.start < stop for each in found):
                    found.append(PatternMatch(start, stop, f'{MASK}{number}{MASK}'))
        return sorted(found)

    def mask(self, text: str) -> str:
        """Return a text in which each match is the key of its pattern."""
        if not self._patterns:
            return text
        parts = []
        position = 0
        for start, stop, key in self.matches(text):
            parts += [text[position:start], key]
            position = stop
        return ''.join([*parts, text[position:]])

    def mask_lines(self, text: str) -> str:
        """Return code with the matches in each of its lines masked."""
        return '\n'.join(map(self.mask, text.split('\n'))) if self._patterns else text


def problem_of_pattern(pattern: str) -> str | None:
    """Return what is wrong with a pattern, if anything is."""
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        return f'{pattern!r} is no regular expression: {error}'
    if compiled.fullmatch(''):
        return f'{pattern!r} matches nothing at all, and so everywhere'
    return None
