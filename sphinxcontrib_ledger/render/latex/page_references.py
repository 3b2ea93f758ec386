"""The pages of changes in lists of them in LaTeX.

In: the document of an :class:`.Output`, its lists of changes filled. Out: the same with a numbered
place at each change and its page behind the entry. Step of rendering for LaTeX, and the visitors
of its nodes, which write last of all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.document.tree_edits import set_children
from sphinxcontrib_ledger.export.numbering import EditKey, marks_by_edit
from sphinxcontrib_ledger.export.visible_edits import lines_of
from sphinxcontrib_ledger.render.page_nodes import ledger_address, ledger_page, ledger_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.writers.latex import LaTeXTranslator

    from sphinxcontrib_ledger.export.visible_edits import MarkSpan
    from sphinxcontrib_ledger.render.media import Output

#: The attributes of a block that have the number of its place, and those of places in code by the
#: numbers of lines as in ``lines``.
PLACE, PLACES = 'place', 'places'
#: No line breaks in an address that is text like any other, and it is longer than a column.
_ADDRESS = re.compile(r'(\w+://[^\s,;”»]+)')


def number_places(output: Output) -> None:
    """Give each change of a list a number, and put it where the change is and behind the entry."""
    document = output.document
    changes = all_of(document, ledger.ledger_change)
    marks = marks_by_edit(document) if changes else {}
    for number, change in enumerate(changes, 1):
        key = EditKey(change[ledger.ARTICLE], int(change[ledger.EDIT]))
        _note(marks[key][0], str(number))
        set_children(change, [part for child in change.children for part in _parted(child)])
        change.append(ledger_page(place=str(number)))


def _parted(child: nodes.Node) -> list[nodes.Node]:
    """Return a part of an entry with the addresses in it as nodes of their own."""
    if not isinstance(child, nodes.Text):
        return [child]
    return [
        ledger_address('', text) if at % 2 else nodes.Text(text)
        for at, text in enumerate(_ADDRESS.split(str(child)))
        if text
    ]


def _note(span: MarkSpan, number: str) -> None:
    mark, lines = span.node, lines_of(span)
    if not isinstance(mark, ledger.ledger_block):
        mark.insert(0, ledger_place(place=number))
    elif lines:
        places: dict[int, str] = mark.setdefault(PLACES, {})
        places[lines[0]] = number
    elif 'lines' in mark:
        # Lines that were removed: what says so stands behind the code.
        sign = next(
            sign for note in mark.findall(ledger.ledger_elided_lines) for sign in note.children
        )
        assert isinstance(sign, nodes.Element)
        sign.insert(0, ledger_place(place=number))
    else:
        mark[PLACE] = number


def of_block(node: nodes.Element) -> str:
    """Return the place of a block as LaTeX, to stand before it; nothing if it has none."""
    return f'\\sphinxledgerplaceblock{{{node[PLACE]}}}%\n' if PLACE in node else ''


def of_lines(node: nodes.Element, changed: Sequence[int]) -> list[str]:
    """Return the places of lines of code as LaTeX; ``changed`` has their numbers as written."""
    places: dict[int, str] = node.get(PLACES, {})
    return [
        f'\\sphinxledgerplaceline{{{line}}}{{{places[number]}}}%\n'
        for number, line in zip(node['lines'], changed, strict=False)
        if number in places
    ]


def visit_place(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Write the place of a change."""
    self.body.append(rf'\sphinxledgerplace{{{node["place"]}}}')


def visit_page(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Write the page of a change."""
    self.body.append(rf'\sphinxledgerpage{{{node["place"]}}}')


def visit_address(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Write an address as Sphinx writes one that is no link."""
    self.body.append(rf'\sphinxnolinkurl{{{self.encode_uri(node.astext())}}}')
    raise nodes.SkipNode


def depart_nothing(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Leave it as it is."""
