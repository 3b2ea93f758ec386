"""The proof that an account is honest, made anew from the annotated article on every build.

1. The article with its marks taken away is the edited article, node for node, text for text.
2. Unmarked words and removed words, in order, are the original, up to what is ignored.

Both take time linear in the size of the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotation import TEXT_KINDS
from sphinxcontrib_ledger.blocks import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.annotation import Annotation, Article
    from sphinxcontrib_ledger.engine.model import Pair

Outline = list[object]


def outline(roots: Sequence[nodes.Element], inserted: Iterable[nodes.Element] = ()) -> Outline:
    """Return an article as a flat list of its elements (by identity) and texts, without marks.

    What stands beside the article's own elements in the host document is in the list, too, but
    not what it holds.
    ``inserted`` are blocks that were put in to hold elisions; they count as marks as long as they
    hold nothing else.
    """
    ours = {id(node) for node in inserted if not shown_text(node)}
    own = {id(root) for root in roots}
    flat: Outline = []
    for container in {id(found): found for found in map(holder, roots)}.values():
        for child in container.children:
            if id(child) in own or isinstance(child, ledger.TRANSPARENT):
                assert isinstance(child, nodes.Element)
                _walk(child, ours, flat)
            elif id(child) not in ours:
                flat.append(id(child))
    return flat


def holder(root: nodes.Element) -> nodes.Element:
    """Return the element of the host document that an element of the article stands in."""
    parent: nodes.Element = root.parent
    while isinstance(parent, ledger.TRANSPARENT):
        parent = parent.parent
    return parent


def _walk(node: nodes.Element, ours: set[int], flat: Outline) -> None:
    if isinstance(node, ledger.MARKS) or id(node) in ours:
        return
    wrapper = isinstance(node, ledger.TRANSPARENT)
    if not wrapper:
        flat.append(id(node))
    for child in node.children:
        if isinstance(child, nodes.Element):
            _walk(child, ours, flat)
        elif flat and isinstance(flat[-1], str):
            flat[-1] += child.astext()
        elif child.astext():
            flat.append(child.astext())
    if not wrapper:
        flat.append(-id(node))


def shown_text(node: nodes.Node) -> str:
    """Return the text of a node without the marks in it."""
    if isinstance(node, ledger.MARKS):
        return ''
    if isinstance(node, nodes.Text):
        return str(node.astext())
    return ''.join(shown_text(child) for child in node.children)


def faults(article: Article, done: Annotation) -> Iterator[str]:
    """Go through what is wrong with an account: nothing, if it is honest."""
    for number, pair in enumerate(article.account.pairs):
        if pair.identical:
            if not _same(article, pair):
                yield f'blocks {pair.original} and {pair.edited} differ and carry no mark'
        elif not pair.edited:
            if not set(pair.original) <= done.elided:
                yield f'removed block {pair.original} left no elision'
        elif _told(article, number, pair, done) != _text(article, pair):
            yield f'marks on block {pair.edited} do not lead back to the original'


def _same(article: Article, pair: Pair) -> bool:
    old, new = article.account.original, article.account.edited
    return [old[i].key for i in pair.original] == [new[j].key for j in pair.edited]


def _text(article: Article, pair: Pair) -> str:
    """Return the text of a pair's original blocks, as far as it counts."""
    blocks = [article.account.original[index] for index in pair.original]
    return _dense(article, pair, ''.join(block.text for block in blocks))


def _told(article: Article, number: int, pair: Pair, done: Annotation) -> str:
    """Return what the annotated blocks of a pair say the original was."""
    if article.account.edited[pair.edited[0]].kind not in TEXT_KINDS:
        return _dense(article, pair, ''.join(_told_around(article, pair)))
    reader = _Reader(article, number, pair, done)
    told = [piece for index in pair.edited for piece in reader.read(article.edited[index].node)]
    return _dense(article, pair, ''.join(told))


def _dense(article: Article, pair: Pair, text: str) -> str:
    return article.account.edited[pair.edited[0]].folding.dense(text)


@dataclass
class _Reader:
    """Reads annotated blocks back: unmarked text, and at each mark the words that were there."""

    article: Article
    number: int
    pair: Pair
    done: Annotation
    seen: set[int] = field(default_factory=set)

    def read(self, node: nodes.Element) -> Iterator[str]:
        """Go through a block."""
        for child in node.children:
            edit = self.done.edit_of.get(id(child))
            if edit is not None:
                yield self._original(*edit)
            elif isinstance(child, ledger.MARKS):
                continue
            elif isinstance(child, nodes.Element) and self._has_marks(child):
                yield from self.read(child)
            else:
                yield text_of(child)

    def _original(self, number: int, which: int) -> str:
        """Return the words that a mark says were there; one edit may have several marks."""
        if number != self.number or which in self.seen:
            return ''
        self.seen.add(which)
        start, stop = self.pair.edits[which].original
        words = self.article.account.original_words(self.pair)[start:stop]
        return ''.join(word.text for word in words)

    def _has_marks(self, node: nodes.Element) -> bool:
        return any(id(inner) in self.done.edit_of for inner in node.findall(nodes.inline))


def _told_around(article: Article, pair: Pair) -> Iterator[str]:
    """Go through a block that is marked from the outside, by its edits."""
    old, new = article.account.original_words(pair), article.account.edited_words(pair)
    for edit in pair.edits:
        words = (
            new[edit.edited.start : edit.edited.stop]
            if edit.kind == 'same'
            else old[edit.original.start : edit.original.stop]
        )
        yield ''.join(word.text for word in words)
