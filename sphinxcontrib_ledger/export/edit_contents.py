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
from sphinxcontrib_ledger.document.traversal import (
    SILENT,
    code_in,
    is_marked_reference,
    self_and_ancestors,
)
from sphinxcontrib_ledger.export.excerpt import first_words
from sphinxcontrib_ledger.export.visible_edits import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.export.record import Piece, Wordless
    from sphinxcontrib_ledger.export.visible_edits import MarkSpan


#: Marks that show no words.
_TEXTLESS = (ledger.ledger_ellipsis, ledger.ledger_reference)
#: How many words before the reference of a footnote are quoted with it.  Fewer would not tell
#: where it is; more would hide that it is all that changed.
QUOTED = 3


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
    if is_of_references(edit):
        yield from _with_words_before(edit)
        return
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
    elif not (isinstance(node, _TEXTLESS) or is_marked_reference(node)):
        yield node


def is_of_references(edit: Sequence[MarkSpan]) -> bool:
    """Return whether an edit is nothing but references of footnotes, or an elision of some."""
    return all(
        is_marked_reference(span.node)
        or isinstance(span.node, ledger.ledger_reference)
        or _is_reference_gone(span.node)
        for span in edit
    )


def _with_words_before(edit: Sequence[MarkSpan]) -> Iterator[nodes.Text]:
    """Go through the words that references stand behind, and their numbers or the sign."""
    first = edit[0].node
    is_gone = _is_reference_gone(first)
    yield nodes.Text(_words_before(first.parent if is_gone else first))
    for span in edit:
        text = span.node.astext()
        yield nodes.Text(f' {text}' if is_gone else f' [{text}]')


def _is_reference_gone(node: nodes.Element) -> bool:
    """Return whether a mark is the sign where a reference was."""
    is_sign = isinstance(node, ledger.ledger_ellipsis)
    return is_sign and ledger.REFERENCE in node.parent['classes']


def _words_before(node: nodes.Element) -> str:
    """Return the last words of a text before something in it that has none."""
    texts: list[str] = []
    for outer in self_and_ancestors(node):
        if not isinstance(outer, nodes.Inline):
            break
        siblings = outer.parent.children
        at = next(index for index, child in enumerate(siblings) if child is outer)
        texts[:0] = [child.astext() for child in siblings[:at] if not isinstance(child, SILENT)]
    words = ''.join(texts).split()
    opening = '…' if len(words) > QUOTED else ''
    return opening + ' '.join(words[-QUOTED:])
