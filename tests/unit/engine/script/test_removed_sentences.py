"""Whole sentences that went beside a word that was replaced leave an elision of their own."""

from __future__ import annotations

from random import Random

import pytest

from sphinxcontrib_ledger.engine import Block, compare
from sphinxcontrib_ledger.engine.thresholds.script import GRANULARITIES, Granularity
from support.marked import shown
from support.tokens import default_options

#: name, original, the edited text with its marks
TEXTS: list[tuple[str, str, str]] = [
    (
        'behind the last word of a sentence',
        'The limit is 20. Students pay half. Ask us.',
        'The limit is {+25+}. [...] Ask us.',
    ),
    (
        'several behind it',
        'You may park here. Bring your badge. Visitors pay two euros. You may not smoke.',
        'You may park {+anywhere+}. [...] You may not smoke.',
    ),
    (
        'before the first word of a sentence',
        'The fee is low. Guests pay double. Late payers lose their place.',
        'The fee is low. [...] {+Slow+} payers lose their place.',
    ),
    (
        'between two words that were replaced',
        'The limit is 20. Students pay half. Ask us.',
        'The limit is {+25+}. [...] {+Tell+} us.',
    ),
    (
        'at the end of a text',
        'The limit is 20. Students pay half.',
        'The limit is {+25+}. [...]',
    ),
    (
        'within quotation marks',
        'He said “the limit is 20.” Students pay half. “We ask you.”',
        'He said “the limit is {+25+}.” [...] “We ask you.”',
    ),
    (
        'behind another full stop',
        'Is the limit 20? Students pay half. Ask us.',
        'Is the limit {+25+} [...] . Ask us.',
    ),
    (
        'behind a full stop that was replaced, too',
        'The limit is 20. Students pay half. Ask us.',
        'The limit is {+25!+} [...] Ask us.',
    ),
    (
        'two that became one are replaced',
        'We sail at noon. We return at six. The crew is glad.',
        '{+The ferry goes round all day.+} The crew is glad.',
    ),
    (
        'one that became the half of another is replaced',
        'The gate opens at six. It shuts at ten. Visitors wait outside.',
        'The gate opens at {+seven and visitors+} wait outside.',
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'expected'), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_sentences_that_went_are_no_part_of_a_replacement(original: str, expected: str) -> None:
    edited = (
        expected.replace('{+', '').replace('+}', '').replace(' [...] .', '.').replace(' [...]', '')
    )
    assert shown(original, edited) == expected


FORMS = [
    'The {} guards the {}.',
    'Each {} carries a rusty {}.',
    'When the {} paints the {}, the crew stays.',
    'Does the {} lift the {}?',
    'Visitors with a {} pay {} euros.',
    '“The {} holds the {},” she said.',
]
#: Each is there once, so that no sentence has the words of another one.
WORDS = [
    'boat', 'lamp', 'rope', 'quay', 'gull', 'clerk', 'ferry', 'winch', 'chart', 'bell', 'sail',
    'net', 'oar', 'pilot',
]  # fmt: skip


@pytest.mark.parametrize('granularity', GRANULARITIES)
@pytest.mark.parametrize('edits', ['last', 'first', 'both'])
def test_wherever_sentences_went_there_is_an_elision(edits: str, granularity: Granularity) -> None:
    options = default_options(granularity=granularity)
    for seed in range(60):
        random = Random(seed)
        words = iter(random.sample(WORDS, 12))
        texts = [random.choice(FORMS).format(next(words), next(words)) for _ in range(6)]
        at, size = random.randint(1, 2), random.randint(1, 3)
        now = texts[:at] + texts[at + size :]
        if edits != 'first':
            *begin, end = now[at - 1].split()
            now[at - 1] = ' '.join([*begin, f'other{end[-1]}'])
        if edits != 'last':
            now[at] = ' '.join(['Some', *now[at].split()[1:]])
        original, edited = ([Block('text', ' '.join(side))] for side in (texts, now))
        [pair] = compare(original, edited, options).pairs
        assert any(edit.kind == 'removed' for edit in pair.edits), (texts, now)
