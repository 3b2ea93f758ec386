"""Where sentences and phrases end, and which sentences were rewritten."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.matching import Match, joined
from sphinxcontrib_ledger.engine.tokens.weights import weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.tokens.token import Tokens

SENTENCE_ENDS = frozenset('.!?…。！？؟۔।')
CLOSERS = frozenset('"\'”’»›)]}」』）')
CLAUSE_ENDS = frozenset(',;:–—、，；：،؛')
OPENERS = frozenset('“‘«‹([{「『（¿¡')

#: A sentence is one mark when less than this share of its weight stayed, and less than this of
#: the sentence that it came from.  0.3 leaves more confetti, 0.5 paints more of what stayed.
REWRITTEN_SENTENCE = 0.4
#: Sentences of fewer words are never called rewritten: the words are the mark.
SENTENCE_WORDS = 8


def boundary_strength(words: Tokens, at: int) -> int:
    """Return how well a mark may begin or end before word ``at``: 0 (badly) to 5."""
    if at in (0, len(words)):
        return 5
    before, after = words.keys[at - 1], words.keys[at]
    if after in SENTENCE_ENDS or after in CLAUSE_ENDS or before in OPENERS:
        return 0
    if is_sentence_end(words, at):
        return 4
    if before in CLAUSE_ENDS:
        return 3
    if after in OPENERS and (words.is_spaced(at) or not after.isascii()):
        # A call's "(" belongs to its name.
        return 2
    return 1 if words.is_spaced(at) else 0


def is_sentence_end(words: Tokens, at: int) -> bool:
    """Return whether a sentence ends before word ``at``."""
    keys = words.keys
    index = at - 1
    while index > 0 and keys[index] in CLOSERS:
        index -= 1
    key = keys[index]
    return key in SENTENCE_ENDS and (key in '。！？' or words.is_spaced(at))


def sentences(words: Tokens) -> list[range]:
    """Return the sentences of a block, as ranges of words."""
    keys = words.keys
    ends = []
    for index, key in enumerate(keys):
        if key in SENTENCE_ENDS:
            at = index + 1
            while at < len(keys):
                if is_sentence_end(words, at):
                    ends.append(at)
                if keys[at] not in CLOSERS:
                    break
                at += 1
    return [range(*both) for both in pairwise([0, *ends, len(keys)]) if both[0] < both[1]]


def drop_rewritten_sentences(
    found: Sequence[Match], original: Tokens, edited: Tokens
) -> list[Match]:
    """Drop what little stayed of sentences that were rewritten.

    Both what a sentence is now and what it was must have little in common with the other side: of
    one that was cut down to its first words, these did stay.
    """
    new = _rewritten(edited, [slice(m.edited, m.edited + m.size) for m in found])
    if not new:
        return list(found)
    old = _rewritten(original, [slice(m.original, m.original + m.size) for m in found])
    if not old:
        return list(found)
    return joined(
        [
            Match(match.original + k, match.edited + k, 1)
            for match in found
            for k in range(match.size)
            if not (match.original + k in old and match.edited + k in new)
        ]
    )


def _rewritten(words: Tokens, stayed: Sequence[slice]) -> set[int]:
    """Return the words of rewritten sentences, but for what ends these."""
    keys = words.keys
    weights = list(map(weight, keys))
    kept = [0] * len(keys)
    for run in stayed:
        kept[run] = weights[run]
    return {
        k
        for sentence in sentences(words)
        if len(sentence) >= SENTENCE_WORDS
        and sum(kept[sentence.start : sentence.stop])
        < REWRITTEN_SENTENCE * sum(weights[sentence.start : sentence.stop])
        for k in sentence
        if keys[k] not in SENTENCE_ENDS
    }
