"""The first script: which words of two runs are the same words.

diff-match-patch (https://github.com/google/diff-match-patch, Myers' O(ND) algorithm) compares the
runs as strings in which each different word is one character.
Its time limit is off, because a limit makes the result depend on the machine's speed; the work is
bounded by size instead: above ``CELLS`` a run is first cut at words that occur once on each side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from diff_match_patch import diff_match_patch

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

#: The most cells (words x words) that go to diff-match-patch at once.
#: Its worst case, two runs without a word in common, takes about 1 s for this many in CPython;
#: fewer cells cost marks over the shortest script, more cost seconds on rewritten chapters.
CELLS = 1_000_000
_SURROGATES = range(0xD800, 0xE000)


class Match(NamedTuple):
    """``size`` words that are the same from word ``original`` and from word ``edited`` on."""

    original: int
    edited: int
    size: int


def matches(original: Sequence[Hashable], edited: Sequence[Hashable]) -> list[Match]:
    """Return the runs that are the same, in order and not touching on both sides."""
    found: list[Match] = []
    pending = [(0, len(original), 0, len(edited))]
    while pending:
        i1, i2, j1, j2 = pending.pop()
        head = _common(original, edited, i1, i2, j1, j2)
        tail = _common_end(original, edited, i1 + head, i2, j1 + head, j2)
        found += [Match(i1, j1, head), Match(i2 - tail, j2 - tail, tail)]
        i1, j1, i2, j2 = i1 + head, j1 + head, i2 - tail, j2 - tail
        if i1 == i2 or j1 == j2:
            continue
        if (i2 - i1) * (j2 - j1) <= CELLS:
            found += _myers(original, edited, i1, i2, j1, j2)
            continue
        anchors = unique_anchors(original[i1:i2], edited[j1:j2])
        found += [Match(i1 + i, j1 + j, 1) for i, j in anchors]
        corners = [(i1 + i, j1 + j) for i, j in anchors]
        if corners:
            starts = [(i1, j1), *((i + 1, j + 1) for i, j in corners)]
            stops = [*corners, (i2, j2)]
            pending += [(a, c, b, d) for (a, b), (c, d) in zip(starts, stops, strict=True)]
    return joined(found)


def joined(found: Sequence[Match]) -> list[Match]:
    """Return the matches in order, without empty ones, touching ones made one."""
    result: list[Match] = []
    for match in sorted(found):
        if not match.size:
            continue
        if result:
            last = result[-1]
            if (last.original + last.size, last.edited + last.size) == match[:2]:
                result[-1] = last._replace(size=last.size + match.size)
                continue
        result.append(match)
    return result


def unique_anchors(
    original: Sequence[Hashable], edited: Sequence[Hashable]
) -> list[tuple[int, int]]:
    """Return the longest rising chain of what occurs once on each side (patience diff)."""
    counts, edited_counts = Counter(original), Counter(edited)
    places = {
        key: j for j, key in enumerate(edited) if edited_counts[key] == 1 and counts.get(key) == 1
    }
    pairs = [(i, places[key]) for i, key in enumerate(original) if key in places]
    return rising(pairs)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest chain of pairs that rises on both sides (pairs sorted by the first)."""
    tails: list[int] = []
    tail_pairs: list[int] = []
    back: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        back.append(tail_pairs[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        tail_pairs[at : at + 1] = [index]
    chain = []
    index = tail_pairs[-1] if tail_pairs else -1
    while index >= 0:
        chain.append(pairs[index])
        index = back[index]
    return chain[::-1]


def _common(
    a: Sequence[Hashable], b: Sequence[Hashable], i1: int, i2: int, j1: int, j2: int
) -> int:
    size = 0
    most = min(i2 - i1, j2 - j1)
    while size < most and a[i1 + size] == b[j1 + size]:
        size += 1
    return size


def _common_end(
    a: Sequence[Hashable], b: Sequence[Hashable], i1: int, i2: int, j1: int, j2: int
) -> int:
    size = 0
    most = min(i2 - i1, j2 - j1)
    while size < most and a[i2 - 1 - size] == b[j2 - 1 - size]:
        size += 1
    return size


def _myers(
    a: Sequence[Hashable], b: Sequence[Hashable], i1: int, i2: int, j1: int, j2: int
) -> list[Match]:
    characters: dict[Hashable, str] = {}
    strings = []
    for sequence, start, stop in ((a, i1, i2), (b, j1, j2)):
        for index in range(start, stop):
            characters.setdefault(sequence[index], _character(len(characters)))
        strings.append(''.join(characters[key] for key in sequence[start:stop]))
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = []
    i, j = i1, j1
    for operation, run in engine.diff_main(strings[0], strings[1], False):
        if operation == 0:
            found.append(Match(i, j, len(run)))
        if operation <= 0:
            i += len(run)
        if operation >= 0:
            j += len(run)
    return found


def _character(number: int) -> str:
    """Return the character that stands for word ``number`` (any but a surrogate will do)."""
    code = number + 1
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
