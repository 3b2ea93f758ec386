"""Planning: an article becomes the operations that mark it.

In: an article whose account and context changes are final.  Out: a :class:`Plan`.
It is the step between the comparison and :mod:`.apply`.  The doctree is read as it was before any
mark and is not changed, so a plan can as well be written as data or in another markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.annotate.block_marks import (
    block_marks,
    block_wraps,
    is_captioned_as_before,
)
from sphinxcontrib_ledger.annotate.code_marks import code_mark
from sphinxcontrib_ledger.annotate.contexts.context_marks import context_wraps, hidden_elisions
from sphinxcontrib_ledger.annotate.contexts.moved_references import reference_marks
from sphinxcontrib_ledger.annotate.elisions.merging import Elisions
from sphinxcontrib_ledger.annotate.elisions.placement import place_elisions
from sphinxcontrib_ledger.annotate.elisions.table_cells import place_in_tables
from sphinxcontrib_ledger.annotate.layout import Layout
from sphinxcontrib_ledger.annotate.marked_ranges import inline_marks
from sphinxcontrib_ledger.annotate.move_marks import Moves
from sphinxcontrib_ledger.annotate.operations import InlineMark, Plan, ReferenceMark, TextSign
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import BlockMark, BlockSign, Wrap
    from sphinxcontrib_ledger.engine.model import Pair


def plan(article: Article) -> Plan:
    """Return the operations that mark an article."""
    layout = Layout()
    references = list(reference_marks(article))
    gone = [mark for mark in references if isinstance(mark, InlineMark)]
    inline = inline_marks(article, gone)
    by_pair = list(_pair_marks(article, layout))
    signs = [mark for mark in by_pair if isinstance(mark, TextSign)]
    blocks = [mark for mark in by_pair if not isinstance(mark, TextSign)]
    hidden = list(hidden_elisions(article, layout))
    contexts = list(context_wraps(article, layout))
    elisions = Elisions(article, layout, inline, hidden)
    in_tables = place_in_tables(article, elisions)
    place_elisions(article, in_tables, layout, elisions)
    operations = (*blocks, *block_marks(article), *contexts, *elisions.operations())
    marked = [mark for mark in references if isinstance(mark, ReferenceMark)]
    return Plan(inline, tuple(signs), operations, tuple(marked))


def _pair_marks(
    article: Article, layout: Layout
) -> Iterator[TextSign | BlockMark | BlockSign | Wrap]:
    """Go through the marks around blocks, and those of moves, pair for pair."""
    moves = Moves(article, layout)
    for number, pair in enumerate(article.account.pairs):
        if not pair.edited:
            continue
        if not pair.identical:
            yield from _wraps(article, number, pair, layout)
        if pair.moved:
            yield from moves.marks(number, pair)


def _wraps(article: Article, number: int, pair: Pair, layout: Layout) -> Iterator[Wrap]:
    """Go through the marks around the blocks of a pair that have none in their text."""
    mark = article.edited[pair.edited[0]].mark
    if mark in IN_TEXT:
        return
    if mark == 'lines' and (pair.original or is_captioned_as_before(article, pair.edited[0])):
        wrap = code_mark(article, number, pair)
        wraps = iter(() if wrap is None else (wrap,))
    else:
        wraps = block_wraps(article, number, pair, layout)
    for wrap in wraps:
        layout.wrap(wrap)
        yield wrap
