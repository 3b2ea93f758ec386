"""Where a legend is put: where the settings say, or where a directive stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.errors import Subtype
from sphinxcontrib_ledger.extension.pending import PRIORITY, Warn, pending_node
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.legend.legend import Summary, legend
from sphinxcontrib_ledger.nodes import ON_TOP

if TYPE_CHECKING:
    from collections.abc import Sequence


def place_legend(
    document: nodes.document,
    pending: nodes.Element,
    article_roots: Sequence[nodes.Element],
    summary: Summary,
    where: str,
) -> None:
    """Put the legend where the settings say, or leave it to a ``ledger-legend`` directive."""
    waiting = [
        node
        for node in (walk(document) if _awaits_legend(document) else ())
        if isinstance(node, nodes.pending) and node.transform is LegendTransform
    ]
    for node in waiting:
        node.details['summaries'].append(summary)
    made = legend([summary], wording_of(document.settings))
    if waiting or where == 'none' or made is None or not (where == 'bottom' or article_roots):
        pending.parent.remove(pending)
        return
    if where == 'bottom':
        pending.replace_self(made)
        return
    made[ON_TOP] = True
    pending.parent.remove(pending)
    first = article_roots[0]
    if isinstance(first, nodes.section):
        first.insert(1 if isinstance(first[0], nodes.title) else 0, made)
    else:
        first.parent.insert(
            next(i for i, child in enumerate(first.parent.children) if child is first)
            + isinstance(first, nodes.title),
            made,
        )


def _awaits_legend(document: nodes.document) -> bool:
    """Return whether a ``ledger-legend`` was read, be it in the document or thrown away since."""
    return any(
        transform is LegendTransform for _, transform, *_ in document.transformer.transforms
    )


class LegendTransform(Transform):
    """Puts the legend of a document's articles where ``ledger-legend`` stands."""

    default_priority = PRIORITY + 1

    def apply(self) -> None:
        """Replace the pending node by the legend, if there is something to say."""
        pending = pending_node(self)
        summaries: list[Summary] = pending.details['summaries']
        if not summaries:
            warn: Warn = pending.details['warn']
            warn(
                Subtype.LEGEND,
                'this document shows no article: ledger-legend has nothing to explain',
            )
        wording = wording_of(self.document.settings)
        made = legend(summaries, wording) if summaries else None
        if made is None:
            pending.parent.remove(pending)
        else:
            pending.replace_self(made)
