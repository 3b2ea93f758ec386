"""The place of the list of an article's changes; the list is filled for each format.

Not all formats show the same edits, and a printed one has the numbers of pages.

In: the name of an article.
Out: an empty list that carries it, which the steps of rendering fill.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger

if TYPE_CHECKING:
    from collections.abc import Iterable


def change_list_slot(article: str, kinds: Iterable[str]) -> ledger.ledger_changes:
    """Return the empty list of an article, given by its name, for edits of some kinds."""
    return ledger.ledger_changes(
        classes=[ledger.CHANGES, ledger.NO_SEARCH], article=article, kinds=' '.join(kinds)
    )
