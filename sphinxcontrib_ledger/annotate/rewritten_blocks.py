"""Blocks whose form is marked in their text, since there is no room for a mark around them.

In: a pair, and the numbers of such blocks on its edited side.  Out: the pair, with edits of the
kind ``form`` for the words of each of them that stayed.  Where a paragraph was split, its other
parts keep their edits; signs that went with the old form leave nothing::

    before:      * Two ways: a lot of code may be written.
    wrong marks: # {+Two ways+}   {+A lot of code may be written.+}
    right marks: # (form: Two ways)   A lot of code may be written.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.model import Edit, Range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sphinxcontrib_ledger.engine.model import Account, Pair


def rewritten(account: Account, pair: Pair, blocks: Collection[int]) -> Pair:
    """Return a pair of which all words in some blocks are marked, those that stayed as a form."""
    ends = accumulate([len(account.edited.tokens(j)) for j in pair.edited], initial=0)
    ranges = [
        Range(*ends) for j, ends in zip(pair.edited, pairwise(ends), strict=True) if j in blocks
    ]
    edits = pair.edits
    if pair.identical:
        old, new = len(account.original_tokens(pair)), len(account.edited_tokens(pair))
        edits = (Edit('same', Range(0, old), Range(0, new)),)
    carriers = dict(pair.carriers)
    parts: list[Edit] = []
    told: set[int] = set()
    carried: list[tuple[int, int]] = []
    for number, edit in enumerate(edits):
        if number in pair.told or (number in carriers and _is_within(carriers[number], ranges)):
            told.add(len(parts))
        elif number in carriers:
            carried.append((len(parts), carriers[number]))
        parts += _with_forms(edit, ranges)
    return pair._replace(
        edits=tuple(parts), identical=False, told=frozenset(told), carriers=tuple(carried)
    )


def _with_forms(edit: Edit, ranges: Sequence[Range]) -> Iterator[Edit]:
    """Go through the parts of an edit; words that stayed, in some ranges, are of another form."""
    kind, original, edited = edit
    if kind != 'same':
        yield edit
        return
    inner = {at for place in ranges for at in place if edited.start < at < edited.stop}
    shift = original.start - edited.start
    for start, stop in pairwise(sorted({*edited, *inner})):
        is_form = _is_within(start, ranges)
        before = Range(start + shift, stop + shift)
        yield Edit('form' if is_form else 'same', before, Range(start, stop))


def _is_within(token: int, ranges: Sequence[Range]) -> bool:
    return any(place.start <= token < place.stop for place in ranges)
