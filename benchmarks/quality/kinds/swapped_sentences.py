"""Two sentences of a paragraph change places, some of one frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shifted_frame_sentences
from paragraphs import article, is_shown, maker_of, sentence

if TYPE_CHECKING:
    import random

    from case import Case

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: random.Random) -> Case:
    """Return a paragraph in which two neighbouring sentences changed places."""
    maker = maker_of(random)
    count = random.randint(2, 5)
    if random.random() < 0.7:
        old = shifted_frame_sentences.sentences(maker, count)
    else:
        old = [sentence(maker, 5) for _ in range(count)]
    at = random.randrange(count - 1)
    first, second = old[at : at + 2]
    known = [
        ' '.join([*old[:at], *middle, *old[at + 2 :]])
        for middle in (
            (f'{{+{second}+}}', first, '[...]'),
            ('[...]', second, f'{{+{first}+}}'),
        )
    ]
    new = [*old[:at], second, first, *old[at + 2 :]]
    return article(maker, ' '.join(old), ' '.join(new), tuple(known))


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether one of the two is unmarked and the other is marked as a whole."""
    return is_shown(comparison, *case.known)
