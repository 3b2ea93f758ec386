"""Edits of words: within a text, a line of code, a picture or a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blocks import picture
from constructs import STYLES
from tree import SIGNS, Node, Piece, places

if TYPE_CHECKING:
    from collections.abc import Callable

    from constructs import Maker


def _text(make: Maker, document: Node, least: int = 2) -> list[Piece]:
    texts = [node.text for node in document.all() if node.text and len(node.text) >= least]
    return make.random.choice(texts) if texts else []


def _at(make: Maker, text: list[Piece]) -> int:
    return make.random.randrange(len(text))


def replace_word(make: Maker, document: Node) -> bool:
    """Put another word in place of one, or of what a role holds."""
    if text := _text(make, document):
        at = _at(make, text)
        text[at] = (
            text[at]._replace(text=make.words.any())
            if not text[at].style
            else Piece('', make.words.any())
        )
    return bool(text)


def insert_words(make: Maker, document: Node) -> bool:
    """Put words into a text."""
    if text := _text(make, document, 1):
        at = make.random.randint(0, len(text))
        many = make.random.choice((1, 1, 2, 5))
        text[at:at] = [Piece('', make.words.any()) for _ in range(many)]
    return bool(text)


def remove_words(make: Maker, document: Node) -> bool:
    """Take words out of a text, but never all."""
    if text := _text(make, document, 3):
        at = _at(make, text)
        del text[at : at + make.random.choice((1, 1, 2, 5))]
        text += [] if text else [Piece('', make.words.any())]
    return bool(text)


def move_words(make: Maker, document: Node) -> bool:
    """Put words at another place in their text."""
    if text := _text(make, document, 4):
        at = _at(make, text)
        moved = text[at : at + make.random.randint(1, 4)]
        del text[at : at + len(moved)]
        to = make.random.randint(0, len(text))
        text[to:to] = moved
    return bool(text)


def change_sign(make: Maker, document: Node) -> bool:
    """Put in, take out or replace a sign of punctuation."""
    if text := _text(make, document, 3):
        signs = [at for at, piece in enumerate(text) if piece.text in SIGNS and at]
        sign = Piece('', make.random.choice('.,;:?!'))
        if signs and make.chance(0.6):
            at = make.random.choice(signs)
            text[at : at + 1] = [sign] if make.chance(0.4) else []
        else:
            text.insert(make.random.randint(1, len(text)), sign)
    return bool(text)


def change_letters(make: Maker, document: Node) -> bool:
    """Change a word by its letters: capitals, an accent, a letter more or less."""
    if text := _text(make, document, 2):
        at = _at(make, text)
        old = text[at].text
        if text[at].style or len(old) < 2:
            return False
        ways = (old.swapcase(), old + 's', old[:-1], old[0] + '\u0301' + old[1:], f'“{old}”')
        text[at] = Piece('', make.random.choice(ways))
    return bool(text)


def restyle(make: Maker, document: Node) -> bool:
    """Give words another style, or lead them elsewhere."""
    if text := _text(make, document, 2):
        at = _at(make, text)
        piece = text[at]
        if piece.style in ('note', 'math', 'ref', 'html') or not piece.text.isalpha():
            return False
        style = '' if piece.style else make.random.choice(STYLES)
        text[at] = Piece(style, piece.text, piece.target or 't0')
        if piece.style == 'link' and make.chance(0.5):
            text[at] = piece._replace(target='elsewhere')
    return bool(text)


def rewrite_text(make: Maker, document: Node) -> bool:
    """Put other sentences in place of a text, or in the middle of one."""
    if text := _text(make, document):
        new = make.text(1, 2, 0)
        notes = [piece for piece in text if piece.style == 'note']
        if len(text) < 6:
            new = [Piece('', word) for word in make.words.title()]
        at = 0 if make.chance(0.5) else _at(make, text)
        text[at:] = [*new, *[note for note in notes if note not in text[:at]]]
    return bool(text)


def change_lines(make: Maker, document: Node) -> bool:
    """Change, add or remove a line of code."""
    codes = [node for node in document.all() if node.lines and node.kind != 'productionlist']
    if not codes:
        return False
    code = make.random.choice(codes)
    at = make.random.randrange(len(code.lines))
    new = f'{make.words.noun()}({make.random.randint(1, 99)})'
    if code.kind == 'doctest' or code.name == 'math':
        code.lines[-1] = str(make.random.randint(100, 999))
    elif len(code.lines) > 1 and make.chance(0.4):
        del code.lines[at]
    else:
        code.lines[at : at + make.random.randint(0, 1)] = [new]
    return True


def change_argument(make: Maker, document: Node) -> bool:
    """Show another picture, or give an option, a signature or a production another name."""
    nodes = [
        node
        for node in document.all()
        if node.name in ('image', 'figure', 'py:function', 'py:class')
        or node.kind in ('option', 'productionlist')
    ]
    if not nodes:
        return False
    node = make.random.choice(nodes)
    if node.kind == 'option':
        node.name = f'--{make.words.noun()}'
    elif node.kind == 'productionlist':
        node.lines[0] = node.lines[0].partition(':')[0] + f': {make.words.noun()}'
    elif node.name in ('py:function', 'py:class'):
        node.argument = f'{node.argument.partition("(")[0]}({make.words.noun()})'
    else:
        node.argument = picture(make)
    return True


def move_note(make: Maker, document: Node) -> bool:
    """Put the reference of a footnote elsewhere, in its text or in another one."""
    texts = [node.text for node in document.all() if node.text and len(node.text) > 2]
    held = [(text, piece) for text in texts for piece in text if piece.style == 'note']
    if not held:
        return False
    text, piece = make.random.choice(held)
    to = make.random.choice([text, make.random.choice(texts)])
    text.remove(piece)
    to.insert(make.random.randint(1, len(to)), piece)
    return True


def remove_note(make: Maker, document: Node) -> bool:
    """Take out a footnote with its reference, or the reference alone."""
    notes = [place for place in places(document) if place.node.kind == 'footnote']
    if not notes:
        return False
    parent, index = make.random.choice(notes)
    name = parent.children[index].name
    if make.chance(0.7):
        del parent.children[index]
    for node in document.all():
        if node.text:
            node.text[:] = [piece for piece in node.text if piece.target != name]
    return True


def add_note(make: Maker, document: Node) -> bool:
    """Put in a footnote."""
    text = _text(make, document, 3)
    if text:
        text.insert(make.random.randint(1, len(text)), make.note())
        holders = [node for node in document.all() if node.kind in ('document', 'section')]
        make.random.choice(holders).children[1:1] = make.notes
        make.notes = []
    return bool(text)


EDITS: dict[Callable[[Maker, Node], bool], int] = {
    replace_word: 10, insert_words: 8, remove_words: 8, move_words: 3, change_sign: 4,
    change_letters: 3, restyle: 4, rewrite_text: 3, change_lines: 4, change_argument: 2,
    move_note: 2, remove_note: 2, add_note: 2,
}  # fmt: skip
