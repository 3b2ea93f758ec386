"""Which units are worth a comparison.

In a small gap these are all pairs, in a large one those that share something rare.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.units import Unit

#: The most pairs of a gap that are all looked at: a pair costs about 5 µs, so such a gap costs
#: 12 ms at most.  In larger ones only pairs are that share something rare; that misses partners
#: that share nothing but common words, which are hardly similar.
ALL_PAIRS = 2_500
#: A word, or two words that stand beside each other, in more units than this (of one side of a
#: gap) does not make two of them candidates.
RARE = 8
#: The most candidates of a unit: those with which it shares most that is rare.  The partner is
#: among the first two in all documents of the gold data.
BEST = 5


def is_small(gap_old: Sequence[int], gap_new: Sequence[int]) -> bool:
    """Return whether all pairs of a gap are looked at."""
    return len(gap_old) * len(gap_new) <= ALL_PAIRS


def candidates(
    old: Sequence[Unit], new: Sequence[Unit], gap_old: Sequence[int], gap_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Go through the pairs of one kind that may be similar, in order."""
    if is_small(gap_old, gap_new):
        by_kind: dict[str, list[int]] = {}
        for j in gap_new:
            by_kind.setdefault(new[j].partners, []).append(j)
        for i in gap_old:
            yield from [(i, j) for j in by_kind.get(old[i].partners, ())]
        return
    known = _rare(old, gap_old) & _rare(new, gap_new)
    places: dict[object, list[int]] = {sign: [] for sign in known}
    for j in gap_new:
        for sign in new[j].signs & known:
            places[sign].append(j)
    for i in gap_old:
        shared = Counter(chain.from_iterable([places[sign] for sign in old[i].signs & known]))
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        fitting = [j for j, _ in ranked if old[i].partners == new[j].partners]
        yield from ((i, j) for j in sorted(fitting[:BEST]))


def _rare(side: Sequence[Unit], gap: Sequence[int]) -> set[object]:
    """Return the words and neighbouring words that few units of a gap have."""
    frequency = Counter(chain.from_iterable([side[k].signs for k in gap]))
    return {sign for sign, count in frequency.items() if count <= RARE}
