"""Marks on what was moved: a class, and a sign where the text begins or in a block before it.

In: a pair that moved.  Out: the operations for it; they say nothing of its words.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.model import MOVED, RUN, SECTION, EditNumber
from sphinxcontrib_ledger.annotate.moved_units import MovedRun, moved_units
from sphinxcontrib_ledger.annotate.operations import BlockMark, BlockSign, Place, TextSign
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.table_grid import ancestors_matching, rows_around
from sphinxcontrib_ledger.document.traversal import is_within, outermost, self_and_ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_ledger.annotate.layout import Layout
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.moved_units import MovedUnits
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Pair


class Moves:
    """Plans the marks of moved pairs, which come in the order of the account.

    The cells of a row or a column and what belongs to a picture or to code moved together: they
    have one sign::

        before:      (a picture) A ferry.   The captain wrote it down.
        wrong marks: The captain wrote it down.   > (the picture) > A ferry.
        right marks: The captain wrote it down.   (the picture) > A ferry.
    """

    def __init__(self, article: Article, layout: Layout) -> None:
        self._article = article
        self._layout = layout
        #: Elements larger than a block that have the mark of a move.
        self._marked: NodeSet[nodes.Element] = NodeSet()
        #: Nodes that hold a sign.
        self._signed: NodeSet[nodes.Node] = NodeSet()
        self._run = MovedRun(article)

    @cached_property
    def _tables(self) -> _Tables:
        return _tables(self._article)

    @cached_property
    def _units(self) -> MovedUnits:
        return moved_units(self._article)

    def marks(self, number: int, pair: Pair) -> Iterator[BlockMark | TextSign | BlockSign]:
        """Go through the operations for a pair that moved."""
        if number in self._units.inside:
            self._run.add_inside(pair)
            return
        article, first = self._article, pair.edited[0]
        unit = self._units.first.get(number)
        whole = _moved_whole(article, first, self._tables) if unit is None else unit
        if isinstance(unit, nodes.section):
            self._run.end()
            yield BlockMark(unit, (ledger.MOVED,), EditNumber(number, 0), SECTION)
            yield TextSign(first, number, SECTION)
            return
        is_empty = not isinstance(whole, nodes.entry) and not _has_kept(article, pair)
        if unit is None and (_labels_moved(article, first) or is_empty):
            # The sign stands at its text, or no word of it moved; a column moves as one.
            self._run.end()
        elif whole in self._marked:
            self._run.add_inside(pair)
        else:
            follows = self._run.goes_on(pair, whole)
            self._run.add(pair, whole)
            yield from self._classes(number, pair, whole, follows=follows)
            if not follows and self._has_sign(first, whole):
                yield self._sign(number, first, whole)

    def _classes(
        self, number: int, pair: Pair, whole: nodes.Element, *, follows: bool
    ) -> Iterator[BlockMark]:
        """Go through the classes of what moved; does it follow what has the sign?"""
        edited = self._article.edited
        if whole is edited[pair.edited[0]].node:
            parts = [edited[index].node for index in pair.edited]
        else:
            self._marked.add(whole)
            parts = list(_shown_as(whole))
        for part in parts:
            is_along = follows or (part is not whole and not is_within(part, whole))
            classes = (ledger.MOVED, ledger.MOVED_ALONG) if is_along else (ledger.MOVED,)
            yield BlockMark(part, classes, EditNumber(number, 0), RUN if is_along else MOVED)

    def _has_sign(self, first: int, whole: nodes.Element) -> bool:
        """Return whether what moved needs a sign: a column has one, and so has a title."""
        if isinstance(whole, nodes.entry):
            return self._tables.opens_column(self._article.edited[first])
        return not (isinstance(whole, nodes.table) and whole in self._signed)

    def _sign(self, number: int, first: int, whole: nodes.Element) -> TextSign | BlockSign:
        """Return the sign of what moved: at its first text, and before it only if it has none::

        before:      (a picture) A ferry.   The captain wrote it down.
        wrong marks: The captain wrote it down.   >   (the picture) A ferry.
        right marks: The captain wrote it down.   (the picture) > A ferry.
        """
        edited = self._article.edited
        for index in range(first, len(edited)):
            if not is_within(edited[index].node, whole):
                break
            if edited[index].mark in IN_TEXT:
                self._note_sign(edited[index].node)
                return TextSign(index, number)
        self._note_sign(whole.parent)
        place = Place(self._layout.anchor(whole), 'before')
        return self._layout.put(place, BlockSign(place, number))

    def _note_sign(self, holder: nodes.Node) -> None:
        for node in self_and_ancestors(holder):
            if node in self._signed:
                break
            self._signed.add(node)


def _shown_as(whole: nodes.Element) -> Iterator[nodes.Element]:
    """Go through the elements that readers see of what moved: some formats write no item of terms.

    All of them are in the first.
    """
    yield whole
    if isinstance(whole, nodes.definition_list_item | nodes.field | nodes.option_list_item):
        yield from (node for node in whole.children if isinstance(node, nodes.Element))


def _has_kept(article: Article, pair: Pair) -> bool:
    """Return whether any words of a pair stayed; else only what it belongs to moved::

    before:      Rope: It is narrow.   Lamp: It shines.
    wrong marks: Lamp: It shines.   > Rope: > {+Nobody has it.+}
    right marks: Lamp: It shines.   > Rope: {+Nobody has it.+}

    The words of a translation are not compared, so some of those that it was made of may have.
    """
    if pair.identical or article.edited[pair.edited[0]].source is not None:
        return True
    return any(edit.kind in ('same', 'form') for edit in pair.edits)


def _labels_moved(article: Article, index: int) -> bool:
    """Return whether a block is the label of a citation whose text moved along.

    They are one thing, with one sign::

        before:      [Lee24] The book of tides.   [Ann20] The book of harbours.
        wrong marks: [> Ann20] > The book of harbours.   [Lee24] The book of tides.
        right marks: [Ann20] > The book of harbours.   [Lee24] The book of tides.
    """
    node = article.edited[index].node
    if not isinstance(node, nodes.label) or index + 1 == len(article.edited):
        return False
    is_text = is_within(article.edited[index + 1].node, node.parent)
    return is_text and article.account.by_edited[index + 1].moved


class _Tables(NamedTuple):
    """What of tables stayed, by number: those of which not all that was there moved, and rows.

    ``tops`` are the first blocks of columns, by table and column.
    """

    stayed: frozenset[int]
    stayed_rows: frozenset[int]
    tops: Mapping[tuple[int, int], TextBlock]

    def opens_column(self, edited: TextBlock) -> bool:
        """Return whether a block is in the first cell of its column that holds anything."""
        cell = edited.block.cells[0]
        return self.tops[cell.table, cell.column] is edited


def _tables(article: Article) -> _Tables:
    stayed: set[int] = set()
    stayed_rows: set[int] = set()
    tops: dict[tuple[int, int], TextBlock] = {}
    for index, edited in enumerate(article.edited):
        for cell in edited.block.cells[:1]:
            tops.setdefault((cell.table, cell.column), edited)
            pair = article.account.by_edited[index]
            if pair.original and not pair.moved:
                stayed.add(cell.table)
                stayed_rows.add(cell.row)
    return _Tables(frozenset(stayed), frozenset(stayed_rows), tops)


def _is_in_moved_table(
    article: Article, index: int, table: nodes.Element, tables: _Tables
) -> bool:
    """Return whether a block is in a table that moved with its title."""
    cell = article.edited[index]
    return is_within(cell.node, table) and cell.block.table not in tables.stayed


def _moved_whole(article: Article, index: int, tables: _Tables) -> nodes.Element:
    """Return the largest thing that moved with a block: its row, its cell, its figure, itself."""
    node, block = article.edited[index].node, article.edited[index].block
    if block.row < 0:
        is_title = isinstance(node.parent, nodes.table) and index + 1 < len(article.edited)
        if is_title and _is_in_moved_table(article, index + 1, node.parent, tables):
            return node.parent
        return outermost(node)
    row = rows_around(node, article.constructs, article.holders)[0]
    if not isinstance(row, nodes.row):
        return row
    if block.table not in tables.stayed:
        table: nodes.Element = row.parent.parent.parent
        return table
    if block.row not in tables.stayed_rows:
        return row
    return ancestors_matching(node, lambda inner: isinstance(inner, nodes.entry), article.holders)[
        0
    ]
