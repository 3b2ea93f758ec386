"""The edits of an article as its readers count them.

In: an article with its marks.
Out: its edits in reading order, each as the marks that a reader sees as one: the marks in a text
that have nothing unmarked between them, blocks in a row that are new altogether, lines of code in
a row, a sign of something moved.
This is the first step of making the record; no format has been chosen yet.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import (
    SILENT,
    code_in,
    is_marked_reference,
    is_number,
    self_and_ancestors,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.export.record import Kind

#: Shown beside the text of an article.
_ASIDE = (ledger.ledger_legend, ledger.ledger_changes)
_MARKS = (
    ledger.ledger_moved_sign,
    ledger.ledger_ellipsis,
    ledger.ledger_block,
    ledger.ledger_highlight,
)
KINDS: tuple[Kind, ...] = ('added', 'modified', 'removed', 'moved', 'form')
#: The kind of a marked reference of a footnote.
_REFERENCE = 'reference'
#: The kinds of marks that stand in a text.
_IN_TEXT = frozenset({'added', 'modified', 'removed', _REFERENCE})


class CodePlace(NamedTuple):
    """A line of code, or a gap: a place behind the line of that number (0: before the first)."""

    name: str
    number: int


class MarkSpan(NamedTuple):
    """Something that a reader sees: a mark of a kind, or what is not marked (no kind).

    ``places`` are those in code that the mark is about.
    """

    node: nodes.Element
    kind: str = ''
    places: tuple[CodePlace, ...] = ()


def visible_edits(tops: Iterable[nodes.Node]) -> Iterator[list[MarkSpan]]:
    """Go through the edits in some nodes, which are given in reading order."""
    edit: list[MarkSpan] = []
    was_new = False
    for block in _blocks(tops):
        kinds = {span.kind for span in block}
        is_new = 'added' in kinds and kinds <= {'added', _REFERENCE}
        is_apart = not (was_new and is_new)
        for span in block:
            if edit and (is_apart or not {span.kind, edit[-1].kind} <= _IN_TEXT):
                yield edit
                edit = []
            is_apart = not span.kind
            if span.kind:
                edit.append(span)
        was_new = is_new
    if edit:
        yield edit


def kind_of(edit: Sequence[MarkSpan]) -> Kind:
    """Return what was done with the text of an edit."""
    kinds = {span.kind for span in edit}
    if kinds == {_REFERENCE}:
        return 'form'
    # A reference in words that came or were replaced is one of them.
    kinds -= {_REFERENCE} if 'removed' not in kinds else set()
    if kinds == {'lines'}:
        return 'modified' if any(map(lines_of, edit)) else 'removed'
    return next((kind for kind in KINDS if kinds == {kind}), 'modified')


def lines_of(span: MarkSpan) -> list[int]:
    """Return the numbers of the lines of code that a mark is about and that are there."""
    return [place.number for place in span.places if place.name == 'line']


def _blocks(tops: Iterable[nodes.Node]) -> Iterator[list[MarkSpan]]:
    """Go through what has text of its own, as what is seen of it."""
    block: list[MarkSpan] = []
    for span in _spans(tops):
        if span is not None:
            block.append(span)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _spans(tops: Iterable[nodes.Node]) -> Iterator[MarkSpan | None]:
    """Go through what a reader sees; nothing (``None``) stands where a block begins or ends."""
    waiting: list[nodes.Node | None] = [*tops]
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        if node is None:
            yield None
        elif isinstance(node, nodes.Text):
            if node.strip():
                yield MarkSpan(node.parent)
        elif is_marked_reference(node):
            assert isinstance(node, nodes.Element)
            yield MarkSpan(node, _REFERENCE)
        elif (
            isinstance(node, nodes.Element)
            and not (traits := _traits(type(node))).is_hidden
            and not (traits.is_label and is_number(node))
        ):
            kind = _kind(node) if traits.is_mark else ''
            apart = traits.is_block
            if apart:
                yield None
            if kind or traits.is_image:
                yield MarkSpan(node, kind)
            elif traits.is_code and (block := _code_mark(node)):
                yield from (MarkSpan(block, 'lines', run) for run in runs_of_code(block))
            if not kind or kind == 'form':
                waiting += [None] if apart else []
                waiting += reversed(node.children)
            if apart and kind:
                yield None


class _Traits(NamedTuple):
    """What all nodes of a class are: few classes have many nodes."""

    is_hidden: bool
    is_block: bool
    is_mark: bool
    is_image: bool
    is_code: bool
    is_label: bool


def _traits_of(kind: type) -> _Traits:
    return _Traits(
        is_hidden=issubclass(kind, (*SILENT, *_ASIDE)),
        is_block=_is_block(kind),
        is_mark=issubclass(kind, _MARKS),
        is_image=issubclass(kind, nodes.image),
        is_code=issubclass(kind, nodes.FixedTextElement),
        is_label=issubclass(kind, nodes.label),
    )


_traits: Callable[[type], _Traits] = cache(_traits_of)


def is_block(node: nodes.Element) -> bool:
    """Return whether what a node shows stands apart from what is before and behind it."""
    return _is_block(type(node))


def _is_block(kind: type) -> bool:
    return not issubclass(kind, nodes.Inline) or issubclass(kind, nodes.Part)


def _kind(node: nodes.Element) -> str:
    """Return what kind of mark a node is; nothing if it is none."""
    if isinstance(node, ledger.ledger_moved_sign):
        return 'moved'
    if isinstance(node, ledger.ledger_ellipsis):
        return 'removed' if ledger.ELISION in node['classes'] else ''
    if isinstance(node, ledger.ledger_block):
        if 'lines' in node:
            return ''
        if 'frame' in node:
            return 'form'
    elif not isinstance(node, ledger.ledger_highlight):
        return ''
    return 'added' if ledger.ADDED in node['classes'] else 'modified'


def _code_mark(code: nodes.Element) -> ledger.ledger_block | None:
    """Return the mark around code of which parts changed."""
    for block in self_and_ancestors(code):
        if isinstance(block, ledger.ledger_block) and 'lines' in block:
            return block if code_in(block) is code else None
    return None


def runs_of_code(block: nodes.Element) -> list[tuple[CodePlace, ...]]:
    """Return the runs of changed lines of code, and of places where some were removed.

    Each run is an edit: the mark around code has their numbers in this order.
    """
    places = [CodePlace('line', int(number)) for number in block['lines']]
    places += [CodePlace('gap', int(number)) for number in block['gaps']]
    runs: list[list[CodePlace]] = []
    # A gap stands behind the line of its number.
    for place in sorted(places, key=lambda place: (place.number, place.name == 'gap')):
        last = runs[-1][-1].number if runs else -2
        if place.number == last + (place.name == 'line'):
            runs[-1].append(place)
        else:
            runs.append([place])
    return list(map(tuple, runs))
