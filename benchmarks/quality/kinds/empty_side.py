"""An article one side of which is empty: all was added, or all was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case, removed, seen
from documents import Maker
from prose import Prose
from read_as import compared_as
from written import written

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

NOTHING = ('', '\n', ' \n\t\n', '\u00a0')


def make(random: Random) -> Case:
    """Return an article and nothing, in either order."""
    form = random.choice(('rst', 'txt', 'md'))
    if form == 'rst':
        text = written(Maker(str(random.random())).document())
    else:
        prose = Prose(random)
        texts = [prose.sentences(1, 3) for _ in range(random.randint(1, 4))]
        heading = prose.heading()
        text = '\n\n'.join([f'# {heading}' if form == 'md' else heading, *texts])
    nothing = random.choice(NOTHING if form != 'rst' else (*NOTHING, '.. only a comment'))
    sides = [nothing, text]
    if random.random() < 0.5:
        sides.reverse()
    return Case(form, *sides, form)


def compared(case: Case) -> Comparison:
    """Compare the two sides of a case."""
    return compared_as(case.known, case.original, case.edited)


def right(_case: Case, comparison: Comparison) -> bool:
    """Return whether all is new, or gone behind one sign."""
    texts, gone = seen(comparison), removed(comparison)
    is_gone = len(gone) == len(comparison.article.original)
    if texts:
        return not gone and all(text.is_new for text in texts)
    elisions = comparison.annotation.inserted
    return is_gone and len(elisions) == 1 and len(comparison.annotation.elided) == len(gone)
