"""What the blocks of a translated article are translations of."""

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
    """Tell the leaves of a translated article what its file has in their place.

    ``written`` are the leaves of the same file without translations.
    """
    sources = {shown_at: written[at] for shown_at, at in _partners(shown, written)}
    return [_with_source(leaf, sources.get(number), folding) for number, leaf in enumerate(shown)]


def _with_source(leaf: TextBlock, source: TextBlock | None, folding: Folding) -> TextBlock:
    if source is None or _key(source.block, folding) == _key(leaf.block, folding):
        return leaf
    return leaf._replace(source=source.block)


def _key(block: Block, folding: Folding) -> BlockKey:
    return folding.block_key(block.kind, block.text, block.spans)


def _partners(
    shown: Sequence[TextBlock], written: Sequence[TextBlock]
) -> Iterator[tuple[int, int]]:
    """Go through the numbers of leaves that belong together.

    A translation may be without text, and then it is no leaf.
    What is read of a file is kept by a translation, but of code it is not; so the others tell
    where it stands.
    """
    read = [leaf.node.rawsource for leaf in shown], [leaf.node.rawsource for leaf in written]
    i = j = 0
    for match in [*matches(*read, SequenceThresholds()), Match(len(shown), len(written), 0)]:
        if match.original - i == match.edited - j:
            yield from zip(range(i, match.original), range(j, match.edited), strict=True)
        i, j = match.original + match.size, match.edited + match.size
        yield from zip(range(match.original, i), range(match.edited, j), strict=True)
