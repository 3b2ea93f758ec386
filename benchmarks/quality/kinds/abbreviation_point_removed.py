"""The points of abbreviations and initials go, or the apostrophes of plurals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from signs import around, clause

from marked import expected, line_of

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

#: What stands before, the abbreviation, and what stands behind.
ABBREVIATIONS = (
    ('', 'Dr', ' Miller'), ('', 'Mr', ' Stone'), ('', 'Mrs', ' Lind'), ('', 'Prof', ' Okoye'),
    ('Acme ', 'Inc', ''), ('Apex ', 'Ltd', ''), ('Smith et ', 'al', ' (2010)'),
    ('', 'St', ' Paul'), ('Paul Lane ', 'Jr', ''), ('John ', 'F', ' Kennedy'),
    ('Anna ', 'B', ' Lind'), ('the firm of Lang & ', 'Co', ''), ('on 3 ', 'Jan', ' 2010'),
    ('chapter 3, ', 'vol', ' 2'), ('Hotel ', 'Str', ' 7'),
)  # fmt: skip
PLURALS = (('the workers', '’', ' rights'), ('the 1990', '’', 's'), ('old CD', '’', 's'))


def make(random: Random) -> Case:
    """Return a text that lost one to three signs, each marked on its word."""
    sides = []
    for _ in range(random.randint(1, 3)):
        if random.random() < 0.25:
            before, sign, behind = random.choice(PLURALS)
            word = before.rsplit(' ', 1)
            end = behind if behind == 's' else ''
            marked = f'{word[0]} {{+{word[1]}{end}+}}{behind[len(end) :]}'
            sides.append((f'{before}{sign}{behind}', f'{before}{behind}', marked))
            continue
        before, short, behind = random.choice(ABBREVIATIONS)
        marks = f'{short}.', short, f'{{+{short}+}}'
        sides.append(tuple(f'{before}{mark}{behind}' for mark in marks))
    words = clause(random)
    joined = [' and '.join(parts) for parts in zip(*sides, strict=True)]
    texts = [f'We said that {parts} knew that {words}.' for parts in joined]
    texts = around(random, *texts)
    return Case(str(len(sides)), *texts[:2], [expected(texts[2])])


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the words are marked, and no elision says that words went."""
    assert isinstance(case.known, list)
    return line_of(comparison) in case.known
