"""Formulas whose spaces changed, or whose labels were renamed with all that refers to them.

Nothing is marked, unless a sign of a formula changed as well: then that formula is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case, seen
from documents import NOUNS
from prose import Prose
from read_as import compared_as

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

GREEK = ('\\alpha', '\\beta', '\\gamma', '\\lambda', '\\omega', '\\sum', '\\int', '\\partial')
SIGNS = ('+', '-', '=', '<', '>', '\\le', '\\cdot', '\\times', '^2', '_1', ',')
TEXTS = ('\\text{if we}', '\\mbox{for all}', '\\operatorname{rank}', '\\mathrm{d}')


def make(random: Random) -> Case:
    """Return a text with formulas, and the same with other spaces in them."""
    prose = Prose(random)
    blocks: list[str] = []
    others: list[str] = []
    marked = set()
    changed = random.random() < 0.2
    count = random.randint(1, 3)
    labels = random.sample(NOUNS, 2 * count)
    for number in range(count):
        formula = _formula(random)
        is_changed = changed and number == 0
        other = [*formula[:-1], 'q' if formula[-1] != 'q' else 'z'] if is_changed else formula
        written, again = _written(random, formula), _written(random, other)
        sentence = prose.sentence()
        kind = random.choice(('role', 'argument', 'content', 'label'))
        if kind == 'role':
            blocks.append(f'{sentence} It is :math:`{written}` here.')
            others.append(f'{sentence} It is :math:`{again}` here.')
        elif kind == 'argument':
            blocks += [sentence, f'.. math:: {written}']
            others += [sentence, f'.. math::\n\n   {again}']
        elif kind == 'content':
            blocks += [sentence, f'.. math::\n\n   {written}']
            others += [sentence, '.. math::\n\n   ' + again.replace('= ', '=\n   ')]
        else:
            old, new = labels[2 * number : 2 * number + 2]
            blocks += [
                f'.. math::\n   :name: {old}\n\n   {written}',
                f'{sentence} See :eq:`{old}`.',
            ]
            others += [f'.. math::\n   :name: {new}\n\n   {again}', f'{sentence} See :eq:`{new}`.']
        if is_changed:
            marked.add(kind)
    sides = ['\n\n'.join(side) for side in (blocks, others)]
    if random.random() < 0.5:
        sides.reverse()
    return Case(f'{count} formulas{", edited" * changed}', *sides, 'q' if changed else '')


def _formula(random: Random) -> list[str]:
    """Return the signs of a formula; no two commands need a space between them to be two."""
    signs = []
    for _ in range(random.randint(2, 6)):
        operand = random.choice((random.choice('abcxyz'), random.choice(GREEK), '{x+1}', '12'))
        if random.random() < 0.15:
            operand = random.choice(TEXTS)
        signs += [operand, random.choice(SIGNS)]
    return [*signs, random.choice('abcxyz')]


def _written(random: Random, signs: list[str]) -> str:
    """Return a formula with spaces between some of its signs, and always where one is needed."""
    written = ''
    for sign in signs:
        needed = written[-1:].isalpha() and '\\' in written.split(' ')[-1] and sign[0].isalpha()
        written += (' ' if needed or (written and random.random() < 0.5) else '') + sign
    return written


def compared(case: Case) -> Comparison:
    """Compare the texts of a case."""
    return compared_as('rst', case.original, case.edited)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether just the formula that changed is marked."""
    texts = [text for text in seen(comparison) if not text.is_unmarked]
    return len(texts) == (1 if case.known else 0)
