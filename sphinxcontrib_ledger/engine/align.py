"""Which blocks of the original became which blocks of the edited article.

In this order, each step working on what the ones before it left over:
identical blocks as anchors; the heaviest chain of similar ones between the anchors; moves;
paragraphs that were split or merged; and last what stands in the same place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.chain import heaviest_chain
from sphinxcontrib_ledger.engine.diff import Match, matches
from sphinxcontrib_ledger.engine.leftover import Group, Grouping, settle
from sphinxcontrib_ledger.engine.units import Similarity, candidates, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.model import Block
    from sphinxcontrib_ledger.engine.units import Unit

#: Least similarity of two blocks in the same order; measured on aligned documents
#: (the design, "Which words to mark"): lower pairs strangers, higher tears rewritten ones apart.
SIMILAR = 0.2
#: What having the same containers is worth in a choice between partners: a tie-break.
SAME_PLACE = 0.05


class Link(NamedTuple):
    """Blocks that belong together, by number, and what found them (``Group.how``)."""

    original: tuple[int, ...]
    edited: tuple[int, ...]
    how: str


def align(original: Sequence[Block], edited: Sequence[Block]) -> list[Link]:
    """Return links in which every block of either side occurs exactly once.

    They are in the order of the edited article; removed blocks follow what they stood behind.
    """
    old, new = units(original), units(edited)
    same = [
        (match.original + k, match.edited + k)
        for match in matches([unit.key for unit in old], [unit.key for unit in new])
        for k in range(match.size)
    ]
    same_old, same_new = {i for i, _ in same}, {j for _, j in same}
    rest_old = [unit for i, unit in enumerate(old) if i not in same_old]
    rest_new = [unit for j, unit in enumerate(new) if j not in same_new]
    similarity = Similarity([*rest_old, *rest_new])
    grouping = Grouping(old, new, similarity)
    for i, j in same:
        grouping.join(i, j, 'same')
    for gap_old, gap_new in gaps(same, len(old), len(new)):
        for i, j in chain(old, new, gap_old, gap_new, similarity):
            grouping.join(i, j, 'similar')
    return [link for group in settle(grouping) for link in links(group, old, new)]


def links(group: Group, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Link]:
    """Return the blocks of a group of units; those of table rows cell by cell."""
    if group.old and group.new and old[group.old[0]].kind == 'row':
        yield from row_links(old[group.old[0]], new[group.new[0]], group.how)
        return
    before = tuple(index for i in group.old for index in old[i].indices)
    after = tuple(index for j in group.new for index in new[j].indices)
    if before and after:
        yield Link(before, after, group.how)
    else:
        yield from (Link((index,), (), group.how) for index in before)
        yield from (Link((), (index,), group.how) for index in after)


def row_links(old: Unit, new: Unit, how: str) -> Iterator[Link]:
    """Pair the blocks of two rows by column."""
    before = [(block.cell, block.kind) for block in old.blocks]
    after = [(block.cell, block.kind) for block in new.blocks]
    i = j = 0
    for match in [*matches(before, after), Match(len(before), len(after), 0)]:
        yield from (Link((old.first + k,), (), 'alone') for k in range(i, match.original))
        yield from (Link((), (new.first + k,), 'alone') for k in range(j, match.edited))
        for k in range(match.size):
            one, other = match.original + k, match.edited + k
            same = how != 'moved' and old.blocks[one].key == new.blocks[other].key
            yield Link((old.first + one,), (new.first + other,), 'same' if same else how)
        i, j = match.original + match.size, match.edited + match.size


def gaps(same: Sequence[tuple[int, int]], old: int, new: int) -> Iterator[tuple[range, range]]:
    """Go through what lies between the pairs of a rising chain, where both sides have some."""
    i = j = 0
    for i_same, j_same in [*same, (old, new)]:
        if i < i_same and j < j_same:
            yield range(i, i_same), range(j, j_same)
        i, j = i_same + 1, j_same + 1


def chain(
    old: Sequence[Unit],
    new: Sequence[Unit],
    gap_old: range,
    gap_new: range,
    similarity: Similarity,
) -> list[tuple[int, int]]:
    """Return the heaviest chain of similar units, in the same order on both sides."""
    weighted = []
    for i, j in candidates(old, new, gap_old, gap_new):
        score = similarity(old[i], new[j])
        if score >= SIMILAR:
            weighted.append((i, j, score + SAME_PLACE * (old[i].path == new[j].path)))
    return heaviest_chain(weighted)
