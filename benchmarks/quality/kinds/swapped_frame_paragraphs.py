"""Paragraphs that share a sentence change places, and a word of each is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case
from page import Prose, is_page, least_moves

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

#: The parts of the document in which they may stand.
FORMS = ('', '- ', '   ')


def make(random: Random) -> Case:
    """Return two or three paragraphs of which one moved."""
    prose = Prose(random)
    frame = prose.sentences(1, 2)
    is_first = random.random() < 0.7
    count = random.choice((2, 2, 3))
    form = random.choice(FORMS)
    originals, editeds, shown = [], [], []
    for _ in range(count):
        own = prose.sentences(1, 2)
        words = own.split()
        at = random.randrange(2, len(words) - 1)
        while words[at][-1] in ',.':
            at -= 1
        new = random.choice(('seventeen', 'Portuguese', 'nobody'))
        before, after = ' '.join(words[:at]), ' '.join(words[at + 1 :])
        for texts, text in (
            (originals, own),
            (editeds, f'{before} {new} {after}'),
            (shown, f'{before} {{+{new}+}} {after}'),
        ):
            texts.append(f'{frame} {text}' if is_first else f'{text} {frame}')
    order = [*range(1, count), 0] if random.random() < 0.5 else [count - 1, *range(count - 1)]
    between = [prose.sentences(1, 2) for _ in range(count - 1)] if random.random() < 0.3 else []
    texts = [
        _page(form, original, between)
        for original in (originals, [editeds[number] for number in order])
    ]
    # What stands between them has odd numbers.
    numbered = dict(zip(range(0, 2 * count, 2), shown, strict=True))
    numbered.update(zip(range(1, 2 * count, 2), between, strict=False))
    places = [2 * number for number in order]
    if between:
        others = range(1, 2 * count, 2)
        places = [each for pair in zip(places, others, strict=True) for each in pair]
        places.pop()
    pages = [
        ['Harbour', *[f'{"{moved} " * (each in moved)}{numbered[each]}' for each in places]]
        for moved in least_moves(places)
    ]
    name = f'{count} {form.strip() or (form and "quoted")}{" apart" * bool(between)}'
    return Case(name, texts[0], texts[1], pages)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether a paragraph moved and no more than the words are marked."""
    return is_page(comparison, *case.known)  # type: ignore[misc]


def _with(between: list[str], texts: list[str]) -> list[str]:
    mixed = [texts[0]]
    for number, text in enumerate(texts[1:]):
        mixed += [*between[number : number + 1], text]
    return mixed


def _page(form: str, texts: list[str], between: list[str]) -> str:
    blocks = [f'{form}{text}' for text in _with(between, texts)]
    return '\n\n'.join(['Harbour\n=======', *blocks]) + '\n'
