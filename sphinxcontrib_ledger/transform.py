"""The pipeline, as one visible list of steps, and when it runs.

Priority 885 comes after smart quotes, the domains and the collectors of titles, labels and the
table of contents, so that none of them sees a mark.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.annotate import annotate
from sphinxcontrib_ledger.annotation import Annotation, Article
from sphinxcontrib_ledger.blocks import Leaf, leaves
from sphinxcontrib_ledger.engine.compare import compare, compare_whole
from sphinxcontrib_ledger.engine.translated import compare_translated
from sphinxcontrib_ledger.figures import Proof, count
from sphinxcontrib_ledger.frames import framed
from sphinxcontrib_ledger.legend import Summary, legend
from sphinxcontrib_ledger.messages import Subtype
from sphinxcontrib_ledger.nodes import walk
from sphinxcontrib_ledger.placement import clear, lost, without_fields
from sphinxcontrib_ledger.places import place_elisions
from sphinxcontrib_ledger.proof import faults, uncovered
from sphinxcontrib_ledger.read.graft import roots
from sphinxcontrib_ledger.render.writers import in_plain_docutils
from sphinxcontrib_ledger.shape import Shape, outline
from sphinxcontrib_ledger.translation import with_sources

if TYPE_CHECKING:
    from sphinxcontrib_ledger.config import Settings
    from sphinxcontrib_ledger.engine.islands import Granularity
    from sphinxcontrib_ledger.engine.model import Account
    from sphinxcontrib_ledger.read.graft import Tag
    from sphinxcontrib_ledger.read.translations import Shadows

PRIORITY = 885

Warn = Callable[[Subtype, str], None]
Note = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Pending:
    """An article that waits for its document to be read: what the directive found out.

    ``tag`` marks the elements of the edited file (``read.graft``).
    ``warn`` reports at the directive's line; ``note`` records a file that the document depends on.
    """

    shadows: Shadows
    tag: Tag
    settings: Settings
    warn: Warn
    note: Note


@dataclass(frozen=True)
class Compared:
    """An article with the marks that could be proved: what ``ledger-compared`` tells.

    ``failed`` says why accounts were given up: first that of words, then that of whole blocks.
    """

    article: Article
    done: Annotation
    roots: Sequence[nodes.Element]
    failed: tuple[str, ...]

    def proof(self) -> Proof:
        """Return the outcome with its figures; count them before anything else is changed."""
        if len(self.failed) > 1:
            return Proof(self.failed, None)
        without_marks = outline(self.roots, self.done.inserted)
        return Proof(self.failed, count(self.article, self.done, without_marks, self.roots))


class ArticleTransform(Transform):
    """Compares the two sides of an article and puts marks and legend into its document."""

    default_priority = PRIORITY

    def apply(self) -> None:
        """Run the pipeline on the article of a pending node."""
        node = waiting_node(self)
        pending: Pending = node.details['article']
        with garbage_later():
            clear(pending.tag)
            article_roots = roots(self.document, pending.tag)
            # What was compared is gone when this is done, so that no collector looks at it.
            kinds = marked(self.document, pending, article_roots)
            pending.tag.take_off()
            place_legend(self.document, node, article_roots, Summary(kinds, pending.settings))
        if getattr(self.document.settings, 'env', None) is None:
            in_plain_docutils(self.document)


def marked(
    document: nodes.document, pending: Pending, article_roots: Sequence[nodes.Element]
) -> frozenset[str]:
    """Put the marks of an article into its document; return which kinds there are."""
    settings = pending.settings
    cut = partial(
        leaves,
        folding=settings.folding,
        dictionaries=settings.dictionaries,
        constructs=settings.constructs,
    )
    original = cut(pending.shadows.original.finish(document).children)
    for path in pending.shadows.original.dependencies():
        pending.note(path)
    edited = cut(article_roots)
    if pending.shadows.written is not None:
        before, after = [
            cut(shadow.finish(document).children) for shadow in pending.shadows.written
        ]
        original, edited = with_sources(original, before), with_sources(edited, after)
    if gone := lost(pending.tag, article_roots, edited):
        fitting = without_fields(original, gone)
        if fitting is None:
            pending.warn(
                Subtype.PLACE,
                'what stands around this article made something else of its text, which is shown '
                'without marks: move the directive to the left margin',
            )
            return frozenset()
        original = fitting
    if not edited:
        pending.warn(Subtype.EMPTY, 'the edited file shows nothing that could be compared')
        return frozenset()
    env = getattr(document.settings, 'env', None)
    return frozenset(shown(pending, original, edited, article_roots, env).kinds)


def shown(
    pending: Pending,
    original: Sequence[Leaf],
    edited: Sequence[Leaf],
    article_roots: Sequence[nodes.Element],
    env: Any,
) -> Annotation:
    """Compare and annotate an article; warn if not all of its marks could be proved."""
    found = proved(original, edited, pending.settings, article_roots)
    instead = ('so whole blocks are marked', 'so the edited text is shown without marks')
    for reason, shown_now in zip(found.failed, instead, strict=False):
        pending.warn(
            Subtype.PROOF,
            f'the account of this article could not be proved ({reason}), {shown_now}: please '
            'report it with both files',
        )
    if env is not None:
        env.events.emit('ledger-compared', env.docname, found)
    return found.done


def proved(
    original: Sequence[Leaf],
    edited: Sequence[Leaf],
    settings: Settings,
    article_roots: Sequence[nodes.Element],
) -> Compared:
    """Compare and annotate an article; mark whole blocks if nothing else can be proved."""
    failed: list[str] = []
    holders = frozenset(id(root.parent) for root in article_roots)
    for make in _ways(original, edited, settings.granularity):
        article = Article(
            original, edited, make(), settings.ellipsis, settings.constructs, holders
        )
        article = framed(article, article_roots)
        done = annotated(article, article_roots)
        if isinstance(done, Annotation):
            return Compared(article, done, article_roots, tuple(failed))
        failed.append(done)
    return Compared(article, Annotation(), article_roots, tuple(failed))


def _ways(
    original: Sequence[Leaf], edited: Sequence[Leaf], granularity: Granularity
) -> tuple[Callable[[], Account], Callable[[], Account]]:
    """Return how an account of words and one of whole blocks are made."""
    blocks = [leaf.block for leaf in original], [leaf.block for leaf in edited]
    if any(leaf.source is not None for leaf in (*original, *edited)):
        written = [leaf.written for leaf in original], [leaf.written for leaf in edited]
        by_words = partial(compare_translated, blocks, written, granularity)
        return by_words, partial(by_words, blocks_only=True)
    return partial(compare, *blocks, granularity), partial(compare_whole, *blocks)


def annotated(article: Article, article_roots: Sequence[nodes.Element]) -> Annotation | str:
    """Annotate an article; return what was done, or (all of it undone) why it cannot be proved."""
    if unaccounted := list(uncovered(article.account)):
        return unaccounted[0]
    shape = Shape(article_roots)
    done = annotate(article)
    place_elisions(article, done)
    reasons = list(faults(article, done))
    if not shape.is_kept(done.inserted):
        reasons.append('without its marks it is not the edited article')
    if not reasons:
        return done
    done.changes.undo()
    return reasons[0]


def place_legend(
    document: nodes.document,
    pending: nodes.Element,
    article_roots: Sequence[nodes.Element],
    summary: Summary,
) -> None:
    """Put the legend where the settings say, or leave it to a ``ledger-legend`` directive."""
    waiting = [
        node
        for node in (walk(document) if _awaits_legend(document) else ())
        if isinstance(node, nodes.pending) and node.transform is LegendTransform
    ]
    for node in waiting:
        node.details['summaries'].append(summary)
    made = legend([summary], coloured=True)
    where = summary.settings.legend
    if waiting or where == 'none' or made is None or not (where == 'bottom' or article_roots):
        pending.parent.remove(pending)
        return
    if where == 'bottom':
        pending.replace_self(made)
        return
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


class LegendTransform(Transform):
    """Puts the legend of a document's articles where ``ledger-legend`` stands."""

    default_priority = PRIORITY + 1

    def apply(self) -> None:
        """Replace the pending node by the legend, if there is something to say."""
        pending = waiting_node(self)
        summaries: list[Summary] = pending.details['summaries']
        if not summaries:
            warn: Warn = pending.details['warn']
            warn(
                Subtype.LEGEND,
                'this document shows no article: ledger-legend has nothing to explain',
            )
        made = legend(summaries, coloured=True) if summaries else None
        if made is None:
            pending.parent.remove(pending)
        else:
            pending.replace_self(made)
        if getattr(self.document.settings, 'env', None) is None:
            in_plain_docutils(self.document)


def waiting_node(transform: Transform) -> nodes.pending:
    """Return the node that a transform was waiting for."""
    node = transform.startnode
    assert isinstance(node, nodes.pending)
    return node


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
