"""Blocks that moved in a row and have one sign, in a document that is about to be written.

In: a document with its marks.
Out: these runs; steps of rendering show how far each of them reaches, with a bar or a sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger

if TYPE_CHECKING:
    from collections.abc import Iterator


def runs_of_moves(document: nodes.Element) -> list[list[nodes.Element]]:
    """Return the outermost elements that moved, run by run; most runs have one."""
    runs: list[list[nodes.Element]] = []
    for node in _moved(document):
        if ledger.MOVED_ALONG in node['classes'] and runs:
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs


def _moved(node: nodes.Element) -> Iterator[nodes.Element]:
    for child in node.children:
        if not isinstance(child, nodes.Element):
            continue
        if ledger.MOVED in child['classes'] and not isinstance(child, nodes.section):
            yield child
        else:
            yield from _moved(child)
