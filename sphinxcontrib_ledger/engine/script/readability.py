"""From the first script to marks that read as if a person had made them.

Finding what changed (``diff``) and saying it to readers are separate steps; each step here takes
matches (runs of words that stay unmarked) and returns matches, and only ever by moving or
dropping unmarked words, so that the marks stay true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.script.coalescing import GRANULARITY, coalesce_edits, gap_between
from sphinxcontrib_ledger.engine.sequences.matching import Match, joined
from sphinxcontrib_ledger.engine.tokens.sentences import (
    boundary_strength,
    drop_rewritten_sentences,
)
from sphinxcontrib_ledger.engine.tokens.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_ledger.engine.script.coalescing import Granularity
    from sphinxcontrib_ledger.engine.tokens.token import Tokens

    Edge = Callable[[Tokens, int], float]

#: A pair of blocks is one mark when less than this share of the weight of its smaller side stayed.
#: 0.3 marks a rewritten paragraph whole although its small words recur, and leaves alone one that
#: was merely cut down, of which all that remains is unchanged.
REWRITTEN = 0.3
#: Blocks of fewer words (a heading, a cell) are never called rewritten: the words are the mark.
REWRITTEN_WORDS = 8


def make_readable(
    found: Sequence[Match], original: Tokens, edited: Tokens, granularity: Granularity = 'balanced'
) -> list[Match]:
    """Return the matches that stay unmarked for a reader."""
    kept = coalesce_edits(found, original.keys, edited.keys, GRANULARITY[granularity])
    if granularity != 'fine':
        kept = drop_rewritten_sentences(kept, original, edited)
    return slide_to_boundaries(kept, original, edited)


def slide_to_boundaries(
    found: Sequence[Match], original: Tokens, edited: Tokens, edge_of: Edge = boundary_strength
) -> list[Match]:
    """Move pure removals and pure additions to the edges of phrases and sentences.

    In "a b a" it makes no difference to the words whether "a b" or "b a" is new, but it does to
    the reader.
    ``edge_of`` says how well a mark may begin or end before a word.
    """
    ends = [Match(0, 0, 0), *found, Match(len(original), len(edited), 0)]
    for index in range(1, len(ends)):
        left, right = ends[index - 1], ends[index]
        removed, added = gap_between(left, right)
        if bool(removed) == bool(added):
            continue
        by = (
            _best_shift(original, edited, left, right, removed, edge_of)
            if removed
            else _best_shift(edited, original, left.flipped, right.flipped, added, edge_of)
        )
        ends[index - 1] = left._replace(size=left.size + by)
        ends[index] = Match(right.original + by, right.edited + by, right.size - by)
    return joined(ends)


#: What a word that would be matched with one of another look costs: more than any edge is worth.
LOOK = 100


def _best_shift(
    words: Tokens, others: Tokens, left: Match, right: Match, length: int, edge_of: Edge
) -> int:
    """Return by how many words a run that only ``words`` have reads best if it is moved.

    Negative is to the left; ``length`` is the run's, and it stands between two matches.
    """
    start, stop = right.original - length, right.original
    best = (edge_of(words, start) + edge_of(words, stop), 0)
    for step, room in ((-1, left.size), (1, right.size)):
        by = cost = 0
        while abs(by) < room:
            at = min(by, by + step)
            gained, lost = (stop + at, start + at) if step < 0 else (start + at, stop + at)
            if words.keys[gained] != words.keys[lost]:
                break
            partner = others.looks.get(right.edited + at)
            cost += LOOK * (
                (words.looks.get(gained) != partner) - (words.looks.get(lost) != partner)
            )
            by += step
            score = edge_of(words, start + by) + edge_of(words, stop + by) - cost
            if score > best[0]:
                best = (score, by)
    return best[1]


def rewrite_threshold(original: Sequence[str], edited: Sequence[str]) -> float:
    """Return the least weight of unchanged words with which a pair of blocks is not one mark.

    The words are given by their keys.
    """
    if min(len(original), len(edited)) < REWRITTEN_WORDS:
        return 0.0
    return REWRITTEN * min(weigh(original), weigh(edited))


def kept_weight(found: Sequence[Match], original: Sequence[str]) -> int:
    """Return the weight of the words that matches leave unmarked."""
    return sum([weigh(original[match.original : match.original + match.size]) for match in found])
