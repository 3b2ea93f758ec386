"""Titles of legends in formats that set them apart from the text.

In: a document with legends. Out: the same, the first line of each legend being its title. Used by
the steps that name legends.
"""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.document.tree_edits import replace_node


def give_titles(
    document: nodes.document,
) -> list[tuple[ledger.ledger_legend, ledger.ledger_legend_title]]:
    """Make the first line of each legend its title; return the legends with their titles."""
    titles: list[tuple[ledger.ledger_legend, ledger.ledger_legend_title]] = []
    for legend in all_of(document, ledger.ledger_legend):
        line = legend.children[0]
        assert isinstance(line, nodes.Element)
        if ledger.LEGEND_TITLE not in line['classes']:
            # A project may have none.
            continue
        title = ledger.ledger_legend_title('', '', *line.children, classes=line['classes'])
        replace_node(line, [title])
        titles.append((legend, title))
    return titles
