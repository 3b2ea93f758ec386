"""Which frames of texts changed: a note became a warning, a heading stands less deep than before.

A text whose words are the same but which was put into another frame is edited all the same.  The
container is marked if it is another one for all that it holds, and else the text itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.annotate.model import Framed
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.context import (
    SameContextCache,
    Surroundings,
    aligned,
    is_renumbered,
    shared_classes,
)
from sphinxcontrib_ledger.document.heading_levels import Levels, heads_section
from sphinxcontrib_ledger.document.only_conditions import (
    ALWAYS,
    NEVER,
    condition,
    differ_in_nothing_else,
    outermost_condition,
    shown_but_not_hidden,
)
from sphinxcontrib_ledger.engine.model import Edit, Pair, Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.context import Frame

NOTES = (nodes.footnote, nodes.citation)


def with_context_changes(
    article: Article, roots: Sequence[nodes.Element], *, whole: bool = False
) -> Article:
    """Return an article that knows which of its frames changed.

    Texts that cannot be marked from the outside are said to be modified altogether; all texts are
    that changed their frame, if they are to be marked as ``whole`` blocks.
    """
    frames = _Frames(article, Surroundings(article.holders, shared_classes(roots)), whole)
    frames.compare()
    changed = {**frames.modified, **_levels(article)}
    if not (changed or frames.marked or frames.hidden):
        return article
    account = article.account
    pairs = tuple([changed.get(id(pair), pair) for pair in account.pairs])
    return replace(
        article,
        account=replace(account, pairs=pairs),
        frames=tuple(frames.marked.values()),
        hidden=tuple(frames.hidden.values()),
    )


class _Change(NamedTuple):
    """The containers that a text had not before, and the condition of those who see a change."""

    new: list[nodes.Element]
    only: str


@dataclass
class _Frames:
    """Compares the frames of both sides; ``marked`` and ``modified`` say what changed.

    ``hidden`` holds what some formats show no longer.
    """

    article: Article
    surroundings: Surroundings
    whole: bool
    marked: dict[int, Framed] = field(default_factory=dict)
    hidden: dict[tuple[int, str], Framed] = field(default_factory=dict)
    modified: dict[int, Pair] = field(default_factory=dict)
    _kept: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._alike = SameContextCache(self.surroundings, self.surroundings)

    def compare(self) -> None:
        """Find containers that are others now, and texts that changed their container."""
        waiting: list[tuple[Pair, TextBlock, _Change]] = []
        original, frame_of = self.article.original, self.surroundings.of
        for pair in self.article.account.pairs:
            if not (pair.original and pair.edited):
                continue
            old, new = original[pair.original[0]], self.article.edited[pair.edited[0]]
            is_one = len(pair.original) == len(pair.edited) == 1
            if is_one and self._alike.has(old, new):
                continue
            before = [frame_of(original[index]) for index in pair.original]
            for index in pair.edited:
                leaf = self.article.edited[index]
                change = self._compare(before, frame_of(leaf))
                if is_one and change is None:
                    self._alike.add(old, new)
                if self.whole and (change is not None or self.marked):
                    self.marked.clear()
                    self.modified[id(pair)] = _modified(self.article, pair)
                elif change is not None and _has_same(pair) and change.only != NEVER:
                    waiting.append((pair, leaf, change))
        for pair, leaf, change in waiting:
            others = [node for node in change.new if id(node) not in self._kept]
            if others and self._can_be_around(leaf) and not _is_indented(others[0]):
                self._mark(others[0], change.only)
            elif not pair.moved:
                self._mark_text(pair, leaf, change.only)

    def _compare(self, before: Sequence[Frame], now: Frame) -> _Change | None:
        """Return how the frame of a text changed; ``None``: it is the same."""
        same = [frame for frame in before if frame.seen == now.seen]
        if same and not now.containers:
            return None
        frame = same[0] if same else before[0]
        new: list[nodes.Element] = []
        for node, old in aligned(frame, now):
            if old is None:
                new.append(node)
            elif id(node) not in self._kept:
                self._kept.add(id(node))
                if is_renumbered(frame, old, now, node):
                    self._mark(node)
        return None if same else _Change(new, self._shown_now(frame, now))

    def _shown_now(self, before: Frame, now: Frame) -> str:
        """Return who is to be told of another frame; note what others see no longer."""
        old, new = condition(before), condition(now)
        if old == new:
            return ALWAYS
        gone = shown_but_not_hidden(old, new)
        if gone != NEVER:
            node = outermost_condition(now)
            self.hidden[id(node), gone] = Framed(node, gone)
        return shown_but_not_hidden(new, old) if differ_in_nothing_else(before, now) else ALWAYS

    def _mark(self, node: nodes.Element, only: str = ALWAYS) -> None:
        known = self.marked.get(id(node))
        self.marked[id(node)] = Framed(node, only if known in (None, (node, only)) else ALWAYS)

    def _can_be_around(self, leaf: TextBlock) -> bool:
        """Return whether there is room for a mark around what holds a text.

        Cells have none, and footnotes are taken to where they are referred to.
        """
        containers, _looks = self.surroundings.inside(leaf.node.parent)
        return leaf.block.row < 0 and not any(isinstance(node, NOTES) for node in containers)

    def _mark_text(self, pair: Pair, leaf: TextBlock, only: str) -> None:
        """Mark a text from the outside, or all of its words where nothing can be around it."""
        is_block = isinstance(leaf.node, nodes.paragraph) or leaf.mark not in IN_TEXT
        if is_block and self._can_be_around(leaf):
            self._mark(leaf.node, only)
        else:
            self.modified[id(pair)] = _modified(self.article, pair)


def _is_indented(node: nodes.Element) -> bool:
    """Return whether a container is only the indentation of a line of a verse."""
    return isinstance(node, nodes.line_block) and isinstance(node.parent, nodes.line_block)


def _has_same(pair: Pair) -> bool:
    # Of what was replaced, a full stop may be the same.
    same = any(edit.kind == 'same' for edit in pair.edits)
    return pair.identical or (same and not pair.replaced)


def _modified(article: Article, pair: Pair) -> Pair:
    """Return a pair of which all words are marked as modified."""
    account = article.account
    old, new = len(account.original_words(pair)), len(account.edited_words(pair))
    edits = (Edit('modified', Range(0, old), Range(0, new)),)
    return pair._replace(edits=edits, identical=False)


def _levels(article: Article) -> dict[int, Pair]:
    """Return the headings that were promoted or demoted, as modified, by ``id()`` of their pairs.

    All of an article may stand deeper in its page; so what most headings did counts as nothing.
    """
    found: list[tuple[Pair, int]] = []
    before, now = Levels(), Levels()
    for pair in _paired_titles(article):
        old = article.original[pair.original[0]].node
        new = article.edited[pair.edited[0]].node
        found.append((pair, now.level_of(new) - before.level_of(old)))
    if not found:
        return {}
    [(usual, _)] = Counter(shift for _, shift in found).most_common(1)
    return {id(pair): _modified(article, pair) for pair, shift in found if shift != usual}


def _paired_titles(article: Article) -> Iterator[Pair]:
    for pair in article.account.pairs:
        if len(pair.original) == len(pair.edited) == 1:
            leaf = article.edited[pair.edited[0]]
            if leaf.block.kind == 'title' and heads_section(leaf.node):
                old = article.original[pair.original[0]].node
                if heads_section(old):
                    yield pair
