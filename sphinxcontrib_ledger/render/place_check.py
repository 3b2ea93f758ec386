"""The proof of marks' places, made once more of a document that others have changed.

In: a document that is stored, or about to be fitted to its format.
Out: for each article whose marks are not where they were put, a warning and a notice on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.errors import Subtype
from sphinxcontrib_ledger.legend.notice import put_notice
from sphinxcontrib_ledger.nodes import ledger_record
from sphinxcontrib_ledger.proof.places import displaced_marks

if TYPE_CHECKING:
    from docutils import nodes


def check_places(document: nodes.document) -> None:
    """Tell of the articles whose marks have moved, each of them once."""
    from sphinx.util import logging

    records = {node['article']: node for node in all_of(document, ledger_record)}
    # Documents that were stored by an earlier version have none.
    places = {article: node.get('places') for article, node in records.items()}
    recorded = [(article, text) for article, text in places.items() if text]
    # All are found before the first notice is put in.
    for article, mark in list(displaced_marks(document, recorded)):
        records[article]['places'] = ''
        logging.getLogger(__name__).warning(
            f'something changed the text of the article {article} after it had got its marks, '
            'some of which may stand in wrong places: please report it with the name of the '
            'extension that did',
            type='ledger',
            subtype=str(Subtype.PROOF),
            location=document.settings.env.docname if mark is document else mark,
        )
        put_notice('displaced', mark, document)
