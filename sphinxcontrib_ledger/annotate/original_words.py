"""The words that were there before, for those articles whose author asks for them.

In: an annotated article.
Out: which words each mark stands for.  Nothing is changed; :mod:`export.recording` puts them into
the record.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.link_titles import untitled
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.engine.model import Range
from sphinxcontrib_ledger.engine.tokens.tokenizer import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Edit, Pair, Side


class Located(NamedTuple):
    """A range of tokens of a block, given by its number in its side."""

    block: int
    tokens: Range


class WordsBefore(NamedTuple):
    """Words that were there before; ``spaced``: there was a space before them."""

    text: str
    spaced: bool


def original_words(
    article: Article, annotation: Annotation, *, first: bool = False
) -> list[tuple[nodes.Element, WordsBefore]]:
    """Return marks with the words that they stand for, in no order; no mark twice.

    Of the marks of an edit it is the last one, behind which there is room, or the first.
    """
    pairs = article.account.pairs
    words: NodeMap[nodes.Element, list[WordsBefore]] = NodeMap()
    for mark, (number, which) in _marks_of_edits(annotation, first=first):
        pair = pairs[number]
        if _stands_there_still(article, pair, pair.edits[which]) or which in pair.told:
            # Another mark tells of a sign that went.
            continue
        words.setdefault(mark, []).append(_words_of_edit(article, pair, which))
    for mark, removed in annotation.removals:
        text = '\n'.join(named_text(article.original[i]) for i in removed)
        words.setdefault(mark, []).append(WordsBefore(text, spaced=True))
    filled = (
        (mark, [part for part in parts if part.text.strip()]) for mark, parts in words.items()
    )
    return [(mark, _joined(parts)) for mark, parts in filled if parts]


def _joined(parts: Sequence[WordsBefore]) -> WordsBefore:
    return WordsBefore('\n'.join(part.text for part in parts), parts[0].spaced)


def _marks_of_edits(
    annotation: Annotation, *, first: bool
) -> Iterator[tuple[nodes.Element, tuple[int, int]]]:
    """Go through the last mark of each edit, which may have several, or the first."""
    found: dict[tuple[int, int], nodes.Element] = {}
    for mark in annotation.marks:
        edit = annotation.edit_of.get(mark)
        if edit is not None and not (first and edit in found):
            found[edit] = mark
    return ((mark, edit) for edit, mark in found.items())


def _stands_there_still(article: Article, pair: Pair, edit: Edit) -> bool:
    """Return whether the words of an edit are the same: their form, font or target is another.

    The words alone do not say what that was::

        before: You **must** not sail.
        wrong:  You [-must-] {+must+} not sail.
        right:  You {+must+} not sail.
    """
    if edit.kind != 'modified':
        return edit.kind == 'form'
    before = article.account.original_tokens(pair).keys[slice(*edit.original)]
    return before == article.account.edited_tokens(pair).keys[slice(*edit.edited)]


def _words_of_edit(article: Article, pair: Pair, number: int) -> WordsBefore:
    """Return what an edit replaced or removed; of code and the like all that is gone."""
    side = article.account.original
    is_code = article.edited[pair.edited[0]].block.kind == 'code'
    changed = [edit.original for edit in pair.edits if edit.kind != 'same']
    places = [
        (article.original[i], characters(side, i, tokens))
        for words in (changed if is_code else [pair.stands_for(number)])
        for i, tokens in located(side, pair.original, words)
    ]
    texts = [named_text(block, *place) for block, place in places]
    # A footnote's number between two words is none of them, and there were spaces around it.
    text = '\n'.join(texts if is_code else [' '.join(text.split()) for text in texts])
    return WordsBefore(text, not places or _is_spaced(*places[0]))


def _is_spaced(block: TextBlock, place: Range) -> bool:
    """Return whether there is a space before a place in a block, or nothing."""
    before = block.block.text[: place.start]
    return not before or before[-1].isspace()


def located(side: Side, blocks: Sequence[int], tokens: Range) -> Iterator[Located]:
    """Go through the parts of a range of tokens, which counts through some blocks of a side."""
    offset = 0
    for i in blocks:
        size = len(side.tokens(i))
        start, stop = max(tokens.start - offset, 0), min(tokens.stop - offset, size)
        if start < stop:
            yield Located(i, Range(start, stop))
        offset += size


def characters(side: Side, block: int, tokens: Range) -> Range:
    """Return where tokens of a block stand in its text."""
    return Range(*side.tokens(block).characters(*tokens))


def named_text(block: TextBlock, start: int = 0, stop: int | None = None) -> str:
    """Return a part of a block's text, with a name for what has no text of its own.

    What a cross-reference leads to gets its title later (``document.link_titles``).
    """
    text = block.block.text
    if PLACEHOLDER not in text and not block.links:
        return text[start:stop]
    named = list(text)
    for link in block.links:
        named[link.start : link.stop] = [untitled(link.node), *[''] * (link.stop - link.start - 1)]
    names = iter(_names(block.node))
    named = [next(names, '') if character == PLACEHOLDER else character for character in named]
    return ''.join(named[start:stop])


def _names(node: nodes.Element) -> Iterator[str]:
    if isinstance(node, nodes.math_block):
        yield node.astext()
    for image in node.findall(nodes.image):
        yield str(image.get('alt') or PurePosixPath(str(image['uri'])).name)
