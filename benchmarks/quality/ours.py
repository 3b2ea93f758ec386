"""What this project marks, through the function that its command line uses, or through that."""

from __future__ import annotations

import json
import subprocess
import sys
from bisect import bisect_right
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from gold import paragraphs

from sphinxcontrib_ledger.cli.diff import compared_text
from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.engine import Options, compare
from sphinxcontrib_ledger.engine.tokens.normalization import Folding
from sphinxcontrib_ledger.export.json import as_json, side
from sphinxcontrib_ledger.read.formats import plain_text
from sphinxcontrib_ledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gold import Marks, Row

    from sphinxcontrib_ledger.engine.thresholds import Thresholds

GRANULARITIES = ('fine', 'balanced', 'coarse')
NAMES = ('original', 'edited')

Data = dict[str, Any]


def in_process(row: Row, granularity: str) -> Data:
    """Return the data of a row from within this process."""
    settings = Settings(granularity=granularity, ignore=())
    return compared_text(NAMES, [row[name] for name in NAMES], settings)[0]


def by_thresholds(row: Row, thresholds: Thresholds) -> Data:
    """Return the data of a row as the engine would find it by other thresholds."""
    documents = []
    parsers = plain_text.both(*(row[name] for name in NAMES))
    for name, parse in zip(NAMES, parsers, strict=True):
        documents.append(new_document(name, get_default_settings(Parser)))
        parse(row[name], documents[-1])
    texts = [flatten(document.children, KNOWN, Folding()) for document in documents]
    blocks = [[text.block for text in side] for side in texts]
    account = compare(*blocks, Options('balanced', Folding(frozenset()), (), thresholds))
    sides = [side(name, part, row[name]) for name, part in zip(NAMES, texts, strict=True)]
    return as_json(account, *sides)


def by_command(row: Row, granularity: str) -> Data:
    """Return the data of a row as the command prints them."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f'{name}.txt') for name in NAMES]
        for path, name in zip(paths, NAMES, strict=True):
            path.write_text(row[name], encoding='utf-8', newline='')
        command = [sys.executable, '-m', 'sphinxcontrib_ledger', 'diff', '--format', 'json']
        options = ['--granularity', granularity, '--ignore', '']
        ran = subprocess.run(
            [*command, *options, *map(str, paths)], stdout=subprocess.PIPE, check=True
        )
    data: Data = json.loads(ran.stdout)
    return data


def answer(row: Row, data: Data) -> Row:
    """Return what the scorer wants to know of a row."""
    return {
        'id': row['id'],
        **{f'spans_{name}': marks(data, name) for name in NAMES},
        'para_alignment': alignment(row, data),
    }


def marks(data: Data, name: str) -> Marks:
    """Return the marks on the words of one side, which a block has none of that moved.

    Nor has one that was given another form.
    """
    kinds = ('moved', 'form')
    ranges = [edit[name] for edit in data['edits'] if edit['kind'] not in kinds]
    return [(found['start'], found['stop']) for found in ranges if found is not None]


def alignment(row: Row, data: Data) -> list[list[int]]:
    """Return the pairs of paragraphs, numbered as in the gold data."""
    old, new = (_paragraph_of(row[name], data[name]['blocks']) for name in NAMES)
    pairs = {
        (old[i], new[j])
        for pair in data['pairs']
        for i in pair['original']
        for j in pair['edited']
    }
    return [list(pair) for pair in sorted(pairs)]


def moved(row: Row, data: Data) -> set[int]:
    """Return the numbers of the edited paragraphs that are marked moved."""
    new = _paragraph_of(row['edited'], data['edited']['blocks'])
    return {new[j] for pair in data['pairs'] if pair['moved'] for j in pair['edited']}


def _paragraph_of(text: str, blocks: Sequence[Data]) -> list[int]:
    """Return the paragraph that each block is in: items of a list share one."""
    starts = [start for start, _ in paragraphs(text)]
    return [bisect_right(starts, block['start']) - 1 for block in blocks]


def differing(rows: Sequence[Row]) -> Iterator[str]:
    """Go through the rows, by id, for which the command does not give what this process gives."""
    for number, row in enumerate(rows):
        granularity = GRANULARITIES[number % len(GRANULARITIES)]
        here, there = (answer(row, how(row, granularity)) for how in (in_process, by_command))
        if here != there:
            yield f'{row["id"]} ({granularity})'
