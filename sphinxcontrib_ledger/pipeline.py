"""Both sides of an article with the marks that could be proved: of words, or of whole blocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.annotate.annotate import annotate
from sphinxcontrib_ledger.annotate.context_changes import with_context_changes
from sphinxcontrib_ledger.annotate.elisions.placement import place_elisions
from sphinxcontrib_ledger.annotate.model import Annotation, Article
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.parsed_literals import with_parsed_literals
from sphinxcontrib_ledger.engine.compare import compare, compare_whole
from sphinxcontrib_ledger.engine.compare_translations import compare_translated
from sphinxcontrib_ledger.proof.contexts import frame_faults
from sphinxcontrib_ledger.proof.report import Proof, count
from sphinxcontrib_ledger.proof.structure import TreeSnapshot, without_marks
from sphinxcontrib_ledger.proof.words import faults, uncovered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Account
    from sphinxcontrib_ledger.engine.options import Options
    from sphinxcontrib_ledger.settings import Settings


@dataclass(frozen=True, repr=False)
class Comparison:
    """An article with the marks that could be proved: what ``ledger-compared`` tells.

    ``failed`` says why accounts were given up: first that of words, then that of whole blocks.
    """

    article: Article
    done: Annotation
    roots: Sequence[nodes.Element]
    failed: tuple[str, ...]

    def __repr__(self) -> str:
        """Return a short form: Sphinx makes one of all that an event tells, to print it or not."""
        sizes = len(self.article.original), len(self.article.edited)
        return f'<Comparison: {sizes[0]} blocks of the original, {sizes[1]} of the edited article>'

    def proof(self) -> Proof:
        """Return the outcome with its figures; count them before anything else is changed."""
        if len(self.failed) > 1:
            return Proof(self.failed, None)
        plain = without_marks(self.roots, self.done.inserted)
        return Proof(self.failed, count(self.article, self.done, plain, self.roots))


def compare_and_annotate(
    original: Sequence[TextBlock],
    edited: Sequence[TextBlock],
    settings: Settings,
    article_roots: Sequence[nodes.Element],
) -> Comparison:
    """Compare and annotate an article; mark whole blocks if nothing else can be proved."""
    failed: list[str] = []
    original = with_parsed_literals(original, edited)
    holders = NodeSet(root.parent for root in article_roots)
    for whole, make in enumerate(_fallbacks(original, edited, settings.comparison)):
        article = Article(
            original, edited, make(), settings.ellipsis, settings.constructs, holders
        )
        article = with_context_changes(article, article_roots, whole=bool(whole))
        done = annotate_and_prove(article, article_roots)
        if isinstance(done, Annotation):
            return Comparison(article, done, article_roots, tuple(failed))
        failed.append(done)
    return Comparison(article, Annotation(), article_roots, tuple(failed))


def _fallbacks(
    original: Sequence[TextBlock], edited: Sequence[TextBlock], options: Options
) -> tuple[Callable[[], Account], Callable[[], Account]]:
    """Return how an account of words and one of whole blocks are made."""
    blocks = [leaf.block for leaf in original], [leaf.block for leaf in edited]
    if any(leaf.source is not None for leaf in (*original, *edited)):
        written = [leaf.written for leaf in original], [leaf.written for leaf in edited]
        by_words = partial(compare_translated, blocks, written, options)
        return by_words, partial(by_words, blocks_only=True)
    return partial(compare, *blocks, options), partial(compare_whole, *blocks, options)


def annotate_and_prove(
    article: Article, article_roots: Sequence[nodes.Element]
) -> Annotation | str:
    """Annotate an article; return what was done, or (all of it undone) why it cannot be proved."""
    if unaccounted := list(uncovered(article.account)):
        return unaccounted[0]
    shape = TreeSnapshot(article_roots)
    done = annotate(article)
    place_elisions(article, done)
    reasons = [*faults(article, done), *frame_faults(article, done, article_roots)]
    if not shape.is_kept(done.inserted):
        reasons.append('without its marks it is not the edited article')
    if not reasons:
        return done
    done.changes.undo()
    return reasons[0]
