"""Whole sentences that went beside words that were replaced are a removal of their own.

In: the matches of a pair of texts, as they stay unmarked.
Out: the same with a border, or a full stop that stayed, between such sentences and those words.
It is the last step of making a script readable.  A replacement leaves no elision, so without it
readers would take all that went for what the words replaced.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.sequences.matching import Match
from sphinxcontrib_ledger.engine.tokens.sentences import SENTENCE_ENDS, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.tokens.token import Tokens


def part_removed_sentences(
    matches: Sequence[Match], original: Tokens, edited: Tokens
) -> list[Match]:
    """Return the matches, and some without words, which part a removal from a replacement.

    What was put in is a part of one sentence, and replaces what stood in that sentence::

        before:      The limit is 20. Students pay half. Ask us.
        wrong marks: The limit is {+25+}. Ask us.
        right marks: The limit is {+25+}. [...] Ask us.
    """
    sides = _Sides(original, edited)
    parted: list[Match] = []
    i = j = 0
    for match in [*matches, Match(len(original), len(edited), 0)]:
        border = None
        if match.original > i + 1 and match.edited > j:
            gap = _Gap(i, match.original, j, match.edited, match.size)
            border = _border(gap, sides)
        stayed = 0
        if border is not None:
            parted.append(border)
            stayed = border.size
        parted.append(Match(match.original + stayed, match.edited + stayed, match.size - stayed))
        i, j = match.original + match.size, match.edited + match.size
    return parted[:-1]


class _Gap(NamedTuple):
    """Words ``i`` to ``i2`` that words ``j`` to ``j2`` replaced, before ``kept`` that stayed."""

    i: int
    i2: int
    j: int
    j2: int
    kept: int


class _Sides:
    """Both texts, and where their sentences begin, which few texts are asked for."""

    def __init__(self, original: Tokens, edited: Tokens) -> None:
        self.keys = original.keys
        self._original, self._edited = original, edited

    @cached_property
    def starts(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where the sentences of each text begin, and where it ends."""
        before, now = (
            [*[sentence.start for sentence in sentences(side)], len(side)]
            for side in (self._original, self._edited)
        )
        return before, now


def _border(gap: _Gap, sides: _Sides) -> Match | None:
    """Return what parts sentences that went from what was replaced, if there are some."""
    if SENTENCE_ENDS.isdisjoint(sides.keys[gap.i : gap.i2]):
        return None
    before, now = sides.starts
    inner = before[bisect_right(before, gap.i) : bisect_left(before, gap.i2)]
    if not inner or _has(now, gap.j + 1, gap.j2):
        return None
    begins = _has(before, gap.i, gap.i + 1), _has(now, gap.j, gap.j + 1)
    ends = _has(before, gap.i2, gap.i2 + 1), _has(now, gap.j2, gap.j2 + 1)
    if begins == (False, False):
        if ends == (True, True):
            return Match(inner[0], gap.j2, 0)
        return _full_stop(gap, before, inner[0], sides.keys)
    if begins == (True, True) and ends == (False, False):
        # What was put in begins the sentence whose end stayed.
        return None if sides.keys[gap.i2] in SENTENCE_ENDS else Match(inner[-1], gap.j, 0)
    return None


def _has(starts: Sequence[int], first: int, stop: int) -> bool:
    return bisect_left(starts, first) < bisect_left(starts, stop)


def _full_stop(gap: _Gap, starts: Sequence[int], first: int, keys: Sequence[str]) -> Match | None:
    """Return the end of the sentence that words were replaced in, if it is as what stayed.

    That was the end of the last sentence that went; ``first`` is where the first of these began.
    """
    stop = starts[bisect_right(starts, gap.i2)]
    end = keys[gap.i2 : stop]
    if end[0] not in SENTENCE_ENDS or stop - gap.i2 > gap.kept:
        return None
    at = first - len(end)
    is_same = at >= gap.i and keys[at:first] == end
    return Match(at, gap.j2, len(end)) if is_same else Match(first, gap.j2, 0)
