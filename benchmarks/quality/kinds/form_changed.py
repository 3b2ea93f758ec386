"""Texts that were given another form: their words are unmarked, and they have a bar.

A list that became a quotation, an item that was indented, code that became a list, and so on; each
one both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case import Case, dense, seen
from prose import Prose
from read_as import compared_as

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


class Change(NamedTuple):
    """A part of an article in two forms, and the texts of either that must have a bar."""

    before: str
    after: str
    boxed_before: tuple[str, ...]
    boxed_after: tuple[str, ...]
    form: str = 'rst'


def _quotation(prose: Prose) -> Change:
    texts = [prose.sentences(1, 2) for _ in range(prose.random.randint(1, 3))]
    quoted = '\n\n'.join(f'   {text}' for text in texts)
    return Change('\n\n'.join(texts), f'..\n\n{quoted}', tuple(texts), tuple(texts))


def _admonition(prose: Prose) -> Change:
    old, new = prose.random.sample(('note', 'warning', 'tip', 'danger'), 2)
    texts = [prose.sentences(1, 2) for _ in range(prose.random.randint(1, 2))]
    held = '\n\n'.join(f'   {text}' for text in texts)
    return Change(f'.. {old}::\n\n{held}', f'.. {new}::\n\n{held}', tuple(texts), tuple(texts))


def _numbers(prose: Prose) -> Change:
    items = _items(prose)
    numbered = '\n'.join(f'{number}. {item}' for number, item in enumerate(items, 1))
    form = prose.random.choice(('rst', 'md'))
    return Change(_list(items), numbered, tuple(items), tuple(items), form)


def _indented(prose: Prose) -> Change:
    items = _items(prose, 3)
    at = prose.random.randint(1, len(items) - 1)
    stop = prose.random.randint(at + 1, len(items))
    lines = [f'- {item}' for item in items]
    inner = [f'  {line}' for line in lines[at:stop]]
    form = prose.random.choice(('rst', 'md'))
    gap = [''] if form == 'rst' else []
    after = '\n'.join([*lines[:at], *gap, *inner, *gap, *lines[stop:]])
    return Change(_list(items), after, tuple(items[at:stop]), tuple(items[at:stop]), form)


def _code(prose: Prose) -> Change:
    items = _items(prose)
    bullet = prose.random.choice(('', '- ', '* '))
    form = prose.random.choice(('rst', 'md'))
    lines = [bullet + item for item in items]
    if form == 'md':
        code = '\n'.join(['```', *lines, '```'])
    else:
        code = '\n'.join(['::', '', *(f'   {line}' for line in lines)])
    return Change(code, _list(items), ('\n'.join(lines),), tuple(items), form)


def _two_lines(prose: Prose) -> Change:
    items = _items(prose, 3)
    at = prose.random.randint(0, len(items) - 2)
    merged = [*items[:at], f'{items[at]}\n  {items[at + 1]}', *items[at + 2 :]]
    form = prose.random.choice(('rst', 'md', 'txt'))
    whole = f'{items[at]} {items[at + 1]}'
    return Change(_list(merged), _list(items), (whole,), (items[at + 1],), form)


def _two_paragraphs(prose: Prose) -> Change:
    items = _items(prose, 3)
    at = prose.random.randint(0, len(items) - 2)
    merged = [*items[:at], f'{items[at]}\n\n  {items[at + 1]}', *items[at + 2 :]]
    form = prose.random.choice(('rst', 'md'))
    return Change(_list(merged), _list(items), (items[at + 1],), (items[at + 1],), form)


def _sentence(prose: Prose) -> Change:
    items, intro = _items(prose), prose.sentence()
    whole = ' '.join([intro, *items])
    form = prose.random.choice(('rst', 'md', 'txt'))
    return Change(f'{intro}\n\n{_list(items)}', whole, tuple(items), (whole,), form)


def _said(prose: Prose) -> Change:
    quoted, intro = prose.sentences(1, 3), prose.sentence()
    form = prose.random.choice(('rst', 'md'))
    sign = '   ' if form == 'rst' else '> '
    return Change(
        f'{intro}\n\n{sign}{quoted}', f'{intro} {quoted}', (quoted,), (f'{intro} {quoted}',), form
    )


def _term(prose: Prose) -> Change:
    term, text = prose.heading(), prose.sentences(1, 2)
    whole = f'{term} {text}'
    return Change(f'{term}\n   {text}', whole, (term, text), (whole,))


def _item(prose: Prose) -> Change:
    text = prose.sentences(1, 2)
    form = prose.random.choice(('rst', 'md', 'txt'))
    return Change(text, f'- {text}', (text,), (text,), form)


CHANGES: tuple[Callable[[Prose], Change], ...] = (
    _quotation, _admonition, _numbers, _indented, _code, _two_lines, _two_paragraphs, _sentence,
    _said, _term, _item,
)  # fmt: skip


def _items(prose: Prose, least: int = 2) -> list[str]:
    return [prose.sentence() for _ in range(prose.random.randint(least, 5))]


def _list(items: list[str]) -> str:
    return '\n'.join(f'- {item}' for item in items)


def make(random: Random) -> Case:
    """Return an article, and the same with a part of it in another form."""
    prose = Prose(random)
    change = random.choice(CHANGES)
    before, after, old, new, form = change(prose)
    around = prose.sentences(1, 3), prose.sentences(1, 3)
    sides = [f'{around[0]}\n\n{part}\n\n{around[1]}' for part in (before, after)]
    boxed = new
    if random.random() < 0.5:
        sides.reverse()
        boxed = old
    return Case(f'{change.__name__[1:]} {form}', *sides, (form, boxed))


def compared(case: Case) -> Comparison:
    """Compare the articles of a case."""
    return compared_as(case.known[0], case.original, case.edited)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether no word is marked, and just the right texts have a bar."""
    boxed = {dense(text) for text in case.known[1]}
    texts = seen(comparison)
    if any(text.new or text.gone or text.moved for text in texts):
        return False
    has_bar = {_without_bullets(text.text) for text in texts if text.boxed}
    return has_bar == {_without_bullets(text) for text in boxed}


def _without_bullets(text: str) -> str:
    return dense(text).replace('-', '').replace('*', '')
