"""Edits of form: texts are split, joined, wrapped, unwrapped, or become another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import blocks
from structure_edits import HOLDERS, any_block, is_block, pick
from tree import Node, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Maker

#: The kinds that stand where a paragraph may, and hold what may stand there.
BOXES = (*blocks.ADMONITIONS, *blocks.TITLED, *blocks.HOLDERS)


def split_text(make: Maker, document: Node) -> bool:
    """Make two paragraphs or items of one."""
    found = [
        place
        for place in places(document)
        if place.node.kind == 'paragraph' and is_block(place) and len(place.node.text or []) > 6
    ]
    if not found:
        return False
    parent, index = make.random.choice(found)
    text = parent.children[index].text or []
    stops = [at + 1 for at, piece in enumerate(text[:-3]) if piece.text == '.' and at]
    at = make.random.choice(stops or [len(text) // 2])
    halves = [Node('paragraph', text=half) for half in (text[:at], text[at:])]
    parent.children[index : index + 1] = halves
    return True


def join_texts(make: Maker, document: Node) -> bool:
    """Make one paragraph of two neighbours."""
    found = [
        place
        for place in places(document)
        if [child.kind for child in place.parent.children[place.index :][:2]] == ['paragraph'] * 2
        and place.parent.kind != 'cell'
        and place.parent.name != 'figure'
    ]
    if not found:
        return False
    parent, index = make.random.choice(found)
    one, other = parent.children[index : index + 2]
    one.text = [*(one.text or []), *(other.text or [])]
    del parent.children[index + 1]
    return True


def wrap(make: Maker, document: Node) -> bool:
    """Put a block into a box, a quotation or a list."""
    place = any_block(make, document)
    if not place:
        return False
    kind, inside = make.random.choice(('box', 'box', 'quotation', 'list')), [place.node]
    if kind == 'list':
        new = Node('list', 'bullets', children=[Node('item', children=inside)])
    elif kind == 'box':
        name = make.random.choice(BOXES)
        new = Node('directive', name, _argument(name), None, {}, inside)
        new.text = make.phrase() if name in blocks.TITLED else None
    else:
        new = Node(kind, children=inside)
    place.parent.children[place.index] = new
    return True


def _argument(name: str) -> str:
    return 'html or latex or text or xml' if name == 'only' else ''


def unwrap(make: Maker, document: Node) -> bool:
    """Put what a box, a quotation or a list holds in its place."""
    place = pick(make, document, 'directive', 'quotation', 'list')
    is_object = place and '_@' in place.node.argument
    if not place or not is_block(place) or place.node.name in HOLDERS or is_object:
        return False
    inside = place.node.children
    if place.node.kind == 'list':
        inside = [child for item in inside for child in item.children]
    if not inside or place.node.name == 'figure':
        return False
    place.parent.children[place.index : place.index + 1] = inside
    return True


def change_kind(make: Maker, document: Node) -> bool:
    """Make another kind of a box, a list or a version."""
    place = pick(make, document, 'directive', 'list')
    if not place:
        return False
    node = place.node
    if node.kind == 'list':
        node.name = 'numbers' if node.name == 'bullets' else 'bullets'
        return True
    for kinds in (blocks.ADMONITIONS, blocks.VERSIONS, blocks.TITLED):
        if node.name in kinds:
            node.name = make.random.choice(kinds)
            return True
    return False


def change_level(make: Maker, document: Node) -> bool:
    """Move a section with what it holds a level up or down."""
    place = pick(make, document, 'section')
    if not place:
        return False
    parent, index = place
    before = parent.children[index - 1] if index else None
    if before and before.kind == 'section':
        before.children.append(parent.children.pop(index))
        return True
    above = [other for other in places(document) if other.node is parent]
    if above and parent.kind == 'section' and above[0].parent.kind == 'section':
        above[0].parent.children.insert(above[0].index + 1, parent.children.pop(index))
        return True
    return False


def become_heading(make: Maker, document: Node) -> bool:
    """Make a heading of a paragraph, or a paragraph of a heading."""
    place = pick(make, document, 'paragraph', 'section')
    if not place or place.parent.kind != 'section':
        return False
    parent, index = place
    node = parent.children[index]
    if node.kind == 'section':
        new = [Node('paragraph', text=node.text), *node.children]
        parent.children[index : index + 1] = new
    elif index and len(node.text or []) < 25:
        section = Node('section', text=node.text, children=parent.children[index + 1 :])
        parent.children[index:] = [section]
    return True


EDITS: dict[Callable[[Maker, Node], bool], int] = {
    split_text: 4, join_texts: 3, wrap: 4, unwrap: 3, change_kind: 4, change_level: 2,
    become_heading: 2,
}  # fmt: skip
