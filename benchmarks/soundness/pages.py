"""Checks the pages of a pair without its account: marks taken away, and words that stayed.

Nothing here knows how pages are made: it parses what a build wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import html_page
import latex_page
import text_page
import xml_page
from accounted import folded
from shown import first_difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pairs import Batch, Pair
    from shown import Shown

#: What pages without marks are compared by, for each format.
WITHOUT_MARKS: dict[str, Callable[[str], object]] = {
    'html': lambda page: '\n'.join(html_page.without_marks(html_page.body_of(page))),
    'text': text_page.letters_without_marks,
    'latex': latex_page.letters_without_marks,
    'xml': lambda page: xml_page.shown_by(page).text,
}


def same_pages(pair: Pair, batch: Batch, builders: Sequence[str]) -> Iterator[str]:
    """Go through the formats whose page without marks is not the page of the edited file."""
    for builder in builders:
        marked, edited = (
            str(WITHOUT_MARKS[builder](built.page(pair.name, builder)))
            for built in (batch.marked, batch.edited)
        )
        if difference := first_difference(marked, edited):
            yield f'page of {builder} is not that of the edited file: {difference}'


def no_marks(pair: Pair, batch: Batch) -> Iterator[str]:
    """Go through what is marked where both files are the same."""
    body = html_page.body_of(batch.same.page(pair.name, 'html'))
    if marks := [str(tag)[:150] for tag in body.select('[class*=ledger-]')]:
        yield f'same file is marked: {marks[0]}'
    pages = [built.page(pair.name, 'text') for built in (batch.same, batch.edited)]
    if difference := first_difference(*pages):
        yield f'same file is another page of text: {difference}'


def stayed(marked: Shown, original: Shown) -> Iterator[str]:
    """Go through unmarked words that are not the original's, in its order.

    Those of texts that moved must be the original's, in the order of their text.  Another kind of
    quotation mark is no edit: ``‘old’`` may have become ``'old’``.
    """
    words = [folded(word.text) for word in original.words]
    at = 0
    for word in marked.words:
        if word.state.moved or word.state.marked or word.state.boxed:
            continue
        try:
            at = words.index(folded(word.text), at) + 1
        except ValueError:
            before = ' '.join(words[max(0, at - 3) : at])
            yield f'unmarked word is new or out of order: {word.text!r} behind {before!r}'
            return
    missing = _counts(words)
    for word in marked.words:
        if not word.state.marked and not word.state.boxed:
            text = folded(word.text)
            missing[text] = missing.get(text, 0) - 1
            if missing[text] < 0:
                yield f'unmarked word is new: {word.text!r}'
                return


def _counts(words: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts
