"""The transforms that bring the articles of a document their marks when it has been read.

In: the pending node that ``ledger-article`` left.
Out: the article with its marks and its legend in the host document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils.transforms import Transform

from sphinxcontrib_ledger.compat.environment import is_verbose, writes_catalogs
from sphinxcontrib_ledger.document.translation.wrappers import unwrap_translatable
from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.document.tree_edits import replace_node, replace_nodes
from sphinxcontrib_ledger.engine.statistics import extent
from sphinxcontrib_ledger.errors import LedgerError
from sphinxcontrib_ledger.export.recording import empty_record, record_article, tops_of
from sphinxcontrib_ledger.export.storage import name_of_article, store_record
from sphinxcontrib_ledger.extension import priorities
from sphinxcontrib_ledger.extension.displaced import remove_shields
from sphinxcontrib_ledger.extension.failures import (
    is_comparable,
    show_no_account,
    tell_of_lost_text,
    warn_of_failures,
    warn_of_original,
)
from sphinxcontrib_ledger.extension.legends.placement import place_legend
from sphinxcontrib_ledger.extension.legends.summaries import note_record
from sphinxcontrib_ledger.extension.messages import OUTCOMES, note_dependency, warn
from sphinxcontrib_ledger.extension.pending import Pending, pending_node
from sphinxcontrib_ledger.legend.change_list_slot import change_list_slot
from sphinxcontrib_ledger.nodes import ledger_note
from sphinxcontrib_ledger.pipeline import (
    Doctrees,
    gc_paused,
    process_article,
    sides_of,
)
from sphinxcontrib_ledger.proof.places import places_of
from sphinxcontrib_ledger.read.article_tag import roots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.export.record import ArticleRecord
    from sphinxcontrib_ledger.export.recording import Files
    from sphinxcontrib_ledger.pipeline import Comparison


class ArticleTransform(Transform):
    """Compares the two sides of an article and puts marks and legend into its document."""

    default_priority = priorities.ARTICLE

    def apply(self) -> None:
        """Run the pipeline on the article of a pending node."""
        node = pending_node(self)
        pending: Pending = node.details['article']
        with gc_paused():
            remove_shields(pending.tag)
            # It stands in the article's last section, and is no part of the article.
            notes = [note for note in all_of(self.document, ledger_note) if note is pending.note]
            replace_nodes(notes, lambda _: ())
            article_roots = roots(self.document, pending.tag)
            # The comparison is freed before the collector resumes, so that it never looks at it.
            record, places = annotate_in_place(self.document, node, article_roots)
            pending.tag.take_off()
            store_record(self.document, record, places)
            env = getattr(self.document.settings, 'env', None)
            if env is not None and (record.kinds or record.unchanged):
                note_record(env, record)
            place_legend(self.document, node, article_roots, record, pending, notes)
            tell_of_lost_text(pending, self.document, article_roots)


def annotate_in_place(
    document: nodes.document, node: nodes.pending, article_roots: Sequence[nodes.Element]
) -> tuple[ArticleRecord, str]:
    """Put the marks of an article into its document; return what is known of it, and their places.

    ``node`` is the pending node of the article.
    """
    pending: Pending = node.details['article']
    settings = pending.settings
    if pending.of_version is not None and settings.on_error == 'omit':
        # A page is never left out.
        settings = replace(settings, on_error='notice')
    record = empty_record(name_of_article(document), pending.files, settings)
    try:
        trees = doctrees_of(pending, document, article_roots)
    except LedgerError as error:
        message = f'{error}; {OUTCOMES[settings.on_error]}'
        warn(document, pending.location, error.subtype, message, settings.on_error)
        show_no_account('unread', document, (*article_roots, node), settings)
        return record, ''
    finally:
        warn_of_original(pending, document)
    sides = sides_of(trees, settings)
    if not is_comparable(pending, document, article_roots, node, sides):
        return record, ''
    # An article without elements is where its pending node stands.
    comparison = process_article(sides, article_roots or [node], settings)
    warn_of_failures(pending.location, document, comparison, settings)
    record = record_article(comparison, document, record, stats=settings.stats)
    if pending.of_version is not None:
        # Most pages of a project are as they were, which none of them has to say.
        record = replace(record, unchanged=False, since=pending.of_version.label)
    env = getattr(document.settings, 'env', None)
    if env is not None:
        env.events.emit('ledger-compared', env.docname, replace(comparison, record=record))
        if is_verbose(env):
            report(env.docname, pending.files, comparison)
    places = places_of(tops_of(document, comparison)) if record.kinds else ''
    if settings.list_of_changes and (record.kinds or record.unchanged):
        replace_node(
            node, [node, change_list_slot(record.article, settings.list_of_changes_kinds)]
        )
    return record, places


def doctrees_of(
    pending: Pending, document: nodes.document, article_roots: Sequence[nodes.Element]
) -> Doctrees:
    """Return both sides of an article, the original after the transforms of its host."""
    sandboxes = pending.isolated
    trees = Doctrees(sandboxes.original.run_transforms(document).children, article_roots)
    if pending.of_version is None or pending.of_version.last:
        for path in sandboxes.original.dependencies():
            note_dependency(document, path)
    if sandboxes.written is not None:
        before, after = (sandbox.run_transforms(document) for sandbox in sandboxes.written)
        trees = trees._replace(written=(before.children, after.children))
    env = getattr(document.settings, 'env', None)
    if env is not None and not writes_catalogs(env):
        for side in (trees.original, trees.edited, *(trees.written or ())):
            unwrap_translatable(side)
    return trees


def report(docname: str, files: Files, comparison: Comparison) -> None:
    """Say in one line what became of an article: what ``sphinx-build -v`` shows."""
    from sphinx.util import logging

    statistics = extent(comparison.article.account)
    logging.getLogger(__name__).verbose(
        '%s: article of %d words, %d added, %d removed, %d moved, %d%% of the original kept '
        '(%s is the original, %s is edited)',
        docname,
        statistics.kept + statistics.added,
        statistics.added,
        statistics.removed,
        statistics.moved,
        statistics.share,
        *files,
    )
