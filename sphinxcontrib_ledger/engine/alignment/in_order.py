"""The steps that match units which are in the same order on both sides.

In: the state.
Out: its groups, with those of units that are identical, or similar, between earlier groups.
They are the first step of the alignment, one in the middle, and that one again after moves are
decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.parts import extend_splits_and_merges_around_moved
from sphinxcontrib_ledger.engine.alignment.scoring.frames import told_apart
from sphinxcontrib_ledger.engine.alignment.scoring.recognition import is_namesake
from sphinxcontrib_ledger.engine.alignment.splits import match_splits_and_merges
from sphinxcontrib_ledger.engine.alignment.structure.copied_sections import without_copied_sections
from sphinxcontrib_ledger.engine.alignment.structure.headings import slide_gaps_to_headings
from sphinxcontrib_ledger.engine.alignment.units import NAMES
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain
from sphinxcontrib_ledger.engine.sequences.matching import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import Gap
    from sphinxcontrib_ledger.engine.alignment.scoring.candidates import Scored
    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: The kinds of headings, of which the second is that of other names, too.
HEADINGS = {'title', 'label'}


def match_identical_in_order(state: AlignmentState) -> None:
    """Pair what is unchanged and in the same order."""
    original, edited = ([unit.key for unit in side] for side in state.units)
    runs = matches(original, edited, state.thresholds.sequences)
    pairs = {
        match.original + by: match.edited + by
        for match in slide_gaps_to_headings(runs, *state.units)
        for by in range(match.size)
    }
    for i, j in without_copied_sections(state, pairs).items():
        is_same = original[i] == edited[j]
        state.join((i,), (j,), 'identical' if is_same else 'similar')


def match_similar_in_order(state: AlignmentState) -> None:
    """Pair what is similar and in the same order, gap by gap: splits and merges, then the rest.

    The heaviest chain of all pairs is not led astray by the first that is similar::

        before: Boats lie idle. | Boats lie idle in the harbour.
        wrong:  Boats lie [-idle-]{+in the harbour+}. | [-Boats lie idle in the harbour.-]
        right:  [-Boats lie idle.-] | Boats lie [-idle-] in the harbour.
    """
    split = set[int]()
    for gap in state.gaps():
        scored = state.similar_in_order(gap)
        if match_splits_and_merges(state, scored):
            split.update(gap.original)
        else:
            _join_best_chain(state, gap, scored)
    # Splits and merges cut a gap, whose parts have partners in the same part only.
    for gap in state.gaps() if split else ():
        if gap.original[0] in split:
            _join_best_chain(state, gap, state.similar_in_order(gap))


def _join_best_chain(state: AlignmentState, gap: Gap, scored: Sequence[Scored]) -> None:
    for i, j in best_chain_in_gap(state, gap, scored):
        state.join((i,), (j,), 'similar')


def match_similar_again(state: AlignmentState) -> None:
    """Look for similar units in order once more, if more may be found than before.

    What moved stood between others that are similar and in the same order, and what few share
    something rare with is seen when their gap has become a small one.
    """
    if state.was_out_of_order or not state.compared_all:
        match_similar_in_order(state)
        extend_splits_and_merges_around_moved(state)


def best_chain_in_gap(
    state: AlignmentState, gap: Gap, scored: Sequence[Scored]
) -> list[tuple[int, int]]:
    """Return the heaviest chain of units of a gap that are free; ``scored`` are those similar."""
    opposite = _opposite(*state.units, gap)
    free = [pair for pair in scored if state.are_free(pair[0], pair[1])]
    partners, strangers = told_apart(state, free)
    weighted = [
        (i, j, weight + partners.get((i, j), 0.0))
        for i, j, score in free
        if (i, j) not in strangers
        and (weight := _weight(state, i, j, score, is_opposite=opposite.get(i) == j)) is not None
    ]
    return heaviest_chain(weighted)


def _weight(
    state: AlignmentState, i: int, j: int, score: float, *, is_opposite: bool
) -> float | None:
    """Return what a pair of some similarity is worth in a choice; ``None``: it is none.

    Short units are similar by chance, so that kind and position count more than a word::

        before: code (a term) | Computer code (its definition)
        wrong:  {+cipher+} | [-code-]{+Machine code+} | [-Computer code-]
        right:  [-code-]{+cipher+} | [-Computer-]{+Machine+} code
    """
    limits = state.thresholds.alignment
    original, edited = state.units[0][i], state.units[1][j]
    # A text is no footnote now merely because some of it was put into one.
    if original.is_in_note != edited.is_in_note and score < limits.whole:
        return None
    are_namesakes = is_namesake(original, edited)
    weight = score if are_namesakes else score * limits.renamed
    if min(original.size, edited.size) < limits.short_unit:
        if not _has_become(original, edited, score, limits.became):
            return None
        if score < limits.became and _is_above_another(state, i, j):
            return None
        weight += limits.same_number * is_opposite
        weight -= limits.other_kind * (original.kind != edited.kind)
    weight += limits.same_place * (original.path == edited.path)
    weight += limits.same_neighbour * (are_namesakes and _have_neighbour(state, i, j))
    return weight


def _have_neighbour(state: AlignmentState, i: int, j: int) -> bool:
    """Return whether two units stand behind the same one, or before it, or at the same end."""
    original, edited = state.by_unit
    ends = (0, 0), (len(state.units[0]) - 1, len(state.units[1]) - 1)
    return (i, j) in ends or any(
        i + by in original and original[i + by] is edited.get(j + by) for by in (-1, 1)
    )


def _opposite(original: Sequence[Unit], edited: Sequence[Unit], gap: Gap) -> dict[int, int]:
    """Return which units stand in the same place of a gap, if both sides are made alike."""
    if len(gap.original) != len(gap.edited) or len(gap.original) == 1:
        return {}
    if [original[i].place for i in gap.original] != [edited[j].place for j in gap.edited]:
        return {}
    return dict(zip(gap.original, gap.edited, strict=True))


def _has_become(original: Unit, edited: Unit, score: float, became: float) -> bool:
    """Return whether a similarity of short units says that one became the other.

    They have more in common than the signs of two options or of two formulas, and what became
    something else, as a term a text, is much the same.
    """
    kinds = {original.kind, edited.kind}
    # Where there can be no sections, headings are rubrics.
    if len(kinds) > 1 and kinds != HEADINGS and score < became:
        return False
    shared = original.counts.keys() & edited.counts.keys()
    return any(any(map(str.isalnum, key)) for key in shared)


def _is_above_another(state: AlignmentState, i: int, j: int) -> bool:
    """Return whether one of two names stands above what is known to have had another name."""
    for side, name, partner in ((0, i, j), (1, j, i)):
        below = state.by_unit[side].get(name + 1)
        if state.units[side][name].kind not in NAMES or below is None or below.moved:
            continue
        above = below.of(1 - side)[0] - 1
        is_free = above >= 0 and above not in state.by_unit[1 - side]
        if is_free and above != partner and state.units[1 - side][above].kind in NAMES:
            return True
    return False
