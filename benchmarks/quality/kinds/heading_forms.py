"""Headings that were texts, or a part of one, and texts that were headings; levels that changed.

The words are unmarked, except a first one that got a capital letter; the form has its mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case import Case, dense
from documents import NOUNS
from prose import Prose, titled
from read_as import compared_as

from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import self_and_ancestors

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


class Change(NamedTuple):
    """A part of an article in two forms, and the texts of either that have another form then."""

    before: str
    after: str
    forms_before: tuple[str, ...]
    forms_after: tuple[str, ...]


def _text(prose: Prose) -> Change:
    name, text = prose.heading(), prose.sentences(1, 2)
    sign = prose.random.choice(('{}', '{}:', '**{}**', '**{}:**', '*{}*'))
    written = sign.format(name)
    return Change(
        f'{written}\n\n{text}', f'{titled(name, "-")}\n\n{text}', (written.strip('*'),), (name,)
    )


def _opening(prose: Prose) -> Change:
    name, text = prose.heading(), prose.sentences(1, 2)
    sign = prose.random.choice(('{}.', '{}:', '**{}**', '**{}.**', '*{}:*', '**{}**:'))
    whole = f'{sign.format(name)} {text}'
    return Change(whole, f'{titled(name, "-")}\n\n{text}', (whole.replace('*', ''),), (name,))


def _rest(prose: Prose) -> Change:
    name, rest, text = prose.heading(), prose.heading(), prose.sentences(1, 2)
    whole = prose.random.choice(('{} ({})', '{}: {}', '{} {}')).format(name, rest)
    after = f'({rest})' if '(' in whole else rest
    return Change(
        f'{titled(whole, "-")}\n\n{text}',
        f'{titled(name, "-")}\n\n{after}\n\n{text}',
        (whole,),
        (after,),
    )


def _above(prose: Prose) -> Change:
    number = f'Part {prose.random.randint(1, 20)} of the {prose.random.choice(NOUNS)}'
    name, text = prose.heading(), prose.sentences(1, 2)
    whole = f'{number} {name}'
    return Change(
        f'{titled(whole, "-")}\n\n{text}',
        f'{number}\n\n{titled(name, "-")}\n\n{text}',
        (whole,),
        (number,),
    )


def _level(prose: Prose) -> Change:
    name, text = prose.heading(), prose.sentences(1, 2)
    first = f'{titled(prose.heading(), "-")}\n\n{prose.sentences(1, 2)}'
    sides = (f'{first}\n\n{titled(name, sign)}\n\n{text}' for sign in '~-')
    return Change(*sides, (name,), (name,))


CHANGES: tuple[Callable[[Prose], Change], ...] = (_text, _opening, _rest, _above, _level)


def make(random: Random) -> Case:
    """Return an article, and the same with a heading more, less or of another level."""
    prose = Prose(random)
    change = random.choice(CHANGES)
    before, after, old, new = change(prose)
    top, around = titled(prose.heading()), (prose.sentences(1, 3), prose.sentences(1, 3))
    last = f'{titled(prose.heading(), "-")}\n\n{around[1]}'
    sides = [f'{top}\n\n{around[0]}\n\n{part}\n\n{last}' for part in (before, after)]
    forms = new
    if random.random() < 0.5:
        sides.reverse()
        forms = old
    return Case(change.__name__[1:], *sides, forms)


def compared(case: Case) -> Comparison:
    """Compare the articles of a case."""
    return compared_as('rst', case.original, case.edited)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether no word but for its case is marked, and just the right texts have a form."""
    article = comparison.article
    account = article.account
    around = NodeSet(mark.node for mark in article.context_marks)
    forms: set[str] = set()
    for pair in account.pairs:
        if pair.moved or not (pair.original and pair.edited):
            return False
        before, after = account.original_tokens(pair), account.edited_tokens(pair)
        for edit in pair.edits:
            sides = before.text(*edit.original), after.text(*edit.edited)
            words = [''.join(filter(str.isalnum, side)).casefold() for side in sides]
            if not edit.keeps_words and words[0] != words[1]:
                return False
        has_form = any(edit.kind == 'form' for edit in pair.edits)
        for j in pair.edited:
            block = article.edited[j]
            is_boxed = any(outer in around for outer in self_and_ancestors(block.node))
            if is_boxed or (has_form and block.block.kind == 'title'):
                forms.add(dense(block.block.text))
    return forms == {dense(text) for text in case.known}
