"""Bars beside parts of a page that are new altogether: a section, an item, a table.

In: a document with its marks. Out: the same with the class ``ledger-passage`` on new parts, and
the legends that tell of them. Step of rendering for HTML. Without it a page of new text would be
a wall of dotted lines:

Before: every word of a new section is in a highlight of its own block.
Wrong: each paragraph, item and heading is underlined, and each table has another bar.
Right: one bar stands beside the section, and no word in it is underlined.
"""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import SILENT, all_of, is_number, is_whole, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children

#: Nodes that can have a bar of their own; others leave it to the nodes in them.
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


def mark_new_passages(document: nodes.document) -> list[ledger.ledger_legend]:
    """Give the class ``ledger-passage`` to all parts of a document that are new altogether.

    The parts within such a part have it, too: some themes leave the elements of sections away.
    Return the legends whose articles have such a part.
    """
    new = _new_parts(document)
    passages: NodeSet[nodes.Node] = NodeSet()
    for node in list(walk(document)):
        if not isinstance(node, nodes.Element) or not _is_passage(node, new):
            continue
        passages.add(node)
        if isinstance(node, nodes.Admonition):
            # Themes clip everything that sticks out of an admonition.
            around = nodes.container(classes=[ledger.PASSAGE])
            replace_node(node, [around])
            set_children(around, [node])
        else:
            node['classes'].append(ledger.PASSAGE)
    return _telling(document, passages) if passages else []


def _telling(
    document: nodes.document, passages: NodeSet[nodes.Node]
) -> list[ledger.ledger_legend]:
    """Return the legends in whose articles passages are.

    A legend at the top of its article is told of what follows up to the next legend, and of a
    heading above it; another one of what stands above it; the only one is that of all articles.
    """
    legends = all_of(document, ledger.ledger_legend)
    if len(legends) < 2:
        return legends
    telling: list[ledger.ledger_legend] = []
    waiting: list[nodes.Node] = []
    above: ledger.ledger_legend | None = None
    for node in walk(document):
        if isinstance(node, ledger.ledger_legend):
            above = node if node.get('position') == 'top' else None
            if above is None or any(above.parent in (node, node.parent) for node in waiting):
                telling += [node] if waiting else []
            waiting.clear()
        elif node in passages:
            if above is None:
                waiting.append(node)
            elif above not in telling[-1:]:
                telling.append(above)
    return telling


def _is_passage(node: nodes.Element, new: set[int]) -> bool:
    if ledger.BLOCK in node['classes']:
        # Text in another context than before is not new, and a removal is no text.
        is_text = not isinstance(node, ledger.ledger_block | ledger.ledger_elision_block)
        return is_text and {ledger.REMOVED, ledger.FORM}.isdisjoint(node['classes'])
    if isinstance(node, nodes.title):
        return id(node) in new and isinstance(node.parent, nodes.section)
    return id(node) in new and isinstance(node, _BARRED)


def _new_parts(document: nodes.document) -> set[int]:
    """Return the ``id()`` of each element that shows something and nothing but what was added.

    This loop runs for each node of a page, all of which its document keeps alive.
    """
    new: dict[int, bool | None] = {}
    for node in reversed(list(walk(document))):
        new[id(node)] = _is_new(node, [new[id(child)] for child in node.children])
    return {key for key, is_new in new.items() if is_new}


def _is_new(node: nodes.Node, held: list[bool | None]) -> bool | None:
    """Return whether a node shows only what was added; ``None`` if it shows nothing.

    ``held`` is the same of its children.
    """
    if isinstance(node, nodes.Text):
        return False if node.strip() else None
    assert isinstance(node, nodes.Element)
    if isinstance(node, (*SILENT, nodes.colspec)) or is_number(node):
        return None
    if isinstance(node, ledger.MARKS) or ledger.MOVED in node['classes']:
        return False
    if isinstance(node, ledger.ledger_block) and not is_whole(node):
        return False
    if ledger.ADDED in node['classes']:
        return True
    if not node.children:
        return None if isinstance(node, nodes.entry | nodes.TextElement) else False
    if False in held:
        return False
    return True if True in held else None
