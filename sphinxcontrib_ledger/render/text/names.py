"""Names in one line, as Sphinx's ``acks`` are written in all formats but HTML.

In: the document of an :class:`.Output`, with its marks as nodes. Out: the same with a paragraph in
the place of each such list that has marks. Step of rendering: writers take the text of the items
alone, in which there are no marks::

    before: Ada, Karl, Otto.
    wrong:  Ada, , Ottilie.
    right:  Ada [...], {+Ottilie+}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import is_marked_reference, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.render.media import Output

#: The name of the node of such lists.
NAMES = 'acks'


def write_names_in_line(output: Output) -> None:
    """Write the names of a list in one line with their marks."""
    for names in list(output.document.findall(_are_names)):
        if any(map(_is_mark, walk(names))):
            assert isinstance(names, nodes.Element)
            line = nodes.paragraph('', classes=[*names['classes']], ids=[*names['ids']])
            replace_node(names, [line])
            set_children(line, ledger.join_texts([*_in_line(names), nodes.Text('.')]))


def _are_names(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and node.tagname == NAMES


def _is_mark(node: nodes.Node) -> bool:
    marks = (*ledger.TRANSPARENT, *ledger.MARKS, ledger.ledger_reference)
    return isinstance(node, marks) or is_marked_reference(node)


def _in_line(names: nodes.Element) -> list[nodes.Node]:
    """Return what shows all names in a line."""
    [inside] = names.children
    assert isinstance(inside, nodes.Element)
    if not isinstance(inside, ledger.ledger_block):
        return list(_with_commas(inside))
    return _marked(_in_line(inside))


def _with_commas(names: nodes.Element) -> Iterator[nodes.Node]:
    """Go through names with commas between them; an elision has the space beside it."""
    items = [list(_inline(item)) for item in names.children if isinstance(item, nodes.Element)]
    are_names = [any(not isinstance(node, ledger.MARKS) for node in item) for item in items]
    first = next((at for at, is_name in enumerate(are_names) if is_name), len(items))
    for at, item in enumerate(items):
        if are_names[at]:
            if at > first:
                yield nodes.Text(', ')
        else:
            space = nodes.Text(' ')
            for node in item:
                assert isinstance(node, nodes.Element)
                around = [*node.children, space] if at < first else [space, *node.children]
                set_children(node, around)
        yield from item


def _inline(item: nodes.Element) -> Iterator[nodes.Node]:
    """Go through what an item, or a block in it, shows in a line."""
    is_first = True
    for child in item.children:
        inside = _of_block(child)
        if inside and not is_first:
            yield nodes.Text(' ')
        yield from inside
        is_first = is_first and not inside


def _of_block(block: nodes.Node) -> list[nodes.Node]:
    if isinstance(block, nodes.TextElement):
        return _texts_and_marks(block)
    if not isinstance(block, nodes.Element):
        return []
    inside = list(_inline(block))
    return _marked(inside) if isinstance(block, ledger.ledger_block) else inside


def _texts_and_marks(element: nodes.Element) -> list[nodes.Node]:
    """Return what an element holds without markup, of which writers show none there."""
    shown: list[nodes.Node] = []
    for child in element.children:
        if isinstance(child, nodes.Text) or _is_note(child):
            shown.append(child)
        elif isinstance(child, nodes.Element):
            inside = _texts_and_marks(child)
            if _is_mark(child):
                set_children(child, inside)
            shown += [child] if _is_mark(child) else inside
    return shown


def _is_note(node: nodes.Node) -> bool:
    """Return whether a node leads to the original's words."""
    return isinstance(node, nodes.footnote_reference) and ledger.NOTE in node['classes']


def _marked(inside: list[nodes.Node]) -> list[nodes.Node]:
    mark = ledger.ledger_highlight(classes=[ledger.HIGHLIGHT, ledger.MODIFIED])
    set_children(mark, inside)
    return [mark]
