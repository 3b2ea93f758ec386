"""Edits of a doctree that can be undone, and functions that replace nodes by identity.

``TreeEdits`` keeps what every element was before; it is used where marks are put in, before the
proof decides whether they stay.

In: an element and its new children, classes or attributes.
Out: the changed doctree, and a record by which :meth:`TreeEdits.undo` restores it. Applying
the plan goes through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.node_map import NodeMap, NodeSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docutils import nodes


class TreeEdits:
    """Makes changes and can undo them: children, classes and single attributes of elements."""

    def __init__(self) -> None:
        #: The index at which a child was found last in each element.
        self._last_places: NodeMap[nodes.Element, int] = NodeMap()
        #: The children that elements had before.
        self._children: NodeMap[nodes.Element, list[nodes.Node]] = NodeMap()
        self._attributes: list[tuple[nodes.Element, str, object]] = []

    def set_children(self, element: nodes.Element, children: Sequence[nodes.Node]) -> None:
        """Give an element other children."""
        self._keep_children(element)
        set_children(element, children)

    def _keep_children(self, element: nodes.Element) -> None:
        if element not in self._children:
            self._children[element] = list(element.children)

    def add_classes(self, element: nodes.Element, names: Sequence[str]) -> None:
        """Give an element more classes."""
        self.set_attribute(element, 'classes', [*element['classes'], *names])

    def set_attribute(self, element: nodes.Element, name: str, value: object) -> None:
        """Set an attribute of an element."""
        self._attributes.append((element, name, element.attributes.get(name)))
        element[name] = value

    def insert(self, sibling: nodes.Node, new: nodes.Node, *, after: bool) -> None:
        """Insert a node beside another one."""
        parent = sibling.parent
        index = self.place_of(sibling) + after
        self._keep_children(parent)
        parent.children.insert(index, new)
        parent.setup_child(new)

    def wrap(self, node: nodes.Node, wrapper: nodes.Element) -> None:
        """Put a wrapper around a node where it stands."""
        parent = node.parent
        index = self.place_of(node)
        self._keep_children(parent)
        parent.children[index] = wrapper
        parent.setup_child(wrapper)
        set_children(wrapper, [node])

    def place_of(self, node: nodes.Node) -> int:
        """Return a node's index among its siblings, by identity (docutils compares by value).

        Marks are put in from the first to the last, so the search begins at the last index.
        """
        siblings = node.parent.children
        last = min(self._last_places.get(node.parent) or 0, len(siblings) - 1)
        for distance in range(len(siblings)):
            for index in (last + distance, last - distance):
                if 0 <= index < len(siblings) and siblings[index] is node:
                    self._last_places[node.parent] = index
                    return index
        raise ValueError(node)

    def undo(self) -> None:
        """Put everything back as it was."""
        for element, name, value in reversed(self._attributes):
            if value is None:
                del element[name]
            else:
                element[name] = value
        # The last first: a wrapper that was put around a node and then changed must not claim
        # it back.
        for element, children in reversed(self._children.items()):
            set_children(element, children)
        self._attributes.clear()
        self._children.clear()


def set_children(element: nodes.Element, children: Sequence[nodes.Node]) -> None:
    """Make ``children`` the children of an element.

    Each gets the attributes that ``Element.setup_child`` of docutils sets, which looks for the
    document anew each time.
    """
    element.children = list(children)
    _adopt(element, element.children)


def _adopt(element: nodes.Element, children: Sequence[nodes.Node]) -> None:
    new = [child for child in children if child.parent is not element]
    document = element.document if new else None
    for child in new:
        child.parent = element
        if document is not None:
            child.document = document
            if child.source is None:
                child.source = document.current_source
            if child.line is None:
                child.line = document.current_line


def replace_nodes(
    replaced: Iterable[nodes.Node], new_nodes: Callable[[nodes.Node], Sequence[nodes.Node]]
) -> None:
    """Put other nodes in the places of some, which are given in the order of their document.

    Each element is gone through once, however many of its children are replaced.
    """
    old = NodeSet(replaced)
    parents = NodeSet([node.parent for node in old])
    # From the inside out: an inner element is done before the outer one gives its children away.
    for parent in reversed(parents):
        set_children(
            parent,
            [
                new
                for child in parent.children
                for new in (new_nodes(child) if child in old else [child])
            ],
        )


def replace_node(node: nodes.Node, new: Sequence[nodes.Node]) -> None:
    """Put other nodes in the place of a node, found by identity.

    To replace many in one parent, use :func:`replace_nodes`, which goes through its children once.
    """
    parent = node.parent
    at = next(index for index, child in enumerate(parent.children) if child is node)
    # What is behind it may be in ``new``, as a part of what comes before.
    children = list(new)
    parent.children[at : at + 1] = children
    _adopt(parent, children)
