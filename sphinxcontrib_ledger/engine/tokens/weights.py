"""How much a token says: keys in, whole numbers out.

Alignment and script ask it how much of a text stayed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.tokens.cache import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_ledger.engine.thresholds.tokens import TokenThresholds


class Weights(Memory[int]):
    """The weights of tokens by their keys, as ``weights[key]``.

    A word of three letters is mostly a small one, in any language; three capital letters are a
    name, and figures are no small word::

        text:          The USA left in 1945.
        wrong weights: The 10, USA 10, left 10, in 10, 1945 10, "." 10
        right weights: The 5, USA 10, left 10, in 5, 1945 10, "." 3
    """

    def __init__(self, thresholds: TokenThresholds) -> None:
        super().__init__(partial(_weight, thresholds), thresholds.remembered)
        #: The weights of the heaviest and of the lightest token.
        self.word = thresholds.word
        self.sign = thresholds.sign

    def weigh(self, keys: Iterable[str]) -> int:
        """Return how much tokens say together, given by their keys."""
        return sum(map(self.__getitem__, keys))

    def weigh_parts(self, keys: Sequence[str], parts: Iterable[slice]) -> int:
        """Return how much some parts of a text say together, the text being given by its keys."""
        return sum([self.weigh(keys[part]) for part in parts])


def is_sign(key: str) -> bool:
    """Return whether a token is a sign of punctuation, and no word; an empty line is neither."""
    return bool(key) and not (key[0].isalnum() or key[-1].isalnum())


def _weight(thresholds: TokenThresholds, key: str) -> int:
    # An empty line of code.
    if not key:
        return 0
    if is_sign(key):
        return thresholds.sign
    is_small = len(key) <= thresholds.small_word_letters
    if is_small and not key[0].isdigit() and not key.isupper():
        return thresholds.small_word
    return thresholds.word
