"""The report of a proof: its outcome, and figures of all that it looked at.

In: an annotated article that was proved.  Out: a :class:`Proof`, as text or data.
The proofs themselves give a :class:`Fault` for each thing that is wrong.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import is_marked_reference, outermost_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Annotation, Article


#: Says that a fault is not about a pair of its own.
NO_PAIR = -1


class Fault(NamedTuple):
    """What is wrong with an account, and the number of the pair that it is about."""

    reason: str
    pair: int = NO_PAIR


@dataclass(frozen=True)
class Figures:
    """Numbers of everything that was proved.

    ``elements`` and ``characters`` are those of the edited article, which are the annotated
    article's without its marks; ``blocks`` and words are those of the original, each of which is
    in the annotated article or was removed, and ``put_back`` counts the blocks that had moved.
    """

    elements: int
    characters: int
    blocks: int
    put_back: int
    words_unmarked: int
    words_removed: int
    highlights: int
    elisions: int
    moved: int


@dataclass(frozen=True)
class Proof:
    """The outcome of the proof, and its figures.

    ``failed`` says why accounts were given up: first that of words, then that of whole blocks;
    after both there are no marks, and no figures.
    """

    failed: tuple[str, ...]
    figures: Figures | None

    @property
    def marked(self) -> str:
        """The units that carry marks after that: words, whole blocks, or nothing."""
        return ('words', 'blocks', 'nothing')[len(self.failed)]

    def as_json(self) -> dict[str, Any]:
        """Return the proof as data."""
        return {
            'holds': not self.failed,
            'marked': self.marked,
            'failed': list(self.failed),
            'figures': asdict(self.figures) if self.figures else None,
        }

    def lines(self) -> Iterator[str]:
        """Go through the proof as a person reads it."""
        for what, reason in zip(('words', 'whole blocks'), self.failed, strict=False):
            yield f'the account of {what} FAILS: {reason}'
        figures = self.figures
        if figures is None:
            yield 'the edited text is shown without marks'
            return
        if self.failed:
            yield 'whole blocks are marked instead, of which all that follows holds'
        yield (
            f'without its marks, the article is the edited file: {figures.elements} elements, '
            f'{figures.characters} characters: holds'
        )
        yield (
            f'unmarked and removed words are the original: {figures.blocks} blocks '
            f'({figures.put_back} put back where they were), {figures.words_unmarked} + '
            f'{figures.words_removed} words: holds'
        )
        yield (
            f'marks: {figures.highlights} highlights, {figures.elisions} elisions, '
            f'{figures.moved} moved'
        )


def count(
    article: Article,
    annotation: Annotation,
    without_marks: Sequence[object],
    roots: Sequence[nodes.Element],
) -> Figures:
    """Count what there is in an annotated article; ``without_marks`` is its outline."""
    account = article.account
    unmarked = removed = 0
    for pair in account.pairs:
        words = len(account.original_tokens(pair))
        changed = sum(
            edit.original.stop - edit.original.start for edit in pair.edits if edit.kind != 'same'
        )
        unmarked, removed = unmarked + words - changed, removed + changed
    marks = list(_marks(annotation, roots))
    return Figures(
        elements=_elements(without_marks, roots),
        characters=sum(len(entry) for entry in without_marks if isinstance(entry, str)),
        blocks=sum(len(pair.original) for pair in account.pairs),
        put_back=sum(len(pair.original) for pair in account.pairs if pair.moved),
        words_unmarked=unmarked,
        words_removed=removed,
        highlights=marks.count('highlight'),
        elisions=marks.count('elision'),
        moved=marks.count('moved'),
    )


def _elements(without_marks: Sequence[object], roots: Sequence[nodes.Element]) -> int:
    """Return how many elements an outline has: it says minus its identity where one ends.

    What waits in the host document to be replaced is no element of the article.
    """
    ends = sum(isinstance(entry, int) and entry < 0 for entry in without_marks)
    return ends - sum(1 for root in roots for _ in root.findall(nodes.pending))


def _marks(annotation: Annotation, roots: Sequence[nodes.Element]) -> Iterator[str]:
    """Go through the kinds of the marks in an article, as the reader sees them."""
    seen: NodeSet[nodes.Element] = NodeSet()
    for top in (
        *[outermost_mark(root, ledger.TRANSPARENT) for root in roots],
        *annotation.inserted,
    ):
        for node in top.findall(nodes.Element):
            if node in seen:
                continue
            seen.add(node)
            is_highlight = isinstance(node, ledger.ledger_highlight | ledger.ledger_block)
            if is_highlight or is_marked_reference(node):
                yield 'highlight'
            elif isinstance(node, ledger.ledger_ellipsis) and ledger.ELISION in node['classes']:
                yield 'elision'
            if ledger.MOVED in node['classes']:
                yield 'moved'
