"""How each construct of a document is compared and marked: one table, a row a node class.

A class that is not in the table is looked up by its base classes, then by what it is:
text in it is compared by words, anything without text as one thing, containers by what they hold.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from docutils import nodes

Compare = Literal['inside', 'words', 'lines', 'atom', 'skip']


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
#: Inline nodes that are not compared: the number of a footnote is no edit, its body is compared.
UNSEEN = frozenset({
    'footnote_reference', 'index', 'comment', 'system_message',
    'ledger_elision', 'ledger_moved_sign',
})  # fmt: skip


def names(node: nodes.Node) -> list[str]:
    """Return the names of the node's class and of its bases, nearest first."""
    return [base.__name__ for base in type(node).__mro__]


def construct(node: nodes.Element) -> Construct:
    """Return how a block is compared."""
    for name in names(node):
        if name in BLOCKS:
            found = BLOCKS[name]
            # A parsed literal has markup in it, which only words can tell.
            if found.compare == 'lines' and any(isinstance(c, nodes.Element) for c in node):
                return Construct('words', 'code-text')
            return found
    if isinstance(node, nodes.Invisible):
        return Construct('skip')
    if isinstance(node, nodes.TextElement):
        return Construct('words')
    return Construct('inside' if node.children else 'atom', node.tagname)


def is_atom(node: nodes.Node) -> bool:
    """Return whether an inline node is one word."""
    return any(name in ATOMS for name in names(node))


def is_unseen(node: nodes.Node) -> bool:
    """Return whether an inline node counts for nothing in a comparison."""
    return any(name in UNSEEN for name in names(node))
