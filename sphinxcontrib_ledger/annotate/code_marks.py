"""Marks on code: they are told beside it, and nothing is put into what readers copy.

What changed stands in the attributes of a wrapper; each format shows it in its own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import outermost
from sphinxcontrib_ledger.engine.script.code_changes import write_stretch

if TYPE_CHECKING:
    from docutils import nodes

    from sphinxcontrib_ledger.document.tree_edits import TreeEdits
    from sphinxcontrib_ledger.engine.script.code_changes import CodeChanges


def mark_code_block(
    node: nodes.Element, changed: CodeChanges, sign: str, changes: TreeEdits
) -> ledger.ledger_block:
    """Note what changed in a code block on a wrapper around it, and return that.

    Its attributes: ``lines`` are the numbers of lines that are new or changed, ``gaps`` those of
    lines after which some were removed (the first line is 1), ``stretches`` are the words in
    them, and ``sign`` is that of a removal.
    """
    bar = [ledger.BLOCK] if changed.lines else []
    wrapper = ledger.ledger_block(classes=[*bar, ledger.CODE, ledger.MODIFIED])
    wrapper['lines'] = changed.lines
    wrapper['gaps'] = changed.gaps
    wrapper['stretches'] = list(map(write_stretch, changed.stretches))
    wrapper['sign'] = sign
    changes.wrap(outermost(node), wrapper)
    return wrapper
