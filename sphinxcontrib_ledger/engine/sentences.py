"""Where sentences and phrases end, and which sentences were rewritten."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.diff import Match, joined
from sphinxcontrib_ledger.engine.weights import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.words import Word

SENTENCE_ENDS = frozenset('.!?…。！？؟۔।')
CLOSERS = frozenset('"\'”’»›)]}」』）')
CLAUSE_ENDS = frozenset(',;:–—、，；：،؛')
OPENERS = frozenset('“‘«‹([{「『（¿¡')

#: A sentence is one mark when less than this share of its weight stayed, and less than this of
#: the sentence that it came from.  0.3 leaves more confetti, 0.5 paints more of what stayed.
REWRITTEN_SENTENCE = 0.4
#: Sentences of fewer words are never called rewritten: the words are the mark.
SENTENCE_WORDS = 8


def edge(words: Sequence[Word], at: int) -> int:
    """Return how well a mark may begin or end before word ``at``: 0 (badly) to 5."""
    if at in (0, len(words)):
        return 5
    before, after = words[at - 1].key, words[at].key
    if after in SENTENCE_ENDS or after in CLAUSE_ENDS or before in OPENERS:
        return 0
    spaced = words[at].start > words[at - 1].stop
    if is_sentence_end(words, at):
        return 4
    if before in CLAUSE_ENDS:
        return 3
    if after in OPENERS:
        return 2
    return 1 if spaced else 0


def is_sentence_end(words: Sequence[Word], at: int) -> bool:
    """Return whether a sentence ends before word ``at``."""
    index = at - 1
    while index > 0 and words[index].key in CLOSERS:
        index -= 1
    key = words[index].key
    return key in SENTENCE_ENDS and (words[at].start > words[at - 1].stop or key in '。！？')


def sentences(words: Sequence[Word]) -> Iterator[range]:
    """Go through the sentences of a block, as ranges of words."""
    ends = [at for at in range(1, len(words)) if is_sentence_end(words, at)]
    for start, stop in pairwise([0, *ends, len(words)]):
        if stop > start:
            yield range(start, stop)


def without_rewritten(
    found: Sequence[Match], original: Sequence[Word], edited: Sequence[Word]
) -> list[Match]:
    """Drop what little stayed of sentences that were rewritten.

    Both what a sentence is now and what it was must have little in common with the other side: of
    one that was cut down to its first words, these did stay.
    """
    old = _rewritten(original, [range(m.original, m.original + m.size) for m in found])
    new = _rewritten(edited, [range(m.edited, m.edited + m.size) for m in found])
    if not (old and new):
        return list(found)
    return joined(
        [
            Match(match.original + k, match.edited + k, 1)
            for match in found
            for k in range(match.size)
            if not (match.original + k in old and match.edited + k in new)
        ]
    )


def _rewritten(words: Sequence[Word], stayed: Sequence[range]) -> set[int]:
    """Return the words of rewritten sentences, but for what ends these."""
    same = {k for run in stayed for k in run}
    return {
        k
        for sentence in sentences(words)
        if len(sentence) >= SENTENCE_WORDS
        and weigh(words[k] for k in sentence if k in same)
        < REWRITTEN_SENTENCE * weigh(words[k] for k in sentence)
        for k in sentence
        if words[k].key not in SENTENCE_ENDS
    }
