"""Sections that moved: which one became which, and what within them belongs together.

In: the state, with the groups that say what stayed.
Out: its pairs of moved sections, and groups of units within them, which moved along.
The step is taken twice: before similar units are matched in order, since these could be partners
of what moved away with its section; and when more headings are known to have moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.alignment.groups import PairedSections
from sphinxcontrib_ledger.engine.alignment.in_order import best_chain_in_gap
from sphinxcontrib_ledger.engine.alignment.scoring.recognition import differ_in_numbers
from sphinxcontrib_ledger.engine.alignment.splits import match_splits_and_merges
from sphinxcontrib_ledger.engine.sequences.matching import matches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import Gap
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState


class _Candidate(NamedTuple):
    """Two sections, by the numbers of their headings, and how similar what they hold is."""

    score: float
    i: int
    j: int


def match_moved_sections(state: AlignmentState) -> None:
    """Pair sections that moved, and what is within the one with what is within the other.

    So a text that changed much, or is too short to be known again, is compared with what it was::

        before: # Keys | text A | Never share one, except at work. | # Doors | text B | text C
        wrong:  # Doors | text B | text C | > # Keys | > text A | {+Never share one.+}
        right:  # Doors | text B | text C | > # Keys | > text A | Never share one[-, except ...-].
    """
    original, edited = state.sections
    for candidate in _best(list(_candidates(state, original, edited))):
        pair = PairedSections(original[candidate.i], edited[candidate.j])
        _pair(state, pair)
    for pair in state.moved_sections():
        for gap in list(state.gaps_within(pair)):
            _match_identical(state, gap)
        for gap in list(state.gaps_within(pair)):
            _match_similar(state, gap)


def _candidates(
    state: AlignmentState, original: dict[int, range], edited: dict[int, range]
) -> Iterator[_Candidate]:
    """Go through the pairs of sections that may be the same and are not in order."""
    stayed = [group for group in state.groups() if not group.moved]
    editeds = [group.edited[0] for group in stayed]
    left: list[list[int]] = []
    for side, known in enumerate((original, edited)):
        left.append([number for number in known if _may_have_moved(state, side, known[number])])
        if not left[-1]:
            return
    limits = state.thresholds.alignment
    words: dict[tuple[int, int], Counter[str]] = {}
    near = _Near(state, left[1], edited)
    for i in left[0]:
        has_moved_text = _has_moved_text(state, original[i])
        for j in near.sections(original[i], has_moved_text=has_moved_text):
            has_heading = _is_heading_of_both(state, i, j)
            if not (has_heading or has_moved_text):
                continue
            at = bisect_left(editeds, j)
            is_crossed = (at > 0 and stayed[at - 1].original[0] > i) or (
                at < len(stayed) and stayed[at].original[0] < i
            )
            if not is_crossed or state.by_unit[0].get(i) is not state.by_unit[1].get(j):
                continue
            if has_heading:
                score = _likeness(state, original[i], edited[j], words)
                if score >= limits.same_section:
                    yield _Candidate(1 + score, i, j)
            elif (score := _moved_share(state, original[i], edited[j])) >= limits.renamed_section:
                yield _Candidate(score, i, j)


def _may_have_moved(state: AlignmentState, side: int, section: range) -> bool:
    """Return whether neither a heading nor most of the text below it stayed where it was."""
    units, groups = state.units[side], state.by_unit[side]
    heading = groups.get(section.start)
    if heading is not None and not heading.moved:
        return False
    stayed = [n for n in section[1:] if (group := groups.get(n)) is not None and not group.moved]
    length = sum([units[number].length for number in section[1:]]) if stayed else 0
    return 2 * sum([units[number].length for number in stayed]) <= length


def _has_moved_text(state: AlignmentState, section: range) -> bool:
    """Return whether some of the text below a heading moved."""
    return any((group := state.by_unit[0].get(i)) is not None and group.moved for i in section[1:])


class _Near:
    """The sections of the edited article that one of the original may be.

    They have its heading, or text that was below it.  What a heading like "Notes" says is of no
    use where many have it.
    """

    def __init__(
        self, state: AlignmentState, headings: Sequence[int], edited: Mapping[int, range]
    ) -> None:
        self._state = state
        self._headings = frozenset(headings)
        self._by_wording: dict[str, list[int]] = {}
        self._holding: dict[int, list[int]] = {}
        for j in headings:
            self._by_wording.setdefault(state.units[1][j].wording, []).append(j)
            for number in edited[j][1:]:
                self._holding.setdefault(number, []).append(j)

    def sections(self, section: range, *, has_moved_text: bool) -> list[int]:
        """Return the headings of the sections, in order."""
        groups = self._state.by_unit[0]
        named = self._by_wording.get(self._state.units[0][section.start].wording, [])
        near = set(named if len(named) <= self._state.thresholds.alignment.rare else ())
        below = [groups[i] for i in section[1:] if i in groups] if has_moved_text else []
        near.update(j for group in below for j in self._holding.get(group.edited[0], ()))
        partner = groups.get(section.start)
        if partner is not None and partner.edited[0] in self._headings:
            near.add(partner.edited[0])
        return sorted(near)


def _is_heading_of_both(state: AlignmentState, i: int, j: int) -> bool:
    """Return whether two headings are partners, the same, or differ in their numbers only."""
    original, edited = state.units[0][i], state.units[1][j]
    if original.wording != edited.wording:
        group = state.by_unit[0].get(i)
        return group is not None and group is state.by_unit[1].get(j)
    return original.key == edited.key or differ_in_numbers(original, edited)


def _likeness(
    state: AlignmentState,
    original: range,
    edited: range,
    words: dict[tuple[int, int], Counter[str]],
) -> float:
    """Return how similar what two sections hold is, their headings apart, 0 to 1."""
    counts = []
    for side, section in enumerate((original, edited)):
        place = side, section.start
        if place not in words:
            inside = [state.units[side][number].keys for number in section[1:]]
            words[place] = Counter(chain.from_iterable(inside))
        counts.append(words[place])
    return state.similarity.of_words(*counts)


def _moved_share(state: AlignmentState, original: range, edited: range) -> float:
    """Return the share of the text below two headings that moved from the one to the other."""
    lengths = [
        sum([state.units[side][number].length for number in section[1:]])
        for side, section in enumerate((original, edited))
    ]
    groups = {
        group
        for i in original[1:]
        if (group := state.by_unit[0].get(i)) is not None and group.edited[0] in edited
    }
    moved = sum([state.units[0][i].length for group in groups for i in group.original])
    return moved / max(1, *lengths)


def _best(candidates: list[_Candidate]) -> list[_Candidate]:
    """Return the best candidates of which each section is in one, the longest sections first."""
    best: list[_Candidate] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for candidate in sorted(candidates, key=lambda each: (-each.score, each.i, each.j)):
        if candidate.i not in taken[0] and candidate.j not in taken[1]:
            taken[0].add(candidate.i)
            taken[1].add(candidate.j)
            best.append(candidate)
    return sorted(best, key=lambda each: (each.i, each.j))


def _pair(state: AlignmentState, pair: PairedSections) -> None:
    """Say that two sections are the same one, and pair their headings."""
    state.pair_sections(pair)
    i, j = pair.original.start, pair.edited.start
    if state.are_free(i, j):
        is_same = state.units[0][i].key == state.units[1][j].key
        state.join((i,), (j,), 'identical' if is_same else 'similar', moved=True)


def _match_identical(state: AlignmentState, gap: Gap) -> None:
    """Pair what is the same and in the same order in a gap within a section that moved."""
    original = [state.units[0][i].key for i in gap.original]
    edited = [state.units[1][j].key for j in gap.edited]
    for match in matches(original, edited, state.thresholds.sequences):
        for by in range(match.size):
            i, j = gap.original[match.original + by], gap.edited[match.edited + by]
            state.join((i,), (j,), 'identical', moved=True)


def _match_similar(state: AlignmentState, gap: Gap) -> None:
    """Pair what is similar and in the same order in a gap within a section that moved."""
    scored = state.similar_in_order(gap)
    match_splits_and_merges(state, scored, moved=True)
    for i, j in best_chain_in_gap(state, gap, scored):
        state.join((i,), (j,), 'similar', moved=True)
