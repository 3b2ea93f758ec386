"""The edited article and the account of its edits become the annotated article.

Only this module and those it calls put marks into a doctree, and they note every change, so that
it can be put back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, partial
from itertools import accumulate
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.block_marks import (
    mark_blocks,
    mark_code,
    mark_moved,
    wrap_block,
)
from sphinxcontrib_ledger.annotate.context_marks import mark_frames
from sphinxcontrib_ledger.annotate.elisions.signatures import elision_in
from sphinxcontrib_ledger.annotate.inline_marks import Mark, mark_inline
from sphinxcontrib_ledger.annotate.model import ELISION, HIGHLIGHT, Annotation
from sphinxcontrib_ledger.annotate.spacing import elision_at, line_at
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.mark_nodes import elision
from sphinxcontrib_ledger.engine.model import Range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.engine.model import Account, Edit, Pair
    from sphinxcontrib_ledger.engine.tokens.token import Tokens

#: Where there may be an ellipsis in brackets; only then is a block worth cutting into words.
_ELLIPSIS = re.compile(r'\[\s?[.\u2026]')
_START_AND_STOP = itemgetter(0, 1)


def annotate(article: Article) -> Annotation:
    """Put the marks of an article into its doctree."""
    done = Annotation()
    marks: dict[int, list[Mark]] = {}
    for number, pair in enumerate(article.account.pairs):
        if not pair.edited:
            continue
        how = article.edited[pair.edited[0]].mark
        if pair.identical:
            pass
        elif how in IN_TEXT:
            _collect(article, number, pair, marks, done)
        elif how == 'lines' and pair.original:
            mark_code(article, number, pair, done)
        else:
            wrap_block(article, number, pair, done)
        if pair.moved:
            mark_moved(article, pair, done)
    mark_blocks(article, done)
    _authors_ellipses(article, marks)
    for index in sorted(marks):
        ordered = sorted(marks[index], key=_START_AND_STOP)
        mark_inline(article.edited[index].node, ordered, done.changes, article.constructs)
    mark_frames(article, done)
    return done


def _collect(
    article: Article, number: int, pair: Pair, marks: dict[int, list[Mark]], done: Annotation
) -> None:
    """Note the marks of a pair's edits, each in the block where it stands."""
    side = _Side(pair, article.account)
    for which, edit in enumerate(pair.edits):
        if edit.kind == 'same':
            continue
        for index, mark in _marks(article, edit, side, (number, which), done):
            marks.setdefault(index, []).append(mark)


class _Side:
    """The words of a pair's edited side, and the block that each one is in."""

    def __init__(self, pair: Pair, account: Account) -> None:
        self.original, self.blocks = pair.original, pair.edited
        self._pair, self._account = pair, account
        self._ends = [*accumulate(len(account.edited.tokens(index)) for index in pair.edited)]

    @cached_property
    def words(self) -> Tokens:
        """All words, which those who ask for whole blocks need not wait for."""
        return self._account.edited_words(self._pair)

    def characters(self, start: int, stop: int) -> Range:
        """Return where words ``start`` to ``stop``, of one block, stand in its text."""
        which = bisect_right(self._ends, start)
        if stop == self._ends[which] and start == (self._ends[which - 1] if which else 0):
            return self._account.edited.ends(self.blocks[which])
        return Range(*self.words.characters(start, stop))

    def block_of(self, at: int) -> int:
        """Return the number of the block that word ``at`` is in."""
        return self.blocks[bisect_right(self._ends, at)]

    def end_of_block(self, at: int) -> int:
        """Return where the words end that are in one block with word ``at``."""
        return self._ends[bisect_right(self._ends, at)]


def _marks(
    article: Article, edit: Edit, side: _Side, reference: tuple[int, int], done: Annotation
) -> Iterator[tuple[int, Mark]]:
    start, stop = edit.edited
    if edit.kind == 'removed' and not edit.edited:
        index, mark = _elision(article, edit, side)
        done.kinds.add(ELISION)
        yield index, Mark(mark.start, mark.stop, partial(_noted, mark.make, reference, done))
        return
    typed = edit.kind == 'removed'
    done.kinds.add(ELISION if typed else HIGHLIGHT)
    make = _typed_ellipsis if typed else partial(_highlight, edit.kind)
    while start < stop:
        end = min(stop, side.end_of_block(start))
        mark = Mark(*side.characters(start, end), partial(_noted, make, reference, done))
        yield side.block_of(start), mark
        start = end


def _noted(
    make: Callable[[list[nodes.Node]], nodes.Element],
    reference: tuple[int, int],
    done: Annotation,
    inside: list[nodes.Node],
) -> nodes.Element:
    node = make(inside)
    done.note(node, reference)
    return node


def _elision(article: Article, edit: Edit, side: _Side) -> tuple[int, Mark]:
    """Return the elision of an edit in which nothing is put instead, and the block it is in."""
    at = edit.edited.start
    index = side.block_of(at - 1) if at else side.blocks[0]
    left = side.words.characters(at - 1, at)[1] if at else None
    is_inside = at < len(side.words) and side.block_of(at) == index
    right = side.words.starts[at] if is_inside else None
    found = None
    leaf = article.edited[index]
    if len(side.original) == 1:
        removed = article.original[side.original[0]]
        words = article.account.original.tokens(side.original[0])
        start, stop = words.characters(*edit.original)
        found = elision_in(leaf.node, removed.node, article.constructs, start, left, right)
        if isinstance(leaf.node, nodes.FixedTextElement):
            found = line_at(leaf.block.text, left, right, removed.block.text, start, stop)
    gap = found or elision_at(leaf.block.text, left, right)
    return index, Mark(
        gap.position, gap.position, lambda _: elision(article.sign, gap.before, gap.after)
    )


def _highlight(kind: str, _: list[nodes.Node]) -> nodes.Element:
    return ledger.ledger_highlight(classes=[ledger.HIGHLIGHT, f'ledger-{kind}'])


def _typed_ellipsis(_: list[nodes.Node]) -> nodes.Element:
    return ledger.ledger_ellipsis(classes=[ledger.ELISION])


def _authors_ellipsis(_: list[nodes.Node]) -> nodes.Element:
    return ledger.ledger_ellipsis(classes=[ledger.AUTHOR_ELLIPSIS])


def _authors_ellipses(article: Article, marks: dict[int, list[Mark]]) -> None:
    """Tell the ellipses that the original already had from the editor's."""
    for index, leaf in enumerate(article.edited):
        block = leaf.block
        # Few texts have a bracket, which takes no time to see.
        if '[' not in block.text or leaf.mark not in IN_TEXT:
            continue
        if not _ELLIPSIS.search(block.text):
            continue
        found = [word for word in article.account.edited.tokens(index) if word.ellipsis]
        taken = sorted((mark.start, mark.stop) for mark in marks.get(index, ()))
        for word in found:
            # Marks do not overlap, so only the last of those that begin before can cover a word.
            before = bisect_right(taken, (word.start, inf)) - 1
            if before < 0 or taken[before][1] < word.stop:
                marks.setdefault(index, []).append(Mark(word.start, word.stop, _authors_ellipsis))
