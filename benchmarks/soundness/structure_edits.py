"""Edits of blocks, and of items, rows, terms and cells: what comes, goes and moves."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import blocks
from tree import Node, Place, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Maker

#: What may be taken for another of its kind; everything else stands where a paragraph may.
PARTS = ('item', 'definition', 'field', 'option', 'row', 'cell', 'line', 'section')
#: The directives that hold nothing but these.
HOLDERS = {'tab-set': 'tab-item', 'grid': 'grid-item-card', 'hlist': 'list'}


def pick(make: Maker, document: Node, *kinds: str, least: int = 1) -> Place | None:
    """Return a place of a kind, whose parent has at least so many of that kind."""
    found = [
        place
        for place in places(document)
        if (not kinds or place.node.kind in kinds)
        and sum(child.kind == place.node.kind for child in place.parent.children) >= least
    ]
    return make.random.choice(found) if found else None


def is_block(place: Place) -> bool:
    """Return whether a block stands at a place where any other block may stand as well."""
    node, child = place.parent, place.node
    return (
        child.kind not in (*PARTS, 'footnote', 'citation')
        and node.name not in HOLDERS
        and node.kind not in ('cell', 'glossary')
        and not (node.kind == 'directive' and node.name == 'figure')
    )


def any_block(make: Maker, document: Node) -> Place | None:
    """Return the place of a block."""
    found = [place for place in places(document) if is_block(place)]
    return make.random.choice(found) if found else None


def _new(make: Maker, like: Node) -> Node:
    """Return something new that may stand where another one does."""
    if like.kind == 'item':
        return Node('item', children=make.blocks(1))
    if like.kind == 'definition':
        return blocks.definition(make, 1)
    if like.kind == 'row':
        return blocks.row(make, len(like.children))
    if like.kind == 'section':
        return make.section(2)
    if like.kind == 'line':
        return Node('line', text=make.text(1, 1))
    if like.kind in ('field', 'option'):
        return Node(
            like.kind, f'--{make.words.noun()}', text=make.phrase(), children=make.blocks(2)
        )
    return Node(like.kind, like.name, text=make.phrase(), children=[make.paragraph()])


def add_block(make: Maker, document: Node) -> bool:
    """Put in a new block."""
    place = any_block(make, document)
    if place:
        at = place.index + make.random.randint(0, 1)
        place.parent.children[at:at] = [make.block(1), *make.notes]
        make.notes = []
    return place is not None


def remove_block(make: Maker, document: Node) -> bool:
    """Take out a block, at times the only one of what holds it."""
    place = any_block(make, document)
    if place and (len(place.parent.children) > 1 or place.parent.kind in ('item', 'definition')):
        del place.parent.children[place.index]
        return True
    return False


def replace_block(make: Maker, document: Node) -> bool:
    """Put another block in place of one."""
    place = any_block(make, document)
    if place:
        place.parent.children[place.index : place.index + 1] = [make.block(1), *make.notes]
        make.notes = []
    return place is not None


def move_block(make: Maker, document: Node) -> bool:
    """Put a block elsewhere on the page."""
    place, other = any_block(make, document), any_block(make, document)
    if not place or not other or other.parent in list(place.node.all()):
        return False
    node = place.node
    if any(other.node is child for child in node.all()):
        return False
    target = other.parent
    del place.parent.children[place.index]
    target.children.insert(min(other.index, len(target.children)), node)
    return True


def copy_block(make: Maker, document: Node) -> bool:
    """Repeat a block that has no names."""
    place = any_block(make, document)
    if not place or any(_is_named(node) for node in place.node.all()):
        return False
    place.parent.children.insert(place.index, deepcopy(place.node))
    return True


def _is_named(node: Node) -> bool:
    texts = node.text or []
    return (
        node.kind in ('glossary', 'productionlist')
        or '_@' in node.argument
        or node.kind == 'target'
        or any(piece.style == 'note' for piece in texts)
    )


def add_part(make: Maker, document: Node) -> bool:
    """Put in an item, a row, a term, a tab ..."""
    place = pick(make, document, *PARTS[:5], 'line', 'section', least=1)
    if place:
        at = place.index + make.random.randint(0, 1)
        new = _new(make, place.node)
        (new.children if new.kind not in ('row', 'line') else []).extend(make.notes)
        if new.kind != 'section':
            make.notes = []
        place.parent.children.insert(at, new)
    return place is not None


def remove_part(make: Maker, document: Node) -> bool:
    """Take out an item, a row, a term, a section ..."""
    place = pick(make, document, *PARTS[:5], 'line', 'section', least=2)
    if place and place.node.kind != 'cell':
        del place.parent.children[place.index]
        return True
    return False


def move_part(make: Maker, document: Node) -> bool:
    """Put an item, a row, a term, a section elsewhere in what holds it."""
    place = pick(make, document, *PARTS[:5], 'line', 'section', least=2)
    if not place:
        return False
    node = place.parent.children.pop(place.index)
    same = [at for at, child in enumerate(place.parent.children) if child.kind == node.kind]
    place.parent.children.insert(make.random.choice(same) + make.random.randint(0, 1), node)
    return True


def empty_part(make: Maker, document: Node) -> bool:
    """Take all out of an item, a definition, a cell, a field."""
    place = pick(make, document, 'item', 'definition', 'cell', 'field')
    if place and place.parent.kind != 'glossary':
        place.node.children.clear()
        return True
    return False


def change_columns(make: Maker, document: Node) -> bool:
    """Take out, put in or exchange columns of a table, or let a cell span two."""
    place = pick(make, document, 'table')
    if not place:
        return False
    rows = place.node.children
    width = min(len(row.children) for row in rows)
    at, how = make.random.randrange(width), make.random.random()
    if place.node.name == 'grid' and how < 0.4 and at < width - 1:
        row = make.random.choice(rows)
        _ = row.options.pop('span', None) or row.options.update(span=str(at))
    elif how < 0.6 and width > 2:
        for row in rows:
            del row.children[at]
            row.options.clear()
    elif how < 0.8:
        for row in rows:
            row.children.insert(at, blocks.row(make, 1).children[0])
            row.options.clear()
    else:
        for row in rows:
            row.children[0], row.children[width - 1] = row.children[width - 1], row.children[0]
    return True


def change_head(make: Maker, document: Node) -> bool:
    """Give a table a head, or a stub; let a list begin with another number."""
    place = pick(make, document, 'table', 'list')
    if not place or place.node.name in ('pipe', 'bullets'):
        return False
    options = place.node.options
    name = 'start' if place.node.kind == 'list' else 'header-rows'
    if place.node.name == 'list' and make.chance(0.3):
        name = 'stub-columns'
    _ = options.pop(name, None) or options.update({name: '3' if name == 'start' else '1'})
    return True


EDITS: dict[Callable[[Maker, Node], bool], int] = {
    add_block: 5, remove_block: 8, replace_block: 3, move_block: 5, copy_block: 1, add_part: 4,
    remove_part: 6, move_part: 4, empty_part: 3, change_columns: 3, change_head: 2,
}  # fmt: skip
