"""Two articles in, the account of what became of every block and word out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.align import Link, align
from sphinxcontrib_ledger.engine.model import Account, Block, Pair, count_words, words_of
from sphinxcontrib_ledger.engine.script.edit_script import (
    edits,
    one_sided_script,
    replacement_script,
    unchanged,
)
from sphinxcontrib_ledger.engine.script.readability import REWRITTEN_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.script.coalescing import Granularity


def compare(
    original: Sequence[Block], edited: Sequence[Block], granularity: Granularity = 'balanced'
) -> Account:
    """Compare two articles, given as their blocks in reading order."""
    links = align(original, edited)
    pairs = tuple(pair_of(link, original, edited, granularity) for link in links)
    return Account(tuple(original), tuple(edited), pairs)


def compare_whole(original: Sequence[Block], edited: Sequence[Block]) -> Account:
    """Compare two articles block by block only: a changed block is one mark.

    It is what an article falls back to when the proof of its account fails.
    """
    links = align(original, edited)
    pairs = tuple(pair_of(link, original, edited, 'coarse', blocks_only=True) for link in links)
    return Account(tuple(original), tuple(edited), pairs)


def pair_of(
    link: Link,
    original: Sequence[Block],
    edited: Sequence[Block],
    granularity: Granularity,
    *,
    blocks_only: bool = False,
) -> Pair:
    """Return what became of blocks that belong together; ``blocks_only``: as one edit."""
    if link.how == 'same' and not link.moved:
        return Pair(link.original, link.edited, identical=True)
    if not (link.original and link.edited):
        counts = (count_words(original, link.original), count_words(edited, link.edited))
        return Pair(link.original, link.edited, one_sided_script(*counts), moved=link.moved)
    before = words_of(original, link.original)
    if link.how == 'same' and not blocks_only and _are_equal(link, original, edited):
        return Pair(link.original, link.edited, unchanged(len(before)), moved=link.moved)
    after = words_of(edited, link.edited)
    replaced = link.how == 'replaced'
    rewritten = replaced and min(len(before), len(after)) >= REWRITTEN_WORDS
    if blocks_only or rewritten:
        script = replacement_script(before, after)
    else:
        by_lines = 'code' in {edited[index].kind for index in link.edited}
        script = edits(before, after, granularity, by_lines=by_lines)
    return Pair(link.original, link.edited, script, moved=link.moved, replaced=replaced)


def _are_equal(link: Link, original: Sequence[Block], edited: Sequence[Block]) -> bool:
    """Return whether nothing at all differs, as in most of what moved; words need no look then."""
    old = [(original[k].text, original[k].spans) for k in link.original]
    return old == [(edited[k].text, edited[k].spans) for k in link.edited]
