"""Which words of an output are in a mark, as a reader of it sees them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from bs4 import NavigableString, Tag

from support.foreign.words import MADE_UP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Mark = Literal['', 'words', 'block']

#: A word, with the hyphens, apostrophes and invisible signs in it.
_WORD = re.compile(r"[^\W_]+(?:['’\xad\u200b-\u200d-]+[^\W_]+)*")
#: What is on a page and not of the article: contents, what is said of marks or of errors.
_NOT_ARTICLE = (
    'nav, style, script, .contents ul, .ledger-legend, .ledger-elision, .ledger-moved-sign, '
    '.ledger-elided-lines, '
    'a.headerlink, .system-message, .system-messages, .toctree-wrapper'
)
#: Elements that are one word to readers, and so to the marks: all of it is marked, or nothing.
_ONE_WORD = ('a', 'code', 'kbd', 'samp', 'tt', 'math', 'cite', 'abbr', 'span')
#: Unchanged words between two changed ones that may be in their mark.
_ISLAND = 3


class Seen(NamedTuple):
    """A word of an output, the mark that it is in, and a number that the words of it share."""

    word: str
    mark: Mark = ''
    number: int = 0

    @property
    def made_up(self) -> bool:
        """Whether it is or holds a made-up word."""
        return MADE_UP.search(self.word) is not None


def complaints(changed: Sequence[Seen], same: Sequence[Seen]) -> list[str]:
    """Return what is wrong with the marks of a page, whose words must be those of another."""
    found = [
        *_differences([seen.word for seen in changed], [seen.word for seen in same]),
        *(f'no mark: {seen.word}' for seen in changed if seen.made_up and not seen.mark),
    ]
    groups: dict[int, list[Seen]] = {}
    for seen in changed:
        if seen.mark:
            groups.setdefault(seen.number, []).append(seen)
    return [*found, *(wrong for group in groups.values() for wrong in _too_much(group))]


def _differences(changed: Sequence[str], same: Sequence[str]) -> Iterator[str]:
    for word, count in (Counter(same) - Counter(changed)).items():
        yield f'lost {count} times: {word}'
    for word, count in (Counter(changed) - Counter(same)).items():
        yield f'there {count} times too often: {word}'


def _too_much(group: Sequence[Seen]) -> Iterator[str]:
    """Go through the unchanged words of one mark that should not be in it."""
    changed = [index for index, seen in enumerate(group) if seen.made_up]
    if not changed:
        yield f'nothing changed in a mark: {" ".join(seen.word for seen in group)}'
    elif group[0].mark == 'words':
        inside = changed[0] > 0 or changed[-1] < len(group) - 1
        if inside or any(right - left > _ISLAND + 1 for left, right in pairwise(changed)):
            yield f'too much in a mark: {" ".join(seen.word for seen in group)}'


def in_html(page: Tag) -> list[Seen]:
    """Return the words of a page; what is not of the article is taken off it."""
    for skipped in page.select(_NOT_ARTICLE):
        skipped.decompose()
    return [
        Seen(word, mark, id(tag))
        for text in page.find_all(string=True)
        if type(text) is NavigableString
        for mark, tag in [_mark_around(text)]
        for word in _WORD.findall(text)
    ]


def _mark_around(text: NavigableString) -> tuple[Mark, Tag | None]:
    for tag in text.parents:
        classes = tag.get('class') or []
        if 'ledger-highlight' in classes:
            if tag.find_parent(class_='hll'):
                # A line of code that was mostly changed is marked altogether.
                return 'line', tag
            return ('block' if _is_one_word(tag) else 'words'), tag
        if 'ledger-block' in classes and tag.name == 'div' and 'ledger-code' not in classes:
            return 'block', tag
    return '', None


def _is_one_word(mark: Tag) -> bool:
    children = [child for child in mark.children if str(child).strip()]
    return len(children) == 1 and isinstance(children[0], Tag) and children[0].name in _ONE_WORD
