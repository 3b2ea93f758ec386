"""What an editor may do to a document, one thing at a time and at random places.

Each edit takes a maker and the document, changes it, and returns whether it could.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import form_edits
import structure_edits
import word_edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Maker
    from tree import Node

    Edit = Callable[[Maker, Node], bool]

#: All edits, and how often each happens.
EDITS: dict[Edit, int] = {**word_edits.EDITS, **structure_edits.EDITS, **form_edits.EDITS}

#: Edits that happen besides the others, so that none of these is rarer: what finds a fault in
#: their marks is hardly ever seen otherwise.
EXTRA: tuple[Edit, ...] = (word_edits.move_note, word_edits.restyle)
EXTRA_CHANCE = 0.4


def edited(make: Maker, document: Node) -> tuple[Node, list[str]]:
    """Return an edited copy of a document, and the names of the edits; at times there are many."""
    copy = deepcopy(document)
    names: list[str] = []
    wanted = make.random.choice((1, 1, 1, 2, 2, 3, 4, 6, 10))
    while wanted:
        [edit] = make.random.choices(list(EDITS), list(EDITS.values()))
        if edit(make, copy):
            names.append(edit.__name__)
            wanted -= 1
    names += [edit.__name__ for edit in EXTRA if make.chance(EXTRA_CHANCE) and edit(make, copy)]
    return copy, names
