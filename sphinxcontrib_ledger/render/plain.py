"""Marks made of characters, for formats without colour, and plain nodes for plain docutils."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.changes import adopt
from sphinxcontrib_ledger.legend import COLOURED, reworded
from sphinxcontrib_ledger.render import STATIC

if TYPE_CHECKING:
    from docutils.transforms import Transformer

OPEN, CLOSE = '{+', '+}'
MOVED = '{moved} '


def spell_out(document: nodes.document) -> None:
    """Make the marks of a document readable in a format that shows neither colour nor bars."""
    for legend in list(document.findall(ledger.ledger_legend)):
        adopt(legend, reworded(legend, coloured=False))
    for mark in list(document.findall(ledger.ledger_highlight)):
        adopt(mark, [nodes.Text(OPEN), *mark.children, nodes.Text(CLOSE)])
    for sign in list(document.findall(ledger.ledger_moved_sign)):
        adopt(sign, [nodes.Text(MOVED)])
    for block in list(document.findall(ledger.ledger_block)):
        if 'lines' in block:
            note = f'{OPEN}lines {block["lines"]}{CLOSE}'
            adopt(block, [nodes.paragraph('', note), *block.children])
        else:
            opened, closed = nodes.paragraph('', OPEN), nodes.paragraph('', CLOSE)
            adopt(block, [opened, *block.children, closed])


def in_plain_docutils(document: nodes.document) -> None:
    """Replace the nodes of marks by ones that docutils' own writers know.

    The html writers make ``<ins>`` of an inline node of class ``ins``.
    """
    coloured = any(_writer_supports(document.transformer, name) for name in sorted(COLOURED))
    if coloured:
        _add_stylesheet(document)
    else:
        spell_out(document)
    for node in list(document.findall(_is_ours)):
        known = _plain(node)
        adopt(known, node.children)
        node.parent.children[:] = [
            known if child is node else child for child in node.parent.children
        ]
        known.parent = node.parent


def _is_ours(node: nodes.Node) -> bool:
    return type(node).__module__ == ledger.__name__


def _plain(node: nodes.Node) -> nodes.Element:
    assert isinstance(node, nodes.Element)
    classes = list(node['classes'])
    if isinstance(node, ledger.ledger_highlight):
        return nodes.inline(classes=['ins', *classes])
    kinds = (nodes.inline, nodes.paragraph, nodes.container)
    kind = next(kind for kind in kinds if isinstance(node, kind))
    return kind(classes=classes)


def _writer_supports(transformer: Transformer, name: str) -> bool:
    writer: Any = transformer.components.get('writer')
    return writer is not None and bool(writer.supports(name))


def _add_stylesheet(document: nodes.document) -> None:
    """Add our style sheet to those of this run's writer, unless the user chose them all."""
    settings = document.settings
    latex = _writer_supports(document.transformer, 'latex')
    ours = str(STATIC / ('sphinxledger.sty' if latex else 'ledger.css'))
    if getattr(settings, 'stylesheet', None):
        return
    given = getattr(settings, 'stylesheet_path', None) or []
    sheets = [s.strip() for s in given.split(',')] if isinstance(given, str) else list(given)
    settings.stylesheet_path = [*(s for s in sheets if s and s != ours), ours]
