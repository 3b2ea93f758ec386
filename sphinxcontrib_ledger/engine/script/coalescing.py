"""Two edits that are separated by only a few unchanged words become one mark.

In: the matches of a pair of texts.
Out: the same without those that are too small to read between two edits.
It is the first step of making a script readable.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import exp, fsum, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.sequences.matching import Match
from sphinxcontrib_ledger.engine.tokens.sentences import CLOSERS, OPENERS, SENTENCE_ENDS
from sphinxcontrib_ledger.engine.tokens.weights import is_sign

QUOTES_AND_BRACKETS = OPENERS | CLOSERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_ledger.engine.script.kept import Kept
    from sphinxcontrib_ledger.engine.thresholds.script import CoalescingRule, ScriptThresholds
    from sphinxcontrib_ledger.engine.tokens.weights import Weights

    #: How many words of the original, and of the edited text, are in an edit.
    EditSize = tuple[int, int]


def coalesce_edits(
    kept: Kept, texts: Texts, rule: CoalescingRule, *, over_words: bool
) -> list[Match]:
    """Drop the matches between two edits that become one mark.

    In a block of few edits, nothing but signs lies between two that become one because they are
    long, unless these go ``over_words`` anyway.  In one that was rewritten::

        before:      The council will close the northern basin in the spring.
        wrong marks: The council {+has been asked to open+} the {+old dock again+} in the spring.
        right marks: The council {+has been asked to open the old dock again+} in the spring.
    """
    matches = kept.matches
    ends = [Match(0, 0, 0), *matches, Match(len(texts.original), len(texts.edited), 0)]
    gaps = [gap_between(left, right) for left, right in pairwise(ends)]
    typical = typical_length(gaps)
    is_rewritten = typical >= rule.start
    most = rule.slope * (typical - rule.start) if is_rewritten else 0.0
    over_words = over_words or sum(map(any, gaps)) >= texts.thresholds.rewritten_block
    result: list[Match] = []
    before = gaps[0]
    for match, after in zip(matches, gaps[1:], strict=True):
        # Between two removals, or two additions, there is nothing that they could be one with.
        is_mixed = (before[0] or after[0]) and (before[1] or after[1])
        if (
            is_mixed
            and max(before)
            and max(after)
            and (
                (
                    match.size <= most
                    and (over_words or texts.has_signs_only(match))
                    and texts.is_outweighed(match, before, after)
                )
                or texts.is_light(match, before, after, rule.share)
                or texts.is_chance(match, before, after, rule.chance)
                or (is_rewritten and texts.is_swapped(match, before, after))
            )
            and not _parts_marks(match, kept, texts)
        ):
            before = (
                before[0] + match.size + after[0],
                before[1] + match.size + after[1],
            )
            continue
        result.append(match)
        before = after
    return result


def _parts_marks(match: Match, kept: Kept, texts: Texts) -> bool:
    """Return whether a match parts two marks whatever they are.

    The end of a sentence does, as it parts what is said in them.
    """
    if not SENTENCE_ENDS.isdisjoint(texts.original[match.of_original]):
        return True
    stop = match.original + match.size
    if any(match.original <= part.original < stop for part in kept.parts):
        return True
    return texts.has_several_words(match) and kept.begins_sentence(match)


def typical_length(gaps: Iterable[EditSize]) -> float:
    """Return how many words an edit typically has: the geometric mean, one edit of one more.

    The one more keeps a single long edit from saying that a text was rewritten.
    """
    lengths = [longer for longer in map(max, gaps) if longer]
    return exp(fsum(map(log, lengths)) / (len(lengths) + 1))


def gap_between(left: Match, right: Match) -> EditSize:
    """Return how many words of either side stand between two matches."""
    return (
        right.original - left.original - left.size,
        right.edited - left.edited - left.size,
    )


class Texts(NamedTuple):
    """Both texts, by the keys of their words, and what says whether a match in them is small."""

    original: Sequence[str]
    edited: Sequence[str]
    thresholds: ScriptThresholds
    weights: Weights

    def has_signs_only(self, match: Match) -> bool:
        """Return whether a match has no words."""
        return all(map(is_sign, self.original[match.of_original]))

    def has_several_words(self, match: Match) -> bool:
        """Return whether a match says more than one word does.

        A sentence that begins with such words is not one mark with the one before it::

            before:      At this time no talks are held at all. Please renew the request by mail.
            wrong marks: {+Please renew all recurring requests annually by mail.+}
            right marks: [...] Please renew {+all recurring requests annually+} by mail.
        """
        return self.weights.weigh(self.original[match.of_original]) > self.weights.word

    def is_outweighed(self, match: Match, before: EditSize, after: EditSize) -> bool:
        """Return whether a match says no more than the two edits beside it together.

        Of a rewrite with longer edits elsewhere::

            before: To get patches reviewed it requires time.
            wrong:  {+Getting patches reviewed+} requires time.
            right:  {+Getting+} patches reviewed [...] requires time.
        """
        i, j, size = match
        left = self._weigh(i - before[0], i, j - before[1], j)
        i, j = i + size, j + size
        right = self._weigh(i, i + after[0], j, j + after[1])
        return self.weights.weigh(self.original[match.of_original]) <= left + right

    def _weigh(self, i1: int, i2: int, j1: int, j2: int) -> int:
        """Return the weight of an edit: that of its heavier side."""
        weigh = self.weights.weigh
        return max(weigh(self.original[i1:i2]), weigh(self.edited[j1:j2]))

    def is_light(self, match: Match, before: EditSize, after: EditSize, share: float) -> bool:
        """Return whether a match weighs little beside the edits before and after it."""
        weights = self.weights
        most = share * weights.word * sqrt(max(before) * max(after))
        # No word is lighter than a sign, so most matches need not be weighed.
        if match.size * weights.sign > most:
            return False
        return weights.weigh(self.original[match.of_original]) <= most

    def is_chance(self, match: Match, before: EditSize, after: EditSize, share: float) -> bool:
        """Return whether a word recurs by chance, so that what went beside it was replaced, too.

        It stands between a replacement and a removal behind it.  Where the removal comes first,
        the word begins what took another's place; one of a whole sentence has a sign of its own::

            before: Staff stay, because visitors need them in the building.
            wrong:  Staff stay {+for one day a week if a colleague stands in for+} them [...].
            right:  Staff stay {+for one day a week if a colleague stands in for them+}.
        """
        i, _, size = match
        if size > 1 or not min(before) or after[1]:
            return False
        gone = self.original[i + size : i + size + after[0]]
        return SENTENCE_ENDS.isdisjoint(gone) and self.is_light(match, before, after, share)

    def is_swapped(self, match: Match, before: EditSize, after: EditSize) -> bool:
        """Return whether the words on one side of a match are those that went on the other.

        They changed places across the match, and a reader sees one edit::

            before:      The trip of the old ferry to the island was late.
            wrong marks: The trip {+to the island+} of the old ferry [...] was late.
            right marks: The trip {+to the island of the old ferry+} was late.
        """
        if match.size > self.thresholds.swapped_words:
            return False
        i, j, size = match
        if not QUOTES_AND_BRACKETS.isdisjoint(self.original[i : i + size]):
            # A quotation is no phrase that something goes across.
            return False
        gone = self.original[i - before[0] : i], self.original[i + size : i + size + after[0]]
        come = self.edited[j - before[1] : j], self.edited[j + size : j + size + after[1]]
        left = last_sentence(gone[0]), first_sentence(come[1])
        right = first_sentence(gone[1]), last_sentence(come[0])
        between = self.weights.weigh(self.original[match.of_original])
        return self._is_most(*left, between) or self._is_most(*right, between)

    def _is_most(self, gone: Sequence[str], come: Sequence[str], between: int) -> bool:
        """Return whether what went and what came have most of their weight in common.

        ``between`` is the weight of the unchanged words between the two.
        """
        if not (gone and come):
            return False
        weights, thresholds = self.weights, self.thresholds
        shared = weights.weigh((Counter(gone) & Counter(come)).elements())
        of = max if between > thresholds.swapped_weight * shared else min
        least = thresholds.swapped * of(weights.weigh(gone), weights.weigh(come))
        return shared >= weights.word and shared >= least


def first_sentence(keys: Sequence[str]) -> Sequence[str]:
    """Return the words up to the first end of a sentence."""
    ends = (at for at, key in enumerate(keys) if key in SENTENCE_ENDS)
    return keys[: next(ends, len(keys))]


def last_sentence(keys: Sequence[str]) -> Sequence[str]:
    """Return the words behind the last end of a sentence."""
    ends = [at for at, key in enumerate(keys) if key in SENTENCE_ENDS]
    return keys[ends[-1] + 1 :] if ends else keys
