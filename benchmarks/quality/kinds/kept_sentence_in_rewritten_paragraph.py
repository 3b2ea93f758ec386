"""A paragraph is rewritten but for one of its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paragraphs import article, maker_of, plain, sentence, shown

if TYPE_CHECKING:
    import random

    from case import Case

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: random.Random) -> Case:
    """Return a paragraph of which one sentence, or two, stayed, and the others are new."""
    maker = maker_of(random)
    kept = [sentence(maker, 5) for _ in range(random.choice((1, 1, 2)))]
    sides = []
    for _ in range(2):
        sentences = list(kept)
        at = 0
        for _ in range(random.randint(1, 3) if len(kept) == 2 else random.randint(1, 4)):
            at = random.randint(at, len(sentences))
            sentences.insert(at, sentence(maker, 5))
        sides.append(' '.join(sentences))
    return article(maker, sides[0], sides[1], tuple(kept))


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the sentences that stayed are unmarked, wherever they stand."""
    plainly = plain(''.join(unmarked(text) for text in shown(comparison)))
    return all(plain(text) in plainly for text in case.known)


def unmarked(text: str) -> str:
    """Return a text with a sign in place of each mark."""
    parts = text.split('{+')
    return parts[0] + ''.join('|' + part.partition('+}')[2] for part in parts[1:])
