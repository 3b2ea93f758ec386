"""The steps by which units of the original find their partners in the same order.

Each one works on what the ones before it left over, and says so in the grouping that it is given.
A side is 0 (the original) or 1 (the edited article).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.candidates import is_small
from sphinxcontrib_ledger.engine.alignment.headings import slide_gaps_to_headings
from sphinxcontrib_ledger.engine.alignment.recognition import is_namesake
from sphinxcontrib_ledger.engine.alignment.splits import match_splits_and_merges
from sphinxcontrib_ledger.engine.alignment.units import NAMES
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain
from sphinxcontrib_ledger.engine.sequences.matching import matches
from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.groups import AlignmentState, Gap
    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: Least similarity of two blocks in the same order; measured on aligned documents
#: (benchmarks/quality): lower pairs strangers, higher tears rewritten ones apart.
SIMILAR = 0.25
#: The same of short blocks of which one is a name (a heading, a term) and one is not: a definition
#: has words of its term by nature.
BECAME = 0.5
#: What less such blocks are worth in a choice between partners: a term that was changed is
#: likelier than one that became its own definition.
OTHER_KIND = 0.2
#: What it is worth to short blocks to have as many blocks of the same kinds before them in a gap:
#: a tie-break between neighbours that have but a word in common.
SAME_NUMBER = 0.2
#: The kinds of headings, of which the second is that of other names, too.
HEADINGS = {'title', 'label'}
#: What having the same containers is worth in a choice between partners: a tie-break.
SAME_PLACE = 0.05
#: The same of standing beside the same neighbour.
SAME_NEIGHBOUR = 0.05
#: What the likeness of two signatures is worth if their names differ: a function is known by its
#: name, though most functions take and give much the same.
RENAMED = 0.5


def match_identical_in_order(grouping: AlignmentState) -> None:
    """Pair what is unchanged and in the same order."""
    old, new = ([unit.key for unit in side] for side in grouping.units)
    for match in slide_gaps_to_headings(matches(old, new, SequenceThresholds()), *grouping.units):
        for k in range(match.size):
            grouping.join(match.original + k, match.edited + k, 'same')


def match_similar_in_order(grouping: AlignmentState) -> bool:
    """Pair what is similar and in the same order: the heaviest chain of each gap.

    Return whether all that might be a pair was looked at.
    """
    saw_all = True
    for gap in list(grouping.gaps()):
        for i, j in best_chain_in_gap(grouping, gap):
            grouping.join(i, j, 'similar')
        saw_all = saw_all and is_small(gap.old, gap.new)
    return saw_all


def best_chain_in_gap(grouping: AlignmentState, gap: Gap) -> list[tuple[int, int]]:
    """Return the heaviest chain of what is similar in a gap; join wholes with their parts."""
    old, new = grouping.units
    weighted = []
    opposite = _opposite(old, new, gap)
    scored = grouping.similar(gap, SIMILAR)
    if len(scored) > 1:
        match_splits_and_merges(grouping, scored)
    for i, j, score in scored:
        one, other = old[i], new[j]
        if i in grouping.groups[0] or j in grouping.groups[1]:
            continue
        are_namesakes = is_namesake(one, other)
        weight = score if are_namesakes else score * RENAMED
        if one.is_short or other.is_short:
            if not _has_become(one, other, score):
                continue
            if score < BECAME and _is_above_another(grouping, i, j):
                continue
            weight += SAME_NUMBER * (opposite.get(i) == j)
            weight -= OTHER_KIND * (one.kind != other.kind)
        weight += SAME_PLACE * (one.path == other.path)
        weight += SAME_NEIGHBOUR * (are_namesakes and _have_neighbour(grouping, i, j))
        weighted.append((i, j, weight))
    return heaviest_chain(weighted)


def _have_neighbour(grouping: AlignmentState, i: int, j: int) -> bool:
    """Return whether two units stand behind the same one, or before it, or at the same end."""
    old, new = grouping.groups
    ends = (0, 0), (len(grouping.units[0]) - 1, len(grouping.units[1]) - 1)
    return (i, j) in ends or any(
        i + by in old and old[i + by] is new.get(j + by) for by in (-1, 1)
    )


def _opposite(old: Sequence[Unit], new: Sequence[Unit], gap: Gap) -> dict[int, int]:
    """Return which units stand in the same place of a gap, if both sides are made alike."""
    if len(gap.old) != len(gap.new) or len(gap.old) == 1:
        return {}
    if [old[i].place for i in gap.old] != [new[j].place for j in gap.new]:
        return {}
    return dict(zip(gap.old, gap.new, strict=True))


def _has_become(one: Unit, other: Unit, score: float) -> bool:
    """Return whether a similarity of short units says that one became the other.

    They have more in common than the signs of two options or of two formulas, and what became
    something else, as a term a text, is much the same.
    """
    kinds = {one.kind, other.kind}
    # Where there can be no sections, headings are rubrics.
    if len(kinds) > 1 and kinds != HEADINGS and score < BECAME:
        return False
    return any(any(map(str.isalnum, key)) for key in one.counts.keys() & other.counts.keys())


def _is_above_another(grouping: AlignmentState, i: int, j: int) -> bool:
    """Return whether one of two names stands above what is known to have had another name."""
    for side, (name, other) in enumerate(((i, j), (j, i))):
        below = grouping.groups[side].get(name + 1)
        if grouping.units[side][name].kind not in NAMES or below is None or below.moved:
            continue
        above = below.members[1 - side][0] - 1
        is_free = above >= 0 and above not in grouping.groups[1 - side]
        if is_free and above != other and grouping.units[1 - side][above].kind in NAMES:
            return True
    return False
