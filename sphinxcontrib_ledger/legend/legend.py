"""The legend: what the marks that occur mean, who edited, how much, and from what original.

In: the records of some articles, the wording of their language, and what the format can show.
Out: a node with a title and a list.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.export.record import ArticleRecord
from sphinxcontrib_ledger.export.storage import summaries_of
from sphinxcontrib_ledger.legend.rows import LegendForm, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_ledger.i18n.wording import Wording
    from sphinxcontrib_ledger.legend.rows import Row

#: Legends are stored as pages in colour have them.
PAGE = LegendForm()
#: How many sentences are never folded: three fit a third of a phone.  With more, the legend of a
#: common article fills half of one; with fewer, a button hides what is no longer than itself.
AT_ONCE = 3


def legend(
    records: Sequence[ArticleRecord],
    wording: Wording,
    form: LegendForm = PAGE,
    notes: Sequence[nodes.Node] = (),
) -> ledger.ledger_legend | None:
    """Return the legend of one or more articles; ``None`` if there is not a mark in them.

    ``notes`` are the editors' own words, which stand last.
    """
    rows = [row for row in rows_of(records, wording, form, noted=bool(notes)) if row.nodes]
    if not rows:
        return None
    heading = wording.text('title')
    title = [_paragraph([nodes.strong('', heading)], [ledger.LEGEND_TITLE])] if heading else []
    return ledger.ledger_legend(
        '',
        *title,
        *(_folded(rows, wording) if form.folded else [_list(chain(*_in_order(rows)))]),
        *notes,
        classes=[ledger.LEGEND, ledger.NO_SEARCH],
        articles=[record.article for record in records],
    )


def _folded(rows: Sequence[Row], wording: Wording) -> list[nodes.Node]:
    """Return a list of what is read at once, and one of the rest."""
    first, rest = _in_order(rows)
    label = wording.text('more')
    if not (first and rest and label) or len(rows) <= AT_ONCE:
        return [_list([*first, *rest])]
    more = ledger.ledger_more('', _list(rest), classes=[ledger.MORE], label=label)
    return [_list(first), more]


def _in_order(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return what is read at once, and what may be read later: the order of every format."""
    return [row for row in rows if not row.later], [row for row in rows if row.later]


def _list(rows: Iterable[Row]) -> nodes.bullet_list:
    items = [
        nodes.list_item('', _paragraph(ledger.join_texts(row.nodes)), classes=list(row.classes))
        for row in rows
    ]
    return nodes.bullet_list('', *items, bullet='-')


def reword(
    document: nodes.document,
    wording: Wording,
    form: LegendForm,
    telling: Sequence[nodes.Node] = (),
    *,
    passages: bool = False,
) -> None:
    """Fit the legends of a document to a form of the marks; some are ``telling`` of passages.

    ``passages`` says whether these have bars in the format, for legends of articles elsewhere.
    """
    legends = all_of(document, ledger.ledger_legend)
    known = summaries_of(document) if legends else {}
    shown = _articles_shown(document) if legends else frozenset()
    for node in legends:
        if 'records' in node:
            records = list(map(ArticleRecord.from_json, node['records']))
            set_children(node, _of_project(node, records, wording, form, passages=passages))
            continue
        records = [known[name] for name in node['articles'] if name in known]
        if not any(record.article in shown or record.unchanged for record in records):
            # All that changed is for readers of other formats.
            replace_node(node, [])
            continue
        told = any(node is each for each in telling)
        notes = [child for child in node.children if isinstance(child, ledger.ledger_note)]
        again = legend(records, wording, form._replace(passages=told), notes)
        if again is not None:
            set_children(node, again.children)


def _of_project(
    node: nodes.Element,
    records: Sequence[ArticleRecord],
    wording: Wording,
    form: LegendForm,
    *,
    passages: bool,
) -> list[nodes.Node]:
    """Return what the legend of a whole project says, none of it out of sight."""
    some = passages and any('passages' in record.bars for record in records)
    again = legend(records, wording, form._replace(passages=some, folded=False))
    return list((again or node).children)


def _articles_shown(document: nodes.document) -> frozenset[str]:
    """Return the names of the articles of which a document shows a mark."""
    return frozenset(
        node[ledger.ARTICLE]
        for node in walk(document)
        if isinstance(node, nodes.Element)
        and ledger.EDIT in node.attributes
        and not isinstance(node, ledger.ledger_change)
    )


def _paragraph(inline: Sequence[nodes.Node], classes: Sequence[str] = ()) -> nodes.paragraph:
    paragraph = nodes.paragraph('', '', *inline, classes=list(classes))
    # No source: a legend is ours to translate, so it stays out of the project's catalogs.
    paragraph.source = ''
    return paragraph
