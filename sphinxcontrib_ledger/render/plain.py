"""Marks made of characters, for formats without colour, and plain nodes for plain docutils."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.changes import adopt, put_in_place
from sphinxcontrib_ledger.legend import reworded
from sphinxcontrib_ledger.render import STATIC

if TYPE_CHECKING:
    from docutils.transforms import Transformer

OPEN, CLOSE = '{+', '+}'
MOVED = '{moved} '


def spell_out(document: nodes.document) -> None:
    """Make the marks of a document readable in a format that shows neither colour nor bars."""
    for legend in list(document.findall(ledger.ledger_legend)):
        adopt(legend, reworded(legend, coloured=False))
    _widen_tables(document)
    for mark in list(document.findall(ledger.ledger_highlight)):
        if not _is_in_new_block(mark):
            adopt(mark, _joined([nodes.Text(OPEN), *mark.children, nodes.Text(CLOSE)]))
    for sign in list(document.findall(ledger.ledger_moved_sign)):
        adopt(sign, [nodes.Text(MOVED)])
    for block in list(document.findall(ledger.ledger_block)):
        if 'lines' in block:
            many = not block['lines'].isdigit()
            note = f'{OPEN}line{"s" if many else ""} {block["lines"]}{CLOSE}'
            adopt(block, [nodes.paragraph('', note), *block.children])
        else:
            opened, closed = nodes.paragraph('', OPEN), nodes.paragraph('', CLOSE)
            adopt(block, [opened, *block.children, closed])


def _is_in_new_block(mark: nodes.Node) -> bool:
    """Return whether a mark is within one that says the same of all that is around it."""
    while mark.parent is not None:
        mark = mark.parent
        if isinstance(mark, ledger.ledger_block):
            return 'lines' not in mark
    return False


def _widen_tables(document: nodes.document) -> None:
    """Give the columns of tables room for the characters of marks, so that none is broken."""
    for table in document.findall(nodes.table):
        marks = (ledger.ledger_highlight, ledger.ledger_elision)
        if any(True for mark in marks for _ in table.findall(mark)):
            for column in table.findall(nodes.colspec):
                column['colwidth'] += len(OPEN + CLOSE)


def for_latex(document: nodes.document) -> None:
    """Fit the marks to LaTeX: underlined text, and a sign of moves that every font has."""
    for sign in list(document.findall(ledger.ledger_moved_sign)):
        adopt(sign, [nodes.math('', r'\updownarrow'), nodes.Text(' ')])
    underline(document)


def underline(document: nodes.document) -> None:
    """Wrap the text in highlights, piece by piece: LaTeX underlines no more than plain text."""
    for mark in list(document.findall(ledger.ledger_highlight)):
        for text in list(mark.findall(nodes.Text)):
            if not text.strip() or isinstance(text.parent, nodes.math):
                continue
            put_in_place(text, _edges(text))


def _edges(text: nodes.Text) -> list[nodes.Node]:
    """Return a text underlined but for the white space at its ends."""
    whole = text.astext()
    core = whole.strip()
    start = whole.index(core)
    pieces = [
        nodes.Text(whole[:start]),
        ledger.ledger_underline('', core, classes=[ledger.UNDERLINE]),
        nodes.Text(whole[start + len(core) :]),
    ]
    return [piece for piece in pieces if piece.astext()]


def _joined(children: list[nodes.Node]) -> list[nodes.Node]:
    """Return children with neighbouring texts made one: some formats break lines between them."""
    joined: list[nodes.Node] = []
    for child in children:
        if joined and isinstance(child, nodes.Text) and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1].astext() + child.astext())
        else:
            joined.append(child)
    return joined


def in_plain_docutils(document: nodes.document) -> None:
    """Replace the nodes of marks by ones that docutils' own writers know.

    The html writers make ``<ins>`` of an inline node of class ``ins``; the LaTeX writer would load
    a package for it that not everybody has.
    """
    html, latex = (_writer_supports(document.transformer, name) for name in ('html', 'latex'))
    if html and latex:
        # A writer that supports everything (pseudo-XML) shows the tree itself.
        html = latex = False
    if html or latex:
        _add_stylesheet(document, 'sphinxledger.sty' if latex else 'ledger.css')
    else:
        spell_out(document)
    if latex:
        for_latex(document)
    for node in list(document.findall(_is_ours)):
        put_in_place(node, _plain(node, insertion=['ins'] if html else []))


def _is_ours(node: nodes.Node) -> bool:
    return type(node).__module__ == ledger.__name__


def _plain(node: nodes.Node, insertion: list[str]) -> list[nodes.Node]:
    """Return what stands for a node of ours: a node that docutils knows, or what it holds."""
    assert isinstance(node, nodes.Element)
    if isinstance(node, ledger.ledger_elision):
        return list(node.children)
    kinds = (nodes.inline, nodes.paragraph, nodes.container)
    kind = next(kind for kind in kinds if isinstance(node, kind))
    more = insertion if isinstance(node, ledger.ledger_highlight) else []
    known = kind(classes=[*more, *node['classes']])
    adopt(known, node.children)
    return [known]


def _writer_supports(transformer: Transformer, name: str) -> bool:
    writer: Any = transformer.components.get('writer')
    return writer is not None and bool(writer.supports(name))


def _add_stylesheet(document: nodes.document, name: str) -> None:
    """Add our style sheet to those of this run's writer, unless the user chose them all."""
    settings = document.settings
    ours = str(STATIC / name)
    if getattr(settings, 'stylesheet', None):
        return
    given = getattr(settings, 'stylesheet_path', None) or []
    sheets = [s.strip() for s in given.split(',')] if isinstance(given, str) else list(given)
    settings.stylesheet_path = [*(s for s in sheets if s and s != ours), ours]
