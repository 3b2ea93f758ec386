"""The comparison of articles that are shown in another language than they were written in.

In: the blocks of both articles as they are shown, and as they were written.
Out: the account of the blocks that are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.align import align
from sphinxcontrib_ledger.engine.compare import (
    draft_of,
    pair_of,
    sides,
)
from sphinxcontrib_ledger.engine.model import Account, Pair, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.align import Link
    from sphinxcontrib_ledger.engine.model import Block
    from sphinxcontrib_ledger.engine.options import Options

#: Both articles: the original, the edited one.
BothSides = tuple[Side, Side]


def compare_translated(
    shown: tuple[Sequence[Block], Sequence[Block]],
    written: tuple[Sequence[Block], Sequence[Block]],
    options: Options,
    *,
    blocks_only: bool = False,
) -> Account:
    """Compare two articles as they are shown; a block without a translation is in both sides.

    What became of a block is what became of it as it was written.
    Words are compared as they are shown, where all blocks of a pair are translated or none is.
    Where some are, one language stands against another: the whole of the pair is one edit, or, if
    no word of it was changed, none at all.
    """
    both = sides(*shown, options)
    sources = sides(*written, options)
    links = align(*sources)
    drafts = [
        draft_of(link, *both, blocks_only=blocks_only or _is_mixed(link, both, sources))
        for link in links
    ]
    pairs = tuple(
        [
            _identical(link) if _is_unchanged(link, both, sources) else pair_of(link, draft, *both)
            for link, draft in zip(links, drafts, strict=True)
        ]
    )
    return Account(*both, pairs)


def _identical(link: Link) -> Pair:
    return Pair(link.original, link.edited, moved=link.moved, identical=True)


def _is_mixed(link: Link, shown: BothSides, written: BothSides) -> bool:
    """Return whether some blocks are translated and some are not."""
    translated = {
        shown[side][index] is not written[side][index]
        for side, indices in enumerate((link.original, link.edited))
        for index in indices
    }
    return len(translated) > 1


def _is_unchanged(link: Link, shown: BothSides, written: BothSides) -> bool:
    """Return whether no word of a pair was edited that is the same, or cannot be compared."""
    if link.kind == 'identical':
        return True
    return _is_mixed(link, shown, written) and _has_written_words(link, written)


def _has_written_words(link: Link, written: BothSides) -> bool:
    """Return whether all words are those that were written: a paragraph that was split, say."""
    draft = draft_of(link, *written, blocks_only=False)
    edits = pair_of(link, draft, *written).edits
    return all(edit.kind == 'same' for edit in edits)
