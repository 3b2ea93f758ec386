"""Paragraphs that were split, or merged, with all their parts at once.

In: the state, and the similar units of a gap.
Out: groups of several units of one side with one of the other.
It is a part of the steps that match similar units in order; ``parts`` adds single parts later.

Whatever was put in between the parts of a split, or taken out between those of a merge, is no
part, and does not keep the others from being parts::

    before: text A text B
    wrong:  text A [-text B-] | {+text C+} | {+text B+}
    right:  text A | {+text C+} | text B
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.parts import context_of, may_be_part
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.scoring.candidates import Scored
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState

    #: One unit of a side with its parts of the other one, the original's units first.
    Parts = tuple[tuple[int, ...], tuple[int, ...]]


def match_splits_and_merges(
    state: AlignmentState, scored: Sequence[Scored], *, moved: bool = False
) -> bool:
    """Make groups of paragraphs with all their parts; return whether there were any.

    ``scored`` are the similar units of a gap.
    Without this two weak likenesses, of one part and of a stranger to the other, may outweigh the
    one that is true::

        before: text C | text A text B
        wrong:  [-text C-]{+text A+} | [-text A-] text B
        right:  [-text C-] | text A | text B
    """
    if len(scored) < 2:
        return False
    wholes = [*_wholes(state, scored, 0), *_wholes(state, scored, 1)]
    weighted = sorted((old[0], new[0], float(len(old) + len(new))) for old, new in wholes)
    in_order = set(heaviest_chain(weighted))
    joined = _Joined()
    for original, edited in wholes:
        is_taken = any(i in state.by_unit[0] for i in original) or any(
            j in state.by_unit[1] for j in edited
        )
        if (original[0], edited[0]) not in in_order or is_taken:
            continue
        if not joined.interleave((original, edited)):
            state.join(original, edited, 'similar', moved=moved)
            joined.add((original, edited))
    return bool(joined)


class _Joined:
    """Wholes with their parts, none of which stand between parts of another one."""

    def __init__(self) -> None:
        #: The first and the last unit of each, by side, in order.
        self._sides: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])

    def __bool__(self) -> bool:
        return bool(self._sides[0])

    def add(self, parts: Parts) -> None:
        """Add a whole with its parts."""
        for side, numbers in zip(self._sides, parts, strict=True):
            insort(side, (numbers[0], numbers[-1]))

    def interleave(self, parts: Parts) -> bool:
        """Return whether a part of one of two wholes stands between parts of the other."""
        for side, numbers in zip(self._sides, parts, strict=True):
            first, last = numbers[0], numbers[-1]
            at = bisect_left(side, (first, last))
            # Of those in order only the next ones can.
            if (at and side[at - 1][1] > first) or (at < len(side) and side[at][0] < last):
                return True
        return False


def _wholes(state: AlignmentState, scored: Sequence[Scored], side: int) -> Iterator[Parts]:
    """Go through the units of a side that have units of the other side as their parts.

    Parts that stand beside each other come first.
    """
    least = state.thresholds.alignment.whole
    units = state.units[side], state.units[1 - side]
    parts_of: dict[int, list[int]] = {}
    for *pair, score in scored:
        whole, part = int(pair[side]), int(pair[1 - side])
        first, second = units[0][whole], units[1][part]
        if (
            second.kind != 'text'
            or not may_be_part(second, first)
            or context_of(second) != context_of(first)
        ):
            continue
        if state.similarity.shares(first, second, score)[1] >= least:
            parts_of.setdefault(whole, []).append(part)
    for whole, parts in parts_of.items():
        if len(parts) < 2:
            continue
        disjoint = _disjoint(state, side, whole, parts)
        runs = [run for run in _runs(disjoint) if _make_up(state, side, whole, run)]
        if not runs and _make_up(state, side, whole, disjoint):
            runs = [disjoint]
        for run in runs:
            members = (whole,), tuple(run)
            yield members if side == 0 else members[::-1]


def _make_up(state: AlignmentState, side: int, whole: int, parts: Sequence[int]) -> bool:
    """Return whether several parts make up nearly all of a whole, in the order of its words."""
    if len(parts) < 2:
        return False
    unit, units = state.units[side][whole], [state.units[1 - side][part] for part in parts]
    words: Counter[str] = Counter()
    for part in units:
        words.update(part.counts)
    share = state.similarity.share(unit, words)
    return share >= state.thresholds.alignment.whole and state.recognition.has_parts(unit, units)


def _disjoint(state: AlignmentState, side: int, whole: int, parts: Sequence[int]) -> list[int]:
    """Return the parts that are in what other parts leave of a whole, the heaviest first."""
    units = state.units[1 - side]
    share = state.similarity.share
    rest = Counter(state.units[side][whole].counts)
    shared = {part: units[part].size * share(units[part], rest) for part in parts}
    kept = []
    for part in sorted(parts, key=shared.__getitem__, reverse=True):
        if share(units[part], rest) >= state.thresholds.alignment.whole:
            kept.append(part)
            rest = rest - units[part].counts
    return sorted(kept)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Return numbers as runs in which each is one more than the one before."""
    by_offset = groupby(enumerate(numbers), lambda entry: entry[1] - entry[0])
    return [[number for _, number in run] for _, run in by_offset]
