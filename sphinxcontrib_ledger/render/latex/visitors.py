"""Nodes of ours as Sphinx writes them in LaTeX: commands of the style file of this package.

In: Sphinx's translator and a node. Out: LaTeX in the translator's ``body``. Legends and lists of
changes are boxes with titles. Last step of rendering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import code_in
from sphinxcontrib_ledger.render.code_marks import is_coloured, stretches_of
from sphinxcontrib_ledger.render.latex import page_references
from sphinxcontrib_ledger.render.latex.passages import BARE
from sphinxcontrib_ledger.render.latex.prepare import WRITTEN_LINES
from sphinxcontrib_ledger.render.latex.print_profile import note_mark
from sphinxcontrib_ledger.render.latex.pygments_marks import with_words

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.latex import LaTeXTranslator


def visit_moved_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign of a move as a paragraph."""
    self.visit_paragraph(node)


def depart_moved_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close it so that no page ends there."""
    self.body.append('\\par\\nobreak\n')


def visit_together(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open what stays on one page."""
    self.body.append('\n\\begin{sphinxledgertogether}\n')


def depart_together(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close what stays on one page."""
    self.body.append('\n\\end{sphinxledgertogether}\n')


def visit_citation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open an entry of the bibliography; references to it show its label, and so the marks."""
    label, body = node.children[0], self.body
    self.body = []
    for child in label.children:
        child.walkabout(self)
    written, self.body = ''.join(self.body), body
    self.body.append(f'\\bibitem[{{{written}}}]{{{node["docname"]}:{node["ids"][0]}}}')


def depart_citation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Leave it as it is: the next entry ends it."""


def visit_highlight(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a highlight."""
    note_mark(self)
    self.body.append(r'\sphinxledgerhighlight{')


def visit_reference_mark(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open what has the number of a footnote in colour, maybe with the footnote."""
    self.body.append(r'\sphinxledgerreference{')


def visit_underline(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open what a highlight underlines."""
    name = 'math' if ledger.MATH in node['classes'] else 'underline'
    self.body.append(rf'\sphinxledger{name}{{')


def visit_elision(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open an elision with its spaces."""
    self.body.append(r'\sphinxledgerelision{')


def visit_ellipsis(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign of an elision; an author's own ellipsis is text."""
    note_mark(self)
    self.body.append(r'\sphinxledgerellipsis{' if ledger.ELISION in node['classes'] else '{')


def depart_inline(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a command."""
    self.body.append('}')


def visit_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a block that is marked as a whole, or code of which lines are."""
    note_mark(self)
    if 'lines' in node:
        changed: list[int] = node.get(WRITTEN_LINES, [])
        lines = ','.join(map(str, changed))
        self.body.append(f'\n\\begin{{sphinxledgercode}}[{lines}]\n')
        self.body += page_references.of_lines(node, changed)
        self.context.append(str(len(self.body)))
    elif ledger.FORMULA in node['classes']:
        # No empty line: a displayed formula belongs to the paragraph before it.
        first = '' if self.body and self.body[-1].endswith('\n') else '\n'
        bar = '' if BARE in node else '\\begin{sphinxledgerblock}\n'
        place = page_references.of_block(node)
        self.body.append(f'{first}{place}{bar}\\begin{{sphinxledgerformula}}\n')
    else:
        bar = '' if BARE in node else f'\\begin{{{_bar_of(node)}}}\n'
        self.body.append(f'\n{page_references.of_block(node)}{bar}')


def depart_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close such a block."""
    if ledger.FORMULA in node['classes']:
        self.body.append('\n\\end{sphinxledgerformula}')
    if 'lines' in node:
        start = int(self.context.pop())
        code = code_in(node)
        if is_coloured(code):
            written = ''.join(self.body[start:])
            self.body[start:] = [with_words(written, code.astext(), stretches_of(node))]
    name = 'sphinxledgercode' if 'lines' in node else _bar_of(node)
    has_end = 'lines' in node or BARE not in node
    self.body.append(f'\n\\end{{{name}}}\n' if has_end else '\n')


def _bar_of(node: nodes.Element) -> str:
    return 'sphinxledgermovedblock' if ledger.MOVED_RUN in node['classes'] else 'sphinxledgerblock'


# Legends and lists of changes


def visit_legend(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a legend."""
    self.body.append('\n\\begin{sphinxledgerlegend}\n')


def visit_legend_title(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the title of a legend."""
    self.body.append('\\sphinxledgerlegendtitle{')


def depart_legend_title(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close the title of a legend."""
    self.body.append('}\n')


def depart_legend(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a legend."""
    self.body.append('\n\\end{sphinxledgerlegend}\n')


#: A list of more entries is set in two columns: this many fill most of a page.
IN_ONE_COLUMN = 30


def visit_changes(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a list of changes; a long one is set in two columns."""
    self.body.append(f'\n\\begin{{{_environment_of(node)}}}\n')


def depart_changes(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a list of changes."""
    self.body.append(f'\n\\end{{{_environment_of(node)}}}\n')


def _environment_of(node: nodes.Element) -> str:
    count = sum(1 for _ in node.findall(ledger.ledger_change))
    return 'sphinxledgermanychanges' if count > IN_ONE_COLUMN else 'sphinxledgerchanges'
