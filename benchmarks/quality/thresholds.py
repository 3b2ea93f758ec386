"""Says whether the engine's thresholds are fitted to the texts that measure it: see README.rst.

Each one is chosen anew on four fifths of the texts and scored on the fifth that it has not
seen.  A shipped value that scores as well there as those that were chosen is not tuned to rows.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import ours
from gold import load
from tables import table

from sphinxcontrib_ledger.engine.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from gold import Gold, Row

FOLDS = 5
RESULTS = Path(__file__).parent / 'results'


class Threshold(NamedTuple):
    """A threshold of the engine, by its name in ``Thresholds``, and values that it might have."""

    name: str
    values: tuple[float, ...]


THRESHOLDS = (
    Threshold('script.coalescing.balanced.share', (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5)),
    Threshold('script.coalescing.balanced.chance', (0.1, 0.2, 0.3)),
    Threshold('script.coalescing.balanced.slope', (0.0, 1.0, 1.5, 2.0, 3.0, 4.0)),
    Threshold('script.coalescing.balanced.start', (0.8, 1.2, 1.5, 1.8, 2.5)),
    Threshold('script.swapped', (0.3, 0.5, 0.8)),
    Threshold('script.swapped_weight', (2, 3, 5, 10)),
    Threshold('script.swapped_words', (2, 4, 8, 16)),
    Threshold('script.rewritten_sentence', (0.0, 0.2, 0.3, 0.4, 0.5, 0.6)),
    Threshold('script.sentence_words', (4, 8, 16)),
    Threshold('script.rewritten_block', (0, 3, 5, 8, 12)),
    Threshold('script.whole_sentence', (2, 3, 4, 8)),
    Threshold('script.long_opening', (4, 6, 8, 12, 1000)),
    Threshold('script.positional', (0.3, 0.5, 0.6, 0.7, 0.9)),
    Threshold('script.known_sentence', (3, 4, 6, 8)),
    Threshold('script.similar_sentence', (0.3, 0.4, 0.5, 0.6, 1.1)),
    Threshold('script.special_sentence', (0.2, 0.3, 0.4, 0.5)),
    Threshold('script.frame', (0.0, 0.1, 0.3)),
    Threshold('script.sentence_pairs', (0, 100, 400)),
    Threshold('script.weighted_pairs', (0, 500, 2_000, 4_000)),
    Threshold('script.region_cost', (0, 2, 5, 10)),
    Threshold('script.phrase_words', (1, 2, 3, 5, 99)),
    Threshold('script.new_sentence_words', (1, 2, 3, 5, 8, 99)),
    Threshold('script.quoted_kept', (0.0, 1.0, 2.0, 4.0)),
    Threshold('script.phrase_small_letters', (0, 3, 5, 8)),
    Threshold('script.run_bonus', (0, 1, 2, 4)),
    Threshold('script.quote_bonus', (0, 1, 3)),
    Threshold('script.sign_moved_words', (0, 4, 8, 16)),
    Threshold('script.rewritten', (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)),
    Threshold('script.rewritten_words', (4, 8, 16)),
    Threshold('alignment.similar', (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)),
    Threshold('alignment.same_place', (0.0, 0.05, 0.2)),
    Threshold('alignment.same_neighbour', (0.0, 0.05, 0.1)),
    Threshold('alignment.moved', (0.3, 0.4, 0.5, 0.6, 0.7)),
    Threshold('alignment.moved_by_letters_words', (0.01, 0.2, 0.3, 0.4)),
    Threshold('alignment.moved_by_letters', (0.5, 0.6, 0.7, 0.8, 0.9)),
    Threshold('alignment.moved_short_words', (4, 8, 12, 20)),
    Threshold('alignment.moved_short', (0.5, 0.7, 0.8, 0.9)),
    Threshold('alignment.same_code', (0.7, 0.8, 0.9)),
    Threshold('alignment.code_letters', (0, 1_000_000_000)),
    Threshold('alignment.same_opening', (4, 6, 8)),
    Threshold('alignment.same_opening_share', (0.3, 0.5, 0.7)),
    Threshold('alignment.in_order_words', (12, 25, 50)),
    Threshold('alignment.in_order_short', (0.45, 0.5, 0.6, 0.7)),
    Threshold('alignment.in_order', (0.0, 0.35, 0.45, 0.55)),
    Threshold('alignment.rival', (0.6, 0.7, 0.8, 0.9)),
    Threshold('alignment.few_rivals', (0, 1, 2)),
    Threshold('alignment.sure', (0.6, 0.75, 0.9)),
    Threshold('alignment.moved_between', (0.3, 0.5, 0.7)),
    Threshold('alignment.known_length', (20, 40, 80)),
    Threshold('alignment.renumbered', (3, 5, 8)),
    Threshold('alignment.became', (0.25, 0.4, 0.5, 0.7)),
    Threshold('alignment.other_kind', (0.0, 0.1, 0.2, 0.4)),
    Threshold('alignment.same_number', (0.0, 0.1, 0.2, 0.4)),
    Threshold('alignment.renamed', (0.25, 0.5, 1.0)),
    Threshold('alignment.pairs_by_letters', (0, 400)),
    Threshold('alignment.hardly_changed', (0.5, 0.6, 0.75)),
    Threshold('alignment.next_best', (0.6, 0.75, 0.9)),
    Threshold('alignment.whole', (0.6, 0.7, 0.8, 0.9, 1.1)),
    Threshold('alignment.contained', (0.2, 0.25, 0.3, 0.4, 0.5, 0.6)),
    Threshold('alignment.contained_few_words', (0, 12, 24)),
    Threshold('alignment.contained_of_few', (0.3, 0.5, 0.7)),
    Threshold('alignment.contained_apart', (0.4, 0.5, 0.6, 0.7, 0.8)),
    Threshold('alignment.few_between', (0, 2, 4, 8)),
    Threshold('alignment.version', (0.3, 0.5, 0.7)),
    Threshold('alignment.few_versions', (1, 3, 6)),
    Threshold('alignment.framed', (0.4, 0.6, 0.8)),
    Threshold('alignment.nearly', (0.7, 0.9, 1.0)),
    Threshold('alignment.telling_letters', (1, 3, 5)),
    Threshold('alignment.own_words', (0, 2, 4, 8)),
    Threshold('alignment.same_section', (0.1, 0.3, 0.5)),
    Threshold('alignment.renamed_section', (0.4, 0.6, 0.8)),
    Threshold('alignment.same_list', (0.3, 0.5, 0.7)),
    Threshold('alignment.whole_list', (2, 3, 5)),
    Threshold('alignment.rival_short', (0.5, 0.6, 0.8)),
    Threshold('alignment.copied', (0.8, 0.9, 0.95)),
    Threshold('alignment.swapped', (0.25, 0.5, 0.75)),
    # With 0, partners are only looked for among those that share something rare.
    Threshold('alignment.all_pairs', (0, 2_500)),
    Threshold('sequences.myers_words', (0, 50, 150, 300)),
    Threshold('sequences.lcs_cells', (2_500, 250_000, 400_000_000)),
)


NAMES = {threshold.name for threshold in THRESHOLDS}


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

    def changes(self, gold: Gold, trials: Iterable[Tried]) -> int:
        """Return in how many of its texts some of the values make a difference."""
        first, *others = (trial.answers for trial in trials)
        return sum(
            any(first[name][part] != other[name][part] for other in others for part in self.parts)
            for name in (row['id'] for row in self.rows(gold))
        )


def _marks(gold: Gold, row: Row, answer: Row) -> Any:
    return gold.scorer.score_row(row, answer)


def _marks_of_source(gold: Gold, scored: Iterable[Any]) -> float:
    total = gold.scorer.Acc()
    for score in scored:
        total.add(score)
    figures = total.out()
    return float(figures['tokF'] + figures['spanF']) / 2


def _pairs(gold: Gold, row: Row, answer: Row) -> tuple[int, int, int]:
    right, here = ({tuple(pair) for pair in side['para_alignment']} for side in (row, answer))
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
    """The answers for all texts with one value of one threshold, and their scores."""

    answers: dict[str, Row]
    scored: dict[str, dict[str, Any]] = field(default_factory=dict)


HEADS = (
    'threshold', 'shipped', 'chosen', 'shipped, held out', 'chosen, held out', 'texts that change',
    'on all',
)  # fmt: skip


def main() -> int:
    """Choose each threshold on four folds and score it on the fifth; print what comes out."""
    options = _options()
    wanted = [t for t in THRESHOLDS if not options.only or _is_named(t.name, options.only)]
    missing = [threshold for threshold in wanted if current(threshold.name) is None]
    for threshold in missing:
        _say(f'{threshold.name} is not there: change the table')
    parts = ['Thresholds\n==========\n\nWritten by ``benchmarks/quality/thresholds.py``.\n']
    path = options.out / 'thresholds.rst'
    known = kept(path.read_text(encoding='utf-8')) if options.only and path.exists() else {}
    for gold in load(options.gold, options.sources):
        parts += _of_gold(gold, [t for t in wanted if t not in missing], known)
    options.out.mkdir(parents=True, exist_ok=True)
    text = '\n'.join(parts)
    path.write_text(text, encoding='utf-8')
    print(text)
    return 1 if missing else 0


def _is_named(name: str, only: Collection[str]) -> bool:
    """Return whether a threshold is meant by one of some names, its own or that of its group."""
    return any(f'{name}.'.startswith(f'{part}.') for part in only)


def _of_gold(
    gold: Gold, thresholds: Sequence[Threshold], known: dict[str, dict[str, list[str]]]
) -> Iterator[str]:
    """Go through the tables of one file, as text; ``known`` is what ``kept`` returned."""
    measures = [measure for measure in MEASURES if measure.rows(gold)]
    folds = {measure.name: folded(measure.rows(gold)) for measure in measures}
    titles = {m.name: f'{gold.name}, {m.name} ({len(m.rows(gold))} texts)' for m in measures}
    rows = {name: dict(known.get(title, {})) for name, title in titles.items()}
    shipped = tried(gold, measures, Thresholds())
    for name, values in thresholds:
        here = current(name)
        assert here is not None
        by_value = {here: shipped}
        for value in values:
            if value != here:
                by_value[value] = tried(gold, measures, changed(Thresholds(), name, value))
        for measure in measures:
            changes = measure.changes(gold, by_value.values())
            _say(f'{gold.name}, {measure.name}: {name}: {changes} texts change')
            rows[measure.name][name] = (
                [name, *_row(gold, measure, here, by_value, folds[measure.name], changes)]
                if changes
                else []
            )
    for measure in measures:
        yield _section(titles[measure.name], measure, rows[measure.name])


def _section(title: str, measure: Measure, rows: dict[str, list[str]]) -> str:
    """Return a table of the thresholds that make a difference, and the names of the others."""
    by_name = {threshold.name: rows.get(threshold.name) for threshold in THRESHOLDS}
    text = f'{title}\n{"-" * len(title)}\n\nThe score is {measure.meaning}.\n'
    if changing := [row for row in by_name.values() if row]:
        text += f'\n{table(HEADS, changing)}'
    if idle := [f'``{name}``' for name, row in by_name.items() if row == []]:
        text += f'\nNo text changes with {", ".join(idle)}.\n'
    return text


def kept(text: str) -> dict[str, dict[str, list[str]]]:
    """Return the rows of a result that was written before, by title and threshold.

    A threshold that makes no difference has an empty one.
    """
    by_title: dict[str, dict[str, list[str]]] = {}
    rows: dict[str, list[str]] = {}
    for line, below in pairwise([*text.splitlines(), '']):
        if below.startswith('---'):
            rows = by_title[line] = {}
        elif len(cells := re.split('  +', line)) == len(HEADS) and cells[0] in NAMES:
            rows[cells[0]] = cells
        elif line.startswith('No text changes'):
            rows |= {name: [] for name in re.findall('``(.+?)``', line)}
    return by_title


def _options() -> argparse.Namespace:
    def names(argument: str) -> list[str]:
        return argument.split(',')

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('gold', type=Path, nargs='+', help='files .jsonl, or folders of such')
    parser.add_argument('--out', type=Path, default=RESULTS, help='where results are written')
    parser.add_argument('--sources', type=names, default=(), help='only these, with commas')
    parser.add_argument('--only', type=names, default=(), help='only these, with commas')
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


def tried(gold: Gold, measures: Sequence[Measure], thresholds: Thresholds) -> Tried:
    """Compare and score all texts by some thresholds."""
    answers = {
        row['id']: ours.answer(row, ours.by_thresholds(row, thresholds)) for row in gold.rows
    }
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
    """Return what a table says of a threshold, but for its name."""
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


def current(name: str) -> float | None:
    """Return a threshold's value, or none if the engine has no such threshold any more."""
    value: Any = Thresholds()
    for step in name.split('.'):
        value = getattr(value, step, None)
    number: float | None = value
    return number


def changed(thresholds: Any, name: str, value: float) -> Any:
    """Return thresholds, or a group of them, of which one has another value."""
    step, _, rest = name.partition('.')
    inner = changed(getattr(thresholds, step), rest, value) if rest else value
    return replace(thresholds, **{step: inner})


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == '__main__':
    sys.exit(main())
