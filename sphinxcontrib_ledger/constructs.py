"""How each construct of a document is compared and marked: one table, a row a node class.

A class that is not in the table is looked up by its base classes, then by what it is:
text in it is compared by words, anything without text as one thing, containers by what they hold.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

Compare = Literal['inside', 'words', 'lines', 'atom', 'skip']
Role = Literal['inside', 'atom', 'unseen', 'entered']


class Construct(NamedTuple):
    """``compare``: how; ``kind``: what it may be paired with; ``why``: the reason for the row."""

    compare: Compare
    kind: str = 'text'
    why: str = ''


#: Blocks, by the name of their class or of one of its bases.
BLOCKS: dict[str, Construct] = {
    'title': Construct('words', 'title', 'a heading became a heading'),
    'subtitle': Construct('words', 'title', 'docutils makes it of the second heading'),
    'literal_block': Construct('lines', 'code', 'code is read, and highlighted, by lines'),
    'doctest_block': Construct('lines', 'code', 'likewise'),
    'math_block': Construct('atom', 'math', 'a part of a formula cannot be marked safely'),
    'image': Construct('atom', 'image', 'a picture has no words'),
    'reference': Construct('atom', 'image', 'as a block of its own it is around a picture'),
    'ledger_markup': Construct('skip', why='HTML tags without text'),
    'raw': Construct('atom', 'raw', 'what it shows is known to its writer alone'),
    'comment': Construct('skip', why='not shown'),
    'substitution_definition': Construct('skip', why='shown where it is used'),
    'system_message': Construct('skip', why='about the text, not of it'),
    'pending': Construct('skip', why='a promise of docutils, not text'),
    'toctree': Construct('skip', why='made of other documents'),
    'index': Construct('skip', why='not shown'),
    'target': Construct('skip', why='names of labels are no edits'),
    'label': Construct('skip', why='the number of a footnote is no edit'),
    'colspec': Construct('skip', why='widths of columns are no edits'),
    'tabular_col_spec': Construct('skip', why='likewise'),
    'highlightlang': Construct('skip', why='not shown'),
    'meta': Construct('skip', why='not shown'),
    'decoration': Construct('skip', why="the host's header and footer"),
}

#: Inline nodes that are one word: marked from the outside, never within.
ATOMS = frozenset(
    {
        'math',
        'image',
        'raw',
        'literal',
        'pending_xref',
        'citation_reference',
        'download_reference',
        'number_reference',
        'manpage',
        'abbreviation',
    }
)
#: Inline nodes that are not compared: the number of a footnote is no edit, its body is compared,
#: and the numbers of sections (``generated``) are counted, not written.
UNSEEN = frozenset({
    'footnote_reference', 'generated', 'index', 'comment', 'system_message', 'ledger_markup',
    'ledger_elision', 'ledger_moved_sign',
})  # fmt: skip
#: Inline nodes that a writer sets apart by itself, with brackets, commas or an arrow, and counts:
#: a mark is never around one or between two, but in each of them.
ENTERED = frozenset({
    'desc_parameterlist', 'desc_parameter', 'desc_type_parameter_list', 'desc_type_parameter',
    'desc_optional', 'desc_returns', 'desc_signature_line',
})  # fmt: skip
#: Those of them that stand for what a signature takes and gives.
PARTS = frozenset({'desc_parameterlist', 'desc_type_parameter_list', 'desc_returns'})


#: Containers that show nothing of their own, so that they show nothing if they are empty: a cell,
#: a list item, the body of an object's description.
FRAMES = frozenset({'Part', 'desc_content', 'container'})

#: What holds other blocks.
INSIDE = Construct('inside')
#: The list of ``contents``.
CONTENTS = Construct('skip', why='made of the headings, which are marked themselves')


def names(kind: type) -> list[str]:
    """Return the names of a node's class and of its bases, nearest first."""
    return [base.__name__ for base in kind.__mro__]


def _row(kind: type) -> Construct | None:
    """Return what the table says of a class of nodes; ``None``: that they are containers."""
    for name in names(kind):
        if name in BLOCKS:
            return BLOCKS[name]
    if issubclass(kind, nodes.Invisible):
        return Construct('skip')
    return Construct('words') if issubclass(kind, nodes.TextElement) else None


def _role(kind: type) -> Role:
    """Return what inline elements of a class are in the text of their block."""
    if not UNSEEN.isdisjoint(names(kind)):
        return 'unseen'
    if not ENTERED.isdisjoint(names(kind)):
        return 'entered'
    return 'inside' if ATOMS.isdisjoint(names(kind)) else 'atom'


# A document has far more nodes than classes, so what a class says is found out once.
row_of: Callable[[type], Construct | None] = cache(_row)
role_of: Callable[[type], Role] = cache(_role)


def construct(node: nodes.Element) -> Construct:
    """Return how a block is compared."""
    found = row_of(type(node))
    if found is None:
        if _is_contents(node):
            return CONTENTS
        return INSIDE if node.children else _without_children(node)
    # A parsed literal has markup in it, which only words can tell; the directive ``code`` of plain
    # docutils has none, but colours.
    if (
        found.compare == 'lines'
        and 'code' not in node['classes']
        and any(isinstance(child, nodes.Element) for child in node.children)
    ):
        return Construct('words', 'code-text')
    return found


def _is_contents(node: nodes.Element) -> bool:
    """Return whether a list is that of the directive ``contents``."""
    topic = node.parent
    return (
        isinstance(node, nodes.bullet_list)
        and isinstance(topic, nodes.topic)
        and 'contents' in topic['classes']
    )


def _without_children(node: nodes.Element) -> Construct:
    if FRAMES.isdisjoint(names(type(node))):
        return Construct('atom', node.tagname)
    return Construct('skip')


def is_signature(node: nodes.Node) -> bool:
    """Return whether a block is the signature of an object."""
    return 'desc_signature' in names(type(node))


def is_conditional(node: nodes.Node) -> bool:
    """Return whether only some formats show what a node holds."""
    return 'only' in names(type(node))


def is_atom(node: nodes.Node) -> bool:
    """Return whether an inline node is one word."""
    return role_of(type(node)) == 'atom'
