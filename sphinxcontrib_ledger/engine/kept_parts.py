"""Which words of which blocks stayed in which blocks, where paragraphs were split or merged.

In: a pair of an account.  Out: the parts of its blocks whose words are on both sides, in order.
What readers see around a text is compared by them: a paragraph that two became had two places.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from sphinxcontrib_ledger.engine.model import Edit, Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.model import Account, Pair, Side


class KeptPart(NamedTuple):
    """Words of block ``i`` of the original that are in block ``j`` of the edited article now.

    The ranges count the tokens of either block.
    """

    i: int
    j: int
    original: Range
    edited: Range


def kept_parts(account: Account, pair: Pair) -> Iterator[KeptPart]:
    """Go through the parts of a pair's blocks that have words on both sides, at least one each.

    Punctuation alone is no part, nor is anything of a pair of which only the position connects
    the sides.
    """
    if pair.positional:
        return
    old, new = _starts(account.original, pair.original), _starts(account.edited, pair.edited)
    whole = Edit('same', Range(0, old[-1]), Range(0, new[-1]))
    for edit in (whole,) if pair.identical else pair.edits:
        if not edit.keeps_words:
            continue
        shift = edit.edited.start - edit.original.start
        inner = [at - shift for at in new if edit.edited.start < at < edit.edited.stop]
        inner += [at for at in old if edit.original.start < at < edit.original.stop]
        for start, stop in pairwise(sorted({*edit.original, *inner})):
            before, after = _block_at(old, start), _block_at(new, start + shift)
            i, j = pair.original[before], pair.edited[after]
            part = Range(start - old[before], stop - old[before])
            offset = shift - new[after]
            if _has_word(account.original, i, part):
                yield KeptPart(i, j, part, Range(start + offset, stop + offset))


def keeps_any_word(account: Account, pair: Pair) -> bool:
    """Return whether any word of a pair stayed; of a text that was replaced, a full stop may."""
    if pair.identical:
        return True
    tokens = account.edited_tokens(pair)
    kept = [tokens.text(*edit.edited) for edit in pair.edits if edit.keeps_words]
    return any(map(_is_word, kept))


def _starts(side: Side, indices: Sequence[int]) -> list[int]:
    """Return where the tokens of each block start among those of all, and where they end."""
    return [*accumulate([len(side.tokens(index)) for index in indices], initial=0)]


def _block_at(starts: Sequence[int], at: int) -> int:
    return max(number for number, start in enumerate(starts[:-1]) if start <= at)


def _has_word(side: Side, index: int, part: Range) -> bool:
    return _is_word(side.tokens(index).text(*part))


def _is_word(text: str) -> bool:
    return any(category(character)[0] not in 'PZ' for character in set(text))
