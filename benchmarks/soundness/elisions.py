"""Checks that each removal has an elision between its neighbours, and each elision a removal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from accounted import neighbours
from shown import CODE, OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounted import Account
    from shown import Path, Shown


class Removals:
    """The stretches of the original for which nothing came, and where their elisions may stand."""

    def __init__(self, account: Account, original: Shown, shown: Shown) -> None:
        self._account = account
        self._original = original
        self._shown = shown
        self.stretches = [_with_words(stretch, original) for stretch in _gone(account)]

    def places(self, stretch: range) -> Iterator[range]:
        """Go through where an elision may stand, by the number of letters before it.

        Between the neighbours that did not move, or beside one that moved along.
        """
        for moved in (False, True):
            before, behind = neighbours(self._account, stretch, moved=moved)
            start = 0 if before is None else self._account.kept[before] + 1
            stop = len(self._shown.letters) if behind is None else self._account.kept[behind]
            if start <= stop:
                yield self._with_code(start, stop)
            elif moved:
                yield self._with_code(start, self._until_kept(start, 1))
                yield self._with_code(self._until_kept(stop, -1), stop)
        yield from self._behind_joined(stretch)
        yield from self.in_table(stretch)

    def _behind_joined(self, stretch: range) -> Iterator[range]:
        """Go through the end of the text that both neighbours are now: no block stands in it."""
        before, behind = neighbours(self._account, stretch, moved=False)
        if before is not None and behind is not None:
            for pair in self._account.record.pairs:
                if any(before in part for part in pair.original):
                    for part in pair.edited if any(behind in old for old in pair.original) else ():
                        yield range(part.stop, part.stop + 1)

    def _with_code(self, start: int, stop: int) -> range:
        """Return a range of places; beside code, all of it, since signs stand behind that."""
        shown, last = self._shown, len(self._shown.letters)
        for at in (start - 1, stop):
            if 0 <= at < last and shown.path_of(at)[-1][0] in CODE:
                while stop < last and shown.path_of(stop) == shown.path_of(at):
                    stop += 1
        return range(start, stop + 1)

    def _until_kept(self, at: int, step: int) -> int:
        """Return how far there is nothing but what came, from a place on."""
        came = self._account.came
        while 0 < at < len(came) and came[at if step > 0 else at - 1]:
            at += step
        return at

    def in_table(self, stretch: range) -> Iterator[range]:
        """Go through the tables of rows of which cells went: a column has one elision."""
        path = self._original.path_of(stretch.start)
        row = _part(path, 'row')
        for at, place in self._account.kept.items():
            if row and _part(self._original.path_of(at), 'row') == row:
                table = _part(self._shown.path_of(place), 'table')
                if table:
                    yield self._range_of(table)
                    return

    def _range_of(self, part: Path) -> range:
        inside = [
            at
            for at in range(len(self._shown.letters))
            if self._shown.path_of(at)[: len(part)] == part
        ]
        return range(inside[0], inside[-1] + 2)


def _part(path: Path, kind: str) -> Path:
    """Return a path up to its last container of a kind; nothing if there is none."""
    for index in range(len(path) - 1, -1, -1):
        if path[index][0] == kind:
            return path[: index + 1]
    return ()


def _gone(account: Account) -> Iterator[range]:
    """Go through the stretches of the original for which nothing came; signs alone are none."""
    alone = [False] * len(account.record.original)
    for edit in account.record.edits:
        for at in edit.original if not edit.edited else ():
            alone[at] = True
    for is_alone, group in groupby(range(len(alone)), alone.__getitem__):
        places = list(group)
        if is_alone and any(account.record.original[at].isalnum() for at in places):
            yield range(places[0], places[-1] + 1)


def _with_words(stretch: range, original: Shown) -> range:
    """Return a stretch without the signs at its ends that stand in other texts than words of it.

    A full stop that went before a list which went needs no elision.
    """
    words = [
        at for at in stretch if original.letters[at].isalnum() or original.letters[at] == OBJECT
    ]
    first, last = (original.text_of(at) for at in (words[0], words[-1]))
    inside = [at for at in stretch if at >= words[0] or original.text_of(at) == first]
    inside = [at for at in inside if at <= words[-1] or original.text_of(at) == last]
    return range(inside[0], inside[-1] + 1)


def misplaced(account: Account, original: Shown, shown: Shown) -> Iterator[str]:
    """Go through removals without an elision, and elisions without a removal."""
    removals = Removals(account, original, shown)
    signs = {sign.at for sign in shown.signs if sign.kind == 'elision'}
    explained: set[int] = set()
    for stretch in removals.stretches:
        places = list(removals.places(stretch))
        found = [at for at in signs if any(at in place for place in places)]
        explained.update(found)
        if not found:
            text = account.record.original[stretch.start : stretch.stop][:40]
            where = ' or '.join(shown.around(place.start) for place in places[:2])
            yield f'removal without an elision: {text!r} at {where}'
    for edit in account.record.edits:
        if edit.original and not edit.edited and account.is_sign(edit):
            for place in removals.places(edit.original):
                explained.update(at for at in signs if at in place)
    for at in sorted(signs - explained - set(_behind_code(account, shown))):
        yield f'elision without a removal: {shown.around(at)}'


def _behind_code(account: Account, shown: Shown) -> Iterator[int]:
    """Go through the places behind code of which lines changed: words may have gone in them."""
    for place, is_new in enumerate(account.came):
        if is_new and shown.path_of(place)[-1][0] in CODE:
            behind = place
            while behind < len(shown.letters) and shown.path_of(behind) == shown.path_of(place):
                behind += 1
            yield behind
