"""The text of a node as its block has it, with the spans in it that look special.

In: a node.  Out: text and spans; blocks, marks and the proof are made by it.
A placeholder stands for a node that has no text of its own.
:func:`text_of` gives the text of one inline node; everything that counts characters counts by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from docutils.utils import column_width

from sphinxcontrib_ledger.document.appearance import atom_key, inline_format
from sphinxcontrib_ledger.document.constructs.lookup import settled
from sphinxcontrib_ledger.document.formulas import renamed_text
from sphinxcontrib_ledger.engine.tokens.token import Span
from sphinxcontrib_ledger.engine.tokens.tokenizer import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.document.constructs import Construct, Constructs
    from sphinxcontrib_ledger.engine.tokens.normalization import Folding


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
    """Return a text without escapes; ``astext`` looks for them in every text, and is slow."""
    return str(text.astext()) if '\x00' in text else str(text)


def columns(text: str) -> int:
    """Return how many columns of print a text takes; docutils looks up each letter of it."""
    return len(text) if text.isascii() else column_width(text)


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
        # The writer sets signs there, which part words.
        return f' {text} ' if construct.compare == 'part' else text
    return _text_of_one(node, construct)


def _text_of_one(node: nodes.Element, construct: Construct) -> str:
    """Return the text of an inline node that is one word or one thing, or nothing."""
    if construct.compare == 'skip':
        return ''
    text = '' if construct.compare == 'sealed' else renamed_text(node) or _text_in(node)
    return PLACEHOLDER if not text or text.isspace() else text


class Reference(NamedTuple):
    """The reference of a footnote, and how many characters of its block's text are before it."""

    node: nodes.footnote_reference
    at: int


class UntitledLink(NamedTuple):
    """A cross-reference that will be shown by the title of what it leads to, and its place."""

    node: nodes.Element
    start: int
    stop: int


class InlineText(NamedTuple):
    """The text of a block: which parts of it are special, and which references stand in it."""

    text: str
    spans: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[UntitledLink, ...] = ()


def inline_text(node: nodes.Element, constructs: Constructs, folding: Folding) -> InlineText:
    """Return the text of a node that holds inline nodes."""
    reader = _InlineReader(constructs, folding)
    reader.read(node.children, '', 0)
    references, links = tuple(reader.references), tuple(reader.links)
    return InlineText(''.join(reader.pieces), tuple(reader.spans), references, links)


class _InlineReader:
    """Reads the text of a block and its spans from inline nodes."""

    def __init__(self, constructs: Constructs, folding: Folding) -> None:
        self.pieces: list[str] = []
        self.spans: list[Span] = []
        self.references: list[Reference] = []
        self.links: list[UntitledLink] = []
        self._constructs = constructs
        self._folding = folding

    def read(self, children: Sequence[nodes.Node], look: str, position: int) -> int:
        """Read some nodes from ``position`` of the text on; return where their text ends."""
        inlines = self._constructs.inlines
        for child in children:
            if isinstance(child, nodes.Text):
                position = self._add(plain(child), look, '', position)
                continue
            assert isinstance(child, nodes.Element)
            construct = inlines[type(child)]
            if construct.is_open:
                construct = settled(construct, child)
            if construct.compare == 'skip':
                if isinstance(child, nodes.footnote_reference):
                    self.references.append(Reference(child, position))
                continue
            own = _join(look, inline_format(child, construct))
            if construct.compare == 'words':
                position = self.read(child.children, own, position)
            elif construct.compare == 'part':
                self.pieces.append(' ')
                position = 1 + self.read(child.children, own, position + 1)
                self.pieces.append(' ')
            else:
                position = self._read_one(child, construct, own, position)
        return position

    def _read_one(
        self, node: nodes.Element, construct: Construct, look: str, position: int
    ) -> int:
        """Read a node that is one word or one thing."""
        text = _text_of_one(node, construct)
        key = self._folding.collapse_spaces(text) if construct.compare == 'word' else ''
        if key and only_text(node) is None:
            look = ' '.join([look, *_looks_within(node, self._constructs)])
        key = key or atom_key(node, construct, self._constructs, self._folding)
        stop = self._add(text, look, key, position)
        if node.tagname == 'pending_xref' and stop > position:
            self.links.append(UntitledLink(node, position, stop))
        return stop

    def _add(self, text: str, look: str, key: str, position: int) -> int:
        self.pieces.append(text)
        stop = position + len(text)
        if stop > position and (look or key):
            self.spans.append(Span(position, stop, look, key))
        return stop


def _looks_within(node: nodes.Element, constructs: Constructs) -> Iterator[str]:
    """Go through the formats of the parts of one word, such as a path, each with its text."""
    for child in node.children:
        if isinstance(child, nodes.Element):
            yield f'{inline_format(child, constructs.inline(child))}:{child.astext()}'


def _join(outer: str, inner: str) -> str:
    return f'{outer}/{inner}' if outer and inner else outer or inner
