"""Where an edit is, in words: behind which others it stands, in which cell, at which word.

In: the marks of an edit, as they stand in a document.
Out: text to be quoted in an entry of a list of changes.  Nothing of what was removed is in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_text import code_of, plain
from sphinxcontrib_ledger.document.table_grid import grid, groups
from sphinxcontrib_ledger.document.traversal import code_in, self_and_ancestors
from sphinxcontrib_ledger.export.excerpt import last_words, short_text
from sphinxcontrib_ledger.export.visible_edits import is_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.export.visible_edits import MarkSpan


class Neighbours(NamedTuple):
    """The words that an edit stands behind, or else those that it stands before."""

    before: str = ''
    behind: str = ''


def neighbours_of(marks: Sequence[MarkSpan]) -> Neighbours:
    """Return the words beside an edit: "The old boat [...]" -> behind "The old boat"."""
    first = marks[0]
    if first.places:
        number = first.places[0].number
        lines = code_of(code_in(first.node)).split('\n')
        return Neighbours(last_words([nodes.Text(lines[number - 1])]) if number else '')
    block = _block_around(first.node)
    if words := last_words(_before(first.node, block)):
        return Neighbours(words)
    if words := short_text(_behind(first.node, block)):
        return Neighbours(behind=words)
    return Neighbours(last_words(_text_above(block)))


def rows_beside(marks: Sequence[MarkSpan]) -> Neighbours | None:
    """Return the rows that a removed row stands between, by their first cells.

    ``None`` if none was removed.
    """
    row = next((node for node in self_and_ancestors(marks[0].node) if _is_removed(node)), None)
    if row is None:
        return None
    for above in reversed(_siblings(row, 0)):
        if name := _name_of(above):
            return Neighbours(name)
    names = [name for below in _siblings(row, 1) if (name := _name_of(below))]
    return Neighbours(behind=names[0] if names else '')


def _is_removed(node: nodes.Node) -> bool:
    return isinstance(node, nodes.row) and ledger.REMOVED in node['classes']


def _name_of(row: nodes.Node) -> str:
    """Return the first words of the first cell of a row that has any."""
    cells = row.children if isinstance(row, nodes.row) else ()
    return next((name for cell in cells if (name := short_text([cell]))), '')


def cell_of(marks: Sequence[MarkSpan]) -> tuple[str, ...]:
    """Return the names of the row and the column of the cell that all marks of an edit are in.

    A row is named by its first cell, and a column by its head; the cells that name others are
    named by the other one alone.  A row that is gone is in no column.
    """
    cells = [_cell_around(span.node) for span in marks]
    cell = cells[0]
    if cell is None or any(other is not cell for other in cells):
        return ()
    if _is_removed(cell.parent):
        return ()
    table = cell.parent.parent.parent
    if not isinstance(table, nodes.tgroup) or isinstance(cell.parent.parent, nodes.thead):
        return ()
    column = 0
    first: nodes.Element = cell
    for row, places in grid(cell.parent.parent):
        if row is cell.parent:
            column = next(place.column for place in places if place.entry is cell)
            first = places[0].entry
    heads = [
        place.entry
        for group in groups(table)
        if isinstance(group, nodes.thead)
        for _, places in grid(group)
        for place in places
        if place.column <= column < place.column + place.width
    ]
    row_name = short_text([first]) if first is not cell else ''
    return tuple(filter(None, [row_name, short_text(heads[-1:])]))


def word_around(marks: Sequence[MarkSpan]) -> str:
    """Return a sign of punctuation with the word that it stands at: "boats[,]" -> "boats,"."""
    mark = marks[0].node
    block = _block_around(mark)
    before = ''.join(_texts(_before(mark, block)))
    behind = ''.join(_texts(_behind(marks[-1].node, block)))
    shown = ''.join(_texts(span.node for span in marks))
    word = before[len(before.rstrip()) - len(before.rstrip().split(' ')[-1]) :]
    following = re.match(r'\S*', behind)
    assert following is not None
    return ' '.join(f'{word}{shown}{following[0]}'.split())


def _texts(tops: Iterator[nodes.Node]) -> Iterator[str]:
    for top in tops:
        for node in top.findall(nodes.Text):
            if not any(isinstance(outer, _UNREAD) for outer in self_and_ancestors(node)):
                yield plain(node)


#: What is no text of the article.
_UNREAD = (ledger.Textless, nodes.footnote_reference)


def _block_around(mark: nodes.Node) -> nodes.Node:
    return next(node for node in self_and_ancestors(mark) if _is_apart(node))


def _is_apart(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and is_block(node)


def _before(mark: nodes.Node, block: nodes.Node) -> Iterator[nodes.Node]:
    """Go through what stands before a mark in its block, in order."""
    levels = [_siblings(node, 0) for node in _path(mark, block)]
    return (node for level in reversed(levels) for node in level)


def _behind(mark: nodes.Node, block: nodes.Node) -> Iterator[nodes.Node]:
    return (node for inner in _path(mark, block) for node in _siblings(inner, 1))


def _path(mark: nodes.Node, block: nodes.Node) -> list[nodes.Node]:
    path: list[nodes.Node] = []
    for node in self_and_ancestors(mark):
        if node is block:
            break
        path.append(node)
    return path


def _siblings(node: nodes.Node, side: int) -> list[nodes.Node]:
    """Return what stands before (0) or behind (1) a node within what holds it."""
    children = list(node.parent.children)
    place = next(i for i, child in enumerate(children) if child is node)
    return children[place + 1 :] if side else children[:place]


def _text_above(block: nodes.Node) -> list[nodes.Node]:
    """Return the nearest thing above a block that has words; nothing if there is none."""
    for node in self_and_ancestors(block):
        if node.parent is None or isinstance(node, nodes.section):
            break
        for above in reversed(_siblings(node, 0)):
            if last_words([above]):
                return [above]
    return []


def _cell_around(mark: nodes.Node) -> nodes.entry | None:
    return next((node for node in self_and_ancestors(mark) if isinstance(node, nodes.entry)), None)
