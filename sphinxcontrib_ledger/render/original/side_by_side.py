"""The original's words in a column of their own, beside the edited ones.

In: edited blocks, each with the blocks of the original that stand beside it.
Out: rows of two columns in their places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.document.tree_edits import replace_nodes, set_children
from sphinxcontrib_ledger.export.recording import WORDS
from sphinxcontrib_ledger.render.original.original_forms import in_their_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.annotate.model import OriginalBlock
    from sphinxcontrib_ledger.i18n.wording import Wording


class Beside(NamedTuple):
    """An edited block, what stands in its place, and the column that it moves to, with its head.

    A heading stays where it is.
    """

    row: nodes.Element
    shown: tuple[nodes.Element, ...]
    after: nodes.Element | None = None
    head: nodes.Element | None = None


def put_beside(rows: Sequence[Beside]) -> None:
    """Put what is shown beside edited blocks in their places."""
    shown: NodeMap[nodes.Node, Sequence[nodes.Node]] = NodeMap()
    for each in rows:
        shown[each.row] = each.shown
    replace_nodes(shown, shown.__getitem__)
    for each in rows:
        if each.after is not None and each.head is not None:
            set_children(each.after, [each.head, each.row])


def beside_of(
    row: nodes.Element, beside: Sequence[OriginalBlock], wording: Wording
) -> Beside | None:
    """Return what shows the original's blocks beside an edited one; nothing, if it shows none.

    Below a heading they are, which must come first in its section.
    """
    for node in walk(row):
        if isinstance(node, nodes.Element):
            node.attributes.pop(WORDS, None)
    is_title = isinstance(row, nodes.title)
    gone = any(gone for block in beside for _, gone in block.pieces)
    if is_title and not beside:
        return None
    head, headed = (
        nodes.paragraph('', wording.text(name), classes=[ledger.COLUMN])
        for name in ('original', 'edited')
    )
    forms = in_their_forms(beside)
    before = ledger.ledger_before('', head, *forms, classes=[ledger.BEFORE, ledger.NO_SEARCH])
    if is_title:
        below = ledger.ledger_row('', before, classes=[ledger.ROW, ledger.BELOW])
        return Beside(row, (row, below))
    after = nodes.container(classes=[ledger.AFTER])
    classes = [ledger.ROW] if gone else [ledger.ROW, ledger.KEPT]
    if not beside:
        classes.append(ledger.ONLY_AFTER)
    shown = ledger.ledger_row('', before, after, classes=classes)
    return Beside(row, (shown,), after, headed)
