"""A paragraph of a sentence or two gets many more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paragraphs import article, is_shown, maker_of, sentence

if TYPE_CHECKING:
    import random

    from case import Case

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: random.Random) -> Case:
    """Return a paragraph that got many sentences around the one or two that it had."""
    maker = maker_of(random)
    sentences = [sentence(maker) for _ in range(random.randint(3, 12))]
    first = random.randrange(len(sentences))
    stop = min(len(sentences), first + random.choice((1, 1, 2)))
    kept = ' '.join(sentences[first:stop])
    before, after = ' '.join(sentences[:first]), ' '.join(sentences[stop:])
    marked = ' '.join(
        text
        for text in (f'{{+{before}+}}' * bool(before), kept, f'{{+{after}+}}' * bool(after))
        if text
    )
    return article(maker, kept, ' '.join(sentences), (marked,))


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the sentences that were there are unmarked, and all others marked."""
    return is_shown(comparison, *case.known)
