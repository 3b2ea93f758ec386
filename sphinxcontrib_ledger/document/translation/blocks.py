"""Blocks of a translated article are told what was written in their place.

In: the blocks of an article as a translation shows them, and those of its file.  Out: the former,
each with the latter as its ``source``.  It is a part of reading a side, before both are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.sequences.matching import Match, matches
from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Block, BlockKey
    from sphinxcontrib_ledger.engine.tokens.normalization import Folding


def with_sources(
    shown: Sequence[TextBlock], written: Sequence[TextBlock], folding: Folding
) -> list[TextBlock]:
    """Return the blocks of a translated article with what its file has in their place.

    ``written`` are the blocks of the same file without translations.
    """
    sources = {shown_at: written[at] for shown_at, at in _partners(shown, written)}
    return [
        _with_source(block, sources.get(number), folding) for number, block in enumerate(shown)
    ]


def _with_source(block: TextBlock, source: TextBlock | None, folding: Folding) -> TextBlock:
    if source is None or _key(source.block, folding) == _key(block.block, folding):
        return block
    return block._replace(source=source.block)


def _key(block: Block, folding: Folding) -> BlockKey:
    return folding.block_key(block.kind, block.text, block.spans)


def _partners(
    shown: Sequence[TextBlock], written: Sequence[TextBlock]
) -> Iterator[tuple[int, int]]:
    """Go through the numbers of blocks that belong together.

    Sphinx keeps the source text of a node that it translates, so equal sources are matched; where
    as many blocks stand between two matches on both sides, these belong together, too.  That is so
    for code, whose source is not kept.  A translation without text is no block.
    """
    read = [block.node.rawsource for block in shown], [block.node.rawsource for block in written]
    i = j = 0
    for match in [*matches(*read, SequenceThresholds()), Match(len(shown), len(written), 0)]:
        if match.original - i == match.edited - j:
            yield from zip(range(i, match.original), range(j, match.edited), strict=True)
        i, j = match.original + match.size, match.edited + match.size
        yield from zip(range(match.original, i), range(match.edited, j), strict=True)
