"""An item moved elsewhere, and its end is another one or longer now: its beginning is unmarked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case, dense, seen
from documents import NOUNS
from prose import Prose, titled

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

OPENINGS = (
    'the {noun} of {name} has its own rules about {noun2}s and {noun3}s',
    'nobody may bring a {noun} or a {noun2} near the {noun3} of {name}',
    'every {noun} that {name} bought last year stands beside the {noun2}',
)
NAMES = ('Lindholm', 'Okoye', 'Castellani', 'Brandt', 'Whitfield')
ENDS = (
    ', see page {number}.',
    ' (rule {number}).',
    '; ask {name}.',
    '.',
)


def make(random: Random) -> Case:
    """Return a list, or paragraphs, of which one stands elsewhere with another end."""
    prose = Prose(random)
    nouns = dict(zip(('noun', 'noun2', 'noun3'), random.sample(NOUNS, 3), strict=True))
    opening = random.choice(OPENINGS).format(name=random.choice(NAMES), **nouns)
    end = random.choice(ENDS).format(name=random.choice(NAMES), number=random.randint(2, 99))
    longer = f' {random.choice(("and", "since", "but"))} {prose.sentence()[:1].lower()}'
    longer += prose.sentence()[1:]
    texts = [opening + end, opening + longer]
    if random.random() < 0.5:
        texts.reverse()
    others = [prose.sentences(1, 2) for _ in range(random.randint(3, 6))]
    places = random.sample(range(len(others) + 1), 2)
    form = random.choice(('- ', '', '#. '))
    title = titled(prose.heading())
    sides = []
    for place, text in zip(places, texts, strict=True):
        blocks = [*others[:place], text, *others[place:]]
        sides.append('\n\n'.join([title, *(form + block for block in blocks)]))
    return Case(form.strip() or 'paragraphs', *sides, (opening, texts[1], tuple(others)))


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the beginning is unmarked and no other text but what it passed is marked."""
    opening, text, others = case.known
    for one in seen(comparison):
        if one.text == text:
            if dense(one.text)[len(one.new) :] == '' or len(dense(opening)) > len(
                dense(one.text)
            ) - len(one.new):
                return False
        elif one.text in others and (one.new or one.gone):
            return False
    return any(one.moved for one in seen(comparison))
