"""Marks that are for readers of other formats: they must not be seen in this one.

In: the document of an :class:`.Output`. Out: the same without such marks, what they hold being
left in place. Steps of rendering for all media.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import all_of, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.nodes import TOLD, ledger_block, ledger_elision, ledger_highlight

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_ledger.render.media import Output

#: The formats that show nodes of other extensions, by their classes.
SHOWN_IN = {'sd_icon': 'html'}


def drop_hidden_marks(output: Output) -> None:
    """Take marks off what is of formats that are not written, and places where nothing is seen."""
    for place in all_of(output.document, ledger_elision):
        if TOLD in place['classes']:
            replace_node(place, [])
    for node in [node for node in walk(output.document) if _formats(node)]:
        mark = node.parent
        if (
            isinstance(mark, ledger_block | ledger_highlight)
            and mark.parent is not None
            and all(_is_hidden(child, output.shows) for child in mark.children)
        ):
            replace_node(mark, mark.children)


def drop_marks_by_condition(output: Output) -> None:
    """Take marks off what readers of this format saw in the original, too."""
    for mark in all_of(output.document, ledger_block):
        if mark.get('only') and not output.holds(mark['only']):
            replace_node(mark, mark.children)


def _formats(node: nodes.Node) -> str:
    """Return the formats that alone show a node; nothing, if all do."""
    if isinstance(node, nodes.raw):
        return str(node['format'])
    return SHOWN_IN.get(type(node).__name__, '')


def _is_hidden(node: nodes.Node, shows: Callable[[str], bool]) -> bool:
    formats = _formats(node)
    if formats:
        return not any(map(shows, formats.split()))
    return isinstance(node, nodes.Text) and not node.strip()
