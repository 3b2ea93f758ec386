"""Which characters of edited blocks are marked: the edits of words as operations.

In: an article whose edits are final.  Out: an :class:`InlineMark` for each stretch of an edit in
each block, in the order of the text.  Nothing but blocks is looked at, and nodes of signatures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, pairwise
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.elisions.signatures import elision_in
from sphinxcontrib_ledger.annotate.model import EditNumber
from sphinxcontrib_ledger.annotate.operations import InlineMark
from sphinxcontrib_ledger.annotate.spacing import elision_at, line_at
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.engine.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import InlineKind
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Account, Edit, EditKind, Pair
    from sphinxcontrib_ledger.engine.tokens.token import Tokens

#: What a mark on words says of them: there is one kind for what is not as it was.
_INLINE_KINDS: Mapping[EditKind, InlineKind] = {
    'added': 'added',
    'modified': 'modified',
    'form': 'form',
    'removed': 'typed',
}
#: Where there may be an ellipsis in brackets; only then is a block worth cutting into words.
_ELLIPSIS = re.compile(r'\[\s?[.\u2026]')
#: The order of marks: by block, and by place in it.
_PLACE = itemgetter(0, 1, 2)


def inline_marks(article: Article, gone: Sequence[InlineMark] = ()) -> tuple[InlineMark, ...]:
    """Return the marks in the texts of an article, with ``gone`` references, by their places.

    Those of a block do not overlap.
    """
    by_block: dict[int, list[InlineMark]] = {}
    places: dict[int, list[int]] = {}
    for mark in gone:
        by_block.setdefault(mark.block, []).append(mark)
        places.setdefault(mark.block, []).append(mark.start)
    for number, pair in enumerate(article.account.pairs):
        if not pair.edited or pair.identical:
            continue
        if article.edited[pair.edited[0]].mark in IN_TEXT:
            for mark in _marks_of_pair(article, number, pair):
                together = by_block.setdefault(mark.block, [])
                together += _parted(mark, places.get(mark.block, ()))
    for mark in list(_authors_ellipses(article, by_block)):
        by_block.setdefault(mark.block, []).append(mark)
    return tuple(sorted([mark for marks in by_block.values() for mark in marks], key=_PLACE))


def _marks_of_pair(article: Article, number: int, pair: Pair) -> Iterator[InlineMark]:
    """Go through the marks of a pair's edits, each in the block where it stands."""
    side = _Side(pair, article.account)
    carriers = dict(pair.carriers)
    for which, edit in enumerate(pair.edits):
        if which in pair.told:
            yield _told(edit, side, EditNumber(number, which))
        elif which in carriers:
            at = carriers[which]
            place = side.words.characters(at, at + 1)
            yield InlineMark(side.block_of(at), *place, 'modified', EditNumber(number, which))
        elif edit.kind != 'same':
            yield from _marks_of_edit(article, edit, side, EditNumber(number, which))


def _parted(mark: InlineMark, places: Sequence[int]) -> list[InlineMark]:
    """Return the parts of a mark, between which references are gone from some places.

    Words that stayed are in one mark if they have another form now::

        before:      The boat [1]_ is late.  (a paragraph)
        right marks: {+The boat+} [...] {+is late.+}  (a caption)
    """
    inside = sorted(place for place in places if mark.start < place < mark.stop)
    if not inside:
        return [mark]
    edges = [mark.start, *inside, mark.stop]
    return [mark._replace(start=start, stop=stop) for start, stop in pairwise(edges)]


class _Side:
    """The words of a pair's edited side, and the block that each one is in."""

    def __init__(self, pair: Pair, account: Account) -> None:
        self.original, self.blocks = pair.original, pair.edited
        self._pair, self._account = pair, account
        self._ends = [*accumulate(len(account.edited.tokens(index)) for index in pair.edited)]

    @cached_property
    def words(self) -> Tokens:
        """All words, which those who ask for whole blocks need not wait for."""
        return self._account.edited_tokens(self._pair)

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


def _marks_of_edit(
    article: Article, edit: Edit, side: _Side, number: EditNumber
) -> Iterator[InlineMark]:
    """Go through the marks of an edit: one in each block that it is in."""
    if edit.kind == 'removed' and not edit.edited:
        yield _elision(article, edit, side, number)
        return
    start, stop = edit.edited
    while start < stop:
        end = min(stop, side.end_of_block(start))
        block = side.block_of(start)
        kind = _INLINE_KINDS[edit.kind]
        if kind == 'form' and not has_bar_of_form(article.edited[block]):
            kind = 'modified'
        yield InlineMark(block, *side.characters(start, end), kind, number)
        start = end


def has_bar_of_form(block: TextBlock) -> bool:
    """Return whether a bar stands beside a text that has no room for a mark around it."""
    return block.block.row < 0 and (block.block.kind == 'title' or block.mark == 'block')


def _told(edit: Edit, side: _Side, number: EditNumber) -> InlineMark:
    """Return the mark where signs went of which another mark tells: nothing is seen of it."""
    at = edit.edited.start
    index = side.block_of(at - 1) if at else side.blocks[0]
    place = side.words.characters(at - 1, at)[1] if at else side.words.starts[0]
    return InlineMark(index, place, place, 'told', number)


def _elision(article: Article, edit: Edit, side: _Side, number: EditNumber) -> InlineMark:
    """Return the elision of an edit that puts nothing in the stead of what it removes."""
    at = edit.edited.start
    index = side.block_of(at - 1) if at else side.blocks[0]
    left = side.words.characters(at - 1, at)[1] if at else None
    is_inside = at < len(side.words) and side.block_of(at) == index
    right = side.words.starts[at] if is_inside else None
    special = None
    edited = article.edited[index]
    if len(side.original) == 1:
        original = article.original[side.original[0]]
        words = article.account.original.tokens(side.original[0])
        start, stop = words.characters(*edit.original)
        special = elision_in(edited.node, original.node, article.constructs, start, left, right)
        if isinstance(edited.node, nodes.FixedTextElement):
            special = line_at(edited.block.text, left, right, original.block.text, start, stop)
    gap = special or elision_at(edited.block.text, left, right)
    return InlineMark(index, gap.position, gap.position, 'removed', number, gap.before, gap.after)


def _authors_ellipses(
    article: Article, by_block: dict[int, list[InlineMark]]
) -> Iterator[InlineMark]:
    """Go through the ellipses that the original had already, told apart from the editor's."""
    for index, edited in enumerate(article.edited):
        block = edited.block
        # Few texts have a bracket, which takes no time to see.
        if '[' not in block.text or edited.mark not in IN_TEXT:
            continue
        if not _ELLIPSIS.search(block.text):
            continue
        ellipses = [word for word in article.account.edited.tokens(index) if word.ellipsis]
        taken = sorted((mark.start, mark.stop) for mark in by_block.get(index, ()))
        for word in ellipses:
            # Marks do not overlap, so only the last of those that begin before can cover a word.
            before = bisect_right(taken, (word.start, inf)) - 1
            if before < 0 or taken[before][1] < word.stop:
                yield InlineMark(index, word.start, word.stop, 'author')
