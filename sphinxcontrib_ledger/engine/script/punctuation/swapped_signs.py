"""Signs that changed places with each other, or stayed where a speaker moved.

In: a match of nothing but signs, and what differs on both sides of it.
Out: whether a reader sees one edit of the three.
It is part of settling which signs belong to the edits beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.script.punctuation.quoted_phrases import QUOTES
from sphinxcontrib_ledger.engine.tokens.punctuation import is_punctuation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.sequences.matching import Match
    from sphinxcontrib_ledger.engine.tokens.token import Tokens


class Gap(NamedTuple):
    """What differs between two matches: a range of the tokens of each side."""

    original: range
    edited: range

    def __bool__(self) -> bool:
        return bool(self.original or self.edited)


def closes_quotation(
    match: Match,
    before: Gap,
    after: Gap,
    sides: tuple[Tokens, Tokens],
    gaps: Sequence[Gap],
) -> bool:
    """Return whether a quotation mark ends what a speaker says who went before it::

    before:      “We shall leave tomorrow,” said the mayor.
    wrong marks: {+The mayor said:+} “We shall leave tomorrow{+.+}” [...]
    right marks: {+The mayor said:+} “We shall leave tomorrow{+.”+}
    """
    original, edited = sides
    if not all(key in QUOTES for key in original.keys[match.of_original]):
        return False
    signs = [original.keys[at] for at in before.original] + [
        edited.keys[at] for at in before.edited
    ]
    if not all(map(is_punctuation, signs)) or bool(after.original) == bool(after.edited):
        return False
    part, tokens, other = (
        (after.original, original, 1) if after.original else (after.edited, edited, 0)
    )
    moved = {key.casefold() for gap in gaps for key in _words_of(sides[other], gap[other])}
    words = _words_of(tokens, part)
    return bool(words) and moved.issuperset(key.casefold() for key in words)


def _words_of(tokens: Tokens, part: range) -> list[str]:
    return [key for key in tokens.keys[part.start : part.stop] if not is_punctuation(key)]


def changed_places(
    match: Match, before: Gap, after: Gap, original: Tokens, edited: Tokens
) -> bool:
    """Return whether the signs beside a sign went on one side of it and came on the other::

    before:      “I will go.”
    wrong marks: “I will go{+”+}. [...]
    right marks: “I will go{+”.+}
    """
    places = (
        (original, range(match.original, match.original + match.size)),
        (
            edited,
            range(match.edited, match.edited + match.size),
        ),
    )
    if any(tokens.is_spaced(at) for tokens, place in places for at in place[1:]):
        return False
    return any(
        _is_swapped(came, tokens, went, others)
        for came, tokens, went, others in (
            (before.edited[-1:], edited, after.original, original),
            (before.original[-1:], original, after.edited, edited),
            (after.edited[:1], edited, before.original, original),
            (after.original[:1], original, before.edited, edited),
        )
    )


def _is_swapped(came: range, tokens: Tokens, went: range, others: Tokens) -> bool:
    """Return whether a sign that came is among those that went first of a run, at their word."""
    if not came or not went or not is_punctuation(tokens.keys[came[0]]):
        return False
    signs = []
    for at in went:
        if not is_punctuation(others.keys[at]) or others.is_spaced(at):
            break
        signs.append(others.keys[at])
    # The sign stands at a word or at the signs between, too.
    is_glued = not tokens.is_spaced(came[0]) or (
        came[0] + 1 < len(tokens) and not tokens.is_spaced(came[0] + 1)
    )
    return is_glued and tokens.keys[came[0]] in signs
