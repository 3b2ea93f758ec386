"""The headline of a text file: white space in it, or a stop behind it, comes or goes.

Nothing is marked but the stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case, seen
from prose import Prose
from read_as import compared_as

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

VARIANTS = ('break', 'spaces', 'stop', 'stop and break', 'around', 'runs on', 'further down')
#: The longest headline, in characters, and what may end it.
LONGEST, STOPS = 100, '.!?…'


def make(random: Random) -> Case:
    """Return a text and the same with its headline written otherwise."""
    prose = Prose(random)
    variant = random.choice(VARIANTS)
    headline = ''
    while not headline or len(headline) > LONGEST:
        made = prose.heading() if random.random() < 0.5 else prose.sentence().rstrip('.')
        headline = made.replace(',', '')
    texts = [prose.sentences(1, 4) for _ in range(random.randint(1, 4))]
    if random.random() < 0.3:
        texts.append('\n'.join(f'- {prose.sentence()}' for _ in range(random.randint(2, 4))))
    before, after, stop = [headline, *texts], [headline, *texts], ''
    if 'break' in variant:
        after[0] = _broken(random, after[0], '\n')
    if variant == 'spaces':
        after[0] = _broken(random, after[0], random.choice(('  ', '\t', ' \u00a0', '\u2003')))
    if 'stop' in variant:
        stop = random.choice(STOPS)
        after[0] += stop
    if variant == 'around':
        after[0] = random.choice(('', ' ', '  ')) + after[0] + random.choice((' ', '\t'))
    if variant == 'runs on':
        after[:2] = [f'{after[0]}\n{after[1]}']
    if variant == 'further down':
        after.insert(0, prose.sentence())
    articles = ['\n\n'.join(before), '\n' * random.randint(0, 2) + '\n\n'.join(after)]
    turned = variant != 'further down' and random.random() < 0.5
    if turned:
        articles.reverse()
    return Case(variant, *articles, (variant, stop, turned))


def _broken(random: Random, text: str, sign: str) -> str:
    """Return a text with another space in it somewhere."""
    words = text.split(' ')
    at = random.randrange(1, len(words))
    return f'{" ".join(words[:at])}{sign}{" ".join(words[at:])}'


def compared(case: Case) -> Comparison:
    """Compare the texts of a case."""
    return compared_as('txt', case.original, case.edited)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether nothing but the stop is marked, and what was put before the headline."""
    variant, stop, turned = case.known
    texts = seen(comparison)
    if variant == 'further down':
        return texts[0].is_new and all(text.is_unmarked for text in texts[1:])
    first = texts[0]
    marked = (first.gone, first.new)[:: 1 if turned else -1]
    is_right = marked == (stop, '') and not (first.moved or first.boxed)
    return is_right and all(text.is_unmarked for text in texts[1:])
