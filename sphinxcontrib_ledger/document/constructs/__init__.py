"""How each construct of a document is compared and marked: data, a rule for each node class.

``rules`` defines a rule, ``lookup`` finds the rule of a node, ``builtin`` has our own rules, and
``custom`` those of a project's configuration and of other extensions.
``containers`` says more of the nodes that hold blocks, ``kinds`` of a few whose shape matters.
"""

from __future__ import annotations

from sphinxcontrib_ledger.document.constructs.builtin import KNOWN
from sphinxcontrib_ledger.document.constructs.lookup import Constructs
from sphinxcontrib_ledger.document.constructs.rules import Construct

__all__ = ['KNOWN', 'Construct', 'Constructs']
