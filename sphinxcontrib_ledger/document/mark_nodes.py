"""Functions that build the nodes of marks.

In: signs and spaces.  Out: nodes that are in no tree yet.
"""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger

#: Around a highlight in formats without colour.
OPEN, CLOSE = '{+', '+}'
#: On the button that shows what stood there before.
REVEAL = '↶'
#: The class of a smaller sign where something was that moved.
ORIGIN = 'ledger-origin'
#: The classes of an element that stands for a removed block.
REMOVED_BLOCK = (ledger.BLOCK, ledger.REMOVED, ledger.ELISION_BLOCK)


def elision(sign: str, before: str = '', after: str = '') -> ledger.ledger_elision:
    """Return an elision: its sign and the spaces that it brings along."""
    ellipsis = ledger.ledger_ellipsis('', sign, classes=[ledger.ELISION])
    children: list[nodes.Node] = [nodes.Text(before)] if before else []
    children.append(ellipsis)
    if after:
        children.append(nodes.Text(after))
    return ledger.ledger_elision('', '', *children)


def elision_block(sign: str) -> ledger.ledger_elision_block:
    """Return the elision of a whole block."""
    return ledger.ledger_elision_block('', '', elision(sign), classes=list(REMOVED_BLOCK))


def moved_sign() -> ledger.ledger_moved_sign:
    """Return the sign that stands before what was moved."""
    return ledger.ledger_moved_sign('', f'{ledger.ARROW} ', classes=[ledger.MOVED_SIGN])


def moved_end() -> ledger.ledger_moved_sign:
    """Return the sign that stands behind several blocks that moved in a row."""
    return ledger.ledger_moved_sign('', '', classes=[ledger.MOVED_SIGN, ledger.MOVED_END])


def moved_block() -> ledger.ledger_moved_block:
    """Return the sign as a block, for what cannot hold it: code, pictures, formulas."""
    return ledger.ledger_moved_block('', '', moved_sign())
