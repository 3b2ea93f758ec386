"""What moved, and which sign says so: a sign stands for all of a unit, and for all of a run.

In: an article whose signs of moves have numbers.
Out: pairs of its account, each with the number of its sign.  Records and the signs of where
something was are made of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.document.traversal import self_and_ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.engine.model import Pair
    from sphinxcontrib_ledger.export.visible_edits import MarkSpan


def moves_of(article: Article, edits: Sequence[Sequence[MarkSpan]]) -> Iterator[tuple[int, Pair]]:
    """Go through what moved, with the numbers of the signs that say so.

    Several blocks that moved in a row have one sign; the first of them is given first.
    """
    moved: NodeMap[nodes.Node, list[Pair]] = NodeMap()
    for pair in article.account.pairs:
        if pair.moved:
            for node in self_and_ancestors(article.edited[pair.edited[0]].node):
                moved.setdefault(node, []).append(pair)
    runs = _runs_of_moves(article)
    for number, edit in enumerate(edits, 1):
        if edit[0].kind == 'moved':
            whole = _moved_with(edit[0].node)
            for pair in moved.get(whole) or ():
                yield number, pair
                yield from ((number, along) for along in runs.get(pair.edited[0], ()))


def _runs_of_moves(article: Article) -> dict[int, list[Pair]]:
    """Return the pairs that moved along with one before them, by what that one begins with."""
    runs: dict[int, list[Pair]] = {}
    first = -1
    for pair in article.account.pairs:
        if not pair.edited or not pair.moved:
            continue
        block = article.edited[pair.edited[0]].node
        if any(True for _ in _having(block, ledger.MOVED_ALONG)):
            runs.setdefault(first, []).append(pair)
        else:
            first = pair.edited[0]
    return runs


def _moved_with(sign: nodes.Element) -> nodes.Node:
    """Return the largest thing that a sign of a move is about."""
    block = sign.parent
    if isinstance(block, ledger.ledger_moved_block):
        place = next(i for i, child in enumerate(block.parent.children) if child is block)
        behind = block.parent.children[place + 1 : place + 2]
        return behind[0] if behind else block
    wholes = list(_having(block, ledger.MOVED))
    return wholes[-1] if wholes else block


def _having(block: nodes.Node, name: str) -> Iterator[nodes.Element]:
    """Go through a block and what is around it, from the inside out, if it has a class."""
    for node in self_and_ancestors(block):
        if isinstance(node, nodes.Element) and name in node['classes']:
            yield node
