"""The original in a column of its own, beside the blocks of the edited article.

In: an annotated article whose author asks for two columns.
Out: which blocks of the original stand beside each outermost block of the edited article, so that
the column is the original in its own order.  :mod:`export.recording` puts them into the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.model import Holder, OriginalBlock
from sphinxcontrib_ledger.annotate.original_words import characters, located, named_text
from sphinxcontrib_ledger.document.node_map import NodeMap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sphinxcontrib_ledger.annotate.model import Annotation, Article


def original_blocks(
    article: Article, annotation: Annotation
) -> list[tuple[nodes.Element, tuple[OriginalBlock, ...]]]:
    """Return the outermost blocks of an article, with the original's blocks beside each.

    A block of the original stands beside what it became or beside the elision that it left, unless
    that stands out of order; then it stands behind what was before it::

        before:      text A | text B | text C
        wrong rows:  text C beside > text C, text A beside text A, text B beside text B
        right rows:  nothing beside > text C, text A beside text A, text B and C beside text B
    """
    by_block: dict[int, nodes.Element] = {}
    rows: NodeMap[nodes.Element, list[int]] = NodeMap()
    for pair in article.account.pairs:
        if pair.edited:
            row = _row(article.edited[pair.edited[0]].node, article)
            rows.setdefault(row, [])
            if not pair.moved:
                by_block.update(dict.fromkeys(pair.original, row))
    stayed = frozenset(by_block)
    for mark, indices in annotation.removals:
        row = _row(mark, article)
        rows.setdefault(row, [])
        for index in indices:
            by_block.setdefault(index, row)
    in_order = _in_order(rows)
    holders = _Holders()
    places = NodeMap[nodes.Element, int]()
    for place, row in enumerate(in_order):
        places[row] = place
    known = {index: places[row] for index, row in by_block.items()}
    for index, place in enumerate(_rising(known, stayed, len(article.original))):
        rows[in_order[place]].append(index)
    return [
        (
            row,
            tuple(
                OriginalBlock(
                    article.original[i].node.tagname,
                    holders.around(article.original[i].node),
                    tuple(_pieces(article, i)),
                )
                for i in rows[row]
                if not _is_kept(article, i)
            ),
        )
        for row in in_order
    ]


def _in_order(rows: NodeMap[nodes.Element, list[int]]) -> list[nodes.Element]:
    """Return elements in the order in which they stand in their document."""
    numbers: NodeMap[nodes.Node, tuple[int, ...]] = NodeMap()

    def number(node: nodes.Node) -> tuple[int, ...]:
        if node not in numbers:
            parent = node.parent
            if parent is None:
                return ()
            outer = number(parent)
            for place, child in enumerate(parent.children):
                numbers[child] = (*outer, place)
        return numbers[node]

    return sorted(rows, key=number)


def _rising(known: Mapping[int, int], stayed: Collection[int], size: int) -> list[int]:
    """Return the row of each block, so that no row is above that of the block before.

    ``known`` are the rows that blocks should be in; those of blocks that stayed rise.
    """
    last = max(known.values(), default=0)
    most: list[int] = []
    for index in reversed(range(size)):
        if index in stayed:
            last = min(last, known[index])
        most.append(last)
    rows: list[int] = []
    for index, highest in enumerate(reversed(most)):
        before = rows[-1] if rows else 0
        place = known.get(index, before)
        rows.append(place if before <= place <= highest else min(before, highest))
    return rows


def _is_kept(article: Article, index: int) -> bool:
    """Return whether a block is a heading that stands across both columns, as nothing changed."""
    pair = article.account.by_original[index]
    node = article.original[index].node
    is_heading = isinstance(node, nodes.title) and isinstance(node.parent, nodes.section)
    is_same = pair.identical or all(edit.keeps_words for edit in pair.edits)
    return is_heading and is_same and bool(pair.edited) and not pair.moved


def _row(node: nodes.Element, article: Article) -> nodes.Element:
    while not isinstance(node.parent, nodes.section) and node.parent not in article.holders:
        node = node.parent
    return node


#: What readers see around blocks, so that the original's column has it, too.
_SEEN = (
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.list_item,
    nodes.definition_list,
    nodes.definition_list_item,
    nodes.definition,
    nodes.field_list,
    nodes.field,
    nodes.field_body,
    nodes.line_block,
    nodes.block_quote,
    nodes.table,
    nodes.tgroup,
    nodes.thead,
    nodes.tbody,
    nodes.row,
    nodes.entry,
    nodes.attention,
    nodes.caution,
    nodes.danger,
    nodes.error,
    nodes.hint,
    nodes.important,
    nodes.note,
    nodes.tip,
    nodes.warning,
    nodes.admonition,
)


class _Holders:
    """Numbers what is around blocks of the original."""

    def __init__(self) -> None:
        self._known: NodeMap[nodes.Node, Holder] = NodeMap()

    def around(self, block: nodes.Element) -> tuple[Holder, ...]:
        """Return what is around a block within its section, from the outside in."""
        path: list[Holder] = []
        node = block.parent
        while node is not None and not isinstance(node, nodes.section | nodes.document):
            if isinstance(node, _SEEN):
                path.insert(0, self._holder(node))
            node = node.parent
        return tuple(path)

    def _holder(self, node: nodes.Element) -> Holder:
        holder = self._known.get(node)
        if holder is None:
            holder = Holder(node.tagname, len(self._known), *_look(node))
            self._known[node] = holder
        return holder


def _look(node: nodes.Element) -> tuple[int, str]:
    """Return what of an element must be known to show one like it."""
    if isinstance(node, nodes.enumerated_list):
        return node.get('start', 1), node.get('enumtype', 'arabic')
    if isinstance(node, nodes.list_item | nodes.entry):
        siblings = node.parent.children
        place = next(i for i, child in enumerate(siblings) if child is node)
        if isinstance(node, nodes.list_item):
            return place, ''
        across = node.get('morecols', 0), node.get('morerows', 0)
        return place, f'{across[0]} {across[1]}' if any(across) else ''
    return (int(node.get('cols', 1)), '') if isinstance(node, nodes.tgroup) else (0, '')


def _pieces(article: Article, i: int) -> Iterator[tuple[str, bool]]:
    """Go through the text of a block in pieces that are kept or removed."""
    block, pair = article.original[i], article.account.by_original[i]
    if not pair.edited:
        yield named_text(block), True
        return
    position = 0
    # The edits of identical pairs are not there.
    for edit in pair.edits:
        if edit.keeps_words:
            continue
        for index, tokens in located(article.account.original, pair.original, edit.original):
            if index != i:
                continue
            start, stop = characters(article.account.original, i, tokens)
            if start > position:
                yield named_text(block, position, start), False
            yield named_text(block, start, stop), True
            position = stop
    if rest := named_text(block, position):
        yield rest, False
