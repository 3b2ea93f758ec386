"""Sections that moved as a whole, which have one sign, at their headings.

In: an article.
Out: the headings that have the sign of their sections, and the pairs that have none of their own
because their section has one.  Planning the marks of moves asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Pair


class MovedSections(NamedTuple):
    """The moved sections of an article by the numbers of pairs: their headings, and the rest."""

    headings: frozenset[int]
    inside: frozenset[int]


def moved_sections(article: Article) -> MovedSections:
    """Find the sections that moved as a whole, with what they held and in the same order::

    before:      # Doors | text A | # Keys | text B
    wrong marks: > # Keys | > text B | # Doors | text A
    right marks: > # Keys | text B | # Doors | text A
    """
    headings: set[int] = set()
    inside: set[int] = set()
    pairs = article.account.pairs
    of_block = {index: number for number, pair in enumerate(pairs) for index in pair.edited}
    for number, pair in enumerate(pairs):
        if pair.moved and number not in inside and _heads_section(article, pair):
            along = _moved_along(article, of_block, number, pair)
            if along:
                headings.add(number)
                inside |= along
    return MovedSections(frozenset(headings), frozenset(inside))


def _heads_section(article: Article, pair: Pair) -> bool:
    if len(pair.original) != 1 or len(pair.edited) != 1:
        return False
    ends = article.original[pair.original[0]].node, article.edited[pair.edited[0]].node
    return all(
        isinstance(node, nodes.title) and isinstance(node.parent, nodes.section) for node in ends
    )


def _moved_along(
    article: Article, of_block: Mapping[int, int], number: int, heading: Pair
) -> set[int]:
    """Return the pairs that moved along with a heading; none, if some of its section stayed."""
    [i], [j] = heading.original, heading.edited
    was_in = frozenset(_section(article.original, i))
    numbers = dict.fromkeys(of_block[block] for block in _section(article.edited, j))
    within: list[tuple[int, int, float]] = []
    for each in numbers:
        pair = article.account.pairs[each]
        if pair.original and not pair.moved:
            return set()
        if was_in.issuperset(pair.original) and pair.original:
            within.append((pair.original[0], pair.edited[0], float(len(pair.edited))))
    in_order = heaviest_chain(sorted(within))
    along = {of_block[place[1]] for place in in_order}
    return along - {number} if number in along else set()


def _section(blocks: Sequence[TextBlock], heading: int) -> Iterator[int]:
    """Go through the blocks of the section that a heading is of."""
    section = blocks[heading].node.parent
    for index in range(heading, len(blocks)):
        if not any(node is section for node in self_and_ancestors(blocks[index].node)):
            break
        yield index
