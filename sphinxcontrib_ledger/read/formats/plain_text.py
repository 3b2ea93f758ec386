"""The parser of plain text: paragraphs, lists and a title are found by white space and dashes.

In: the text of a file and an empty document.  Out: the document, filled; its nodes know where in
the text they start.  It takes the place of docutils' parser when a file ends in ``.txt``.

A first line that stands alone, is short and does not end like a sentence is the title; of the two
texts of an article, :func:`both` says so together.
Blank lines stand between paragraphs; lines that begin with ``- `` are the items of a list, at the
start of a paragraph or after a line that ends in a colon, but not in a dialogue, whose dashes were
edited.
"""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import regex
from docutils import nodes

from sphinxcontrib_ledger.read.formats.text_dialogues import is_dialogue
from sphinxcontrib_ledger.read.formats.text_titles import Opening, agreed_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Parse = Callable[[str, nodes.document], None]

#: The attribute of Python objects that says where in the file a block's text starts.
START = 'ledger_start'
_PARAGRAPH = regex.compile(r'[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*')
_ITEM = regex.compile(r'^[ \t]*-[ \t\u00a0]+(?=\S)', regex.MULTILINE)


class Piece(NamedTuple):
    """A stretch of the text, from ``start`` to ``stop``, and whether it is a list item."""

    start: int
    stop: int
    item: bool


def both(original: str, edited: str) -> tuple[Parse, Parse]:
    """Return how both texts of an article are parsed, each with what the other one says of it."""
    pieces = list(_pieces(original)), list(_pieces(edited))
    items = [
        [text[piece.start : piece.stop] for piece in of_text if piece.item]
        for text, of_text in zip((original, edited), pieces, strict=True)
    ]
    listed = not is_dialogue(original, items[0], edited, items[1])
    if not listed:
        pieces = list(_pieces(original, listed=False)), list(_pieces(edited, listed=False))
    titles = agreed_titles(_opening(original, pieces[0]), _opening(edited, pieces[1]))
    before, after = (partial(parse, titled=titled, listed=listed) for titled in titles)
    return before, after


def parse(
    text: str, document: nodes.document, *, titled: bool | None = None, listed: bool = True
) -> None:
    """Fill ``document`` with the paragraphs and lists of ``text``.

    ``titled`` says whether the first line is a title, if more is known than this text, and
    ``listed`` whether hyphens open items.
    Each text node holds its stretch of the text as it is; :func:`start_of` tells where that is.
    """
    pieces = list(_pieces(text, listed=listed))
    target: nodes.Element = document
    if titled is None:
        titled = _opening(text, pieces).looks_like_title
    if titled:
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


def _pieces(text: str, *, listed: bool = True) -> Iterator[Piece]:
    for match in _PARAGRAPH.finditer(text):
        first, last = match.span()
        dashes = _ITEM.finditer(text, first, last) if listed else ()
        items = [dash for dash in dashes if _opens(text, first, dash)]
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


def _opening(text: str, pieces: list[Piece]) -> Opening:
    first, *others = pieces or [Piece(0, 0, item=True)]
    stands_apart = not others or '\n\n' in _between(text, first.stop, others[0].start)
    texts = [text[piece.start : piece.stop] for piece in (first, *others)]
    return Opening(texts[0], stands_apart and not first.item, tuple(texts[1:]))


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
