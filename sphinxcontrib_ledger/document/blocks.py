"""A doctree becomes blocks in reading order, each of which knows its node.

In: the outermost elements of one side of an article.  Out: a :class:`TextBlock` for each leaf
that has text.  It is the step between reading and comparing, and changes nothing in the tree;
``node_text`` gives the text of a block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.appearance import atom_key
from sphinxcontrib_ledger.document.constructs.lookup import settled
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.document.node_text import (
    InlineText,
    code_of,
    inline_text,
    only_text,
    plain,
)
from sphinxcontrib_ledger.document.table_grid import CellPlace, grid
from sphinxcontrib_ledger.engine.model import Block, Cell
from sphinxcontrib_ledger.engine.tokens.token import Span
from sphinxcontrib_ledger.engine.tokens.tokenizer import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinxcontrib_ledger.document.constructs import Construct, Constructs
    from sphinxcontrib_ledger.document.constructs.rules import Mark
    from sphinxcontrib_ledger.document.node_text import Reference, UntitledLink
    from sphinxcontrib_ledger.engine.tokens.normalization import Folding


class TextBlock(NamedTuple):
    """A node that has text of its own, that text as a block, and how it is marked.

    ``source`` is the block as its file has it, where a translation stands in its stead.
    ``references`` are those of footnotes in it, which are no part of its text, and ``links`` the
    cross-references that show the title of what they lead to.
    """

    node: nodes.Element
    block: Block
    mark: Mark
    source: Block | None = None
    references: tuple[Reference, ...] = ()
    links: tuple[UntitledLink, ...] = ()

    @property
    def written(self) -> Block:
        """The block as it was written: itself, if it is no translation."""
        return self.source or self.block


def flatten(
    roots: Iterable[nodes.Node], constructs: Constructs, folding: Folding
) -> list[TextBlock]:
    """Return the blocks of an article in reading order.

    ``constructs`` are the rules by which nodes are compared, ``folding`` says what is ignored in
    the text of a node that is compared as one thing.
    """
    reading = _Reading(constructs, folding)
    # docutils sets the headers and footers of pages behind a title only if it is the document's.
    reading.inside(sorted(roots, key=_is_decoration), (), ())
    return reading.blocks


def _is_decoration(node: nodes.Node) -> bool:
    return isinstance(node, nodes.decoration)


def neighbours_sharing(
    blocks: Sequence[TextBlock], index: int, of: Callable[[Block], object]
) -> range:
    """Return the numbers of a block and its neighbours for which ``of`` gives the same."""
    same = of(blocks[index].block)
    first, stop = index, index + 1
    while first and of(blocks[first - 1].block) == same:
        first -= 1
    while stop < len(blocks) and of(blocks[stop].block) == same:
        stop += 1
    return range(first, stop)


class _Reading:
    """Goes through an article; paragraphs of plain text, the most frequent blocks, cost least."""

    def __init__(self, constructs: Constructs, folding: Folding) -> None:
        self.blocks: list[TextBlock] = []
        self._constructs = constructs
        self._folding = folding
        #: The numbers of tables.
        self._tables: NodeMap[nodes.Element, int] = NodeMap()
        #: The places of the cells of rows.
        self._places: NodeMap[nodes.Element, list[CellPlace]] = NodeMap()
        self._rows = 0

    def inside(
        self, children: Iterable[nodes.Node], path: tuple[str, ...], cells: tuple[Cell, ...]
    ) -> None:
        """Find the blocks in some nodes; ``cells`` are those of tables that they are in."""
        constructs = self._constructs.blocks
        for node in children:
            if not isinstance(node, nodes.Element):
                continue
            construct = constructs[type(node)]
            compare = construct.compare
            if construct.is_open:
                construct = settled(construct, node)
                compare = construct.compare
            if compare == 'inside':
                self.inside(node.children, (*path, node.tagname), cells)
            elif compare == 'row':
                self._row(node, (*path, node.tagname), cells)
            elif compare != 'skip':
                text, spans, references, links = self._inline_text(node, construct)
                if text and not text.isspace():
                    block = Block(construct.kind, text, path, spans, cells)
                    self.blocks.append(
                        TextBlock(node, block, construct.mark, None, references, links)
                    )

    def _row(self, node: nodes.Element, path: tuple[str, ...], cells: tuple[Cell, ...]) -> None:
        """Find the blocks in a row of a table."""
        group = node.parent
        if node not in self._places and isinstance(group, nodes.thead | nodes.tbody):
            for row, places_in_row in grid(group):
                self._places[row] = places_in_row
        owner = group.parent if isinstance(group, nodes.thead | nodes.tbody) else group
        table = self._tables.setdefault(owner, len(self._tables))
        number = self._rows
        self._rows += 1
        places = self._places.get(node)
        if places is None:
            # Each child of something else that an extension calls a row is a cell of one column.
            children = [child for child in node.children if isinstance(child, nodes.Element)]
            places = [CellPlace(column, 1, child) for column, child in enumerate(children)]
        for column, width, entry in places:
            self.inside([entry], path, (*cells, Cell(table, number, column, width)))

    def _inline_text(self, node: nodes.Element, construct: Construct) -> InlineText:
        if construct.compare == 'atom' or construct.compare == 'sealed':
            key = atom_key(node, construct, self._constructs, self._folding)
            return InlineText(PLACEHOLDER, (Span(0, 1, '', key),))
        if (only := only_text(node)) is not None:
            return InlineText(plain(only))
        if construct.compare == 'lines':
            return InlineText(code_of(node))
        return inline_text(node, self._constructs, self._folding)
