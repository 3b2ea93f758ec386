"""Matches into edits: what is added, modified, removed, and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.diff import Match, matches
from sphinxcontrib_ledger.engine.model import Edit, Range
from sphinxcontrib_ledger.engine.widen import least_unmarked, widen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.engine.islands import Granularity
    from sphinxcontrib_ledger.engine.words import Word


def edits(
    original: Sequence[Word],
    edited: Sequence[Word],
    granularity: Granularity = 'balanced',
    *,
    by_lines: bool = False,
) -> tuple[Edit, ...]:
    """Return the edit script of two runs of words; it covers both exactly, in order.

    ``by_lines`` is for code: lines are compared as they are and nothing is widened.
    """
    # No word weighs more than 1, so fewer of them would not keep the pair from being one mark.
    least = 0.0 if by_lines else least_unmarked(original, edited)
    found = matches([word.key for word in original], [word.key for word in edited], least)
    if not by_lines:
        found = widen(found, original, edited, granularity)
    return tuple(_joined(_edits(found, original, edited)))


def whole(original: Sequence[Word], edited: Sequence[Word]) -> tuple[Edit, ...]:
    """Return the script that says no more than that one run became the other."""
    return tuple(_changed(Range(0, len(original)), Range(0, len(edited)), original, edited))


def _edits(
    found: Sequence[Match], original: Sequence[Word], edited: Sequence[Word]
) -> Iterator[Edit]:
    i = j = 0
    for match in [*found, Match(len(original), len(edited), 0)]:
        yield from _changed(Range(i, match.original), Range(j, match.edited), original, edited)
        yield from _looks(match, original, edited)
        i, j = match.original + match.size, match.edited + match.size


def _joined(found: Iterable[Edit]) -> Iterator[Edit]:
    """Make one edit of neighbours that are both highlights: a reader sees no border there."""
    last: Edit | None = None
    for edit in found:
        if last is not None and {last.kind, edit.kind} <= {'added', 'modified'}:
            last = Edit(
                last.kind if last.kind == edit.kind else 'modified',
                Range(last.original.start, edit.original.stop),
                Range(last.edited.start, edit.edited.stop),
            )
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last


def _looks(match: Match, original: Sequence[Word], edited: Sequence[Word]) -> Iterator[Edit]:
    """Cut a run of the same words where they look different: that is an edit, too."""
    start = 0
    changed = [
        original[match.original + k].look != edited[match.edited + k].look
        for k in range(match.size)
    ]
    for k in range(1, match.size + 1):
        if k == match.size or changed[k] != changed[start]:
            yield Edit(
                'modified' if changed[start] else 'same',
                Range(match.original + start, match.original + k),
                Range(match.edited + start, match.edited + k),
            )
            start = k


def _changed(
    old: Range, new: Range, original: Sequence[Word], edited: Sequence[Word]
) -> Iterator[Edit]:
    if not old and not new:
        return
    if not old:
        yield Edit('added', old, new)
    elif not new:
        yield Edit('removed', old, new)
    elif any(word.ellipsis for word in edited[new.start : new.stop]):
        yield from _typed(old, new, edited)
    else:
        yield from _replaced(old, new, original, edited)


def _replaced(
    old: Range, new: Range, original: Sequence[Word], edited: Sequence[Word]
) -> Iterator[Edit]:
    """Tell the removal in a replacement: where only the case of the words that stay changed."""
    before = [word.key.casefold() for word in original[old.start : old.stop]]
    after = [word.key.casefold() for word in edited[new.start : new.stop]]
    size = len(after)
    if size < len(before) and before[-size:] == after:
        cut = old.stop - size
        yield Edit('removed', Range(old.start, cut), Range(new.start, new.start))
        yield Edit('modified', Range(cut, old.stop), new)
    elif size < len(before) and before[:size] == after:
        cut = old.start + size
        yield Edit('modified', Range(old.start, cut), new)
        yield Edit('removed', Range(cut, old.stop), Range(new.stop, new.stop))
    else:
        yield Edit('modified', old, new)


def _typed(old: Range, new: Range, edited: Sequence[Word]) -> Iterator[Edit]:
    """Take an ellipsis that the editor typed for the mark that it is: a removal of ``old``.

    Words typed beside it replace as many of the old ones as they are, from the left; what is left
    over was removed, and at least one word was.
    """
    i = old.start
    j = new.start
    ellipses = [k for k in range(new.start, new.stop) if edited[k].ellipsis]
    for number, k in enumerate(ellipses):
        if k > j:
            stop = max(i, min(i + k - j, old.stop - 1))
            yield Edit('modified' if stop > i else 'added', Range(i, stop), Range(j, k))
            i = stop
        last = number == len(ellipses) - 1
        stop = max(i, old.stop - (new.stop - k - 1)) if last else i
        stop = max(stop, min(i + 1, old.stop))
        yield Edit('removed', Range(i, stop), Range(k, k + 1))
        i, j = stop, k + 1
    if j < new.stop or i < old.stop:
        yield Edit('modified' if i < old.stop else 'added', Range(i, old.stop), Range(j, new.stop))
