"""The second part of the proof: unmarked and removed words, in order, are the original.

Differences that the options ignore do not count.
In: an annotated article.  Out: a :class:`Fault` for each fault.  The proof is the last step of an
article, made anew from the finished tree on every build, in time linear in its size.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.node_text import plain, text_of
from sphinxcontrib_ledger.engine.tokens.ignored_patterns import MASK
from sphinxcontrib_ledger.engine.tokens.punctuation import says_nothing
from sphinxcontrib_ledger.proof.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.engine.model import BlockKey, Pair, Side
    from sphinxcontrib_ledger.engine.tokens.ignored_patterns import IgnoredPatterns
    from sphinxcontrib_ledger.engine.tokens.token import Tokens


def word_faults(article: Article, annotation: Annotation) -> Iterator[Fault]:
    """Go through the faults of an account: none, if it is honest."""
    for number, pair in enumerate(article.account.pairs):
        if reason := _fault(article, number, pair, annotation):
            yield Fault(reason, number)


def _fault(article: Article, number: int, pair: Pair, annotation: Annotation) -> str:
    """Return what is wrong with a pair; nothing, if nothing is."""
    if pair.identical:
        if not _same(article, pair):
            return f'blocks {pair.original} and {pair.edited} differ and carry no mark'
    elif not pair.edited:
        if not set(pair.original) <= annotation.elided:
            return f'removed block {pair.original} left no elision'
    elif not _tells_of_signs_only(article, pair):
        return f'words of block {pair.original} went and left no elision'
    elif _read_back(article, number, pair, annotation) != _text(article, pair):
        return f'marks on block {pair.edited} do not lead back to the original'
    return ''


def _same(article: Article, pair: Pair) -> bool:
    """Return whether both sides of a pair were written alike; their translations may differ."""
    are_as_many = len(pair.original) == len(pair.edited)
    if are_as_many and all(
        are_written_alike(article, i, j) for i, j in zip(pair.original, pair.edited, strict=True)
    ):
        return True
    old = [article.original[index] for index in pair.original]
    new = [article.edited[index] for index in pair.edited]
    # A paragraph may be split before it is translated.
    texts = [''.join([block.written.text for block in side]) for side in (old, new)]
    dense = [_dense(article, text) for text in texts]
    return any(block.source for block in (*old, *new)) and dense[0] == dense[1]


def _tells_of_signs_only(article: Article, pair: Pair) -> bool:
    """Return whether no more than signs, or an "and", went where nothing is seen of it."""
    if not pair.told:
        return True
    words = article.account.original_tokens(pair)
    return all(
        says_nothing(key)
        for number in pair.told
        for key in words.keys[slice(*pair.edits[number].original)]
    )


def _text(article: Article, pair: Pair) -> str:
    """Return the text of a pair's original blocks, as far as it counts."""
    blocks = [article.account.original[index] for index in pair.original]
    masks = article.account.options.folding.masks
    texts = [
        (masks.mask_lines if block.kind == 'code' else masks.mask)(block.text)
        if masks
        else block.text
        for block in blocks
    ]
    return _dense(article, ''.join(texts))


def _read_back(article: Article, number: int, pair: Pair, annotation: Annotation) -> str:
    """Return the text of the original that the annotated blocks of a pair lead back to."""
    if article.edited[pair.edited[0]].mark not in IN_TEXT:
        return _dense(article, ''.join(_read_back_around(article, pair)))
    words = article.account.original_tokens(pair)
    masks = article.account.options.folding.masks
    reader = _Reader(number, pair, words, annotation, article.constructs, bool(masks))
    texts = [''.join(_masked(reader.read(article.edited[j].node)[0], masks)) for j in pair.edited]
    return _dense(article, ''.join(texts))


def are_written_alike(article: Article, i: int, j: int) -> bool:
    """Return whether a block of the original and one of the edited article were written alike."""
    original, edited = article.account.original, article.account.edited
    return _written_key(article.original[i], original, i) == _written_key(
        article.edited[j], edited, j
    )


def _written_key(block: TextBlock, side: Side, index: int) -> BlockKey:
    """Return the key of a block as it was written: two that agree were written alike."""
    if block.source is None:
        return side.key(index)
    kind, text, _, spans, _ = block.source
    return side.options.folding.block_key(kind, text, spans)


def _dense(article: Article, text: str) -> str:
    return article.account.options.folding.remove_spaces(text)


@dataclass
class _Reader:
    """Reads annotated blocks back: unmarked text, and at each mark the words that were there."""

    number: int
    pair: Pair
    words: Tokens
    annotation: Annotation
    constructs: Constructs
    has_patterns: bool
    seen: set[int] = field(default_factory=set)

    def read(self, node: nodes.Element) -> tuple[list[_Piece], bool]:
        """Return the text that a node shows, piece by piece, and whether it has marks."""
        pieces: list[_Piece] = []
        is_marked = False
        edit_of = self.annotation.edit_of
        for child in node.children:
            edit = edit_of.get(child)
            if edit is not None:
                is_marked = True
                # What is shown in a mark counts only beside patterns.
                is_text = self.has_patterns and not isinstance(child, ledger.MARKS)
                shown = text_of(child, self.constructs) if is_text else ''
                pieces.append(_Piece(shown, self._original(*edit)))
            elif isinstance(child, nodes.Text):
                pieces.append(_Piece(plain(child)))
            elif not isinstance(child, ledger.MARKS):
                assert isinstance(child, nodes.Element)
                inside, has_marks = self.read(child)
                is_marked |= has_marks
                pieces += inside if has_marks else [_Piece(text_of(child, self.constructs))]
        return pieces, is_marked

    def _original(self, number: int, which: int) -> str:
        """Return the words that a mark replaced; one edit may have several marks."""
        if number != self.number or which in self.seen:
            return ''
        self.seen.add(which)
        start, stop = self.pair.stands_for(which)
        return ''.join(
            # What matches a pattern of the project counts as that.
            key if key[:1] == MASK else text
            for key, text in zip(
                self.words.keys[start:stop], self.words.texts(start, stop), strict=True
            )
        )


class _Piece(NamedTuple):
    """A part of a text that is shown, and what stood there if it is marked."""

    shown: str
    original: str | None = None


def _masked(pieces: Sequence[_Piece], masks: IgnoredPatterns) -> Iterator[str]:
    """Go through what pieces of a text lead back to, the project's patterns being masked.

    They are looked for in the text as it is shown; a match counts only if no mark touches it.
    """
    if not masks:
        yield from (piece.shown if piece.original is None else piece.original for piece in pieces)
        return
    matches = masks.matches(''.join([piece.shown for piece in pieces]))
    ends = [*accumulate([len(piece.shown) for piece in pieces], initial=0)]
    ranges = list(zip(ends, ends[1:], pieces, strict=False))
    free = [
        match
        for match in matches
        if not any(
            piece.original is not None and start < match.stop and match.start < stop
            for start, stop, piece in ranges
        )
    ]
    for start, stop, piece in ranges:
        if piece.original is not None:
            yield piece.original
            continue
        position = start
        for match in free:
            if match.start < stop and position < match.stop:
                yield piece.shown[position - start : max(match.start, position) - start]
                yield match.key if match.start >= start else ''
                position = min(match.stop, stop)
        yield piece.shown[position - start :]


def _read_back_around(article: Article, pair: Pair) -> Iterator[str]:
    """Go through the original text of a block that is marked from the outside, by its edits."""
    old, new = article.account.original_tokens(pair), article.account.edited_tokens(pair)
    mask = article.account.options.folding.masks.mask
    for edit in pair.edits:
        is_same = edit.kind == 'same'
        texts = new.texts(*edit.edited) if is_same else old.texts(*edit.original)
        yield ''.join(map(mask, texts))
