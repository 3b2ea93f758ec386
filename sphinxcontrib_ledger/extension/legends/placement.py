"""Where a legend is put: where the settings say, or where a directive stands for it.

An article puts its own legend into the document.  A ``ledger-legend`` that is read in the same
document takes the place of all those.

In: a document whose articles have their records.
Out: the document with its legends. Last step of reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of, self_and_ancestors, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node, replace_nodes
from sphinxcontrib_ledger.errors import Subtype
from sphinxcontrib_ledger.export.storage import summaries_of
from sphinxcontrib_ledger.extension import priorities
from sphinxcontrib_ledger.extension.messages import warn
from sphinxcontrib_ledger.extension.pending import pending_node
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.legend.legend import legend
from sphinxcontrib_ledger.legend.notice import has_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.export.record import ArticleRecord
    from sphinxcontrib_ledger.extension.pending import Pending

#: The values of ``position``: who put a legend where it is.
TOP, BOTTOM, DIRECTIVE = 'top', 'bottom', 'directive'


def place_legend(
    document: nodes.document,
    pending: nodes.Element,
    article_roots: Sequence[nodes.Element],
    record: ArticleRecord,
    waiting: Pending,
    notes: Sequence[nodes.Element] = (),
) -> None:
    """Put the legend of an article where its settings say, and take its pending node away.

    An article that was removed altogether has its legend behind the sign of that.
    What its editor says (``notes``) is in the legend, or, without one, where it would be.
    """
    where = waiting.settings.legend
    shown = where in (TOP, BOTTOM)
    node = legend([record], wording_of(document.settings), notes=notes) if shown else None
    if node is None:
        replace_node(pending, notes)
        return
    node['position'] = where
    if not waiting.own_legend:
        # It is taken away where the project has a legend of all articles.
        node['default'] = '1'
    if where == BOTTOM or not article_roots:
        replace_node(pending, [node])
        return
    replace_node(pending, [])
    first = article_roots[0]
    if isinstance(first, nodes.section):
        first.insert(1 if isinstance(first[0], nodes.title) else 0, node)
    elif isinstance(first, nodes.title):
        replace_node(first, [first, node])
    else:
        replace_node(first, [node, first])


class LegendTransform(Transform):
    """Puts the legend of a document's articles where ``ledger-legend`` stands."""

    default_priority = priorities.LEGEND

    def apply(self) -> None:
        """Replace the pending node by the legend, if there is something to say."""
        pending = pending_node(self)
        records = list(summaries_of(self.document).values())
        if not (records or has_notice(self.document)):
            warn(
                self.document,
                pending.details['location'],
                Subtype.LEGEND,
                'this document shows no article: ledger-legend has nothing to explain',
            )
        notes = all_of(self.document, ledger.ledger_note)
        replace_nodes(notes, lambda _: ())
        node = legend(records, wording_of(self.document.settings), notes=notes)
        if self.document in self_and_ancestors(pending):
            # A directive that was thrown away since takes the place of nothing.
            _remove_legends_of_articles(self.document)
        if node is not None:
            node['position'] = DIRECTIVE
        replace_node(pending, [node] if node is not None else notes)


def _remove_legends_of_articles(document: nodes.document) -> None:
    legends = [
        node
        for node in walk(document)
        if isinstance(node, ledger.ledger_legend) and node['position'] != DIRECTIVE
    ]
    replace_nodes(legends, lambda _: ())
