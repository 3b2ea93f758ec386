"""Nothing but punctuation went: commas, brackets, dashes, quotation marks, a full stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from documents import ADJECTIVES, NOUNS, WHEN
from signs import QUOTES, around, capitalized, clause

from marked import expected, line_of

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: Random) -> Case:
    """Return a text that lost some signs, and the marks on the words beside them."""
    form = random.choice(('series', 'aside', 'dashes', 'quotes', 'opening', 'brackets', 'stop'))
    first, last = random.choice(QUOTES)
    one, two, three = random.sample(NOUNS, 3)
    words = clause(random)
    if form == 'series':
        frame = f'They sold {one}s, {{}} and {three}s.'
        parts = f'{two}s,', f'{two}s', f'{{+{two}s+}}'
    elif form == 'aside':
        frame = f'They say {{}} {words}.'
        parts = 'that, however,', 'that however', '{+that however+}'
    elif form == 'dashes':
        frame = f'The {{}} {random.choice(ADJECTIVES)} for its age sank {random.choice(WHEN)}.'
        parts = f'{one} –', f'{one}', f'{{+{one}+}}'
    elif form == 'quotes':
        frame = f'It was {{}} to everybody {random.choice(WHEN)}.'
        parts = f'{first}{one}{last}', one, f'{{+{one}+}}'
    elif form == 'opening':
        frame = f'{{}}, {random.choice(WHEN)} {words}.'
        when = capitalized(random.choice(WHEN))
        word, _, rest = when.partition(' ')
        parts = f'¿{when}', when, f'{{+{word}+}} {rest}'
    elif form == 'brackets':
        frame = f'The {one} {{}} sank.'
        parts = f'(an old {two})', f'an old {two}', f'{{+an+}} old {{+{two}+}}'
    else:
        words = words[: words.rindex(' ')]
        frame = f'The {random.choice(ADJECTIVES)} {one} {random.choice(WHEN)}: {words} {{}}'
        texts = [frame.format(part) for part in (f'{two}.', two, f'{{+{two}+}}')]
        return Case(form, *texts[:2], [expected(texts[2])])
    texts = around(random, *(frame.format(part) for part in parts))
    return Case(form, *texts[:2], [expected(texts[2])])


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the words are marked, and no elision says that words went."""
    assert isinstance(case.known, list)
    return line_of(comparison) in case.known
