"""What moved as a whole and has one sign: a section, a quotation, some paragraphs in a row.

In: an article.
Out: the elements that have the sign of all that they hold, the pairs that have none of their own
because what they are in has one, and those that follow what has one.  Planning the marks of moves
asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.constructs.kinds import component, names
from sphinxcontrib_ledger.document.traversal import is_within, self_and_ancestors
from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Pair

#: What readers see as one thing.  A list is not: a sign at its first item would be that item's.
_UNITS = (
    nodes.section,
    nodes.block_quote,
    nodes.Admonition,
    nodes.list_item,
    nodes.definition_list_item,
    nodes.field,
    nodes.option_list_item,
)


#: What can be one of several in a row.  A row of a table, a term or a field cannot: in print there
#: is no bar beside it, which would say that it is one of them.
_IN_RUNS = (
    nodes.paragraph,
    nodes.rubric,
    nodes.list_item,
    nodes.block_quote,
    nodes.Admonition,
    nodes.line,
    nodes.FixedTextElement,
    nodes.figure,
    nodes.image,
    nodes.table,
)


class MovedUnits(NamedTuple):
    """What moved as a whole: its elements by the numbers of their first pairs, and the others."""

    first: Mapping[int, nodes.Element]
    inside: frozenset[int]


def moved_units(article: Article) -> MovedUnits:
    """Find what moved as a whole, with what it held and in the same order::

    before:      # Doors | text A | # Keys | text B
    wrong marks: > # Keys | > text B | # Doors | text A
    right marks: > # Keys | text B | # Doors | text A
    """
    first: dict[int, nodes.Element] = {}
    inside: set[int] = set()
    pairs = article.account.pairs
    of_block = {index: number for number, pair in enumerate(pairs) for index in pair.edited}
    for number, pair in enumerate(pairs):
        if not pair.moved or number in inside:
            continue
        for old, new in _units(article, pair):
            along = _moved_along(article, of_block, number, (old, new))
            if along:
                first[number] = new
                inside |= along
                break
    return MovedUnits(first, frozenset(inside))


def _units(article: Article, pair: Pair) -> Iterator[tuple[nodes.Element, nodes.Element]]:
    """Go through what a pair opened and opens, of the same kind; the outermost comes first."""
    if article.edited[pair.edited[0]].block.row >= 0:
        # A row is more than what opens it.
        return
    opened = _opened_by(article, article.original, pair.original[0])
    for new in _opened_by(article, article.edited, pair.edited[0]):
        is_section = isinstance(new, nodes.section)
        if is_section and not len(pair.original) == len(pair.edited) == 1:
            continue
        old = next((old for old in opened if type(old) is type(new)), None)
        if old is not None:
            opened.remove(old)
            yield old, new


def _opened_by(article: Article, blocks: Sequence[TextBlock], index: int) -> list[nodes.Element]:
    """Return what of an article begins with a block, from the outside in."""
    opened: list[nodes.Element] = []
    node: nodes.Node = blocks[index].node
    before = blocks[index - 1].node if index else None
    while node.parent is not None and node not in article.holders:
        if before is not None and is_within(before, node):
            break
        is_unit = isinstance(node, _UNITS) and not isinstance(node, nodes.TextElement)
        if is_unit or _is_object(node):
            assert isinstance(node, nodes.Element)
            opened.insert(0, node)
        node = node.parent
    return [] if any(map(component, opened)) else opened


def _is_object(node: nodes.Node) -> bool:
    return 'desc' in names(type(node))


def _moved_along(
    article: Article,
    of_block: Mapping[int, int],
    number: int,
    unit: tuple[nodes.Element, nodes.Element],
) -> set[int]:
    """Return the pairs that moved along with the first one; none, if some of the unit stayed."""
    pairs = article.account.pairs
    was_in = frozenset(_blocks_in(article.original, pairs[number].original[0], unit[0]))
    within_now = _blocks_in(article.edited, pairs[number].edited[0], unit[1])
    numbers = dict.fromkeys(of_block[block] for block in within_now)
    within: list[tuple[int, int, float]] = []
    for each in numbers:
        pair = pairs[each]
        if pair.original and not pair.moved:
            return set()
        if was_in.issuperset(pair.original) and pair.original:
            within.append((pair.original[0], pair.edited[0], float(len(pair.edited))))
    in_order = heaviest_chain(sorted(within))
    along = {of_block[place[1]] for place in in_order}
    return along - {number} if number in along else set()


def _blocks_in(blocks: Sequence[TextBlock], first: int, unit: nodes.Element) -> Iterator[int]:
    """Go through the blocks of a unit that begins with a block."""
    for index in range(first, len(blocks)):
        if not is_within(blocks[index].node, unit):
            break
        yield index


class MovedRun:
    """The blocks that moved in a row, so far: those that follow each other here and did before.

    One sign stands before all of them::

        before:      text A | text B | text C | text D
        wrong marks: text C | text D | > text A | > text B
        right marks: text C | text D | > text A | text B (a bar beside both)
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        #: The last block of the run on both sides.
        self._last = (-1, -1)

    def goes_on(self, pair: Pair, whole: nodes.Element) -> bool:
        """Return whether the run goes on with a pair that moved, or with what moved with it."""
        return self._follows(pair) and self._can_be_in(whole)

    def _follows(self, pair: Pair) -> bool:
        return self._last == (pair.original[0] - 1, pair.edited[0] - 1)

    def _can_be_in(self, whole: nodes.Element) -> bool:
        around = list(self_and_ancestors(whole.parent))
        return isinstance(whole, _IN_RUNS) and not any(
            isinstance(node, nodes.entry | nodes.footnote | nodes.citation) for node in around
        )

    def end(self) -> None:
        """End the run: what follows has a sign of its own."""
        self._last = (-1, -1)

    def add(self, pair: Pair, whole: nodes.Element) -> None:
        """Let the run end behind a pair, if anything can follow what moved with it."""
        if self._can_be_in(whole):
            self._last = (pair.original[-1], pair.edited[-1])
        else:
            self.end()

    def add_inside(self, pair: Pair) -> None:
        """Add a pair of what moved with the last one that was added."""
        if self._last != (-1, -1) and pair.original:
            self._last = (pair.original[-1], pair.edited[-1])
