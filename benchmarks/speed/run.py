"""How fast the package is, in terms of the time that docutils needs to parse both files.

``tox run -e speed -- PATH/TO/corpora/peps-dev``; README.rst says what the figures mean.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from math import log
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from articles import ARTICLES
from in_sphinx import measure_in, project
from measure import SPLIT, Figures, measure
from shapes import SHAPES
from versions import added_by_comparison
from whole_pages import print_shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES = (10_000, 30_000, 100_000)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    options = _options(arguments)
    if options.shapes is not None:
        print_shapes(options.shapes or list(SHAPES), options.repeat)
        return
    for folder in options.corpora:
        docutils = list(_corpus(folder, partial(measure, repeat=options.repeat)))
        _print_corpus(folder, 'docutils parsing', docutils, options.slowest)
        with project() as app:
            sphinx = list(_corpus(folder, partial(measure_in, app, repeat=options.repeat)))
        _print_corpus(folder, 'Sphinx reading', sphinx, options.slowest)
        added = added_by_comparison(list(_pairs(folder)), options.repeat)
        _say(f'\n{folder.name}: {len(added)} pages of a project that is compared with its version')
        _row('added to reading', list(added.values()))
    if not options.no_scale:
        _print_scale(options.sizes, options.articles or list(ARTICLES), options.repeat)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('corpora', nargs='*', type=Path, help='folders with a manifest.jsonl')
    parser.add_argument('--repeat', type=int, default=3, help='take the best of so many runs')
    parser.add_argument('--slowest', type=int, default=0, help='name so many of the slowest pairs')
    parser.add_argument('--no-scale', action='store_true', help='leave the made-up articles out')
    parser.add_argument('--sizes', type=int, nargs='+', default=SIZES, help='of these, in words')
    parser.add_argument('--articles', nargs='+', choices=ARTICLES, help='which of these')
    parser.add_argument(
        '--shapes', nargs='*', metavar='SHAPE', help='instead: whole pages of these shapes, or all'
    )
    return parser.parse_args(arguments)


def _corpus(folder: Path, measured: Callable[[str, Path, Path], Figures]) -> Iterator[Figures]:
    """Go through the pairs of a corpus, none left out."""
    for pair in _pairs(folder):
        yield measured(*pair)


def _pairs(folder: Path) -> Iterator[tuple[str, Path, Path]]:
    for line in (folder / 'manifest.jsonl').read_text(encoding='utf-8').splitlines():
        row = json.loads(line)
        yield row['id'], folder / row['a'], folder / row['b']


def _print_corpus(folder: Path, what: str, found: list[Figures], slowest: int) -> None:
    _say(f'\n{folder.name}: {len(found)} pairs; time over that of {what} both files')
    _say(f'{"":24}{"median":>9}{"90%":>9}{"worst":>9}')
    forms = sorted({figures.form for figures in found})
    _row('everything', [figures.ratio for figures in found])
    for step in SPLIT:
        _row(f'  {step}', [figures.steps[step] / figures.parse for figures in found])
    for form in forms if len(forms) > 1 else []:
        _row(f'only .{form}', [figures.ratio for figures in found if figures.form == form])
    _say('marked words over the fewest that the longest common subsequence allows')
    _row('', [figures.excess for figures in found], percent=False)
    for figures in sorted(found, key=lambda figures: -figures.ratio)[:slowest]:
        steps = ' '.join(f'{step} {figures.steps[step] * 1000:.1f}' for step in SPLIT)
        _say(f'  {figures.name} {figures.ratio:.1%} of {figures.parse * 1000:.1f} ms: {steps}')


def _row(name: str, values: list[float], *, percent: bool = True) -> None:
    ordered = sorted(values)
    shown = median(ordered), ordered[int(0.9 * (len(ordered) - 1))], ordered[-1]
    _say(f'{name:24}' + ''.join(f'{v:9.1%}' if percent else f'{v:9.2f}' for v in shown))


def _print_scale(sizes: Sequence[int], names: Sequence[str], repeat: int) -> None:
    _say('\nmade-up articles; seconds, and growth from the shortest to the longest')
    head = ''.join(f'{step:>10}' for step in SPLIT)
    _say(f'{"":33}{"words":>8}{"parse":>9}{"ours":>9}{"ratio":>8}{head}')
    for name in names:
        found = [_made_up(name, size, repeat) for size in sizes]
        for size, figures in zip(sizes, found, strict=True):
            steps = ''.join(f'{figures.steps[step]:10.3f}' for step in SPLIT)
            times = f'{figures.parse:9.3f}{figures.ours:9.3f}'
            _say(f'{name:33}{size:8}{times}{figures.ratio:8.2f}{steps}')
        if len(sizes) > 1:
            span = log(sizes[-1] / sizes[0])
            parse, ours = (
                log(last / first) / span
                for first, last in (
                    (found[0].parse, found[-1].parse),
                    (found[0].ours, found[-1].ours),
                )
            )
            _say(f'{"  grows with the power":41}{parse:9.2f}{ours:9.2f}')


def _made_up(name: str, size: int, repeat: int) -> Figures:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, side) for side in ('original.rst', 'edited.rst')]
        for path, text in zip(paths, ARTICLES[name](size), strict=True):
            path.write_text(text, encoding='utf-8')
        return measure(name, *paths, repeat)


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == '__main__':
    main(sys.argv[1:])
