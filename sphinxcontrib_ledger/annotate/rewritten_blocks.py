"""Blocks all of whose words are marked, since there is no room for a mark around them.

In: a pair, and the numbers of such blocks on its edited side.  Out: the pair, with one edit for
the words of each of them: ``form`` if no word of it was edited.  Where a paragraph was split, its
other parts keep their edits::

    before:      * Two ways: a lot of code may be written.
    wrong marks: # {+Two ways+}   {+A lot of code may be written.+}
    right marks: # {+Two ways+}   A lot of code may be written.
"""

from __future__ import annotations

from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.model import Edit, Range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinxcontrib_ledger.engine.model import Account, EditKind, Pair


def rewritten(account: Account, pair: Pair, blocks: Collection[int]) -> Pair:
    """Return a pair of which all words in some blocks are marked."""
    old, new = len(account.original_tokens(pair)), len(account.edited_tokens(pair))
    edits = pair.edits
    if pair.identical:
        edits = (Edit('same', Range(0, old), Range(0, new)),)
    if set(blocks) < set(pair.edited):
        ends = accumulate([len(account.edited.tokens(j)) for j in pair.edited], initial=0)
        ranges = [
            Range(*ends)
            for j, ends in zip(pair.edited, pairwise(ends), strict=True)
            if j in blocks
        ]
        edits = tuple(_with_ranges_as_one(edits, ranges))
    else:
        edits = (_one(edits),)
    return pair._replace(edits=edits, identical=False, told=frozenset(), carriers=())


def _with_ranges_as_one(edits: Iterable[Edit], ranges: list[Range]) -> Iterator[Edit]:
    """Go through edits; those within a range of edited words are one."""
    cut = [part for edit in edits for part in _cut(edit, {at for place in ranges for at in place})]
    for within, parts in groupby(cut, lambda edit: _place(edit, ranges)):
        if within is None:
            yield from parts
        else:
            yield _one(tuple(parts))


def _cut(edit: Edit, places: Collection[int]) -> Iterator[Edit]:
    """Go through the parts of an edit between some places; edits of words are not cut."""
    kind, original, edited = edit
    inner = {at for at in places if edited.start < at < edited.stop} if kind == 'same' else set()
    shift = original.start - edited.start
    for start, stop in pairwise(sorted({*edited, *inner})) if edited else [edited]:
        before = Range(start + shift, stop + shift) if inner else original
        yield Edit(kind, before, Range(start, stop))


def _place(edit: Edit, ranges: list[Range]) -> Range | None:
    """Return the range that an edit is in, if any."""
    start, stop = edit.edited
    for place in ranges:
        is_inside = place.start <= start and stop <= place.stop
        # What was removed at an edge of a block is no part of it.
        if is_inside and (edit.edited or place.start < start < place.stop):
            return place
    return None


def _one(edits: tuple[Edit, ...]) -> Edit:
    kind: EditKind = 'form' if all(edit.kind == 'same' for edit in edits) else 'modified'
    original = Range(edits[0].original.start, edits[-1].original.stop)
    return Edit(kind, original, Range(edits[0].edited.start, edits[-1].edited.stop))
