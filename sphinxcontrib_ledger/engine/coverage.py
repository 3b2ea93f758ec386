"""The pairs of an account cover both articles.

In: an account.
Out: what is wrong with its pairs, which is nothing unless the alignment failed.
It is the step after a comparison: an account that fails here cannot even be annotated.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.model import Account


def uncovered(account: Account) -> Iterator[str]:
    """Go through what keeps the pairs, moves put back, from covering both sides in order."""
    old = [i for pair in account.pairs for i in pair.original]
    new = [j for pair in account.pairs for j in pair.edited]
    stayed = [pair for pair in account.pairs if not pair.moved]
    if sorted(old) != [*range(len(account.original))]:
        yield 'not every block of the original is accounted for once'
    if sorted(new) != [*range(len(account.edited))]:
        yield 'not every block of the edited article is accounted for once'
    # What moved or is new may stand between the parts of what was split, nothing else ...
    parts = [pair.edited for pair in account.pairs]
    firsts = [part[0] for part in parts if part]
    kept = [j for pair in stayed if pair.original for j in pair.edited]
    if not all(map(_rises, (*parts, firsts, kept))):
        yield 'the blocks of the edited article are not accounted for in order'
    # ... and what moved or is gone between the parts of what was merged.
    parts = [pair.original for pair in stayed]
    firsts = [part[0] for part in parts if part]
    kept = [i for pair in stayed if pair.edited for i in pair.original]
    if not all(map(_rises, (*parts, firsts, kept))):
        yield 'blocks changed places and are not marked moved'


def _rises(numbers: Sequence[int]) -> bool:
    return all(first < second for first, second in pairwise(numbers))
