"""Two or three paragraphs are merged, and what stood between them is removed.

The words of the paragraphs are unmarked, and what is gone is gone as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import split_around
from case import Case, removed, seen

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: Random) -> Case:
    """Return the sides of a split exchanged."""
    case = split_around.make(random)
    return Case(case.name, case.edited, case.original, case.known)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether what stayed is unmarked, and nothing that stayed is called removed."""
    parts, variant = case.known
    for text in seen(comparison):
        if text.moved or text.boxed:
            return False
        if text.is_unmarked:
            continue
        if variant == 'edited' and text.gone == 'entirely':
            continue
        if variant == 'lost' and not text.gone and text.new in ''.join(text.text.split()):
            continue
        return False
    return not any(text in parts for text in removed(comparison))
