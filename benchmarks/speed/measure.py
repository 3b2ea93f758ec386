"""The times of the steps of a build, measured on the real build of a page in plain docutils.

In: the two files of an article.  Out: its :class:`Figures`.
Times are those of this process on the processor, so that other programs do not count.
"""

from __future__ import annotations

import gc
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import wraps
from time import process_time
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from docutils.core import publish_doctree
from docutils.frontend import get_default_settings
from docutils.parsers import rst
from docutils.utils import new_document
from rapidfuzz.distance import Indel

from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.docutils_parser import Parser, PlainMarks
from sphinxcontrib_ledger.extension import transforms
from sphinxcontrib_ledger.pipeline import Comparison
from sphinxcontrib_ledger.read.sandbox import IsolatedDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sphinxcontrib_ledger.engine.model import Account, Side

SETTINGS = {
    '_disable_config': True,
    'report_level': 5,
    'halt_level': 5,
    'warning_stream': False,
}
#: The step of the pipeline that each measured function belongs to.  A function that one of them
#: calls counts for its own step if it is in this list too, and what belongs to none is ``other``.
STEPS: list[tuple[object, str, str]] = [
    (transforms, 'roots', 'flatten'),
    (transforms, 'sides_of', 'flatten'),
    (pipeline, 'account_of', 'compare'),
    (pipeline, 'with_context_changes', 'annotate'),
    (pipeline, 'plan', 'annotate'),
    (pipeline, 'apply', 'annotate'),
    # But for the two above it consists of the proof.
    (pipeline, 'annotate_and_prove', 'prove'),
    (Comparison, 'proof', 'prove'),
    (transforms, 'record_article', 'record'),
    (transforms, 'place_legend', 'legend'),
    (transforms.ArticleTransform, 'apply', 'other'),
    # Transforms of docutils on the original, and what only plain docutils' writers need.
    (IsolatedDocument, 'run_transforms', 'reading'),
    (PlainMarks, 'apply', 'writing'),
]
SPLIT = ('flatten', 'compare', 'annotate', 'prove', 'record', 'legend', 'other')
#: Steps that are not ours to speed up: reading the files, and writing the page.
OUTSIDE = ('reading', 'writing')


@dataclass(frozen=True)
class Figures:
    """What one pair of files cost in seconds, and how exact the marks on it are."""

    name: str
    form: str
    parse: float
    steps: dict[str, float]
    marked: int
    least: int

    @property
    def ours(self) -> float:
        """Everything but reading and writing."""
        return sum(self.steps.values())

    @property
    def ratio(self) -> float:
        """Our time over docutils'."""
        return self.ours / self.parse

    @property
    def excess(self) -> float:
        """Marked words over the fewest that can be."""
        return self.marked / self.least if self.least else 1.0


class Stopwatch:
    """Counts time for the innermost of the functions that run."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self._running: list[str] = []
        self._since = 0.0

    def _turn(self) -> None:
        now = process_time()
        if self._running:
            self.times[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and is timed."""

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._running.append(step)
            try:
                return function(*args, **kwargs)
            finally:
                self._turn()
                self._running.pop()

        return run


def measure(name: str, original: Path, edited: Path, repeat: int) -> Figures:
    """Measure the build of a page that shows a pair of files, the best of some runs."""
    texts = [path.read_text(encoding='utf-8') for path in (original, edited)]
    parse = min(parsing(texts) for _ in range(repeat))
    runs = [_building(original, edited) for _ in range(repeat)]
    steps = min((steps for steps, _ in runs), key=lambda steps: sum(steps.values()))
    account = runs[0][1]
    return Figures(name, original.suffix[1:], parse, steps, *exactness(account))


@contextmanager
def clean() -> Iterator[None]:
    """Keep what earlier measurements left in memory out of this one, and pause the collector.

    When it runs, and how much it finds then, is chance; it is paused for whatever is measured.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def parsing(texts: Sequence[str]) -> float:
    """Return the time that docutils' parser of reStructuredText needs for some texts.

    Plain text is parsed like that as well: docutils has no other parser.
    """
    settings = get_default_settings(rst.Parser)
    vars(settings).update(SETTINGS)
    documents = [new_document('article', settings) for _ in texts]
    with clean():
        start = process_time()
        for text, document in zip(texts, documents, strict=True):
            rst.Parser().parse(text, document)
        return process_time() - start


def _building(original: Path, edited: Path) -> tuple[dict[str, float], Account]:
    """Build a page that shows an article; return the time of each step, and the account."""
    watch = Stopwatch()
    with accounts_of() as accounts, timed(watch), clean():
        publish_doctree(
            f'.. ledger-article:: "{original.name}" "{edited.name}"\n',
            source_path=str(original.parent / 'page.rst'),
            parser=Parser(),
            settings_overrides=SETTINGS,
        )
    return {step: watch.times[step] for step in SPLIT}, accounts[0]


@contextmanager
def accounts_of() -> Iterator[list[Account]]:
    """Collect the accounts of articles, one for each strategy that is tried."""
    accounts: list[Account] = []

    def noted(*args: Any, **kwargs: Any) -> Account:
        accounts.append(account_of(*args, **kwargs))
        return accounts[-1]

    account_of = pipeline.account_of
    with patch.object(pipeline, 'account_of', noted):
        yield accounts


@contextmanager
def timed(watch: Stopwatch) -> Iterator[None]:
    """Let a stopwatch time the steps."""
    patches = [
        patch.object(place, name, watch.timed(step, getattr(place, name)))
        for place, name, step in STEPS
    ]
    with ExitStack() as stack:
        for patched in patches:
            stack.enter_context(patched)
        yield


def exactness(account: Account) -> tuple[int, int]:
    """Return how many words are marked, and the fewest that can be."""
    return marked_words(account), fewest_words(account)


def marked_words(account: Account) -> int:
    """Return how many words are highlighted, or removed."""
    count = 0
    for pair in account.pairs:
        if not pair.identical and not pair.edits:
            count += len(account.original_tokens(pair)) + len(account.edited_tokens(pair))
        for edit in pair.edits:
            if edit.kind != 'same':
                count += len(range(*edit.original)) + len(range(*edit.edited))
    return count


def fewest_words(account: Account) -> int:
    """Return how many words of both sides are in no longest common subsequence of all words."""
    sides = [_keys(account.original), _keys(account.edited)]
    return int(Indel.distance(*sides))


def _keys(side: Side) -> list[str]:
    return [key for number in range(len(side)) for key in side.tokens(number).keys]
