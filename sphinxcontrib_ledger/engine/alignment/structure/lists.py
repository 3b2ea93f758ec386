"""Items of lists: a short one is known again within its own list, wherever it stands there.

In: the state after identical units were matched in order.
Out: pairs of identical items whose list is the same one on both sides.
It is a part of the steps that match identical units anywhere and that decide moves.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.units import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit
    from sphinxcontrib_ledger.engine.thresholds.alignment import AlignmentThresholds

#: The kinds of containers whose items are known again within them.
LISTS = frozenset(
    {'bullet_list', 'definition_list', 'enumerated_list', 'field_list', 'option_list'}
)


class Lists:
    """The lists of one side, by number: its units are those of its items, nested lists apart."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units: list[list[int]] = []
        #: The list that a unit is in, the innermost one.
        self.of_unit: dict[int, int] = {}
        self._units = units
        around: list[tuple[tuple[str, ...], int]] = []
        for number, unit in enumerate(units):
            path = unit.path
            while around and path[: len(around[-1][0])] != around[-1][0]:
                around.pop()
            depth = len(around[-1][0]) if around else 0
            for place in range(depth, len(path)):
                if path[place] in LISTS:
                    around.append((path[: place + 1], len(self.units)))
                    self.units.append([])
            if around:
                self.of_unit[number] = around[-1][1]
                self.units[around[-1][1]].append(number)

    @cached_property
    def keys(self) -> list[Counter[tuple[object, ...]]]:
        """How often each unit stands in each list, by its key."""
        return [Counter([self._units[unit].key for unit in units]) for units in self.units]

    def is_of_names(self, number: int, limits: AlignmentThresholds) -> bool:
        """Return whether at least half of the units of a list are short."""
        units = [self._units[unit] for unit in self.units[number]]
        return 2 * sum([unit.length < limits.known_length for unit in units]) >= len(units)

    @cached_property
    def lists_by_key(self) -> dict[tuple[object, ...], list[int]]:
        """The lists in which each unit stands, by its key."""
        lists: dict[tuple[object, ...], list[int]] = {}
        for number, keys in enumerate(self.keys):
            for key in keys:
                lists.setdefault(key, []).append(number)
        return lists


def are_items_of_one_list(state: AlignmentState, i: int, j: int) -> bool:
    """Return whether two units are items of lists of which one became the other."""
    lists = state.lists
    of_lists = lists[0].of_unit.get(i), lists[1].of_unit.get(j)
    if of_lists[0] is None or of_lists[1] is None:
        return False
    return _are_one(state, of_lists[0], of_lists[1])


def same_items(state: AlignmentState) -> Iterator[tuple[int, int]]:
    """Go through the free units that are the same and in lists that are, once in each.

    Elsewhere such an item would be too short to be known again::

        before: * Oslo | * Bergen | * Narvik
        wrong:  * {+Narvik+} | * Oslo | * Bergen | [-* Narvik-]
        right:  * > Narvik | * Oslo | * Bergen
    """
    items = [_free_items(state, side) for side in (0, 1)]
    # Most articles have no such items, and then nothing is asked about lists.
    if not items[0].keys() & items[1].keys():
        return
    lists = state.lists
    free = [
        {lists[side].of_unit[number] for numbers in items[side].values() for number in numbers}
        for side in (0, 1)
    ]
    for original in sorted(free[0]):
        known = [lists[1].lists_by_key.get(key, ()) for key in lists[0].keys[original]]
        similar = set(chain.from_iterable(known))
        for edited in sorted(free[1] & similar):
            if not _are_one(state, original, edited):
                continue
            counts = lists[0].keys[original], lists[1].keys[edited]
            places = {state.units[1][j].key: j for j in lists[1].units[edited]}
            for i in lists[0].units[original]:
                key = state.units[0][i].key
                if counts[0][key] == counts[1][key] == 1 and _may_move(state, i, places[key]):
                    yield i, places[key]


def _may_move(state: AlignmentState, i: int, j: int) -> bool:
    """Return whether two units are free, short, and name no text or one that may move along."""
    unit = state.units[0][i]
    if not state.are_free(i, j) or state.recognition.is_long_enough_to_move(unit):
        return False
    return unit.kind not in NAMES or state.by_unit[0].get(i + 1) is state.by_unit[1].get(j + 1)


def _free_items(state: AlignmentState, side: int) -> dict[tuple[object, ...], list[int]]:
    """Return the units in lists that are in no group, by their keys."""
    items: dict[tuple[object, ...], list[int]] = {}
    for number in state.free(side):
        unit = state.units[side][number]
        if not LISTS.isdisjoint(unit.path):
            items.setdefault(unit.key, []).append(number)
    return items


def _are_one(state: AlignmentState, original: int, edited: int) -> bool:
    """Return whether two lists share a group and enough items, or are the same altogether."""
    lists = state.lists
    keys = lists[0].keys[original], lists[1].keys[edited]
    limits = state.thresholds.alignment
    shared = (keys[0] & keys[1]).total()
    if not (lists[0].is_of_names(original, limits) and lists[1].is_of_names(edited, limits)):
        return False
    if shared < limits.same_list * min(keys[0].total(), keys[1].total()):
        return False
    is_linked = any(
        (group := state.by_unit[0].get(i)) is not None
        and lists[1].of_unit.get(group.edited[0]) == edited
        for i in lists[0].units[original]
    )
    if is_linked or keys[0] != keys[1]:
        return is_linked
    return shared >= limits.whole_list and all(side.keys.count(keys[0]) == 1 for side in lists)
