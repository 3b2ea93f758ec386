"""The words that two texts have in common: the first script of a pair.

In: the tokens of both sides.
Out: a draft, which has matches: runs of the same words, in order.
Sentences tell which words are looked for where; then the heaviest words count, few edits being
better than many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.script.punctuation.sign_alignment import words_before_signs
from sphinxcontrib_ledger.engine.script.readability import rewrite_threshold
from sphinxcontrib_ledger.engine.script.sentence_regions import Region, sentence_regions
from sphinxcontrib_ledger.engine.script.weighted_matching import heaviest_matches, words_of
from sphinxcontrib_ledger.engine.sequences.matching import Match, is_after, joined, matches
from sphinxcontrib_ledger.engine.tokens.sentences import SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.options import Options
    from sphinxcontrib_ledger.engine.thresholds import Thresholds
    from sphinxcontrib_ledger.engine.tokens.token import Tokens
    from sphinxcontrib_ledger.engine.tokens.weights import Weights


class Draft(NamedTuple):
    """Two texts with the words that they have in common, before they are made readable.

    ``least`` is the weight of unchanged words below which the texts are one mark.
    """

    original: Tokens
    edited: Tokens
    matches: Sequence[Match]
    least: float
    by_lines: bool


def draft_of_lines(
    original: Tokens, edited: Tokens, options: Options, weights: Weights, *, positional: bool
) -> Draft:
    """Return the first script of code: lines are compared as they are.

    Lines recur in any code, so that code which only its position connects (``positional``) to
    other code is one mark if few of its lines stayed.
    """
    thresholds = options.thresholds
    found = matches(original.keys, edited.keys, thresholds.sequences)
    least = 0.0
    if positional:
        least = rewrite_threshold(
            original.keys, edited.keys, thresholds.script, weights, positional=True
        )
    return Draft(original, edited, found, least, by_lines=True)


def draft_of_words(
    original: Tokens, edited: Tokens, options: Options, weights: Weights, *, positional: bool
) -> Draft:
    """Return the first script of two texts; ``positional``: only their position connects them."""
    thresholds = options.thresholds
    least = rewrite_threshold(
        original.keys, edited.keys, thresholds.script, weights, positional=positional
    )
    found = matched_words(original, edited, thresholds, weights, least)
    return Draft(original, edited, found, least, by_lines=False)


def matched_words(
    original: Tokens, edited: Tokens, thresholds: Thresholds, weights: Weights, least: float
) -> list[Match]:
    """Return the runs of words that two texts have in common.

    Of a region of which less than the weight ``least`` can be the same, nothing is.
    The result is mirrored if the sides are exchanged.
    """
    if is_after(original.keys, edited.keys):
        flipped = matched_words(edited, original, thresholds, weights, least)
        return [match.flipped for match in flipped]
    whole = Region(range(len(original)), range(len(edited)))
    ends = _ends(whole, original.keys, edited.keys)
    if ends.head + ends.tail == len(original):
        # Words were put in at one place: sentences tell nothing more.
        return joined(ends.matches)
    regions = [whole]
    if not _is_in_sentence(ends, original.keys, edited.keys):
        regions = sentence_regions(original, edited, thresholds.script, weights)
    only = least if len(regions) == 1 else 0
    return joined(
        [
            match
            for region in regions
            for match in _matches_in(region, original, edited, thresholds, weights, only)
        ]
    )


class _Ends(NamedTuple):
    """How many words two regions begin and end with that are the same."""

    region: Region
    head: int
    tail: int

    @property
    def matches(self) -> tuple[Match, Match]:
        old, new = self.region
        head = Match(old.start, new.start, self.head)
        return head, Match(old.stop - self.tail, new.stop - self.tail, self.tail)


def _ends(region: Region, original: Sequence[str], edited: Sequence[str]) -> _Ends:
    (i1, i2), (j1, j2) = ((side.start, side.stop) for side in region)
    most = min(i2 - i1, j2 - j1)
    head = tail = 0
    while head < most and original[i1 + head] == edited[j1 + head]:
        head += 1
    while tail < most - head and original[i2 - 1 - tail] == edited[j2 - 1 - tail]:
        tail += 1
    return _Ends(region, head, tail)


def _is_in_sentence(ends: _Ends, original: Sequence[str], edited: Sequence[str]) -> bool:
    """Return whether no sentence ends within what differs, as in most pairs."""
    (old, new), head, tail = ends
    inner = original[head : old.stop - tail], edited[head : new.stop - tail]
    return all(SENTENCE_ENDS.isdisjoint(keys) for keys in inner)


def _matches_in(
    region: Region,
    original: Tokens,
    edited: Tokens,
    thresholds: Thresholds,
    weights: Weights,
    least: float,
) -> Iterator[Match]:
    ends = _ends(region, original.keys, edited.keys)
    yield from ends.matches
    i, j = region.original.start + ends.head, region.edited.start + ends.head
    i2, j2 = region.original.stop - ends.tail, region.edited.stop - ends.tail
    if i == i2 or j == j2:
        return
    old, new = words_of(original, i, i2), words_of(edited, j, j2)
    inner = heaviest_matches(old, new, weights, thresholds.script)
    if inner is None:
        least = max(0, least / weights.word - ends.head - ends.tail)
        longest = matches(old.keys, new.keys, thresholds.sequences, least)
        inner = words_before_signs(longest, old.keys, new.keys, thresholds.sequences, weights)
    for match in inner:
        yield Match(i + match.original, j + match.edited, match.size)
