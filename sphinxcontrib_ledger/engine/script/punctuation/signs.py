"""Signs between edits: which unchanged punctuation belongs to the marks beside it.

In: the matches of a pair of texts, after edits were coalesced.
Out: the same without the punctuation that a reader takes for a part of an edit.
It is the third step of making a script readable, before marks are slid.

One rule for all: a sign is never a border inside what reads as one edit, and no unchanged *word*
is ever painted for the sake of a sign.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.script.punctuation.quoted_phrases import QUOTES
from sphinxcontrib_ledger.engine.script.punctuation.swapped_signs import (
    Gap,
    changed_places,
    closes_quotation,
)
from sphinxcontrib_ledger.engine.sequences.matching import Match, joined
from sphinxcontrib_ledger.engine.tokens.punctuation import is_punctuation, says_nothing
from sphinxcontrib_ledger.engine.tokens.sentences import CLOSERS, SENTENCE_ENDS, is_sentence_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
    from sphinxcontrib_ledger.engine.tokens.token import Tokens


_BRACKETS = (('(', ')'), ('[', ']'), ('{', '}'), ('（', '）'))


def settle_signs(
    matches: Sequence[Match], original: Tokens, edited: Tokens, thresholds: ScriptThresholds
) -> list[Match]:
    """Drop the signs among some matches that belong to the edits beside them."""
    ends = [Match(0, 0, 0), *matches, Match(len(original), len(edited), 0)]
    gaps = [
        Gap(
            range(left.original + left.size, right.original),
            range(left.edited + left.size, right.edited),
        )
        for left, right in pairwise(ends)
    ]
    sides = original, edited
    kept: list[Match] = []
    before = gaps[0]
    for match, after in zip(matches, gaps[1:], strict=True):
        if (
            before
            and after
            and (
                _is_sign_of_edit(match, before, after, sides, thresholds)
                or closes_quotation(match, before, after, sides, gaps)
                or _holds_parts_together(match, before, sides)
            )
        ):
            before = Gap(
                range(before.original.start, after.original.stop),
                range(before.edited.start, after.edited.stop),
            )
            continue
        taken = _stops(match, before, sides, thresholds) if before else 0
        kept.append(Match(match.original + taken, match.edited + taken, match.size - taken))
        before = after
    return joined(kept)


def _is_sign_of_edit(
    match: Match,
    before: Gap,
    after: Gap,
    sides: tuple[Tokens, Tokens],
    thresholds: ScriptThresholds,
) -> bool:
    """Return whether a match is nothing but signs, and those are a part of one edit."""
    original, edited = sides
    if not all(map(is_punctuation, original.keys[match.of_original])):
        return False
    if changed_places(match, before, after, original, edited):
        return True
    is_one_sided = not (before.original or after.original) or not (before.edited or after.edited)
    return any(
        _is_enclosed(left, right, tokens)
        or (not is_one_sided and _is_between(place, left, right, tokens, thresholds))
        for place, left, right, tokens in (
            (match.of_original, before.original, after.original, original),
            (match.of_edited, before.edited, after.edited, edited),
        )
        if left and right
    )


def _holds_parts_together(match: Match, before: Gap, sides: tuple[Tokens, Tokens]) -> bool:
    """Return whether an "and" stands where two texts meet now, behind a sign that is another one::

    before: We sell ropes, and we mend lamps.
    wrong:  We: | {+(a)+} sell ropes{+;+} and | {+(b)+} mend lamps.
    right:  We: | {+(a)+} sell ropes{+; and+} | {+(b)+} mend lamps.
    """
    original, edited = sides
    is_at_border = (
        match.original + match.size in original.borders
        or match.edited + match.size in edited.borders
    )
    if not is_at_border or not (before.original and before.edited):
        return False
    signs = [
        *original.keys[before.original.start : before.original.stop],
        *edited.keys[before.edited.start : before.edited.stop],
    ]
    return all(map(is_punctuation, signs)) and all(
        map(says_nothing, original.keys[match.of_original])
    )


def _is_enclosed(left: range, right: range, tokens: Tokens) -> bool:
    """Return whether brackets or quotation marks open before some signs, and close behind them::

    before:      The mayor, left the city on Sunday.
    wrong marks: The mayor {+(who was ill+}, {+tired)+} left the city on Sunday.
    right marks: The mayor {+(who was ill, tired)+} left the city on Sunday.
    """
    opening, closing = (tokens.keys[part.start : part.stop] for part in (left, right))
    for first, last in _BRACKETS:
        if opening.count(first) > opening.count(last) and last in closing:
            return True
    quotes = [at for at in left if tokens.keys[at] in QUOTES]
    # Between a mark that was put in and another one stand no words of a new phrase.
    is_phrase = bool(quotes) and _count_words(tokens, range(quotes[-1], left.stop)) > 0
    return is_phrase and len(quotes) % 2 == 1 and not QUOTES.isdisjoint(closing)


def _is_between(
    place: slice, left: range, right: range, tokens: Tokens, thresholds: ScriptThresholds
) -> bool:
    """Return whether signs of a side stand between two new phrases, or two new sentences::

    before:      It sank. All the crew were lost. The boats stay.
    wrong marks: {+Nobody drowned+}. {+They came home at noon+}. The boats stay.
    right marks: {+Nobody drowned. They came home at noon.+} The boats stay.
    """
    if SENTENCE_ENDS.isdisjoint(tokens.keys[place]):
        return all(_count_words(tokens, part) >= thresholds.phrase_words for part in (left, right))
    return _is_sentence(tokens, range(left.start, place.stop)) and _is_sentence(
        tokens, _with_stop(tokens, right)
    )


def _count_words(tokens: Tokens, part: range) -> int:
    return sum([not is_punctuation(tokens.keys[at]) for at in part])


def _with_stop(tokens: Tokens, part: range) -> range:
    """Return a stretch with the signs behind it that may end a sentence."""
    stop = part.stop
    while stop < len(tokens) and not tokens.is_spaced(stop) and _may_end(tokens.keys[stop]):
        stop += 1
    return range(part.start, stop)


def _may_end(key: str) -> bool:
    return key in SENTENCE_ENDS or key in CLOSERS


def _is_sentence(tokens: Tokens, part: range) -> bool:
    """Return whether a stretch is one sentence or several, from the first word to the stop."""
    begins = part.start == 0 or is_sentence_end(tokens, part.start)
    return begins and (part.stop == len(tokens) or is_sentence_end(tokens, part.stop))


def _stops(
    match: Match, before: Gap, sides: tuple[Tokens, Tokens], thresholds: ScriptThresholds
) -> int:
    """Return how many signs at the beginning of a match go with the sentence that they end.

    They do if it was put in another's place::

        before:      A storm broke the pier. The boats stay.
        wrong marks: {+Nobody was at sea that night+}. The boats stay.
        right marks: {+Nobody was at sea that night.+} The boats stay.
    """
    size = 0
    keys = sides[0].keys
    while size < match.size and _may_end(keys[match.original + size]):
        size += 1
    if not size:
        return 0
    of_sides = (
        (sides[0], before.original, match.original),
        (sides[1], before.edited, match.edited),
    )
    is_rewritten = all(
        _count_words(tokens, part) >= thresholds.new_sentence_words
        and _is_sentence(tokens, range(part.start, start + size))
        for tokens, part, start in of_sides
    )
    return size if is_rewritten else 0
