"""Says how often the account of a document differs from the edits that were made: see README.rst.

``PYTHONPATH=. python benchmarks/quality/known.py``
"""

from __future__ import annotations

import argparse
import copy
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from documents import Maker
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from operations import OPERATIONS
from tables import table
from written import written

from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.engine.tokens.normalization import Folding
from sphinxcontrib_ledger.engine.tokens.tokenizer import PLACEHOLDER
from sphinxcontrib_ledger.pipeline import Sides, process_article
from sphinxcontrib_ledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from documents import Node, Text, Word

    from sphinxcontrib_ledger.engine.model import Edit, Pair, Range
    from sphinxcontrib_ledger.engine.tokens.token import Tokens
    from sphinxcontrib_ledger.pipeline import Comparison

RESULTS = Path(__file__).parent / 'results'
WAYS = ('no proof', 'wrong pairs', 'strangers', 'wrong moves', 'missing marks', 'more marks')


class Case(NamedTuple):
    """Two versions of a document, and what was done between."""

    seed: str
    done: tuple[str, ...]
    original: Node
    edited: Node


class Outcome(NamedTuple):
    """What was done to a document, and in which ways the account differs from it."""

    seed: str
    done: tuple[str, ...]
    ways: dict[str, str]


def main() -> int:
    """Compare documents whose edits are known, and print what comes out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seeds', default='development', help='the name of a set of documents')
    parser.add_argument('--documents', type=int, default=1000, help='how many for each number')
    parser.add_argument('--edits', type=int, default=4, help='the most edits of a document')
    parser.add_argument('--only', default='', help='documents with an edit that has this')
    parser.add_argument('--show', action='store_true', help='tell of each document that differs')
    parser.add_argument('--out', type=Path, help='where the result is written')
    options = parser.parse_args()
    cases = [
        (f'{options.seeds}-{edits}-{number}', edits)
        for edits in range(1, options.edits + 1)
        for number in range(options.documents)
    ]
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(partial(outcome, only=options.only), cases, chunksize=50))
    outcomes = [one for one in found if one is not None]
    if options.show:
        for one in outcomes:
            for way, what in one.ways.items():
                print(f'{one.seed} {", ".join(one.done)}: {way}: {what}')
    text = _report(options.seeds, outcomes)
    print(text)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / f'known-{options.seeds}.rst').write_text(text, encoding='utf-8')
    return 0


def _report(seeds: str, outcomes: Sequence[Outcome]) -> str:
    by_name: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        by_name['all'].append(one)
        by_name[f'with {len(one.done)} edits' if len(one.done) > 1 else 'with one edit'].append(
            one
        )
        for name in set(one.done):
            by_name[name].append(one)
    names = ['all', *sorted(name for name in by_name if name.startswith('with '))]
    rows = [_row(name, by_name[name]) for name in [*names, *OPERATIONS] if name in by_name]
    head = f'Known edits ({seeds})'
    return f'{head}\n{"=" * len(head)}\n\nWritten by ``benchmarks/quality/known.py``.\n\n' + table(
        ('documents', 'number', 'as known', *WAYS), rows
    )


def _row(name: str, outcomes: Sequence[Outcome]) -> list[str]:
    counts = Counter(way for one in outcomes for way in one.ways)
    right = sum(not one.ways for one in outcomes)
    share = f'{100 * right / len(outcomes):.1f} %'
    return [name, str(len(outcomes)), share, *(str(counts[way] or '') for way in WAYS)]


def made(seed: str, edits: int) -> Case:
    """Return a document and what became of it after some edits."""
    maker = Maker(seed)
    original = maker.document()
    edited = copy.deepcopy(original)
    done: list[str] = []
    while len(done) < edits:
        name = maker.random.choice(list(OPERATIONS))
        if OPERATIONS[name](maker, edited):
            done.append(name)
    return Case(seed, tuple(done), original, edited)


def outcome(case: tuple[str, int], only: str = '') -> Outcome | None:
    """Compare a document with what it was, and the account with what was done."""
    known = made(*case)
    if not any(only in name for name in known.done):
        return None
    found = compared(known)
    return Outcome(known.seed, known.done, dict(differences(known, found)))


def compared(case: Case) -> Comparison:
    """Return the account of a document."""
    documents = []
    for side in (case.original, case.edited):
        settings = get_default_settings(Parser)
        settings.report_level = 5
        documents.append(new_document(case.seed, settings))
        Parser().parse(written(side), documents[-1])
    sides = [flatten(document.children, KNOWN, Folding()) for document in documents]
    for one, node in zip(sides, (case.original, case.edited), strict=True):
        assert len(one) == len(node.all_texts()), case.seed
    roots = [node for node in documents[1].children if isinstance(node, nodes.Element)]
    return process_article(Sides(*sides), roots, Settings())


def differences(case: Case, found: Comparison) -> Iterator[tuple[str, str]]:
    """Go through the ways in which an account differs from what was done, with the first place."""
    if found.failures:
        yield 'no proof', found.failures[0].reason
        return
    old, new = case.original.all_texts(), case.edited.all_texts()
    known, here, by_place = _known_pairs(old, new), _found_pairs(found), _found_pairs(found, '!')
    partners = [{pair[side] for pair in known} for side in (0, 1)]
    strangers = {
        pair for pair in here - known if not (pair[0] in partners[0] or pair[1] in partners[1])
    }
    one, other = _shown_pairs(known, old, new), _shown_pairs(here - strangers, old, new)
    if one != other:
        yield 'wrong pairs', f'{[*(one - other)][:1]} not {[*(other - one)][:1]}'
        return
    if strangers - by_place:
        yield 'strangers', f'{[*_shown_pairs(strangers - by_place, old, new)][:1]}'
    yield from _moves(found, new)
    yield from _marks(found, old, new)


Pairs = set[tuple[int, int]]


def _known_pairs(old: Sequence[Text], new: Sequence[Text]) -> Pairs:
    places = {origin: i for i, text in enumerate(old) for origin in text.origins}
    return {
        (places[origin], j)
        for j, text in enumerate(new)
        for origin in text.origins
        if origin in places
    }


def _found_pairs(found: Comparison, how: str = '') -> Pairs:
    return {
        (i, j)
        for pair in found.article.account.pairs
        if pair.positional or not how
        for i in pair.original
        for j in pair.edited
    }


def _shown_pairs(
    pairs: Pairs, old: Sequence[Text], new: Sequence[Text]
) -> Counter[tuple[str, str]]:
    """Return pairs by what can be read, since which of two equals it is makes no difference."""
    return Counter((str(old[i]), str(new[j])) for i, j in pairs)


def _moves(found: Comparison, new: Sequence[Text]) -> Iterator[tuple[str, str]]:
    """Say if more texts are said to have moved than were: of neighbours either may have."""
    moved = [j for pair in found.article.account.pairs if pair.moved for j in pair.edited]
    if len(moved) > sum(text.moved for text in new):
        yield 'wrong moves', f'{[str(new[j]) for j in moved]}'


def _marks(
    found: Comparison, old: Sequence[Text], new: Sequence[Text]
) -> Iterator[tuple[str, str]]:
    """Say if other words are marked, or removed, than were changed."""
    before, after = ({word.number for text in side for word in text.words} for side in (old, new))
    account = found.article.account
    missing: list[str] = []
    more: list[str] = []
    for pair in account.pairs:
        gone = _in(account.original_tokens(pair), [edit.original for edit in _changes(pair)])
        put = _in(account.edited_tokens(pair), [edit.edited for edit in _changes(pair)])
        if any(_is_in_other_context(found, j) for j in pair.edited):
            put = Counter(word.text for word in account.edited_tokens(pair))
        known_gone = _shown([w for i in pair.original for w in old[i].words], after)
        known_put = _shown([w for j in pair.edited for w in new[j].words], before)
        if any(new[j].other_context for j in pair.edited):
            known_put = Counter(word.text for word in account.edited_tokens(pair))
            known_gone = gone
        if not pair.positional and pair.original and pair.edited:
            missing += [*(known_gone - gone), *(known_put - put)]
            more += [*(gone - known_gone), *(put - known_put)]
    if missing:
        yield 'missing marks', f'{missing}'
    if more:
        yield 'more marks', f'{more}'


def _changes(pair: Pair) -> list[Edit]:
    return [edit for edit in pair.edits if edit.kind != 'same']


def _in(words: Tokens, ranges: Sequence[Range]) -> Counter[str]:
    return Counter(words[k].text for start, stop in ranges for k in range(start, stop))


def _shown(words: Sequence[Word], others: set[int]) -> Counter[str]:
    """Return the words that the other side does not have."""
    # A picture has no text.
    return Counter(
        PLACEHOLDER if text.endswith('.png') else text
        for text, number in words
        if number not in others
    )


def _is_in_other_context(found: Comparison, index: int) -> bool:
    """Return whether a text is in a container that is marked around all that it holds."""
    marked = NodeSet(mark.node for mark in found.article.context_marks)
    node = found.article.edited[index].node
    return any(outer in marked for outer in self_and_ancestors(node))


if __name__ == '__main__':
    sys.exit(main())
