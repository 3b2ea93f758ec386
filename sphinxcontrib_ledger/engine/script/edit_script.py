"""The edit script of a pair of texts: what is added, modified, removed, and what stays.

In: the tokens of both sides.
Out: edits that cover both exactly, in order.
It is the last step of a comparison, after alignment has said which blocks belong together.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.model import Edit, EditKind, Range
from sphinxcontrib_ledger.engine.script.code_lines import edges_of_lines
from sphinxcontrib_ledger.engine.script.kept import Kept
from sphinxcontrib_ledger.engine.script.readability import (
    make_readable,
    settle_borders,
    slide_to_boundaries,
)
from sphinxcontrib_ledger.engine.script.removed_sentences import part_removed_sentences
from sphinxcontrib_ledger.engine.script.runs import without_runs
from sphinxcontrib_ledger.engine.sequences.matching import Match
from sphinxcontrib_ledger.engine.tokens.weights import is_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.engine.options import Options
    from sphinxcontrib_ledger.engine.script.matched_words import Draft
    from sphinxcontrib_ledger.engine.tokens.token import Tokens
    from sphinxcontrib_ledger.engine.tokens.weights import Weights


def edits(draft: Draft, options: Options, weights: Weights) -> tuple[Edit, ...]:
    """Return the edit script of two runs of words; it covers both exactly, in order."""
    original, edited = draft.original, draft.edited
    unmarked = (
        _unmarked_lines(draft, options, weights)
        if draft.by_lines
        else _unmarked_words(draft, options, weights)
    )
    joined = _joined(_edits(unmarked, original, edited), original.keys)
    return tuple(without_runs(joined, original, edited))


def _unmarked_lines(draft: Draft, options: Options, weights: Weights) -> Sequence[Match]:
    """Return the lines of code that stay unmarked."""
    original, edited = draft.original, draft.edited
    weight = weights.weigh_parts(original.keys, [match.of_original for match in draft.matches])
    if weight < draft.least:
        return []
    look_cost = options.thresholds.script.look_cost
    return slide_to_boundaries(draft.matches, original, edited, edges_of_lines, look_cost)


def _unmarked_words(draft: Draft, options: Options, weights: Weights) -> Sequence[Match]:
    """Return the words that stay unmarked: of a text that was rewritten, whole sentences only."""
    original, edited = draft.original, draft.edited
    kept = Kept(draft.matches, original, edited, options)
    unmarked = make_readable(kept, weights)
    weight = weights.weigh_parts(original.keys, [match.of_original for match in unmarked])
    if weight < draft.least:
        return kept.parts
    settled = settle_borders(unmarked, original, edited, options, weights)
    return part_removed_sentences(settled, original, edited)


def replacement_script(original: Tokens, edited: Tokens) -> tuple[Edit, ...]:
    """Return the script that says no more than that one run became the other, if it differs."""
    before, after = Range(0, len(original)), Range(0, len(edited))
    if original.keys == edited.keys and original.looks == edited.looks:
        return (Edit('same', before, after),) if before else ()
    return tuple(_changed(before, after, original, edited))


def one_sided_script(removed: int, added: int) -> tuple[Edit, ...]:
    """Return the script of so many words that were removed, or added, as a whole."""
    old, new = Range(0, removed), Range(0, added)
    return (Edit('removed', old, new),) if removed else (Edit('added', old, new),)


def _edits(unmarked: Sequence[Match], original: Tokens, edited: Tokens) -> Iterator[Edit]:
    i = j = 0
    for match in [*unmarked, Match(len(original), len(edited), 0)]:
        yield from _changed(Range(i, match.original), Range(j, match.edited), original, edited)
        yield from _looks(match, original, edited)
        i, j = match.original + match.size, match.edited + match.size


def _joined(edits: Iterable[Edit], original: Sequence[str]) -> Iterator[Edit]:
    """Make one edit of neighbours that are both highlights: a reader sees no border there.

    Where nothing but signs went beside a highlight, they are part of it: an elision would say that
    words went.  ``original`` are the keys of the original's words.
    """
    last: Edit | None = None
    for edit in edits:
        if last is not None and _are_one(last, edit, original):
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


def _are_one(left: Edit, right: Edit, original: Sequence[str]) -> bool:
    others = [edit for edit in (left, right) if edit.kind not in {'added', 'modified'}]
    return not others or (len(others) == 1 and _is_removed_sign(others[0], original))


def _is_removed_sign(edit: Edit, original: Sequence[str]) -> bool:
    """Return whether nothing but signs of punctuation went, and nothing came instead."""
    if edit.kind != 'removed' or edit.edited:
        return False
    return all(is_sign(key) for key in original[slice(*edit.original)])


def _looks(match: Match, original: Tokens, edited: Tokens) -> Iterator[Edit]:
    """Cut a run of the same words where they look different: that is an edit, too."""
    if not match.size:
        return
    before, after = original.looks, edited.looks
    # In most texts no word has a look.
    differ = [
        before.get(match.original + index, ()) != after.get(match.edited + index, ())
        for index in range(match.size if before or after else 0)
    ]
    if not any(differ):
        yield _same(match, 0, match.size, 'same')
        return
    start = 0
    for differs, run in groupby(differ):
        stop = start + len(list(run))
        yield _same(match, start, stop, 'modified' if differs else 'same')
        start = stop


def _same(match: Match, start: int, stop: int, kind: EditKind) -> Edit:
    """Return an edit of some of the words of a match."""
    i, j = match.original, match.edited
    return Edit(kind, Range(i + start, i + stop), Range(j + start, j + stop))


def _changed(old: Range, new: Range, original: Tokens, edited: Tokens) -> Iterator[Edit]:
    if not old and not new:
        return
    if not old:
        yield Edit('added', old, new)
    elif not new:
        yield Edit('removed', old, new)
    elif not edited.ellipses.isdisjoint(range(*new)):
        yield from _editors_ellipsis(old, new, edited)
    else:
        yield from _replaced(old, new, original, edited)


def _replaced(old: Range, new: Range, original: Tokens, edited: Tokens) -> Iterator[Edit]:
    """Tell the removal in a replacement, where only the case of the words that stay changed::

    before:      Sadly, the talks failed.
    wrong marks: {+The+} talks failed.
    right marks: [...] {+The+} talks failed.
    """
    size = new.stop - new.start
    if size >= old.stop - old.start:
        yield Edit('modified', old, new)
        return
    after = _without_case(edited, new.start, size)
    if _without_case(original, old.stop - size, size) == after:
        cut = old.stop - size
        yield Edit('removed', Range(old.start, cut), Range(new.start, new.start))
        yield Edit('modified', Range(cut, old.stop), new)
    elif _without_case(original, old.start, size) == after:
        cut = old.start + size
        yield Edit('modified', Range(old.start, cut), new)
        yield Edit('removed', Range(cut, old.stop), Range(new.stop, new.stop))
    else:
        yield Edit('modified', old, new)


def _without_case(words: Tokens, start: int, size: int) -> list[str]:
    return [key.casefold() for key in words.keys[start : start + size]]


def _editors_ellipsis(old: Range, new: Range, edited: Tokens) -> Iterator[Edit]:
    """Take an ellipsis that the editor typed for the mark that it is: a removal of ``old``.

    Words typed beside it replace as many of the old ones as they are, from the left; what is left
    over was removed, and at least one word was::

        before:      The old and oppressive government fell.
        wrong marks: The {+[...]+} government fell.
        right marks: The [...] government fell.
    """
    i = old.start
    j = new.start
    ellipses = [at for at in range(*new) if at in edited.ellipses]
    for at in ellipses:
        if at > j:
            stop = max(i, min(i + at - j, old.stop - 1))
            yield Edit('modified' if stop > i else 'added', Range(i, stop), Range(j, at))
            i = stop
        is_last = at == ellipses[-1]
        stop = max(i, old.stop - (new.stop - at - 1)) if is_last else i
        stop = max(stop, min(i + 1, old.stop))
        yield Edit('removed' if stop > i else 'added', Range(i, stop), Range(at, at + 1))
        i, j = stop, at + 1
    if j < new.stop or i < old.stop:
        yield Edit('modified' if i < old.stop else 'added', Range(i, old.stop), Range(j, new.stop))
