"""The first words of nodes, as one quotes them in a line of a list.

In: the nodes that show what an edit is about.
Out: pieces of text and formulas, for the edit's record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.constructs.kinds import is_signature
from sphinxcontrib_ledger.document.node_text import columns, plain
from sphinxcontrib_ledger.document.traversal import SILENT, is_number
from sphinxcontrib_ledger.export.record import Piece
from sphinxcontrib_ledger.export.visible_edits import is_block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: So many columns are quoted at most: with an entry's number, kind and page they fill a line of
#: print, and fewer would not always tell the edits of a page apart.
LONGEST = 48
#: So many columns, and words, say where something stands, or name a row of a table.
FEW, MOST_WORDS = 28, 4
#: Nodes whose words are not an article's, or cannot be said in a line.
_SKIPPED = (
    *SILENT,
    ledger.Textless,
    ledger.ledger_before,
    ledger.ledger_elided_lines,
    nodes.math_block,
    nodes.raw,
)
#: White space that is not one space.
_SPACES = regex.compile(r'[^\S ]\s*| \s+')
_LETTERS = regex.compile(r'\X')
#: Signs that stand between words and not at the ends of a quotation, and signs that open a part
#: that is cut off.
_EDGES, _OPENED = ' \t\n,;:–—，、；：،؛', '.(“„«‹「『'


def first_words(tops: Iterable[nodes.Node]) -> tuple[Piece, ...]:
    """Return the first words that nodes show, as text and formulas; nothing if there are none."""
    taken: list[Piece] = []
    room = LONGEST
    for piece in _joined(_pieces(tops)):
        if room <= 0 and piece.text != ' ':
            return _trimmed(taken, '…')
        shown = piece.text.rstrip()
        if not piece.formula and _fitting(shown, room) < len(shown):
            part = Piece(_cut(piece.text, room).rstrip(_EDGES + _OPENED))
            return _trimmed([*taken, part], '…')
        taken.append(piece)
        room -= columns(shown)
    return _trimmed(taken)


def last_words(tops: Iterable[nodes.Node]) -> str:
    """Return the last words that nodes show, as one says where something stands."""
    texts = [' ' if piece.formula else piece.text for piece in _pieces(tops)]
    words = _with_single_spaces(''.join(texts)).strip(_EDGES).split(' ')[-MOST_WORDS:]
    while len(words) > 1 and columns(' '.join(words)) > FEW:
        words = words[1:]
    text = ' '.join(words)
    # A script without spaces has no words to be counted.
    while columns(text) > FEW:
        text = text[1:]
    return text if any(map(str.isalnum, text)) else ''


def short_text(tops: Iterable[nodes.Node], room: int = FEW) -> str:
    """Return the first words that nodes show, as one names something by them."""
    text = ''.join(piece.text for piece in first_words(tops))
    if columns(text) <= room:
        return text
    return f'{_cut(text, room).rstrip(_EDGES + _OPENED)}…'


def _pieces(tops: Iterable[nodes.Node]) -> Iterator[Piece]:
    """Go through texts and formulas, with a space where a block ends."""
    for top in tops:
        waiting: list[nodes.Node | None] = [top]
        while waiting:
            node = waiting.pop()
            if node is None:
                yield Piece(' ')
            elif isinstance(node, nodes.Text):
                yield Piece(_SPACES.sub(' ', plain(node)))
            elif isinstance(node, nodes.Element) and is_signature(node):
                # Its parentheses are no texts.
                yield Piece(_SPACES.sub(' ', node.astext()))
            elif isinstance(node, nodes.math):
                yield Piece(node.astext(), formula=True)
            elif isinstance(node, nodes.Element) and not _is_skipped(node):
                waiting += [None] if is_block(node) else []
                waiting += reversed(node.children)


def _is_skipped(node: nodes.Element) -> bool:
    is_other = isinstance(node, _SKIPPED) or is_number(node)
    return is_other or ledger.REVEALED in node['classes']


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Go through pieces with neighbouring texts made one, and one space where there are more.

    A text that is much longer than an excerpt is left as soon as that is known.
    """
    text = ''
    for piece in pieces:
        if not piece.formula:
            text += piece.text
            if len(text) > _FAR:
                break
            continue
        if text:
            yield Piece(_with_single_spaces(text))
        yield piece
        text = ''
    if text:
        yield Piece(_with_single_spaces(text))


def _with_single_spaces(text: str) -> str:
    """Return a text, which has no white space but spaces, with one where there are more."""
    return _SPACES.sub(' ', text) if '  ' in text else text


#: More letters than an excerpt has, with those that combine and those that have no width.
_FAR = 20 * LONGEST


def _fitting(text: str, room: int) -> int:
    """Return how many characters of a text there is room for."""
    if text[: room + 1].isascii():
        # White space is one space each, so each letter is one character.
        return min(room, len(text))
    width = stop = 0
    for letter in _LETTERS.finditer(text):
        width += columns(letter[0])
        if width > room:
            break
        stop = letter.end()
    return stop


def _cut(text: str, room: int) -> str:
    """Return as much of a text as there is room for; half of a word only if that is half of it."""
    stop = _fitting(text, room)
    taken = text[:stop]
    if text[stop : stop + 1].isspace():
        return taken
    words = taken.rpartition(' ')[0]
    return words if columns(words) > room / 2 else taken


def _trimmed(pieces: list[Piece], end: str = '') -> tuple[Piece, ...]:
    """Return pieces without what stands around words at both ends, and with an end."""
    if pieces and not pieces[0].formula:
        pieces = [Piece(pieces[0].text.lstrip(_EDGES)), *pieces[1:]]
    if pieces and not pieces[-1].formula:
        pieces = [*pieces[:-1], Piece(pieces[-1].text.rstrip(_EDGES))]
    filled = [piece for piece in pieces if piece.text]
    return (*filled, Piece(end)) if filled and end else tuple(filled)
