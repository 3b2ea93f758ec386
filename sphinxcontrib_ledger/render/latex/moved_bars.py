"""Bars beside several blocks that moved in a row, in LaTeX: they have one sign, at the first.

In: the document of an :class:`.Output`.
Out: the same with such blocks in a block that has a double bar.  Step of rendering, before signs
are kept with what follows them.

Before: text A, text B, text C, text D.
Wrong: text C, text D, the sign and text A, and text B as if it had always stood there.
Right: the same with a double bar beside text A and text B.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.document.tree_edits import set_children
from sphinxcontrib_ledger.render.moved_runs import runs_of_moves

if TYPE_CHECKING:
    from sphinxcontrib_ledger.render.media import Output

#: What is in a run if all that it holds is.
_AROUND = (
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.list_item,
    nodes.line_block,
    nodes.block_quote,
    nodes.Admonition,
    ledger.ledger_block,
)

Runs = NodeMap[nodes.Node, int]


def put_bars_of_moves(output: Output) -> None:
    """Put blocks that moved in a row into blocks with double bars."""
    runs: Runs = NodeMap()
    for number, run in enumerate(runs_of_moves(output.document), 1):
        if len(run) > 1:
            for block in run:
                runs[block] = number
    if runs:
        _put_bars(output.document, runs)


def _put_bars(around: nodes.Element, runs: Runs) -> None:
    children: list[nodes.Node] = []
    beside: list[nodes.Node] = []
    for child in around.children:
        number = _run_of(child, runs)
        is_item = isinstance(child, nodes.list_item)
        if beside and (isinstance(child, nodes.Invisible) or number == _run_of(beside[0], runs)):
            beside.append(child)
            continue
        children += _with_bar(beside)
        beside = [child] if number and not is_item else []
        if beside:
            continue
        children.append(child)
        if is_item and number:
            assert isinstance(child, nodes.Element)
            set_children(child, _with_bar(list(child.children)))
        elif isinstance(child, nodes.Element) and not isinstance(child, nodes.TextElement):
            _put_bars(child, runs)
    set_children(around, [*children, *_with_bar(beside)])


def _run_of(node: nodes.Node, runs: Runs) -> int:
    """Return the number of the run that a node is in; 0 if it is in none."""
    number = runs.get(node)
    if number is None and isinstance(node, _AROUND):
        inside = {_run_of(child, runs) for child in node.children}
        return inside.pop() if len(inside) == 1 else 0
    return number or 0


def _with_bar(beside: list[nodes.Node]) -> list[nodes.Node]:
    if not beside:
        return []
    block = ledger.ledger_block('', classes=[ledger.MOVED_RUN])
    set_children(block, beside)
    return [block]
