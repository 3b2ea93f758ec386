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
    # Only what moved may stand between the parts of what was split.
    parts = [pair.edited for pair in account.pairs]
    firsts = [part[0] for part in parts if part]
    if not all(map(_rises, (*parts, firsts, [j for pair in stayed for j in pair.edited]))):
        yield 'the blocks of the edited article are not accounted for in order'
    if not _rises([i for pair in stayed for i in pair.original]):
        yield 'blocks changed places and are not marked moved'


def _rises(numbers: Sequence[int]) -> bool:
    return all(first < second for first, second in pairwise(numbers))
