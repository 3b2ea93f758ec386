"""The nodes that show what an edit is about: what is new, never what was removed.

In: the marks of an edit, as they stand in a document.
Out: nodes or pieces of text for records and lists of changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.constructs.kinds import is_signature
from sphinxcontrib_ledger.document.node_text import code_of
from sphinxcontrib_ledger.document.traversal import code_in, self_and_ancestors
from sphinxcontrib_ledger.export.excerpt import first_words
from sphinxcontrib_ledger.export.visible_edits import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.export.record import Piece, Wordless
    from sphinxcontrib_ledger.export.visible_edits import MarkSpan


def excerpt_of(edit: Sequence[MarkSpan]) -> tuple[tuple[Piece, ...], Wordless]:
    """Return the first words of what is there now; if there are none, what it is."""
    shown = list(contents_of(edit))
    if words := first_words(shown):
        return words, ''
    for node in shown:
        if any(node.findall(nodes.math_block)):
            return (), 'formula'
        if any(node.findall(nodes.image)):
            return (), 'picture'
    return (), ''


def contents_of(edit: Sequence[MarkSpan]) -> Iterator[nodes.Node]:
    """Go through the nodes that show what an edit is about, with spaces between them."""
    before: nodes.Node | None = None
    for span in edit:
        signature = _new_signature(span)
        if before is not None and before is signature:
            continue
        if before is not None and not _touches(before, span.node):
            yield nodes.Text(' ')
        if signature is not None:
            yield signature
        else:
            yield from _shown_by(span)
        before = signature or span.node


def _new_signature(span: MarkSpan) -> nodes.Element | None:
    """Return the signature that a mark is in, if all parts of it are new."""
    for outer in self_and_ancestors(span.node):
        if isinstance(outer, nodes.Element) and is_signature(outer):
            words = [node for node in outer.findall(nodes.Text) if node.strip()]
            marks = [any(map(_is_new, self_and_ancestors(word))) for word in words]
            return outer if all(marks) else None
    return None


def _is_new(node: nodes.Node) -> bool:
    return isinstance(node, ledger.ledger_highlight) and ledger.ADDED in node['classes']


def _touches(mark: nodes.Node, following: nodes.Node) -> bool:
    """Return whether nothing, not even a space, is between two marks."""
    return mark.next_node(descend=False, siblings=True) is following


def _shown_by(span: MarkSpan) -> Iterator[nodes.Node]:
    """Go through the nodes that show what a mark is about."""
    node = span.node
    if span.places:
        lines = code_of(code_in(node)).split('\n')
        yield nodes.Text('\n'.join(lines[number - 1] for number in lines_of(span)))
    elif isinstance(node, ledger.ledger_moved_sign):
        block = node.parent
        if isinstance(block, ledger.ledger_moved_block):
            behind = block.parent.index(block) + 1
            yield from block.parent.children[behind : behind + 1]
        else:
            yield block
    elif not isinstance(node, ledger.ledger_ellipsis):
        yield node
