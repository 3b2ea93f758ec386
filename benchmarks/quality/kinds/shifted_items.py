"""Items of one frame: the first is gone, one is put in, and a word of each other one changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case import Case
from page import Prose, is_page

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


class Frame(NamedTuple):
    """What all items say, with places for a name, and two for what changes."""

    text: str
    values: tuple[str, ...]


PRICES = tuple(f'{price}.{cents}' for price in range(2, 9) for cents in (20, 50, 80))
COUNTS = tuple(map(str, range(11, 60)))
THINGS = (
    'anchor', 'barge', 'boat', 'bridge', 'canal', 'chain', 'crane', 'ferry', 'harbour', 'ladder',
    'lamp', 'market', 'port', 'school', 'tower',
)  # fmt: skip
FRAMES = (
    Frame('Tickets for {name} cost {value} euros.', COUNTS),
    Frame('{name}: {value}', PRICES),
    Frame('The price of {name} is {value} crowns.', COUNTS),
    Frame('Add {name} {value}', THINGS),
    Frame('{name}, at the {value} of the board', THINGS),
    Frame('Karten für {name} kosten {value} Euro.', COUNTS),
    Frame('The {value} of {name} was closed.', THINGS),
)
NAMES = (
    'adults', 'artists', 'bakers', 'children', 'doctors', 'drivers', 'farmers', 'fishermen',
    'gardeners', 'hunters', 'lawyers', 'millers', 'nurses', 'pilots', 'pupils', 'sailors',
    'seniors', 'soldiers', 'students', 'teachers', 'tourists', 'weavers',
)  # fmt: skip
FORMS = ('- ', '#. ', '', 'rows')


def make(random: Random) -> Case:
    """Return a list of items of one frame that shift."""
    prose = Prose(random)
    frame = random.choice(FRAMES)
    form = random.choice(FORMS)
    count = random.randint(3, 7)
    names = random.sample(NAMES, count + 1)
    lost = random.choice((0, 0, random.randrange(count)))
    at = random.randint(0, count - 1)
    rate = random.choice((0.5, 1.0))
    # Of two items with one value each could be what the other became.
    values = random.sample(frame.values, 2 * count + 1)
    original, edited, shown = [], [], []
    for number, name in enumerate(names[:count]):
        old = values[number]
        new = values[-1 - number] if random.random() < rate else old
        original.append(frame.text.format(name=name, value=old))
        if number == lost:
            continue
        edited.append(frame.text.format(name=name, value=new))
        mark = new if new == old else f'{{+{new}+}}'
        shown.append(frame.text.format(name=name, value=mark))
    new_item = frame.text.format(name=names[-1], value=values[count])
    if at == lost:
        # In its place the new one could as well be what it became.
        at = lost + 1 if lost + 1 < count else lost - 1
    edited.insert(at, new_item)
    shown.insert(at, f'{{+{new_item}+}}')
    gone = lost if lost <= at else lost + 1
    page = [*shown[:gone], '[...]', *shown[gone:]]
    before, after = prose.sentence(), prose.sentence()
    texts = [
        f'Harbour\n=======\n\n{before}\n\n{_written(form, side)}\n{after}\n'
        for side in (original, edited)
    ]
    return Case(frame.text, texts[0], texts[1], [['Harbour', before, *page, after]])


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether one item is gone, one is new, and the others have their words marked."""
    return is_page(comparison, *case.known)  # type: ignore[misc]


def _written(form: str, items: list[str]) -> str:
    if form == 'rows':
        return '.. list-table::\n\n' + ''.join([f'   * - {item}\n' for item in items])
    if not form:
        return '\n\n'.join(items) + '\n'
    return ''.join([f'{form}{item}\n' for item in items])
