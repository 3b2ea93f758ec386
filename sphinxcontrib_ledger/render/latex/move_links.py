"""The two signs of a move in LaTeX: links to each other, with names for tagged PDF.

In: the document of an :class:`.Output` with both signs.  Out: the same with the names of their
places; the visitors of the signs write them last of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.mark_nodes import ORIGIN
from sphinxcontrib_ledger.i18n.phrases import PHRASES
from sphinxcontrib_ledger.render.latex.prepare import plain_letters
from sphinxcontrib_ledger.render.latex.print_profile import note_mark
from sphinxcontrib_ledger.render.move_origins import ends_of_moves

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

    from sphinxcontrib_ledger.render.media import Output

#: The attributes of a sign: the name of its place, and that of the other one.
HERE, THERE = 'here', 'there'


def link_moves(output: Output) -> None:
    """Name the places of the signs of each move."""
    ends = list(ends_of_moves(output.document))
    for number, (origin, moved, _) in enumerate(ends, 1):
        origin[HERE] = moved[THERE] = f'from.{number}'
        moved[HERE] = origin[THERE] = f'to.{number}'


def name_signs_of_moves(output: Output) -> None:
    """Say in the document's language what signs of moves are called in a PDF with tags."""
    names = [(name, output.wording.text(name)) for name in ('moved-sign', 'moved-away')]
    if any(spoken != PHRASES[name].text for name, spoken in names):
        here, away = (plain_letters(spoken) for _, spoken in names)
        command = f'\\sphinxledgermovednames{{{here}}}{{{away}}}'
        output.document.insert(0, nodes.raw('', command, format='latex'))


def visit_moved_sign(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign of a move."""
    # A legend shows both.
    is_small = ORIGIN in node['classes']
    _open(self, node, 'sphinxledgerorigin' if is_small else 'sphinxledgermovedsign')


def visit_origin(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign where something was."""
    _open(self, node, 'sphinxledgerorigin')


def _open(self: LaTeXTranslator, node: nodes.Element, command: str) -> None:
    note_mark(self)
    link = f'\\sphinxledgerlink{{{node[HERE]}}}{{{node[THERE]}}}{{' if HERE in node else ''
    self.body.append(f'{link}\\{command}{{')


def depart_sign(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append('}}' if HERE in node else '}')
