"""Says what is unsound in the finished pages of a pair; it imports nothing of what it checks.

Five things are asked, of HTML, text, LaTeX and docutils' XML:

1. Without its marks, the page is that of the edited file, built as a page of its own.
2. Unmarked words, with the removals that the account names, are the original's, in order.
3. Each changed word is in a mark, and no mark is on a word that stayed.
4. Each elision stands between the neighbours of what was removed.
5. A file that is compared with itself has no mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import accounted
import containers
import counted
import elisions
import forms
import pages
import record
import references
import text_page
import xml_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairs import Batch, Pair


def faults(pair: Pair, batch: Batch, builders: Sequence[str]) -> Iterator[str]:
    """Go through what is unsound about a pair."""
    for line in batch.marked.about(pair.name):
        # Random markup cannot be read at times, of which one is told.
        if '[ledger.' in line and '[ledger.original]' not in line:
            yield f'warning: {line}'
    yield from pages.same_pages(pair, batch, builders)
    yield from pages.no_marks(pair, batch)
    marked, original, edited = (
        xml_page.shown_by(built.page(pair.name, 'xml'))
        for built in (batch.marked, batch.original, batch.edited)
    )
    yield from pages.stayed(marked, original)
    yield from counted.different(pair, batch)
    if not text_page.is_balanced(batch.marked.page(pair.name, 'text')):
        yield 'a mark of text is not closed'
    text = batch.marked.account(pair.name)
    if not text:
        if original.text != edited.text:
            yield 'no account'
        return
    account = record.read(text)
    yield from (f'proof failed: {reason}' for reason in account.failures)
    wrong = list(accounted.whole(account, original, edited))
    yield from wrong
    if not wrong and marked.text == edited.text:
        by_letters = accounted.Account(account)
        yield from by_letters.faults
        yield from accounted.marks(by_letters, original, marked)
        yield from accounted.moves(by_letters, marked)
        yield from elisions.misplaced(by_letters, original, marked)
        yield from containers.elsewhere(by_letters, original, marked)
        yield from forms.unmarked(by_letters, original, marked)
        yield from references.wrong(by_letters, original, marked)
