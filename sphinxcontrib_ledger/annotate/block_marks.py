"""Marks on whole blocks: what is new altogether, code by lines, pictures, moved passages."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.code_marks import mark_code_block
from sphinxcontrib_ledger.annotate.model import BLOCK, ELISION, HIGHLIGHT, LINES, MOVED
from sphinxcontrib_ledger.document.blocks import neighbours_sharing
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.mark_nodes import moved_block, moved_sign
from sphinxcontrib_ledger.document.table_grid import ancestors_matching, rows_around
from sphinxcontrib_ledger.document.traversal import is_alias, outermost, outermost_mark
from sphinxcontrib_ledger.engine.script.code_lines import changes_in_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.engine.model import Pair


def mark_blocks(article: Article, done: Annotation) -> None:
    """Say on blocks themselves that the whole of them is new or was rewritten.

    A list item or a table row says so for what it holds; a cell has no room for it.
    """
    wholes: dict[int, str] = {}
    for pair in article.account.changed():
        kinds = {edit.kind for edit in pair.edits}
        if kinds in ({'added'}, {'modified'}):
            wholes.update(dict.fromkeys(pair.edited, f'ledger-{kinds.pop()}'))
    for index, name in wholes.items():
        leaf = article.edited[index]
        if leaf.block.row >= 0:
            if name == ledger.ADDED and _opens_added_row(article, index, wholes):
                row = rows_around(leaf.node, article.constructs, article.holders)[0]
                done.changes.add_classes(row, [ledger.BLOCK, ledger.ADDED])
        elif leaf.mark == 'block':
            done.changes.add_classes(_outer(leaf.node), [ledger.BLOCK, name])
    _mark_holders(article, wholes, done)


def _mark_holders(article: Article, wholes: Mapping[int, str], done: Annotation) -> None:
    """Mark what text stands in that pages hide: the link that a card is."""
    for pair in article.account.changed():
        for index in pair.edited:
            leaf = article.edited[index]
            if leaf.mark == 'holder':
                name = wholes.get(index, ledger.MODIFIED)
                done.changes.add_classes(leaf.node.parent, [ledger.BLOCK, name])
                done.kinds.add(BLOCK)


def _opens_added_row(article: Article, index: int, wholes: dict[int, str]) -> bool:
    """Return whether a block is the first of a table row of which all blocks are new."""
    row = list(neighbours_sharing(article.edited, index, attrgetter('row')))
    return row[0] == index and all(wholes.get(number) == ledger.ADDED for number in row)


def _outer(node: nodes.Element) -> nodes.Element:
    """Return the list item that a block is all of; the block itself, if there is none."""
    parent = node.parent
    alone = isinstance(parent, nodes.list_item) and len(parent.children) == 1
    return parent if alone else node


def wrap_block(article: Article, number: int, pair: Pair, done: Annotation) -> None:
    """Mark something that cannot hold inline marks from the outside."""
    kind = 'modified' if pair.original else 'added'
    changed = any(edit.kind != 'same' for edit in pair.edits)
    if not changed:
        return
    for index in pair.edited:
        node = article.edited[index].node
        form = [ledger.FORMULA] if isinstance(node, nodes.math_block) else []
        wrapper = ledger.ledger_block(classes=[ledger.BLOCK, *form, f'ledger-{kind}'])
        # The caption of another picture is marked where its own words changed.
        whole = outermost(node) if kind == 'added' or is_alias(node) else node
        if is_alias(node) and isinstance(whole.parent, ledger.ledger_block):
            # Of several aliases in one place, another one has its mark already.
            continue
        done.changes.wrap(whole, wrapper)
        done.note(wrapper, (number, 0))
    done.kinds.update((HIGHLIGHT, BLOCK))


def mark_code(article: Article, number: int, pair: Pair, done: Annotation) -> None:
    """Tell around code which of its lines changed, and where some were removed."""
    account = article.account
    sides = account.original_words(pair), account.edited_words(pair)
    changed = changes_in_code(*sides, pair.edits, account.options.thresholds)
    if not (changed.lines or changed.gaps):
        return
    node = article.edited[pair.edited[0]].node
    wrapper = mark_code_block(node, changed, article.sign, done.changes)
    done.note(wrapper, (number, 0))
    if changed.lines:
        done.kinds.update((HIGHLIGHT, LINES))
    if changed.gaps or any(stretch.kind == 'removed' for stretch in changed.stretches):
        done.kinds.add(ELISION)


def mark_moved(article: Article, pair: Pair, done: Annotation) -> None:
    """Say of a block that it was moved, and nothing more of its words.

    The cells of a row or a column and what belongs to a picture or to code moved together: they
    say so once.
    """
    done.kinds.add(MOVED)
    leaf = article.edited[pair.edited[0]]
    node = leaf.node
    whole = _moved_whole(article, pair.edited[0])
    if whole is node:
        for index in pair.edited:
            done.changes.add_classes(article.edited[index].node, [ledger.MOVED])
    elif ledger.MOVED not in whole['classes']:
        done.changes.add_classes(whole, [ledger.MOVED])
        if isinstance(whole, nodes.entry) and not _opens_column(article, pair.edited[0]):
            return
        if isinstance(whole, nodes.table) and any(whole.findall(ledger.ledger_moved_sign)):
            # Its title says so.
            return
    else:
        return
    if leaf.mark in IN_TEXT and not isinstance(whole, nodes.table):
        # Sphinx's LaTeX writer wants text first in a title.
        first = [nodes.Text('')] if isinstance(node, nodes.title) else []
        done.changes.set_children(node, [*first, moved_sign(), *node.children])
        return
    block = moved_block()
    done.changes.insert(outermost_mark(whole), block, after=False)
    done.inserted.append(block)


def _moved_whole(article: Article, index: int) -> nodes.Element:
    """Return the largest thing that moved with a block: its row, its cell, its figure, itself."""
    node, block = article.edited[index].node, article.edited[index].block
    if block.row < 0:
        return outermost(node)
    row = rows_around(node, article.constructs, article.holders)[0]
    if not isinstance(row, nodes.row):
        return row
    if _all_moved(article, neighbours_sharing(article.edited, index, attrgetter('table'))):
        table: nodes.Element = row.parent.parent.parent
        return table
    is_row = _all_moved(article, neighbours_sharing(article.edited, index, attrgetter('row')))
    if is_row:
        return row
    return ancestors_matching(node, lambda inner: isinstance(inner, nodes.entry), article.holders)[
        0
    ]


def _all_moved(article: Article, indices: Iterable[int]) -> bool:
    """Return whether all blocks moved of some that are not new."""
    pairs = [article.account.by_edited[index] for index in indices]
    return all(pair.moved for pair in pairs if pair.original)


def _opens_column(article: Article, index: int) -> bool:
    """Return whether a block is in the first cell of its column that holds anything."""
    cell = article.edited[index].block.cells[0]
    before = index - 1
    while before >= 0 and article.edited[before].block.table == cell.table:
        if article.edited[before].block.cells[0].column == cell.column:
            return False
        before -= 1
    return True
