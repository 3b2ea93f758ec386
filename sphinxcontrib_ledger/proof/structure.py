"""The first part of the proof: without its marks an article is the edited one, node for node.

In: the elements of an article before and after it is annotated.  Out: whether they hold the same.
These loops run once for each node of an article, so they know nodes by ``id()`` alone; all nodes
are alive, since their document is.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.node_text import plain
from sphinxcontrib_ledger.document.traversal import outermost_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Outline = list[object]


def without_marks(
    roots: Sequence[nodes.Element], inserted: Iterable[nodes.Element] = ()
) -> Outline:
    """Return an article as a flat list of its elements (by identity) and texts, without marks.

    What stands beside the article's own elements in the host document is in the list, too, but
    not what it holds.
    ``inserted`` are blocks that were put in to hold elisions; they count as marks as long as they
    hold nothing else.
    """
    ours = _only_marks(inserted)
    own = {id(root) for root in roots}
    flat: Outline = []
    for container in NodeSet(map(holder, roots)):
        for entry in children_without_marks(container.children, ours):
            if isinstance(entry, str):
                flat.append(entry)
            elif id(entry) in own:
                _walk(entry, ours, flat)
            else:
                flat.append(id(entry))
    return flat


def holder(root: nodes.Element) -> nodes.Element:
    """Return the element of the host document that an element of the article stands in."""
    parent: nodes.Element = outermost_mark(root, ledger.TRANSPARENT).parent
    return parent


def _walk(node: nodes.Element, ours: set[int], flat: Outline) -> None:
    flat.append(id(node))
    for entry in children_without_marks(node.children, ours):
        if isinstance(entry, str):
            flat.append(entry)
        else:
            _walk(entry, ours, flat)
    flat.append(-id(node))


class TreeSnapshot:
    """The contents of every element of an article, noted before the article is annotated.

    The elements of the host document that hold the article are noted, too.
    """

    def __init__(self, roots: Sequence[nodes.Element]) -> None:
        elements = list(NodeSet(map(holder, roots)))
        level: list[nodes.Element] = list(roots)
        while level:
            elements += level
            children = chain.from_iterable([node.children for node in level])
            level = [child for child in children if isinstance(child, nodes.Element)]
        self._elements = elements
        self._held = [list(node.children) for node in elements]

    def is_kept(self, inserted: Iterable[nodes.Element]) -> bool:
        """Return whether every element holds the same elements and texts, marks taken away.

        ``inserted`` are blocks that were put in to hold elisions; they count as marks as long as
        they hold nothing else.
        """
        ours = _only_marks(inserted)
        # Most elements hold just what they did, so that is asked first.
        return all(
            children_without_marks(node.children, ours) == children_without_marks(held, set())
            for node, held in zip(self._elements, self._held, strict=True)
            if node.children != held
        )


def children_without_marks(
    children: Iterable[nodes.Node], ours: set[int]
) -> list[nodes.Element | str]:
    """Return what an element holds besides marks; neighbouring texts are one.

    ``ours`` are the ``id()`` of elements that count as marks.
    """
    entries: list[nodes.Element | str] = []
    texts: list[str] = []
    for entry in _flat(children, ours, []):
        if isinstance(entry, str):
            texts.append(entry)
            continue
        if text := ''.join(texts):
            entries.append(text)
        texts.clear()
        entries.append(entry)
    if text := ''.join(texts):
        entries.append(text)
    return entries


def _flat(
    children: Iterable[nodes.Node], ours: set[int], entries: list[nodes.Element | str]
) -> list[nodes.Element | str]:
    for child in children:
        if isinstance(child, nodes.Text):
            entries.append(plain(child))
        elif isinstance(child, ledger.TRANSPARENT):
            _flat(child.children, ours, entries)
        elif id(child) not in ours and not isinstance(child, ledger.MARKS):
            assert isinstance(child, nodes.Element)
            entries.append(child)
    return entries


def _only_marks(inserted: Iterable[nodes.Element]) -> set[int]:
    return {id(node) for node in inserted if not shown_text(node)}


def shown_text(node: nodes.Node) -> str:
    """Return the text of a node without the marks in it."""
    if isinstance(node, ledger.MARKS):
        return ''
    if isinstance(node, nodes.Text):
        return plain(node)
    return ''.join([shown_text(child) for child in node.children])
