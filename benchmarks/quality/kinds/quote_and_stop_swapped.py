"""A closing quotation mark or bracket and a full stop or comma change places, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from documents import ADJECTIVES, NOUNS
from signs import QUOTES, SAID, SPEAKERS, around, capitalized, clause

from marked import expected, line_of

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: Random) -> Case:
    """Return a text with signs that changed places, and the marks on nothing but these."""
    form = random.choice(('end', 'comma', 'bracket', 'series', 'opening', 'speaker'))
    first, last = random.choice(QUOTES)
    words, speaker, said = clause(random), random.choice(SPEAKERS), random.choice(SAID)
    if form == 'end':
        frame = f'{capitalized(speaker)} {said}, {first}{words}{{}}'
        sides = frame.format(f'.{last}'), frame.format(f'{last}.')
        marked = [frame.format(f'{{+{last}.+}}'), frame.format(f'{{+.{last}+}}')]
    elif form == 'comma':
        frame = f'{first}{capitalized(words)}{{}} {said} {speaker}.'
        sides = frame.format(f',{last}'), frame.format(f'{last},')
        marked = [frame.format(f'{{+{last},+}}'), frame.format(f'{{+,{last}+}}')]
    elif form == 'bracket':
        frame = f'{capitalized(clause(random))} ({words}{{}}'
        sides = frame.format('.)'), frame.format(').')
        marked = [frame.format('{+).+}'), frame.format('{+.)+}')]
    elif form == 'series':
        items = random.sample(NOUNS, random.randint(3, 5))

        def listed(comma: str, stop: str) -> str:
            quoted = ' '.join(f'{first}{item}{comma}' for item in items[:-1])
            return f'They saw {quoted} and {first}{items[-1]}{stop}'

        sides = listed(f',{last}', f'.{last}'), listed(f'{last},', f'{last}.')
        marked = [
            listed(f'{{+{last},+}}', f'{{+{last}.+}}'),
            listed(f'{{+,{last}+}}', f'{{+.{last}+}}'),
        ]
    elif form == 'opening':
        noun, adjective = random.choice(NOUNS), random.choice(ADJECTIVES)
        small = random.choice(('a', 'the', f'the {adjective}', 'our'))
        frame = f'It was {{}}{small} {{}}{noun}{last} in the hall.'
        sides = frame.format(first, ''), frame.format('', first)
        marked = [frame.format('', f'{{+{first}+}}'), frame.format(f'{{+{first}+}}', '')]
    else:
        sides = (
            f'{first}{capitalized(words)},{last} {said} {speaker}.',
            f'{capitalized(speaker)} {said}: {first}{capitalized(words)}.{last}',
        )
        marked = [
            f'{{+{capitalized(speaker)} {said}:+}} {first}{capitalized(words)}{{+.{last}+}}',
            f'{{+{capitalized(speaker)} {said}:+}} {first}{capitalized(words)}{{+.+}}{last}',
            f'{{+{sides[1]}+}}',
        ]
    back = form != 'speaker' and random.random() < 0.5
    texts = around(random, *(sides[::-1] if back else sides), *marked)
    return Case(form, *texts[:2], [expected(text) for text in texts[2:]])


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether nothing but the signs is marked."""
    assert isinstance(case.known, list)
    return line_of(comparison) in case.known
