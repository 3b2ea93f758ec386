"""Says whether the engine's constants are fitted to the texts that measure it: see README.rst.

Each constant is chosen anew on four fifths of the texts and scored on the fifth that it has not
seen.  A shipped value that scores as well there as those that were chosen is not tuned to rows.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import ours
from gold import load
from tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from types import ModuleType

    from gold import Gold, Row

PACKAGE = 'sphinxcontrib_ledger'
FOLDS = 5
RESULTS = Path(__file__).parent / 'results'


class Constant(NamedTuple):
    """A constant of the engine, and values that it might have as well.

    ``name`` may lead into a table or a tuple: ``GRANULARITY.balanced.share``, ``PAIR.0``.
    """

    module: str
    name: str
    values: tuple[float, ...]


CONSTANTS = (
    Constant('islands', 'GRANULARITY.balanced.share', (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5)),
    Constant('islands', 'GRANULARITY.balanced.slope', (0.0, 1.0, 1.5, 2.0, 3.0, 4.0)),
    Constant('islands', 'GRANULARITY.balanced.start', (0.8, 1.2, 1.5, 1.8, 2.5)),
    Constant('islands', 'SWAPPED', (0.3, 0.5, 0.8)),
    Constant('islands', 'SWAPPED_WEIGHT', (2, 3, 5, 10)),
    Constant('islands', 'SWAPPED_WORDS', (2, 4, 8, 16)),
    Constant('sentences', 'REWRITTEN_SENTENCE', (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)),
    Constant('sentences', 'SENTENCE_WORDS', (4, 8, 16)),
    Constant('widen', 'REWRITTEN', (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)),
    Constant('widen', 'REWRITTEN_WORDS', (4, 8, 16)),
    Constant('pairing', 'SIMILAR', (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)),
    Constant('pairing', 'SAME_PLACE', (0.0, 0.05, 0.2)),
    Constant('pairing', 'SAME_NEIGHBOUR', (0.0, 0.05, 0.1)),
    Constant('likeness', 'MOVED', (0.3, 0.4, 0.5, 0.6, 0.7)),
    Constant('likeness', 'MOVED_BY_LETTERS.0', (0.01, 0.2, 0.3, 0.4)),
    Constant('likeness', 'MOVED_BY_LETTERS.1', (0.5, 0.6, 0.7, 0.8, 0.9)),
    Constant('likeness', 'MOVED_SHORT.0', (4, 8, 12, 20)),
    Constant('likeness', 'MOVED_SHORT.1', (0.5, 0.7, 0.8, 0.9)),
    Constant('likeness', 'IN_ORDER.0', (12, 25, 50)),
    Constant('likeness', 'IN_ORDER.1', (0.45, 0.5, 0.6, 0.7)),
    Constant('likeness', 'IN_ORDER.2', (0.0, 0.35, 0.45, 0.55)),
    Constant('rivals', 'RIVAL', (0.6, 0.7, 0.8, 0.9)),
    Constant('rivals', 'FEW_RIVALS', (0, 1, 2)),
    Constant('rivals', 'SURE', (0.6, 0.75, 0.9)),
    Constant('likeness', 'MOVED_BETWEEN', (0.3, 0.5, 0.7)),
    Constant('likeness', 'KNOWN_LENGTH', (20, 40, 80)),
    Constant('likeness', 'RENUMBERED', (3, 5, 8)),
    Constant('pairing', 'BECAME', (0.25, 0.4, 0.5, 0.7)),
    Constant('pairing', 'OTHER_KIND', (0.0, 0.1, 0.2, 0.4)),
    Constant('pairing', 'SAME_NUMBER', (0.0, 0.1, 0.2, 0.4)),
    Constant('pairing', 'RENAMED', (0.25, 0.5, 1.0)),
    Constant('replacing', 'BY_LETTERS', (0, 400)),
    Constant('crossing', 'HARDLY_CHANGED', (0.5, 0.6, 0.75)),
    Constant('crossing', 'NEXT_BEST', (0.6, 0.75, 0.9)),
    Constant('parts', 'WHOLE', (0.6, 0.7, 0.8, 0.9, 1.1)),
    Constant('parts', 'CONTAINED', (0.2, 0.25, 0.3, 0.4, 0.5, 0.6)),
    # With 0, partners are only looked for among those that share something rare.
    Constant('candidates', 'ALL_PAIRS', (0, 2_500)),
    Constant('diff', 'MYERS_WORDS', (0, 50, 150, 300)),
    Constant('diff', 'LCS_CELLS', (2_500, 250_000, 400_000_000)),
)


NAMES = {constant.name for constant in CONSTANTS}


class Measure(NamedTuple):
    """Something to score: which rows say it, the score of a row, and the mean of a source.

    ``key`` is what such a row has, ``parts`` are those of an answer that count, and ``of_row``
    makes what ``of_source`` puts together, so that a text is scored once.
    """

    name: str
    meaning: str
    key: str
    parts: tuple[str, ...]
    of_row: Callable[[Gold, Row, Row], Any]
    of_source: Callable[[Gold, Iterable[Any]], float]

    def rows(self, gold: Gold) -> list[Row]:
        """Return the rows that say what is right."""
        return [row for row in gold.rows if self.key in row]

    def changes(self, gold: Gold, found: Iterable[Tried]) -> int:
        """Return in how many of its texts some of the values make a difference."""
        first, *others = (one.answers for one in found)
        return sum(
            any(first[name][part] != other[name][part] for other in others for part in self.parts)
            for name in (row['id'] for row in self.rows(gold))
        )


def _marks(gold: Gold, row: Row, answer: Row) -> Any:
    return gold.scorer.score_row(row, answer)


def _marks_of_source(gold: Gold, scored: Iterable[Any]) -> float:
    total = gold.scorer.Acc()
    for one in scored:
        total.add(one)
    found = total.out()
    return float(found['tokF'] + found['spanF']) / 2


def _pairs(gold: Gold, row: Row, answer: Row) -> tuple[int, int, int]:
    right, here = ({tuple(pair) for pair in one['para_alignment']} for one in (row, answer))
    return len(right & here), len(here), len(right)


def _pairs_of_source(gold: Gold, scored: Iterable[Any]) -> float:
    return float(gold.scorer.prf(*map(sum, zip(*scored, strict=True)))[2])


MEASURES = (
    Measure(
        'marks',
        'the mean of token F1 and span F1',
        'gold_spans_original',
        ('spans_original', 'spans_edited'),
        _marks,
        _marks_of_source,
    ),
    Measure(
        'paragraphs',
        'F1 of the pairs of paragraphs',
        'para_alignment',
        ('para_alignment',),
        _pairs,
        _pairs_of_source,
    ),
)


@dataclass
class Tried:
    """What became of the texts with one value of one constant."""

    answers: dict[str, Row]
    scored: dict[str, dict[str, Any]] = field(default_factory=dict)


HEADS = (
    'constant', 'shipped', 'chosen', 'shipped, held out', 'chosen, held out', 'texts that change',
    'on all',
)  # fmt: skip


def main() -> int:
    """Choose each constant on four folds and score it on the fifth; print what comes out."""
    options = _options()
    wanted = [c for c in CONSTANTS if not options.only or c.name.split('.')[0] in options.only]
    missing = [constant for constant in wanted if current(constant) is None]
    for constant in missing:
        _say(f'{constant.module}.{constant.name} is not there: change the table')
    parts = ['Thresholds\n==========\n\nWritten by ``benchmarks/quality/thresholds.py``.\n']
    path = options.out / 'thresholds.rst'
    known = kept(path.read_text(encoding='utf-8')) if options.only and path.exists() else {}
    for gold in load(options.gold, options.sources):
        parts += _of_gold(gold, [c for c in wanted if c not in missing], known)
    options.out.mkdir(parents=True, exist_ok=True)
    text = '\n'.join(parts)
    path.write_text(text, encoding='utf-8')
    print(text)
    return 1 if missing else 0


def _of_gold(
    gold: Gold, constants: Sequence[Constant], known: dict[str, dict[str, list[str]]]
) -> Iterator[str]:
    """Go through the tables of one file, as text; ``known`` is what ``kept`` returned."""
    measures = [measure for measure in MEASURES if measure.rows(gold)]
    folds = {measure.name: folded(measure.rows(gold)) for measure in measures}
    titles = {m.name: f'{gold.name}, {m.name} ({len(m.rows(gold))} texts)' for m in measures}
    rows = {name: dict(known.get(title, {})) for name, title in titles.items()}
    shipped = tried(gold, measures)
    for constant in constants:
        here = current(constant)
        assert here is not None
        by_value = {here: shipped}
        for value in constant.values:
            if value != here:
                with changed(constant, value):
                    by_value[value] = tried(gold, measures)
        for measure in measures:
            changes = measure.changes(gold, by_value.values())
            _say(f'{gold.name}, {measure.name}: {constant.name}: {changes} texts change')
            rows[measure.name][constant.name] = (
                [constant.name, *_row(gold, measure, here, by_value, folds[measure.name], changes)]
                if changes
                else []
            )
    for measure in measures:
        yield _section(titles[measure.name], measure, rows[measure.name])


def _section(title: str, measure: Measure, rows: dict[str, list[str]]) -> str:
    """Return a table of the constants that make a difference, and the names of the others."""
    found = {constant.name: rows.get(constant.name) for constant in CONSTANTS}
    text = f'{title}\n{"-" * len(title)}\n\nThe score is {measure.meaning}.\n'
    if told := [row for row in found.values() if row]:
        text += f'\n{table(HEADS, told)}'
    if idle := [f'``{name}``' for name, row in found.items() if row == []]:
        text += f'\nNo text changes with {", ".join(idle)}.\n'
    return text


def kept(text: str) -> dict[str, dict[str, list[str]]]:
    """Return the rows of a result that was written before, by title and constant.

    A constant that makes no difference has an empty one.
    """
    found: dict[str, dict[str, list[str]]] = {}
    rows: dict[str, list[str]] = {}
    for line, below in pairwise([*text.splitlines(), '']):
        if below.startswith('---'):
            rows = found[line] = {}
        elif len(cells := re.split('  +', line)) == len(HEADS) and cells[0] in NAMES:
            rows[cells[0]] = cells
        elif line.startswith('No text changes'):
            rows |= {name: [] for name in re.findall('``(.+?)``', line)}
    return found


def _options() -> argparse.Namespace:
    def names(argument: str) -> list[str]:
        return argument.split(',')

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('gold', type=Path, nargs='+', help='files .jsonl, or folders of such')
    parser.add_argument('--out', type=Path, default=RESULTS, help='where results are written')
    parser.add_argument('--sources', type=names, default=(), help='only these, with commas')
    parser.add_argument('--only', type=names, default=(), help='only these constants, with commas')
    return parser.parse_args()


def folded(rows: Iterable[Row]) -> list[frozenset[str]]:
    """Return the ids of the rows in each fold.

    Rows of one group (versions of one text) stay together, so that no fold has seen the texts of
    another, and each source has the same share of every fold, as nearly as its groups allow.
    """
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
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


def tried(gold: Gold, measures: Sequence[Measure]) -> Tried:
    """Compare and score all texts with the constants as they are now."""
    answers = {row['id']: ours.answer(row, ours.in_process(row, 'balanced')) for row in gold.rows}
    result = Tried(answers)
    for measure in measures:
        result.scored[measure.name] = {
            row['id']: measure.of_row(gold, row, answers[row['id']]) for row in measure.rows(gold)
        }
    return result


def mean_score(
    gold: Gold, measure: Measure, found: Tried, ids: Collection[str] | None = None
) -> float:
    """Return the score of some texts (of all, if none are named): the mean over the sources."""
    sources: dict[str, list[Any]] = defaultdict(list)
    for row in measure.rows(gold):
        if ids is None or row['id'] in ids:
            sources[row['source']].append(found.scored[measure.name][row['id']])
    means = [measure.of_source(gold, scored) for scored in sources.values()]
    return 100 * sum(means) / len(means)


def _row(
    gold: Gold,
    measure: Measure,
    here: float,
    by_value: dict[float, Tried],
    folds: Sequence[frozenset[str]],
    changes: int,
) -> list[str]:
    """Return what a table says of a constant, but for its name."""
    everything = frozenset().union(*folds)
    chosen, ours_out, theirs_out = [], [], []
    for fold in folds:
        seen = {
            value: mean_score(gold, measure, found, everything - fold)
            for value, found in sorted(by_value.items())
        }
        # Of equals, the shipped one: it makes no difference to what is scored.
        best = max(seen, key=lambda value: (seen[value], value == here))
        chosen.append(best)
        ours_out.append(mean_score(gold, measure, by_value[here], fold))
        theirs_out.append(mean_score(gold, measure, by_value[best], fold))
    return [
        f'{here:g}',
        ' '.join(f'{value:g}' for value in chosen),
        f'{sum(ours_out) / FOLDS:.2f}',
        f'{sum(theirs_out) / FOLDS:.2f}',
        str(changes),
        # The longest column is the last one.
        ', '.join(
            f'{value:g}: {mean_score(gold, measure, found):.2f}'
            for value, found in sorted(by_value.items())
        ),
    ]


def current(constant: Constant) -> float | None:
    """Return a constant's value, or none if the engine has no such constant any more."""
    name, *steps = constant.name.split('.')
    try:
        value = getattr(import_module(f'{PACKAGE}.engine.{constant.module}'), name)
        for step in steps:
            value = _inside(value, step)
    except (ImportError, AttributeError, LookupError):
        return None
    found: float = value
    return found


@contextlib.contextmanager
def changed(constant: Constant, value: float) -> Iterator[None]:
    """Give a constant another value in every module that has it by name.

    What the engine has kept in caches was found with the other value, so they are emptied.
    """
    name, *steps = constant.name.split('.')
    before = getattr(import_module(f'{PACKAGE}.engine.{constant.module}'), name)
    after = _replaced(before, steps, value)
    with contextlib.ExitStack() as stack:
        for module in _modules():
            if getattr(module, name, None) == before:
                stack.enter_context(patch.object(module, name, after))
        stack.callback(_forget)
        _forget()
        yield


def _inside(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value[step]
    return value[int(step)] if step.isdigit() else getattr(value, step)


def _replaced(value: Any, steps: Sequence[str], by: float) -> Any:
    """Return a value with one number in it replaced."""
    if not steps:
        return by
    step, *rest = steps
    new = _replaced(_inside(value, step), rest, by)
    if isinstance(value, dict):
        return {**value, step: new}
    if step.isdigit():
        return tuple(new if at == int(step) else one for at, one in enumerate(value))
    return value._replace(**{step: new})


def _modules() -> list[ModuleType]:
    return [module for name, module in list(sys.modules.items()) if name.startswith(PACKAGE)]


def _forget() -> None:
    for module in _modules():
        for value in list(vars(module).values()):
            # The class of such caches has the method, too.
            if not isinstance(value, type) and hasattr(value, 'cache_clear'):
                value.cache_clear()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == '__main__':
    sys.exit(main())
