"""A notebook of everything that is changed in a doctree, so that it can be put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes


class Changes:
    """Makes changes and can undo them: children, classes and single attributes of elements."""

    def __init__(self) -> None:
        self._children: dict[int, tuple[nodes.Element, list[nodes.Node]]] = {}
        self._attributes: list[tuple[nodes.Element, str, object]] = []

    def set_children(self, element: nodes.Element, children: Sequence[nodes.Node]) -> None:
        """Give an element other children."""
        self._children.setdefault(id(element), (element, list(element.children)))
        adopt(element, children)

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
        index = place_of(sibling) + after
        self.set_children(parent, [*parent.children[:index], new, *parent.children[index:]])

    def wrap(self, node: nodes.Node, wrapper: nodes.Element) -> None:
        """Put a wrapper around a node where it stands."""
        parent = node.parent
        index = place_of(node)
        self.set_children(
            parent, [*parent.children[:index], wrapper, *parent.children[index + 1 :]]
        )
        adopt(wrapper, [node])

    def undo(self) -> None:
        """Put everything back as it was."""
        for element, name, value in reversed(self._attributes):
            if value is None:
                del element[name]
            else:
                element[name] = value
        for element, children in self._children.values():
            adopt(element, children)
        self._attributes.clear()
        self._children.clear()


def adopt(element: nodes.Element, children: Sequence[nodes.Node]) -> None:
    """Make ``children`` the children of an element."""
    element.children = list(children)
    for child in element.children:
        element.setup_child(child)


def put_in_place(node: nodes.Node, new: Sequence[nodes.Node]) -> None:
    """Put other nodes in the place of a node, found by identity."""
    parent = node.parent
    adopt(parent, [n for child in parent.children for n in (new if child is node else [child])])


def place_of(node: nodes.Node) -> int:
    """Return a node's index among its siblings, by identity (docutils compares Text by value)."""
    return next(i for i, child in enumerate(node.parent.children) if child is node)
