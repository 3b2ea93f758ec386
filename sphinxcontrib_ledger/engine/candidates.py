"""Which units are worth a comparison.

In a small gap these are all pairs, in a large one those that share something rare.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


def candidates(
    old: Sequence[Unit], new: Sequence[Unit], gap_old: Sequence[int], gap_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Go through the pairs of one kind that may be similar, in order."""
    if len(gap_old) * len(gap_new) <= ALL_PAIRS:
        for i in gap_old:
            kind = old[i].partners
            yield from [(i, j) for j in gap_new if new[j].partners == kind]
        return
    places = _rare({j: new[j] for j in gap_new})
    known = _rare({i: old[i] for i in gap_old})
    shared: dict[int, Counter[int]] = {}
    for sign, there in known.items():
        for j in places.get(sign, ()):
            for i in there:
                shared.setdefault(i, Counter())[j] += 1
    for i in sorted(shared):
        ranked = sorted(shared[i].items(), key=lambda item: (-item[1], item[0]))
        fitting = [j for j, _ in ranked if old[i].partners == new[j].partners]
        yield from ((i, j) for j in sorted(fitting[:BEST]))


def _rare(gap: Mapping[int, Unit]) -> dict[object, list[int]]:
    """Return the words and neighbouring words that few units of a gap have, and which do."""
    places: dict[object, list[int]] = {}
    for number, unit in gap.items():
        for sign in _signs(unit):
            places.setdefault(sign, []).append(number)
    return {sign: there for sign, there in places.items() if len(there) <= RARE}


def _signs(unit: Unit) -> dict[object, None]:
    """Return what a unit may be known by, each once and in order."""
    keys = [key for block in unit.blocks for key in block.keys]
    return dict.fromkeys([*keys, *pairwise(keys)])
