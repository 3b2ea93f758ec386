"""Where two long runs may be cut: at what occurs once in each (patience diff).

Bram Cohen's patience diff (https://bramcohen.livejournal.com/73318.html).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

#: The lengths of the runs of words that may be anchors, the surest first.
SIZES = (8, 4, 2, 1)
_Key = TypeVar('_Key')


def anchors(one: str, other: str, most: int) -> list[tuple[int, int]]:
    """Return the longest chain of runs that occur once on each side, of the surest length.

    Each is given by where it begins on both sides.
    ``most`` is how large what is left between two of them should be, in words of one side times
    words of the other.
    """
    for size in SIZES:
        found = _surest(one, other, size, most)
        found = found or unique_anchors(_runs(one, size), _runs(other, size))
        if found:
            return found
    return []


def _surest(one: str, other: str, size: int, most: int) -> list[tuple[int, int]]:
    """Return anchors that begin with a word that occurs once on each side, if they are enough.

    To find all others takes several times as long, and is needed only where these leave too much.
    """
    found = [
        (i, j)
        for i, j in _shared(_once(one), _once(other))
        if one.startswith(other[j : j + size], i)
    ]
    chain = rising(found)
    ends = [(0, 0), *chain, (len(one), len(other))]
    left = [(i2 - i1) * (j2 - j1) for (i1, j1), (i2, j2) in pairwise(ends)]
    return chain if max(left) <= most else []


def _runs(side: str, size: int) -> list[str]:
    return [side[k : k + size] for k in range(len(side) - size + 1)]


def unique_anchors(
    original: Sequence[Hashable], edited: Sequence[Hashable]
) -> list[tuple[int, int]]:
    """Return the longest rising chain of what occurs once on each side (patience diff)."""
    return rising(_shared(_once(original), _once(edited)))


def _once(side: Sequence[_Key]) -> dict[_Key, int]:
    """Return where each thing is that a side has once, in order."""
    places: dict[_Key, int] = {}
    at = -1
    for key, often in Counter(side).items():
        if often == 1:
            at = places[key] = side.index(key, at + 1)
    return places


def _shared(ours: Mapping[_Key, int], theirs: Mapping[_Key, int]) -> list[tuple[int, int]]:
    return [(i, theirs[key]) for key, i in ours.items() if key in theirs]


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
