"""The marks for docutils' own writers, which know no nodes but docutils' own."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.tree_edits import replace_nodes, set_children
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.legend.legend import PRINT, reword
from sphinxcontrib_ledger.render import STATIC
from sphinxcontrib_ledger.render.change_list import list_changes
from sphinxcontrib_ledger.render.code_marks import changed_code, mark_text, tell_removals
from sphinxcontrib_ledger.render.hidden_marks import drop_hidden_marks
from sphinxcontrib_ledger.render.html.aria import label_marks
from sphinxcontrib_ledger.render.html.bars import mark_new_passages
from sphinxcontrib_ledger.render.latex.page_references import number_places, of_block
from sphinxcontrib_ledger.render.latex.visitors import for_latex
from sphinxcontrib_ledger.render.odt.styles import add_styles
from sphinxcontrib_ledger.render.original_words import in_footnotes
from sphinxcontrib_ledger.render.text.braces import unpack, write_marks_as_text

if TYPE_CHECKING:
    from docutils.transforms import Transformer


def fit_for_docutils_writer(document: nodes.document) -> None:
    """Replace the nodes of all marks by ones that docutils' own writers know.

    The html5 writer makes ``<ins>`` of an inline node of class ``ins``; the LaTeX writer would
    load a package for it that not everybody has.
    """
    wording = wording_of(document.settings)
    in_footnotes(document, wording)
    html, latex, man, odt = (
        _writer_supports(document.transformer, name)
        for name in ('html', 'latex', 'manpage', 'odt')
    )
    if html and latex:
        # A writer that supports everything (pseudo-XML) shows the tree itself.
        html = latex = man = odt = False
    if html or latex or man:
        drop_hidden_marks(document, partial(_writer_supports, document.transformer))
    for block in changed_code(document) if html or latex else ():
        mark_text(block)
        tell_removals(block, wording, are_marks=True)
    list_changes(document, wording)
    if html or latex:
        reword(document, wording, PRINT, mark_new_passages(document) if html else [])
        _add_stylesheet(document, 'sphinxledger.sty' if latex else 'ledger.css')
    if html and _writer_supports(document.transformer, 'html5'):
        # Older HTML has no words for screen readers.
        label_marks(document, wording)
    if not html and not latex:
        write_marks_as_text(document)
    if odt:
        add_styles(document.settings)
    if latex:
        for_latex(document)
        number_places(document)
    if man:
        unpack(document)
    insertion = ['ins'] if html else []
    replace_nodes(document.findall(_is_ours), partial(_plain, insertion=insertion))


def _is_ours(node: nodes.Node) -> bool:
    return type(node).__module__ == ledger.__name__


def _plain(node: nodes.Node, insertion: list[str]) -> list[nodes.Node]:
    """Return what stands for a node of ours: a node that docutils knows, or what it holds."""
    assert isinstance(node, nodes.Element)
    if isinstance(node, ledger.ledger_elision | ledger.ledger_html | ledger.ledger_record):
        return list(node.children)
    if isinstance(node, ledger.ledger_markup):
        return [nodes.raw('', node.astext(), format=node['format'])]
    if isinstance(node, ledger.ledger_place | ledger.ledger_page):
        name = 'place' if isinstance(node, ledger.ledger_place) else 'page'
        return [nodes.raw('', rf'\sphinxledger{name}{{{node["place"]}}}', format='latex')]
    if 'label' in node:
        return [_spoken(node)]
    kinds = (nodes.inline, nodes.paragraph, nodes.container)
    kind = next(kind for kind in kinds if isinstance(node, kind))
    more = insertion if isinstance(node, ledger.ledger_highlight) else []
    known = kind(classes=[*more, *node['classes']])
    set_children(known, node.children)
    if place := of_block(node):
        return [nodes.raw('', place, format='latex'), known]
    return [known]


def _spoken(node: nodes.Element) -> nodes.raw:
    """Return a sign as HTML, since docutils' nodes have no attributes for screen readers."""
    text = escape(node.astext() or ''.join(child.astext() for child in node.children))
    opened = f'<span class="{" ".join(node["classes"])}" role="img" '
    label = escape(node['label'])
    return nodes.raw('', f'{opened}aria-label="{label}">{text}</span>', format='html')


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
