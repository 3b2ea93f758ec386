"""Mappings and sets of nodes by identity: two nodes with the same text are two.

docutils compares texts by value, and the number that ``id()`` gives has no type and may go to
another node once the first one is gone.  Both classes keep their nodes alive.  Loops that run
once for each node of a document use ``id()`` all the same, and say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from docutils.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Reversible

Key = TypeVar('Key', bound=Node)
Value = TypeVar('Value')


class NodeMap(Generic[Key, Value]):
    """A mapping from nodes to values, in the order in which the nodes came in."""

    __slots__ = ('_entries',)

    def __init__(self) -> None:
        self._entries: dict[int, tuple[Key, Value]] = {}

    def __contains__(self, node: Node) -> bool:
        return id(node) in self._entries

    def __getitem__(self, node: Node) -> Value:
        return self._entries[id(node)][1]

    def __setitem__(self, node: Key, value: Value) -> None:
        self._entries[id(node)] = (node, value)

    def __iter__(self) -> Iterator[Key]:
        return (node for node, _ in self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, node: Node) -> Value | None:
        """Return the value of a node; ``None`` if it has none."""
        entry = self._entries.get(id(node))
        return entry[1] if entry is not None else None

    def setdefault(self, node: Key, value: Value) -> Value:
        """Return the value of a node, which is the given one if it had none."""
        return self._entries.setdefault(id(node), (node, value))[1]

    def items(self) -> Reversible[tuple[Key, Value]]:
        """Return the nodes with their values."""
        return self._entries.values()

    def values(self) -> Iterator[Value]:
        """Go through the values."""
        return (value for _, value in self._entries.values())

    def clear(self) -> None:
        """Forget all nodes."""
        self._entries.clear()


class NodeSet(Generic[Key]):
    """A set of nodes, in the order in which they came in."""

    __slots__ = ('_nodes',)

    def __init__(self, nodes: Iterable[Key] = ()) -> None:
        self._nodes = {id(node): node for node in nodes}

    def __contains__(self, node: Node) -> bool:
        return id(node) in self._nodes

    def __iter__(self) -> Iterator[Key]:
        return iter(self._nodes.values())

    def __reversed__(self) -> Iterator[Key]:
        return reversed(self._nodes.values())

    def __len__(self) -> int:
        return len(self._nodes)

    def add(self, node: Key) -> None:
        """Add a node."""
        self._nodes[id(node)] = node
