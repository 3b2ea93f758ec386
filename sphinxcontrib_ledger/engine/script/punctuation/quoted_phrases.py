"""A quoted phrase that was put in place of another becomes one mark, with both its quotes.

In: the matches of a pair of texts.
Out: the same without what little stayed between two quotation marks that are both new.
It is part of making a script readable, before signs are settled::

    before:      We should create a Bug Triage Team this year.
    wrong marks: We should create a {+"Python+} Triage{+" team+} this year.
    right marks: We should create a {+"Python Triage" team+} this year.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.matching import Match
from sphinxcontrib_ledger.engine.tokens.punctuation import is_punctuation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
    from sphinxcontrib_ledger.engine.tokens.token import Tokens

QUOTES = frozenset('"\'“”„‟‘’‚‛«»‹›「」『』')


def join_quoted_phrases(
    matches: Sequence[Match], original: Tokens, edited: Tokens, thresholds: ScriptThresholds
) -> list[Match]:
    """Drop the matches within quotation marks that are new, if more of the phrase is new, too."""
    # Few texts have new quotation marks.
    dropped: set[int] = set()
    for tokens, other, starts, starts_there in (
        (original, edited, 'original', 'edited'),
        (edited, original, 'edited', 'original'),
    ):
        if QUOTES.isdisjoint(tokens.keys):
            continue
        gaps = _gaps(matches, starts, len(tokens))
        gaps_there = _gaps(matches, starts_there, len(other))
        for first, last in _quoted(gaps, gaps_there, tokens, other):
            if _is_mostly_new(gaps, first, last, tokens, thresholds.quoted_kept):
                dropped.update(range(first, last))
    return [match for index, match in enumerate(matches) if index not in dropped]


def _gaps(matches: Sequence[Match], side: str, length: int) -> list[range]:
    ends = [Match(0, 0, 0), *matches, Match(length, length, 0)]
    return [
        range(getattr(left, side) + left.size, getattr(right, side))
        for left, right in pairwise(ends)
    ]


def _quoted(
    gaps: Sequence[range], gaps_there: Sequence[range], tokens: Tokens, other: Tokens
) -> list[tuple[int, int]]:
    """Return the gaps in which a new pair of quotation marks opens and closes, by number."""
    pairs = []
    opened: int | None = None
    for index, (gap, there) in enumerate(zip(gaps, gaps_there, strict=True)):
        if not QUOTES.isdisjoint(other.keys[there.start : there.stop]):
            opened = None
            continue
        for at in gap:
            if tokens.keys[at] not in QUOTES:
                continue
            if opened is not None and at and not tokens.is_spaced(at):
                if opened < index:
                    pairs.append((opened, index))
                opened = None
            elif at + 1 < len(tokens) and not tokens.is_spaced(at + 1):
                opened = index
    return pairs


def _is_mostly_new(
    gaps: Sequence[range], first: int, last: int, tokens: Tokens, most: float
) -> bool:
    """Return whether of what is within quotation marks not much more stayed than is new."""
    inside = [*gaps[first : last + 1]]
    opening = next(at for at in reversed(inside[0]) if tokens.keys[at] in QUOTES)
    closing = next(at for at in inside[-1] if tokens.keys[at] in QUOTES)
    changed = {at for gap in inside for at in gap}
    words = [at for at in range(opening, closing) if not is_punctuation(tokens.keys[at])]
    new = sum([at in changed for at in words])
    return len(words) - new <= most * new
