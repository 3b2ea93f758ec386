"""The comparison, on plain values: blocks of words in, pairs and edits out.

Nothing in here knows docutils or Sphinx, nothing is changed in place, and nothing depends on a
clock or on the order of a set.
"""

from __future__ import annotations

from sphinxcontrib_ledger.engine.compare import compare
from sphinxcontrib_ledger.engine.model import Account, Block, Edit, Pair
from sphinxcontrib_ledger.engine.tokens.token import Span, Word

__all__ = ['Account', 'Block', 'Edit', 'Pair', 'Span', 'Word', 'compare']
