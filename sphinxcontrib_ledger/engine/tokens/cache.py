"""A cache of what is asked of words again and again: their segments, their weights.

In: a function and how many of its answers to keep.
Out: the answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar('Answer')


class Memory(dict[str, Answer]):
    """The answers of a function, as ``memory[text]``; at ``most`` of them, all are forgotten.

    To look one up takes half the time that ``lru_cache`` needs.
    """

    def __init__(self, function: Callable[[str], Answer], most: int) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, text: str) -> Answer:
        if len(self) >= self._most:
            self.clear()
        answer = self[text] = self._function(text)
        return answer
