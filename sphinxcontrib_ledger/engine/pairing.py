"""The steps by which units of the original find their partners in the edited article.

Each one works on what the ones before it left over, and says so in the grouping that it is given.
A side is 0 (the original) or 1 (the edited article).
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.candidates import is_small
from sphinxcontrib_ledger.engine.chain import heaviest_chain
from sphinxcontrib_ledger.engine.diff import matches
from sphinxcontrib_ledger.engine.grouping import Gap
from sphinxcontrib_ledger.engine.parts import join_wholes
from sphinxcontrib_ledger.engine.sections import from_headings
from sphinxcontrib_ledger.engine.units import NAMES
from sphinxcontrib_ledger.engine.weights import weigh
from sphinxcontrib_ledger.engine.widen import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.grouping import Grouping
    from sphinxcontrib_ledger.engine.units import Unit

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
#: Least similarity of a block that is said to have moved: it must plainly be the same one.
#: Measured on documents with known moves, where 0.3 would find 2 moves of 148 more; it is not
#: lowered for so few, since what is wrongly called moved misleads more than an addition.
MOVED = 0.4
#: What is less similar than that, in words, is the same all the same if its letters are: this
#: least similarity of words, and this of letters (strangers have 0.3 to 0.5, whoever corrected
#: the spelling of half the words leaves 0.8).
MOVED_BY_LETTERS = (0.3, 0.7)
#: Blocks of fewer words resemble each other by chance ("A rope at the bow."), so that one whose
#: words changed has only moved if at least this share of its letters is the same.  By eye, of the
#: 30 shortest such blocks of real revisions: what is wrong has 0.4 to 0.7, what is right 0.84.
MOVED_SHORT = (12, 0.8)

#: What moved has at least this share of the weight of its words in the same order, or most of it
#: would be marked, if its letters do not say that it is the same: blocks of fewer words the first
#: share, others the second.  In the gold data what moved has 0.62 and 0.51 at least; texts that
#: merely have words in common have up to 0.56 and 0.4 (benchmarks/quality/known.py).
IN_ORDER = (25, 0.6, 0.45)

#: A text that is less similar than the third has not moved if more than so many others have at
#: least the first share of its similarity.  By eye: 0.7 and 0.8 part the same on real revisions;
#: with no other at all, one move of 148 in the gold data would be lost, as its halves are alike.
RIVAL, FEW_RIVALS, SURE = 0.8, 1, 0.75

#: What stands between two that moved together has at least this share of the weight of the shorter
#: one.  By eye, on real revisions: of what has less, nothing is unmarked but the sign of a move.
MOVED_BETWEEN = 0.5

#: So many characters are known again though they are few words.
KNOWN_LENGTH = 40

#: The most pairs of a gap whose letters are compared where there are more units on one side.
BY_LETTERS = 400


def find_same(grouping: Grouping) -> None:
    """Pair what is unchanged and in the same order."""
    old, new = ([unit.key for unit in side] for side in grouping.units)
    for match in from_headings(matches(old, new), *grouping.units):
        for k in range(match.size):
            grouping.join(match.original + k, match.edited + k, 'same')


def find_similar(grouping: Grouping) -> bool:
    """Pair what is similar and in the same order: the heaviest chain of each gap.

    Return whether all that might be a pair was looked at.
    """
    saw_all = True
    for gap in list(grouping.gaps()):
        for i, j in _most_similar(grouping, gap):
            grouping.join(i, j, 'similar')
        saw_all = saw_all and is_small(gap.old, gap.new)
    return saw_all


def _most_similar(grouping: Grouping, gap: Gap) -> list[tuple[int, int]]:
    """Return the heaviest chain of what is similar in a gap; join wholes with their parts."""
    old, new = grouping.units
    weighted = []
    opposite = _opposite(old, new, gap)
    scored = grouping.similar(gap, SIMILAR)
    if len(scored) > 1:
        join_wholes(grouping, scored)
    for i, j, score in scored:
        one, other = old[i], new[j]
        if i in grouping.groups[0] or j in grouping.groups[1]:
            continue
        have_name = is_namesake(one, other)
        weight = score if have_name else score * RENAMED
        if one.is_short or other.is_short:
            if not _has_become(one, other, score):
                continue
            if score < BECAME and _is_above_another(grouping, i, j):
                continue
            weight += SAME_NUMBER * (opposite.get(i) == j)
            weight -= OTHER_KIND * (one.kind != other.kind)
        weight += SAME_PLACE * (one.path == other.path)
        weight += SAME_NEIGHBOUR * (have_name and _have_neighbour(grouping, i, j))
        weighted.append((i, j, weight))
    return heaviest_chain(weighted)


def _have_neighbour(grouping: Grouping, i: int, j: int) -> bool:
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


def _is_above_another(grouping: Grouping, i: int, j: int) -> bool:
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


def find_elsewhere(grouping: Grouping) -> None:
    """Pair what is left and plainly the same, wherever it stands: the unchanged, then the best."""
    old, new = grouping.units
    for i, j in _unchanged(grouping):
        grouping.join(i, j, 'same')
    free_old = [i for i in grouping.free(0) if is_movable(old[i])]
    free_new = [j for j in grouping.free(1) if is_movable(new[j])]
    found = grouping.similar(Gap(free_old, free_new), MOVED_BY_LETTERS[0])
    plain = [
        (-score, i, j)
        for i, j, score in _without_rivals(found)
        if _likeness(score, old[i], new[j])
    ]
    for _, i, j in sorted(plain):
        if i not in grouping.groups[0] and j not in grouping.groups[1]:
            grouping.join(i, j, 'similar')


def _without_rivals(scored: Sequence[tuple[int, int, float]]) -> Iterator[tuple[int, int, float]]:
    """Go through pairs of which neither is nearly as much like several others.

    What is always said in the same way, as who passed a law on what day, is like all others of
    its kind, and not the same.
    """
    scores: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
    for i, j, score in scored:
        scores[0].setdefault(i, []).append(score)
        scores[1].setdefault(j, []).append(score)
    for i, j, score in scored:
        if score >= SURE or all(
            sum([other >= RIVAL * score for other in others]) - 1 <= FEW_RIVALS
            for others in (scores[0][i], scores[1][j])
        ):
            yield i, j, score


def find_unchanged(grouping: Grouping) -> None:
    """Pair what stands somewhere else, unchanged, before anything similar can take its place."""
    found = [(i, j) for i, j in _unchanged(grouping) if is_movable(grouping.units[0][i])]
    for i, j in found:
        grouping.join(i, j, 'same')
    if found:
        find_moved(grouping)


def _unchanged(grouping: Grouping) -> list[tuple[int, int]]:
    """Return what stands somewhere else now, unchanged, and is left over once on both sides.

    A heading is too short to be known again by likeness, so only an unchanged one has moved.
    """
    keys = [{k: grouping.units[side][k].key for k in grouping.free(side)} for side in (0, 1)]
    counts = [Counter(side.values()) for side in keys]
    places = {key: j for j, key in keys[1].items() if counts[1][key] == 1}
    return [
        (i, places[key])
        for i, key in keys[0].items()
        if counts[0][key] == 1 and key in places and _is_known(grouping.units[0][i])
    ]


def is_movable(unit: Unit) -> bool:
    """Return whether a unit would be known again elsewhere although its words changed."""
    return unit.kind != 'title' and not unit.is_short


def is_namesake(one: Unit, other: Unit) -> bool:
    """Return whether two units are no signatures or have the same name."""
    return one.kind != 'signature' or one.name == other.name


def find_moved(grouping: Grouping) -> bool:
    """Say which groups moved: the fewest blocks, and of as many the longest.

    Return whether all groups are in order, so that none did.

    Where two blocks changed places, either may be said to have moved; people more often call it
    the longer one (8 of 12 on the gold data).
    Partners that would have moved and are not plainly the same are parted again.
    """
    old, new = grouping.units
    groups = grouping.all()
    if all(one.old[0] < other.old[0] for one, other in pairwise(groups)):
        # Not even those that were said to have moved when fewer were known.
        for group in groups:
            group.moved = False
        return True
    # The length is in characters, since the words of unchanged blocks are never cut.
    lengths = [sum(old[i].length for i in group.old) for group in groups]
    total = 1 + sum(lengths)
    weighted = sorted(
        (group.old[0], group.new[0], max(map(len, group.members)) - length / total / 2)
        for group, length in zip(groups, lengths, strict=True)
    )
    stayed = set(heaviest_chain(weighted))
    for group in groups:
        i, j = group.old[0], group.new[0]
        group.moved = (i, j) not in stayed
        if not group.moved:
            continue
        if group.how == 'same':
            plainly = _is_known(old[i])
        else:
            score = grouping.similarity(old[i], new[j]) if is_movable(old[i]) else 0.0
            plainly = bool(_likeness(score, old[i], new[j]))
        if not plainly:
            grouping.part(group)
    return False


def _is_known(unit: Unit) -> bool:
    """Return whether an unchanged unit would be known again elsewhere.

    Headings, code, formulas and pictures are, however short; so are rows with more than one cell,
    and long addresses, though they are one word.
    Many classes have a method ``close()``, and a term goes along with what it names.
    """
    if unit.kind == 'row':
        return len(unit.blocks) > 1 or is_movable(unit)
    if unit.kind not in ('text', 'label', 'note', 'signature') or is_movable(unit):
        return True
    return unit.kind == 'text' and unit.length >= KNOWN_LENGTH


def find_along(grouping: Grouping) -> None:
    """Pair what is much the same, too short to be known again, and still beside what moved.

    So the label of a tab goes along with its text, a name with the quotation, and the head of a
    table with its rows.
    """
    old, new = grouping.units
    waiting = [group for group in grouping.all() if group.moved]
    while waiting:
        group = waiting.pop()
        for i, j in (
            (group.old[0] - 1, group.new[0] - 1),
            (group.old[-1] + 1, group.new[-1] + 1),
        ):
            if not (0 <= i < len(old) and 0 <= j < len(new)):
                continue
            if i in grouping.groups[0] or j in grouping.groups[1]:
                continue
            is_same = old[i].key == new[j].key
            if is_same or _likeness(grouping.similarity(old[i], new[j]), old[i], new[j]):
                grouping.join(i, j, 'same' if is_same else 'similar')
                grouping.groups[0][i].moved = True
                waiting.append(grouping.groups[0][i])


def find_between(grouping: Grouping) -> None:
    """Pair what is similar and moved along between two neighbours that did."""
    old, new = grouping.units
    for one, other in pairwise(grouping.all()):
        if not (one.moved and other.moved):
            continue
        gap = Gap([*range(one.old[-1] + 1, other.old[0])], [*range(one.new[-1] + 1, other.new[0])])
        is_free = grouping.groups[0].keys().isdisjoint(gap.old)
        if gap.old and gap.new and is_free and len(gap.old) * len(gap.new) <= BY_LETTERS:
            for i, j in _most_similar(grouping, gap):
                if _kept(old[i], new[j]) >= MOVED_BETWEEN * min(map(_weight, (old[i], new[j]))):
                    grouping.join(i, j, 'similar')
            for i in gap.old:
                if i in grouping.groups[0]:
                    grouping.groups[0][i].moved = True


def _likeness(score: float, one: Unit, other: Unit) -> float:
    """Return the similarity of two units if they are plainly the same, and 0 of all others."""
    if one.kind != other.kind or not is_namesake(one, other):
        return 0.0
    by_words, by_letters = MOVED_BY_LETTERS
    few, by_most_letters = MOVED_SHORT
    if score < by_words:
        return 0.0
    size = min(one.size, other.size)
    few_in_order, share_of_few, share = IN_ORDER
    if size >= few and score >= MOVED:
        least = share_of_few if size < few_in_order else share
        if _in_order(one, other) >= least:
            return score
    if size < few:
        by_letters = by_most_letters
    # What is so short is known by its numbers, if it has some: "Table 3" is not "Table 4".
    if size < few_in_order and _numbers(one) != _numbers(other):
        return 0.0
    letters = Indel.normalized_similarity(_text(one), _text(other))
    return score if letters >= by_letters else 0.0


def _numbers(unit: Unit) -> list[str]:
    return [key for key in unit.keys if any(map(str.isdigit, key))]


def _in_order(one: Unit, other: Unit) -> float:
    """Return the share of the weight of two units' words that is the same and in order, 0 to 1."""
    return 2 * _kept(one, other) / (_weight(one) + _weight(other))


def _kept(one: Unit, other: Unit) -> int:
    """Return the weight of two units' words that are the same and in order."""
    return unmarked(matches(one.keys, other.keys), one.keys)


def _weight(unit: Unit) -> int:
    return weigh(unit.keys)


def _text(unit: Unit) -> str:
    return '\n'.join(block.text for block in unit.blocks)


def find_places(grouping: Grouping) -> None:
    """Pair what is still left where it stands in the same place and is of the same kind.

    Headings come first: what stood below one that is gone was not replaced by what stands below
    another.
    """
    for gap in list(grouping.gaps()):
        names = [[k for k in side if _is_title(grouping, n, k)] for n, side in enumerate(gap)]
        _replace(grouping, Gap(*names))
        below = [_below_titles(grouping, n, side) for n, side in enumerate(gap)]
        for name, old in below[0].items():
            group = grouping.groups[0].get(name)
            if name < 0 or (group is not None and not group.moved):
                other = group.new[0] if group is not None else name
                _replace(grouping, Gap(old, below[1].get(other, [])))


def _is_title(grouping: Grouping, side: int, k: int) -> bool:
    return grouping.units[side][k].kind == 'title'


def _below_titles(grouping: Grouping, side: int, gap: Sequence[int]) -> dict[int, list[int]]:
    """Return the units of a side of a gap by the heading in the gap that they are below.

    What stands above all of its headings is below number -1.
    """
    first = gap[0]
    groups = grouping.groups[side]
    while first - 1 in groups and groups[first - 1].moved:
        first -= 1
    name, below = -1, dict[int, list[int]]()
    for k in range(first, gap[-1] + 1):
        if _is_title(grouping, side, k):
            name = k
        elif k not in groups:
            below.setdefault(name, []).append(k)
    return below


def _replace(grouping: Grouping, gap: Gap) -> None:
    """Pair units that stand in the same place of a part of a gap."""
    old, new = grouping.units
    if len(gap.old) == len(gap.new) or len(gap.old) * len(gap.new) > BY_LETTERS:
        places = [old[i].place for i in gap.old], [new[j].place for j in gap.new]
        pairs = [
            (gap.old[match.original + k], gap.new[match.edited + k])
            for match in matches(*places)
            for k in range(match.size)
        ]
    else:
        pairs = _by_letters(old, new, gap)
    for i, j in pairs:
        grouping.join(i, j, 'replaced')


def _by_letters(old: Sequence[Unit], new: Sequence[Unit], gap: Gap) -> list[tuple[int, int]]:
    """Return as many pairs as there can be, and of as many those whose letters are most alike.

    So a row that was put above others of which each word changed does not shift them by one.
    """
    share = 1 / (1 + min(len(gap.old), len(gap.new)))
    return heaviest_chain(
        [
            (i, j, 1 + share * Indel.normalized_similarity(_text(old[i]), _text(new[j])))
            for i in gap.old
            for j in gap.new
            if old[i].place == new[j].place
        ]
    )
