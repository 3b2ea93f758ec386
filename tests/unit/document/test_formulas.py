"""Formulas: what of their source is seen, and the labels that were renamed."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinxcontrib_ledger.document.formulas import formula_key

#: name, two formulas, whether they are the same
FORMULAS: list[tuple[str, str, str, bool]] = [
    ('spaces around signs are not seen', 'a=b', ' a  =\tb ', True),
    ('nor are those around braces', r'\frac{a}{b}', r'\frac { a } { b }', True),
    ('nor are lines', 'a=b+c', 'a=b\n+c', True),
    ('nor is one behind a command', r'\alpha+1', r'\alpha + 1', True),
    ('a space that ends a command is', r'\alpha b', r'\alphab', False),
    ('a space that is written as one is', r'a\ b', 'a b', False),
    ('a space in a text is', r'\text{if x}', r'\text{ifx}', False),
    ('one space in a text is as good as two', r'\text{if x}', r'\text{if  x}', True),
    ('in a group of a text, too', r'\mbox{if {x y}}z w', r'\mbox{if {xy}}zw', False),
    ('behind a text it is not', r'\text{if} x y', r'\text{if}xy', True),
    ('an empty line begins another line', 'a=b\n\nc=d', 'a=b\nc=d', False),
    ('empty lines are as good as one', 'a=b\n\nc=d', 'a=b\n \n\n c=d', True),
    ('an option of a line break is', '\\\\[2pt]', '\\\\ [2pt]', False),
    ('a space behind a line break is not', 'a\\\\b', 'a \\\\ b', True),
    ('comments are not', 'a=b', 'a=b% why\n', True),
    ('nor are names of labels', r'\begin{align}a\label{x}\end{align}', r'\begin{align}\label{y} a\end{align}', True),
    ('references are', r'\eqref{x}', r'\eqref{y}', False),
    ('signs are', 'a=b', 'a=c', False),
]  # fmt: skip


@pytest.mark.parametrize(
    ('first', 'second', 'same'), [row[1:] for row in FORMULAS], ids=[row[0] for row in FORMULAS]
)
def test_of_a_formula_only_what_is_seen_counts(first: str, second: str, same: bool) -> None:
    keys = {formula_key(nodes.math_block(text, text)) for text in (first, second)}
    assert (len(keys) == 1) == same


def test_a_number_is_seen_and_what_its_label_is_called_is_not() -> None:
    labels = (None, 'x', 'y')
    keys = [formula_key(nodes.math_block('a', 'a', label=label)) for label in labels]
    assert keys[0] != keys[1] == keys[2]
