"""The pipeline, as one visible list of steps, and when it runs.

Priority 885 comes after smart quotes, the domains and the collectors of titles, labels and the
table of contents, so that none of them sees a mark.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.annotate import annotate
from sphinxcontrib_ledger.annotation import Annotation, Article
from sphinxcontrib_ledger.blocks import Leaf, leaves
from sphinxcontrib_ledger.engine.compare import compare, compare_whole
from sphinxcontrib_ledger.legend import Summary, legend
from sphinxcontrib_ledger.messages import Subtype
from sphinxcontrib_ledger.places import place_elisions
from sphinxcontrib_ledger.proof import faults, outline
from sphinxcontrib_ledger.read.graft import roots, untag
from sphinxcontrib_ledger.render.plain import in_plain_docutils

if TYPE_CHECKING:
    from sphinxcontrib_ledger.config import Settings
    from sphinxcontrib_ledger.engine.model import Account
    from sphinxcontrib_ledger.read.shadow import Shadow

PRIORITY = 885

Warn = Callable[[Subtype, str], None]
Note = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Pending:
    """An article that waits for its document to be read: what the directive found out.

    ``tag`` marks the elements of the edited file (``read.graft``).
    ``warn`` reports at the directive's line; ``note`` records a file that the document depends on.
    """

    shadow: Shadow
    tag: object
    settings: Settings
    warn: Warn
    note: Note


@dataclass(frozen=True)
class Compared:
    """An article whose account is made: the argument of the event ``ledger-compared``."""

    original: Sequence[Leaf]
    edited: Sequence[Leaf]
    account: Account


class ArticleTransform(Transform):
    """Compares the two sides of an article and puts marks and legend into its document."""

    default_priority = PRIORITY

    def apply(self) -> None:
        """Run the pipeline on the article of a pending node."""
        node = waiting_node(self)
        pending: Pending = node.details['article']
        env = getattr(self.document.settings, 'env', None)
        with garbage_later():
            folding = pending.settings.folding
            original = leaves(pending.shadow.finish().children, folding)
            for path in pending.shadow.dependencies():
                pending.note(path)
            article_roots = roots(self.document, pending.tag)
            edited = leaves(article_roots, folding)
            if not edited:
                pending.warn(Subtype.EMPTY, 'the edited file shows nothing that could be compared')
            done = shown(pending, original, edited, article_roots, env) if edited else Annotation()
            untag(self.document, pending.tag)
        summary = Summary(frozenset(done.kinds), pending.settings)
        place_legend(self.document, node, article_roots, summary)
        if env is None:
            in_plain_docutils(self.document)


def shown(
    pending: Pending,
    original: Sequence[Leaf],
    edited: Sequence[Leaf],
    article_roots: Sequence[nodes.Element],
    env: Any,
) -> Annotation:
    """Compare and annotate an article; mark whole blocks if nothing else can be proved."""
    blocks = [leaf.block for leaf in original], [leaf.block for leaf in edited]
    account = compare(*blocks, pending.settings.granularity)
    if env is not None:
        env.events.emit('ledger-compared', env.docname, Compared(original, edited, account))
    sign = pending.settings.ellipsis
    done = annotated(Article(original, edited, account, sign), article_roots)
    if isinstance(done, str):
        pending.warn(Subtype.PROOF, done)
        done = annotated(Article(original, edited, compare_whole(*blocks), sign), article_roots)
    if isinstance(done, str):
        pending.warn(Subtype.PROOF, f'{done}; the edited text is shown without marks')
        return Annotation()
    return done


def annotated(article: Article, article_roots: Sequence[nodes.Element]) -> Annotation | str:
    """Annotate an article; return what was done, or (all of it undone) why it cannot be proved."""
    before = outline(article_roots)
    done = annotate(article)
    place_elisions(article, done)
    reasons = list(faults(article, done))
    if outline(article_roots, done.inserted) != before:
        reasons.append('without its marks it is not the edited article')
    if not reasons:
        return done
    done.changes.undo()
    return (
        f'the account of this article could not be proved ({reasons[0]}), so whole blocks are '
        'marked: please report it with both files'
    )


def place_legend(
    document: nodes.document,
    pending: nodes.Element,
    article_roots: Sequence[nodes.Element],
    summary: Summary,
) -> None:
    """Put the legend where the settings say, or leave it to a ``ledger-legend`` directive."""
    waiting = [
        node for node in document.findall(nodes.pending) if node.transform is LegendTransform
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
