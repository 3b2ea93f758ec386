"""The third part of the proof: changes around texts have marks, and those marks have changes.

It looks at the annotated article anew, and asks nobody which frames were compared or marked.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.constructs.kinds import is_conditional
from sphinxcontrib_ledger.document.context import (
    SameContextCache,
    Surroundings,
    aligned,
    is_renumbered,
    shared_classes,
)
from sphinxcontrib_ledger.document.heading_levels import Levels, heads_section
from sphinxcontrib_ledger.document.node_text import text_of
from sphinxcontrib_ledger.document.only_conditions import (
    ALWAYS,
    NEVER,
    condition,
    differ_in_nothing_else,
    shown_but_not_hidden,
)
from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.proof.words import are_written_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.context import Frame
    from sphinxcontrib_ledger.engine.model import Pair


class _Changed(NamedTuple):
    """A text in another frame, the number of its pair, and the condition of those who see that."""

    number: int
    leaf: TextBlock
    only: str


def frame_faults(
    article: Article, done: Annotation, roots: Sequence[nodes.Element]
) -> Iterator[str]:
    """Go through changes of frames without marks, and marks without a change."""
    frames = _Frames(article, roots)
    changed = [*frames.changed, *_other_levels(article)]
    for change in changed:
        pair = article.account.pairs[change.number]
        # What was moved or replaced says so itself, and nothing but its place is another one's.
        if not (pair.moved or pair.replaced or _is_told(change, article, done)):
            yield f'{_name(change.leaf)} stands in another frame and carries no mark'
    ids = {id(change.leaf.node) for change in changed}
    yield from _false_marks(article, done, ids)
    yield from _false_words(article, ids)
    elided = {_seen_by(node) for node in done.inserted}
    for gone in frames.gone:
        if elided.isdisjoint((gone, ALWAYS)):
            yield f'what is shown no longer to readers of "{gone}" left no elision'


class _Frames:
    """The texts of an article in another frame, and the conditions of those who see them no more.

    A list that begins with another number is another frame to its first text that is not new.
    """

    def __init__(self, article: Article, roots: Sequence[nodes.Element]) -> None:
        given = shared_classes(roots)
        self.changed: list[_Changed] = []
        self.gone: set[str] = set()
        self._lists: set[int] = set()
        before, now = Surroundings(article.holders, given), Surroundings(article.holders, given)
        alike = SameContextCache(before, now)
        for number, pair in enumerate(article.account.pairs):
            if not (pair.original and pair.edited):
                continue
            first = article.original[pair.original[0]]
            is_one = len(pair.original) == len(pair.edited) == 1
            if is_one and alike.has(first, article.edited[pair.edited[0]]):
                continue
            old = [before.of(article.original[index]) for index in pair.original]
            for index in pair.edited:
                leaf = article.edited[index]
                only = self._seen_by(old, now.of(leaf))
                if only != NEVER:
                    self.changed.append(_Changed(number, leaf, only))
                elif is_one:
                    alike.add(first, leaf)

    def _seen_by(self, before: Sequence[Frame], now: Frame) -> str:
        """Return the condition of those who see a change."""
        same = next((frame for frame in before if frame.seen == now.seen), None)
        frame = same or before[0]
        is_renumbered = self._begins_anew(frame, now) if now.containers else False
        if same is not None:
            return ALWAYS if is_renumbered else NEVER
        old, new = condition(frame), condition(now)
        if old != new:
            self.gone |= {shown_but_not_hidden(old, new)} - {NEVER}
            if differ_in_nothing_else(frame, now) and not is_renumbered:
                return shown_but_not_hidden(new, old)
        return ALWAYS

    def _begins_anew(self, before: Frame, now: Frame) -> bool:
        """Return whether a text is the first of a list that is not new and begins elsewhere."""
        firsts = [
            (node, old)
            for node, old in aligned(before, now)
            if old is not None and id(node) not in self._lists
        ]
        self._lists.update(id(node) for node, _ in firsts)
        return any(is_renumbered(before, old, now, node) for node, old in firsts)


def _is_told(change: _Changed, article: Article, done: Annotation) -> bool:
    """Return whether there is a mark around a text, or all of it is marked."""
    node = change.leaf.node
    for outer in self_and_ancestors(node):
        if isinstance(outer, ledger.ledger_block):
            is_frame = 'frame' in outer and outer['only'] in (ALWAYS, change.only)
            if is_frame or outer in done.edit_of:
                return True
        if outer in article.holders:
            break
    folding = article.account.options.folding
    return not folding.remove_spaces(_unmarked(node, article, done, change.number))


def _unmarked(node: nodes.Element, article: Article, done: Annotation, number: int) -> str:
    """Return the text of a block that is in no mark of its pair."""
    found: list[str] = []
    for child in node.children:
        if child in done.edit_of and done.edit_of[child][0] == number:
            continue
        if isinstance(child, ledger.MARKS):
            continue
        if isinstance(child, nodes.Element) and any(n in done.edit_of for n in child.findall()):
            found.append(_unmarked(child, article, done, number))
        else:
            found.append(text_of(child, article.constructs))
    return ''.join(found)


def _other_levels(article: Article) -> Iterator[_Changed]:
    """Go through the headings that are not as much deeper or higher than before as most are."""
    found: list[tuple[int, TextBlock, int]] = []
    before, now = Levels(), Levels()
    for number, pair in enumerate(article.account.pairs):
        if len(pair.original) == len(pair.edited) == 1:
            old, new = article.original[pair.original[0]], article.edited[pair.edited[0]]
            if new.block.kind == 'title' and all(heads_section(one.node) for one in (old, new)):
                found.append((number, new, now.level_of(new.node) - before.level_of(old.node)))
    usual = Counter(shift for *_, shift in found).most_common(1)
    for number, leaf, shift in found:
        if shift != usual[0][0]:
            yield _Changed(number, leaf, ALWAYS)


def _false_marks(article: Article, done: Annotation, changed: set[int]) -> Iterator[str]:
    """Go through marks around texts that all stand in the frames in which they stood."""
    marks = [mark for mark in done.marks if 'frame' in mark]
    compared = {
        id(article.edited[index].node): article.edited[index]
        for pair in (article.account.pairs if marks else ())
        if pair.original
        for index in pair.edited
    }
    for mark in marks:
        inside = [id(node) for node in mark.findall(nodes.Element) if id(node) in compared]
        same = [one for one in inside if one not in changed]
        # A list that begins with another number is marked for all of its items.
        if same and not (mark['frame'] == 'enumerated_list' and len(same) < len(inside)):
            yield f'{_name(compared[same[0]])} stands in the same frame and is marked for another'


def _false_words(article: Article, changed: set[int]) -> Iterator[str]:
    """Go through blocks that are marked altogether although neither they nor frames changed."""
    for pair in article.account.pairs:
        if _is_rewritten(pair):
            [i], [j] = pair.original, pair.edited
            new = article.edited[j]
            is_same = article.account.original.key(i) == article.account.edited.key(j)
            is_same = is_same and are_written_alike(article, i, j)
            if is_same and id(new.node) not in changed:
                yield f'{_name(new)} is marked and did not change'


def _is_rewritten(pair: Pair) -> bool:
    """Return whether a block is marked altogether; one that moved is, where only blocks are."""
    if pair.moved:
        return False
    is_one = len(pair.original) == len(pair.edited) == 1 and not pair.identical
    return is_one and all(edit.kind != 'same' for edit in pair.edits)


def _seen_by(node: nodes.Element) -> str:
    return str(node['expr']) if is_conditional(node) else ALWAYS


def _name(leaf: TextBlock) -> str:
    text = ' '.join(leaf.block.text.split())
    return f'"{text}"' if len(text) < 40 else f'"{text[:40]}..."'
