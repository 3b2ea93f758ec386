"""A quoted phrase is put in place of another, which shares a word or two with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from documents import ADJECTIVES, NOUNS, WHEN
from signs import QUOTES, around

from marked import expected, line_of

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: Random) -> Case:
    """Return a sentence with a phrase, and with another one in quotation marks."""
    first, last = random.choice(QUOTES)
    one, two, three, four = (noun.capitalize() for noun in random.sample(NOUNS, 4))
    old, new = random.choice(
        [
            ((one, two), (three, two)),
            ((one, two), (one, three)),
            ((one, two, three), (four, two)),
            ((one, two, three), (one, four)),
            ((one, two, three), (four, two, three)),
            ((one, two, three), (one, four, three)),
            ((one, two), (three, four)),
            ((one,), (two, three)),
        ]
    )
    frame = f'We should name it the {{}} {random.choice(ADJECTIVES)} plan {random.choice(WHEN)}.'
    quoted = f'{first}{" ".join(new)}{last}'
    sides = [frame.format(' '.join(old)), frame.format(quoted), frame.format(f'{{+{quoted}+}}')]
    texts = around(random, *sides)
    return Case(f'{len(old)} became {len(new)}', *texts[:2], [expected(texts[2])])


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the phrase is one mark with both its quotation marks."""
    assert isinstance(case.known, list)
    return line_of(comparison) in case.known
