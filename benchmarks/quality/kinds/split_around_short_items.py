"""A paragraph is split, and a list of short items from behind or before it stands between.

The parts are unmarked, and the items moved, or the parts if these are fewer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case, seen
from prose import Prose, titled

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

NAMES = ('Oslo', 'Bergen', 'Narvik', 'Molde', 'Hamar', 'Bryne', 'Florvika', 'Skien')


def make(random: Random) -> Case:
    """Return a paragraph beside a list, and its parts around it; or backwards."""
    prose = Prose(random)
    parts = [prose.sentences(1, 2), prose.sentences(1, 2)]
    items = random.sample(NAMES, random.randint(2, 4))
    form = random.choice(('- ', '#. '))
    written = '\n'.join(form + item for item in items)
    whole = ' '.join(parts)
    original = [whole, written] if random.random() < 0.5 else [written, whole]
    edited = [parts[0], written, parts[1]]
    title = titled(prose.heading())
    before, after = prose.sentences(1, 2), prose.sentences(1, 2)
    sides = ['\n\n'.join([title, before, *blocks, after]) for blocks in (original, edited)]
    if random.random() < 0.5:
        sides.reverse()
    return Case(form.strip(), *sides)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether no word is marked, and either the items moved or the parts, as few did."""
    texts = seen(comparison)
    moved = {text.text for text in texts if text.moved}
    items = {text.text for text in texts if text.text in NAMES}
    is_plain = not any(text.new or text.gone for text in texts)
    return is_plain and (
        moved == items or (items.isdisjoint(moved) and 0 < len(moved) <= len(items))
    )
