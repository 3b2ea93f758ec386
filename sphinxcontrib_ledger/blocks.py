"""A doctree into blocks of words, each block knowing its node.

Nothing is changed here.
A block's text is the text of its node, with a placeholder where something stands that has none;
:func:`text_of` says what a node contributes, and everything that counts characters counts by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.constructs import construct, role_of
from sphinxcontrib_ledger.engine.model import Block
from sphinxcontrib_ledger.engine.normal import DEFAULT, Folding
from sphinxcontrib_ledger.engine.words import PLACEHOLDER, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True)
class Leaf:
    """A node that has text of its own, and that text as a block."""

    node: nodes.Element
    block: Block


class _Place(NamedTuple):
    path: tuple[str, ...] = ()
    row: int = -1
    cell: int = -1
    folding: Folding = DEFAULT
    dictionaries: tuple[str, ...] = ()


def leaves(
    roots: Iterable[nodes.Node],
    folding: Folding = DEFAULT,
    dictionaries: tuple[str, ...] = (),
) -> list[Leaf]:
    """Return the leaves of an article in reading order.

    ``folding`` says what is ignored, and ``dictionaries`` of which languages words are looked up.
    """
    found: list[Leaf] = []
    rows = iter(range(1 << 62))
    place = _Place(folding=folding, dictionaries=dictionaries)
    for root in roots:
        _leaves(root, place, rows, found)
    return found


def _leaves(node: nodes.Node, place: _Place, rows: Iterator[int], found: list[Leaf]) -> None:
    if not isinstance(node, nodes.Element):
        return
    how = construct(node)
    if how.compare == 'skip':
        return
    if how.compare != 'inside':
        _leaf(node, how.compare, how.kind, place, found)
        return
    inside = place._replace(path=(*place.path, node.tagname))
    if isinstance(node, nodes.row) and place.row < 0:
        row = next(rows)
        for number, child in enumerate(node.children):
            _leaves(child, inside._replace(row=row, cell=number), rows, found)
        return
    for child in node.children:
        _leaves(child, inside, rows, found)


def _leaf(node: nodes.Element, compare: str, kind: str, place: _Place, found: list[Leaf]) -> None:
    spans: tuple[Span, ...] = ()
    if compare == 'atom':
        text = PLACEHOLDER
        spans = (Span(0, 1, '', identity(node)),)
    elif compare == 'lines' or _only_text(node) is not None:
        text = _text_in(node)
    else:
        pieces: list[tuple[str, str, str]] = []
        _pieces(node, '', pieces)
        text = ''.join([piece for piece, _, _ in pieces])
        spans = tuple(_spans(pieces))
    if text and not text.isspace():
        where = place.path, spans, place.row, place.cell
        found.append(Leaf(node, Block(kind, text, *where, place.folding, place.dictionaries)))


def plain(text: nodes.Text) -> str:
    """Return what a text reads like; ``astext`` takes its time to look for escapes."""
    return str(text.astext()) if '\x00' in text else str(text)


def _only_text(node: nodes.Element) -> nodes.Text | None:
    """Return the text that is all that a node holds, as most do."""
    only = node.children[0] if len(node.children) == 1 else None
    return only if isinstance(only, nodes.Text) else None


def _text_in(node: nodes.Element) -> str:
    only = _only_text(node)
    return str(node.astext()) if only is None else plain(only)


def text_of(node: nodes.Node) -> str:
    """Return what an inline node contributes to the text of its block."""
    if isinstance(node, nodes.Text):
        return plain(node)
    kind = role_of(type(node))
    if kind == 'unseen':
        return ''
    if kind == 'atom':
        assert isinstance(node, nodes.Element)
        text = _text_in(node)
        return text if text.strip() and not isinstance(node, nodes.raw) else PLACEHOLDER
    return ''.join([text_of(child) for child in node.children])


def _pieces(node: nodes.Element, look: str, found: list[tuple[str, str, str]]) -> None:
    """Find the text of a block: the text, its look, and its key where it is one word."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            found.append((plain(child), look, ''))
            continue
        assert isinstance(child, nodes.Element)
        kind = role_of(type(child))
        if kind == 'atom':
            text = text_of(child)
            key = DEFAULT.squeeze(text) if isinstance(child, nodes.literal) else identity(child)
            found.append((text, _join(look, look_of(child)), key or identity(child)))
        elif kind == 'inside':
            _pieces(child, _join(look, look_of(child)), found)


def _spans(pieces: Iterable[tuple[str, str, str]]) -> Iterator[Span]:
    position = 0
    for text, look, key in pieces:
        if text and (look or key):
            yield Span(position, position + len(text), look, key)
        position += len(text)


def _join(outer: str, inner: str) -> str:
    return f'{outer}/{inner}' if outer and inner else outer or inner


def look_of(node: nodes.Element) -> str:
    """Return what a reader sees of an inline node besides its text, as a string to compare."""
    if isinstance(node, nodes.reference):
        if 'refuri' in node:
            return f'link:{node["refuri"]}'
        return f'link:#{_target_name(node)}'
    if isinstance(node, nodes.target | nodes.problematic):
        return ''
    # Classes that docutils and Sphinx give to links say how they were written, not how they look.
    classes = [name for name in node['classes'] if name not in {'internal', 'external', 'xref'}]
    return '.'.join([node.tagname, *classes]) if classes else node.tagname


def _target_name(node: nodes.Element) -> str:
    """Return the name of the target of an internal link: its id may differ between documents."""
    document = node.document
    target = document.ids.get(node.get('refid', '')) if document is not None else None
    names = [*target['names'], *target['dupnames']] if target is not None else []
    return str(names[0]) if names else str(node.get('refname', node.get('refid', '')))


#: Attributes that say what a node shows; all others say where it comes from.
SHOWN = (
    'refdomain', 'reftype', 'reftarget', 'refuri', 'uri', 'alt', 'width', 'height', 'scale',
    'align', 'format', 'label',
)  # fmt: skip


def identity(node: nodes.Element) -> str:
    """Return what must agree for two nodes that are compared as one thing to be the same."""
    # Sphinx gives the edited article's images other addresses, and keeps those that were written.
    written = {'uri': node['original_uri']} if 'original_uri' in node else {}
    values = {name: written.get(name, node.get(name)) for name in SHOWN}
    shown = [f'{name}={value}' for name, value in values.items() if value is not None]
    return ' '.join([node.tagname, *shown, DEFAULT.squeeze(node.astext())])
