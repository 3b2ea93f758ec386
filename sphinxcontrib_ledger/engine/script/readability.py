"""From the first script to marks that read as if a person had made them.

In: the matches of a pair of texts: runs of words that stay unmarked.
Out: matches again, some of them moved and some dropped, so that the marks stay true.
It is the step after matching, which finds what changed, and before edits are made of the matches;
its own steps are coalescing and rewritten sentences; then, where not all was rewritten, quoted
phrases, signs, and sliding to boundaries.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.script.coalescing import Texts, coalesce_edits, gap_between
from sphinxcontrib_ledger.engine.script.punctuation.quoted_phrases import join_quoted_phrases
from sphinxcontrib_ledger.engine.script.punctuation.signs import settle_signs
from sphinxcontrib_ledger.engine.script.rewritten import drop_rewritten_sentences
from sphinxcontrib_ledger.engine.sequences.matching import Match, joined
from sphinxcontrib_ledger.engine.tokens.sentences import phrase_strength

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_ledger.engine.options import Options
    from sphinxcontrib_ledger.engine.script.kept import Kept
    from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
    from sphinxcontrib_ledger.engine.tokens.token import Tokens
    from sphinxcontrib_ledger.engine.tokens.weights import Weights

    #: Says how well a run of tokens, from one to another, reads as a mark.
    Strength = Callable[[Tokens, int, int], float]


def make_readable(kept: Kept, weights: Weights) -> list[Match]:
    """Return the matches that stay unmarked for a reader."""
    thresholds, granularity = kept.options.thresholds.script, kept.options.granularity
    texts = Texts(kept.original.keys, kept.edited.keys, thresholds, weights)
    rule = thresholds.coalescing.of(granularity)
    result = coalesce_edits(kept, texts, rule, over_words=granularity == 'coarse')
    if granularity != 'fine':
        result = drop_rewritten_sentences(result, kept, thresholds, weights)
    return result


def settle_borders(
    matches: Sequence[Match], original: Tokens, edited: Tokens, options: Options, weights: Weights
) -> list[Match]:
    """Return the matches with borders where a reader sees any: of quotations, signs, phrases."""
    thresholds = options.thresholds.script
    strength_of = partial(phrase_strength, small_letters=thresholds.phrase_small_letters)
    kept = slide_to_boundaries(matches, original, edited, strength_of, thresholds.look_cost)
    kept = join_quoted_phrases(kept, original, edited, thresholds)
    return settle_signs(kept, original, edited, thresholds)


def slide_to_boundaries(
    matches: Sequence[Match],
    original: Tokens,
    edited: Tokens,
    strength_of: Strength,
    look_cost: int,
) -> list[Match]:
    """Move pure removals and pure additions to the edges of phrases and sentences.

    In "a b a" it makes no difference to the words whether "a b" or "b a" is new, but it does to
    the reader::

        before:      The boat left. The crew stayed.
        wrong marks: The boat left. The {+boat sank. The+} crew stayed.
        right marks: The boat left. {+The boat sank.+} The crew stayed.

    ``look_cost`` is what it costs to match a word with one of another look.
    """
    ends = [Match(0, 0, 0), *matches, Match(len(original), len(edited), 0)]
    for index in range(1, len(ends)):
        left, right = ends[index - 1], ends[index]
        removed, added = gap_between(left, right)
        if bool(removed) == bool(added):
            continue
        shift = (
            _best_shift(original, edited, left, right, removed, strength_of, look_cost)
            if removed
            else _best_shift(
                edited, original, left.flipped, right.flipped, added, strength_of, look_cost
            )
        )
        ends[index - 1] = left._replace(size=left.size + shift)
        ends[index] = Match(right.original + shift, right.edited + shift, right.size - shift)
    return joined(ends)


def _best_shift(
    tokens: Tokens,
    others: Tokens,
    left: Match,
    right: Match,
    length: int,
    strength_of: Strength,
    look_cost: int,
) -> int:
    """Return by how many words a run that only ``tokens`` have reads best if it is moved.

    Negative is to the left; ``length`` is the run's, and it stands between two matches.
    """
    start, stop = right.original - length, right.original
    best = (strength_of(tokens, start, stop), 0)
    for step, room in ((-1, left.size), (1, right.size)):
        shift = cost = 0
        while abs(shift) < room:
            at = min(shift, shift + step)
            gained, lost = (stop + at, start + at) if step < 0 else (start + at, stop + at)
            if tokens.keys[gained] != tokens.keys[lost]:
                break
            partner = others.looks.get(right.edited + at)
            cost += look_cost * (
                (tokens.looks.get(gained) != partner) - (tokens.looks.get(lost) != partner)
            )
            shift += step
            score = strength_of(tokens, start + shift, stop + shift) - cost
            if score > best[0]:
                best = (score, shift)
    return best[1]


def rewrite_threshold(
    original: Sequence[str],
    edited: Sequence[str],
    thresholds: ScriptThresholds,
    weights: Weights,
    *,
    positional: bool,
) -> float:
    """Return the least weight of unchanged words with which a pair of blocks is not one mark.

    The words are given by their keys; ``positional`` says that only their position connects the
    blocks.  Small words recur in any text, so that some stay in each
    that was rewritten::

        before:      The wind rose, and nobody was left on the quay by the old harbour.
        wrong marks: The {+council said that it will build a second road by the autumn+}.
        right marks: {+The council said that it will build a second road by the autumn.+}
    """
    if min(len(original), len(edited)) < thresholds.rewritten_words:
        return 0.0
    share = thresholds.positional if positional else thresholds.rewritten
    return share * min(weights.weigh(original), weights.weigh(edited))
