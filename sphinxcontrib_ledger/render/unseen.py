"""Marks around what only other formats show: there must be none around nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.changes import put_in_place
from sphinxcontrib_ledger.nodes import ledger_block, ledger_highlight

if TYPE_CHECKING:
    from collections.abc import Callable


def take_off_unseen(document: nodes.document, shows: Callable[[str], bool]) -> None:
    """Take marks off raw text of formats that are not written; ``shows`` tells which are."""
    for raw in list(document.findall(nodes.raw)):
        mark = raw.parent
        if (
            isinstance(mark, ledger_block | ledger_highlight)
            and mark.parent is not None
            and all(_is_unseen(child, shows) for child in mark.children)
        ):
            put_in_place(mark, mark.children)


def _is_unseen(node: nodes.Node, shows: Callable[[str], bool]) -> bool:
    if isinstance(node, nodes.raw):
        return not any(map(shows, node['format'].split()))
    return isinstance(node, nodes.Text) and not node.strip()
