"""Signs where moved text was: each leads to where it is, and the sign there leads back.

In: the document of an :class:`.Output`, in which recording noted beside what each move began.
Out: the same with a small sign there.  It is the first step of formats with links; what the links
are made of is said by each of these formats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.mark_nodes import ORIGIN
from sphinxcontrib_ledger.document.traversal import all_of, self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import set_children
from sphinxcontrib_ledger.export.move_origins import take_origins
from sphinxcontrib_ledger.export.numbering import EditKey, marks_by_edit
from sphinxcontrib_ledger.render.page_nodes import ledger_origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.render.media import Output


class MoveEnds(NamedTuple):
    """The two signs of a move: where it began, and at what moved."""

    origin: ledger_origin
    moved: ledger.ledger_moved_sign
    key: EditKey


def show_origins(output: Output) -> None:
    """Put a sign where something was that this document shows elsewhere, in formats with links."""
    origins = list(take_origins(output.document))
    if not output.medium.coloured:
        return
    marks = marks_by_edit(output.document) if origins else {}
    for node, key, before in origins:
        if key not in marks:
            continue
        moved = marks[key][0].node
        if not isinstance(moved, ledger.ledger_moved_sign) or _is_in_link(moved):
            continue
        sign = ledger_origin('', ledger.ARROW, classes=[ORIGIN], article=key.article)
        sign['edit'] = str(key.number)
        sign['leads'] = output.wording.text('moved-away')
        moved['leads'] = output.wording.text('moved-here')
        children = [sign, *node.children] if before else [*node.children, sign]
        set_children(node, children)


def ends_of_moves(document: nodes.document) -> Iterator[MoveEnds]:
    """Go through the signs of moves that are shown in two places."""
    origins = all_of(document, ledger_origin)
    marks = marks_by_edit(document) if origins else {}
    for origin in origins:
        key = EditKey(origin['article'], int(origin['edit']))
        moved = marks[key][0].node
        assert isinstance(moved, ledger.ledger_moved_sign)
        yield MoveEnds(origin, moved, key)


def _is_in_link(node: nodes.Node) -> bool:
    """Return whether a node is in a link, or in the label of a tab, which is a button."""
    around = (outer for outer in self_and_ancestors(node) if isinstance(outer, nodes.Element))
    return any(isinstance(outer, nodes.reference) or 'role' in outer for outer in around)
