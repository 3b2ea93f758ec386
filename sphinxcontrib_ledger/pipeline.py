"""The steps of an article, from two doctrees to one with marks that are proved.

In: the doctrees of both sides, the elements of the edited one where they stand in their host.
Out: the edited doctree with its marks, and a :class:`Comparison`.
Sphinx, docutils and the command line call :func:`sides_of`, then :func:`process_article`.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.annotate.apply import apply
from sphinxcontrib_ledger.annotate.contexts.context_changes import with_context_changes
from sphinxcontrib_ledger.annotate.model import Annotation, Article
from sphinxcontrib_ledger.annotate.plan import plan
from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.formulas import are_labels_renamed
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.other_forms import with_other_forms
from sphinxcontrib_ledger.document.parsed_literals import with_parsed_literals
from sphinxcontrib_ledger.document.translation.blocks import with_sources
from sphinxcontrib_ledger.document.tree_edits import TreeEdits
from sphinxcontrib_ledger.engine.compare import compare, compare_whole, with_whole_pairs
from sphinxcontrib_ledger.engine.compare_translations import compare_translated
from sphinxcontrib_ledger.engine.coverage import uncovered
from sphinxcontrib_ledger.proof.contexts import context_faults
from sphinxcontrib_ledger.proof.elision_places import place_faults
from sphinxcontrib_ledger.proof.references import reference_faults
from sphinxcontrib_ledger.proof.report import NO_PAIR, Fault, Proof, count
from sphinxcontrib_ledger.proof.structure import TreeSnapshot, without_marks
from sphinxcontrib_ledger.proof.words import word_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Account
    from sphinxcontrib_ledger.export.record import ArticleRecord
    from sphinxcontrib_ledger.settings import Settings


class Doctrees(NamedTuple):
    """Both sides of an article, each as the nodes that are in no other node of it.

    ``written`` are both sides as their files have them, if the document is translated.
    """

    original: Sequence[nodes.Node]
    edited: Sequence[nodes.Node]
    written: tuple[Sequence[nodes.Node], Sequence[nodes.Node]] | None = None


class Sides(NamedTuple):
    """Both sides of an article as blocks in reading order, ready to be compared."""

    original: Sequence[TextBlock]
    edited: Sequence[TextBlock]


@dataclass(frozen=True)
class Strategy:
    """A way to account for an article.

    ``blocks_only`` says whether a block that changed is one edit, ``otherwise`` what is shown if
    its account cannot be proved.
    """

    blocks_only: bool
    otherwise: str


BY_WORDS = Strategy(False, 'so whole blocks are marked')
BY_BLOCKS = Strategy(True, 'so the edited text is shown without marks')
#: The strategies in the order in which they are tried; the first that is proved is shown.
STRATEGIES = (BY_WORDS, BY_BLOCKS)


@dataclass(frozen=True)
class ProofFailure:
    """Why the account that a strategy made was given up; its marks are undone.

    ``pairs`` are the numbers of the pairs that are at fault, if nothing else is.
    """

    strategy: Strategy
    reason: str
    pairs: tuple[int, ...] = ()


@dataclass(frozen=True, repr=False)
class Comparison:
    """An article with the marks that could be proved: the value of the event ``ledger-compared``.

    ``roots`` are the outermost elements of the edited article.
    ``failures`` are the strategies that were given up; if none is left there are no marks.
    ``record`` is what is stored of the article, which is made after that.
    """

    article: Article
    annotation: Annotation
    roots: Sequence[nodes.Element]
    failures: tuple[ProofFailure, ...]
    record: ArticleRecord | None = None

    def __repr__(self) -> str:
        """Return a short form: Sphinx makes one of each event's value, to print it or not."""
        sizes = len(self.article.original), len(self.article.edited)
        return f'<Comparison: {sizes[0]} blocks of the original, {sizes[1]} of the edited article>'

    @property
    def is_unproved(self) -> bool:
        """Whether no strategy could be proved, so that there are no marks."""
        return len(self.failures) == len(STRATEGIES)

    def proof(self) -> Proof:
        """Return the outcome with its figures; count them before anything else is changed."""
        reasons = tuple(failure.reason for failure in self.failures)
        if self.is_unproved:
            return Proof(reasons, None)
        plain = without_marks(self.roots, self.annotation.inserted)
        return Proof(reasons, count(self.article, self.annotation, plain, self.roots))


def sides_of(trees: Doctrees, settings: Settings) -> Sides:
    """Return both sides as blocks; in a translated document each knows what was written."""
    original, edited = _blocks_of_both(trees.original, trees.edited, settings)
    if trees.written is not None:
        before, after = _blocks_of_both(*trees.written, settings)
        original = with_sources(original, before, settings.comparison.folding)
        edited = with_sources(edited, after, settings.comparison.folding)
    original = with_parsed_literals(original, edited)
    return Sides(*with_other_forms(original, edited))


def _blocks_of_both(
    original: Sequence[nodes.Node], edited: Sequence[nodes.Node], settings: Settings
) -> tuple[Sequence[TextBlock], Sequence[TextBlock]]:
    """Return the blocks of both sides; what nobody sees of formulas is the same on both."""
    blocks_of = partial(flatten, constructs=settings.rules, folding=settings.comparison.folding)
    before, after = blocks_of(original), blocks_of(edited)
    if are_labels_renamed(original, before, after):
        before = blocks_of(original)
    return before, after


def process_article(
    sides: Sides, roots: Sequence[nodes.Element], settings: Settings
) -> Comparison:
    """Compare, annotate and prove an article by the first strategy that holds.

    ``roots`` are the elements of the edited side, which the marks are put into; if it has none,
    the node that keeps its place.
    If all faults of words are in some pairs, these alone are marked as wholes first.
    If no strategy can be proved there are no marks, and the article is that of the last one.
    """
    failures: list[ProofFailure] = []
    for strategy in STRATEGIES:
        account = account_of(sides, strategy, settings)
        article, outcome = _attempt(sides, account, strategy, roots, settings)
        if isinstance(outcome, ProofFailure):
            failures.append(outcome)
            if outcome.pairs and not strategy.blocks_only:
                # The smallest fallback: all other blocks keep the marks on their words.
                account = with_whole_pairs(account, outcome.pairs)
                article, outcome = _attempt(sides, account, strategy, roots, settings)
        if isinstance(outcome, Annotation):
            return Comparison(article, outcome, roots, tuple(failures))
    return Comparison(article, Annotation(), roots, tuple(failures))


def _attempt(
    sides: Sides,
    account: Account,
    strategy: Strategy,
    roots: Sequence[nodes.Element],
    settings: Settings,
) -> tuple[Article, Annotation | ProofFailure]:
    """Return the article of an account, and its marks if they could be proved."""
    article = article_of(sides, account, roots, settings)
    article = with_context_changes(article, roots, whole=strategy.blocks_only)
    return article, annotate_and_prove(article, roots, strategy)


def account_of(sides: Sides, strategy: Strategy, settings: Settings) -> Account:
    """Return what became of every block, compared as a strategy does."""
    shown = [block.block for block in sides.original], [block.block for block in sides.edited]
    if any(block.source is not None for side in sides for block in side):
        written = (
            [block.written for block in sides.original],
            [block.written for block in sides.edited],
        )
        return compare_translated(
            shown, written, settings.comparison, blocks_only=strategy.blocks_only
        )
    if strategy.blocks_only:
        return compare_whole(*shown, settings.comparison)
    return compare(*shown, settings.comparison)


def article_of(
    sides: Sides, account: Account, roots: Sequence[nodes.Element], settings: Settings
) -> Article:
    """Return what is to be annotated."""
    holders = NodeSet(root.parent for root in roots)
    return Article(*sides, account, settings.ellipsis, settings.rules, holders, tuple(roots))


def annotate_and_prove(
    article: Article, roots: Sequence[nodes.Element], strategy: Strategy
) -> Annotation | ProofFailure:
    """Annotate an article; if the proof fails, undo the marks and return why."""
    if unaccounted := list(uncovered(article.account)):
        return ProofFailure(strategy, unaccounted[0])
    snapshot = TreeSnapshot(roots)
    edits = TreeEdits()
    annotation = apply(plan(article), article, edits)
    faults = [
        *word_faults(article, annotation),
        *context_faults(article, annotation, roots),
        *reference_faults(article, annotation, roots),
        *place_faults(article, annotation, roots),
    ]
    if not snapshot.is_kept(annotation.inserted):
        faults.append(Fault('without its marks it is not the edited article'))
    if not faults:
        return annotation
    edits.undo()
    pairs = dict.fromkeys(fault.pair for fault in faults)
    return ProofFailure(strategy, faults[0].reason, () if NO_PAIR in pairs else tuple(pairs))


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector, which would go through all nodes again and again.

    It is the process's own, so an article pauses it as a whole, once, and always resumes it.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
