"""Checks that references of footnotes which moved are marked, and that nothing else of them is.

A reference stands behind the last letter before it, in the texts of its pair, that stayed.  It is
looked at if some letters of its footnote stayed; which letters did is what the account says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from containers import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accounted import Account
    from shown import Reference, Shown

#: The text of a footnote of the original: those of the same text are one.
Note = str


class _Place(NamedTuple):
    """The number of a pair, and the letter of the edited side that a reference is behind."""

    pair: int
    letter: int


def wrong(account: Account, original: Shown, shown: Shown) -> Iterator[str]:
    """Go through references without a mark that moved, and marks on or for others."""
    if not (original.references or shown.references):
        return
    checker = _Checker(account, original, shown)
    before, now, marked = Counter(checker.before()), Counter(), Counter()
    where: dict[_Place, int] = {}
    for place, note, reference in checker.now():
        (marked if reference.is_marked else now)[place, note] += 1
        where[place] = reference.at
    for place, note in now - before:
        yield f'reference of "{note}" moved without a mark: {shown.around(where[place])}'
    for place, note in marked & (before - now):
        if len({other for at, other in before if at == place}) == 1:
            yield f'reference of "{note}" is marked and stayed: {shown.around(where[place])}'
    went = {place for place, _ in before - now}
    seen = {place for place, _ in marked}
    for place in sorted(went - seen):
        if not checker.has_mark(place):
            yield f'reference went without a mark: {shown.around(place.letter + 1)}'


class _Checker:
    def __init__(self, account: Account, original: Shown, shown: Shown) -> None:
        self._account, self._original, self._shown = account, original, shown
        self._stayed = sorted(at for at in account.kept.values() if shown.letters[at].isalnum())
        self._signs = {sign.at for sign in shown.signs if sign.kind in ('elision', 'reference')}
        self._became = dict(self._rewritten())

    def _rewritten(self) -> Iterator[tuple[int, int]]:
        """Go through texts in whose stead others stand, by the numbers of both pairs."""
        pairs = self._account.record.pairs
        for edit in self._account.record.edits:
            if edit.original and edit.edited:
                gone = [n for n, pair in enumerate(pairs) if pair.original == (edit.original,)]
                came = [n for n, pair in enumerate(pairs) if pair.edited == (edit.edited,)]
                if gone and came and gone != came:
                    yield gone[0], came[0]

    def before(self) -> Iterator[tuple[_Place, Note]]:
        """Go through the references of the original, as far as their texts are there."""
        texts = {name: _text(self._original, part) for name, part in self._original.notes.items()}
        known = set(self._same_notes().values())
        pairs = self._account.record.pairs
        for reference in self._original.references:
            number = _pair_of(reference, self._original, [pair.original for pair in pairs])
            note = texts.get(reference.to)
            if number in self._became and note in known:
                yield _Place(self._became[number], -1), note
            if number is None or note not in known or not pairs[number].edited:
                continue
            letters = _before(reference, pairs[number].original)
            kept = [at for at in letters if at in self._account.kept]
            words = [at for at in kept if self._original.letters[at].isalnum()]
            yield _Place(number, self._account.kept[words[-1]] if words else -1), note

    def now(self) -> Iterator[tuple[_Place, Note, Reference]]:
        """Go through the references of the edited side whose footnotes stayed."""
        notes, stayed = self._same_notes(), set(self._stayed)
        pairs = self._account.record.pairs
        for reference in self._shown.references:
            number = _pair_of(reference, self._shown, [pair.edited for pair in pairs])
            if number is not None and reference.to in notes:
                kept = [at for at in _before(reference, pairs[number].edited) if at in stayed]
                place = _Place(number, kept[-1] if kept else -1)
                yield place, notes[reference.to], reference

    def _same_notes(self) -> dict[str, Note]:
        """Return the text that each footnote of the edited side had, if letters of it stayed."""
        same: dict[str, set[Note]] = defaultdict(set)
        for part in self._original.notes.values():
            kept = {self._account.kept.get(at, -1) for at in part}
            for name, other in self._shown.notes.items():
                if not kept.isdisjoint(other):
                    same[name].add(_text(self._original, part))
        return {name: notes.pop() for name, notes in same.items() if len(notes) == 1}

    def has_mark(self, place: _Place) -> bool:
        """Return whether something is marked between a letter and the next one that stayed.

        The letter itself is, where the full stop behind it went as well.
        """
        start = place.letter + 1
        if place.letter < 0:
            start = min(part.start for part in self._account.record.pairs[place.pair].edited)
        index = bisect_left(self._stayed, start)
        stop = self._stayed[index] if index < len(self._stayed) else len(self._shown.letters)
        came = any(self._account.came[at] for at in range(start, stop))
        beside = place.letter >= 0 and self._shown.states[place.letter].marked
        return came or beside or any(start <= at <= stop for at in self._signs)


def _text(shown: Shown, part: range) -> Note:
    return ''.join(shown.letters[at] for at in part)


def _before(reference: Reference, parts: Sequence[range]) -> Iterator[int]:
    return (at for part in parts for at in part if at < reference.at)


def _pair_of(reference: Reference, shown: Shown, pairs: Sequence[tuple[range, ...]]) -> int | None:
    """Return the number of the pair in whose texts a reference stands, if it is in one."""
    block = blocks_of(reference.path)
    for number, parts in enumerate(pairs):
        for part in parts:
            if part.start <= reference.at <= part.stop and part:
                beside = min(max(reference.at - 1, part.start), part.stop - 1)
                if blocks_of(shown.path_of(beside)) == block:
                    return number
    return None
