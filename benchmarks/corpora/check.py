"""What must hold of a pair, found out by building it and both of its files alone."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import page
import regex
from build import Built, annotated, plain

from sphinxcontrib_ledger.i18n.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairs import Pair

_WHERE = regex.compile(r'^(?:articles/edited|index)\.(?:rst|md|txt)(?::\d*)?')
_LEGEND = regex.compile(r'\.ledger-legend.*', regex.DOTALL)


@dataclass
class Result:
    """What came out for a pair."""

    name: str
    format: str
    seconds: float = 0.0
    alone: float = 0.0
    crash: str = ''
    ours: list[str] = field(default_factory=list)
    theirs: int = 0
    figures: dict[str, Any] | None = None
    page: str = ''
    news: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    same: str = ''
    pdf: str = ''

    @property
    def proof(self) -> str:
        """What the proof said."""
        if self.figures is None:
            return 'none'
        return 'FAILED' if self.figures['failed'] else 'held'

    def faults(self) -> Iterator[str]:
        """Go through what does not hold."""
        if self.crash:
            yield f'crash: {self.crash.strip().splitlines()[-1]}'
        yield from (f'warning of ours: {line}' for line in self.ours)
        if self.figures is None:
            yield 'no account'
        elif self.figures['failed']:
            yield f'proof: {self.figures["failed"][0]}'
        if self.page:
            yield f'the page is not the edited article: {self.page}'
        if self.news:
            yield f'new words without a mark: {" ".join(self.news[:12])}'
        if self.leaks:
            yield f'removed words that are published: {" ".join(self.leaks[:12])}'
        if self.same:
            yield f'marks where nothing was edited: {self.same}'
        if self.pdf.startswith('FAILED'):
            yield f'pdf: {self.pdf}'


def check(pair: Pair, keep: Path | None = None) -> Result:
    """Build a pair and look at what comes out; ``keep`` is where the outputs stay."""
    with TemporaryDirectory(prefix='ledger-corpora-') as scratch:
        folder = keep / pair.name if keep else Path(scratch)
        shutil.rmtree(folder, ignore_errors=True)
        built = annotated(pair, folder / 'article', pair.original, pair.edited)
        result = Result(pair.name, pair.format, built.seconds, crash=built.crash)
        if built.figures:
            result.figures = asdict(built.figures)
        _look(pair, folder, built, result)
        return result


def _look(pair: Pair, folder: Path, built: Built, result: Result) -> None:
    same = annotated(pair, folder / 'same', pair.edited, pair.edited)
    html = same.output('html/index.html')
    # What looks like a removal and is the author's own has a class in every article.
    classes = set(regex.findall(r'ledger-[a-z-]+', html.partition('role="main"')[2]))
    if marks := sorted(classes - {'ledger-author-ellipsis'}):
        result.same = ' '.join(marks)
    if pair.format == 'txt':
        # Plain text is nothing that Sphinx knows, so its page is that of two same files.
        edited, original = same, annotated(pair, folder / 'original', pair.original, pair.original)
    else:
        edited = plain(pair, folder / 'edited', pair.edited)
        original = plain(pair, folder / 'original', pair.original, ['html'])
    result.alone = edited.seconds
    _warnings(built, edited, result)
    pages = [one.output('html/index.html') for one in (built, edited, original)]
    if not all(pages):
        result.page = 'a page is missing'
        return
    # MyST-Parser collects the footnotes of its own documents at the end.
    shown, alone = page.letters(pages[0]), page.letters(pages[1] if pair.format != 'md' else html)
    if shown != alone:
        result.page = page.first_difference(shown, alone)
    result.news = page.unmarked_news(pages[0], pages[2])
    wording = Wording(pair.language)
    baseline = [*page.published(edited, wording), *page.published(same, wording)]
    baseline.append(pair.edited.read_text(encoding='utf-8'))
    result.leaks = page.leaks(pages[2], page.published(built, wording), baseline)


def _warnings(built: Built, edited: Built, result: Result) -> None:
    """Tell our warnings from those that each file has by itself."""
    known = Counter(_bare(line) for line in edited.warnings)
    for line in built.warnings:
        bare = _bare(line)
        if '[ledger.' in line or not (known[bare] or line.startswith('articles/original.')):
            result.ours.append(line)
        else:
            known[bare] -= 1
            result.theirs += 1


def _bare(line: str) -> str:
    """Return a warning without the place, which is another file here."""
    return _WHERE.sub('', line.splitlines()[0])
