"""Anchors: where two long runs may be cut, since a run of words occurs once in each.

In: two sequences of keys.
Out: where the anchors begin on both sides, in order.
It is the step before matching where the work of a longest common subsequence would be too much,
and is Bram Cohen's patience diff (https://bramcohen.livejournal.com/73318.html).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

_Key = TypeVar('_Key')


def anchors(
    original: str, edited: str, most: int, lengths: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the longest chain of runs that occur once on each side, of the surest length.

    Each is given by where it begins on both sides.
    ``most`` is how large what is left between two of them should be, in words of one side times
    words of the other; ``lengths`` are those that runs may have, the surest first.
    """
    for length in lengths:
        chain = _surest(original, edited, length, most)
        chain = chain or unique_anchors(_runs(original, length), _runs(edited, length))
        if chain:
            return chain
    return []


def _surest(original: str, edited: str, length: int, most: int) -> list[tuple[int, int]]:
    """Return anchors that begin with a word that occurs once on each side, if they are enough.

    To find all others takes several times as long, and is needed only where these leave too much.
    """
    shared = [
        (i, j)
        for i, j in _shared(_once(original), _once(edited))
        if original.startswith(edited[j : j + length], i)
    ]
    chain = rising(shared)
    ends = [(0, 0), *chain, (len(original), len(edited))]
    left = [(i2 - i1) * (j2 - j1) for (i1, j1), (i2, j2) in pairwise(ends)]
    return chain if max(left) <= most else []


def _runs(side: str, length: int) -> list[str]:
    return [side[start : start + length] for start in range(len(side) - length + 1)]


def unique_anchors(
    original: Sequence[Hashable], edited: Sequence[Hashable]
) -> list[tuple[int, int]]:
    """Return the longest rising chain of the things that occur once on each side::

    original:      a b c x d e f
    edited:        x a b c d e f
    wrong anchors: x
    right anchors: a b c d e f
    """
    return rising(_shared(_once(original), _once(edited)))


def _once(side: Sequence[_Key]) -> dict[_Key, int]:
    """Return where each thing is that a side has once, in order."""
    places: dict[_Key, int] = {}
    at = -1
    for key, often in Counter(side).items():
        if often == 1:
            at = places[key] = side.index(key, at + 1)
    return places


def _shared(original: Mapping[_Key, int], edited: Mapping[_Key, int]) -> list[tuple[int, int]]:
    return [(i, edited[key]) for key, i in original.items() if key in edited]


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest chain of pairs that rises on both sides (pairs sorted by the first)."""
    tails: list[int] = []
    tail_pairs: list[int] = []
    back: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        back.append(tail_pairs[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        tail_pairs[at : at + 1] = [index]
    chain = []
    index = tail_pairs[-1] if tail_pairs else -1
    while index >= 0:
        chain.append(pairs[index])
        index = back[index]
    return chain[::-1]
