"""The documents of ``documents`` as reStructuredText."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from documents import ADMONITIONS, UNDERLINES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from documents import Node


class _Writer:
    def __init__(self) -> None:
        self._footnotes = count(1)

    def lines(self, node: Node, depth: int = 0) -> Iterator[str]:
        """Go through the lines of a construct, the last one being empty."""
        texts = [str(text) for text in node.texts]
        if node.kind == 'section':
            yield from (texts[0], UNDERLINES[depth] * len(texts[0]), '')
            depth += 1
        if node.kind == 'paragraph':
            yield from (texts[0], '')
        elif node.kind in ('bullets', 'numbers'):
            # A comment ends the list before, with which it would be one.
            yield from ('..', '')
            for number, item in enumerate(node.children, 1):
                sign = '-' if node.kind == 'bullets' else f'{number}.'
                yield from _hung(f'{sign} ', list(self.inside(item.children)))
        elif node.kind == 'definitions':
            for one in node.children:
                yield from (str(one.texts[0]), f'   {one.texts[1]}', '')
        elif node.kind == 'fields':
            yield from ('..', '')
            for one in node.children:
                yield from (f':{one.texts[0]}: {one.texts[1]}', '')
        elif node.kind == 'table':
            yield from ('.. list-table::', '')
            for row in node.children:
                yield from _row([str(text) for text in row.texts])
            yield ''
        elif node.kind in ADMONITIONS:
            yield from (f'.. {node.kind}::', '')
            yield from (f'   {line}'.rstrip() for line in self.inside(node.children))
        elif node.kind == 'code':
            yield from ('::', '', *(f'   {line.text}' for line in node.texts[0].words), '')
        elif node.kind == 'image':
            yield from (f'.. image:: {texts[0]}', '')
        elif node.kind == 'footnote':
            yield from (f'.. [{next(self._footnotes)}] {texts[0]}', '')
        else:
            yield from self.inside(node.children, depth)

    def inside(self, children: Sequence[Node], depth: int = 0) -> Iterator[str]:
        """Go through the lines of some constructs."""
        for child in children:
            yield from self.lines(child, depth)


def _hung(sign: str, lines: Sequence[str]) -> Iterator[str]:
    """Go through lines of which the first stands behind a sign."""
    indent = ' ' * len(sign)
    for number, line in enumerate(lines):
        yield ((indent if number else sign) + line).rstrip()


def _row(cells: Sequence[str]) -> Iterator[str]:
    for number, cell in enumerate(cells):
        yield f'   {" " if number else "*"} - {cell}'


def written(document: Node) -> str:
    """Return a document as reStructuredText."""
    return '\n'.join(_Writer().lines(document)) + '\n'
