"""The marks of a block are the same whatever else was edited in the article.

It holds of a block that stands between others that stayed.  What joins blocks on purpose is what
they have in common: a text that resembles another one may have moved, or be a part of it.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_ledger.engine import Block, Pair, compare
from sphinxcontrib_ledger.engine.thresholds.script import GRANULARITIES, Granularity
from support.tokens import default_options

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRES = 'Fires are allowed on Saturdays between 16:00 and 20:00 if the wind is weak.'
WOOD = 'Burn only dry wood; never burn plastic, painted boards or wet leaves.'
EDITS = {
    'two sentences went, and a word came': (f'{FIRES} {WOOD}', 'Fires are not allowed.'),
    'half a sentence went, and a word came': (FIRES, 'Fires are not allowed.'),
    'a sentence went between two that were edited': (
        'Quiet hours begin at 22:00. Nobody plays an organ then. Dogs sleep inside all night.',
        'Quiet hours begin at 23:00. Dogs may sleep inside.',
    ),
    'two numbers were changed, and a phrase came': (
        'Noise: hammers rest from 13:00 to 15:00.',
        'Noise: hammers rest from 12:30 to 15:30, on Sundays all day.',
    ),
    'a phrase took the place of another': (
        'Bees: hives need the consent of all neighbours.',
        'Bees: hives need the consent of the board.',
    ),
    'a word came': ('Visitors pay at the gate.', 'Visitors always pay at the gate.'),
    'a text was rewritten': (
        'The council will close the northern basin in the spring.',
        'The council has been asked to open the old dock again in the spring.',
    ),
    'a clause changed places': (
        'If it rains, the concert takes place in a church.',
        'The concert takes place in a church if it rains.',
    ),
    'another text took the place': (
        'Bicycles belong into the shed behind the mill.',
        'Since May, post arrives three times a week.',
    ),
}


def edited(numbers: set[int], granularity: Granularity) -> list[Pair]:
    """Return what became of all blocks if some of them were edited, each between two that stay."""
    original, now = [], []
    for number, (before, after) in enumerate(EDITS.values()):
        stays = f'Paragraph {"abcdefghi"[number] * 7} keeps {"rstuvwxyz"[number] * 7} as is.'
        original += [stays, before]
        now += [stays, after if number in numbers else before]
    old, new = ([Block('text', text) for text in side] for side in (original, now))
    return list(compare(old, new, default_options(granularity=granularity)).pairs)


@pytest.mark.parametrize('granularity', GRANULARITIES)
def test_marks_do_not_depend_on_other_blocks(granularity: Granularity) -> None:
    everything = edited({*range(len(EDITS))}, granularity)
    for number, name in enumerate(EDITS):
        assert edited({number}, granularity)[2 * number + 1] == everything[2 * number + 1], name
        assert everything[2 * number + 1].edits, name


def rewrite(rng: random.Random, number: int) -> tuple[str, str]:
    """Return a text whose words no other block has, but for small ones, and one made of it."""
    words = [*(f'{letter * 5}{number}' for letter in 'abcdefgh'), 'the', 'in', ',', '.']
    before = rng.choices(words, k=rng.randint(4, 14))
    after = [
        word
        for old in before
        for word in (*rng.choices(words, k=rng.choice((0, 0, 1, 3))), old)
        if word is not old or rng.random() < 0.7
    ]
    return ' '.join(before), ' '.join(after or before)


@pytest.mark.parametrize('seed', range(30))
def test_marks_of_any_block_do_not_depend_on_others(seed: int) -> None:
    rng = random.Random(seed)
    texts = [rewrite(rng, number) for number in range(4)]

    def marks(number: int, edited: set[int]) -> Sequence[object]:
        old, new = (
            [
                Block('text', text)
                for n, versions in enumerate(texts)
                for text in (f'{"wxyz"[n] * 9} stays', versions[side if n in edited else 0])
            ]
            for side in (0, 1)
        )
        pair = compare(old, new, default_options()).pairs[2 * number + 1]
        return pair.original, pair.edited, pair.edits, pair.moved

    for number in range(len(texts)):
        assert marks(number, {number}) == marks(number, {0, 1, 2, 3})
