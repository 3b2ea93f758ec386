"""The words that were there before, put beside the marks: only where the author asks for them.

They go into attributes of the marks' nodes, since that is no text: no search, no contents and no
message catalog has them.
``render.revealed`` makes of them what the format can show.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.engine.model import Range
from sphinxcontrib_ledger.engine.tokens.tokenizer import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.node_map import NodeSet
    from sphinxcontrib_ledger.engine.model import Edit, Pair
    from sphinxcontrib_ledger.pipeline import Comparison

#: The attribute of a mark that has the words it stands for.
ORIGINAL = 'original'
#: The attribute of a block that has the original's blocks beside it, each as JSON: its kind, and
#: its text in pieces that are either kept or removed.
BESIDE = 'originals'


def attach_original_words(found: Comparison, *, beside: bool) -> None:
    """Give marks the words that they stand for, and blocks, if asked, the original's beside."""
    pairs = found.article.account.pairs
    for edited, (number, which) in _last_marks(found):
        _give(edited, _wording(found, pairs[number], pairs[number].edits[which]))
    for mark, removed in found.annotation.removals:
        _give(mark, '\n'.join(_named(found.article.original[index]) for index in removed))
    if beside:
        for row, indices in _rows(found):
            row[BESIDE] = [_packed(found, index) for index in indices]


def _give(mark: nodes.Element, text: str) -> None:
    if text.strip():
        earlier = mark.get(ORIGINAL)
        mark[ORIGINAL] = f'{earlier}\n{text}' if earlier else text


def _last_marks(found: Comparison) -> Iterator[tuple[nodes.Element, tuple[int, int]]]:
    """Go through the last mark of each edit, which may have several."""
    last = {}
    for mark in found.annotation.marks:
        edit = found.annotation.edit_of.get(id(mark))
        if edit is not None:
            last[edit] = mark
    return ((mark, edit) for edit, mark in last.items())


def _wording(found: Comparison, pair: Pair, edit: Edit) -> str:
    """Return what an edit replaced or removed; of code and the like all that is gone."""
    is_code = found.article.edited[pair.edited[0]].block.kind == 'code'
    edits = [one for one in pair.edits if one.kind != 'same'] if is_code else [edit]
    texts = [_named(leaf, *where) for one in edits for leaf, where in _in_blocks(found, pair, one)]
    # A footnote's number between two words is none of them, and there were spaces around it.
    return '\n'.join(texts if is_code else [' '.join(text.split()) for text in texts])


def _in_blocks(found: Comparison, pair: Pair, edit: Edit) -> Iterator[tuple[TextBlock, Range]]:
    """Go through the characters that an edit is about, in each block of a pair's original."""
    offset = 0
    for index in pair.original:
        leaf = found.article.original[index]
        words = found.article.account.original.tokens(index)
        first = max(edit.original.start - offset, 0)
        last = min(edit.original.stop - offset, len(words))
        if first < last:
            yield leaf, Range(*words.characters(first, last))
        offset += len(words)


def _named(leaf: TextBlock, start: int = 0, stop: int | None = None) -> str:
    """Return a part of a block's text, with a name for what has no text of its own."""
    text = leaf.block.text
    if PLACEHOLDER not in text:
        return text[start:stop]
    names = iter(_names(leaf.node))
    named = [next(names, '') if character == PLACEHOLDER else character for character in text]
    return ''.join(named[start:stop])


def _names(node: nodes.Element) -> Iterator[str]:
    if isinstance(node, nodes.math_block):
        yield node.astext()
    for image in node.findall(nodes.image):
        yield str(image.get('alt') or PurePosixPath(str(image['uri'])).name)


@dataclass(frozen=True)
class Beside:
    """A block of the original as it is shown beside the edited one.

    ``kind`` is the name of its node, or ``item`` where it opens an item of a list; ``row`` is the
    number of the table row that it is in, or -1.
    ``pieces`` are its text, each with whether it was removed.
    """

    kind: str
    row: int
    pieces: tuple[tuple[str, bool], ...]

    @classmethod
    def unpacked(cls, packed: str) -> Beside:
        """Return what was packed into an attribute."""
        kind, row, pieces = json.loads(packed)
        return cls(kind, row, tuple((text, removed) for text, removed in pieces))


def _packed(found: Comparison, index: int) -> str:
    leaf = found.article.original[index]
    parent = leaf.node.parent
    opens = isinstance(parent, nodes.list_item) and parent.children[0] is leaf.node
    kind = 'item' if opens else leaf.node.tagname
    pieces = list(_pieces(found, index))
    return json.dumps([kind, leaf.block.row, pieces], ensure_ascii=False)


def _pieces(found: Comparison, index: int) -> Iterator[tuple[str, bool]]:
    """Go through the text of a block in pieces that are kept or removed."""
    account = found.article.account
    leaf, pair = found.article.original[index], account.by_original[index]
    if not pair.edited:
        yield _named(leaf), True
        return
    position = 0
    if not pair.identical:
        edits = [edit for edit in pair.edits if edit.kind != 'same']
        found_in = [where for edit in edits for where in _in_blocks(found, pair, edit)]
        for start, stop in [where for owner, where in found_in if owner is leaf]:
            if start > position:
                yield _named(leaf, position, start), False
            yield _named(leaf, start, stop), True
            position = stop
    if rest := _named(leaf, position):
        yield rest, False


def _rows(found: Comparison) -> Iterator[tuple[nodes.Element, list[int]]]:
    """Go through the outermost blocks of an article, with the original's blocks beside each.

    A block of the original stands beside what it became, or beside the elision that it left.
    """
    rows: dict[int, tuple[nodes.Element, list[int]]] = {}
    holders = found.article.holders
    for mark, indices in found.annotation.removals:
        row = _row(mark, holders)
        rows.setdefault(id(row), (row, []))[1].extend(indices)
    for pair in found.article.account.pairs:
        if pair.edited:
            row = _row(found.article.edited[pair.edited[0]].node, holders)
            rows.setdefault(id(row), (row, []))[1].extend(pair.original)
    return ((row, sorted(indices)) for row, indices in rows.values())


def _row(node: nodes.Element, holders: NodeSet[nodes.Element]) -> nodes.Element:
    while not isinstance(node.parent, nodes.section) and node.parent not in holders:
        node = node.parent
    return node
