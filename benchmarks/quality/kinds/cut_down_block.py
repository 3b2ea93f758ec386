"""A paragraph is cut down to some of its sentences, or to its first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paragraphs import article, is_shown, maker_of, sentence

if TYPE_CHECKING:
    import random

    from case import Case

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: random.Random) -> Case:
    """Return a paragraph that lost most of its sentences, or of its words."""
    maker = maker_of(random)
    sentences = [sentence(maker) for _ in range(random.randint(3, 12))]
    if random.random() < 0.3:
        words = ' '.join(sentences).split()
        count = random.randint(2, len(words) // 3)
        kept = ' '.join(words[:count]).rstrip(',.')
        known = (f'{kept} [...].', f'{kept}. [...]')
        return article(maker, ' '.join(sentences), f'{kept}.', known)
    first = random.randrange(len(sentences))
    stop = min(len(sentences), first + random.choice((1, 1, 2)))
    if stop - first == len(sentences):
        first += 1
    kept = ' '.join(sentences[first:stop])
    shown = f'{"[...] " * (first > 0)}{kept}{" [...]" * (stop < len(sentences))}'
    return article(maker, ' '.join(sentences), kept, (shown,))


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether all that is left is unmarked, with elisions around it."""
    return is_shown(comparison, *case.known)
