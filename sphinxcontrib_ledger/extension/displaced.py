"""Parts of an article that the directive around it moved or rewrote.

In: the article as it was put into its document, and what of it is there before it is compared.
Out: the parts that are not shown as they were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.tree_edits import replace_node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.read.article_tag import Tag
    from sphinxcontrib_ledger.settings import Settings


def remove_shields(tag: Tag) -> None:
    """Remove what stood before an article only while its document was read."""
    for node in tag.before:
        # A directive that collects its contents in a bare element may have left it there.
        if type(node.parent) is not nodes.Element:
            replace_node(node, [])


def displaced_parts(
    tag: Tag,
    roots: Sequence[nodes.Element],
    edited: Sequence[TextBlock],
    settings: Settings,
) -> list[nodes.Element]:
    """Return the parts of an article of which not all blocks are in their document any more.

    ``roots`` and ``edited`` are those that are.
    """
    there = NodeSet(roots)
    missing = [top for top in tag.tops if isinstance(top, nodes.Element) and top not in there]
    if not missing:
        return []
    # The nodes that shield the article were never a part of it.
    shown = NodeSet((*[block.node for block in edited], *tag.before))
    # docutils may make the document's title or subtitle of a heading.
    return [
        top
        for top in missing
        if any(
            block.node not in shown and not isinstance(block.node, nodes.title)
            for block in flatten(
                _looked_for(top, there), settings.rules, settings.comparison.folding
            )
        )
    ]


def _looked_for(top: nodes.Element, there: NodeSet[nodes.Element]) -> list[nodes.Node]:
    """Return what of a missing part is not seen at once to be there.

    docutils puts all that a page's only section holds into the page itself.
    """
    held = [child for child in top.children if child not in there]
    return held if len(held) < len(top.children) else [top]
