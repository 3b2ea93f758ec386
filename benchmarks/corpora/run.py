"""Builds every pair of real revisions through Sphinx and looks whether all holds.

``tox run -e corpora -- PATH/TO/corpora``; README.rst says what is looked at.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import report
from check import check
from pairs import load

from pdf import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from check import Result
    from pairs import Pair

RESULTS = Path(__file__).parent / 'results'


def main(arguments: Sequence[str]) -> int:
    """Build, print and write what came out; return the exit status."""
    options = _options(arguments)
    pairs = [pair for pair in load(options.corpora) if options.only in pair.name]
    results = _checked(pairs, options)
    largest = sorted(pairs, key=lambda pair: (-pair.size, pair.name))[: options.pdf]
    _compile(largest, results, options)
    print('\n' + report.summary(results, len(largest)))
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        text = report.document(results, len(largest))
        (options.out / 'corpora.rst').write_text(text, encoding='utf-8')
    return 1 if report.faults(results) or not results else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('corpora', nargs='+', type=Path, help='folders of corpora, or single ones')
    parser.add_argument('--only', default='', help='pairs whose name has this, as peps-dev/0381')
    parser.add_argument('--pdf', type=int, default=20, help='so many of the largest become PDFs')
    parser.add_argument('--keep', type=Path, help='keep what was built in this folder')
    parser.add_argument('--out', type=Path, default=RESULTS, help='where the results are written')
    parser.add_argument('--jobs', type=int, default=os.cpu_count(), help='so many at a time')
    return parser.parse_args(arguments)


def _checked(pairs: Sequence[Pair], options: argparse.Namespace) -> list[Result]:
    results = []
    for _, corpus in groupby(pairs, key=attrgetter('corpus')):
        # A process that has read French goes on to call things by French names.
        with ProcessPoolExecutor(options.jobs) as pool:
            for result in pool.map(partial(check, keep=options.keep), list(corpus)):
                results.append(result)
                print(report.line(result), flush=True)
                for fault in result.faults():
                    print(f'    {fault}', flush=True)
    return results


def _compile(
    largest: Sequence[Pair], results: Sequence[Result], options: argparse.Namespace
) -> None:
    by_name = {result.name: result for result in results}
    with ProcessPoolExecutor(options.jobs) as pool:
        outcomes = pool.map(partial(compiled, keep=options.keep), largest, range(len(largest)))
        for pair, outcome in zip(largest, outcomes, strict=True):
            by_name[pair.name].pdf = outcome
            print(f'{pair.name} pdf: {outcome}', flush=True)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
