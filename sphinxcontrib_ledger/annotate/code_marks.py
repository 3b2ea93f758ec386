"""Marks on code: they stand beside it, and nothing is put into the text that readers copy.

In: a pair of code blocks.  Out: the operation for it; each format shows it in its own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.model import EditNumber
from sphinxcontrib_ledger.annotate.operations import Wrap
from sphinxcontrib_ledger.document.traversal import outermost
from sphinxcontrib_ledger.engine.script.code_lines import changes_in_code

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.engine.model import Pair


def code_mark(article: Article, number: int, pair: Pair) -> Wrap | None:
    """Return the mark around code that says what changed in it; ``None``: only empty lines did."""
    account = article.account
    sides = account.original_tokens(pair), account.edited_tokens(pair)
    changes = changes_in_code(*sides, pair.edits, account.options.thresholds)
    if not (changes.lines or changes.gaps):
        return None
    bar = (ledger.BLOCK,) if changes.lines else ()
    return Wrap(
        (outermost(article.edited[pair.edited[0]].node),),
        (*bar, ledger.CODE, ledger.MODIFIED),
        EditNumber(number, 0),
        code=changes,
    )
