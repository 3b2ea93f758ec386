"""The comparison of articles that are shown in another language than they were written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.align import align
from sphinxcontrib_ledger.engine.compare import pair_of
from sphinxcontrib_ledger.engine.model import Account, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.align import Link
    from sphinxcontrib_ledger.engine.model import Block
    from sphinxcontrib_ledger.engine.script.coalescing import Granularity

#: Both articles as blocks: the original, the edited one.
Sides = tuple['Sequence[Block]', 'Sequence[Block]']


def compare_translated(
    shown: Sides,
    written: Sides,
    granularity: Granularity = 'balanced',
    *,
    blocks_only: bool = False,
) -> Account:
    """Compare two articles as they are shown; a block without a translation is in both sides.

    What became of a block is what became of it as it was written.
    Words are compared as they are shown, where all blocks of a pair are translated or none is.
    Where some are, one language stands against another: the whole of the pair is one edit, or, if
    no word of it was changed, none at all.
    """
    links = align(*written)
    pairs = tuple(_pair(link, shown, written, granularity, blocks_only) for link in links)
    return Account(tuple(shown[0]), tuple(shown[1]), pairs)


def _pair(
    link: Link, shown: Sides, written: Sides, granularity: Granularity, blocks_only: bool
) -> Pair:
    mixed = _is_mixed(link, shown, written)
    if link.how == 'same' or (mixed and _is_unchanged(link, written, granularity)):
        return Pair(link.original, link.edited, moved=link.moved, identical=True)
    return pair_of(link, *shown, granularity, blocks_only=blocks_only or mixed)


def _is_mixed(link: Link, shown: Sides, written: Sides) -> bool:
    """Return whether some blocks are translated and some are not."""
    translated = {
        shown[side][index] is not written[side][index]
        for side, indices in enumerate((link.original, link.edited))
        for index in indices
    }
    return len(translated) > 1


def _is_unchanged(link: Link, written: Sides, granularity: Granularity) -> bool:
    """Return whether all words are those that were written: a paragraph that was split, say."""
    return all(edit.kind == 'same' for edit in pair_of(link, *written, granularity).edits)
