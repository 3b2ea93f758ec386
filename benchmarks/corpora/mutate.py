"""Replaces one word in real documents, and counts how often exactly that word is marked.

``PYTHONPATH=. python benchmarks/corpora/mutate.py PATH/TO/corpora``; see README.rst.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import page
import regex
import report
from bs4 import BeautifulSoup
from build import annotated
from pairs import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bs4 import Tag
    from pairs import Pair

RESULTS = Path(__file__).parent / 'results'
#: What takes the place of a word: nobody writes it, and it is no markup anywhere.
NEW = 'Qwortzel'
#: What may become of a word: in a formula, a table of contents and so on it is not shown, and a
#: line of code, a literal and a reference are marked as one thing.
FINE = {'exact', 'one thing', 'not shown'}
#: Words that have no letter of markup beside them, so that a replacement changes nothing else.
_WORD = regex.compile(r'(?<=[ \n(])\p{L}{4,}(?=[ \n,.;)])')


class Outcome(NamedTuple):
    """What became of a replaced word, and where it was."""

    what: str
    where: str


def main(arguments: Sequence[str]) -> int:
    """Replace words, build, and print what came out; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('corpora', nargs='+', type=Path, help='folders of corpora, or single ones')
    parser.add_argument('--only', default='', help='pairs whose name has this')
    parser.add_argument('--words', type=int, default=3, help='so many words of each edited file')
    parser.add_argument('--jobs', type=int, default=os.cpu_count(), help='so many at a time')
    parser.add_argument('--out', type=Path, default=RESULTS, help='where the result is written')
    options = parser.parse_args(arguments)
    pairs = [pair for pair in load(options.corpora) if options.only in pair.name]
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        for outcomes in pool.map(partial(mutated, words=options.words), pairs):
            for what, where in outcomes:
                counts[what] += 1
                if what not in FINE:
                    print(f'{what}: {where}', flush=True)
    rows = [(what, str(count)) for what, count in counts.most_common()]
    text = report.table(('one word replaced', 'times'), rows)
    print('\n' + text)
    if not options.only:
        head = 'Mutations\n=========\n\nWritten by ``benchmarks/corpora/mutate.py``.\n\n'
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / 'mutations.rst').write_text(head + text, encoding='utf-8')
    return 0 if set(counts) <= FINE else 1


def mutated(pair: Pair, words: int) -> list[Outcome]:
    """Replace words of the edited file, one at a time."""
    text = pair.edited.read_text(encoding='utf-8')
    found = list(_WORD.finditer(text))
    chosen = random.Random(pair.name).sample(found, min(words, len(found)))
    return [outcome for match in chosen for outcome in _replaced(pair, text, match)]


def _replaced(pair: Pair, text: str, match: regex.Match[str]) -> Iterator[Outcome]:
    line = text.count('\n', 0, match.start()) + 1
    where = f'{pair.name} line {line}: {match[0]!r}'
    with TemporaryDirectory(prefix='ledger-mutate-') as folder:
        path = Path(folder, f'edited.{pair.format}')
        changed = text[: match.start()] + NEW + text[match.end() :]
        path.write_text(changed, encoding='utf-8')
        built = annotated(pair, Path(folder, 'built'), pair.edited, path, ['html'])
        html = built.output('html/index.html')
        yield Outcome('crash' if built.crash or not html else _outcome(html), where)


def _outcome(html: str) -> str:
    """Say how a page marks the new word, of which it may have several."""
    soup = BeautifulSoup(html, 'html.parser')
    main = soup.select_one('[role=main]')
    assert main is not None
    shown = main.get_text().count(NEW)
    for one in main.select('.ledger-legend'):
        one.decompose()
    marks = [one.get_text() for one in main.select(', '.join(page.MARKED))]
    if not shown:
        return 'not shown' if not marks else 'something else is marked'
    if not any(NEW in mark for mark in marks):
        return 'no mark'
    if main.select('.ledger-elision, .ledger-removed'):
        return 'an elision besides'
    if all(mark.strip() == NEW for mark in marks):
        return 'exact'
    found = [one for one in main.select(', '.join(page.MARKED)) if NEW in one.get_text()]
    if len(found) == len(marks) and all(_is_one_thing(one) for one in found):
        return 'one thing'
    return 'more is marked'


def _is_one_thing(mark: Tag) -> bool:
    """Return whether a mark is around a literal or a reference."""
    things = mark.select('code.literal, .xref, .reference')
    return any(thing.get_text() == mark.get_text().strip() for thing in things)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
