"""Says whether the engine's constants are fitted to the texts that measure it: see README.rst.

Each constant is chosen anew on four fifths of the texts and scored on the fifth that it has not
seen.  A shipped value that scores as well there as those that were chosen is not tuned to rows.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import ours
from gold import load
from tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gold import Gold, Row

ENGINE = 'sphinxcontrib_ledger.engine'
FOLDS = 5
RESULTS = Path(__file__).parent / 'results'


class Constant(NamedTuple):
    """A constant of the engine, and values that it might have as well.

    ``name`` may lead into a table of named tuples: ``GRANULARITY.balanced.share``.
    """

    module: str
    name: str
    values: tuple[float, ...]


CONSTANTS = (
    Constant('islands', 'GRANULARITY.balanced.share', (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5)),
    Constant('islands', 'GRANULARITY.balanced.slope', (0.0, 1.0, 1.5, 2.0, 3.0, 4.0)),
    Constant('islands', 'GRANULARITY.balanced.start', (0.8, 1.2, 1.5, 1.8, 2.5)),
    Constant('islands', 'SWAPPED', (0.3, 0.5, 0.8)),
    Constant('widen', 'REWRITTEN', (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)),
    Constant('widen', 'REWRITTEN_WORDS', (4, 8, 16)),
    Constant('sentences', 'REWRITTEN_SENTENCE', (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)),
    Constant('sentences', 'SENTENCE_WORDS', (4, 8, 16)),
    Constant('pairing', 'SIMILAR', (0.1, 0.15, 0.2, 0.3, 0.4)),
    Constant('pairing', 'MOVED', (0.3, 0.4, 0.5, 0.6, 0.7)),
    Constant('pairing', 'CONTAINED', (0.2, 0.3, 0.4, 0.5, 0.6)),
)


def main() -> int:
    """Choose each constant on four folds and score it on the fifth; print what comes out."""
    options = _options()
    parts = ['Thresholds\n==========\n\nWritten by ``benchmarks/quality/thresholds.py``.\n']
    for gold in load(options.gold, options.sources):
        if not gold.marked():
            continue
        folds = folded(gold)
        shipped = scores(gold)
        rows = []
        for constant in CONSTANTS:
            here = current(constant)
            if here is None:
                _say(f'{constant.module}.{constant.name} is not there: change the table')
                continue
            rows.append(_row(gold, constant, here, shipped, folds))
        heads = ('constant', 'shipped', 'chosen', 'shipped, held out', 'chosen, held out', 'all')
        parts.append(f'{gold.name}, {len(gold.marked())} texts:\n\n{table(heads, rows)}')
        print(parts[-1])
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / 'thresholds.rst').write_text('\n'.join(parts), encoding='utf-8')
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('gold', type=Path, nargs='+', help='files .jsonl, or folders of such')
    parser.add_argument('--out', type=Path, default=RESULTS, help='where results are written')
    parser.add_argument(
        '--sources', type=lambda names: names.split(','), default=(), help='only these'
    )
    return parser.parse_args()


def folded(gold: Gold) -> list[frozenset[str]]:
    """Return the ids of the rows in each fold.

    Rows of one group (versions of one text) stay together, so that no fold has seen the texts of
    another, and each source has the same share of every fold, as nearly as its groups allow.
    """
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in gold.marked():
        groups[row['source']][row['group']].append(row['id'])
    folds: list[set[str]] = [set() for _ in range(FOLDS)]
    for of_source in groups.values():
        sizes = [0] * FOLDS
        # The largest first, each to the fold that has least of this source.
        for group in sorted(of_source, key=lambda name: (-len(of_source[name]), name)):
            least = sizes.index(min(sizes))
            sizes[least] += len(of_source[group])
            folds[least].update(of_source[group])
    return [frozenset(fold) for fold in folds]


def scores(gold: Gold) -> dict[str, Row]:
    """Return what the scorer says of each row, with the constants as they are now."""
    return {
        row['id']: gold.scorer.score_row(row, ours.answer(row, ours.in_process(row, 'balanced')))
        for row in gold.marked()
    }


def mean_score(gold: Gold, scored: dict[str, Row], ids: Callable[[str], bool]) -> float:
    """Return the mean of token F1 and exact span F1, each the mean over the sources."""
    sources: dict[str, Any] = {}
    for row in gold.marked():
        if ids(row['id']):
            sources.setdefault(row['source'], gold.scorer.Acc()).add(scored[row['id']])
    found = [source.out() for source in sources.values()]
    return 100 * sum(one['tokF'] + one['spanF'] for one in found) / (2 * len(found))


def _row(
    gold: Gold,
    constant: Constant,
    here: float,
    shipped: dict[str, Row],
    folds: Sequence[frozenset[str]],
) -> list[str]:
    by_value = {here: shipped}
    for value in constant.values:
        if value not in by_value:
            with changed(constant, value):
                by_value[value] = scores(gold)
    chosen, ours_out, theirs_out = [], [], []
    for fold in folds:
        seen = {
            value: mean_score(gold, scored, lambda name, fold=fold: name not in fold)
            for value, scored in sorted(by_value.items())
        }
        # Of equals, the shipped one: it makes no difference to what is scored.
        best = max(seen, key=lambda value: (seen[value], value == here))
        chosen.append(best)
        ours_out.append(mean_score(gold, shipped, fold.__contains__))
        theirs_out.append(mean_score(gold, by_value[best], fold.__contains__))
    everything = ', '.join(
        f'{value:g}: {mean_score(gold, scored, lambda name: True):.2f}'
        for value, scored in sorted(by_value.items())
    )
    _say(f'{constant.name}: {everything}')
    return [
        constant.name,
        f'{here:g}',
        ' '.join(f'{value:g}' for value in chosen),
        f'{sum(ours_out) / FOLDS:.2f}',
        f'{sum(theirs_out) / FOLDS:.2f}',
        everything,
    ]


def current(constant: Constant) -> float | None:
    """Return a constant's value, or none if the engine has no such constant any more."""
    name, *inside = constant.name.split('.')
    try:
        value = getattr(import_module(f'{ENGINE}.{constant.module}'), name, None)
    except ModuleNotFoundError:
        return None
    if inside and value is not None:
        value = getattr(value.get(inside[0]), inside[1], None)
    return value


@contextlib.contextmanager
def changed(constant: Constant, value: float) -> Iterator[None]:
    """Give a constant another value in every module of the engine that has it."""
    name, *inside = constant.name.split('.')
    with contextlib.ExitStack() as stack:
        if inside:
            mapping = getattr(import_module(f'{ENGINE}.{constant.module}'), name)
            other = mapping[inside[0]]._replace(**{inside[1]: value})
            stack.enter_context(patch.dict(mapping, {inside[0]: other}))
        else:
            for found, module in list(sys.modules.items()):
                if found.startswith(ENGINE) and hasattr(module, name):
                    stack.enter_context(patch.object(module, name, value))
        yield


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == '__main__':
    sys.exit(main())
