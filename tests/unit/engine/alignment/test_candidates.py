"""Which pairs of a large gap are compared."""

from __future__ import annotations

from sphinxcontrib_ledger.engine import Block
from sphinxcontrib_ledger.engine.alignment.scoring.candidates import candidates
from sphinxcontrib_ledger.engine.alignment.units import Unit, units
from support.tokens import default_options, side

OPTIONS = default_options()
THRESHOLDS = OPTIONS.thresholds.alignment
SIZE = 60
GAP = range(SIZE), range(SIZE)


def units_of(texts: list[str]) -> list[Unit]:
    return units(side([Block('text', text) for text in texts], OPTIONS))


def test_large_gaps_are_searched_by_what_is_rare_and_in_order() -> None:
    assert THRESHOLDS.all_pairs < SIZE * SIZE
    # Block n shares a rare word with blocks n, n + 20 and n + 40 of the other side, and "the"
    # with all of them.
    original = units_of([f'the rare{n % 20} a{n}' for n in range(SIZE)])
    edited = units_of([f'the rare{n % 20} b{n}' for n in range(SIZE)])
    pairs = list(candidates((original, edited), GAP, THRESHOLDS))
    assert pairs == sorted(pairs)
    assert [j for i, j in pairs if i == 5] == [5, 25, 45]


def test_only_the_best_candidates_of_a_large_gap_are_compared() -> None:
    # Eight blocks of either side share a rare word, one pair of them shares two words more.
    original, edited = (
        units_of(
            [f'{name}{n}' + ' rare' * (n < 8) + ' blue sea' * (n == best) for n in range(SIZE)]
        )
        for name, best in (('a', 7), ('b', 6))
    )
    pairs = list(candidates((original, edited), GAP, THRESHOLDS))
    assert [j for i, j in pairs if i == 7] == [0, 1, 2, 3, 6]
    assert len([j for i, j in pairs if i == 0]) == THRESHOLDS.best_candidates
