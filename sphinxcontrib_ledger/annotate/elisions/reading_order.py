"""What a reader sees next to a place, whatever holds it.

In: a place between elements, in a layout.  Out: what stands before or behind it when the edges of
lists and sections, at which nothing is seen, are read across.  Boxes, quotations, tables, tabs and
pictures have edges that readers see: what is at the end of one is not read as part of what
follows::

    before:      * A lamp.   * A rope.   The bell.   The end.
    wrong marks: * A lamp.   * [...]   [...]   The end.
    right marks: * A lamp.   [...]   The end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.operations import Place
from sphinxcontrib_ledger.document.constructs.kinds import component

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.layout import Layout, Neighbour
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Anchoring

#: Lists, what they hold, and sections: nothing but what is in them is seen of these.
_EDGELESS = (
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.list_item,
    nodes.definition_list,
    nodes.definition_list_item,
    nodes.definition,
    nodes.field_list,
    nodes.field,
    nodes.field_body,
    nodes.option_list,
    nodes.option_list_item,
    nodes.description,
    nodes.line_block,
    nodes.section,
)


def seen_beside(
    article: Article, layout: Layout, place: Place, *, behind: bool
) -> Neighbour | None:
    """Return what a reader sees before or behind what will be put in a place, if anything."""
    neighbour = layout.neighbours(place)[behind]
    side: Anchoring = 'after' if behind else 'before'
    parent = layout.parent(place)
    while True:
        if neighbour is None:
            if parent in article.holders or not _is_edgeless(parent):
                return None
            neighbour = layout.neighbours(Place(layout.anchor(parent), side))[behind]
            parent = parent.parent
        elif isinstance(neighbour, nodes.Element) and isinstance(neighbour, nodes.Invisible):
            neighbour = layout.neighbours(Place(neighbour, side))[behind]
        elif isinstance(neighbour, nodes.Element) and _is_edgeless(neighbour):
            inner = layout.first_in(neighbour) if behind else layout.last_in(neighbour)
            if inner is None:
                return neighbour
            parent, neighbour = neighbour, inner
        else:
            return neighbour


def _is_edgeless(node: nodes.Element) -> bool:
    return isinstance(node, _EDGELESS) and not component(node)
