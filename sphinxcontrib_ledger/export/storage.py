"""Where records are: in a node of their own at the end of each document.

A node, since a document's attributes are lost where a format makes one document of several; at
the end, so that nothing that a format leaves out (``only``) takes a record with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.export.record import ArticleRecord

if TYPE_CHECKING:
    from collections.abc import Mapping


def name_of_article(document: nodes.document) -> str:
    """Return a name for the next article of a document: ``docname:2``."""
    env = getattr(document.settings, 'env', None)
    earlier = sum(isinstance(node, ledger.ledger_record) for node in document.children)
    return f'{env.docname if env is not None else ""}:{earlier + 1}'


def store_record(document: nodes.document, record: ArticleRecord) -> None:
    """Put the record of an article into its document, in the order in which they are read.

    Articles are mostly made in that order, but not those in different parts of a Markdown file.
    """
    node = ledger.ledger_record(article=record.article, record=record.to_json())
    stored = [child for child in document.children if isinstance(child, ledger.ledger_record)]
    document.append(node)
    if not stored:
        return
    order = {name: place for place, name in enumerate(_articles_with_marks(document))}
    ordered = sorted((*stored, node), key=lambda each: order.get(each['article'], -1))
    others = [child for child in document.children if not isinstance(child, ledger.ledger_record)]
    document.children = [*others, *ordered]


def _articles_with_marks(document: nodes.document) -> list[str]:
    """Return the names of the articles with marks in the order of their first ones."""
    marks = (
        node.attributes[ledger.ARTICLE]
        for node in walk(document)
        if isinstance(node, nodes.Element) and ledger.ARTICLE in node.attributes
    )
    return list(dict.fromkeys(marks))


def records_of(document: nodes.Element) -> Mapping[str, ArticleRecord]:
    """Return the records in a document by the names of the articles, in reading order."""
    return {
        node['article']: ArticleRecord.from_json(node['record'])
        for node in walk(document)
        if isinstance(node, ledger.ledger_record)
    }


def drop_records(document: nodes.document) -> None:
    """Take the records out of a document that is about to be written.

    From the outside in: where Sphinx put documents together, a record's parent is another node.
    """
    for node in walk(document):
        if any(isinstance(child, ledger.ledger_record) for child in node.children):
            assert isinstance(node, nodes.Element)
            node.children = [
                child for child in node.children if not isinstance(child, ledger.ledger_record)
            ]
