"""Marks in code and beside it.

In: the document of an :class:`.Output`, with blocks of code that know which of their lines and
words changed. Out: the same with these words in highlights, and with paragraphs that say where
something was removed. A step of rendering; writers that colour code leave no room for marks in
the document, so that the visitors of HTML and LaTeX mark the lines of such code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_text import code_of
from sphinxcontrib_ledger.document.traversal import all_of, code_in
from sphinxcontrib_ledger.document.tree_edits import set_children
from sphinxcontrib_ledger.engine.script.code_changes import read_stretch
from sphinxcontrib_ledger.export.numbering import edits_in_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.script.code_changes import Stretch
    from sphinxcontrib_ledger.i18n.wording import Wording
    from sphinxcontrib_ledger.render.media import Output

Nodes = list[nodes.Node]


def changed_code(document: nodes.document) -> list[ledger.ledger_block]:
    """Return the wrappers of all code of which parts changed."""
    return [block for block in all_of(document, ledger.ledger_block) if 'lines' in block]


def stretches_of(block: nodes.Element) -> list[Stretch]:
    """Return what changed within the lines of the code in a wrapper."""
    return [read_stretch(written) for written in block['stretches']]


def is_coloured(code: nodes.Element) -> bool:
    """Return whether Sphinx colours a code block: it takes others for text with markup."""
    return bool(code.rawsource == code.astext())


def mark_code(output: Output) -> None:
    """Mark words in code to which the writer gives no colours, and say what was removed."""
    for block in changed_code(output.document):
        in_text = output.medium.words_in_code or not is_coloured(code_in(block))
        if in_text:
            mark_text(block)
        add_removed_lines(block, output.wording, are_marks=in_text)


# Beside the code


def changed_lines(block: nodes.Element, wording: Wording) -> str:
    """Return which lines of code are new or changed, as in ``lines 2, 4-6``; or nothing."""
    lines = [number + _shift(block) for number in block['lines']]
    return _phrase_about('line', lines, wording) if lines else ''


def add_removed_lines(block: nodes.Element, wording: Wording, *, are_marks: bool = False) -> None:
    """Put a paragraph behind code that says where in it something was removed.

    ``are_marks``: its sign is the mark of those edits, since the code has no colours.
    """
    shift = _shift(block)
    gaps = sorted({number + shift for number in block['gaps']})
    inside = sorted({number + shift for number in _lines_with_removals(block)})
    phrases = []
    if gaps and gaps[0] == shift:
        phrases.append(_phrase_about('before-lines', [shift + 1], wording))
        gaps = gaps[1:]
    if gaps:
        phrases.append(_phrase_about('after-lines', gaps, wording))
    if inside:
        phrases.append(_phrase_about('within-lines', inside, wording))
    if phrases:
        sign = ledger.ledger_ellipsis('', block['sign'], classes=[ledger.ELISION])
        if are_marks and (edits := _edits_of_gaps(block)):
            sign[ledger.ARTICLE], sign[ledger.EDIT] = block[ledger.ARTICLE], edits
        where = nodes.Text(f' {wording.list(phrases)}')
        note = ledger.ledger_elided_lines(
            '', '', sign, where, classes=[ledger.ELIDED_LINES, ledger.NO_SEARCH]
        )
        set_children(block, [*block.children, note])


def _edits_of_gaps(block: nodes.Element) -> str:
    """Return the numbers of the edits in code of which no line is there."""
    edits = edits_in_code(block)
    return ' '.join(
        str(number) for number, places in edits if places[0].name == places[-1].name == 'gap'
    )


def _lines_with_removals(block: nodes.Element) -> list[int]:
    text = code_of(code_in(block))
    places = [stretch.start for stretch in stretches_of(block) if stretch.kind == 'removed']
    return [text.count('\n', 0, place) + 1 for place in places]


def _shift(block: nodes.Element) -> int:
    """Return by how much the numbers that a reader may see differ from those of the lines."""
    code = code_in(block)
    shown = next((child.astext() for child in code.children if _is_number(child)), '')
    if shown.strip().isdecimal():
        return int(shown) - 1
    arguments: dict[str, int] = code.attributes.get('highlight_args', {})
    return arguments.get('linenostart', 1) - 1


def _phrase_about(name: str, numbers: Sequence[int], wording: Wording) -> str:
    """Return a phrase about lines, with their numbers as readers write them: ``2, 4-6``."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    written = ', '.join(str(a) if a == b else f'{a}-{b}' for a, b in parts)
    return wording.text(name, len(numbers), lines=written)


# In the code


def mark_text(block: nodes.Element) -> None:
    """Highlight what changed in code, in its own text."""
    code = code_in(block)
    stretches = [stretch for stretch in stretches_of(block) if stretch.kind != 'removed']
    set_children(code, list(_marked(code.children, stretches)))
    for stretch, mark in zip(stretches, code.findall(ledger.ledger_highlight), strict=False):
        line = code_of(code).count('\n', 0, stretch.start) + 1
        for number, places in edits_in_code(block):
            if ('line', line) in places:
                mark[ledger.ARTICLE], mark[ledger.EDIT] = block[ledger.ARTICLE], str(number)


def _marked(children: Sequence[nodes.Node], stretches: Sequence[Stretch]) -> Iterator[nodes.Node]:
    """Go through the children of code, what is in one stretch in one highlight."""
    waiting = iter([*stretches, None])
    stretch = next(waiting)
    place = 0
    inside: Nodes = []
    for child in children:
        text = '' if _is_number(child) else child.astext()
        if not text:
            yield child
        start, stop = place, place + len(text)
        while start < stop:
            if stretch is None or stop <= stretch.start:
                yield _part(child, text[start - place :])
                break
            if start < stretch.start:
                yield _part(child, text[start - place : stretch.start - place])
                start = stretch.start
            end = min(stop, stretch.stop)
            inside.append(_part(child, text[start - place : end - place]))
            start = end
            if end == stretch.stop:
                classes = [ledger.HIGHLIGHT, f'ledger-{stretch.kind}']
                yield ledger.ledger_highlight('', '', *inside, classes=classes)
                inside = []
                stretch = next(waiting)
        place = stop


def _part(node: nodes.Node, text: str) -> nodes.Node:
    """Return a part of a node that holds text only, as a colour or the link of an address."""
    if not isinstance(node, nodes.Element):
        return nodes.Text(text)
    part = node.copy()
    part.append(nodes.Text(text))
    if not node.astext().startswith(text):
        # What leads to it leads to its first part.
        part['ids'] = []
    return part


def _is_number(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and 'ln' in node['classes']
