"""Writes a document as Markdown, as MyST-Parser reads it with the extensions of ``projects``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tree import Node, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree import Piece

SIGNS = {'emphasis': '*', 'strong': '**', 'literal': '`', 'math': '$'}
#: What another one behind it would go on with.
GOES_ON = ('list', 'definitions', 'fields', 'quotation')
#: What holds nothing but its text or its lines.
ROLES = ('sub', 'kbd', 'guilabel', 'code', 'bdg')


def written(document: Node) -> str:
    """Return a document as Markdown."""
    return '\n'.join(_blocks(document.children, 1)) + '\n'


def _piece(piece: Piece) -> str:
    text = piece.text
    if piece.style in SIGNS:
        return f'{SIGNS[piece.style]}{text}{SIGNS[piece.style]}'
    if piece.style == 'link':
        return f'[{text}](https://example.org/{piece.target})'
    if piece.style == 'ref':
        return f'{{ref}}`{text} <{piece.target}@>`'
    if piece.style == 'html':
        return f'<u>{text}</u>'
    if piece.style == 'note':
        return f'[^{piece.target}]'
    if piece.style == 'abbr':
        return f'{{abbr}}`{text} ({piece.target})`'
    if piece.style in ROLES:
        return f'{{{piece.style}}}`{text}`'
    return re.sub(r'([\\*_`\[\]<>#|~$^{}%!])', r'\\\1', text)


def inline(pieces: Sequence[Piece]) -> str:
    """Return a text; what would be markup at its start is none."""
    text = spaced([_piece(piece) for piece in pieces], [piece.text or 'x' for piece in pieces])
    if match := re.match(r'\w+(?=[.)] )', text):
        return f'{match[0]}\\{text[match.end() :]}'
    return '\\' + text if re.match(r'[-+:=()"\']', text) else text


def _blocks(nodes: Sequence[Node], depth: int) -> Iterator[str]:
    before = None
    for node in nodes:
        if before and before.kind == node.kind and node.kind in GOES_ON:
            # A comment ends a list, which the next one would go on with.
            yield from ('% .', '')
        yield from _block(node, depth)
        before = node


def _block(node: Node, depth: int) -> Iterator[str]:
    text = inline(node.text) if node.text else ''
    if node.kind == 'section':
        yield from (f'{"#" * depth} {text}', '', *_blocks(node.children, depth + 1))
    elif node.kind == 'target':
        yield from (f'({node.name}@)=', '')
    elif node.kind == 'paragraph':
        yield from (text, '')
    elif node.kind == 'list':
        start = int(node.options.get('start', '1'))
        for number, item in enumerate(node.children, start):
            sign = '- ' if node.name == 'bullets' else f'{number}. '
            yield from _hung(sign, list(_blocks(item.children, depth)))
    elif node.kind == 'definitions':
        for child in node.children:
            yield from _definition(child, depth)
    elif node.kind == 'fields':
        for child in node.children:
            name = inline(child.text or [])
            yield from _hung(f':{name}: ', list(_blocks(child.children, depth)), 3)
    elif node.kind == 'quotation':
        yield from (f'> {line}'.rstrip() for line in _without_end(_blocks(node.children, depth)))
        yield ''
    elif node.kind == 'footnote':
        yield from (f'[^{node.name}]: {text}', '')
    elif node.kind == 'literal':
        yield from ('```', *node.lines, '```', '')
    elif node.kind == 'table' and node.name == 'pipe' and len(node.children) > 1:
        yield from _pipe(node)
    else:
        yield from _directive(node, text, depth)


def _definition(node: Node, depth: int) -> Iterator[str]:
    yield inline(node.text or [])
    yield from _hung(': ', list(_blocks(node.children, depth)))


def _directive(node: Node, text: str, depth: int) -> Iterator[str]:
    """Write a directive with a fence that is longer than those within."""
    fence = '~' * (2 + _height(node))
    name = {'glossary': 'glossary', 'table': 'list-table'}.get(node.kind, node.name)
    yield f'{fence}{{{name}}} {node.argument} {text}'.rstrip().replace('}  ', '} ')
    if node.kind != 'table' or len(node.children) > 1:
        # A table that is nothing but its head is none.
        yield from (f':{key}: {value}'.rstrip() for key, value in node.options.items())
    # What begins with a colon would be read as another option.
    yield ''
    yield from _without_end(_inside(node, depth))
    yield from (fence, '')


def _inside(node: Node, depth: int) -> Iterator[str]:
    if node.kind == 'glossary':
        for child in node.children:
            yield inline(child.text or [])
            yield from (f'   {line}'.rstrip() for line in _blocks(child.children, depth))
    elif node.kind == 'table':
        for row in node.children:
            for number, cell in enumerate(row.children):
                lines = _hung('- ', _without_end(_blocks(cell.children, depth)))[:-1]
                for index, line in enumerate(lines):
                    yield f'{"  " if number or index else "* "}{line}'.rstrip()
    else:
        yield from (*node.lines, *_blocks(node.children, depth))


def _height(node: Node) -> int:
    inner = max((_height(child) for child in node.children), default=0)
    return inner + (node.kind in ('directive', 'glossary', 'table', 'literal') or not inner)


def _pipe(node: Node) -> Iterator[str]:
    rows = [
        [' '.join(' '.join(_blocks(cell.children, 1)).split()) for cell in row.children]
        for row in node.children
    ]
    columns = max(len(row) for row in rows)
    for number, row in enumerate(rows):
        yield f'| {" | ".join(row + [""] * (columns - len(row)))} |'
        if not number:
            yield f'|{"---|" * columns}'
    yield ''


def _without_end(lines: Iterator[str]) -> list[str]:
    kept = list(lines)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _hung(sign: str, lines: Sequence[str], width: int = 0) -> list[str]:
    """Return lines of which the first stands behind a sign."""
    lines = lines or ['']
    indent = ' ' * (width or len(sign))
    shown = [((indent if number else sign) + line).rstrip() for number, line in enumerate(lines)]
    return [*shown, ''] if shown[-1] else shown
