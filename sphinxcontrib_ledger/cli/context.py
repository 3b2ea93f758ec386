"""``--context N``: the blocks of an article that changed, and N blocks around each.

In: a document that is about to be written, with its marks as nodes.
Out: the same without what is too far from any mark; a sign stands for each part that is left out.

Blocks are paragraphs, items, tables, code and the like; a heading is kept with what follows it.

Before: ten paragraphs, of which the fifth has a mark, and ``--context 1``.
Right: a sign, the fourth to the sixth paragraph, and a sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.document.tree_edits import set_children

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands for blocks that are left out; no mark is like it.
LEFT_OUT = '⋮'
_LISTS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.field_list)
_MARKS = (ledger.ledger_highlight, ledger.ledger_block, *ledger.MARKS)
#: What tells of an article as a whole.
_TOLD = frozenset({ledger.LEGEND, ledger.CHANGES, ledger.NOTICE})


def keep_changed(document: nodes.document, context: int) -> None:
    """Leave out the blocks of a document that have no mark and stand by none that has one."""
    blocks = [block for block in _blocks(document) if _TOLD.isdisjoint(block['classes'])]
    kept: NodeSet[nodes.Node] = NodeSet()
    for index, block in enumerate(blocks):
        if _is_marked(block):
            for near in blocks[max(0, index - context) : index + context + 1]:
                kept.add(near)
    referred = {
        reference.get('refid')
        for block in blocks
        if block in kept
        for reference in all_of(block, nodes.footnote_reference)
    }
    for block in _blocks(document):
        is_note = isinstance(block, nodes.footnote) and not referred.isdisjoint(block['ids'])
        if is_note or not _TOLD.isdisjoint(block['classes']):
            kept.add(block)
    _Shortening(kept).shorten(document)


def _blocks(around: nodes.Element) -> Iterator[nodes.Element]:
    """Go through what is kept or left out as a whole, in the order in which it is read.

    A heading counts if it has a mark; else it goes with what is below it.
    """
    for child in around.children:
        if isinstance(child, (nodes.section, *_LISTS)):
            yield from _blocks(child)
        elif isinstance(child, nodes.title):
            if _is_marked(child):
                yield child
        elif isinstance(child, nodes.Element) and not isinstance(child, nodes.Invisible):
            yield child


def _is_marked(block: nodes.Element) -> bool:
    names = {ledger.BLOCK, ledger.HIGHLIGHT, ledger.MOVED}
    return any(
        isinstance(node, _MARKS)
        or (isinstance(node, nodes.Element) and not names.isdisjoint(node['classes']))
        for node in block.findall()
    )


class _Shortening:
    """Leaves blocks out, from first to last; a sign stands before the next that is kept."""

    def __init__(self, kept: NodeSet[nodes.Node]) -> None:
        self._kept = kept
        self._has_left_out = False

    def shorten(self, document: nodes.document) -> None:
        """Leave out what is not kept."""
        children = [*self._children(document), *self._sign()]
        set_children(document, children)

    def _children(self, around: nodes.Element) -> list[nodes.Node]:
        left: list[nodes.Node] = []
        for child in around.children:
            if isinstance(child, nodes.Invisible | nodes.title) or not isinstance(
                child, nodes.Element
            ):
                left.append(child)
            elif not self._is_kept(child):
                self._has_left_out = True
            elif isinstance(child, nodes.section):
                left += self._sign()
                set_children(child, self._children(child))
                left.append(child)
            elif isinstance(child, _LISTS):
                left += self._parts(child)
            else:
                left += [*self._sign(), child]
        return left

    def _is_kept(self, node: nodes.Element) -> bool:
        """Return whether anything of a block, a list or a section is kept."""
        if isinstance(node, (nodes.section, *_LISTS)):
            return any(block in self._kept for block in _blocks(node))
        return node in self._kept

    def _parts(self, items: nodes.Element) -> Iterator[nodes.Node]:
        """Go through the parts of a list between which items are left out, and signs for these."""
        part: nodes.Element | None = None
        first = items.get('start', 1)
        for number, item in enumerate(items.children, first):
            if item not in self._kept:
                self._has_left_out = True
                continue
            if part is None or self._has_left_out:
                if part is not None:
                    yield part
                yield from self._sign()
                part = items.copy()
                if number > first:
                    part['ids'] = []
                if isinstance(items, nodes.enumerated_list):
                    part['start'] = number
            part.append(item)
        if part is not None:
            yield part

    def _sign(self) -> list[nodes.Node]:
        """Return a sign if anything was left out since the last one."""
        signs: list[nodes.Node] = [nodes.paragraph('', LEFT_OUT)] if self._has_left_out else []
        self._has_left_out = False
        return signs
