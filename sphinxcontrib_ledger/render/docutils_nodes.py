"""Steps for docutils' own writers, which know no nodes but docutils' own.

In: the document of an :class:`.Output`, its marks fitted to the medium. Out: the same document
without a node of ours; these are the last steps before docutils writes.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.tree_edits import replace_nodes, set_children
from sphinxcontrib_ledger.render import STATIC
from sphinxcontrib_ledger.render.latex.page_references import of_block
from sphinxcontrib_ledger.render.page_nodes import ledger_page, ledger_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.render.media import Output


def add_stylesheet(output: Output) -> None:
    """Add our style sheet to those of this run's writer, unless the user chose them all."""
    settings = output.document.settings
    ours = str(STATIC / output.medium.stylesheet)
    if getattr(settings, 'stylesheet', None):
        return
    given = getattr(settings, 'stylesheet_path', None) or []
    sheets = [s.strip() for s in given.split(',')] if isinstance(given, str) else list(given)
    settings.stylesheet_path = [*(s for s in sheets if s and s != ours), ours]


def use_docutils_nodes(output: Output) -> None:
    """Replace the nodes of all marks by ones that docutils' own writers know."""
    replace_nodes(
        output.document.findall(_is_ours),
        partial(_docutils_nodes, insertion=output.medium.insertion),
    )


def _is_ours(node: nodes.Node) -> bool:
    return type(node).__module__ in (ledger.__name__, ledger_page.__module__)


def _docutils_nodes(node: nodes.Node, insertion: Sequence[str]) -> list[nodes.Node]:
    """Return what stands for a node of ours: a node that docutils knows, or what it holds."""
    assert isinstance(node, nodes.Element)
    if isinstance(node, ledger.ledger_elision | ledger.ledger_html | ledger.ledger_record):
        return list(node.children)
    if isinstance(node, ledger.ledger_markup):
        return [nodes.raw('', node.astext(), format=node['format'])]
    if isinstance(node, ledger_place | ledger_page):
        name = 'place' if isinstance(node, ledger_place) else 'page'
        return [nodes.raw('', rf'\sphinxledger{name}{{{node["place"]}}}', format='latex')]
    if 'label' in node:
        return [_labelled(node)]
    kinds = (nodes.inline, nodes.paragraph, nodes.container)
    kind = next(kind for kind in kinds if isinstance(node, kind))
    more = insertion if isinstance(node, ledger.ledger_highlight) else ()
    known = kind(classes=[*more, *node['classes']])
    set_children(known, node.children)
    if place := of_block(node):
        return [nodes.raw('', place, format='latex'), known]
    return [known]


def _labelled(node: nodes.Element) -> nodes.raw:
    """Return a sign as HTML, since docutils' nodes have no attributes for screen readers."""
    text = escape(node.astext() or ''.join(child.astext() for child in node.children))
    opening = f'<span class="{" ".join(node["classes"])}" role="img" '
    label = escape(node['label'])
    return nodes.raw('', f'{opening}aria-label="{label}">{text}</span>', format='html')
