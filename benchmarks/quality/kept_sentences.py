"""Says how often words are marked that stayed, in pairs of real articles: see README.rst.

``PYTHONPATH=. python benchmarks/quality/kept_sentences.py PATH/TO/corpora``
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.engine import Options, compare
from sphinxcontrib_ledger.engine.thresholds.script import GRANULARITIES
from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT
from sphinxcontrib_ledger.engine.tokens.sentences import sentences
from sphinxcontrib_ledger.engine.tokens.weights import is_sign
from sphinxcontrib_ledger.read.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.engine.model import Account, Block, Edit, Pair
    from sphinxcontrib_ledger.engine.tokens.token import Tokens

#: A sentence has so many words.
WORDS = 8
WHAT = {
    'sentences': 'sentences of eight words or more that have their partner in the same pair',
    'painted': 'of them inside a mark, or partly, although their partner is in it, too',
    'crossed': 'of them marked since they changed places with others in their block',
    'edits': 'edits that say that words became others',
    'equal': 'of them with the same words and looks on both sides',
    'runs': 'of them of which one side is a run of the words of the other',
}


def main() -> int:
    """Compare each pair in both directions, and print what comes out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('corpora', type=Path, help='a folder of corpora')
    parser.add_argument('--granularity', choices=GRANULARITIES, default='balanced')
    parser.add_argument('--show', action='store_true', help='tell of each fault')
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for name, sides in _pairs(options.corpora):
        for original, edited in (sides, sides[::-1]):
            account = compare(original, edited, Options(options.granularity, DEFAULT, ()))
            counts['articles'] += 1
            for what, text in faults(account):
                counts[what] += 1
                if options.show and what in ('painted', 'equal', 'runs'):
                    print(f'{name}: {what}: {text}')
    print(f'{counts["articles"]} articles, granularity {options.granularity}')
    for what, meaning in WHAT.items():
        print(f'{counts[what]:7} {meaning}')
    return 1 if counts['painted'] or counts['equal'] or counts['runs'] else 0


def _pairs(folder: Path) -> Iterator[tuple[str, tuple[list[Block], list[Block]]]]:
    for manifest in sorted(folder.glob('*/manifest.jsonl')):
        for line in manifest.read_text(encoding='utf-8').splitlines():
            row = json.loads(line)
            first, second = (_blocks(manifest.parent / row[side]) for side in 'ab')
            yield f'{manifest.parent.name} {row["id"]}', (first, second)


def _blocks(path: Path) -> list[Block]:
    """Return the blocks of a file; Markdown is read as plain text."""
    settings = get_default_settings(Parser)
    settings.report_level = settings.halt_level = 5
    document = new_document(path.name, settings)
    text = path.read_text(encoding='utf-8')
    if path.suffix == '.rst':
        Parser().parse(text, document)
    else:
        FORMATS['txt'].parse(text, document)
    return [text.block for text in flatten(document.children, KNOWN, DEFAULT)]


def faults(account: Account) -> Iterator[tuple[str, str]]:
    """Go through what is counted, with its text."""
    for pair in account.changed():
        if pair.original and pair.edited:
            original, edited = account.original_tokens(pair), account.edited_tokens(pair)
            yield from _sentences(pair, original, edited)
            for edit in pair.edits:
                if edit.kind == 'modified':
                    yield from _edit(edit, original, edited)


def _sentences(pair: Pair, original: Tokens, edited: Tokens) -> Iterator[tuple[str, str]]:
    places = defaultdict[tuple[str, ...], list[range]](list)
    for sentence in sentences(original):
        places[original.keys[sentence.start : sentence.stop]].append(sentence)
    for sentence in sentences(edited):
        keys = edited.keys[sentence.start : sentence.stop]
        if keys not in places or sum(not is_sign(key) for key in keys) < WORDS:
            continue
        yield 'sentences', ''
        marked = [
            edit
            for edit in pair.edits
            if edit.kind in ('added', 'modified')
            and edit.edited.start < sentence.stop
            and edit.edited.stop > sentence.start
            and not _is_look(edit, original, edited)
        ]
        if marked:
            is_near = any(_is_beside(place, sentence, pair) for place in places[keys])
            yield 'painted' if is_near else 'crossed', edited.text(sentence.start, sentence.stop)


def _is_look(edit: Edit, original: Tokens, edited: Tokens) -> bool:
    """Return whether the words of an edit are the same and look different."""
    return original.keys[slice(*edit.original)] == edited.keys[slice(*edit.edited)]


def _is_beside(place: range, sentence: range, pair: Pair) -> bool:
    """Return whether a sentence could be unmarked: no other word stayed across it."""
    kept = [edit for edit in pair.edits if edit.kind == 'same']
    return not any(
        (edit.original.stop <= place.start and edit.edited.start >= sentence.stop)
        or (edit.original.start >= place.stop and edit.edited.stop <= sentence.start)
        for edit in kept
    )


def _edit(edit: Edit, original: Tokens, edited: Tokens) -> Iterator[tuple[str, str]]:
    old, new = (
        [(tokens.keys[at], tokens.looks.get(at, ())) for at in range(*place)]
        for tokens, place in ((original, edit.original), (edited, edit.edited))
    )
    yield 'edits', ''
    short, long = sorted((old, new), key=len)
    if old == new:
        yield 'equal', edited.text(*edit.edited)
    elif not all(is_sign(key) for key, _ in short) and any(
        long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)
    ):
        yield 'runs', f'{original.text(*edit.original)} -> {edited.text(*edit.edited)}'


if __name__ == '__main__':
    sys.exit(main())
