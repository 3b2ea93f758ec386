"""How much of an article the edits are about, and which other differences were ignored.

In: an account.
Out: numbers of words, and the names of classes of difference; the legend says both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.tokens.normalization import PATTERNS, Folding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.model import Account, Block, Pair
    from sphinxcontrib_ledger.engine.tokens.token import Tokens

#: A word as readers count them; lines of code, which are compared as wholes, have many.
_WORD = re.compile(r'\w+')


class EditStatistics(NamedTuple):
    """Words that were added, removed, moved and kept, and how many the original has.

    A replacement adds and removes, and moved words are kept.
    """

    added: int = 0
    removed: int = 0
    moved: int = 0
    kept: int = 0
    original: int = 0

    @property
    def share(self) -> int:
        """How many hundredths of the original were kept; 100 only if all of it was."""
        return 100 * self.kept // self.original if self.original else 0


def total(several: Sequence[EditStatistics]) -> EditStatistics:
    """Return the sums of some statistics."""
    return EditStatistics(*map(sum, zip(*several, strict=True))) if several else EditStatistics()


def extent(account: Account) -> EditStatistics:
    """Count the words of an account; punctuation is none."""
    return total([_of_pair(account, pair) for pair in account.pairs])


def _of_pair(account: Account, pair: Pair) -> EditStatistics:
    code = _is_code(account.original, pair.original) or _is_code(account.edited, pair.edited)
    words = account.original_tokens(pair)
    counted = count_words(words.texts(0, len(words)), code=code)
    removed = _in_edits(pair, words, code, original=True)
    added = _in_edits(pair, account.edited_tokens(pair), code, original=False)
    kept = counted - removed
    return EditStatistics(added, removed, kept if pair.moved else 0, kept, counted)


def _is_code(blocks: Sequence[Block], indices: tuple[int, ...]) -> bool:
    return any(blocks[index].kind == 'code' for index in indices)


def _in_edits(pair: Pair, tokens: Tokens, code: bool, *, original: bool) -> int:
    ranges = [
        edit.original if original else edit.edited for edit in pair.edits if not edit.keeps_words
    ]
    return sum(count_words(tokens.texts(start, stop), code=code) for start, stop in ranges)


def count_words(texts: Sequence[str], *, code: bool) -> int:
    """Return how many words readers count in the texts of tokens; those of ``code`` are lines."""
    if code:
        return sum([len(_WORD.findall(text)) for text in texts])
    # Most tokens are words, which need not be searched.
    return sum([1 for text in texts if text.isalnum() or _WORD.search(text)])


def is_same(account: Account) -> bool:
    """Return whether there is a text, and both sides of it say the same."""
    return bool(account.edited) and all(
        pair.original
        and pair.edited
        and not pair.moved
        and all(edit.kind == 'same' for edit in pair.edits)
        for pair in account.pairs
    )


def ignored(account: Account) -> frozenset[str]:
    """Return the classes of difference that are in an article's texts and were ignored."""
    folding = account.options.folding
    is_ascii_plain = not (folding.ignores_punctuation or folding.patterns)
    classes: set[str] = set()
    for pair in account.pairs:
        before, after = _text(account.original, pair.original), _text(account.edited, pair.edited)
        if before and after and _may_differ(before, after, is_ascii_plain):
            same = [(before, after)] if pair.identical else _same(account, pair, is_ascii_plain)
            for old, new in same:
                classes.update(_differing(old, new, folding))
    return frozenset(classes)


def _text(blocks: Sequence[Block], indices: tuple[int, ...]) -> str:
    # Nearly all pairs are of one block and another.
    if len(indices) == 1:
        return blocks[indices[0]].text
    return ''.join([blocks[index].text for index in indices])


def _may_differ(before: str, after: str, is_ascii_plain: bool) -> bool:
    """Return whether texts differ in more than white space, if they count as the same.

    ``is_ascii_plain`` says that nothing that is ignored is in ASCII.
    """
    return before != after and not (is_ascii_plain and before.isascii() and after.isascii())


def _same(account: Account, pair: Pair, is_ascii_plain: bool) -> Iterator[tuple[str, str]]:
    """Go through the stretches of a pair that count as the same and are written otherwise."""
    left, right = account.original_tokens(pair), account.edited_tokens(pair)
    for edit in pair.edits:
        if edit.keeps_words:
            old, new = left.text(*edit.original), right.text(*edit.edited)
            if _may_differ(old, new, is_ascii_plain):
                yield old, new


def _differing(before: str, after: str, folding: Folding) -> Iterator[str]:
    ignored_texts = [
        [text[match.start : match.stop].split() for match in folding.masks.matches(text)]
        for text in (before, after)
    ]
    if ignored_texts[0] != ignored_texts[1]:
        yield PATTERNS
    masked = [folding.masks.mask(text) for text in (before, after)]
    for name in sorted(folding.ignored):
        without = Folding(folding.ignored - {name})
        if without.remove_spaces(masked[0]) != without.remove_spaces(masked[1]):
            yield name
