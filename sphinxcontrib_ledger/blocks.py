"""A doctree into blocks of words, each block knowing its node.

Nothing is changed here.
A block's text is the text of its node, with a placeholder where something stands that has none;
:func:`text_of` says what a node contributes, and everything that counts characters counts by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.constructs import construct, role_of
from sphinxcontrib_ledger.engine.model import Block
from sphinxcontrib_ledger.engine.normal import DEFAULT, Folding
from sphinxcontrib_ledger.engine.words import PLACEHOLDER, Span
from sphinxcontrib_ledger.read.links import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_ledger.constructs import Compare


class Leaf(NamedTuple):
    """A node that has text of its own, and that text as a block.

    ``source`` is the block as its file has it, where a translation stands in its stead.
    """

    node: nodes.Element
    block: Block
    source: Block | None = None

    @property
    def written(self) -> Block:
        """What was written: the block, if it is no translation."""
        return self.source or self.block


def leaves(
    roots: Iterable[nodes.Node],
    folding: Folding = DEFAULT,
    dictionaries: tuple[str, ...] = (),
) -> list[Leaf]:
    """Return the leaves of an article in reading order.

    ``folding`` says what is ignored, and ``dictionaries`` of which languages words are looked up.
    """
    reading = _Reading(folding, dictionaries)
    reading.inside(roots, (), -1, -1)
    return reading.found


class _Reading:
    """Goes through an article; what it comes by most, paragraphs of plain text, costs least."""

    def __init__(self, folding: Folding, dictionaries: tuple[str, ...]) -> None:
        self.found: list[Leaf] = []
        self._folding = folding
        self._dictionaries = dictionaries
        self._rows = 0

    def inside(
        self, children: Iterable[nodes.Node], path: tuple[str, ...], row: int, cell: int
    ) -> None:
        """Find the leaves in some nodes; the row and the cell that they are in are -1 in none."""
        for node in children:
            if not isinstance(node, nodes.Element):
                continue
            compare, kind, _why = construct(node)
            if compare == 'inside':
                inner = (*path, node.tagname)
                if row < 0 and isinstance(node, nodes.row):
                    self._row(node, inner)
                else:
                    self.inside(node.children, inner, row, cell)
            elif compare != 'skip':
                text, spans = _text_and_spans(node, compare)
                if text and not text.isspace():
                    block = Block(
                        kind, text, path, spans, row, cell, self._folding, self._dictionaries
                    )
                    self.found.append(Leaf(node, block))

    def _row(self, node: nodes.row, path: tuple[str, ...]) -> None:
        row = self._rows
        self._rows += 1
        for cell, child in enumerate(node.children):
            self.inside([child], path, row, cell)


def _text_and_spans(node: nodes.Element, compare: Compare) -> tuple[str, tuple[Span, ...]]:
    if compare == 'atom':
        return PLACEHOLDER, (Span(0, 1, '', identity(node)),)
    if (only := _only_text(node)) is not None:
        return plain(only), ()
    if compare == 'lines':
        return _code(node), ()
    pieces: list[str] = []
    spans: list[Span] = []
    _inline(node.children, '', 0, pieces, spans)
    return ''.join(pieces), tuple(spans)


def _code(node: nodes.Element) -> str:
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
    text = ''.join([text_of(child) for child in node.children])
    # Whatever the writer sets there parts words.
    return f' {text} ' if kind == 'entered' else text


def _inline(
    children: Sequence[nodes.Node], look: str, position: int, pieces: list[str], spans: list[Span]
) -> int:
    """Find the text of a block from ``position`` on, and its spans; return where it ends."""
    for child in children:
        if isinstance(child, nodes.Text):
            text = plain(child)
            key, own = '', look
        else:
            assert isinstance(child, nodes.Element)
            kind = role_of(type(child))
            if kind == 'unseen':
                continue
            own = _join(look, look_of(child))
            if kind == 'inside':
                position = _inline(child.children, own, position, pieces, spans)
                continue
            if kind == 'entered':
                pieces.append(' ')
                position = 1 + _inline(child.children, own, position + 1, pieces, spans)
                pieces.append(' ')
                continue
            text = text_of(child)
            key = DEFAULT.squeeze(text) if isinstance(child, nodes.literal) else ''
            key = key or identity(child)
        pieces.append(text)
        stop = position + len(text)
        if stop > position and (own or key):
            spans.append(Span(position, stop, own, key))
        position = stop
    return position


def _join(outer: str, inner: str) -> str:
    return f'{outer}/{inner}' if outer and inner else outer or inner


def look_of(node: nodes.Element) -> str:
    """Return what a reader sees of an inline node besides its text, as a string to compare."""
    # Elements answer for their attributes themselves, but take their time.
    attributes = node.attributes
    if isinstance(node, nodes.reference):
        if 'refuri' in attributes:
            return f'link:{attributes["refuri"]}'
        return f'link:#{_target_name(node)}'
    if isinstance(node, nodes.target | nodes.problematic):
        return ''
    if 'markup' in attributes:
        return f'html:{attributes["markup"]}'
    if not attributes['classes']:
        return str(node.tagname)
    # Classes that docutils and Sphinx give to links say how they were written, not how they look.
    classes = [
        name for name in attributes['classes'] if name not in {'internal', 'external', 'xref'}
    ]
    return '.'.join([node.tagname, *classes])


def _target_name(node: nodes.Element) -> str:
    """Return the name of the target of an internal link: its id may differ between documents."""
    document = node.document
    target = document.ids.get(node.get('refid', '')) if document is not None else None
    return name_of(target) or str(node.get('refname', node.get('refid', '')))


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
    inside = [identity(image) for image in node.findall(nodes.image) if image is not node]
    return ' '.join([node.tagname, *shown, *inside, *_frame(node), DEFAULT.squeeze(node.astext())])


def _frame(node: nodes.Element) -> list[str]:
    """Return how the figure is set that a picture is in."""
    figure = node.parent
    if not isinstance(figure, nodes.figure):
        return []
    return [f'{name}={figure.get(name, "default")}' for name in ('align', 'width')]
