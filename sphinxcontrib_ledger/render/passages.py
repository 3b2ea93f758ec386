"""What is new altogether has one bar on a page, beside all of it: a section, an item, a table.

A page of new text would be a wall of dots else, and a ladder of bars.
"""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.changes import adopt, put_in_place

PASSAGE = 'ledger-passage'
ADDED = 'ledger-added'
#: What can have a bar of its own; others leave it to what they hold.
_BARRED = (
    nodes.section,
    # Some themes have the markers of items outside the lists, so items have the bars.
    nodes.list_item,
    nodes.definition_list,
    nodes.option_list,
    nodes.field_list,
    nodes.line_block,
    nodes.block_quote,
    nodes.table,
    nodes.row,
    nodes.Admonition,
)


def join_bars(document: nodes.document) -> bool:
    """Give the class ``ledger-passage`` to all parts of a document that are new altogether.

    What is in such a part has it, too: some themes leave the elements of sections away.
    Return whether there is any.
    """
    new = _new_parts(document)
    found = False
    for node in list(ledger.walk(document)):
        if not isinstance(node, nodes.Element) or not _is_passage(node, new):
            continue
        found = True
        if isinstance(node, nodes.Admonition):
            # Themes clip what sticks out of them.
            around = nodes.container(classes=[PASSAGE])
            put_in_place(node, [around])
            adopt(around, [node])
        else:
            node['classes'].append(PASSAGE)
    return found


def _is_passage(node: nodes.Element, new: set[int]) -> bool:
    if ledger.BLOCK in node['classes']:
        # What stands in another frame now is not new, and a removal is no text.
        is_text = not isinstance(node, ledger.ledger_block | ledger.ledger_elision_block)
        return is_text and 'ledger-removed' not in node['classes']
    if isinstance(node, nodes.title):
        return id(node) in new and isinstance(node.parent, nodes.section)
    return id(node) in new and isinstance(node, _BARRED)


def _new_parts(document: nodes.document) -> set[int]:
    """Return the ``id()`` of each element that shows something and nothing but what was added."""
    found: dict[int, bool | None] = {}
    for node in reversed(list(ledger.walk(document))):
        found[id(node)] = _is_new(node, [found[id(child)] for child in node.children])
    return {key for key, is_new in found.items() if is_new}


def _is_new(node: nodes.Node, held: list[bool | None]) -> bool | None:
    """Return whether a node shows only what was added; ``None`` if it shows nothing.

    ``held`` is the same of its children.
    """
    if isinstance(node, nodes.Text):
        return False if node.strip() else None
    assert isinstance(node, nodes.Element)
    if isinstance(node, (*ledger.SILENT, nodes.colspec)):
        return None
    if isinstance(node, ledger.MARKS) or ledger.MOVED in node['classes']:
        return False
    if isinstance(node, ledger.ledger_block) and not ledger.is_whole(node):
        return False
    if ADDED in node['classes']:
        return True
    if not node.children:
        return None if isinstance(node, nodes.entry | nodes.TextElement) else False
    if False in held:
        return False
    return True if True in held else None
