"""The comparison, on plain values: blocks of words in, pairs and edits out.

The engine knows neither docutils nor Sphinx, and nothing in it depends on a clock or on the order
of a set.
It is pure at its border: ``compare`` changes nothing that it is given, and gives the same account
for the same blocks and options.  Within, the alignment has a state of its own, which changes, and
a side keeps the tokens that were cut once.
"""

from __future__ import annotations

from sphinxcontrib_ledger.engine.compare import compare
from sphinxcontrib_ledger.engine.model import Account, Block, Cell, Edit, Pair, Side
from sphinxcontrib_ledger.engine.options import Options
from sphinxcontrib_ledger.engine.tokens.token import Span, Token

__all__ = [
    'Account',
    'Block',
    'Cell',
    'Edit',
    'Options',
    'Pair',
    'Side',
    'Span',
    'Token',
    'compare',
]
