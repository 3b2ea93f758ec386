"""A phrase comes or goes whose first small word is also that of what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from documents import ADJECTIVES, NOUNS, WHERE
from signs import around

from marked import expected, line_of

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

SMALL = ('a', 'the', 'our', 'its', 'no')
VERBS = ('published', 'painted', 'sold', 'praised', 'carried', 'showed')
LINKS = (', printing', ' and then also', ', followed by', ', and not just', ' instead of')


def make(random: Random) -> Case:
    """Return a sentence, and the same with a phrase put in or taken out."""
    one, two, three = random.sample(NOUNS, 3)
    small = random.choice(SMALL)
    form = random.choice(('object', 'object', 'place', 'end'))
    if form == 'object':
        new = f'{small} {random.choice(ADJECTIVES)} {one} for the {two}{random.choice(LINKS)}'
        frame = f'The paper {random.choice(VERBS)} {{}} {small} {three} in May.'
    elif form == 'place':
        where = random.choice(('on', 'in', 'by'))
        new = f'{where} {random.choice(ADJECTIVES)} {one}s and'
        frame = f'People came {{}} {where} {random.choice(ADJECTIVES)} {two}s.'
    else:
        where = random.choice(WHERE)
        new = f'the {one}, we shall stay {where}'
        frame = f'We shall stay {where} {{}}.'
    gone = random.random() < 0.5 or form == 'end'
    sides = frame.format(new), frame.format('§').replace(' §', '')
    if gone:
        texts = around(random, *sides, frame.format('[...]'))
    else:
        texts = around(random, *sides[::-1], frame.format(f'{{+{new}+}}'))
    return Case(f'{form}, {"gone" if gone else "new"}', *texts[:2], [expected(texts[2])])


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the mark begins with the small word of the phrase."""
    assert isinstance(case.known, list)
    return line_of(comparison) in case.known
