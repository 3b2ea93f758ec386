"""Sentences are put in place of as many others: their full stops belong to the mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from prose import Prose

from marked import expected, line_of

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: Random) -> Case:
    """Return a paragraph, and the same with other sentences at one place."""
    prose = Prose(random)
    kept = [prose.sentence() for _ in range(random.randint(2, 3))]
    at = random.randint(0, len(kept))
    old = [_other(prose, set()) for _ in range(random.randint(1, 3))]
    words = {word.lower() for text in old for word in text[:-1].split()}
    new = [_other(prose, words) for _ in range(len(old))]
    marked = [f'{{+{" ".join(new)}+}}']
    sides = [' '.join([*kept[:at], *texts, *kept[at:]]) for texts in (old, new, marked)]
    return Case(f'{len(new)} at {at} of {len(kept)}', *sides[:2], [expected(sides[2])])


def _other(prose: Prose, words: set[str]) -> str:
    """Return a sentence that shares no long word with what is there."""
    while True:
        text = prose.sentence()
        shared = {word.strip('.,').lower() for word in text.split()} & words
        if not any(len(word) > 3 for word in shared):
            return text


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the sentences are one mark, with all full stops."""
    assert isinstance(case.known, list)
    return line_of(comparison) in case.known
