"""Marks around what stands in another frame now, and elisions for those who see it no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.model import BLOCK, ELISION, HIGHLIGHT
from sphinxcontrib_ledger.document.constructs.kinds import is_conditional
from sphinxcontrib_ledger.document.mark_nodes import elision_block
from sphinxcontrib_ledger.document.traversal import outermost, outermost_mark
from sphinxcontrib_ledger.document.tree_edits import set_children

if TYPE_CHECKING:
    from docutils import nodes

    from sphinxcontrib_ledger.annotate.model import Annotation, Article


def mark_frames(article: Article, done: Annotation) -> None:
    """Mark around what stands in another frame now; the words in it have their own marks."""
    _elide_hidden(article, done)
    last: nodes.Element | None = None
    for node, only in article.frames:
        # A mark may be around it already.
        whole = outermost_mark(outermost(node))
        if last is not None and last['only'] == only and _follows(last, whole, done):
            # Neighbours have one mark together.
            _join(last, whole, done)
            continue
        last = ledger.ledger_block(classes=[ledger.BLOCK, ledger.MODIFIED])
        last['frame'], last['only'] = node.tagname, only
        if is_conditional(node):
            # Where nobody sees the contents, there is nothing to mark.
            set_children(last, node.children)
            done.changes.set_children(node, [last])
        else:
            done.changes.wrap(whole, last)
        done.marks.append(last)
        done.kinds.update((HIGHLIGHT, BLOCK))


def _follows(wrapper: nodes.Element, node: nodes.Node, done: Annotation) -> bool:
    """Return whether a node stands right behind a mark."""
    if wrapper.parent is not node.parent or is_conditional(node):
        return False
    return done.changes.place_of(node) == done.changes.place_of(wrapper) + 1


def _join(wrapper: nodes.Element, node: nodes.Node, done: Annotation) -> None:
    parent = node.parent
    done.changes.set_children(parent, [child for child in parent.children if child is not node])
    done.changes.set_children(wrapper, [*wrapper.children, node])


def _elide_hidden(article: Article, done: Annotation) -> None:
    """Say before what some formats show no longer that something was removed there."""
    for node, only in article.hidden:
        elision = type(node)('', elision_block(article.sign), expr=only)
        done.changes.insert(node, elision, after=False)
        done.inserted.append(elision)
        done.kinds.add(ELISION)
