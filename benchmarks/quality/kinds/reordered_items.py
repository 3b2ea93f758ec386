"""Items of a list change places, mostly short ones; some lists lose or gain an item as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from page import Prose, is_page, least_moves

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

FORMS = ('- ', '1. ', '#. ', 'terms', 'fields', 'quotation', 'nested')


def make(random: Random) -> Case:
    """Return a list of which items changed places."""
    prose = Prose(random)
    form = random.choice(FORMS)
    names = prose.names(2 if form in FORMS[:3] else 3, 7)
    if random.random() < 0.3:
        names = [name.split()[-1] for name in names]
        names = list(dict.fromkeys(names))
    if len(names) < 2:
        return make(random)
    order = list(range(len(names)))
    for _ in range(random.choice((1, 1, 1, 2))):
        number = order.pop(random.randrange(len(order)))
        order.insert(random.randint(0, len(order)), number)
    bodies = dict.fromkeys(names, '')
    if form in ('terms', 'fields'):
        bodies = {name: prose.name().lower() for name in names}
    added = ''
    # With so many others it is still the same list, and in order.
    if len(names) >= 5 and random.random() < 0.3:
        added = prose.name()
        bodies[added] = prose.name().lower() if form in ('terms', 'fields') else ''
    edited = [names[number] for number in order]
    place = random.randint(0, len(edited))
    if added:
        edited.insert(place, added)
    before, after = prose.sentence(), prose.sentence()
    texts = [
        f'Harbour\n=======\n\n{before}\n\n{_written(form, side, bodies)}\n{after}\n'
        for side in (names, edited)
    ]
    pages = [
        ['Harbour', before, *_shown(form, edited, bodies, added, moved), after]
        for moved in _names_moved(names, order)
    ]
    return Case(form.strip(), texts[0], texts[1], pages)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether as few items as possible are moved, and nothing else is marked."""
    return is_page(comparison, *case.known)  # type: ignore[misc]


def _names_moved(names: Sequence[str], order: Sequence[int]) -> list[frozenset[str]]:
    return [frozenset([names[number] for number in moved]) for moved in least_moves(order)]


def _written(form: str, items: Sequence[str], bodies: dict[str, str]) -> str:
    if form == 'terms':
        return ''.join([f'{item}\n   {bodies[item]}\n' for item in items])
    if form == 'fields':
        return ''.join([f':{item}: {bodies[item]}\n' for item in items])
    if form == 'quotation':
        return ''.join([f'   - {item}\n' for item in items])
    if form == 'nested':
        return '- All of them\n\n' + ''.join([f'  - {item}\n' for item in items])
    return ''.join(
        [f'{number if form == "1. " else ""}{form.lstrip("1")}{item}\n'
         for number, item in enumerate(items, 1)]
    )  # fmt: skip


def _shown(
    form: str, items: Sequence[str], bodies: dict[str, str], added: str, moved: frozenset[str]
) -> list[str]:
    shown = ['All of them'] if form == 'nested' else []
    for item in items:
        for text in (item, bodies[item]):
            # A term and what it means have one sign.
            sign = '{moved} ' * (item in moved and text is item)
            shown.append(f'{{+{text}+}}' * bool(text) if item == added else sign + text)
    return shown
