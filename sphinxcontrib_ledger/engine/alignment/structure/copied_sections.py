"""Sections that were copied, after which the older one of the two was edited.

In: the state, and the pairs of identical units in order, which prefer an unchanged copy.
Out: pairs in which the older section belongs to what it became.
It is a part of the first step.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.alignment.structure.headings import headings
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain
from sphinxcontrib_ledger.engine.sequences.matching import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: Which unit of one side belongs to which unit of the other.
Pairs = dict[int, int]


class _Sides(NamedTuple):
    """The units of the side that has a section once, those of the side with its copy, and pairs.

    ``owners`` are the pairs by the units of the second side; ``free`` are those of these units
    that are in no pair, by their keys, and ``new`` the headings that the first side does not have.
    """

    state: AlignmentState
    own: Sequence[Unit]
    other: Sequence[Unit]
    pairs: Pairs
    owners: Pairs
    free: Mapping[object, Sequence[int]]
    new: frozenset[int]


def without_copied_sections(state: AlignmentState, pairs: Pairs) -> Pairs:
    """Pair a section with what it became, though its words stand unchanged in a copy, too.

    The copy is below a heading that was not there before::

        before: # Train | Price: 5 | Dogs: no
        wrong:  # Train | {+Price: 6 | Dogs: yes | # Bus+} | Price: 5 | Dogs: no
        right:  # Train | Price: {+6+} | Dogs: {+yes+} | {+# Bus | Price: 5 | Dogs: no+}

    ``pairs`` are identical units, the original's first; those that are returned may differ.
    """
    for side in (0, 1):
        found = pairs if side == 0 else {j: i for i, j in pairs.items()}
        found = _of_older_sections(state, side, found)
        pairs = found if side == 0 else {i: j for j, i in found.items()}
    return pairs


def _of_older_sections(state: AlignmentState, side: int, pairs: Pairs) -> Pairs:
    own, other = state.units[side], state.units[1 - side]
    titles = {j: other[j].key for j in headings(other)}
    known = {own[i].key for i in headings(own)} if titles else set()
    new = frozenset([j for j, key in titles.items() if key not in known])
    strays = _strays(own, other, pairs) if known and new else []
    if not strays:
        return pairs
    candidates = state.sections[1 - side]
    named: dict[object, list[int]] = {}
    for j in candidates:
        named.setdefault(titles[j], []).append(j)
    owners = {j: i for i, j in pairs.items()}
    free = _places(other, owners)
    done = 0
    for first, section in sorted(state.sections[side].items()):
        at = bisect_left(strays, first)
        inside = strays[at : bisect_left(strays, section.stop)]
        if first < done or not inside:
            continue
        versions = [
            candidates[j] for j in named.get(own[first].key, ()) if owners.get(j, first) in section
        ]
        if len(versions) > state.thresholds.alignment.few_versions:
            continue
        for version in versions:
            sides = _Sides(state, own, other, pairs, owners, free, new)
            is_copied = any(_copy(sides, i, version) is not None for i in inside)
            kept = _pairs_of_version(sides, section, version) if is_copied else {}
            if kept:
                taken = set(kept.values())
                rest = {i: j for i, j in pairs.items() if i not in section and j not in taken}
                pairs = rest | kept
                owners = {j: i for i, j in pairs.items()}
                free = _places(other, owners)
                done = section.stop
                break
    return pairs


def _strays(own: Sequence[Unit], other: Sequence[Unit], pairs: Pairs) -> list[int]:
    """Return the units whose heading is not above their partner, or that have one anywhere.

    Of a heading it is the one before it.
    """
    above = _headings_above(own), _headings_above(other)
    owners = set(pairs.values())
    free = {unit.key for j, unit in enumerate(other) if j not in owners}
    return [
        i
        for i, unit in enumerate(own)
        if (
            pairs.get(above[0][i], -1) != above[1][pairs[i]]
            if i in pairs
            else free and unit.key in free
        )
    ]


def _headings_above(units: Sequence[Unit]) -> list[int]:
    """Return the number of the heading before each unit, -1 where there is none."""
    above: list[int] = []
    last = -1
    for heading in (*headings(units), len(units) - 1):
        above += [last] * (heading + 1 - len(above))
        last = heading
    return above


def _places(units: Sequence[Unit], owners: Pairs) -> dict[object, list[int]]:
    """Return the units that belong to none yet, by their keys."""
    places: dict[object, list[int]] = {}
    for j, unit in enumerate(units):
        if j not in owners:
            places.setdefault(unit.key, []).append(j)
    return places


def _pairs_of_version(sides: _Sides, section: range, version: range) -> Pairs:
    """Return the pairs of a section with what it became; none, if it was not copied."""
    copied = {
        i: j
        for i in section
        # A heading that stands elsewhere, too, says nothing.
        if sides.own[i].kind != 'title' and (j := _copy(sides, i, version)) is not None
    }
    are_new = all(_is_below_new(sides, j, section, version) for j in copied.values())
    if not (copied and are_new and _is_in_order(sides.pairs, section, version)):
        return {}
    kept = _aligned(sides, section, version)
    likeness = [
        sides.state.similarity(sides.own[i], sides.other[kept[i]]) if i in kept else 0.0
        for i in copied
    ]
    least = sides.state.thresholds.alignment.version * len(copied)
    return kept if sum(likeness) >= least else {}


def _copy(sides: _Sides, i: int, version: range) -> int | None:
    """Return where a unit of a section stands unchanged outside of what the section became."""
    partner = sides.pairs.get(i)
    if partner is not None:
        return None if partner in version else partner
    outside = [j for j in sides.free.get(sides.own[i].key, ()) if j not in version]
    return outside[0] if len(outside) == 1 else None


def _is_in_order(pairs: Pairs, section: range, version: range) -> bool:
    """Return whether what stands before and behind a section does so on the other side, too."""
    before = [j for i, j in pairs.items() if i < section.start]
    behind = [j for i, j in pairs.items() if i >= section.stop]
    return max(before, default=-1) < version.start and min(behind, default=version.stop) >= (
        version.stop
    )


def _is_below_new(sides: _Sides, j: int, section: range, version: range) -> bool:
    """Return whether a new heading stands above a unit, with nothing between that stayed."""
    while j >= 0 and j not in version and sides.owners.get(j, section.start) in section:
        if j in sides.new:
            return True
        j -= 1
    return False


def _aligned(sides: _Sides, section: range, version: range) -> Pairs:
    """Return which units of a section became which: identical ones, then similar ones between."""
    free = [j for j in version if sides.owners.get(j, section.start) in section]
    keys = [sides.own[i].key for i in section], [sides.other[j].key for j in free]
    pairs: Pairs = {}
    ends = 0, 0
    runs = matches(*keys, sides.state.thresholds.sequences)
    for match in (*runs, None):
        stops = (match.original, match.edited) if match else (len(section), len(free))
        gap = section[ends[0] : stops[0]], free[ends[1] : stops[1]]
        pairs |= dict(_similar(sides, *gap))
        if match:
            ends = match.original + match.size, match.edited + match.size
            pairs |= dict(zip(section[match.of_original], free[match.of_edited], strict=True))
    return pairs


def _similar(
    sides: _Sides, original: Sequence[int], edited: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Go through the similar units of a gap that stand in the same kind of place, in order."""
    limits = sides.state.thresholds.alignment
    if len(original) * len(edited) > limits.all_pairs:
        return
    weighted = [
        (i, j, score + limits.same_number * (i - original[0] == j - edited[0]))
        for i in original
        for j in edited
        if sides.own[i].place == sides.other[j].place
        and (score := sides.state.similarity(sides.own[i], sides.other[j], limits.similar))
    ]
    yield from heaviest_chain(weighted)
