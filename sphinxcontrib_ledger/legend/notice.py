"""The box that says that an article has no marks although it should, or that they may be wrong.

In: the name of the phrase, a document, and a node of the article or all that it holds.
Out: the box in the document, above what holds the node.  No page is without its account silently:
a project may rather leave such articles out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of, self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.i18n.wording import wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Why there is a notice: the phrases that it can have.
Reason = Literal['unproved', 'unread', 'displaced', 'new', 'incomplete', 'lost']
#: What is no warning: a page that is new has a bar as new text has.
NEW: Reason = 'new'


def with_notice(
    reason: Reason, children: list[nodes.Node], document: nodes.document
) -> list[nodes.Node]:
    """Return what an article holds, which is in no document yet, with a notice."""
    box = _notice(reason, document)
    first = children[0] if children else None
    if not isinstance(first, nodes.section):
        return [box, *children]
    first.insert(1, box)
    return children


def put_notice(reason: Reason, node: nodes.Node, document: nodes.document, **fields: str) -> None:
    """Put a notice above the block of a section, or of the whole document, that holds a node.

    Headings stay first in their sections.  ``fields`` are what the phrase is filled in with.
    Where the node is in no document any more, the notice opens the whole one.
    """
    if document not in self_and_ancestors(node):
        node = document.children[0] if document.children else document
    while not isinstance(node.parent, nodes.section | nodes.document | None):
        if node.parent.tagname == 'start_of_file':  # Sphinx's, where one file is made of many
            break
        node = node.parent
    put_above(_notice(reason, document, **fields), node)


def put_above(box: nodes.Element, node: nodes.Node) -> None:
    """Put a box above a node, and in a section below its heading."""
    if isinstance(node, nodes.section) and node.children:
        node = node.children[0]
    if node.parent is None:
        assert isinstance(node, nodes.Element)
        node.insert(0, box)
    elif isinstance(node, nodes.title | nodes.subtitle):
        replace_node(node, [node, box])
    else:
        replace_node(node, [box, node])


def has_notice(document: nodes.document) -> bool:
    """Return whether a document has a notice."""
    return any(ledger.NOTICE in node['classes'] for node in all_of(document, nodes.important))


def leave_out(roots: Sequence[nodes.Node]) -> None:
    """Take an article that its document has been read with out of it, but for its headings.

    These are in contents, and what is gone may be referred to: its ids stay at its place.
    """
    for root in roots:
        if isinstance(root, nodes.section):
            leave_out(list(root.children))
        elif isinstance(root, nodes.Element) and not isinstance(
            root, nodes.title | nodes.subtitle | nodes.Invisible
        ):
            ids = [name for node in root.findall(nodes.Element) for name in node['ids']]
            replace_node(root, [nodes.target('', '', ids=ids)] if ids else [])


def _notice(reason: Reason, document: nodes.document, **fields: str) -> nodes.Element:
    """Return a notice; searches do not find an article by it, and catalogs do not have it."""
    text = wording_of(document.settings).text(reason, **fields)
    paragraph = nodes.paragraph('', text, translatable=False)
    if reason == NEW:
        return ledger.ledger_block(
            '', paragraph, classes=[ledger.BLOCK, ledger.ADDED, ledger.NO_SEARCH]
        )
    box = nodes.important('', paragraph, classes=[ledger.NOTICE, ledger.NO_SEARCH])
    box[ledger.OWN_BOX] = '1'
    return box
