"""The first words of nodes, as one quotes them in a line of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from docutils import nodes
from docutils.utils import column_width

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.constructs.kinds import is_signature
from sphinxcontrib_ledger.document.traversal import SILENT
from sphinxcontrib_ledger.export.visible_edits import is_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: So many columns are quoted at most: with an entry's number, kind and page they fill a line of
#: print, and fewer would not always tell the edits of a page apart.
LONGEST = 48
#: What holds words that are not an article's, or none that can be said in a line.
_SKIPPED = (
    *SILENT,
    *ledger.MARKS,
    ledger.ledger_before,
    ledger.ledger_original,
    ledger.ledger_elided_lines,
    nodes.math_block,
    nodes.raw,
)
_SPACES = regex.compile(r'\s+')
_LETTERS = regex.compile(r'\X')
#: What stands between words and not at the ends of a quotation, and what opens what is cut off.
_EDGES, _OPENED = ' \t\n,;:–—，、；：،؛', '.(“„«‹「『'


def first_words(tops: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return the first words that nodes show, as text and formulas; nothing if there are none."""
    made: list[nodes.Node] = []
    room = LONGEST
    for piece in _joined(_pieces(tops)):
        if room <= 0 and piece != ' ':
            return _trimmed(made, '…')
        if isinstance(piece, str) and column_width(piece.rstrip()) > room:
            return _trimmed([*made, nodes.Text(_cut(piece, room).rstrip(_EDGES + _OPENED))], '…')
        shown = nodes.Text(piece) if isinstance(piece, str) else piece
        made.append(shown)
        room -= column_width(shown.astext().rstrip())
    return _trimmed(made)


def _pieces(tops: Iterable[nodes.Node]) -> Iterator[str | nodes.math]:
    """Go through texts and formulas, with a space where a block ends."""
    for top in tops:
        waiting: list[nodes.Node | str] = [top]
        while waiting:
            node = waiting.pop()
            if isinstance(node, nodes.Text):
                yield _SPACES.sub(' ', node.astext())
            elif isinstance(node, str):
                yield node
            elif isinstance(node, nodes.Element) and is_signature(node):
                # Its parentheses are no texts.
                yield _SPACES.sub(' ', node.astext())
            elif isinstance(node, nodes.math):
                yield node.deepcopy()
            elif isinstance(node, nodes.Element) and not _is_skipped(node):
                waiting += [' '] if is_block(node) else []
                waiting += reversed(node.children)


def _is_skipped(node: nodes.Element) -> bool:
    return isinstance(node, _SKIPPED) or ledger.REVEALED in node['classes']


def _joined(pieces: Iterable[str | nodes.math]) -> Iterator[str | nodes.math]:
    """Go through pieces with neighbouring texts made one, and one space where there are more."""
    text = ''
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield _SPACES.sub(' ', text)
        yield piece
        text = ''
    if text:
        yield _SPACES.sub(' ', text)


def _cut(text: str, room: int) -> str:
    """Return as much of a text as there is room for; half of a word only if that is half of it."""
    taken = ''
    for letter in _LETTERS.findall(text):
        if column_width(taken) + column_width(letter) > room:
            break
        taken += letter
    if text[len(taken) : len(taken) + 1].isspace():
        return taken
    words = taken.rpartition(' ')[0]
    return words if column_width(words) > room / 2 else taken


def _trimmed(pieces: list[nodes.Node], end: str = '') -> list[nodes.Node]:
    """Return pieces without what stands around words at both ends, and with an end."""
    if pieces and isinstance(pieces[0], nodes.Text):
        pieces = [nodes.Text(pieces[0].lstrip(_EDGES)), *pieces[1:]]
    if pieces and isinstance(pieces[-1], nodes.Text):
        pieces = [*pieces[:-1], nodes.Text(pieces[-1].rstrip(_EDGES))]
    pieces = [piece for piece in pieces if piece.astext()]
    return [*pieces, nodes.Text(end)] if pieces and end else pieces
