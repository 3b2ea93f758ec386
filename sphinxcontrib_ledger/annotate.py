"""The edited article and the account of its edits become the annotated article.

Only this module and those it calls put marks into a doctree, and they note every change, so that
it can be put back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotation import ELISION, HIGHLIGHT, TEXT_KINDS, Annotation
from sphinxcontrib_ledger.inline import Mark, mark_inline
from sphinxcontrib_ledger.signs import elision
from sphinxcontrib_ledger.spacing import elision_at
from sphinxcontrib_ledger.whole import mark_atom, mark_blocks, mark_code, mark_moved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.annotation import Article
    from sphinxcontrib_ledger.engine.model import Edit, Pair
    from sphinxcontrib_ledger.engine.words import Word


def annotate(article: Article) -> Annotation:
    """Put the marks of an article into its doctree."""
    done = Annotation()
    marks: dict[int, list[Mark]] = {}
    for number, pair in enumerate(article.account.pairs):
        if pair.identical or not pair.edited:
            continue
        kind = article.account.edited[pair.edited[0]].kind
        if kind == 'code' and pair.original:
            mark_code(article, number, pair, done)
        elif kind in TEXT_KINDS:
            _collect(article, number, pair, marks, done)
        else:
            mark_atom(article, number, pair, done)
        if pair.moved:
            mark_moved(article, pair, done)
    mark_blocks(article, done)
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
    done.note(node, reference)
    return node


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
