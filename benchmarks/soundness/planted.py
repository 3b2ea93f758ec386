"""Plants faults in the code, one at a time, and says whether the checker finds each.

``PYTHONPATH=. python benchmarks/soundness/planted.py [--count 20] [--jobs 2] [--fault NAME]``

A fault is a function that takes the place of one of the code's, in a process of its own that
builds pairs and then ends: no file is changed.  The proofs are switched off there, since they
would find most of these faults first: what is measured is the checker alone.
Printed is, for each fault, how many pairs became unsound, and what the checker says of the first.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

import planted_accounts
import planted_marks
from planting import switch_proofs_off
from run import check, make_pair

if TYPE_CHECKING:
    from pairs import Pair


#: The faults by their names.
FAULTS = {**planted_accounts.FAULTS, **planted_marks.FAULTS}


class Found(NamedTuple):
    """How many pairs a fault made unsound, of how many, and what is said of the first."""

    name: str
    unsound: int
    pairs: int
    told: str


def main() -> int:
    """Plant the faults; the exit status is 1 if one of them is not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--count', type=int, default=20, help='how many pairs of each format')
    parser.add_argument('--seed', type=int, default=1, help='another number makes other pairs')
    parser.add_argument('--jobs', type=int, default=os.cpu_count(), help='so many at a time')
    parser.add_argument('--fault', action='append', choices=sorted(FAULTS), help='only this one')
    options = parser.parse_args()
    names = options.fault or list(FAULTS)
    work = [(name, options.seed, options.count) for name in names]
    # Each fault has a process of its own, so that it is in no other one.
    found: list[Found] = []
    with ProcessPoolExecutor(
        options.jobs, mp_context=get_context('spawn'), max_tasks_per_child=1
    ) as pool:
        for row in pool.map(measured, [('', options.seed, options.count), *work]):
            found.append(row)
            print(told(row, found[0].unsound), flush=True)
    sound, found = found[0], found[1:]
    count = sum(row.unsound > sound.unsound for row in found)
    print(f'{count} of {len(found)} faults found')
    return 0 if count == len(found) else 1


def told(row: Found, without: int) -> str:
    """Return a line about a fault; ``without`` is how many pairs are unsound without any."""
    if not row.name:
        return f'without a fault: {row.unsound} of {row.pairs} pairs unsound'
    is_found = 'found' if row.unsound > without else 'MISSED'
    return f'{is_found}: {row.name}: {row.unsound} of {row.pairs}: {row.told}'


def measured(task: tuple[str, int, int]) -> Found:
    """Plant a fault in this process, and check pairs."""
    name, seed, count = task
    pairs = varied('rst', seed, count) + varied('md', seed, count)
    if name:
        switch_proofs_off()
        FAULTS[name]()
    unsound = check(pairs)
    told = unsound[0][1][0][:100] if unsound else ''
    return Found(name, len(unsound), len(pairs), told)


def varied(form: str, seed: int, count: int) -> list[Pair]:
    """Return pairs each of which has an edit of a kind that no other one has, if there are any."""
    pairs: list[Pair] = []
    known: set[str] = set()
    for number in range(20 * count):
        pair = make_pair(number, form, seed)
        if len(pairs) < count and not known.issuperset(pair.edits):
            known.update(pair.edits)
            pairs.append(pair)
    return pairs


if __name__ == '__main__':
    sys.exit(main())
