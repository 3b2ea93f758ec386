"""Marks prepared for the visitors of HTML, which change nothing in the document themselves.

In: the document of an :class:`.Output`. Out: the same with the numbers of marked formulas in the
marks. Step of rendering for pages and books.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of

if TYPE_CHECKING:
    from sphinxcontrib_ledger.render.media import Output

#: The attribute of the mark around a formula that has the number of the formula.
NUMBER = 'number'


def move_formula_numbers(output: Output) -> None:
    """Move the numbers of marked formulas into the marks, which write them beside the formulas."""
    for block in all_of(output.document, ledger.ledger_block):
        formula = block.next_node(nodes.math_block) if ledger.FORMULA in block['classes'] else None
        # Sphinx writes no number for a formula that brings an environment of LaTeX along.
        if formula is None or formula.get('no-wrap', formula.get('nowrap')):
            continue
        if formula.get('number'):
            block[NUMBER], formula['number'] = formula['number'], None
