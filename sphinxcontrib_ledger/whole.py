"""Marks on whole blocks: what is new altogether, code by lines, pictures, moved passages."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotation import BLOCK, ELISION, HIGHLIGHT, LINES, MOVED
from sphinxcontrib_ledger.code import mark_lines, outermost
from sphinxcontrib_ledger.constructs.model import IN_TEXT
from sphinxcontrib_ledger.signs import elision_block, moved_block, moved_sign

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotation import Annotation, Article
    from sphinxcontrib_ledger.constructs import Constructs
    from sphinxcontrib_ledger.engine.model import Pair

ADDED = 'ledger-added'


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
            if name == ADDED and _opens_added_row(article, index, wholes):
                row = _row(leaf.node, article.constructs)
                done.changes.add_classes(row, [ledger.BLOCK, ADDED])
        elif leaf.mark == 'block':
            done.changes.add_classes(_outer(leaf.node), [ledger.BLOCK, name])


def _opens_added_row(article: Article, index: int, wholes: dict[int, str]) -> bool:
    """Return whether a block is the first of a table row of which all blocks are new."""
    row = article.edited[index].block.row
    if index and article.edited[index - 1].block.row == row:
        return False
    cells = takewhile(
        lambda number: article.edited[number].block.row == row,
        range(index, len(article.edited)),
    )
    return all(wholes.get(number) == ADDED for number in cells)


def _outer(node: nodes.Element) -> nodes.Element:
    """Return the list item that a block is all of; the block itself, if there is none."""
    parent = node.parent
    alone = isinstance(parent, nodes.list_item) and len(parent.children) == 1
    return parent if alone else node


def _row(node: nodes.Element, constructs: Constructs) -> nodes.Element:
    """Return the outermost table row that a block is in."""
    found = node
    inner: nodes.Node | None = node
    while inner is not None:
        if isinstance(inner, nodes.Element) and constructs.block(inner).mark == 'row':
            found = inner
        inner = inner.parent
    return found


def mark_atom(article: Article, number: int, pair: Pair, done: Annotation) -> None:
    """Mark something that cannot hold inline marks from the outside."""
    kind = 'modified' if pair.original else 'added'
    changed = any(edit.kind != 'same' for edit in pair.edits)
    if not changed:
        return
    for index in pair.edited:
        wrapper = ledger.ledger_block(classes=[ledger.BLOCK, f'ledger-{kind}'])
        node = article.edited[index].node
        # The caption of another picture is marked where its own words changed.
        done.changes.wrap(outermost(node) if kind == 'added' else node, wrapper)
        done.note(wrapper, (number, 0))
    done.kinds.update((HIGHLIGHT, BLOCK))


def mark_code(article: Article, number: int, pair: Pair, done: Annotation) -> None:
    """Mark the lines of code that changed, and tell beside it that some were removed."""
    node = article.edited[pair.edited[0]].node
    wrapper = mark_lines(node, pair.edits, done.changes)
    if wrapper is not None:
        done.kinds.update((HIGHLIGHT, LINES))
        done.note(wrapper, (number, 0))
    if any(edit.kind == 'removed' for edit in pair.edits):
        block = elision_block(article.sign)
        done.changes.insert(outermost(node), block, after=True)
        done.inserted.append(block)
        done.kinds.add(ELISION)


def mark_moved(article: Article, pair: Pair, done: Annotation) -> None:
    """Say of a block that it was moved, and nothing more of its words.

    The cells of a row and what belongs to a picture or to code moved together: they say so once.
    """
    done.kinds.add(MOVED)
    leaf = article.edited[pair.edited[0]]
    node = leaf.node
    is_cell = leaf.block.row >= 0
    whole = _row(node, article.constructs) if is_cell else outermost(node)
    if whole is node:
        for index in pair.edited:
            done.changes.add_classes(article.edited[index].node, [ledger.MOVED])
    elif ledger.MOVED in whole['classes']:
        return
    else:
        done.changes.add_classes(whole, [ledger.MOVED])
    if leaf.mark in IN_TEXT:
        # Sphinx's LaTeX writer wants text first in a title.
        first = [nodes.Text('')] if isinstance(node, nodes.title) else []
        done.changes.set_children(node, [*first, moved_sign(), *node.children])
        return
    while isinstance(whole.parent, ledger.ledger_block):
        whole = whole.parent
    block = moved_block()
    done.changes.insert(whole, block, after=False)
    done.inserted.append(block)
