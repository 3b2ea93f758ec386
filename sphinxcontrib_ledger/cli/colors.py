"""Colours of a terminal: which stream shows them, and the marks of an article in them.

In: a document that is about to be written as text, then the text.
Out: the same text with the colours of a terminal.

Marks keep their characters, ``{+added+}`` and ``[...]``: without its colours, the text is what a
pipe gets.  So that nobody's braces are taken for a mark, the outermost characters of marks are
written as signs for private use that are as wide and that the article does not have.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, Literal, NamedTuple

from docutils import nodes
from docutils.utils import column_width

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.mark_nodes import CLOSE, OPEN
from sphinxcontrib_ledger.document.tree_edits import set_children
from sphinxcontrib_ledger.render.original.struck_words import STRUCK

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What programs write to a terminal for colours, and for links.
_ESCAPES = re.compile(r'\x1b(\[[0-9;:]*[A-Za-z]|\].*?(\x07|\x1b\\))')
#: A line between two rows of a table, as Sphinx writes tables as text.
_BORDER = re.compile(r' *\+[-=+]+\+')
#: Marks, as rich calls it: the blue of most terminals is too dark on black unless it is bold.
STYLE = 'bold blue'
#: What was there before: muted, and never blue.
REMOVED = 'strike dim'
#: What is painted, and how.
Kind = Literal['mark', 'removed']
Styles = Mapping[Kind, Callable[[str], str]]
#: How many marks are open at a place, and how many removed texts.
Opened = tuple[int, int]


def shows_colors(stream: IO[str]) -> bool:
    """Return whether a stream is a terminal that shows colours, and nobody asked for none."""
    if os.environ.get('NO_COLOR') or os.environ.get('TERM') == 'dumb':
        return False
    return stream.isatty() or (stream is sys.stdout and _is_in_pager_of_git())


def _is_in_pager_of_git() -> bool:
    """Return whether git shows what is printed in its pager, which is no terminal for us."""
    return os.environ.get('GIT_PAGER_IN_USE') in ('true', '1')


def painter() -> Styles | None:
    """Return what colours marks, and what strikes text through; ``None`` without rich."""
    try:
        from rich.color import ColorSystem
        from rich.style import Style
    except ImportError:
        return None

    def styled(name: str) -> Callable[[str], str]:
        style = Style.parse(name)
        return lambda text: style.render(text, color_system=ColorSystem.STANDARD)

    return {'mark': styled(STYLE), 'removed': styled(REMOVED)}


class WithoutColors:
    """A stream for text, to which no colours are written."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text without what terminals alone understand."""
        return self._stream.write(_ESCAPES.sub('', text))

    def flush(self) -> None:
        """Have it written."""
        self._stream.flush()


class Signs(NamedTuple):
    """The characters that stand for the outermost ones of marks: those that open and close one.

    ``removed`` are those of removed text.
    """

    opening: dict[str, str]
    closing: dict[str, str]
    removed: frozenset[str]

    def without(self, text: str) -> str:
        """Return text as it is without colours."""
        return text.translate(
            {ord(key): value for key, value in {**self.opening, **self.closing}.items()}
        )


def put_signs(document: nodes.document) -> Signs:
    """Exchange the outermost characters of marks for signs, by which the text is painted."""
    used = set(document.astext())
    free = (sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in used)
    opening = {next(free): '{', next(free): '['}
    closing = {next(free): '}', next(free): ']'}
    first, last = ({value: key for key, value in each.items()} for each in (opening, closing))
    struck = next(free), next(free)
    for removed in [node for node in document.findall(nodes.inline) if STRUCK in node['classes']]:
        text = removed.astext()[1:-1]
        set_children(removed, [nodes.Text(f'{struck[0]}{text}{struck[1]}')])
    for mark in list(document.findall(_is_mark)):
        texts = list(mark.findall(nodes.Text))
        if texts and texts[0][:1] in first:
            _exchange(texts[0], first[texts[0][0]] + texts[0][1:])
        texts = list(mark.findall(nodes.Text))
        end = texts[-1].rstrip() if texts else ''
        if end and end[-1] in last:
            _exchange(texts[-1], end[:-1] + last[end[-1]] + texts[-1][len(end) :])
    opening[struck[0]], closing[struck[1]] = '[', ']'
    return Signs(opening, closing, frozenset(struck))


def _is_mark(node: nodes.Node) -> bool:
    """Return whether a node opens or closes what is marked, by characters of its own."""
    if isinstance(node, ledger.ledger_moved_sign):
        return True
    if not isinstance(node, nodes.inline):
        return False
    if ledger.ELISION in node['classes']:
        return True
    text = node.astext() if ledger.HIGHLIGHT in node['classes'] else ''
    ends = text.startswith(OPEN), text.endswith(CLOSE)
    return all(ends) if isinstance(node, ledger.ledger_highlight) else any(ends)


def _exchange(old: nodes.Text, new: str) -> None:
    around = old.parent
    children = [nodes.Text(new) if child is old else child for child in around.children]
    set_children(around, children)


def paint(text: str, signs: Signs, styles: Styles) -> str:
    """Return text in which what stands between signs has a colour, and the signs are gone.

    A mark that goes on in the next line of a cell does not colour what stands beside the cell.
    """
    lines: list[str] = []
    depths: dict[int, Opened] = {}
    outside: Opened = (0, 0)
    for line in text.split('\n'):
        is_border = _BORDER.fullmatch(line) is not None
        if is_border or (depths and line.lstrip().startswith('|')):
            if is_border:
                depths = dict.fromkeys(_edges(line, '+'), outside)
            lines.append(_painted_row(line, depths, signs, styles))
            continue
        depths = {}
        painted, outside = _painted(line, outside, signs, styles)
        lines.append(painted)
    return '\n'.join(lines)


def _painted_row(line: str, depths: dict[int, Opened], signs: Signs, styles: Styles) -> str:
    """Return a line of a table; ``depths`` says at which columns cells begin in which marks."""
    starts = [index for edge, index in _edges(line, '|+').items() if edge in depths]
    columns = [edge for edge in _edges(line, '|+') if edge in depths]
    parts = [line[: starts[0]]] if starts else [line]
    for column, start, stop in zip(columns, starts, [*starts[1:], len(line)], strict=True):
        painted, depths[column] = _painted(line[start:stop], depths[column], signs, styles)
        parts.append(painted)
    return ''.join(parts)


def _edges(line: str, signs: str) -> dict[int, int]:
    """Return the columns of a line at which signs stand, with their places in the line."""
    edges: dict[int, int] = {}
    column = 0
    for index, letter in enumerate(line):
        if letter in signs:
            edges[column] = index
        column += column_width(letter)
    return edges


def _painted(line: str, opened: Opened, signs: Signs, styles: Styles) -> tuple[str, Opened]:
    """Return a line with colours, and what is open behind it."""
    parts: list[str] = []
    for kind, run in _runs(line, opened, signs):
        shown = signs.without(run)
        core = shown.strip(' |') if kind is not None else ''
        styled = '' if kind is None else styles[kind](core)
        parts.append(shown.replace(core, styled, 1) if core else shown)
    for letter in line:
        opened = _behind(letter, opened, signs)
    return ''.join(parts), opened


def _runs(line: str, opened: Opened, signs: Signs) -> Iterator[tuple[Kind | None, str]]:
    """Go through the parts of a line, each with what it is; signs are parts of what they open."""
    start, kind = 0, _kind(opened)
    for index, letter in enumerate(line):
        before, opened = opened, _behind(letter, opened, signs)
        if opened == before or _kind(opened) == kind:
            continue
        stop = index if sum(opened) > sum(before) else index + 1
        yield kind, line[start:stop]
        start, kind = stop, _kind(opened)
    yield kind, line[start:]


def _kind(opened: Opened) -> Kind | None:
    marks, removed = opened
    return 'removed' if removed else 'mark' if marks else None


def _behind(letter: str, opened: Opened, signs: Signs) -> Opened:
    """Return what is open behind a letter: how many marks, and how many removed texts."""
    step = (letter in signs.opening) - (letter in signs.closing)
    marks, removed = opened
    if letter in signs.removed:
        return marks, max(removed + step, 0)
    return max(marks + step, 0), removed
