"""Texts in cells that span other numbers of columns or rows than before.

In: an article with its account.  Out: such texts, which ``context_changes`` has marked.
A table that has other rows or columns now, or other texts, is left out: a cell spans fewer rows
because one of them is gone, and that has a sign of its own::

    before:      | Bell | Oar |        | Quay |  |
    wrong marks: | Bell | Oar |        | Quay |       (the oar's cell spans both rows)
    right marks: | Bell | {+Oar+} |    | Quay |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.contexts.compared_texts import ItemChange
from sphinxcontrib_ledger.document.table_grid import groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.annotate.model import Article

#: How many columns and rows more than one a cell spans, and how many its table has.
_Span = tuple[int, int, int, int]


def cell_changes(article: Article) -> Iterator[ItemChange]:
    """Go through the texts in cells that span more or fewer columns or rows."""
    original, edited = article.original, article.edited
    # Most articles have no table, which is seen at once.
    if not any(block.block.cells for block in edited):
        return
    others = _other_tables(article)
    for number, pair in enumerate(article.account.pairs):
        if pair.moved or pair.positional or not len(pair.original) == len(pair.edited) == 1:
            continue
        old, new = original[pair.original[0]], edited[pair.edited[0]]
        if not (old.block.cells and new.block.cells):
            continue
        if old.block.table in others[0] or new.block.table in others[1]:
            continue
        before, now = _span(old.node), _span(new.node)
        # The sizes of both tables are the same.
        if before[:2] != now[:2] and before[2:] == now[2:]:
            yield ItemChange(number, pair.edited[0])


def _other_tables(article: Article) -> tuple[set[int], set[int]]:
    """Return the tables of both sides that have lost texts, or got some."""
    lost: set[int] = set()
    got: set[int] = set()
    for pair in article.account.pairs:
        before = {article.original[i].block.table for i in pair.original}
        now = {article.edited[j].block.table for j in pair.edited}
        if not (pair.original and pair.edited) or (-1 in before) != (-1 in now):
            lost |= before
            got |= now
    return lost, got


def _span(node: nodes.Element) -> _Span:
    while not isinstance(node, nodes.entry):
        if not isinstance(node.parent, nodes.Element):
            return 0, 0, 0, 0
        node = node.parent
    tgroup = node.parent.parent.parent
    rows = sum(len(group.children) for group in groups(tgroup))
    return int(node.get('morecols', 0)), int(node.get('morerows', 0)), int(tgroup['cols']), rows
