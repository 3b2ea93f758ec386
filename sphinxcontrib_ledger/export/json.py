"""The account of an article as data: version 1 of the JSON that ``diff --format json`` prints.

In: an account, the changes of form in its article, and the texts of both sides.
Out: JSON for other programs; unlike the record it has all words of both sides.

``{"version": 1, "original": {"path", "text", "blocks"}, "edited": ..., "pairs", "edits"}``.
A pair is ``{"original": [number, ...], "edited": [number, ...], "moved", "same"}``, in the order
of the account, with every block in exactly one pair; ``same`` says that neither its words nor its
form changed.
An edit is ``{"kind": "added" | "modified" | "removed" | "moved", "original", "edited"}`` with a
range on each side, or ``{"kind": "form", "original": null, "edited": null, "blocks": {"original":
[number, ...], "edited": [number, ...]}}``: no words changed, so nobody who paints ranges paints
any for it.
A range is ``{"start", "stop", "text"}``, half-open, in characters of the side's ``text``, or null.
``text`` is the article's plain text: of a text file all of it, of other formats its blocks with an
empty line between two.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.engine.model import Range
from sphinxcontrib_ledger.read.formats.plain_text import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine import model as engine
    from sphinxcontrib_ledger.engine.model import Account, Pair
    from sphinxcontrib_ledger.export.form_changes import FormChange

Json = dict[str, Any]


@dataclass(frozen=True)
class SideText:
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


def side(path: str, blocks: Sequence[TextBlock], text: str | None = None) -> SideText:
    """Return a side; ``text`` is the text that the blocks know their places in, if they do."""
    texts = [block.block.text for block in blocks]
    if text is not None:
        starts = [start_of(block.node) for block in blocks]
    else:
        text = '\n\n'.join(texts)
        starts = list(accumulate((len(each) + 2 for each in texts), initial=0))[:-1]
    stops = (start + len(each) for start, each in zip(starts, texts, strict=True))
    return SideText(path, text, tuple(starts), tuple(stops))


def as_json(
    account: Account, original: SideText, edited: SideText, forms: Sequence[FormChange] = ()
) -> Json:
    """Return an account as data; ``forms`` are the changes of form, in the edited order."""
    formed = frozenset(j for form in forms for j in form.edited)
    return {
        'version': 1,
        'original': original.as_json(),
        'edited': edited.as_json(),
        'pairs': [
            _pair(part, formed) for pair in account.pairs for part in _parted(account, pair)
        ],
        'edits': list(_edits(account, original, edited, forms)),
    }


def _parted(account: Account, pair: Pair) -> Iterator[Pair]:
    """Go through a pair as it is told: long texts of which one replaced the other are no pair.

    Nothing but their position connects the two, and the edit has the ranges of both.
    """
    least = account.options.thresholds.script.rewritten_words
    if (
        pair.positional
        and all(edit.kind != 'same' for edit in pair.edits)
        and account.original.count_tokens(pair.original) >= least
        and account.edited.count_tokens(pair.edited) >= least
    ):
        yield pair._replace(edited=())
        yield pair._replace(original=())
    else:
        yield pair


def _pair(pair: Pair, formed: frozenset[int]) -> Json:
    kept = pair.original and pair.edited and all(edit.kind == 'same' for edit in pair.edits)
    return {
        'original': list(pair.original),
        'edited': list(pair.edited),
        'moved': pair.moved,
        'same': bool(kept) and formed.isdisjoint(pair.edited),
    }


def _edits(
    account: Account, original: SideText, edited: SideText, forms: Sequence[FormChange]
) -> Iterator[Json]:
    """Go through the edits in the order of the account; one of form comes before what it holds."""
    waiting = deque(forms)
    for pairs in _runs_of_removed(account.pairs):
        while waiting and pairs[0].edited and waiting[0].edited[0] <= pairs[0].edited[0]:
            form = waiting.popleft()
            yield _form(form.blocks_before, form.edited)
        if pairs[0].edited:
            yield from _edits_of_pair(account, pairs[0], original, edited)
        else:
            start, stop = pairs[0].original[0], pairs[-1].original[-1]
            place = original.range(original.starts[start], original.stops[stop])
            yield _edit('removed', place, None)
    yield from (_form(form.blocks_before, form.edited) for form in waiting)


def _runs_of_removed(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Go through pairs: removed blocks that are neighbours together, any other pair alone."""
    run: list[Pair] = []
    for pair in pairs:
        follows = run and not pair.edited and pair.original[0] == run[-1].original[-1] + 1
        if run and not follows:
            yield run
            run = []
        if pair.edited:
            yield [pair]
        else:
            run.append(pair)
    if run:
        yield run


def _edits_of_pair(
    account: Account, pair: Pair, original: SideText, edited: SideText
) -> Iterator[Json]:
    before = _token_ranges(account.original, pair.original, original)
    after = _token_ranges(account.edited, pair.edited, edited)
    if pair.moved:
        yield _edit(
            'moved',
            original.range(before[0].start, before[-1].stop),
            edited.range(after[0].start, after[-1].stop),
        )
    if any(edit.kind == 'form' for edit in pair.edits):
        yield _form(pair.original, pair.edited)
    for edit in pair.edits:
        if not edit.keeps_words:
            yield _edit(
                edit.kind,
                _span(original, before, edit.original),
                _span(edited, after, edit.edited),
            )


def _token_ranges(blocks: engine.Side, indices: Sequence[int], side: SideText) -> list[Range]:
    """Return where the tokens of some blocks stand in the text of their side."""
    return [
        Range(side.starts[i] + token.start, side.starts[i] + token.stop)
        for i in indices
        for token in blocks.tokens(i)
    ]


def _span(side: SideText, tokens: Sequence[Range], of: Range) -> Json | None:
    return side.range(tokens[of.start].start, tokens[of.stop - 1].stop) if of else None


def _form(original: Sequence[int], edited: Sequence[int]) -> Json:
    blocks = {'original': list(original), 'edited': list(edited)}
    return {**_edit('form', None, None), 'blocks': blocks}


def _edit(kind: str, original: Json | None, edited: Json | None) -> Json:
    return {'kind': kind, 'original': original, 'edited': edited}
