"""Parts of sentences with punctuation in them, for kinds that are about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents import ADJECTIVES, NOUNS, VERBS, WHEN, WHERE

if TYPE_CHECKING:
    from random import Random

SPEAKERS = ('Anna', 'the minister', 'Professor Lind', 'a young sailor', 'she', 'Herr Lang')
SAID = ('said', 'wrote', 'answered', 'cried')
#: Opening and closing quotation marks; the last are those of German.
QUOTES = (('“', '”'), ('"', '"'), ('‘', '’'), ('„', '“'))


def capitalized(text: str) -> str:
    """Return a text with a capital."""
    return text[0].upper() + text[1:]


def clause(random: Random) -> str:
    """Return a clause of four to nine words without punctuation."""
    noun, noun2 = random.sample(NOUNS, 2)
    return random.choice(
        [
            f'the {noun} {random.choice(VERBS)} the {random.choice(ADJECTIVES)} {noun2}',
            f'every {noun} {random.choice(VERBS)} a {noun2} {random.choice(WHEN)}',
            f'we keep the {noun} {random.choice(WHERE)} the {noun2}',
            f'no {noun} may come {random.choice(WHERE)} the {random.choice(ADJECTIVES)} {noun2}',
        ]
    )


def sentence(random: Random) -> str:
    """Return a sentence without punctuation but its full stop."""
    return f'{capitalized(clause(random))}.'


def around(random: Random, *texts: str) -> list[str]:
    """Return texts, all between the same sentences or alone."""
    before = [sentence(random) for _ in range(random.choice((0, 0, 1, 2)))]
    after = [sentence(random) for _ in range(random.choice((0, 0, 1, 2)))]
    return [' '.join([*before, text, *after]) for text in texts]
