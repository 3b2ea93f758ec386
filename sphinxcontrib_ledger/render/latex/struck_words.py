"""The original's words in LaTeX, struck through before those that are there now.

In: Sphinx's translator and a node.  Out: LaTeX in the translator's ``body``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.render.latex.print_profile import note_mark

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.latex import LaTeXTranslator


def visit_struck(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Write the words line by line; in cells and headings there is one line."""
    note_mark(self)
    lines = [' '.join(line.split()) for line in node['words'].split('\n')]
    break_ = ' ' if self.in_title or self.table else '\\newline '
    struck = break_.join(
        f'\\sphinxledgerdeletion{{{self.encode(line)}}}' for line in lines if line
    )
    lead, space = (
        '\\sphinxledgerelision{ }' if name in node else '' for name in ('lead', 'space')
    )
    self.body.append(f'{lead}{struck}{space}')


def visit_struck_line(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a paragraph of words, with room for it and for the first lines of code below it."""
    self.body.append('\n\\Needspace{8\\baselineskip}')
    self.visit_paragraph(node)


def depart_struck_line(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append('\\par\\nobreak\n')


def depart_nothing(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Leave it as it is."""
