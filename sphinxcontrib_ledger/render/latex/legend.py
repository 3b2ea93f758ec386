"""Legends and lists of changes in LaTeX: boxes with titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.tree_edits import replace_node

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator


def name_legends(document: nodes.document) -> None:
    """Let the first line of each legend be the title of its box."""
    for legend in list(document.findall(ledger.ledger_legend)):
        line = legend.children[0]
        assert isinstance(line, nodes.Element)
        title = ledger.ledger_legend_title('', '', *line.children, classes=line['classes'])
        replace_node(line, [title])


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


def visit_changes(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a list of changes."""
    self.body.append('\n\\begin{sphinxledgerchanges}\n')


def depart_changes(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a list of changes."""
    self.body.append('\n\\end{sphinxledgerchanges}\n')
