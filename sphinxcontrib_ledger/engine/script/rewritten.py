"""Rewritten sentences become one mark each.

In: the matches of a pair of texts.
Out: the same without what little stayed of sentences that were rewritten.
It is the second step of making a script readable, after edits were coalesced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.matching import Match, joined
from sphinxcontrib_ledger.engine.tokens.sentences import SENTENCE_ENDS, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.script.kept import Kept
    from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
    from sphinxcontrib_ledger.engine.tokens.token import Tokens
    from sphinxcontrib_ledger.engine.tokens.weights import Weights


def drop_rewritten_sentences(
    matches: Sequence[Match], kept: Kept, thresholds: ScriptThresholds, weights: Weights
) -> list[Match]:
    """Drop the matches within sentences of which little stayed, but for the signs that end them.

    Both what a sentence is now and what it was must have little in common with the other side: of
    one that was cut down to its first words, these did stay.  ``kept`` are parts of the matches
    that stay in any case::

        before:      The boats stay. The council closed the quay of the town for us.
        wrong marks: The boats stay. {+A plan is that the crews build roads+} for us.
        right marks: The boats stay. {+A plan is that the crews build roads for us.+}
    """
    new = _rewritten(kept.edited, [match.of_edited for match in matches], thresholds, weights)
    if not new:
        return list(matches)
    old = _rewritten(kept.original, [match.of_original for match in matches], thresholds, weights)
    if not old:
        return list(matches)
    for match in kept.parts:
        old.difference_update(range(match.original, match.original + match.size))
    return joined(
        [
            Match(i, j, 1)
            for match in matches
            for i, j in zip(
                range(match.original, match.original + match.size),
                range(match.edited, match.edited + match.size),
                strict=True,
            )
            if not (i in old and j in new)
        ]
    )


def _rewritten(
    tokens: Tokens, parts: Sequence[slice], thresholds: ScriptThresholds, weights: Weights
) -> set[int]:
    """Return the tokens of rewritten sentences, but for those that end these.

    ``parts`` are what stayed of the text.
    """
    keys = tokens.keys
    weight_of = list(map(weights.__getitem__, keys))
    kept = [0] * len(keys)
    for part in parts:
        kept[part] = weight_of[part]
    share = thresholds.rewritten_sentence
    return {
        index
        for sentence in sentences(tokens)
        if len(sentence) >= thresholds.sentence_words
        and sum(kept[sentence.start : sentence.stop])
        < share * sum(weight_of[sentence.start : sentence.stop])
        for index in sentence
        if keys[index] not in SENTENCE_ENDS
    }
