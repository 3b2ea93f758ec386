"""Scores what we and other programs mark against the marks that people made: see README.rst."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ours
from gold import load, paragraphs
from peers import PEERS
from tables import plot, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gold import Gold, Row

    Compare = Callable[[Row, str], ours.Data]
    Answers = dict[str, Row]

RESULTS = Path(__file__).parent / 'results'


@dataclass(frozen=True)
class Scored:
    """The scores of one system on one file: over all sources, and in each."""

    name: str
    macro: dict[str, Any]
    sources: dict[str, dict[str, Any]]


def main() -> int:
    """Score, and write what comes out."""
    options = _options()
    compare = ours.by_command if options.by_command else ours.in_process
    golds = load(options.gold, options.sources)
    if options.verify:
        return _verify(golds, options.verify)
    options.out.mkdir(parents=True, exist_ok=True)
    parts = [_head(options)]
    for gold in golds:
        # Alignment and moves are the same at each granularity.
        data = {row['id']: compare(row, 'balanced') for row in gold.rows}
        answers = _ours(gold, compare, data)
        if options.answers:
            _write(gold, answers, options.answers)
        if gold.marked():
            scored = list(_scores(gold, answers, with_peers=options.peers))
            plot(scored, f'{gold.name}: {len(gold.marked())} texts', options.out / gold.name)
            parts.append(_marks(gold, scored))
        parts += _alignment(gold, answers['balanced'])
        if options.moves:
            parts += _moves(gold, data)
    text = '\n'.join(parts)
    (options.out / 'quality.rst').write_text(text, encoding='utf-8')
    print(text)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('gold', type=Path, nargs='+', help='files .jsonl, or folders of such')
    parser.add_argument('--out', type=Path, default=RESULTS, help='where results are written')
    parser.add_argument(
        '--answers', type=Path, metavar='FOLDER', help='also write what the scorer reads, there'
    )
    parser.add_argument(
        '--sources',
        type=lambda names: names.split(','),
        default=(),
        help='only these, with commas',
    )
    parser.add_argument('--no-peers', dest='peers', action='store_false', help='only ours')
    parser.add_argument('--moves', action='store_true', help='say how moved paragraphs are marked')
    parser.add_argument(
        '--by-command', action='store_true', help='run ours as the command, one process a text'
    )
    parser.add_argument(
        '--verify',
        type=int,
        metavar='ROWS',
        help='only look whether the command and the function that we call give the same',
    )
    return parser.parse_args()


def _verify(golds: Sequence[Gold], count: int) -> int:
    rows = [row for gold in golds for row in gold.rows]
    sample = rows[:: max(1, len(rows) // count)][:count]
    differing = list(ours.differing(sample))
    print(f'{len(sample)} of {len(rows)} texts: {len(differing)} differ', *differing, sep='\n')
    return 1 if differing else 0


def _head(options: argparse.Namespace) -> str:
    how = 'as the command' if options.by_command else 'in one process'
    only = f'; only {", ".join(options.sources)}' if options.sources else ''
    return f'Quality\n=======\n\nWritten by ``benchmarks/quality/run.py``; ours ran {how}{only}.\n'


def _ours(gold: Gold, compare: Compare, balanced: dict[str, ours.Data]) -> dict[str, Answers]:
    """Return our answers for each granularity, by the id of the row."""
    found = {}
    for granularity in ours.GRANULARITIES:
        _say(f'{gold.name}: ledger, {granularity}')
        known = balanced if granularity == 'balanced' else {}
        found[granularity] = {
            row['id']: ours.answer(row, known.get(row['id']) or compare(row, granularity))
            for row in gold.rows
        }
    return found


def _write(gold: Gold, answers: dict[str, Answers], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for granularity, found in answers.items():
        lines = ''.join(f'{json.dumps(one, ensure_ascii=False)}\n' for one in found.values())
        (folder / f'{gold.name}-{granularity}.jsonl').write_text(lines, encoding='utf-8')


def _scores(gold: Gold, answers: dict[str, Answers], *, with_peers: bool) -> Iterator[Scored]:
    for granularity, found in answers.items():
        yield _scored(gold, f'ledger, {granularity}', found)
    for peer in PEERS if with_peers else ():
        if not peer.is_here():
            _say(f'{peer.name} is left out: it is not installed')
            continue
        _say(f'{gold.name}: {peer.name}')
        yield _scored(gold, peer.name, dict(_answers(gold, peer.name, peer.marks)))


def _answers(gold: Gold, name: str, marks: Callable[[str, str], Any]) -> Iterator[tuple[str, Row]]:
    for row in gold.marked():
        try:
            original, edited = marks(row['original'], row['edited'])
        except ValueError as error:
            # A text that a peer garbles has no marks of its own, and is scored so.
            _say(f'  {name} garbles {row["id"]}: {error}'[:120])
            continue
        yield row['id'], {'spans_original': original, 'spans_edited': edited}


def _scored(gold: Gold, name: str, answers: Answers) -> Scored:
    sources, _, macro, _ = gold.scorer.evaluate(gold.marked(), answers)
    return Scored(name, macro, sources)


COLUMNS = (
    ('token P', 'tokP'),
    ('token R', 'tokR'),
    ('token F1', 'tokF'),
    ('span F1', 'spanF'),
    ('all right', 'perfect'),
    ('false paint', 'over'),
)


def _marks(gold: Gold, scored: Sequence[Scored]) -> str:
    heads = ['', *(head for head, _ in COLUMNS), 'marks']
    rows = [
        [
            one.name,
            *(f'{100 * one.macro[key]:.1f}' for _, key in COLUMNS),
            f'{one.macro["frag"]:.2f}',
        ]
        for one in scored
    ]
    sources = sorted(scored[0].sources)
    each = [
        [
            one.name,
            *(
                f'{100 * one.sources[name]["tokF"]:.1f} / {100 * one.sources[name]["spanF"]:.1f}'
                for name in sources
            ),
        ]
        for one in scored
    ]
    title = f'Marks on {gold.name} ({len(gold.marked())} texts)'
    return (
        f'{title}\n{"-" * len(title)}\n\n{table(heads, rows)}\n'
        f'Token F1 / span F1 by source:\n\n{table(["", *sources], each)}\n'
        f'.. image:: {gold.name}.png\n'
    )


def _alignment(gold: Gold, answers: Answers) -> Iterator[str]:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        gold.scorer.alignment(gold.rows, answers)
    if told.getvalue():
        title = f'Paragraphs of {gold.name}'
        lines = ''.join(f'   {line}\n' for line in told.getvalue().splitlines())
        yield f'{title}\n{"-" * len(title)}\n\n::\n\n{lines}'


def _moves(gold: Gold, data: dict[str, ours.Data]) -> Iterator[str]:
    """Count the edited paragraphs that moved, and those of them that are marked so."""
    counts: dict[str, list[int]] = {}
    for row in gold.rows:
        if 'moved_edited' not in row:
            continue
        places = paragraphs(row['edited'])
        moved = {places.index(tuple(place)) for place in row['moved_edited']}
        marked = ours.moved(row, data[row['id']])
        kind = 'with a move' if moved else 'without'
        count = counts.setdefault(f'{row["source"]}, {kind}', [0] * 6)
        still = len(places) - len(moved)
        found, false = len(marked & moved), len(marked - moved)
        for place, by in enumerate((1, marked == moved, len(moved), found, still, false)):
            count[place] += by
    if counts:
        title = f'Moves in {gold.name}'
        heads = ['', 'texts', 'all right', 'moved', 'marked', '%', 'not moved', 'marked', '%']
        rows = [
            [
                name, *map(str, (texts, right, moved, found)), _share(found, moved),
                *map(str, (still, false)), _share(false, still),
            ]
            for name, (texts, right, moved, found, still, false) in sorted(counts.items())
        ]  # fmt: skip
        yield f'{title}\n{"-" * len(title)}\n\n{table(heads, rows)}'


def _share(part: int, whole: int) -> str:
    return f'{100 * part / whole:.1f}' if whole else '-'


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == '__main__':
    sys.exit(main())
