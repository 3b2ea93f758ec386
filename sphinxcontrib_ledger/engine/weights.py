"""How much a word says."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_ledger.engine.words import Word


def weigh(words: Iterable[Word]) -> float:
    """Return how much some words say together."""
    return sum([weight(word.key) for word in words])


@lru_cache(maxsize=1 << 16)
def weight(key: str) -> float:
    """Return how much it says that a word is unchanged: 1, 0.5 (a small word), 0.3 (a sign).

    Small words are told by their length, which asks for no list of words per language; three
    capital letters are a name.
    """
    if not (key[0].isalnum() or key[-1].isalnum()):
        return 0.3
    small = len(key) <= 3 and not key[0].isdigit() and not key.isupper()
    return 0.5 if small else 1.0
