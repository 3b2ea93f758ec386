"""No edit says that words were replaced by themselves.

In: the edits of a pair of texts.
Out: edits that cover the same, of which none has, on one side, a run of the other side's words.
It is the last step of an edit script, which makes that true of all that the steps before decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.model import Edit, Range
from sphinxcontrib_ledger.engine.tokens.weights import is_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.engine.model import EditKind
    from sphinxcontrib_ledger.engine.tokens.token import Tokens


def without_runs(edits: Iterable[Edit], original: Tokens, edited: Tokens) -> Iterator[Edit]:
    """Cut each replacement of which one side is a run of the other side's words.

    Words with another look are no such run, as that is what was edited, nor are signs alone, which
    belong to the phrases around them::

        before:      The wind rose at noon. Nobody was on the quay.
        wrong marks: {+Nobody was on the quay.+}
        right marks: [...] Nobody was on the quay.
    """
    last: Edit | None = None
    for edit in edits:
        for part in _cut(edit, original, edited) if edit.kind == 'modified' else (edit,):
            if last is None:
                last = part
            elif last.kind == part.kind != 'modified' and _are_plain(last, part):
                last = Edit(
                    last.kind,
                    Range(last.original.start, part.original.stop),
                    Range(last.edited.start, part.edited.stop),
                )
            else:
                yield last
                last = part
    if last is not None:
        yield last


def _are_plain(left: Edit, right: Edit) -> bool:
    """Return whether neither of two removals has an ellipsis that was typed for it."""
    return left.kind != 'removed' or not (left.edited or right.edited)


def _cut(edit: Edit, original: Tokens, edited: Tokens) -> Iterator[Edit]:
    old, new = edit.original, edit.edited
    is_shorter = old.stop - old.start <= new.stop - new.start
    short, long = (old, new) if is_shorter else (new, old)
    tokens, others = (original, edited) if is_shorter else (edited, original)
    places = list(_places(short, long, tokens, others))
    if not places:
        yield edit
        return
    size = short.stop - short.start
    at = _best(places, long, size)
    before, after = Range(long.start, at), Range(at + size, long.stop)
    kind: EditKind = 'added' if is_shorter else 'removed'
    start, stop = Range(short.start, short.start), Range(short.stop, short.stop)
    run = Range(at, at + size)
    parts = [(kind, start, before), ('same', short, run), (kind, stop, after)]
    for of_kind, inner, outer in parts:
        if outer:
            yield Edit(of_kind, inner, outer) if is_shorter else Edit(of_kind, outer, inner)


def _places(short: Range, long: Range, tokens: Tokens, others: Tokens) -> Iterator[int]:
    """Go through where all words of one run stand, with their looks, within another one."""
    size = short.stop - short.start
    keys = tokens.keys[slice(*short)]
    if size < long.stop - long.start and all(map(is_sign, keys)):
        return
    for at in range(long.start, long.stop - size + 1):
        if others.keys[at] == keys[0] and others.keys[at : at + size] == keys:
            looks, looks_there = tokens.looks, others.looks
            if (not looks and not looks_there) or all(
                looks.get(short.start + by, ()) == looks_there.get(at + by, ())
                for by in range(size)
            ):
                yield at


def _best(places: Sequence[int], long: Range, size: int) -> int:
    """Return the place that leaves one mark, if there is one."""
    edges = [at for at in places if at in (long.start, long.stop - size)]
    return (edges or places)[0]
