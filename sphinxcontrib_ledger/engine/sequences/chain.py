"""The heaviest chain of weighted pairs that rises on both sides.

In: pairs of numbers, each with a weight.
Out: the pairs that are in order on both sides and weigh most together.
Alignment takes it to decide which blocks stayed in order and which moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def heaviest_chain(weighted: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the chain of pairs ``(i, j)`` that rises strictly in both and weighs most.

    ``weighted`` is sorted by ``i``, then ``j``.
    A Fenwick tree of prefix maxima gives O(n log n); equal weights keep the earliest chain.
    """
    ranks = {j: rank for rank, j in enumerate(sorted({j for _, j, _ in weighted}), 1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    back: list[int] = []
    totals: list[float] = []
    waiting: list[int] = []
    for index, (i, j, weight) in enumerate(weighted):
        if waiting and weighted[waiting[0]][0] != i:
            _insert(tree, waiting, weighted, ranks, totals)
            waiting = []
        best = _best_below(tree, ranks[j] - 1)
        totals.append(best[0] + weight)
        back.append(best[1])
        waiting.append(index)
    _insert(tree, waiting, weighted, ranks, totals)
    index = _best_below(tree, len(ranks))[1]
    chain = []
    while index >= 0:
        chain.append(weighted[index][:2])
        index = back[index]
    return chain[::-1]


def _best_below(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    best = (0.0, -1)
    while rank > 0:
        if tree[rank][0] > best[0]:
            best = tree[rank]
        rank -= rank & -rank
    return best


def _insert(
    tree: list[tuple[float, int]],
    indices: list[int],
    weighted: Sequence[tuple[int, int, float]],
    ranks: dict[int, int],
    totals: list[float],
) -> None:
    for index in indices:
        rank = ranks[weighted[index][1]]
        while rank < len(tree):
            if totals[index] > tree[rank][0]:
                tree[rank] = (totals[index], index)
            rank += rank & -rank
