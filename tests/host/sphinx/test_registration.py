"""Every node of ours is registered, with visitors that exist."""

from __future__ import annotations

from importlib import import_module

import pytest
from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.render import page_nodes
from sphinxcontrib_ledger.render.registration import VISITORS

OURS = [
    value
    for module in (ledger, page_nodes)
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, nodes.Element)
]


def test_every_node_is_registered() -> None:
    assert set(VISITORS) == set(OURS)


@pytest.mark.parametrize('node', OURS)
def test_visitors_exist(node: type[nodes.Element]) -> None:
    for visitors in VISITORS[node].values():
        module = import_module(f'sphinxcontrib_ledger.render.{visitors.module}')
        assert callable(getattr(module, visitors.visit))
        assert callable(getattr(module, visitors.depart))
