"""Where only signs were matched although words stayed beside them, words are matched first.

In: the matches of a longest common subsequence, in which a sign counts as much as a word.
Out: the same, except between two matches that have words: there those go first that weigh more.
It is for texts that are too long to be matched by weight.

In a series of quoted words as many tokens stay with the words as without them::

    before:      They saw "ropes", "lamps", and "nets".
    wrong marks: They saw "{+ropes+},"[...] "{+lamps+},"[...] and "nets{+."+}
    right marks: They saw "ropes{+,"+} "lamps{+,"+} and "nets{+."+}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.matching import Match, joined, matches
from sphinxcontrib_ledger.engine.tokens.punctuation import is_punctuation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds
    from sphinxcontrib_ledger.engine.tokens.weights import Weights


def words_before_signs(
    found: Sequence[Match],
    original: Sequence[str],
    edited: Sequence[str],
    thresholds: SequenceThresholds,
    weights: Weights,
) -> list[Match]:
    """Return matches in which no word is left out for a sign; texts are given by their keys."""
    result: list[Match] = []
    run: list[Match] = []
    i = j = 0
    for match in [*found, Match(len(original), len(edited), 0)]:
        if match.size and all(map(is_punctuation, original[match.of_original])):
            run.append(match)
            continue
        if run:
            region = slice(i, match.original), slice(j, match.edited)
            result += _better(run, region, original, edited, thresholds, weights)
        result.append(match)
        run, i, j = [], match.original + match.size, match.edited + match.size
    return joined(result)


def _better(
    run: list[Match],
    region: tuple[slice, slice],
    original: Sequence[str],
    edited: Sequence[str],
    thresholds: SequenceThresholds,
    weights: Weights,
) -> list[Match]:
    """Return the matches of a region, or those that match its words first if these weigh more."""
    sides = original[region[0]], edited[region[1]]
    words = [[at for at, key in enumerate(side) if not is_punctuation(key)] for side in sides]
    if {sides[0][at] for at in words[0]}.isdisjoint([sides[1][at] for at in words[1]]):
        return run
    pairs = [
        (words[0][match.original + step], words[1][match.edited + step])
        for match in matches(
            [sides[0][at] for at in words[0]], [sides[1][at] for at in words[1]], thresholds
        )
        for step in range(match.size)
    ]
    better: list[Match] = []
    i = j = 0
    for end_i, end_j in [*pairs, (len(sides[0]), len(sides[1]))]:
        between = matches(sides[0][i:end_i], sides[1][j:end_j], thresholds)
        better += [Match(i + match.original, j + match.edited, match.size) for match in between]
        better.append(Match(end_i, end_j, int(end_i < len(sides[0]) and end_j < len(sides[1]))))
        i, j = end_i + 1, end_j + 1
    start_i, start_j = region[0].start, region[1].start
    moved = [Match(start_i + i, start_j + j, size) for i, j, size in better if size]
    weight = weights.weigh_parts(original, [match.of_original for match in moved])
    return moved if weight > weights.weigh_parts(original, [m.of_original for m in run]) else run
