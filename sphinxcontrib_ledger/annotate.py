"""The edited article and the account of its edits become the annotated article.

Only this module and those it calls put marks into a doctree, and they note every change, so that
it can be put back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.changes import Changes
from sphinxcontrib_ledger.code import mark_code, outermost
from sphinxcontrib_ledger.inline import Mark, mark_inline
from sphinxcontrib_ledger.signs import elision, elision_block
from sphinxcontrib_ledger.spacing import elision_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.blocks import Leaf
    from sphinxcontrib_ledger.engine.model import Account, Edit, Pair
    from sphinxcontrib_ledger.engine.words import Word

#: The kinds of mark that a legend can explain, in the order in which it does.
HIGHLIGHT, ELISION, MOVED = 'highlight', 'elision', 'moved'
ADDED = 'ledger-added'
#: The kinds of block that hold inline marks.
TEXT_KINDS = frozenset({'text', 'title', 'code-text'})


@dataclass(frozen=True)
class Article:
    """What is to be annotated: both sides as leaves, and their account."""

    original: Sequence[Leaf]
    edited: Sequence[Leaf]
    account: Account
    sign: str


@dataclass
class Annotation:
    """What was done: the changes, which marks there are, and the edit that each mark is of.

    ``edit_of`` takes the ``id()`` of a mark's node and gives the numbers of pair and edit;
    ``elided`` holds the numbers of the removed blocks that an elision stands for.
    """

    changes: Changes = field(default_factory=Changes)
    kinds: set[str] = field(default_factory=set)
    edit_of: dict[int, tuple[int, int]] = field(default_factory=dict)
    elided: set[int] = field(default_factory=set)
    inserted: list[nodes.Element] = field(default_factory=list)
    nodes: list[nodes.Element] = field(default_factory=list)


def annotate(article: Article) -> Annotation:
    """Put the marks of an article into its doctree."""
    done = Annotation()
    marks: dict[int, list[Mark]] = {}
    for number, pair in enumerate(article.account.pairs):
        if pair.identical or not pair.edited:
            continue
        kind = article.account.edited[pair.edited[0]].kind
        if kind == 'code' and pair.original:
            _mark_code(article, number, pair, done)
        elif kind in TEXT_KINDS:
            _collect(article, number, pair, marks, done)
        else:
            _mark_atom(article, number, pair, done)
        if pair.moved:
            _mark_moved(article, pair, done)
    _mark_blocks(article, done)
    _authors_ellipses(article, marks)
    for index in sorted(marks):
        ordered = sorted(marks[index], key=lambda mark: (mark.start, mark.stop))
        mark_inline(article.edited[index].node, ordered, done.changes)
    return done


def _collect(
    article: Article, number: int, pair: Pair, marks: dict[int, list[Mark]], done: Annotation
) -> None:
    """Note the marks of a pair's edits, each in the block where it stands."""
    places = [
        (index, word) for index in pair.edited for word in article.account.edited[index].words
    ]
    for which, edit in enumerate(pair.edits):
        if edit.kind == 'same':
            continue
        for index, mark in _marks(article, pair, edit, places, (number, which), done):
            marks.setdefault(index, []).append(mark)


def _marks(
    article: Article,
    pair: Pair,
    edit: Edit,
    places: Sequence[tuple[int, Word]],
    reference: tuple[int, int],
    done: Annotation,
) -> Iterator[tuple[int, Mark]]:
    start, stop = edit.edited
    if edit.kind == 'removed' and not edit.edited:
        index, mark = _elision(article, pair, places, start)
        done.kinds.add(ELISION)
        yield index, Mark(mark.start, mark.stop, partial(_noted, mark.make, reference, done))
        return
    typed = edit.kind == 'removed'
    done.kinds.add(ELISION if typed else HIGHLIGHT)
    make = _typed_ellipsis if typed else partial(_highlight, edit.kind)
    while start < stop:
        index = places[start][0]
        last = start
        while last + 1 < stop and places[last + 1][0] == index:
            last += 1
        first, final = places[start][1].start, places[last][1].stop
        yield index, Mark(first, final, partial(_noted, make, reference, done))
        start = last + 1


def _noted(
    make: Callable[[list[nodes.Node]], nodes.Element],
    reference: tuple[int, int],
    done: Annotation,
    inside: list[nodes.Node],
) -> nodes.Element:
    node = make(inside)
    _note(node, reference, done)
    return node


def _note(node: nodes.Element, reference: tuple[int, int], done: Annotation) -> None:
    """Note which edit a mark is of; the list keeps the nodes, and so their ids, alive."""
    done.edit_of[id(node)] = reference
    done.nodes.append(node)


def _elision(
    article: Article, pair: Pair, places: Sequence[tuple[int, Word]], at: int
) -> tuple[int, Mark]:
    """Return the elision before the pair's word ``at``, and the block that it is in."""
    index = places[at - 1][0] if at else pair.edited[0]
    left = places[at - 1][1].stop if at else None
    right = places[at][1].start if at < len(places) and places[at][0] == index else None
    gap = elision_at(article.account.edited[index].text, left, right)
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
        if '[' not in leaf.block.text or leaf.block.kind not in TEXT_KINDS:
            continue
        taken = {(mark.start, mark.stop) for mark in marks.get(index, ())}
        for word in leaf.block.words:
            covered = any(a <= word.start and word.stop <= b for a, b in taken)
            if word.ellipsis and not covered:
                marks.setdefault(index, []).append(Mark(word.start, word.stop, _authors_ellipsis))


def _mark_blocks(article: Article, done: Annotation) -> None:
    """Say on blocks themselves that the whole of them is new or was rewritten.

    A list item or a table row says so for what it holds; a cell has no room for it.
    """
    wholes: dict[int, str] = {}
    for pair in article.account.changed():
        kinds = {edit.kind for edit in pair.edits}
        if kinds in ({'added'}, {'modified'}):
            wholes.update((index, f'ledger-{kinds.copy().pop()}') for index in pair.edited)
    rows: dict[int, list[int]] = {}
    for index, leaf in enumerate(article.edited):
        if leaf.block.row >= 0:
            rows.setdefault(leaf.block.row, []).append(index)
        elif index in wholes and leaf.block.kind in ('text', 'code-text'):
            done.changes.add_classes(_outer(leaf.node), [ledger.BLOCK, wholes[index]])
    for cells in rows.values():
        if all(wholes.get(index) == 'ledger-added' for index in cells):
            done.changes.add_classes(_row(article.edited[cells[0]].node), [ledger.BLOCK, ADDED])


def _outer(node: nodes.Element) -> nodes.Element:
    """Return the list item that a block is all of; the block itself, if there is none."""
    parent = node.parent
    alone = isinstance(parent, nodes.list_item) and len(parent.children) == 1
    return parent if alone else node


def _row(node: nodes.Element) -> nodes.Element:
    """Return the outermost table row that a block is in."""
    found = node
    inner: nodes.Node | None = node
    while inner is not None:
        if isinstance(inner, nodes.row):
            found = inner
        inner = inner.parent
    return found


def _mark_atom(article: Article, number: int, pair: Pair, done: Annotation) -> None:
    """Mark something that cannot hold inline marks from the outside."""
    kind = 'modified' if pair.original else 'added'
    changed = any(edit.kind != 'same' for edit in pair.edits)
    if not changed:
        return
    for index in pair.edited:
        wrapper = ledger.ledger_block(classes=[ledger.BLOCK, f'ledger-{kind}'])
        done.changes.wrap(outermost(article.edited[index].node), wrapper)
        _note(wrapper, (number, 0), done)
    done.kinds.add(HIGHLIGHT)


def _mark_code(article: Article, number: int, pair: Pair, done: Annotation) -> None:
    node = article.edited[pair.edited[0]].node
    wrapper = mark_code(node, pair.edits, done.changes)
    if wrapper is not None:
        done.kinds.add(HIGHLIGHT)
        _note(wrapper, (number, 0), done)
    if any(edit.kind == 'removed' for edit in pair.edits):
        block = elision_block(article.sign)
        done.changes.insert(outermost(node), block, after=True)
        done.inserted.append(block)
        done.kinds.add(ELISION)


def _mark_moved(article: Article, pair: Pair, done: Annotation) -> None:
    """Say of a block that it was moved, and nothing more of its words."""
    done.kinds.add(MOVED)
    node = article.edited[pair.edited[0]].node
    for index in pair.edited:
        done.changes.add_classes(article.edited[index].node, [ledger.MOVED])
    if isinstance(node, nodes.TextElement):
        sign = ledger.ledger_moved_sign('', f'{ledger.ARROW} ', classes=[ledger.MOVED_SIGN])
        done.changes.set_children(node, [sign, *node.children])
