"""Sentences that became lists, and lists that became sentences.

In: the state.
Out: groups of a text of one side with a text and the items of the list behind it of the other one.
It is a step before similar units are matched, which would find an item alone too little of it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from sphinxcontrib_ledger.engine.alignment.parts import context_of
from sphinxcontrib_ledger.engine.tokens.punctuation import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit


def match_enumerations(state: AlignmentState) -> None:
    """Make groups of sentences with the lists that they became, or that became them.

    Each item has too little of the sentence to be found one by one::

        before: We sell ropes, lamps, nets, oars, sails and maps.
        wrong:  We sell[...] | {+ropes+} | {+lamps+} | {+nets+} | {+oars+} | {+sails+} | {+maps+}
        right:  We sell | ropes | lamps | nets | oars | sails | maps
    """
    for gap in state.gaps():
        for side, numbers in enumerate((gap.original, gap.edited)):
            lists = list(_introduced_lists(state, 1 - side, (gap.original, gap.edited)[1 - side]))
            for whole in numbers if lists else ():
                for parts in lists:
                    is_free = whole not in state.by_unit[side] and not any(
                        part in state.by_unit[1 - side] for part in parts
                    )
                    if is_free and _is_enumeration(state, side, whole, parts):
                        one, several = (whole,), tuple(parts)
                        original, edited = (several, one) if side else (one, several)
                        state.join(original, edited, 'similar')


def _introduced_lists(
    state: AlignmentState, side: int, numbers: Sequence[int]
) -> Iterator[list[int]]:
    """Go through the runs of a text and the items of the list behind it."""
    units = state.units[side]
    for at, first in enumerate(numbers):
        if units[first].kind != 'text':
            continue
        run = [first]
        for number in islice(numbers, at + 1, None):
            if not _is_item(units[number], units[first]):
                break
            run.append(number)
        if len(run) > 2:
            yield run


def _is_item(unit: Unit, outer: Unit) -> bool:
    """Return whether a unit is the text of an item of a list in the container of another unit."""
    if unit.path[-1:] != ('list_item',) or unit.kind != 'text':
        return False
    return context_of(unit)[:-2] == context_of(outer)


def _is_enumeration(state: AlignmentState, side: int, whole: int, parts: Sequence[int]) -> bool:
    """Return whether a text has the words of a list and of what introduces it, in their order."""
    unit = state.units[side][whole]
    first = state.units[1 - side][parts[0]]
    if unit.kind != 'text' or context_of(unit) != context_of(first):
        return False
    # Most texts begin otherwise, which takes no time to see.
    return unit.keys[:1] == first.keys[:1] and _has_all_words(state, unit, side, parts)


def _has_all_words(state: AlignmentState, whole: Unit, side: int, parts: Sequence[int]) -> bool:
    """Return whether nearly all words of a text are those of several parts, in their order."""
    units = state.units[1 - side]
    words = [key for part in parts for key in units[part].keys if not says_nothing(key)]
    own = [key for key in whole.keys if not says_nothing(key)]
    return LCSseq.normalized_similarity(own, words) >= state.thresholds.alignment.whole
