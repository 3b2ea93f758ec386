"""Writes a document as reStructuredText."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils.utils import column_width
from tree import Node, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree import Piece

UNDERLINES = '=-~^"'
#: What another one behind it would go on with.
GOES_ON = ('list', 'definitions', 'fields', 'options', 'lineblock', 'quotation', 'doctest')
#: Styles that stand between signs, and the roles of others.
SIGNS = {'emphasis': '*', 'strong': '**', 'literal': '``'}
ROLES = ('sub', 'kbd', 'guilabel', 'code', 'bdg')


def written(document: Node) -> str:
    """Return a document as reStructuredText."""
    return '\n'.join(_blocks(document.children, 0)) + '\n'


def _piece(piece: Piece) -> str:
    text = piece.text
    if piece.style in SIGNS:
        return f'{SIGNS[piece.style]}{text}{SIGNS[piece.style]}'
    if piece.style == 'link':
        return f'`{text} <https://example.org/{piece.target}>`__'
    if piece.style == 'math':
        return f':math:`{text}`'
    if piece.style == 'ref':
        return f':ref:`{text} <{piece.target}@>`'
    if piece.style == 'note':
        return f'[#{piece.target}]_'
    if piece.style == 'abbr':
        return f':abbr:`{text} ({piece.target})`'
    if piece.style in ROLES:
        return f':{piece.style}:`{text}`'
    return re.sub(r'([*`|_\\])', r'\\\1', text)


def inline(pieces: Sequence[Piece]) -> str:
    """Return a text; what would be markup at its start is none."""
    text = spaced([_piece(piece) for piece in pieces], [piece.text or 'x' for piece in pieces])
    return '\\' + text if re.match(r'[-+•‣⁃–—>(]|\w+[.)] |\.\.|--|["\'$%]', text) else text


def _blocks(nodes: Sequence[Node], depth: int) -> Iterator[str]:
    before = None
    for node in nodes:
        if before and before.kind == node.kind and node.kind in GOES_ON:
            # A comment ends a list, which the next one would go on with.
            yield from ('..', '')
        elif node.kind == 'quotation':
            yield from ('..', '')
        yield from _block(node, depth)
        before = node


def _block(node: Node, depth: int) -> Iterator[str]:
    text = inline(node.text) if node.text else ''
    if node.kind == 'section':
        width = max(2 * len(text), 4)
        yield from (text, UNDERLINES[depth] * width, '', *_blocks(node.children, depth + 1))
    elif node.kind == 'target':
        yield from (f'.. _{node.name}@:', '')
    elif node.kind == 'paragraph':
        yield from (text, '')
    elif node.kind == 'line':
        yield f'| {text}'
    elif node.kind in ('lineblock',):
        yield from (*(line for child in node.children for line in _block(child, depth)), '')
    elif node.kind == 'list':
        start = int(node.options.get('start', '1'))
        for number, item in enumerate(node.children, start):
            sign = '- ' if node.name == 'bullets' else f'{number}. '
            yield from _hung(sign, list(_blocks(item.children, depth)))
    elif node.kind in ('definitions', 'fields', 'options'):
        for child in node.children:
            yield from _entry(child, depth)
    elif node.kind == 'quotation':
        yield from _indented(list(_blocks(node.children, depth)))
        yield from (f'   -- {text}', '') if text else ()
    elif node.kind in ('footnote', 'citation'):
        yield from (f'.. [{"#" * (node.kind == "footnote")}{node.name}] {text}', '')
    elif node.kind in ('literal', 'doctest', 'productionlist'):
        yield from _verbatim(node)
    elif node.kind == 'table':
        yield from _grid(node) if node.name == 'grid' else _table(node, text, depth)
    else:
        yield from _directive(node, text, depth)


def _entry(node: Node, depth: int) -> Iterator[str]:
    text = inline(node.text) if node.text else ''
    lines = list(_blocks(node.children, depth)) or ['']
    if node.kind == 'definition':
        if 'classifier' in node.options:
            text += f' : {node.options["classifier"]}'
        yield from (text, *_indented(lines if any(lines) else ['..', '']))
    elif node.kind == 'field':
        yield from _hung(f':{text}: ', lines)
    else:
        yield from _hung(f'{node.name}  ', lines)


def _verbatim(node: Node) -> Iterator[str]:
    if node.kind == 'doctest':
        yield from (*node.lines, '')
    elif node.kind == 'literal':
        yield from ('::', '', *(f'   {line}'.rstrip() for line in node.lines), '')
    else:
        yield f'.. productionlist:: {node.lines[0]}'
        yield from (*(f'   {line}' for line in node.lines[1:]), '')


def _directive(node: Node, text: str, depth: int) -> Iterator[str]:
    name = 'glossary' if node.kind == 'glossary' else node.name
    if name == 'parsed-literal':
        yield from ('.. parsed-literal::', '', f'   {text}', '')
        return
    yield f'.. {name}:: {node.argument} {text}'.rstrip().replace('::  ', ':: ')
    yield from (f'   :{key}: {value}'.rstrip() for key, value in node.options.items())
    yield ''
    if node.kind == 'glossary':
        inside = [line for child in node.children for line in _entry(child, depth)]
    else:
        inside = [*node.lines, *_blocks(node.children, depth)]
    yield from _indented(inside)
    if inside and inside[-1]:
        yield ''


def _table(node: Node, title: str, depth: int) -> Iterator[str]:
    yield f'.. {node.name}-table:: {title}'.rstrip()
    if len(node.children) > 1:
        # A table that is nothing but its head is none.
        yield from (f'   :{key}: {value}' for key, value in node.options.items())
    yield ''
    for row in node.children:
        cells = [list(_blocks(cell.children, depth)) for cell in row.children]
        if node.name == 'csv':
            texts = ['\n'.join(cell).strip().replace('"', '""') for cell in cells]
            line = ', '.join(f'"{text}"' for text in texts)
            yield from _trimmed(line.split('\n'), '   ')
        else:
            for number, cell in enumerate(cells):
                yield from _trimmed(_hung('- ', cell), '     ' if number else '   * ', '     ')
    yield ''


def _grid(node: Node) -> Iterator[str]:
    """Write a grid table; ``span`` of a row is the number of a cell that takes the next one in."""
    rows = [
        [' '.join(' '.join(_blocks(cell.children, 0)).split()) for cell in row.children]
        for row in node.children
    ]
    columns = max(len(row) for row in rows)
    rows = [row + [''] * (columns - len(row)) for row in rows]
    widths = [max(len(row[column]) for row in rows) * 2 + 2 for column in range(columns)]
    rule = '+' + '+'.join('-' * width for width in widths) + '+'
    yield rule
    for number, (row, texts) in enumerate(zip(node.children, rows, strict=True)):
        spanned = int(row.options.get('span', '-1'))
        line = '|'
        for column, text in enumerate(texts):
            if 0 <= spanned == column - 1:
                continue
            width, cell = widths[column], text
            if spanned == column and column + 1 < columns:
                cell = f'{text} {texts[column + 1]}'.rstrip()
                width += widths[column + 1] + 1
            line += f' {cell}'.ljust(width + _narrower(cell)) + '|'
        yield line
        is_head = number == 0 and 'header-rows' in node.options and len(rows) > 1
        yield rule.replace('-', '=') if is_head else rule
    yield ''


def _narrower(text: str) -> int:
    """Return how many columns fewer docutils counts than there are characters (or more, < 0)."""
    return len(text) - column_width(text)


def _trimmed(lines: Sequence[str], first: str, rest: str = '') -> Iterator[str]:
    lines = list(lines)
    while lines and not lines[-1].strip():
        lines.pop()
    for number, line in enumerate(lines or ['']):
        yield f'{rest or first if number else first}{line}'.rstrip()


def _hung(sign: str, lines: Sequence[str]) -> list[str]:
    """Return lines of which the first stands behind a sign."""
    lines = lines or ['']
    indent = ' ' * len(sign)
    shown = [((indent if number else sign) + line).rstrip() for number, line in enumerate(lines)]
    return [*shown, ''] if shown[-1] else shown


def _indented(lines: Sequence[str]) -> Iterator[str]:
    return (f'   {line}'.rstrip() for line in lines)
