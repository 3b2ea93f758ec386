"""Literal blocks to which an edit brought their first markup.

In: the blocks of both sides.  Out: those of the original, with such literals as text.  It is the
last step of reading, before both sides are compared: code is compared by lines and text by words,
and only blocks of one kind are paired.

    before  $ run it          (a literal block, or a parsed literal without markup)
    wrong   [$ run it now]    (with emphasis on "now": another kind, so all of it is new)
    right   $ run it [now]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock

#: The kinds of literal blocks without markup, compared by lines, and with it, by words.
PLAIN, PARSED = 'code', 'code-text'
#: Least share of letters that a literal has in common with what it was.  Lower: two listings of
#: one language are taken for one.  Higher: an edit of some words hides that it is the same one;
#: emphasis alone changes no letter.
LEAST_SHARE = 0.6


def with_parsed_literals(
    original: Sequence[TextBlock], edited: Sequence[TextBlock]
) -> Sequence[TextBlock]:
    """Return the original's blocks, with plain literals as text that have markup in them now.

    A parsed literal without markup looks like any other, and lines of code never become text.
    """
    new = [block.block.text for block in edited if block.block.kind == PARSED]
    if not new:
        return original
    known = {block.block.text for block in edited if block.block.kind == PLAIN}
    had = {block.block.text for block in original if block.block.kind == PARSED}
    read = list(original)
    free = {
        number: block.block.text
        for number, block in enumerate(original)
        if block.block.kind == PLAIN and block.source is None and block.block.text not in known
    }
    for text in new:
        shares = {i: Indel.normalized_similarity(plain, text) for i, plain in free.items()}
        best = max(shares, key=lambda i: (shares[i], -i), default=-1)
        if text not in had and best >= 0 and shares[best] >= LEAST_SHARE:
            block = original[best]
            read[best] = block._replace(block=block.block._replace(kind=PARSED))
            del free[best]
    return read
