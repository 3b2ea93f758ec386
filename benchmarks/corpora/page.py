"""What a reader sees of a built page, read off its HTML: a second proof that shares no code."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import regex
from bs4 import BeautifulSoup, NavigableString

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import Tag
    from build import Built

    from sphinxcontrib_ledger.i18n.wording import Wording

_WORD = regex.compile(r'\p{Han}|[[\w]--[\p{Han}]]+', regex.VERSION1)
#: What differences of spelling are no edits: soft hyphens and what has no width.
_NOTHING = regex.compile(r'[\u00ad\u200b-\u200d\u2060\ufeff]')
#: What marks are made of besides the article's words.
_CLASSES = regex.compile(r' class="[^"]*"')
_WHERE = r'(?:\s(?:and\s)?(?:before|after|in)\slines?\s(?:[\d,\s-]|\\sphinxhyphen\{\})+)+$'
_SIGNS = regex.compile(
    rf'\{{\+lines? [^+]*\+\}}|\{{/?moved\}}|^ *\[\.\.\.\]{_WHERE}', regex.MULTILINE
)
_TEX_LEGEND = regex.compile(
    r'\\begin\{sphinxledgerlegend\}.*?\\end\{sphinxledgerlegend\}', regex.DOTALL
)
_TEX_SIGNS = regex.compile(rf'^\\sphinxledgerellipsis\{{\S+\}}{_WHERE}', regex.MULTILINE)
#: Not text of the article.
_ASIDE = (
    '.ledger-legend', '.headerlink', '.linenos', '.ledger-moved-sign', '.ledger-elision',
    '.ledger-elision-block', '.ledger-elided-lines', '.ledger-removed', '.ledger-origin',
)  # fmt: skip
#: Text that is counted or made of other text, and carries no marks.
_MADE = (
    '.footnote-reference', '.footnote > .label', 'nav.contents', '.contents', '.toctree-wrapper',
    '.citation > .label', '.backrefs',
    # What kind of admonition it is; those of any kind have a class of their own for that.
    '.admonition:not([class*=admonition-]) > .admonition-title',
)  # fmt: skip
#: Marks, the outermost as well as those in them.
MARKED = ('ins.ledger-highlight', '.ledger-block:not(.ledger-code)')


def article_of(html: str, *, unmarked: bool = False) -> Tag:
    """Return the article of a page without what is not its text; ``unmarked``: nor has a mark."""
    soup = BeautifulSoup(html, 'html.parser')
    main = soup.select_one('[role=main]')
    assert main is not None
    for one in main.select(', '.join(_ASIDE)):
        one.decompose()
    if unmarked:
        # The words marked in a line of code may be parts of what is a word here.
        for one in main.select(', '.join((*MARKED, '.ledger-line'))):
            if not one.decomposed:
                one.replace_with(NavigableString(' '))
    return main


def letters(html: str) -> str:
    """Return the text of a page's article without any white space."""
    return ''.join(article_of(html).get_text().split())


def words(html: str, *, unmarked: bool = False) -> Counter[str]:
    """Return the words of an article, or only those without a mark."""
    main = article_of(html, unmarked=unmarked)
    for one in main.select(', '.join(_MADE)):
        one.decompose()
    return Counter(words_of(main.get_text(' ')))


def words_of(text: str) -> list[str]:
    """Return the words of a text, of which each Chinese character is one."""
    return _WORD.findall(_NOTHING.sub('', unicodedata.normalize('NFC', text)))


def first_difference(one: str, other: str, context: int = 30) -> str:
    """Return where two texts part, both with some letters before."""
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, at - context)
    return f'{one[start : at + context]!r} instead of {other[start : at + context]!r}'


def unmarked_news(page: str, original: str) -> list[str]:
    """Return the words of a page that the original has less often and that carry no mark."""
    return sorted((words(page, unmarked=True) - words(original)).elements())


def leaks(original: str, outputs: Iterable[str], baseline: Iterable[str]) -> list[str]:
    """Return the words of the original that are in the outputs only because it was compared.

    ``baseline`` are the outputs of the edited file alone, which must have every other word.
    """
    known = {word for text in baseline for word in words_of(text)}
    found = {word for text in outputs for word in words_of(text)} - known
    return sorted(word for word in words(original) if len(word) > 3 and word in found)


def published(built: Built, wording: Wording) -> list[str]:
    """Return everything that a build publishes of its page but for the words of marks."""
    soup = BeautifulSoup(built.output('html/index.html'), 'html.parser')
    ours = (
        '.ledger-legend, .ledger-moved-sign, .ledger-origin, .ledger-elided-lines, '
        'script[src*="ledger.js"]'
    )
    for one in soup.select(ours):
        one.decompose()
    for one in soup.select('[id^=ledger-edit]'):
        del one['id']
    # What the bar of buttons and screen readers say is ours, too.
    for one in soup.select('[data-ledger], [class*=ledger-]'):
        for name in ('data-ledger', 'data-sign', 'aria-label'):
            one.attrs.pop(name, None)
    names = ('html/searchindex.js', 'html/_sources/index.rst.txt')
    tex = sorted((built.folder / 'latex').glob('*.tex'))
    return [
        _CLASSES.sub('', str(soup)),
        *(built.output(name) for name in names),
        _SIGNS.sub(
            '', built.output('text/index.txt').partition(f'**{wording.text("title")}**')[0]
        ),
        *(
            _TEX_SIGNS.sub('', _TEX_LEGEND.sub('', path.read_text(encoding='utf-8')))
            for path in tex
        ),
    ]
