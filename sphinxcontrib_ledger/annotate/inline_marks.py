"""Marks inside the text of one block, put into its node.

In: ranges of characters of the block's text, each with a way to make its node.  Out: the node with
other children.  It is part of applying a plan; ``render`` puts marks back into links with it.

A mark goes on the innermost node that holds all of it: inside the emphasis or the link if it is
about nothing but words in there, around several neighbours (one mark, not many) if it is about
all of them::

    before:      the *rusty* ferry
    wrong marks: the {+*new*+} ferry          the *{+new+}* {+boat+}
    right marks: the *{+new+}* ferry          the {+*new* boat+}

The table of constructs says which nodes are marked from the outside, since they are one word,
which from within, and which are never in a mark, as the number of a footnote.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.node_text import only_text, plain, text_of
from sphinxcontrib_ledger.document.tree_edits import set_children

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.document.tree_edits import TreeEdits

Nodes = list[nodes.Node]
#: A child of a block, or a part of one, and the mark that it is in.
Piece = tuple[nodes.Node, 'Mark | None']


class Mark(NamedTuple):
    """A mark on a range of characters of a block's text (an empty one: at that place).

    ``make`` builds the mark's node around nodes that stand in the range.
    """

    start: int
    stop: int
    make: Callable[[Nodes], nodes.Element]


class _Marking:
    """The marks of a block, to be looked up by place: they are in order and do not overlap."""

    def __init__(self, marks: Sequence[Mark], edits: TreeEdits, constructs: Constructs) -> None:
        self.edits = edits
        self.constructs = constructs
        self._full = [mark for mark in marks if mark.start < mark.stop]
        self._starts = [mark.start for mark in self._full]
        self._edges = [edge for mark in marks for edge in (mark.start, mark.stop)]
        self.empty: dict[int, list[Mark]] = {}
        for mark in marks:
            if mark.start == mark.stop:
                self.empty.setdefault(mark.start, []).append(mark)

    def here(self, position: int) -> Nodes:
        """Return the nodes of the empty marks at a place, each of them once."""
        return [mark.make([]) for mark in self.empty.pop(position, ())]

    def within(self, start: int, stop: int) -> list[int]:
        """Return the places, in order, where a mark begins, ends or stands inside a range."""
        first, last = bisect_right(self._edges, start), bisect_left(self._edges, stop)
        return list(dict.fromkeys(self._edges[first:last])) if first < last else []

    def around(self, start: int, stop: int) -> Mark | None:
        """Return the mark that a range (or a place, not at the mark's edge) lies in."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        mark = self._full[index]
        is_inside = start < stop <= mark.stop or mark.start < start == stop < mark.stop
        return mark if is_inside else None


def mark_inline(
    node: nodes.Element,
    marks: Sequence[Mark],
    edits: TreeEdits,
    constructs: Constructs,
    opening: Sequence[nodes.Node] = (),
) -> None:
    """Put marks that do not overlap, in order, into the children of a block's node.

    ``opening`` are nodes that come before all that the block holds.
    """
    if _is_all(node, marks):
        children: Nodes = [_around(list(node.children), marks[0])]
    elif marks:
        marking = _Marking(marks, edits, constructs)
        pieces, length = _pieces(node, 0, marking)
        children = [*_grouped(pieces, marking), *marking.here(length)]
    else:
        children = list(node.children)
    children = [*opening, *children]
    if isinstance(node, nodes.title) and not isinstance(children[0], nodes.Text):
        # Sphinx's LaTeX writer wants text first in a title.
        children.insert(0, nodes.Text(''))
    edits.set_children(node, children)


def _is_all(node: nodes.Element, marks: Sequence[Mark]) -> bool:
    """Return whether a block is one text, and all of it is in one mark, as what was added is."""
    only = only_text(node) if len(marks) == 1 else None
    if not only or (marks[0].start, marks[0].stop) != (0, len(only)):
        return False
    return not (only[0].isspace() or only[-1].isspace() or '\0' in only)


def _pieces(node: nodes.Element, start: int, marking: _Marking) -> tuple[list[Piece], int]:
    """Return the children, text cut where marks begin and end, and where they end."""
    pieces: list[Piece] = []
    for child in node.children:
        if start in marking.empty:
            pieces += [(new, None) for new in marking.here(start)]
        if isinstance(child, nodes.Text):
            text = plain(child)
            stop = start + len(text)
            _cut(child, text, start, marking, pieces)
        else:
            assert isinstance(child, nodes.Element)
            stop = start + len(text_of(child, marking.constructs))
            construct = marking.constructs.inline(child)
            if construct.compare == 'part':
                _enter(child, start, stop, marking)
                pieces.append((child, None))
                start = stop
                continue
            mark = None if construct.mark == 'apart' else marking.around(start, stop)
            if mark is None and marking.within(start, stop):
                inner, _end = _pieces(child, start, marking)
                marking.edits.set_children(child, _grouped(inner, marking))
            pieces.append((child, mark))
        start = stop
    return pieces, start


def _enter(node: nodes.Element, start: int, stop: int, marking: _Marking) -> None:
    """Mark what a node holds, whether all of it is in a mark or not."""
    if marking.around(start + 1, stop - 1) or marking.within(start, stop):
        pieces, end = _pieces(node, start + 1, marking)
        children = [*_grouped(pieces, marking), *marking.here(end)]
        marking.edits.set_children(node, children)


def _cut(node: nodes.Text, text: str, start: int, marking: _Marking, pieces: list[Piece]) -> None:
    stop = start + len(text)
    inside = marking.within(start, stop)
    if not inside and len(node) == len(text):
        pieces.append((node, marking.around(start, stop)))
        return
    for first, last in pairwise([start, *inside, stop]):
        if first > start and first in marking.empty:
            pieces += [(new, None) for new in marking.here(first)]
        piece = nodes.Text(text[first - start : last - start])
        pieces.append((piece, marking.around(first, last)))


def _grouped(pieces: Sequence[Piece], marking: _Marking) -> Nodes:
    """Build the mark nodes around neighbours that are in the same mark."""
    children: Nodes = []
    index = 0
    while index < len(pieces):
        node, mark = pieces[index]
        stop = index + 1
        if mark is None:
            children.append(node)
        else:
            while stop < len(pieces) and pieces[stop][1] is mark:
                stop += 1
            before, group, after = _trimmed([piece[0] for piece in pieces[index:stop]])
            children += before
            if group:
                children.append(_marked(group, mark, marking))
            children += after
        index = stop
    return children


def _trimmed(group: Nodes) -> tuple[Nodes, Nodes, Nodes]:
    """Return a group without the white space at its ends, and that: a footnote parts marks."""
    before: Nodes = []
    after: Nodes = []
    first = group[0]
    if isinstance(first, nodes.Text) and (first == '' or first[0].isspace()):
        text = plain(first)
        bare = text.lstrip()
        if bare != text:
            before = [nodes.Text(text[: len(text) - len(bare)])]
            group = [nodes.Text(bare), *group[1:]]
        if not bare:
            group = group[1:]
    last = group[-1] if group else None
    if isinstance(last, nodes.Text) and (last == '' or last[-1].isspace()):
        text = plain(last)
        bare = text.rstrip()
        if bare != text:
            after = [nodes.Text(text[len(bare) :])]
            group = [*group[:-1], nodes.Text(bare)]
        if not bare:
            group = group[:-1]
    return before, group, after


def _marked(group: Nodes, mark: Mark, marking: _Marking) -> nodes.Node:
    """Mark a group; a single inline element that can be entered is marked from within."""
    only = group[0]
    if (
        len(group) == 1
        and isinstance(only, nodes.Element)
        and only.children
        and marking.constructs.inline(only).mark in IN_TEXT
    ):
        marking.edits.set_children(only, [_marked(list(only.children), mark, marking)])
        return only
    return _around(group, mark)


def _around(group: Nodes, mark: Mark) -> nodes.Element:
    node = mark.make(group)
    set_children(node, group)
    return node
