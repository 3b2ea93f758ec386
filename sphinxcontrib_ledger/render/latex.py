"""The marks in LaTeX: robust commands of the style file that comes with this package."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.latex import LaTeXTranslator


def visit_highlight(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a highlight."""
    self.body.append(r'\sphinxledgerhighlight{')


def visit_underline(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open what a highlight underlines."""
    self.body.append(r'\sphinxledgerunderline{')


def visit_elision(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open an elision with its spaces."""
    self.body.append(r'\sphinxledgerelision{')


def visit_ellipsis(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign of an elision; an author's own ellipsis is text."""
    self.body.append(r'\sphinxledgerellipsis{' if 'ledger-elision' in node['classes'] else '{')


def visit_moved_sign(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign of a move, which has the colour of the marks."""
    self.body.append(r'\sphinxledgerellipsis{')


def depart_inline(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a command."""
    self.body.append('}')


def visit_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a block that is marked as a whole, or code of which lines are."""
    name = 'sphinxledgercode' if 'ledger-code' in node['classes'] else 'sphinxledgerblock'
    self.body.append(f'\n\\begin{{{name}}}\n')


def depart_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close such a block."""
    name = 'sphinxledgercode' if 'ledger-code' in node['classes'] else 'sphinxledgerblock'
    self.body.append(f'\n\\end{{{name}}}\n')


def visit_legend(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a legend."""
    self.body.append('\n\\begin{sphinxledgerlegend}\n')


def depart_legend(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a legend."""
    self.body.append('\n\\end{sphinxledgerlegend}\n')
