"""The parser of plain text: paragraphs, lists and a title are found by white space and dashes.

In: the text of a file and an empty document.  Out: the document, filled; its nodes know where in
the text they start.  It takes the place of docutils' parser when a file ends in ``.txt``.

A first line that stands alone, is short and does not end like a sentence is the title.
Blank lines stand between paragraphs; lines that begin with ``- `` are the items of a list, at the
start of a paragraph or after a line that ends in a colon.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import regex
from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The longest title, in characters.  Headlines of newspapers have up to 110; a longer first line
#: without a full stop is more likely a paragraph.
TITLE = 120
#: The attribute of Python objects that says where in the file a block's text starts.
START = 'ledger_start'
_ENDS_LIKE_A_SENTENCE = tuple('.!?…:;,。！？')
_CLOSERS = '"\'”’»)]'
_PARAGRAPH = regex.compile(r'[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*')
_ITEM = regex.compile(r'^[ \t]*-[ \t\u00a0]+(?=\S)', regex.MULTILINE)


class Piece(NamedTuple):
    """A stretch of the text, from ``start`` to ``stop``, and whether it is a list item."""

    start: int
    stop: int
    item: bool


def parse(text: str, document: nodes.document) -> None:
    """Fill ``document`` with the paragraphs and lists of ``text``.

    Each text node holds its stretch of the text as it is; :func:`start_of` tells where that is.
    """
    pieces = list(_pieces(text))
    target: nodes.Element = document
    if pieces and _is_title(text, pieces):
        target = _section(text, pieces.pop(0), document)
    for piece in pieces:
        paragraph = _block(nodes.paragraph, text, piece, document)
        if not piece.item:
            target.append(paragraph)
            continue
        last = target.children[-1] if target.children else None
        if not isinstance(last, nodes.bullet_list):
            last = nodes.bullet_list('', bullet='-')
            target.append(last)
        last.append(nodes.list_item('', paragraph))


def _pieces(text: str) -> Iterator[Piece]:
    for match in _PARAGRAPH.finditer(text):
        first, last = match.span()
        items = [dash for dash in _ITEM.finditer(text, first, last) if _opens(text, first, dash)]
        if not items or items[0].start() > first:
            yield _trimmed(text, first, items[0].start() if items else last, item=False)
        for item, follower in zip_longest(items, items[1:]):
            yield _trimmed(text, item.end(), follower.start() if follower else last, item=True)


def _opens(text: str, start: int, dash: regex.Match[str]) -> bool:
    """Return whether a dash at the start of a line opens a list item there."""
    if dash.start() == start or _ITEM.match(text, start):
        return True
    before = text[start : dash.start()].rstrip()
    # Lines with a dash continue a list that a colon has opened further up.
    return before.endswith(':') or any(
        text[start : item.start()].rstrip().endswith(':')
        for item in _ITEM.finditer(text, start, dash.start())
    )


def _trimmed(text: str, start: int, stop: int, *, item: bool) -> Piece:
    stretch = text[start:stop]
    start += len(stretch) - len(stretch.lstrip())
    return Piece(start, start + len(stretch.strip()), item)


def _is_title(text: str, pieces: list[Piece]) -> bool:
    first = pieces[0]
    line = text[first.start : first.stop]
    return (
        not first.item
        and '\n' not in line
        and len(line) <= TITLE
        and not line.rstrip(_CLOSERS).endswith(_ENDS_LIKE_A_SENTENCE)
        and not (len(pieces) > 1 and '\n\n' not in _between(text, first.stop, pieces[1].start))
    )


def _between(text: str, start: int, stop: int) -> str:
    return regex.sub(r'[^\S\n]', '', text[start:stop]).replace('-', '')


def _section(text: str, piece: Piece, document: nodes.document) -> nodes.section:
    title = _block(nodes.title, text, piece, document)
    section = nodes.section('', title)
    section.source, section.line = title.source, title.line
    section['names'].append(nodes.fully_normalize_name(title.astext()))
    document.append(section)
    document.note_implicit_target(section, section)
    return section


def _block(
    kind: type[nodes.TextElement], text: str, piece: Piece, document: nodes.document
) -> nodes.TextElement:
    stretch = text[piece.start : piece.stop]
    block = kind(stretch, stretch)
    block.source = document.current_source
    block.line = text.count('\n', 0, piece.start) + 1
    setattr(block, START, piece.start)
    return block


def start_of(block: nodes.Element) -> int:
    """Return the index of a block's first character in the text that :func:`parse` read."""
    start: int = getattr(block, START)
    return start
