"""The edits of a document as its readers count them.

One edit is what a reader sees as one: the marks in a text that have nothing unmarked between
them, blocks in a row that are new altogether, lines of code in a row, a sign of something moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import SILENT, self_and_ancestors
from sphinxcontrib_ledger.render.code_marks import code_in, is_coloured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: What is seen and is no text of an article.
_ASIDE = (
    ledger.ledger_legend,
    ledger.ledger_changes,
    ledger.ledger_before,
    ledger.ledger_original,
)
#: The kinds of marks that stand in a text.
_IN_TEXT = frozenset({'added', 'modified', 'removed'})


class MarkSpan(NamedTuple):
    """Something that a reader sees: a mark of a kind, or what is not marked (no kind).

    ``places`` are those in code that the mark is about, as in its ``IDENTITIES``.
    """

    node: nodes.Element
    kind: str = ''
    places: tuple[tuple[str, int], ...] = ()


def visible_edits(
    document: nodes.document, by_lines: Callable[[nodes.Element], bool] = is_coloured
) -> Iterator[list[MarkSpan]]:
    """Go through the edits of a document, each as its marks.

    ``by_lines`` tells of which code the lines are marked, and not the words in its text.
    """
    edit: list[MarkSpan] = []
    was_new = False
    for block in _blocks(document, by_lines):
        is_new = all(spot.kind == 'added' for spot in block)
        is_apart = not (was_new and is_new)
        for spot in block:
            if edit and (is_apart or not {spot.kind, edit[-1].kind} <= _IN_TEXT):
                yield edit
                edit = []
            is_apart = not spot.kind
            if spot.kind:
                edit.append(spot)
        was_new = is_new
    if edit:
        yield edit


def _blocks(
    document: nodes.document, by_lines: Callable[[nodes.Element], bool]
) -> Iterator[list[MarkSpan]]:
    """Go through what has text of its own, as what is seen of it."""
    block: list[MarkSpan] = []
    for spot in _spots(document, by_lines):
        if spot is not None:
            block.append(spot)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _spots(
    document: nodes.document, by_lines: Callable[[nodes.Element], bool]
) -> Iterator[MarkSpan | None]:
    """Go through what a reader sees; nothing (``None``) stands where a block begins or ends."""
    waiting: list[nodes.Node | None] = [document]
    while waiting:
        node = waiting.pop()
        if node is None:
            yield None
        elif isinstance(node, nodes.Text):
            if node.strip():
                yield MarkSpan(node.parent)
        elif isinstance(node, nodes.Element) and not _is_silent(node, by_lines):
            kind = _kind(node)
            apart = is_block(node)
            if apart:
                yield None
            if kind or isinstance(node, nodes.image):
                yield MarkSpan(node, kind)
            elif isinstance(node, nodes.FixedTextElement) and (block := _changed(node, by_lines)):
                yield from _runs(block)
            if not kind or kind == 'frame':
                waiting += [None] if apart else []
                waiting += reversed(node.children)
            if apart and kind:
                yield None


def is_block(node: nodes.Element) -> bool:
    """Return whether what a node shows stands apart from what is before and behind it."""
    return not isinstance(node, nodes.Inline) or isinstance(node, nodes.Part)


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
            return 'frame'
    elif not isinstance(node, ledger.ledger_highlight):
        return ''
    return 'added' if ledger.ADDED in node['classes'] else 'modified'


def _is_silent(node: nodes.Element, by_lines: Callable[[nodes.Element], bool]) -> bool:
    if isinstance(node, ledger.ledger_elided_lines):
        # Where code has colours, it has the signs in their places.
        return by_lines(code_in(node.parent))
    return isinstance(node, (*SILENT, *_ASIDE)) or ledger.REVEALED in node['classes']


def _changed(
    code: nodes.Element, by_lines: Callable[[nodes.Element], bool]
) -> ledger.ledger_block | None:
    """Return the mark around code whose lines are marked."""
    for block in self_and_ancestors(code):
        if isinstance(block, ledger.ledger_block) and 'lines' in block:
            return block if code_in(block) is code and by_lines(code) else None
    return None


def _runs(block: ledger.ledger_block) -> Iterator[MarkSpan]:
    """Go through the runs of changed lines of code, and of places where some were removed."""
    places = [('line', number) for number in block['lines']]
    places += [('gap', number) for number in block['gaps']]
    run: list[tuple[str, int]] = []
    for name, number in sorted(places, key=lambda place: (place[1], place[0] == 'gap')):
        # A gap stands behind the line of its number.
        is_next = run and number == run[-1][1] + (name == 'line')
        if run and not is_next:
            yield MarkSpan(block, 'lines', tuple(run))
            run = []
        run.append((name, number))
    if run:
        yield MarkSpan(block, 'lines', tuple(run))
