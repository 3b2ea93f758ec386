"""Marked references of footnotes, which no mark is around, in formats other than HTML.

In: the document of an :class:`.Output`.  Out: the same with a node around each marked reference,
which the format writes as its marks.  Step of rendering, before Sphinx puts footnotes where LaTeX
needs them: the reference is gone then, and with it all that it knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import is_marked_reference, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children

if TYPE_CHECKING:
    from sphinxcontrib_ledger.render.media import Output


def set_references_off(output: Output) -> None:
    """Put a node around each marked reference, and let that be the mark."""
    for reference in list(filter(is_marked_reference, walk(output.document))):
        assert isinstance(reference, nodes.footnote_reference)
        mark = ledger.ledger_reference(classes=[ledger.REFERENCE])
        for name in (ledger.ARTICLE, ledger.EDIT):
            if name in reference:
                mark[name] = reference.attributes.pop(name)
        reference['classes'] = [
            name for name in reference['classes'] if not name.startswith('ledger-')
        ]
        replace_node(reference, [mark])
        set_children(mark, [reference])
