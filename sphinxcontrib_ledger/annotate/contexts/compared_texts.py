"""Texts whose words stayed, with what readers saw around them before and what they see now.

In: an article with its account.  Out: such texts with their contexts (:class:`Text`), and those
that open an item of a list where they opened none, or the other way round (:class:`ItemChange`).
Readers see another bullet then, or one less, though the list is the same:

    before  * A lamp,     (an item of two lines)
              a rope.
    wrong   * A lamp,  * a rope.
    right   * A lamp,  * [a rope.]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.document.context import can_have_bar
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.only_conditions import (
    ALWAYS,
    condition,
    differ_in_nothing_else,
    shown_but_not_hidden,
)
from sphinxcontrib_ledger.engine.kept_parts import kept_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.context import Context, Contexts
    from sphinxcontrib_ledger.engine.model import Pair


#: An item of a list, in the paths of blocks.
ITEM = 'list_item'


class Text(NamedTuple):
    """A block of the edited article, its context, and the one that it had before.

    ``pair`` is the number of its pair, ``j`` its own.
    """

    pair: int
    j: int
    block: TextBlock
    before: Context
    now: Context

    @property
    def is_same(self) -> bool:
        """Whether readers see the same around the text."""
        return self.before.seen == self.now.seen

    @property
    def only(self) -> str:
        """The condition of the readers who see that the context changed."""
        old, new = condition(self.before), condition(self.now)
        if old != new and differ_in_nothing_else(self.before, self.now):
            return shown_but_not_hidden(new, old)
        return ALWAYS


class SameContextCache:
    """Remembers pairs of contexts that are the same: most texts of an article share one."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts
        #: By the ``id()`` of the values of both sides, which the contexts keep alive.
        self._same: set[tuple[int, int]] = set()

    def _around(self, old: TextBlock, new: TextBlock) -> tuple[int, int]:
        inside = self._contexts.inside
        return id(inside(old.node.parent)), id(inside(new.node.parent))

    def has(self, old: TextBlock, new: TextBlock) -> bool:
        """Return whether two texts look the same and stand where others were the same."""
        if self._around(old, new) not in self._same:
            return False
        return self._contexts.own(old) == self._contexts.own(new)

    def add(self, old: TextBlock, new: TextBlock) -> None:
        """Note that what is around two texts is the same."""
        self._same.add(self._around(old, new))


def texts_of(article: Article, contexts: Contexts) -> Iterator[Text]:
    """Go through the texts that were in the original, but for many of which nothing changed."""
    known = SameContextCache(contexts)
    original, edited = article.original, article.edited
    for number, pair in enumerate(article.account.pairs):
        if not (pair.original and pair.edited):
            continue
        is_one = len(pair.original) == len(pair.edited) == 1
        if is_one and known.has(original[pair.original[0]], edited[pair.edited[0]]):
            continue
        for i, j in _partners(article, pair):
            before, now = contexts.of(original[i]), contexts.of(edited[j])
            is_same = before.seen == now.seen
            if is_one and is_same:
                known.add(original[i], edited[j])
            if now.containers or not is_same:
                yield Text(number, j, edited[j], before, now)


def _partners(article: Article, pair: Pair) -> Iterable[tuple[int, int]]:
    """Return which blocks of a pair have words in common, by their numbers.

    A paragraph that several became has the contexts of all of them.
    """
    if len(pair.original) == len(pair.edited) == 1:
        return [(pair.original[0], pair.edited[0])]
    parts = kept_parts(article.account, pair)
    return dict.fromkeys((part.i, part.j) for part in parts)


class _Part(NamedTuple):
    """Words that stayed: their blocks on both sides, and the items that these are in."""

    pair: int
    i: int
    j: int
    before: nodes.list_item
    now: nodes.list_item


class ItemChange(NamedTuple):
    """A text at the edge of an item that was split off or merged, and the number of its pair."""

    pair: int
    block: int


def item_changes(article: Article, contexts: Contexts) -> Iterator[ItemChange]:
    """Go through the texts that begin an item now and began none before, or the other way round.

    A text around which readers see another list is none of them, nor is one that moved, or that
    has no room for a bar.
    """
    begun: tuple[NodeSet[nodes.Node], NodeSet[nodes.Node]] = (NodeSet(), NodeSet())
    last: _Part | None = None
    done = -1
    for part in _parts(article, contexts):
        same_before = last is not None and part.before is last.before
        same_now = last is not None and part.now is last.now
        is_split = same_before and not same_now and part.now not in begun[1]
        is_merged = same_now and not same_before and part.before not in begun[0]
        if (is_split or is_merged) and part.j != done:
            blocks, number = (article.edited, part.j) if is_split else (article.original, part.i)
            if _opens_item(blocks, number, contexts) and _can_be_marked(article, contexts, part):
                done = part.j
                yield ItemChange(part.pair, part.j)
        begun[0].add(part.before)
        begun[1].add(part.now)
        last = part


def _parts(article: Article, contexts: Contexts) -> Iterator[_Part]:
    """Go through the words that stayed in their place and are in items, in order."""
    original, edited = article.original, article.edited
    for number, pair in enumerate(article.account.pairs):
        if pair.moved or not (pair.original and pair.edited):
            continue
        if len(pair.original) == len(pair.edited) == 1:
            # Most texts are in no list, which is seen at once.
            i, j = pair.original[0], pair.edited[0]
            if ITEM not in original[i].block.path or ITEM not in edited[j].block.path:
                continue
            numbers: Iterable[tuple[int, int]] = ((i, j),)
        else:
            numbers = [(part.i, part.j) for part in kept_parts(article.account, pair)]
        for i, j in numbers:
            before = contexts.item_of(original[i].node)
            now = contexts.item_of(edited[j].node)
            if before is not None and now is not None:
                yield _Part(number, i, j, before, now)


def _opens_item(blocks: Sequence[TextBlock], number: int, contexts: Contexts) -> bool:
    """Return whether a text, which is in an item of a list, stands first in it."""
    item = contexts.item_of(blocks[number].node)
    return not number or contexts.item_of(blocks[number - 1].node) is not item


def _can_be_marked(article: Article, contexts: Contexts, part: _Part) -> bool:
    before, now = article.original[part.i], article.edited[part.j]
    is_same = contexts.of(before).seen == contexts.of(now).seen
    return is_same and contexts.have_room(now) and can_have_bar(now)
