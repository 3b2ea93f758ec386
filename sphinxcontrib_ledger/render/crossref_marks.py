"""Marks in the texts of cross-references, which Sphinx may write anew when it resolves them.

In: a document with marks in cross-references. Out: first the same with the marks beside them, in
a ``ledger_link``; after Sphinx resolved the cross-references, the same with the marks in place.
First and third step of rendering.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.inline_marks import Mark, mark_inline
from sphinxcontrib_ledger.document.node_text import text_of
from sphinxcontrib_ledger.document.traversal import all_of, walk
from sphinxcontrib_ledger.document.tree_edits import TreeEdits, replace_node, set_children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.render.media import Output

#: The classes of an article's marks within a text.
_MARKS = (ledger.ledger_highlight, ledger.ledger_ellipsis, ledger.ledger_elision)


def take_marks_off_links(document: nodes.document) -> None:
    """Leave the bare text in cross-references with marks, and keep the marks beside it."""
    from sphinx.addnodes import pending_xref

    for reference in all_of(document, pending_xref):
        if any(isinstance(inner, _MARKS) for inner in reference.findall()):
            link = ledger.ledger_link()
            link.marked = [child.deepcopy() for child in reference.children]
            replace_node(reference, [link])
            set_children(reference, list(_bare(reference.children)))
            set_children(link, [reference])


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


def put_marks_on_links(output: Output) -> None:
    """Put the marks back into the cross-references, which are resolved."""
    constructs = output.constructs
    for link in all_of(output.document, ledger.ledger_link):
        marks = list(_marks(link.marked, 0, constructs))
        text = ''.join([text_of(child, constructs) for child in link.marked])
        if text != text_of(link, constructs):
            # Sphinx wrote another text, of which there is no original to compare it with.
            marks = [Mark(0, len(text_of(link, constructs)), partial(_modified, link.marked))]
        mark_inline(link, marks, TreeEdits(), constructs)
        replace_node(link, link.children)


def _modified(marked: Sequence[nodes.Node], _: list[nodes.Node]) -> nodes.Element:
    """Return a mark of the first of the edits in what a reference held."""
    mark = ledger.ledger_highlight(classes=[ledger.HIGHLIGHT, ledger.MODIFIED])
    inner = (node for child in marked for node in walk(child) if isinstance(node, nodes.Element))
    edit = next((node for node in inner if ledger.EDIT in node.attributes), None)
    if edit is not None:
        mark[ledger.ARTICLE], mark[ledger.EDIT] = edit[ledger.ARTICLE], edit[ledger.EDIT]
    return mark


def _marks(children: Sequence[nodes.Node], start: int, constructs: Constructs) -> Iterator[Mark]:
    """Go through the marks in nodes whose text begins at ``start``."""
    for child in children:
        stop = start + len(text_of(child, constructs))
        if isinstance(child, ledger.ledger_elision):
            yield Mark(start, start, partial(_copy, child, whole=True))
        elif isinstance(child, _MARKS):
            yield Mark(start, stop, partial(_copy, child, whole=False))
        else:
            yield from _marks(child.children, start, constructs)
        start = stop


def _copy(mark: nodes.Element, _: list[nodes.Node], *, whole: bool) -> nodes.Element:
    """Return a mark once more, with all that it holds or to be filled."""
    copy: nodes.Element = mark.deepcopy() if whole else mark.copy()
    return copy
