"""Checks a document with marks against the account of its article and both plain documents.

The account is what the project says became of each word.  It is true if it accounts for every
letter of both documents, and the marks are where it says.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from shown import CODE, first_difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from record import Edit, Pair, Record
    from shown import Shown

#: Kinds of quotation marks and hyphens, soft hyphens and the like, which are no edits.
_FOLDED = str.maketrans(
    {
        **dict.fromkeys('‘’‚‛′ʼ', "'"),
        **dict.fromkeys('“”„‟″', '"'),
        **dict.fromkeys('\u00ad\u200b\u200c\u200d\u2060\ufeff', None),
        **dict.fromkeys('\u2010\u2011', '-'),
    }
)


def folded(text: str) -> str:
    """Return a text without differences that are no edits."""
    return unicodedata.normalize('NFC', text).translate(_FOLDED)


def whole(record: Record, original: Shown, edited: Shown) -> Iterator[str]:
    """Go through what the account leaves out of the two documents, or has besides."""
    yield from record.faults
    for name, text, shown in (
        ('original', record.original, original),
        ('edited', record.edited, edited),
    ):
        if difference := first_difference(text, shown.text):
            yield f'account is not of the {name} document: {difference}'


class Account:
    """The account of an article by letters: what stayed where, what went and what came."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.came = bytearray(len(record.edited))
        self.went = bytearray(len(record.original))
        for edit in record.edits:
            for at in edit.edited:
                self.came[at] = 1
            for at in edit.original:
                self.went[at] = 1
        #: The place of each letter of the original that stayed, in pairs that did not move or did.
        self.kept: dict[int, int] = {}
        self.moved: set[int] = set()
        self.faults = [fault for pair in record.pairs for fault in self._follow(pair)]

    def _follow(self, pair: Pair) -> Iterator[str]:
        """Note which letters of a pair stayed, and say whether they are the same on both sides."""
        before = [at for part in pair.original for at in part if not self.went[at]]
        after = [at for part in pair.edited for at in part if not self.came[at]]
        texts = [
            ''.join(text[at] for at in places)
            for text, places in ((self.record.original, before), (self.record.edited, after))
        ]
        if difference := first_difference(*map(folded, texts)):
            yield f'words that stayed are not the same: {difference}'
        elif len(before) == len(after):
            self.kept.update(zip(before, after, strict=True))
            self.moved.update(before if pair.moved else ())

    def is_sign(self, edit: Edit) -> bool:
        """Return whether nothing but punctuation went."""
        return not any(self.record.original[at].isalnum() for at in edit.original)


def marks(account: Account, original: Shown, shown: Shown) -> Iterator[str]:
    """Go through letters that came and have no mark, and marks on letters that stayed.

    A word may be marked for a sign that went beside it, and a text for another form; one that is
    code now and was changed has a mark around all of it.
    """
    record = account.record
    excused = {at for block in record.formed for at in block}
    for old, now in account.kept.items():
        if shown.path_of(now)[-1].kind in CODE and original.path_of(old)[-1].kind not in CODE:
            excused.add(now)
    beside = set(_beside_signs(account, shown))
    for at, state in enumerate(shown.states):
        if account.came[at] and not state.marked and not state.boxed:
            yield f'letters that came have no mark: {shown.around(at)}'
            return
        if state.marked and not account.came[at] and at not in excused and at not in beside:
            yield f'letters that stayed have a mark: {shown.around(at)}'
            return


def _beside_signs(account: Account, shown: Shown) -> Iterator[int]:
    """Go through the letters of words beside which nothing but signs went."""
    for edit in account.record.edits:
        if edit.original and account.is_sign(edit):
            for place in neighbours(account, edit.original, moved=True):
                if place is not None:
                    yield from shown.word_around(account.kept[place])
                    yield from shown.leaf_around(account.kept[place])


def moves(account: Account, shown: Shown) -> Iterator[str]:
    """Go through texts that moved without a sign, and signs of moves without one that moved."""
    places = sorted(account.kept[at] for at in account.moved)
    signs = [sign.at for sign in shown.signs if sign.kind == 'moved']
    for sign in signs:
        index = bisect_left(places, sign)
        if index == len(places):
            yield f'sign of a move before nothing that moved: {shown.around(sign)}'
    if places and not signs:
        yield f'text moved without a sign: {shown.around(places[0])}'


def neighbours(account: Account, stretch: range, *, moved: bool) -> Sequence[int | None]:
    """Return the last letter that stayed before a stretch, and the first behind it."""
    places = [at for at in sorted(account.kept) if moved or at not in account.moved]
    before = bisect_left(places, stretch.start)
    behind = bisect_right(places, stretch.stop - 1)
    return (
        places[before - 1] if before else None,
        places[behind] if behind < len(places) else None,
    )
