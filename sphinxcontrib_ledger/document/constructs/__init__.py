"""How each construct of a document is compared and marked: data, a row a node class.

``model`` says what a row is, ``lookup`` finds the row of a node, ``table`` has our own rows, and
``given`` those of a project's configuration and of other extensions.
``containers`` says more of what holds blocks.
"""

from __future__ import annotations

from sphinxcontrib_ledger.document.constructs.builtin import KNOWN
from sphinxcontrib_ledger.document.constructs.custom import add_construct
from sphinxcontrib_ledger.document.constructs.lookup import Constructs
from sphinxcontrib_ledger.document.constructs.rules import Construct

__all__ = ['KNOWN', 'Construct', 'Constructs', 'add_construct']
