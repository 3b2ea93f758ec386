"""The words that no step of readability may mark: sentences, openings and endings that stayed.

In: the matches of a pair of texts.
Out: those parts of the matches that stay unmarked whatever becomes of the words around them.
It is asked by the steps that make one mark of several.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.matching import Match, joined
from sphinxcontrib_ledger.engine.tokens.sentences import CLAUSE_ENDS, SENTENCE_ENDS, sentences
from sphinxcontrib_ledger.engine.tokens.weights import is_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.options import Options
    from sphinxcontrib_ledger.engine.tokens.token import Tokens


@dataclass(frozen=True)
class Kept:
    """The matches of a pair of texts, and those parts of them that stay unmarked in any case."""

    matches: Sequence[Match]
    original: Tokens
    edited: Tokens
    options: Options

    @cached_property
    def parts(self) -> list[Match]:
        """The parts of matches; most pairs have none that a step would mark, and never ask."""
        return _kept_whole(self.matches, self.original, self.edited, self.options)

    @cached_property
    def _starts(self) -> tuple[frozenset[int], frozenset[int]]:
        """The numbers of the words of either side that begin a sentence."""
        old, new = (sentences(side) for side in (self.original, self.edited))
        return frozenset([part.start for part in old]), frozenset([part.start for part in new])

    def begins_sentence(self, match: Match) -> bool:
        """Return whether a match begins a sentence of both sides."""
        return match.original in self._starts[0] and match.edited in self._starts[1]


def _kept_whole(
    matches: Sequence[Match], original: Tokens, edited: Tokens, options: Options
) -> list[Match]:
    """Return the parts of matches that are whole sentences, or their long openings or endings.

    Readers who see a mark on a whole sentence believe that it is new::

        before:      Is the quay shut? The vote was held on Tuesday.
        wrong marks: {+Turnout was 41 per cent, the office said. The vote was held on Tuesday.+}
        right marks: {+Turnout was 41 per cent, the office said.+} The vote was held on Tuesday.
    """
    thresholds = options.thresholds.script
    long = None if options.granularity == 'coarse' else thresholds.long_opening
    sides = sentences(original), sentences(edited)
    starts = [{sentence.start for sentence in side} for side in sides]
    stops = [{sentence.stop for sentence in side} for side in sides]
    kept: list[Match] = []
    # Most matches are too short to hold any of them.
    least_of_all = min(thresholds.whole_sentence, thresholds.long_opening)
    for i, j, size in matches:
        if size < least_of_all:
            continue
        begins = {at - i for at in starts[0] if i <= at < i + size and j + at - i in starts[1]}
        ends = {at - i for at in stops[0] if i < at <= i + size and j + at - i in stops[1]}
        is_opening = i == j == 0
        is_ending = i + size == len(original) and j + size == len(edited)
        if (is_opening or is_ending) and long is not None and size >= long:
            # The end of a sentence that was rewritten goes with it, and so does its first word.
            start = next((at for at in range(size) if not is_sign(original.keys[i + at])), size)
            start = start if is_ending else 0
            stop = size if is_ending or size - 1 not in begins else size - 1
            kept.append(Match(i + start, j + start, stop - start))
            continue
        for start, stop in pairwise(sorted({0, size, *begins, *ends})):
            least = thresholds.whole_sentence if start in begins and stop in ends else long
            is_edge = start in begins or stop in ends
            if is_edge and least is not None and stop - start >= least:
                kept.append(Match(i + start, j + start, stop - start))
    label = _label_size(original, matches) if long is not None else 0
    if not any(match.original < label for match in kept):
        kept.append(Match(0, 0, label))
    return joined(kept)


def _label_size(tokens: Tokens, matches: Sequence[Match]) -> int:
    """Return how many tokens the label with a colon has that both texts begin with, if any.

    It is a heading of what follows::

        before:      Time: Boats leave the quay at noon, from June on.
        wrong marks: {+Time: Nobody knows when, as the crew is on strike.+}
        right marks: Time: {+Nobody knows when, as the crew is on strike.+}
    """
    size = matches[0].size if matches and matches[0][:2] == (0, 0) else 0
    signs = SENTENCE_ENDS | CLAUSE_ENDS
    end = next((at for at, key in enumerate(tokens.keys[:size]) if key in signs), 0)
    return end + 1 if end and tokens.keys[end] == ':' else 0
