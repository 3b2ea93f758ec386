"""On which side of an element an elision stands, and whether one may stand there.

In: an element or the mark around it, and a side.  Out: a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from docutils import nodes

from sphinxcontrib_ledger.annotate.operations import Place
from sphinxcontrib_ledger.document.constructs.containers import component_of, container_of
from sphinxcontrib_ledger.document.traversal import is_within

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.layout import Layout
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Anchoring, Wrap


def holds_paragraphs(article: Article, node: nodes.Node) -> bool:
    """Return whether an elision may stand in an element, which may be around the article."""
    if node in article.holders:
        return True
    return component_of(node).open and container_of(type(node)).open


def beside(anchor: nodes.Element | Wrap, side: Anchoring) -> Place:
    """Return a place beside an element; nothing stands before the title in a section::

        before:      # Lamps | ## Rope | It holds.
        wrong marks: # Rope | [...] | It holds.
        right marks: [...] | # Rope | It holds.

    A label stays with the section that it names, or LaTeX would set it twice.
    """
    heading = anchor if isinstance(anchor, nodes.section) or _is_heading(anchor) else None
    if heading is None or side != 'before':
        return Place(anchor, side)
    first = heading if isinstance(heading, nodes.section) else heading.parent
    at = first.parent.index(first)
    while at and isinstance(label := first.parent[at - 1], nodes.target):
        at, first = at - 1, label
    return Place(first, 'before')


def opening(first: nodes.Element) -> Place:
    """Return a place where an article begins that is all new; a page begins with its title."""
    if _is_heading(first) and first.parent.parent.children[0] is first.parent:
        return Place(first, 'after')
    return beside(first, 'before')


def _is_heading(anchor: nodes.Element | Wrap) -> TypeGuard[nodes.title]:
    return isinstance(anchor, nodes.title) and isinstance(anchor.parent, nodes.section)


def place_between(
    article: Article, layout: Layout, first: nodes.Element, second: nodes.Element
) -> Place | None:
    """Return a place between two elements, in what holds both, if an elision may stand there."""
    while not is_within(first, second.parent):
        second = second.parent
    if not holds_paragraphs(article, second.parent):
        return None
    return Place(layout.beside(second, 'before'), 'before')
