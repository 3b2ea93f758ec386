"""Where removed blocks leave an elision of their own.

What is elided is the largest thing that is gone altogether (a section, a list, a list item, a
table row, a paragraph); it is elided beside what stood next to it in the same container.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotation import ELISION
from sphinxcontrib_ledger.forms import form, kind_of_form
from sphinxcontrib_ledger.signs import elision_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotation import Annotation, Article
    from sphinxcontrib_ledger.blocks import Leaf

#: More characters than an elision has, in whatever form.
LONGEST_SIGN = 200
#: Containers in which a paragraph may stand.
HOLDS_PARAGRAPHS = (
    nodes.document, nodes.section, nodes.list_item, nodes.block_quote, nodes.entry,
    nodes.definition, nodes.field_body, nodes.description, nodes.Admonition, nodes.sidebar,
    nodes.topic, nodes.footnote, nodes.citation, nodes.container, nodes.legend,
)  # fmt: skip


@dataclass(frozen=True)
class Removed:
    """Neighbouring blocks that are gone: what they were, and the blocks beside them.

    ``container`` is the original's; ``before`` and ``after`` are the numbers of the nearest
    original blocks in it that are still there, -1 where there is none.
    """

    indices: tuple[int, ...]
    top: nodes.Element
    container: nodes.Node
    before: int
    after: int


def place_elisions(article: Article, done: Annotation) -> None:
    """Put an elision where blocks were removed and nothing was put in their stead."""
    outline = Outline(article)
    for removed in outline.removed():
        _place(article, outline, removed, done)
        done.elided.update(removed.indices)
        done.kinds.add(ELISION)


class Outline:
    """The original as a tree of blocks, and which of them are still there.

    Nothing is looked at but what is around removed blocks.
    """

    def __init__(self, article: Article) -> None:
        self.leaves: Sequence[Leaf] = article.original
        pairs = article.account.pairs
        self.gone = sorted(index for pair in pairs if not pair.edited for index in pair.original)
        self._gone = frozenset(self.gone)
        self._pairs = pairs
        self._run: tuple[int, int] = (0, -1)
        self._beside: frozenset[int] = frozenset()

    @cached_property
    def _stayed(self) -> list[int]:
        """The blocks that are still there, in the same order as others, which is their own."""
        return [
            index
            for pair in self._pairs
            if pair.edited and not pair.moved
            for index in pair.original
        ]

    def _note_run(self, index: int) -> None:
        """Note what holds the blocks beside the run of removed blocks that a block is in."""
        first = last = index
        while first - 1 in self._gone:
            first -= 1
        while last + 1 in self._gone:
            last += 1
        self._run = first, last
        beside = [number for number in (first - 1, last + 1) if 0 <= number < len(self.leaves)]
        self._beside = frozenset(
            id(node) for number in beside for node in _around(self.leaves[number].node)
        )

    def _top(self, index: int) -> nodes.Element:
        """Return the largest element around a removed block that is gone altogether.

        One that is not has a block in it that is still there, so it also holds one of the two
        beside the removed ones.
        """
        if not self._run[0] <= index <= self._run[1]:
            self._note_run(index)
        top = self.leaves[index].node
        while not isinstance(top.parent, nodes.document) and id(top.parent) not in self._beside:
            top = top.parent
        return top

    def removed(self) -> Iterator[Removed]:
        """Go through what was removed, neighbours in one container together."""
        run: list[int] = []
        container: nodes.Node | None = None
        for index in [*self.gone, -1]:
            parent = self._top(index).parent if index >= 0 else None
            if run and (parent is not container or index != run[-1] + 1):
                yield self._removed(run)
                run = []
            run.append(index)
            container = parent

    def _removed(self, run: Sequence[int]) -> Removed:
        top = self._top(run[0])
        container = top.parent
        before, after = self._nearest(run)
        return Removed(
            tuple(run),
            top,
            container,
            before if self._is_in(before, container) else -1,
            after if self._is_in(after, container) else -1,
        )

    def _is_in(self, index: int, container: nodes.Node) -> bool:
        return index >= 0 and any(node is container for node in _around(self.leaves[index].node))

    def _nearest(self, run: Sequence[int]) -> tuple[int, int]:
        """Return the last block before a run of blocks that stayed and the first after it."""
        at = bisect_left(self._stayed, run[0])
        before = self._stayed[at - 1] if at else -1
        return before, self._stayed[at] if at < len(self._stayed) else -1

    def nearest(self, removed: Removed) -> tuple[int, int]:
        """Return the nearest blocks before and after that are there, in whatever container."""
        return self._nearest(removed.indices)


def _around(node: nodes.Node) -> Iterator[nodes.Node]:
    """Go through a node and all that holds it, from the inside out."""
    inner: nodes.Node | None = node
    while inner is not None:
        yield inner
        inner = inner.parent


def _place(article: Article, outline: Outline, removed: Removed, done: Annotation) -> None:
    for index, after in ((removed.before, True), (removed.after, False)):
        sibling = _counterpart(article, outline, removed, index, after=after)
        if sibling is not None and _is_numbered(removed.top, sibling):
            inside = sibling.children[-1 if after else 0]
            _insert(elision_block(article.sign), inside, done, after=after)
            return
        if sibling is not None:
            _insert(form(removed.top, sibling, article.sign), sibling, done, after=after)
            return
    before, behind = outline.nearest(removed)
    if before >= 0 or behind >= 0:
        index, after = (before, True) if before >= 0 else (behind, False)
        found: nodes.Node = _partner(article, index, last=after)
    else:
        # Nothing stayed: what is there now is all new, and the elision opens it.
        found, after = article.edited[0].node, False
    while not isinstance(found.parent, HOLDS_PARAGRAPHS):
        found = found.parent
    _insert(elision_block(article.sign), found, done, after=after)


def _is_numbered(top: nodes.Element, sibling: nodes.Node) -> bool:
    """Return whether an elision of the same kind would take a number from what follows it."""
    return isinstance(top, nodes.list_item) and isinstance(sibling.parent, nodes.enumerated_list)


def _partner(article: Article, index: int, *, last: bool) -> nodes.Element:
    pair = article.account.by_original[index]
    return article.edited[pair.edited[-1 if last else 0]].node


def _counterpart(
    article: Article, outline: Outline, removed: Removed, index: int, *, after: bool
) -> nodes.Node | None:
    """Return what stands in the edited article for the removed thing's neighbour, if anything."""
    if index < 0:
        return None
    old: nodes.Node = outline.leaves[index].node
    new: nodes.Node = _partner(article, index, last=after)
    if isinstance(removed.top, nodes.entry):
        return _last_in_cell(new)
    while old.parent is not removed.container:
        old = old.parent
        while isinstance(new.parent, ledger.ledger_block):
            new = new.parent
        new = new.parent
        if new is None or new.parent is None:
            return None
        if type(old) is not type(new):
            return None
    while isinstance(new.parent, ledger.ledger_block):
        new = new.parent
    if type(new.parent) is type(removed.container) or isinstance(
        removed.container, nodes.document
    ):
        if kind_of_form(removed.top, new) is nodes.paragraph:
            return new if isinstance(new.parent, HOLDS_PARAGRAPHS) else None
        return new
    return None


def _last_in_cell(node: nodes.Node) -> nodes.Node | None:
    while not isinstance(node.parent, nodes.entry):
        node = node.parent
        if node.parent is None:
            return None
    return node


def _insert(new: nodes.Element, sibling: nodes.Node, done: Annotation, *, after: bool) -> None:
    """Insert an elision, unless one stands there already: neighbouring elisions merge."""
    parent = sibling.parent
    if not after and isinstance(sibling, nodes.title) and isinstance(parent, nodes.section):
        after = True
    index = done.changes.place_of(sibling) + after
    neighbours = parent.children[max(0, index - 1) : index + 1]
    if any(_is_elision(node) for node in neighbours):
        return
    done.changes.insert(sibling, new, after=after)
    done.inserted.append(new)


def _is_elision(node: nodes.Node) -> bool:
    """Return whether a block is nothing but an elision: ours, or one that the editor typed."""
    if not isinstance(node, nodes.Element):
        return False
    if ledger.ELISION_BLOCK in node['classes']:
        return True
    found: list[nodes.Node] = []
    length = 0
    for inner in ledger.walk(node):
        if _is_sign(inner):
            found.append(inner)
        elif isinstance(inner, nodes.Text):
            length += len(inner.strip())
        # A section begins like this, too, and is not to be read to its end.
        if len(found) > 1 or length > LONGEST_SIGN:
            return False
    return len(found) == 1 and node.astext().strip() in ('', found[0].astext())


def _is_sign(node: nodes.Node) -> bool:
    return isinstance(node, ledger.ledger_ellipsis) and ledger.ELISION in node['classes']
