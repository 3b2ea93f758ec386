"""Sentences of one frame shift in their paragraph, as one is put first and the last removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents import ADJECTIVES, NOUNS, WHEN
from paragraphs import article, is_shown, maker_of

if TYPE_CHECKING:
    import random

    from case import Case
    from documents import Maker

    from sphinxcontrib_ledger.pipeline import Comparison

FRAMES = (
    'Tickets for {noun}s cost {number} euros.',
    'The committee on {noun}s shall meet in the {adjective} hall {when}.',
    'The {noun} shall keep the {adjective} {other} in good order.',
    'The owner of the {noun} shall pay {number} euros by the first day of the {other}.',
    'Each {adjective} {noun} is checked {when} by the crew of the {other}.',
    'Für {noun}s gilt die Regel {number} des Hafens.',
    'Le quai des {noun}s ferme à {number} heures, sauf le dimanche.',
)


def sentences(maker: Maker, count: int) -> list[str]:
    """Return different sentences of one frame."""
    pick = maker.random
    frame = pick.choice(FRAMES)
    nouns = pick.sample(NOUNS, 2 * count)
    adjectives = pick.sample(ADJECTIVES, count)
    return [
        frame.format(
            noun=nouns[number],
            other=nouns[count + number],
            adjective=adjectives[number],
            number=pick.randint(2, 99),
            when=pick.choice(WHEN),
        )
        for number in range(count)
    ]


def make(random: random.Random) -> Case:
    """Return a paragraph that has a new sentence and lost one, and may have a word edited."""
    maker = maker_of(random)
    several = sentences(maker, random.randint(4, 7))
    *old, new = several
    gone = random.choice((0, len(old) - 1, random.randrange(len(old))))
    kept = [(text, text) for number, text in enumerate(old) if number != gone]
    if random.random() < 0.4 and len(kept) > 2:
        number = random.randrange(len(kept))
        words = kept[number][0].split()
        at = random.randrange(2, len(words) - 1)
        edited = [*words[:at], 'seldom', *words[at + 1 :]]
        sign = ',' * words[at].endswith(',')
        edited[at] += sign
        shown = ' '.join([*words[:at], f'{{+seldom+}}{sign}', *words[at + 1 :]])
        kept[number] = (' '.join(edited), shown)
    shown = [text for _, text in kept]
    texts = [text for text, _ in kept]
    # Not where the other went: what stands there is said to have replaced it.
    at = random.choice([at for at in range(len(kept) + 1) if abs(at - gone) > 0])
    elided = [*shown]
    elided.insert(gone, '[...]')
    elided.insert(at if at <= gone else at + 1, f'{{+{new}+}}')
    texts.insert(at, new)
    return article(maker, ' '.join(old), ' '.join(texts), (' '.join(elided),))


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the sentence that is new is marked, and nothing else but the edited word."""
    return is_shown(comparison, *case.known)
