"""Samples of constructs, by which a page is asked whether one is still there, if in parts.

In: the text of an article as :mod:`.marked_text` reads it, and the constructs with marks in it.
Out: for each construct some pieces of its text that are nowhere else in the article.

A mark that is gone with the words beside it is lost if the rest of its construct is there; where
all of it is gone, the format leaves it out on purpose, as hidden solutions of exercises::

    before: Exercise: {+A new+} task | Build a boat of paper, and let it swim.
    lost:   Exercise                 | Build a boat of paper, and let it swim.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: The length of a sample, some words.  Shorter ones are alike in too many places, and longer ones
#: would not be in what is left of a short paragraph.
LENGTH = 12
#: How many samples of a construct are kept: each takes space in every stored document.
KEPT = 6


def samples_of(
    text: str, constructs: Mapping[int, tuple[int, int]], unknown: str
) -> dict[int, Sequence[str]]:
    """Return the samples of constructs, which are given by their ranges, by the same numbers.

    None has a sign for what may be written anew.
    """
    candidates = {
        number: list(_pieces(text[start:stop], unknown))
        for number, (start, stop) in constructs.items()
    }
    sought = frozenset(piece for pieces in candidates.values() for piece in pieces)
    windows = (text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1 if sought else 0))
    counts = Counter(window for window in windows if window in sought)
    return {
        number: _spread([piece for piece in pieces if counts[piece] == 1])
        for number, pieces in candidates.items()
    }


def _pieces(text: str, unknown: str) -> Iterator[str]:
    """Go through pieces of a construct's text, more than are kept."""
    step = max(LENGTH // 2, len(text) // (2 * KEPT))
    for part in text.split(unknown):
        last = len(part) - LENGTH
        if last >= 0:
            yield from (part[at : at + LENGTH] for at in (*range(0, last, step), last))


def _spread(pieces: Sequence[str]) -> Sequence[str]:
    """Return some of many pieces, from the first to the last."""
    if len(pieces) <= KEPT:
        return pieces
    return [pieces[at * (len(pieces) - 1) // (KEPT - 1)] for at in range(KEPT)]
