"""The first script: which words of two runs are the same words.

In: two sequences of keys, and how much work they may cost.
Out: matches, which are runs of the same keys, in order.
Script makes edits of what is between them; alignment asks it for the order of blocks, too.

diff-match-patch (https://github.com/google/diff-match-patch, Myers' O(ND) algorithm) compares the
runs as strings in which each different word is one character.
Its time limit is off, because a limit makes the result depend on the machine's speed; the work is
bounded by size instead: larger runs go to rapidfuzz, whose bit-parallel longest common subsequence
(https://rapidfuzz.github.io/RapidFuzz/Usage/distance/LCSseq.html) works in C++, and yet larger
ones are first cut at runs of words that occur once on each side (patience).
"""

from __future__ import annotations

from itertools import chain, count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel, LCSseq, Postfix, Prefix

from sphinxcontrib_ledger.engine.sequences.anchors import anchors

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds

_SURROGATES = range(0xD800, 0xE000)


class Match(NamedTuple):
    """``size`` words that are the same from word ``original`` and from word ``edited`` on."""

    original: int
    edited: int
    size: int

    @property
    def flipped(self) -> Match:
        """The same match with the sides exchanged."""
        return Match(self.edited, self.original, self.size)

    @property
    def of_original(self) -> slice:
        """Where the words are in the original."""
        return slice(self.original, self.original + self.size)

    @property
    def of_edited(self) -> slice:
        """Where the words are in the edited text."""
        return slice(self.edited, self.edited + self.size)


class _Region(NamedTuple):
    """A part of both runs that is still to be compared, and how often it was cut already."""

    i1: int
    i2: int
    j1: int
    j2: int
    cuts: int = 0

    @property
    def cells(self) -> int:
        return (self.i2 - self.i1) * (self.j2 - self.j1)


def matches(
    original: Sequence[Hashable],
    edited: Sequence[Hashable],
    thresholds: SequenceThresholds,
    least: float = 0,
) -> list[Match]:
    """Return the runs that are the same, in order and not touching on both sides.

    If fewer words than ``least`` can be the same, none are.
    The result is mirrored if the sides are exchanged: which of several equally good scripts is
    taken depends on the words alone.
    """
    if is_after(original, edited):
        return [match.flipped for match in matches(edited, original, thresholds, least)]
    a, b = _as_strings(original, edited)
    # In what is too large to be looked at as a whole, enough is mostly found without that.
    cells = len(a) * len(b)
    is_large = cells > thresholds.lcs_cells
    is_too_large = cells > thresholds.whole_cells
    if least and not is_large and LCSseq.similarity(a, b) < least:
        return []
    pieces = joined(_pieces(a, b, thresholds))
    size = sum([match.size for match in pieces])
    if is_large and size < least and (is_too_large or LCSseq.similarity(a, b) < least):
        return []
    return pieces


def _pieces(a: str, b: str, thresholds: SequenceThresholds) -> list[Match]:
    """Return the matches in no order, some of them empty and some touching."""
    pieces: list[Match] = []
    pending = [_Region(0, len(a), 0, len(b))]
    while pending:
        i1, i2, j1, j2, cuts = pending.pop()
        head = int(Prefix.similarity(a[i1:i2], b[j1:j2]))
        i1, j1 = i1 + head, j1 + head
        tail = int(Postfix.similarity(a[i1:i2], b[j1:j2]))
        i2, j2 = i2 - tail, j2 - tail
        region = _Region(i1, i2, j1, j2, cuts)
        pieces += [Match(i1 - head, j1 - head, head), Match(i2, j2, tail)]
        if not region.cells:
            continue
        if region.cells <= thresholds.lcs_cells:
            pieces += _longest(a[i1:i2], b[j1:j2], region, thresholds.myers_words)
        else:
            places = _cuts(a, b, region, thresholds)
            pieces += places
            pending += _between(region, places)
    return pieces


def is_after(original: Sequence[Hashable], edited: Sequence[Hashable]) -> bool:
    """Return whether a side comes after the other one, by length and then by what it holds."""
    if len(original) != len(edited):
        return len(original) > len(edited)
    return list(original) > list(edited)


def _as_strings(original: Sequence[Hashable], edited: Sequence[Hashable]) -> tuple[str, str]:
    """Return both sides as strings in which each different word is one character."""
    distinct = dict.fromkeys(chain(original, edited))
    characters = dict(zip(distinct, _characters(), strict=False)).__getitem__
    return ''.join(map(characters, original)), ''.join(map(characters, edited))


def _characters() -> Iterator[str]:
    """Go through characters to stand for words (any but a surrogate will do)."""
    return map(chr, chain(range(1, _SURROGATES.start), count(_SURROGATES.stop)))


def joined(pieces: Sequence[Match]) -> list[Match]:
    """Return matches in order, without empty ones, touching ones made one."""
    result: list[Match] = []
    i = j = size = 0
    for original, edited, more in sorted(pieces):
        if not more:
            continue
        if size and i + size == original and j + size == edited:
            size += more
            continue
        if size:
            result.append(Match(i, j, size))
        i, j, size = original, edited, more
    if size:
        result.append(Match(i, j, size))
    return result


def _cuts(a: str, b: str, region: _Region, thresholds: SequenceThresholds) -> list[Match]:
    """Return matches to cut a large region at: the longest chain of what occurs once on each side.

    Where nothing does, or the region was cut often enough, its diagonal is cut into squares that
    are small enough: a few words on their edges may be marked that need not be.
    """
    most = thresholds.lcs_cells
    if region.cuts < thresholds.cuts:
        sides = a[region.i1 : region.i2], b[region.j1 : region.j2]
        pairs = anchors(*sides, most, thresholds.anchor_lengths)
        if pairs:
            # The words of an anchor but its first are found again as common beginnings.
            return joined([Match(region.i1 + i, region.j1 + j, 1) for i, j in pairs])
    squares = -(-region.cells // most) + 1
    return [
        Match(
            region.i1 + (region.i2 - region.i1) * square // squares,
            region.j1 + (region.j2 - region.j1) * square // squares,
            0,
        )
        for square in range(1, squares)
    ]


def _between(region: _Region, cuts: Sequence[Match]) -> Iterator[_Region]:
    """Go through what is left of a region between the places that it is cut at."""
    ends = [Match(region.i1, region.j1, 0), *cuts, Match(region.i2, region.j2, 0)]
    for left, right in pairwise(ends):
        yield _Region(
            left.original + left.size,
            right.original,
            left.edited + left.size,
            right.edited,
            region.cuts + 1,
        )


def _longest(a: str, b: str, region: _Region, myers_words: int) -> Iterator[Match]:
    """Go through the matches of a longest common subsequence of what is in a region."""
    distance = Indel.distance(a, b)
    if distance == len(a) + len(b):
        return
    # Backwards, since what it then finds is more often what people mark (0.5 points of F1).
    backwards = [
        Match(
            region.i2 - block.src_end, region.j2 - block.dest_end, block.src_end - block.src_start
        )
        for block in reversed(LCSseq.opcodes(a[::-1], b[::-1]))
        if block.tag == 'equal'
    ]
    # Of a run that had to be cut there are thousands of gaps, too many for diff-match-patch.
    if distance <= myers_words and not region.cuts:
        forwards = [
            Match(
                region.i1 + block.src_start,
                region.j1 + block.dest_start,
                block.src_end - block.src_start,
            )
            for block in LCSseq.opcodes(a, b)
            if block.tag == 'equal'
        ]
        # Looked for from either end, the first of several is not the same: if both ends agree
        # there is but one, and diff-match-patch would find no other.
        if forwards != backwards:
            yield from _myers(a, b, region)
            return
    yield from backwards


def _myers(a: str, b: str, region: _Region) -> Iterator[Match]:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    i, j = region.i1, region.j1
    for operation, run in engine.diff_main(a, b, False):
        if operation == 0:
            yield Match(i, j, len(run))
        if operation <= 0:
            i += len(run)
        if operation >= 0:
            j += len(run)
