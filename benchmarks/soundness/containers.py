"""Checks that the elision of a removal stands in the container that it was removed from.

That is the innermost one that it shares with a neighbour, if the neighbour is still in as many
containers of the same kinds: a list item's elision is in the list, a definition's behind its term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounted import neighbours
from elisions import Removals
from shown import CODE, INLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounted import Account
    from shown import Path, Shown


def elsewhere(account: Account, original: Shown, shown: Shown) -> Iterator[str]:
    """Go through removals whose elisions all stand outside of their container."""
    removals = Removals(account, original, shown)
    signs = [sign for sign in shown.signs if sign.kind == 'elision']
    # What went from a text that moved is elided where that is now.
    moved = [part for pair in account.record.pairs if pair.moved for part in pair.original]
    for stretch in removals.stretches:
        places = list(removals.places(stretch))
        near = [sign for sign in signs if any(sign.at in place for place in places)]
        chains = list(_chains(account, original, shown, stretch))
        if not near or not chains or list(removals.in_table(stretch)):
            continue
        if any(stretch.start in part for part in moved):
            continue
        numbers = [{part.number for part in sign.path} for sign in near]
        if not any(chain[-1].number in inside for chain in chains for inside in numbers):
            text = account.record.original[stretch.start : stretch.stop][:40]
            where = ' > '.join(part.kind for part in blocks_of(near[0].path))
            wanted = ' > '.join(part.kind for part in chains[0])
            yield f'elision in another container: {text!r} in {where}, not {wanted}'


def _chains(account: Account, original: Shown, shown: Shown, stretch: range) -> Iterator[Path]:
    """Go through what containers that a removal shared with a neighbour became, the innermost.

    Where parts of a removal were in different containers, the elision may be in any of them.
    """
    ends = stretch[0], stretch[-1]
    neighbour = ends[0] - 1, ends[1] + 1
    found: list[Path] = []
    for at, end in enumerate(ends):
        # At the edge of the document there is but the neighbour on the other side.
        is_there = 0 <= neighbour[at] < len(original.letters)
        beside = neighbour[at if is_there else 1 - at]
        if beside not in account.kept or beside in account.moved:
            continue
        old = blocks_of(original.path_of(beside))
        new = blocks_of(shown.path_of(account.kept[beside]))
        depth = _common(old, blocks_of(original.path_of(end)))
        if depth and old[depth - 1].kind == 'table':
            # Nothing but rows can stand in it, so the elision of its title is before it.
            depth -= 1
        # Below a heading of another level, sections are others.
        same_level = _sections(old) == _sections(new)
        if depth and same_level and _looks(old[:depth]) == _looks(new[:depth]):
            # A column has one elision, in its first cell.
            rows = [at for at, part in enumerate(new[:depth]) if part.kind == 'row']
            found.append(new[: rows[-1] - 1] if rows[-1:] == [depth - 1] else new[:depth])
    shared = _common(*(blocks_of(original.path_of(end)) for end in ends))
    deepest = max((len(chain) for chain in found), default=0)
    yield from (chain for chain in found if len(chain) == deepest or shared < deepest)
    yield from _broken(account, original, shown, stretch)
    yield from _moved_along(account, original, shown, stretch)
    yield from _beside_replaced(account, original, shown, stretch)


def _moved_along(
    account: Account, original: Shown, shown: Shown, stretch: range
) -> Iterator[Path]:
    """Go through what containers became that moved with all that is left of them, and no more."""
    for end, beside in ((stretch[0], stretch[0] - 1), (stretch[-1], stretch[-1] + 1)):
        if beside not in account.moved:
            continue
        old = blocks_of(original.path_of(beside))
        new = blocks_of(shown.path_of(account.kept[beside]))
        # All of a figure but its caption, and the text before it, may be one removal.
        depths = {
            _common(old, blocks_of(original.path_of(at)))
            for at in (end, *stretch[:: len(stretch) - 1 or 1])
        }
        for depth in sorted(depths):
            place = depth - len(old) + len(new)
            if depth < 2 or place < 1 or _looks(old[depth - 1 :]) != _looks(new[place - 1 :]):
                continue
            left = {at for at in account.kept if old[depth - 1] in original.path_of(at)}
            there = {
                at for at in account.kept if new[place - 1] in shown.path_of(account.kept[at])
            }
            if left == there and left <= account.moved:
                yield new[:place]


def _beside_replaced(
    account: Account, original: Shown, shown: Shown, stretch: range
) -> Iterator[Path]:
    """Go through what holds a neighbour and the words that took the place of those beside it.

    A term went, and what explained it is another text in another list now.
    """
    before, behind = neighbours(account, stretch, moved=False)
    for edit in account.record.edits:
        if not (edit.original and edit.edited):
            continue
        for kept, at in ((before, edit.original.start), (behind, edit.original.stop - 1)):
            there = edit.edited.start if kept is before else edit.edited.stop - 1
            is_beside = at == stretch.stop if kept is before else at == stretch.start - 1
            if kept is not None and is_beside:
                ends = (blocks_of(shown.path_of(at)) for at in (account.kept[kept], there))
                shared = next(ends)
                yield shared[: _common(shared, next(ends))]


def _broken(account: Account, original: Shown, shown: Shown, stretch: range) -> Iterator[Path]:
    """Go through what holds both neighbours, if one of them left the container of both.

    Or if what went was in several containers: the last items of a list with the text behind it.
    """
    before, behind = neighbours(account, stretch, moved=False)
    if before is not None and behind is not None:
        old = [blocks_of(original.path_of(at)) for at in (before, behind)]
        new = [blocks_of(shown.path_of(account.kept[at])) for at in (before, behind)]
        gone = [blocks_of(original.path_of(at)) for at in (stretch[0], stretch[-1])]
        inner = max(_common(*pair) for pair in zip(old, gone, strict=True))
        if _common(*new) < _common(*old) or _common(*gone) < inner:
            yield new[0][: _common(*new)]


def _sections(path: Path) -> int:
    return sum(part.kind == 'section' for part in path)


def _looks(path: Path) -> list[tuple[str, str]]:
    return [(part.kind, part.look) for part in path]


def _common(one: Path, other: Path) -> int:
    depth = 0
    for a, b in zip(one, other, strict=False):
        if a.number != b.number:
            break
        depth += 1
    return depth


def blocks_of(path: Path) -> Path:
    """Return the containers of a text that are neither in it nor ours."""
    kept = []
    for part in path:
        if part.kind in INLINE or part.kind in CODE or part.kind == 'footnote':
            break
        if not part.kind.startswith('ledger_'):
            kept.append(part)
    return tuple(kept)
