"""Literal blocks to which an edit brought their first markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock

#: The kinds of literal blocks without markup, compared by lines, and with it, by words.
PLAIN, PARSED = 'code', 'code-text'
#: Least share of letters that a literal has in common with what it was: that of two listings of
#: one language is mostly less, and whoever adds emphasis changes none.
ALIKE = 0.6


def with_parsed_literals(
    original: Sequence[TextBlock], edited: Sequence[TextBlock]
) -> Sequence[TextBlock]:
    """Return the original's leaves, with plain literals as text that have markup in them now.

    Without markup nobody sees that a parsed literal is one, and lines of code never become text.
    """
    new = [leaf.block.text for leaf in edited if leaf.block.kind == PARSED]
    if not new:
        return original
    known = {leaf.block.text for leaf in edited if leaf.block.kind == PLAIN}
    had = {leaf.block.text for leaf in original if leaf.block.kind == PARSED}
    read = list(original)
    free = {
        number: leaf.block.text
        for number, leaf in enumerate(original)
        if leaf.block.kind == PLAIN and leaf.source is None and leaf.block.text not in known
    }
    for text in new:
        alike = {k: Indel.normalized_similarity(one, text) for k, one in free.items()}
        best = max(alike, key=lambda k: (alike[k], -k), default=-1)
        if text not in had and best >= 0 and alike[best] >= ALIKE:
            leaf = original[best]
            read[best] = leaf._replace(block=leaf.block._replace(kind=PARSED))
            del free[best]
    return read
