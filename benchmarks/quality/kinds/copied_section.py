"""A section is copied below a new heading, and then the older one is edited.

The copy is new, and the older section is compared with what it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case, dense, removed, seen
from prose import LABELS, NOUNS, Prose, titled

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: Random) -> Case:
    """Return an article, and the same with a copy of one of its sections, behind it or before."""
    prose = Prose(random)
    depth = random.choice(('flat', 'deep'))
    count = random.randint(1, 3)
    titles = [prose.heading() for _ in range(count)]
    form = random.choice(('facts', 'notes', 'paragraphs'))
    texts = [_texts(random, prose, form) for _ in range(count)]
    at = random.randrange(count)
    copied = list(texts[at])
    for number, text in enumerate(copied):
        # What tells the copy from the older one, besides its heading.
        if form != 'facts' and not text.startswith('#') and number == 1:
            copied[number] = prose.sentence()
    older = _edited(random, texts[at], copied, form)
    new = prose.heading()
    side = random.choice((0, 1))
    original = [(titles[k], texts[k]) for k in range(count)]
    edited = [(titles[k], older if k == at else texts[k]) for k in range(count)]
    edited.insert(at + side, (new, copied))
    pages = [_page(sections, form, depth) for sections in (original, edited)]
    is_reversed = random.random() < 0.3
    if is_reversed:
        pages.reverse()
    name = f'{form}, {depth}, copy {"behind" if side else "before"}'
    new_texts = tuple(text.lstrip('#') for text in (new, *copied))
    old_texts = tuple(text.lstrip('#') for text in (titles[at], *texts[at]))
    return Case(
        f'{name}{", taken out" * is_reversed}', *pages, (new_texts, old_texts, older, is_reversed)
    )


def _texts(random: Random, prose: Prose, form: str) -> list[str]:
    """Return the texts of a section; those with a sign before them are headings."""
    if form == 'facts':
        labels = random.sample(LABELS, random.randint(2, 6))
        return [
            f'{label}: {random.choice(("yes", "no", random.randint(2, 99)))}' for label in labels
        ]
    notes = [f'Buy {random.choice(NOUNS)}s {random.choice(("first", "at noon", "on board"))}.']
    if form == 'notes':
        return [
            '#Example',
            prose.sentence(),
            '#Notes',
            random.choice((notes[0], prose.sentence())),
        ]
    return [
        prose.sentence(),
        prose.sentence(),
        *(prose.sentence() for _ in range(random.randint(0, 3))),
    ]


def _edited(random: Random, texts: list[str], copied: list[str], form: str) -> list[str]:
    """Return the texts of the older section with a word changed in one or several."""
    older = list(texts)
    # The copy has other words where it is told apart.
    places = [k for k, text in enumerate(texts) if not text.startswith('#') and copied[k] == text]
    for k in random.sample(places, random.randint(1, len(places))):
        words = older[k].split()
        at = len(words) - 1 if form == 'facts' else random.randrange(1, len(words) - 1)
        words[at] = random.choice(
            [word for word in ('seven', 'blue', 'never') if word != words[at]]
        )
        older[k] = ' '.join(words)
    return older


def _page(sections: list[tuple[str, list[str]]], form: str, depth: str) -> str:
    lines = []
    for title, texts in sections:
        lines.append(titled(title))
        if form == 'facts':
            lines.append('\n'.join(f'- {text}' for text in texts))
            continue
        underline = '-' if depth == 'deep' else '='
        lines += [titled(text[1:], underline) if text[0] == '#' else text for text in texts]
    return '\n\n'.join(lines)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the older section is compared with itself, and the copy is new or gone."""
    new_texts, old_texts, older, is_reversed = case.known
    if any(pair.moved for pair in comparison.article.account.pairs):
        return False
    texts = seen(comparison)
    gone = removed(comparison)
    if is_reversed:
        return sorted(gone) == sorted(new_texts) and not any(
            text.is_new or text.boxed for text in texts
        )
    new = [text.text for text in texts if text.is_new]
    changed = {dense(text) for text in older} - {dense(text) for text in old_texts}
    return (
        not gone
        and sorted(new) == sorted(new_texts)
        and all(text.is_unmarked or text.is_new or dense(text.text) in changed for text in texts)
    )
