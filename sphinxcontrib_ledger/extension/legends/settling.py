"""The legends of a document whose project has one for all of its articles.

In: the document, before it is fitted to its format.
Out: the same with the legend of the project, and without those that articles have by default.
Step of writing, imported where there is such a legend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of, self_and_ancestors, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.export.record import ArticleRecord
from sphinxcontrib_ledger.export.storage import summaries_of
from sphinxcontrib_ledger.extension.legends.placement import DIRECTIVE
from sphinxcontrib_ledger.extension.legends.project import project_legend
from sphinxcontrib_ledger.extension.legends.summaries import records_of_project
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.legend.legend import legend
from sphinxcontrib_ledger.legend.notice import put_above

if TYPE_CHECKING:
    from collections.abc import Sequence


def settle_legends(document: nodes.document, env: Any, *, is_book: bool) -> None:
    """Put the legend of the project into a document, and take the default ones of articles away.

    A book has its own articles alone, and its legend before the first of them.
    """
    own = summaries_of(document)
    _take_default_legends(document, own)
    places = all_of(document, project_legend)
    if not is_book:
        every = [ArticleRecord.from_json(text) for text in records_of_project(env)]
        for place in places:
            _put(place, every, document)
        return
    first = _first_mark(document)
    if first is not None and (not places or _is_before(document, first, places[0])):
        place = project_legend()
        put_above(place, _page_of(first))
        places.insert(0, place)
    for place in places[:1]:
        _put(place, list(own.values()), document)
    for place in places[1:]:
        replace_node(place, [])


def _take_default_legends(document: nodes.document, own: dict[str, ArticleRecord]) -> None:
    """Take away legends that nobody asked for; one that says that nothing was edited stays."""
    for node in all_of(document, ledger.ledger_legend):
        has_marks = any(own[name].kinds for name in node['articles'] if name in own)
        if node.get('default') and has_marks:
            notes = [child for child in node.children if isinstance(child, ledger.ledger_note)]
            replace_node(node, notes)


def _put(place: nodes.Element, records: Sequence[ArticleRecord], document: nodes.document) -> None:
    node = legend(records, wording_of(document.settings))
    if node is not None:
        node['position'] = DIRECTIVE
        node['records'] = [record.to_json() for record in records]
        document[ledger.EXPLAINS] = '1'
    replace_node(place, [node] if node is not None else [])


def _first_mark(document: nodes.document) -> nodes.Element | None:
    return next(
        (
            node
            for node in walk(document)
            if isinstance(node, nodes.Element) and ledger.EDIT in node.attributes
        ),
        None,
    )


def _is_before(document: nodes.document, first: nodes.Node, second: nodes.Node) -> bool:
    return next(node for node in walk(document) if node is first or node is second) is first


def _page_of(node: nodes.Element) -> nodes.Element:
    """Return the outermost element of the page that a node is on: its section, most often."""
    chain = [
        each
        for each in self_and_ancestors(node)
        if isinstance(each, nodes.Element) and not isinstance(each, nodes.document)
    ]
    pages = [place for place, each in enumerate(chain) if each.tagname == 'start_of_file']
    return chain[max(pages[0] - 1, 0)] if pages else chain[-1]
