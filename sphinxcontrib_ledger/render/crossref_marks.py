"""Marks in the texts of cross-references, which Sphinx may write anew when it resolves them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.inline_marks import Mark, mark_inline
from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.document.node_text import text_of
from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.document.tree_edits import TreeEdits, replace_node, set_children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What an article's marks within a text are.
_MARKS = (ledger.ledger_highlight, ledger.ledger_ellipsis, ledger.ledger_elision)


class MarksOffLinks(SphinxPostTransform):
    """Takes the marks out of cross-references before they are resolved, and keeps them."""

    #: Before everything that resolves references; MyST-Parser does at 9.
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Leave the bare text in the references."""
        for node in list(self.document.findall(pending_xref)):
            if any(isinstance(inner, _MARKS) for inner in node.findall()):
                link = ledger.ledger_link()
                link.marked = [child.deepcopy() for child in node.children]
                replace_node(node, [link])
                set_children(node, list(_bare(node.children)))
                set_children(link, [node])


def _bare(children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    """Go through nodes without the marks on them and in them."""
    for child in ledger.join_texts(_unwrapped(children)):
        if isinstance(child, nodes.Element):
            set_children(child, list(_bare(child.children)))
        yield child


def _unwrapped(children: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    for child in children:
        if isinstance(child, ledger.TRANSPARENT):
            yield from _unwrapped(child.children)
        elif not isinstance(child, ledger.MARKS):
            yield child


def put_marks_on_links(document: nodes.document) -> None:
    """Put the marks back into the references, which are resolved."""
    for link in list(document.findall(ledger.ledger_link)):
        marks = list(_marks(link.marked, 0))
        text = ''.join([text_of(child, KNOWN) for child in link.marked])
        if text != text_of(link, KNOWN):
            # It says something else now, of which nobody knows what was written before.
            marks = [Mark(0, len(text_of(link, KNOWN)), partial(_modified, link.marked))]
        mark_inline(link, marks, TreeEdits(), KNOWN)
        replace_node(link, link.children)


def _modified(marked: Sequence[nodes.Node], _: list[nodes.Node]) -> nodes.Element:
    """Return a mark of the first of the edits in what a reference held."""
    mark = ledger.ledger_highlight(classes=[ledger.HIGHLIGHT, ledger.MODIFIED])
    inner = (node for child in marked for node in walk(child) if isinstance(node, nodes.Element))
    edit = next((node for node in inner if ledger.EDIT in node.attributes), None)
    if edit is not None:
        mark[ledger.ARTICLE], mark[ledger.EDIT] = edit[ledger.ARTICLE], edit[ledger.EDIT]
    return mark


def _marks(children: Sequence[nodes.Node], start: int) -> Iterator[Mark]:
    """Go through the marks in nodes whose text begins at ``start``."""
    for child in children:
        stop = start + len(text_of(child, KNOWN))
        if isinstance(child, ledger.ledger_elision):
            yield Mark(start, start, partial(_again, child, whole=True))
        elif isinstance(child, _MARKS):
            yield Mark(start, stop, partial(_again, child, whole=False))
        else:
            yield from _marks(child.children, start)
        start = stop


def _again(mark: nodes.Element, _: list[nodes.Node], *, whole: bool) -> nodes.Element:
    """Return a mark once more, with all that it holds or to be filled."""
    made: nodes.Element = mark.deepcopy() if whole else mark.copy()
    return made
