"""Blocks of the original in their own form: real lists, tables, notes and code.

In: blocks of the original that stand beside an edited one, as values.
Out: nodes like those that they were, without what a page has once: ids, targets, numbers of notes.
The column of the original is made of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.annotate.model import Holder, OriginalBlock

_SPACES = re.compile(r'\s+')
_CODE = frozenset({'literal_block', 'doctest_block'})
#: The class by which themes know code.
HIGHLIGHTED = 'highlight'
#: Blocks that are shown as what they were; all others are paragraphs.
_LEAVES: dict[str, type[nodes.TextElement]] = {
    'term': nodes.term,
    'classifier': nodes.classifier,
    'field_name': nodes.field_name,
    'attribution': nodes.attribution,
    'line': nodes.line,
}
#: What an element must hold to be written, and is not there if nothing of it is beside.
_BODIES: dict[type[nodes.Element], type[nodes.Element]] = {
    nodes.definition_list_item: nodes.definition,
    nodes.field: nodes.field_body,
}


def in_their_forms(blocks: Sequence[OriginalBlock]) -> list[nodes.Element]:
    """Return nodes that show blocks of the original, each in what was around it.

    Neighbours that were in one list are in one::

        before: 1. A lamp. | 2. A rope.
        wrong:  A lamp. | A rope.
        right:  1. A lamp. | 2. A rope.
    """
    top = nodes.container()
    opened: list[tuple[Holder, nodes.Element]] = []
    for block in blocks:
        shared = 0
        for (holder, _), other in zip(opened, block.path, strict=False):
            if holder != other:
                break
            shared += 1
        del opened[shared:]
        for holder in block.path[shared:]:
            parent = opened[-1][1] if opened else top
            opened.append((holder, _open(holder, parent)))
        _add(opened[-1][1] if opened else top, block)
    for node in list(top.findall(nodes.Element)):
        _complete(node)
    return [child for child in top.children if isinstance(child, nodes.Element)]


def _open(holder: Holder, parent: nodes.Element) -> nodes.Element:
    """Put an element like one around a block of the original into another."""
    kind = getattr(nodes, holder.name)
    node: nodes.Element = kind()
    if isinstance(node, nodes.enumerated_list):
        node['enumtype'], node['start'] = holder.more, holder.value
    elif isinstance(node, nodes.list_item):
        if isinstance(parent, nodes.enumerated_list) and not parent.children:
            # Items before it may stand beside another block.
            parent['start'] += holder.value
    elif isinstance(node, nodes.tgroup):
        node['cols'] = holder.value
        node += [nodes.colspec(colwidth=1) for _ in range(holder.value)]
    elif isinstance(node, nodes.table):
        node['classes'].append('colwidths-auto')
    elif isinstance(node, nodes.entry):
        if holder.more:
            node['morecols'], node['morerows'] = map(int, holder.more.split())
        # Cells without words are no blocks.
        parent += [nodes.entry() for _ in range(holder.value - len(parent.children))]
    parent += node
    return node


def _add(parent: nodes.Element, block: OriginalBlock) -> None:
    """Put a block of the original where it stood."""
    is_code = block.kind in _CODE
    inline = [
        _piece(text if is_code else _SPACES.sub(' ', text), gone) for text, gone in block.pieces
    ]
    if block.kind == 'title' and isinstance(parent, nodes.admonition):
        parent += nodes.title('', '', *inline)
    elif block.kind == 'title' and isinstance(parent, nodes.table):
        # Sphinx asks for an id of tables with titles.
        caption = nodes.paragraph('', '', *inline, classes=[ledger.BEFORE_HEADING])
        parent.parent.insert(len(parent.parent.children) - 1, caption)
    elif is_code:
        code = nodes.literal_block('', '', *inline, classes=[ledger.BEFORE_CODE])
        parent += nodes.container('', code, classes=[HIGHLIGHTED])
    elif block.kind == 'title':
        parent += nodes.paragraph('', '', *inline, classes=[ledger.BEFORE_HEADING])
    else:
        parent += _LEAVES.get(block.kind, nodes.paragraph)('', '', *inline)


def _piece(text: str, gone: bool) -> nodes.Node:
    if not gone:
        return nodes.Text(text)
    return ledger.ledger_deletion('', text, classes=[ledger.DELETION])


def _complete(node: nodes.Element) -> None:
    """Put what writers ask for into an element of which not all is shown."""
    body = _BODIES.get(type(node))
    if body is not None and not any(isinstance(child, body) for child in node.children):
        node += body()
    if isinstance(node, nodes.row):
        tgroup = node.parent.parent
        is_plain = not any('morerows' in entry for entry in tgroup.findall(nodes.entry))
        missing = tgroup['cols'] - len(node.children) if is_plain else 0
        node += [nodes.entry() for _ in range(missing)]
