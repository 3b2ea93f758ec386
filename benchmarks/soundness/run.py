"""Builds random pairs and says which finished pages are unsound.

``PYTHONPATH=. python benchmarks/soundness/run.py --count 10000 --format rst --seed 0 --jobs 2``

Each pair is a document of random constructs of docutils, Sphinx, MyST and sphinx-design, and an
edited copy of it; ``--keep FOLDER`` writes the files of each unsound pair and what is wrong.
The exit status is 1 if there is one.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

from checker import faults
from pairs import WRITERS, build_pairs, make_pair

from projects import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pairs import Pair

#: So many pairs are one project: more take no less time each.
BATCH = 50


class Outcome(NamedTuple):
    """The unsound pairs of a batch with their faults, and the processor time that it took."""

    unsound: list[tuple[Pair, list[str]]]
    seconds: float


def main() -> int:
    """Check the pairs, and print the unsound ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--count', type=int, default=100, help='how many pairs of each format')
    parser.add_argument('--format', choices=sorted(WRITERS), action='append', help='only this one')
    parser.add_argument('--seed', type=int, default=0, help='another number makes other pairs')
    parser.add_argument('--start', type=int, default=0, help='the number of the first pair')
    parser.add_argument('--jobs', type=int, default=os.cpu_count(), help='so many at a time')
    parser.add_argument('--builder', choices=list(FORMATS), action='append', help='only these')
    parser.add_argument('--keep', type=Path, help='where unsound pairs are written')
    options = parser.parse_args()
    numbers = range(options.start, options.start + options.count)
    batches = [
        (form, list(numbers[at : at + BATCH]))
        for form in options.format or sorted(WRITERS)
        for at in range(0, len(numbers), BATCH)
    ]
    started = perf_counter()
    # The document is what the account is compared with.
    builders = tuple(dict.fromkeys(('html', 'xml', *(options.builder or FORMATS))))
    work = partial(_batch, seed=options.seed, builders=builders)
    if options.jobs == 1:
        outcomes = _told(map(work, batches), options.keep)
    else:
        with ProcessPoolExecutor(options.jobs) as pool:
            outcomes = _told(pool.map(work, batches), options.keep)
    pairs = sum(len(batch) for _, batch in batches)
    unsound = [name for names in outcomes for name in names]
    print(
        f'{pairs} pairs, {len(unsound)} unsound; {perf_counter() - started:.0f} s, '
        f'{sum(_SECONDS) / pairs:.3f} s of processor time each'
    )
    return 1 if unsound else 0


_SECONDS: list[float] = []


def _told(outcomes: Iterable[Outcome], keep: Path | None) -> list[list[str]]:
    """Print unsound pairs as they are found; return their names by batch."""
    names = []
    for outcome in outcomes:
        _SECONDS.append(outcome.seconds)
        for pair, wrong in outcome.unsound:
            print('\n    '.join((f'{pair.name}: {", ".join(pair.edits)}', *wrong)), flush=True)
            if keep:
                write(pair, wrong, keep / pair.name)
        names.append([pair.name for pair, _ in outcome.unsound])
    return names


def write(pair: Pair, wrong: Sequence[str], folder: Path) -> None:
    """Write the files of a pair, and what is wrong with it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f'original.{pair.form}').write_text(pair.original, encoding='utf-8')
    (folder / f'edited.{pair.form}').write_text(pair.edited, encoding='utf-8')
    told = '\n'.join((', '.join(pair.edits), *wrong)) + '\n'
    (folder / 'wrong.txt').write_text(told, encoding='utf-8')


def _batch(batch: tuple[str, list[int]], seed: int, builders: Sequence[str]) -> Outcome:
    form, numbers = batch
    started = process_time()
    # Sphinx makes many nodes that live as long as a batch: looking for rubbish takes a tenth.
    gc.disable()
    unsound = check([make_pair(number, form, seed) for number in numbers], builders)
    return Outcome(unsound, process_time() - started)


def check(
    pairs: Sequence[Pair], builders: Sequence[str] = tuple(FORMATS)
) -> list[tuple[Pair, list[str]]]:
    """Build pairs as one batch; return the unsound ones with their faults.

    If the build crashes, halves of it are built, until the pair is found that it crashes for.
    """
    try:
        return _checked(pairs, builders)
    except Exception as error:
        if len(pairs) == 1:
            return [(pairs[0], [f'crash: {error!r}'])]
        half = len(pairs) // 2
        return [*check(pairs[:half], builders), *check(pairs[half:], builders)]


def _checked(pairs: Sequence[Pair], builders: Sequence[str]) -> list[tuple[Pair, list[str]]]:
    with TemporaryDirectory(prefix='ledger-soundness-') as folder:
        built = build_pairs(pairs, Path(folder), builders)
        wrong = [(pair, list(faults(pair, built, builders))) for pair in pairs]
    return [(pair, told) for pair, told in wrong if told]


if __name__ == '__main__':
    sys.exit(main())
