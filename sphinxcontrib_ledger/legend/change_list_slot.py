"""The place of the list of an article's changes; the list is filled for each format.

Not all formats show the same edits, and a printed one has the numbers of pages.

In: the name of an article.
Out: an empty list that carries it, which the steps of rendering fill.
"""

from __future__ import annotations

from sphinxcontrib_ledger import nodes as ledger


def change_list_slot(article: str) -> ledger.ledger_changes:
    """Return the empty list of an article, given by its name."""
    return ledger.ledger_changes(classes=[ledger.CHANGES, ledger.NO_SEARCH], article=article)
