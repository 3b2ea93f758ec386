"""How much a word says.

Weights are whole numbers, so that sums are exact in whatever order they are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.tokens.cache import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What a word, a small word and a sign weigh; an empty line of code weighs nothing.
WORD, SMALL, SIGN = 10, 5, 3


def weigh(keys: Iterable[str]) -> int:
    """Return how much words say together, given by their keys."""
    return sum(map(weight, keys))


def _weight(key: str) -> int:
    # An empty line of code.
    if not key:
        return 0
    # Small words are told by their length, which asks for no list of words per language; three
    # capital letters are a name.
    if not (key[0].isalnum() or key[-1].isalnum()):
        return SIGN
    small = len(key) <= 3 and not key[0].isdigit() and not key.isupper()
    return SMALL if small else WORD


KNOWN = Memory(_weight)
#: How much it says that a word is unchanged, by its key.
weight = KNOWN.__getitem__
