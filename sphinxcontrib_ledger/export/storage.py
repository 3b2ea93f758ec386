"""Where records are: in a node of their own at the end of each document.

A node, since a document's attributes are lost where a format makes one document of several; at
the end, so that nothing that a format leaves out (``only``) takes a record with it.
Besides the JSON in ``record`` the node has what is often asked for: ``article`` is the name of the
article, ``edits`` how many it has, ``reveal`` how the original's words are shown, and ``places``
where its marks are.
The node is taken out before the document is written.

In: the record of an article.
Out: a document that holds it, and the records of a document. Last step of the pipeline, and
the first of legends, lists and rendering.
"""

from __future__ import annotations

from functools import partial

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.link_titles import title_in
from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.export.record import ArticleRecord


def name_of_article(document: nodes.document) -> str:
    """Return a name for the next article of a document: ``docname:2``."""
    env = getattr(document.settings, 'env', None)
    earlier = sum(isinstance(node, ledger.ledger_record) for node in document.children)
    return f'{env.docname if env is not None else ""}:{earlier + 1}'


def store_record(document: nodes.document, record: ArticleRecord, places: str = '') -> None:
    """Put the record of an article into its document, in the order in which they are read.

    ``places`` say where its marks are (``proof.places``).
    Articles are mostly made in that order, but not those in different parts of a Markdown file.
    """
    node = ledger.ledger_record(
        article=record.article,
        edits=str(len(record.edits)),
        reveal=record.reveal,
        places=places,
        record=record.to_json(),
    )
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


def records_of(document: nodes.Element) -> dict[str, ArticleRecord]:
    """Return the records in a document by the names of the articles, in reading order."""
    return {node['article']: _read(node, document) for node in _stored(document)}


def summaries_of(document: nodes.Element) -> dict[str, ArticleRecord]:
    """Return the same without edits and words: what legends tell."""
    return {
        node['article']: ArticleRecord.summary_from_json(node['record'])
        for node in _stored(document)
    }


def records_that_reveal(document: nodes.Element) -> dict[str, ArticleRecord]:
    """Return those of the records that have the original's words."""
    stored = _stored(document)
    revealing = [node for node in stored if node['reveal'] != 'never']
    return {node['article']: _read(node, document) for node in revealing}


def _read(node: ledger.ledger_record, document: nodes.Element) -> ArticleRecord:
    """Return a record, the links in the original's words with the titles that they show."""
    record = ArticleRecord.from_json(node['record'])
    env = getattr(getattr(document, 'settings', None), 'env', None)
    return record.with_titles(partial(title_in, env))


def _stored(document: nodes.Element) -> list[ledger.ledger_record]:
    return [node for node in walk(document) if isinstance(node, ledger.ledger_record)]


def take_records(document: nodes.document) -> dict[str, int]:
    """Take the records out of a document that is about to be written.

    Return how many edits each article has.
    From the outside in: where Sphinx put documents together, a record's parent is another node.
    """
    counts: dict[str, int] = {}
    for node in walk(document):
        stored = [child for child in node.children if isinstance(child, ledger.ledger_record)]
        if stored:
            assert isinstance(node, nodes.Element)
            counts |= {record['article']: int(record['edits']) for record in stored}
            node.children = [child for child in node.children if child not in stored]
    return counts
