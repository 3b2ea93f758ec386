"""A paragraph is rewritten but for its first words, or its last ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kept_sentence_in_rewritten_paragraph import unmarked
from paragraphs import article, maker_of, plain, sentence, shown

if TYPE_CHECKING:
    import random

    from case import Case

    from sphinxcontrib_ledger.pipeline import Comparison

#: So many words are a long opening.
LONG = 8


def make(random: random.Random) -> Case:
    """Return a paragraph with the same first words, or last ones, and others elsewhere."""
    maker = maker_of(random)
    kept = ' '.join([sentence(maker) for _ in range(3)]).split()[: random.randint(LONG, 14)]
    opening = ' '.join(kept).rstrip(',.')
    sides = []
    is_end = random.random() < 0.4
    for _ in range(2):
        others = [sentence(maker) for _ in range(random.randint(2, 5))]
        rest = ' '.join(others)
        if is_end:
            sides.append(f'{rest[:-1]} and {opening[0].lower()}{opening[1:]}.')
        else:
            sides.append(f'{opening} and {rest[0].lower()}{rest[1:]}')
    return article(
        maker, sides[0], sides[1], f'{opening[0].lower()}{opening[1:]}' if is_end else opening
    )


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the words that stayed are unmarked."""
    return plain(str(case.known)) in plain(''.join(map(unmarked, shown(comparison))))
