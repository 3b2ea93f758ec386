"""Where the list of an article's changes will be, and which elements it is about.

The list is filled for each format: not all formats show the same edits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import outermost_mark, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node

if TYPE_CHECKING:
    from sphinxcontrib_ledger.pipeline import Comparison

_MARKS = (*ledger.TRANSPARENT, *ledger.MARKS)


def insert_change_list_slot(
    document: nodes.document, pending: nodes.Element, found: Comparison
) -> None:
    """Put an empty list behind a node, and name the article that it is about."""
    others = sum(isinstance(node, ledger.ledger_changes) for node in walk(document))
    env = getattr(document.settings, 'env', None)
    name = f'{env.docname if env is not None else ""}:{others + 1}'
    for top in (*found.roots, *found.annotation.inserted):
        outermost = outermost_mark(top, ledger.TRANSPARENT)
        for node in walk(outermost):
            # Each mark, too: other extensions make something else of what holds it.
            if node is outermost or isinstance(node, _MARKS):
                assert isinstance(node, nodes.Element)
                node[ledger.ARTICLE] = name
    made = ledger.ledger_changes(classes=[ledger.CHANGES, ledger.NO_SEARCH], article=name)
    replace_node(pending, [pending, made])
