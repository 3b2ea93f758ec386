"""An enumeration within a sentence becomes a list: its commas leave no elisions.

An item that was put in is all that is marked.
"""

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
NEW = ('passports', 'two books', 'a tin of old paint')
CONJUNCTIONS = ('and', 'or', 'und', 'et')


def make(random: Random) -> Case:
    """Return a sentence with an enumeration, and a list of the same, perhaps with one more."""
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
    marked = list(items)
    if random.random() < 0.3:
        marked.insert(random.randint(0, len(items)), f'{{+{random.choice(NEW)}+}}')
    listed = '\n'.join(f'{sign} {item.strip("{+}")}' for item in marked)
    original = '\n\n'.join([*before, f'{introduction}: {enumeration}.', *after])
    edited = '\n\n'.join([*before, f'{introduction}:', listed, *after])
    # An item that is new is mostly no part of the pair, and a pair comes as a whole.
    new = [item for item in marked if item not in items]
    known = [
        expected(*before, f'{introduction}:', *order, *after) for order in (marked, [*items, *new])
    ]
    return Case(f'{len(items)} items to {len(marked)}', original, edited, known)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether no word is marked and nothing is elided."""
    assert isinstance(case.known, list)
    return line_of(comparison) in case.known
