"""Sets and maps of nodes know their nodes by identity, also those that are equal."""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger.document.node_map import NodeMap, NodeSet


def test_equal_texts_are_two_nodes() -> None:
    first, second = nodes.Text('rope'), nodes.Text('rope')
    assert first == second
    texts = NodeSet([first])
    assert first in texts
    assert second not in texts
    texts.add(second)
    assert [text is node for text, node in zip(texts, (first, second), strict=True)] == [True] * 2
    assert len(texts) == 2
    assert next(reversed(texts)) is second


def test_a_map_keeps_the_order_in_which_nodes_came() -> None:
    first, second = nodes.paragraph(), nodes.paragraph()
    numbers: NodeMap[nodes.paragraph, int] = NodeMap()
    numbers[second], numbers[first] = 1, 2
    numbers[second] = 3
    assert list(numbers.items()) == [(second, 3), (first, 2)]
    assert numbers[first] == numbers.get(first) == numbers.setdefault(first, 9) == 2
    assert numbers.get(nodes.paragraph()) is None
    assert first in numbers
    numbers.clear()
    assert first not in numbers
    assert len(numbers) == 0
