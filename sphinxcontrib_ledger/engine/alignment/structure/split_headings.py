"""Headings of which a part became a text, or that a text was put into.

In: the state.
Out: groups of a heading of one side with a heading of the other and the texts beside that.
It is a step before similar units are matched, which would take one of the parts for all of it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from sphinxcontrib_ledger.engine.alignment.parts import context_of
from sphinxcontrib_ledger.engine.tokens.punctuation import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
    from sphinxcontrib_ledger.engine.alignment.units import Unit

#: The most texts that a heading is split into beside the heading that is left of it.
MOST_TEXTS = 2


def match_split_headings(state: AlignmentState) -> None:
    """Make groups of headings with the heading and the texts that they became, and so backwards.

    Such a part is more like the whole than the rest of it is, so that it would be its partner::

        before: # Annex (see page 9)
        wrong:  {+# Annex+} | [-Annex-] (see page 9)
        right:  # Annex | (see page 9)
    """
    for gap in list(state.gaps()):
        for side in (0, 1):
            units = state.units[side]
            headings = [number for number in gap[side] if units[number].kind == 'title']
            runs = _runs_by_first_word(state, 1 - side, gap[1 - side]) if headings else {}
            for whole in headings if runs else ():
                words = _words(units[whole])
                parts = _best_run(state, side, words, runs.get(words[0], ())) if words else None
                if parts and whole not in state.by_unit[side]:
                    one, several = (whole,), tuple(parts)
                    original, edited = (several, one) if side else (one, several)
                    state.join(original, edited, 'similar')


def _runs_by_first_word(
    state: AlignmentState, side: int, numbers: Sequence[int]
) -> dict[str, list[range]]:
    """Return the runs of a side of a gap; few headings begin with the first word of one."""
    runs: dict[str, list[range]] = {}
    for run in _runs(state, side, numbers):
        for word in _words(state.units[side][run.start])[:1]:
            runs.setdefault(word, []).append(run)
    return runs


def _runs(state: AlignmentState, side: int, numbers: Sequence[int]) -> Iterator[range]:
    """Go through the runs of a heading with texts that stand before or behind it, two or more."""
    units, free = state.units[side], set(numbers)
    for number in numbers:
        heading = units[number]
        if heading.kind != 'title':
            continue
        for step in (1, -1):
            for texts in range(1, MOST_TEXTS + 1):
                text = number + step * texts
                if text not in free or not _is_beside(units[text], heading):
                    break
                first, last = sorted((number, text))
                yield range(first, last + 1)


def _is_beside(text: Unit, heading: Unit) -> bool:
    """Return whether a text stands in nothing else than a heading does."""
    return text.kind == 'text' and context_of(text) == context_of(heading)


def _best_run(
    state: AlignmentState, side: int, words: Sequence[str], runs: Sequence[range]
) -> range | None:
    """Return the run that has nearly all words of a heading and is more like it than less of it.

    Words count in their order, whatever their case: a part begins with a capital letter.
    """
    units, groups = state.units[1 - side], state.by_unit[1 - side]
    likeness = LCSseq.normalized_similarity
    least = state.thresholds.alignment.whole
    best: range | None = None
    for run in runs:
        if any(part in groups for part in run):
            continue
        parts = [_words(units[part]) for part in run]
        score = likeness(words, [*chain.from_iterable(parts)])
        if score >= least and score > max(likeness(words, part) for part in parts):
            best, least = run, score
    return best


def _words(unit: Unit) -> list[str]:
    return [key.casefold() for key in unit.keys if not says_nothing(key)]
