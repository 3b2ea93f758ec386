"""Marks on whole blocks: text and rows that are new altogether, pictures, formulas, hidden texts.

In: the pairs of an article.  Out: the operations for their blocks as wholes.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.marked_ranges import has_bar_of_form
from sphinxcontrib_ledger.annotate.model import BLOCK, EditNumber
from sphinxcontrib_ledger.annotate.operations import BlockMark, Wrap
from sphinxcontrib_ledger.document.blocks import neighbours_sharing
from sphinxcontrib_ledger.document.table_grid import rows_around
from sphinxcontrib_ledger.document.traversal import is_alias, is_within, outermost

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_ledger.annotate.layout import Layout
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.engine.model import EditKind, Pair

#: The classes of what is new or rewritten altogether.
_WHOLE: Mapping[EditKind, str] = {
    'added': ledger.ADDED,
    'modified': ledger.MODIFIED,
}


def block_wraps(article: Article, number: int, pair: Pair, layout: Layout) -> Iterator[Wrap]:
    """Go through the marks around blocks that cannot hold marks in their text."""
    if all(edit.kind == 'same' for edit in pair.edits):
        return
    kind = ledger.MODIFIED if pair.original else ledger.ADDED
    for index in pair.edited:
        node = article.edited[index].node
        form = (ledger.FORMULA,) if isinstance(node, nodes.math_block) else ()
        # The caption of another picture is marked where its own words changed.
        is_all = not (pair.original or is_captioned_as_before(article, index))
        whole = outermost(node) if is_all or is_alias(node) else node
        if is_alias(node) and layout.has_mark(whole):
            # Of several aliases in one place, another one has its mark already.
            continue
        yield Wrap((whole,), (ledger.BLOCK, *form, kind), EditNumber(number, 0))


def is_captioned_as_before(article: Article, index: int) -> bool:
    """Return whether a block is in one thing with a text that was there, as with its caption."""
    whole = outermost(article.edited[index].node)
    for step in (-1, 1):
        j = index + step
        while 0 <= j < len(article.edited) and is_within(article.edited[j].node, whole):
            if article.account.by_edited[j].original:
                return True
            j += step
    return False


def block_marks(article: Article) -> Iterator[BlockMark]:
    """Go through the blocks that say of themselves that they are new or were rewritten altogether.

    A list item or a table row says so for what it holds; a cell has no room for it.
    """
    wholes = _whole_blocks(article)
    for index, (name, edit) in wholes.items():
        edited = article.edited[index]
        if edited.block.row >= 0:
            if name == ledger.ADDED and _opens_added_row(article, index, wholes):
                row = rows_around(edited.node, article.constructs, article.holders)[0]
                yield BlockMark(row, (ledger.BLOCK, ledger.ADDED), edit)
        elif edited.mark == 'block':
            yield BlockMark(_item_or_block(edited.node), (ledger.BLOCK, name), edit)
    yield from _form_marks(article)
    yield from _holder_marks(article, wholes)


def _whole_blocks(article: Article) -> dict[int, tuple[str, EditNumber]]:
    """Return the class for each edited block that is new or rewritten altogether, and the edit."""
    wholes: dict[int, tuple[str, EditNumber]] = {}
    for number, pair in enumerate(article.account.pairs):
        if pair.identical or not pair.edits:
            continue
        name = _WHOLE.get(pair.edits[0].kind)
        if name and all(edit.kind == pair.edits[0].kind for edit in pair.edits):
            wholes.update(dict.fromkeys(pair.edited, (name, EditNumber(number, 0))))
    return wholes


def _form_marks(article: Article) -> Iterator[BlockMark]:
    """Go through the texts that have a bar for another form, since they have no room around them.

    A heading is one: it must stand first in its section.
    """
    classes = (ledger.BLOCK, ledger.MODIFIED, ledger.FORM)
    for number, pair in enumerate(article.account.pairs):
        forms = [which for which, edit in enumerate(pair.edits) if edit.kind == 'form']
        if not forms:
            continue
        ends = [*accumulate(len(article.account.edited.tokens(j)) for j in pair.edited)]
        edits = {bisect_right(ends, pair.edits[which].edited.start): which for which in forms}
        for place, which in edits.items():
            block = article.edited[pair.edited[place]]
            if has_bar_of_form(block):
                yield BlockMark(block.node, classes, EditNumber(number, which), BLOCK)


def _holder_marks(
    article: Article, wholes: Mapping[int, tuple[str, EditNumber]]
) -> Iterator[BlockMark]:
    """Go through what holds texts that pages hide: the link that a card is."""
    for number, pair in enumerate(article.account.pairs):
        for index in () if pair.identical else pair.edited:
            edited = article.edited[index]
            if edited.mark == 'holder':
                first = EditNumber(number, 0)
                name, edit = wholes.get(index, (ledger.MODIFIED, first))
                yield BlockMark(edited.node.parent, (ledger.BLOCK, name), edit, BLOCK)


def _opens_added_row(
    article: Article, index: int, wholes: Mapping[int, tuple[str, EditNumber]]
) -> bool:
    """Return whether a block is the first of a table row of which all blocks are new."""
    row = list(neighbours_sharing(article.edited, index, attrgetter('row')))
    if row[0] != index:
        return False
    return all(number in wholes and wholes[number][0] == ledger.ADDED for number in row)


def _item_or_block(node: nodes.Element) -> nodes.Element:
    """Return the list item that a block is all of; the block itself, if there is none."""
    parent = node.parent
    alone = isinstance(parent, nodes.list_item) and len(parent.children) == 1
    return parent if alone else node
