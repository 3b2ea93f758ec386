"""What the text of a node is, for its block.

It has a placeholder where something stands that has no text of its own.
:func:`text_of` says what an inline node contributes; everything that counts characters counts by
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.appearance import atom_key, inline_format
from sphinxcontrib_ledger.document.constructs.lookup import settled
from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT
from sphinxcontrib_ledger.engine.tokens.token import Span
from sphinxcontrib_ledger.engine.tokens.tokenizer import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.document.constructs import Construct, Constructs


def code_of(node: nodes.Element) -> str:
    """Return the text of code, without the numbers that plain docutils writes before its lines."""
    return ''.join(
        [
            child.astext()
            for child in node.children
            if not (isinstance(child, nodes.Element) and 'ln' in child['classes'])
        ]
    )


def plain(text: nodes.Text) -> str:
    """Return what a text reads like; ``astext`` takes its time to look for escapes."""
    return str(text.astext()) if '\x00' in text else str(text)


def only_text(node: nodes.Element) -> nodes.Text | None:
    """Return the text that is all that a node holds, as most do."""
    only = node.children[0] if len(node.children) == 1 else None
    return only if isinstance(only, nodes.Text) else None


def _text_in(node: nodes.Element) -> str:
    only = only_text(node)
    return str(node.astext()) if only is None else plain(only)


def text_of(node: nodes.Node, constructs: Constructs) -> str:
    """Return what an inline node contributes to the text of its block."""
    if isinstance(node, nodes.Text):
        return plain(node)
    assert isinstance(node, nodes.Element)
    construct = constructs.inline(node)
    if construct.compare == 'words' or construct.compare == 'part':
        text = ''.join([text_of(child, constructs) for child in node.children])
        # Whatever the writer sets there parts words.
        return f' {text} ' if construct.compare == 'part' else text
    return _text_of_one(node, construct)


def _text_of_one(node: nodes.Element, construct: Construct) -> str:
    """Return what an inline node contributes that is one word, or nothing."""
    if construct.compare == 'skip':
        return ''
    text = '' if construct.compare == 'sealed' else _text_in(node)
    return PLACEHOLDER if not text or text.isspace() else text


def text_and_spans(node: nodes.Element, constructs: Constructs) -> tuple[str, tuple[Span, ...]]:
    """Return the text of a node that holds inline nodes, and which parts of it are special."""
    pieces: list[str] = []
    spans: list[Span] = []
    _inline(node.children, constructs, '', 0, pieces, spans)
    return ''.join(pieces), tuple(spans)


def _inline(
    children: Sequence[nodes.Node],
    constructs: Constructs,
    look: str,
    position: int,
    pieces: list[str],
    spans: list[Span],
) -> int:
    """Find the text of a block from ``position`` on, and its spans; return where it ends."""
    inlines = constructs.inlines
    for child in children:
        if isinstance(child, nodes.Text):
            text = plain(child)
            key, own = '', look
        else:
            assert isinstance(child, nodes.Element)
            construct = inlines[type(child)]
            if construct.is_open:
                construct = settled(construct, child)
            if construct.compare == 'skip':
                continue
            own = _join(look, inline_format(child, construct))
            if construct.compare == 'words':
                position = _inline(child.children, constructs, own, position, pieces, spans)
                continue
            if construct.compare == 'part':
                pieces.append(' ')
                position = 1 + _inline(
                    child.children, constructs, own, position + 1, pieces, spans
                )
                pieces.append(' ')
                continue
            text = _text_of_one(child, construct)
            key = DEFAULT.collapse_spaces(text) if construct.compare == 'word' else ''
            if key and only_text(child) is None:
                own = ' '.join([own, *_looks_within(child, constructs)])
            key = key or atom_key(child, construct, constructs)
        pieces.append(text)
        stop = position + len(text)
        if stop > position and (own or key):
            spans.append(Span(position, stop, own, key))
        position = stop
    return position


def _looks_within(node: nodes.Element, constructs: Constructs) -> Iterator[str]:
    """Go through what is special in something that is one word, as the parts of a path are."""
    for child in node.children:
        if isinstance(child, nodes.Element):
            yield f'{inline_format(child, constructs.inline(child))}:{child.astext()}'


def _join(outer: str, inner: str) -> str:
    return f'{outer}/{inner}' if outer and inner else outer or inner
