"""The account of an article as data: version 1 of the JSON that ``diff --format json`` prints.

``{"version": 1, "original": {"path", "text", "blocks"}, "edited": ..., "pairs", "edits"}``.
A pair is ``{"original": [number, ...], "edited": [number, ...], "moved", "same"}``, in the order
of the account, with every block in exactly one pair; ``same`` says that none of its words changed.
An edit is ``{"kind": "added" | "modified" | "removed" | "moved", "original", "edited"}``.
A range is ``{"start", "stop", "text"}``, half-open, in characters of the side's ``text``, or null.
``text`` is the article's plain text: of a text file all of it, of other formats its blocks with an
empty line between two.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.read.formats.plain_text import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Account, Pair, Range

Json = dict[str, Any]


@dataclass(frozen=True)
class Side:
    """One side of an article: its text, and where in it each block starts and stops."""

    path: str
    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]

    def as_json(self) -> Json:
        """Return the side as data."""
        places = zip(self.starts, self.stops, strict=True)
        return {
            'path': self.path,
            'text': self.text,
            'blocks': [{'start': start, 'stop': stop} for start, stop in places],
        }

    def range(self, start: int, stop: int) -> Json | None:
        """Return a range of the text; null if it is empty."""
        if start >= stop:
            return None
        return {'start': start, 'stop': stop, 'text': self.text[start:stop]}


def side(path: str, leaves: Sequence[TextBlock], text: str | None = None) -> Side:
    """Return a side; ``text`` is the text that the blocks know their places in, if they do."""
    texts = [leaf.block.text for leaf in leaves]
    if text is not None:
        starts = [start_of(leaf.node) for leaf in leaves]
    else:
        text = '\n\n'.join(texts)
        starts = list(accumulate((len(block) + 2 for block in texts), initial=0))[:-1]
    stops = (start + len(block) for start, block in zip(starts, texts, strict=True))
    return Side(path, text, tuple(starts), tuple(stops))


def as_json(account: Account, original: Side, edited: Side) -> Json:
    """Return an account as data."""
    return {
        'version': 1,
        'original': original.as_json(),
        'edited': edited.as_json(),
        'pairs': [_pair(pair) for pair in account.pairs],
        'edits': list(_edits(account, original, edited)),
    }


def _pair(pair: Pair) -> Json:
    kept = pair.original and pair.edited and all(edit.kind == 'same' for edit in pair.edits)
    return {
        'original': list(pair.original),
        'edited': list(pair.edited),
        'moved': pair.moved,
        'same': bool(kept),
    }


def _edits(account: Account, original: Side, edited: Side) -> Iterator[Json]:
    gone: list[int] = []
    for pair in account.pairs:
        if not pair.edited:
            if gone and pair.original[0] != gone[-1] + 1:
                yield _removed(gone, original)
                gone = []
            gone += pair.original
            continue
        if gone:
            yield _removed(gone, original)
            gone = []
        yield from _of_pair(account, pair, original, edited)
    if gone:
        yield _removed(gone, original)


def _removed(gone: Sequence[int], original: Side) -> Json:
    """Return the removal of neighbouring blocks, which is one."""
    stop = original.stops[gone[-1]]
    return _edit('removed', original.range(original.starts[gone[0]], stop), None)


def _of_pair(account: Account, pair: Pair, original: Side, edited: Side) -> Iterator[Json]:
    old = [
        (original.starts[i] + word.start, original.starts[i] + word.stop)
        for i in pair.original
        for word in account.original.tokens(i)
    ]
    new = [
        (edited.starts[j] + word.start, edited.starts[j] + word.stop)
        for j in pair.edited
        for word in account.edited.tokens(j)
    ]
    if pair.moved:
        yield _edit(
            'moved',
            original.range(old[0][0], old[-1][1]),
            edited.range(new[0][0], new[-1][1]),
        )
    for edit in pair.edits:
        if edit.kind != 'same':
            yield _edit(
                edit.kind, _span(original, old, edit.original), _span(edited, new, edit.edited)
            )


def _span(side: Side, words: Sequence[tuple[int, int]], of: Range) -> Json | None:
    return side.range(words[of.start][0], words[of.stop - 1][1]) if of else None


def _edit(kind: str, original: Json | None, edited: Json | None) -> Json:
    return {'kind': kind, 'original': original, 'edited': edited}
