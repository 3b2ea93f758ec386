"""Marks around blocks in another context, and elisions for readers who see them no longer.

In: the article's ``context_marks`` and ``hidden``, which ``context_changes`` found.
Out: the operations for them; the words in a context have their own marks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.operations import BlockElision, ElisionForm, Place, Wrap
from sphinxcontrib_ledger.document.constructs.kinds import is_conditional
from sphinxcontrib_ledger.document.traversal import outermost

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.annotate.layout import Layout
    from sphinxcontrib_ledger.annotate.model import Article


def hidden_elisions(article: Article, layout: Layout) -> Iterator[BlockElision]:
    """Go through elisions before what some formats show no longer, for the readers of those."""
    for node, only in article.hidden:
        place = Place(node, 'before')
        yield layout.put(place, BlockElision(place, ElisionForm(type(node), only)))


def context_wraps(article: Article, layout: Layout) -> Iterator[Wrap]:
    """Go through the marks around what stands in another context now.

    Neighbours have one mark together::

        before:      A lamp.   A rope.
        wrong marks: {+Note: "A lamp."+}   {+Tip: "A rope."+}
        right marks: {+Note: "A lamp."   Tip: "A rope."+}
    """
    last: Wrap | None = None
    for node, only in article.context_marks:
        whole = outermost(node)
        around = layout.around(whole)
        if last is not None and last.only == only and _joins(last, around, whole, layout):
            last = replace(last, nodes=(*last.nodes, *around))
            continue
        if last is not None:
            layout.wrap(last)
            yield last
        inside = _is_marked_inside(node)
        last = Wrap(
            _elements_in(node) if inside else layout.around(whole),
            (ledger.BLOCK, ledger.MODIFIED),
            contents=inside,
            context=node.tagname,
            only=only,
        )
    if last is not None:
        layout.wrap(last)
        yield last


def _joins(
    last: Wrap, around: tuple[nodes.Element, ...], whole: nodes.Element, layout: Layout
) -> bool:
    """Return whether an element (and what is in one mark with it) can be in the mark before it."""
    if _is_marked_inside(whole) and not layout.has_mark(whole):
        return False
    return layout.follows(last.nodes[-1], around[0])


def _is_marked_inside(node: nodes.Element) -> bool:
    """Return whether the contents of an element are marked and not the element.

    Where nobody sees them there is nothing to mark, and writers know a legend by its figure.
    """
    return is_conditional(node) or isinstance(node, nodes.legend)


def _elements_in(node: nodes.Element) -> tuple[nodes.Element, ...]:
    return tuple([child for child in node.children if isinstance(child, nodes.Element)])
