"""The levels of headings.

In: a heading.  Out: in how many sections it stands.
"""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger.document.node_map import NodeMap


def heads_section(node: nodes.Element) -> bool:
    """Return whether an element is a heading that has a level."""
    is_title = isinstance(node, nodes.title | nodes.subtitle)
    return is_title and isinstance(node.parent, nodes.section | nodes.document)


class Levels:
    """Reads the levels of headings; a section that holds several of them is read once."""

    def __init__(self) -> None:
        #: The number of sections that an element is in, itself included.
        self._depths: NodeMap[nodes.Element, int] = NodeMap()
        self._has_subtitle = False

    def level_of(self, title: nodes.Element) -> int:
        """Return how deep the section is that a title heads."""
        depth = self._depth(title.parent)
        if isinstance(title, nodes.subtitle) or not isinstance(title.parent, nodes.document):
            # docutils makes a subtitle of a document's first section.
            depth += self._has_subtitle
        return depth

    def _depth(self, node: nodes.Element) -> int:
        depth = self._depths.get(node)
        if depth is None:
            outer = node.parent
            above = self._depth(outer) if outer is not None else 0
            depth = self._depths[node] = above + isinstance(node, nodes.section)
            if outer is None:
                self._has_subtitle = any(isinstance(n, nodes.subtitle) for n in node.children)
        return depth
