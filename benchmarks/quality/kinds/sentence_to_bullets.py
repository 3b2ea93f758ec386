"""An enumeration within a sentence becomes a list: its commas leave no elisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from documents import ADJECTIVES, NOUNS
from signs import sentence

from marked import expected, line_of

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

INTRODUCTIONS = (
    'The following are not allowed', 'You need these things', 'On board there must be',
    'We sell', 'At the office they ask for',
)  # fmt: skip
CONJUNCTIONS = ('and', 'or', 'und', 'et')


def make(random: Random) -> Case:
    """Return a sentence with an enumeration, and a list of the same."""
    introduction = random.choice(INTRODUCTIONS)
    items = [
        f'{random.choice(ADJECTIVES)} {noun}s' if random.random() < 0.6 else f'{noun}s'
        for noun in random.sample(NOUNS, random.randint(3, 6))
    ]
    comma = random.choice((', ', ', ', '; '))
    end = random.choice((' ', ' ', comma))
    enumeration = f'{comma.join(items[:-1])}{end}{random.choice(CONJUNCTIONS)} {items[-1]}'
    sign = random.choice(('-', '*', '#.'))
    before = [sentence(random)] if random.random() < 0.5 else []
    after = [sentence(random)] if random.random() < 0.5 else []
    listed = '\n'.join(f'{sign} {item}' for item in items)
    original = '\n\n'.join([*before, f'{introduction}: {enumeration}.', *after])
    edited = '\n\n'.join([*before, f'{introduction}:', listed, *after])
    known = [expected(*before, f'{introduction}:', *items, *after)]
    return Case(f'{len(items)} items', original, edited, known)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether no word is marked and nothing is elided."""
    assert isinstance(case.known, list)
    return line_of(comparison) in case.known
