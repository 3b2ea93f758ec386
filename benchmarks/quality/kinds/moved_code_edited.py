"""Code moved elsewhere, and some letters of it changed: it is the same code, with few marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from documents import NOUNS
from prose import Prose, titled

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

LINES = (
    '{a}.open({b}, mode="{c}", times={n})',
    'for {a} in {b}s: {a}.close(timeout={n})',
    'logging.debug(i"{A}: {{{b}}}; {c}: {{{a}}}")',
    '$ build --{a} {b}-{n}.txt --with-{c} out',
    'int {A}_Initialize(const {A}Config *{b}, int {c})',
)


def _code(random: Random) -> str:
    lines = []
    for _ in range(random.randint(1, 4)):
        a, b, c = random.sample(NOUNS, 3)
        line = random.choice(LINES).format(a=a, b=b, c=c, A=a.capitalize(), n=random.randint(2, 9))
        lines.append(line.ljust(40, '#'))
    return '\n'.join(lines)


def _edited(random: Random, code: str) -> str:
    """Return code of which a letter or two changed in one line, or in each."""
    lines = code.split('\n')
    numbers = range(len(lines)) if random.random() < 0.5 else [random.randrange(len(lines))]
    for number in numbers:
        line = lines[number]
        at = random.choice([i for i, letter in enumerate(line) if letter.isalpha()])
        lines[number] = f'{line[:at]}x{line[at + random.randint(0, 1) :]}'
    return '\n'.join(lines)


def make(random: Random) -> Case:
    """Return texts with code between them that stands elsewhere now."""
    prose = Prose(random)
    code = _code(random)
    others = [prose.sentences(2, 3) for _ in range(random.randint(3, 6))]
    if random.random() < 0.3:
        others[random.randrange(len(others))] = _block(_code(random))
    places = random.sample(range(len(others) + 1), 2)
    title = titled(prose.heading())
    sides = []
    now = _edited(random, code)
    for place, text in zip(places, (code, now), strict=True):
        blocks = [*others[:place], _block(text), *others[place:]]
        sides.append('\n\n'.join([title, *blocks]))
    return Case(f'{code.count(chr(10)) + 1} lines', *sides, (code, now))


def _block(code: str) -> str:
    return '::\n\n' + '\n'.join(f'   {line}' for line in code.split('\n'))


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the code belongs to what it was, and something moved."""
    account = comparison.article.account
    is_paired = any(
        account.original[pair.original[0]].text == case.known[0]
        and account.edited[pair.edited[0]].text == case.known[1]
        for pair in account.pairs
        if pair.original and pair.edited
    )
    return is_paired and any(pair.moved for pair in account.pairs)
