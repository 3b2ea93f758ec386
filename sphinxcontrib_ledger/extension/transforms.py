"""The pipeline, as one visible list of steps."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.annotate.original_words import attach_original_words
from sphinxcontrib_ledger.compat import application
from sphinxcontrib_ledger.document.blocks import TextBlock, flatten
from sphinxcontrib_ledger.document.translated_blocks import with_sources
from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.engine.statistics import extent, ignored
from sphinxcontrib_ledger.errors import Subtype
from sphinxcontrib_ledger.extension.displaced import displaced_parts, remove_shields
from sphinxcontrib_ledger.extension.legend_placement import LegendTransform, place_legend
from sphinxcontrib_ledger.extension.pending import PRIORITY, Pending, pending_node
from sphinxcontrib_ledger.legend.change_list_slot import insert_change_list_slot
from sphinxcontrib_ledger.legend.legend import Summary
from sphinxcontrib_ledger.pipeline import compare_and_annotate
from sphinxcontrib_ledger.read.embedding import roots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.pipeline import Comparison
    from sphinxcontrib_ledger.settings import Settings


class ArticleTransform(Transform):
    """Compares the two sides of an article and puts marks and legend into its document."""

    default_priority = PRIORITY

    def apply(self) -> None:
        """Run the pipeline on the article of a pending node."""
        node = pending_node(self)
        pending: Pending = node.details['article']
        with garbage_later():
            remove_shields(pending.tag)
            article_roots = roots(self.document, pending.tag)
            # What was compared is gone when this is done, so that no collector looks at it.
            found = marked(self.document, node, article_roots)
            pending.tag.take_off()
            place_legend(self.document, node, article_roots, found, pending.settings.legend)


def marked(
    document: nodes.document, node: nodes.pending, article_roots: Sequence[nodes.Element]
) -> Summary:
    """Put the marks of an article into its document; return what its legend needs to know.

    ``node`` is what waits for them.
    """
    pending: Pending = node.details['article']
    settings = pending.settings
    cut = partial(flatten, constructs=settings.constructs)
    original = cut(pending.shadows.original.run_transforms(document).children)
    for path in pending.shadows.original.dependencies():
        pending.note(path)
    edited = cut(article_roots)
    if pending.shadows.written is not None:
        before, after = [
            cut(shadow.run_transforms(document).children) for shadow in pending.shadows.written
        ]
        original = with_sources(original, before, settings.folding)
        edited = with_sources(edited, after, settings.folding)
    gone = displaced_parts(pending.tag, article_roots, edited, settings.constructs)
    if gone and not (pending.opens and all(isinstance(top, nodes.field_list) for top in gone)):
        pending.warn(
            Subtype.PLACE,
            'what stands around this article made something else of its text, which is shown '
            'without marks: move the directive to the left margin',
        )
        return Summary()
    if not edited:
        pending.warn(Subtype.EMPTY, 'the edited file shows nothing that could be compared')
        return Summary()
    env = getattr(document.settings, 'env', None)
    found = shown(pending, original, edited, article_roots, env)
    if env is not None and application(env).verbosity:
        report(env.docname, found)
    if settings.reveal != 'never':
        attach_original_words(found, beside=settings.reveal == 'side-by-side')
    if settings.list_of_changes and found.done.kinds:
        insert_change_list_slot(document, node, found)
    return summary(found, settings)


def report(docname: str, found: Comparison) -> None:
    """Say in one line what became of an article: what ``sphinx-build -v`` shows."""
    from sphinx.util import logging

    amount = extent(found.article.account)
    logging.getLogger(__name__).verbose(
        '%s: article of %d words, %d added, %d removed, %d moved, %d%% of the original kept',
        docname,
        amount.kept + amount.added,
        amount.added,
        amount.removed,
        amount.moved,
        amount.share,
    )


def summary(found: Comparison, settings: Settings) -> Summary:
    """Return what the legend of an article needs to know."""
    if not found.done.kinds:
        return Summary()
    account = found.article.account
    return Summary(
        frozenset(found.done.kinds),
        settings.editor,
        settings.source,
        settings.edited_on,
        settings.ellipsis,
        settings.reveal,
        extent(account) if settings.stats else None,
        ignored(account),
    )


def shown(
    pending: Pending,
    original: Sequence[TextBlock],
    edited: Sequence[TextBlock],
    article_roots: Sequence[nodes.Element],
    env: Any,
) -> Comparison:
    """Compare and annotate an article; warn if not all of its marks could be proved."""
    found = compare_and_annotate(original, edited, pending.settings, article_roots)
    instead = ('so whole blocks are marked', 'so the edited text is shown without marks')
    for reason, shown_now in zip(found.failed, instead, strict=False):
        pending.warn(
            Subtype.PROOF,
            f'the account of this article could not be proved ({reason}), {shown_now}: please '
            'report it with both files',
        )
    if env is not None:
        env.events.emit('ledger-compared', env.docname, found)
    return found


class Adoption(Transform):
    """Notes the articles and legends that wait in a part of a document that was read by itself.

    MyST-Parser reads reStructuredText in Markdown so, and the part's own transforms never run.
    """

    default_priority = PRIORITY - 1

    def apply(self) -> None:
        """Note what no transform is waiting for."""
        transformer = self.document.transformer
        known = {id(waiting) for *_, waiting, _ in transformer.transforms}
        found = [
            node
            for node in walk(self.document)
            if isinstance(node, nodes.pending)
            and node.transform in (ArticleTransform, LegendTransform)
            and id(node) not in known
        ]
        for pending in found:
            self.document.note_pending(pending)
        # The part's own document is not to be kept with this one.
        for node in walk(self.document) if found else ():
            node.document = self.document


@contextmanager
def garbage_later() -> Iterator[None]:
    """Keep the garbage collector from going through all nodes again and again as we make more."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
