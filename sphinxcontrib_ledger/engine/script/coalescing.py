"""Small islands of unchanged words between two edits are drowned, so that both are one mark."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import exp, fsum, inf, log, sqrt
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinxcontrib_ledger.engine.sequences.matching import Match
from sphinxcontrib_ledger.engine.tokens.sentences import SENTENCE_ENDS
from sphinxcontrib_ledger.engine.tokens.weights import SIGN, WORD, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Granularity = Literal['fine', 'balanced', 'coarse']


class CoalescingRule(NamedTuple):
    """When unchanged words between two edits are drowned, so that both are one mark.

    They are if their weight is at most ``share`` times the geometric mean of the lengths of the
    two edits (in words).
    In a block whose typical edit has at least ``start`` words they are, too, if they are at most
    ``slope`` times as many as it has more, or if words changed places across them.
    """

    share: float
    slope: float
    start: float


#: Measured on texts that people had marked (benchmarks/quality).  Copy editors mark words, writers
#: mark phrases, and how long the edits of a block typically are tells which of the two was at
#: work.  ``fine``: what copy editors mark, in whatever text; ``balanced``: no coarser than that in
#: a text that was corrected, phrases where it was rewritten (slopes of 1.5 to 3 and starts of 1.2
#: to 1.8 differ by at most 0.5 points of F1); ``coarse``: phrases, in whatever text.
GRANULARITY: dict[Granularity, CoalescingRule] = {
    'fine': CoalescingRule(0.1, 0.0, inf),
    'balanced': CoalescingRule(0.1, 2.0, 1.5),
    'coarse': CoalescingRule(0.5, 2.0, 1.0),
}
#: Words changed places if those that went on one side and came on the other have at least this
#: share of the weight of either edit: 0.3 changes F1 by less than 0.1 points either way, 0.8 costs
#: up to 0.5 on documents.
SWAPPED = 0.5
#: Across unchanged words that weigh more than so many times what changed places, they have that
#: share of the weight of both edits: one word that went with many and came behind a clause has not
#: taken the clause along.  2 costs 0.1 points of F1 on documents, this nothing.
SWAPPED_WEIGHT = 5
#: Longer runs of unchanged words than this have nothing swapped across them that a reader sees.
SWAPPED_WORDS = 8


def coalesce_edits(
    found: Sequence[Match], original: Sequence[str], edited: Sequence[str], islands: CoalescingRule
) -> list[Match]:
    """Drop small islands of unchanged words between two edits; words are given by their keys."""
    ends = [Match(0, 0, 0), *found, Match(len(original), len(edited), 0)]
    gaps = [gap_between(left, right) for left, right in pairwise(ends)]
    typical = typical_length(gaps)
    is_rewritten = typical >= islands.start
    most = islands.slope * (typical - islands.start) if is_rewritten else 0.0
    kept: list[Match] = []
    before = gaps[0]
    for match, after in zip(found, gaps[1:], strict=True):
        # Between two removals, or two additions, there is nothing that they could be one with.
        mixed = (before[0] or after[0]) and (before[1] or after[1])
        if (
            mixed
            and max(before)
            and max(after)
            and (
                match.size <= most
                or _is_light(match, before, after, original, islands.share)
                or (is_rewritten and _is_swapped(match, before, after, original, edited))
            )
            # The end of a sentence parts two marks, as it parts what is said in them.
            and SENTENCE_ENDS.isdisjoint(_island(match, original))
        ):
            before = (
                before[0] + match.size + after[0],
                before[1] + match.size + after[1],
            )
            continue
        kept.append(match)
        before = after
    return kept


def _island(match: Match, original: Sequence[str]) -> Sequence[str]:
    return original[match.original : match.original + match.size]


def _is_light(
    match: Match,
    before: tuple[int, int],
    after: tuple[int, int],
    original: Sequence[str],
    share: float,
) -> bool:
    most = share * WORD * sqrt(max(before) * max(after))
    # No word is lighter than a sign, so most islands need not be weighed.
    return match.size * SIGN <= most and weigh(_island(match, original)) <= most


def typical_length(gaps: Iterable[tuple[int, int]]) -> float:
    """Return how many words an edit typically has: the geometric mean, one edit of one more.

    The one more keeps a single long edit from saying that a text was rewritten.
    """
    lengths = [longer for longer in map(max, gaps) if longer]
    return exp(fsum(map(log, lengths)) / (len(lengths) + 1))


def _is_swapped(
    match: Match,
    before: tuple[int, int],
    after: tuple[int, int],
    original: Sequence[str],
    edited: Sequence[str],
) -> bool:
    """Return whether the words on one side of an island are those that went on the other."""
    if match.size > SWAPPED_WORDS:
        return False
    i, j = match.original, match.edited
    behind = (i + match.size, j + match.size)
    left = original[i - before[0] : i], edited[behind[1] : behind[1] + after[1]]
    right = original[behind[0] : behind[0] + after[0]], edited[j - before[1] : j]
    between = weigh(_island(match, original))
    return _is_most(*left, between) or _is_most(*right, between)


def _is_most(gone: Sequence[str], come: Sequence[str], between: int) -> bool:
    """Return whether what went and what came have most of their weight in common.

    ``between`` is the weight of the unchanged words between the two.
    """
    if not (gone and come):
        return False
    shared = weigh((Counter(gone) & Counter(come)).elements())
    of = max if between > SWAPPED_WEIGHT * shared else min
    return shared >= WORD and shared >= SWAPPED * of(weigh(gone), weigh(come))


def gap_between(left: Match, right: Match) -> tuple[int, int]:
    """Return how many words of either side stand between two matches."""
    return (
        right.original - left.original - left.size,
        right.edited - left.edited - left.size,
    )
