"""Articles made up to be hard: long ones of which nothing, little or only the order stayed.

The words are made up, too, and drawn as often as words of natural texts are (Zipf's law).
A fixed seed makes every run measure the same texts.
"""

from __future__ import annotations

import random
from itertools import accumulate, cycle, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Paragraph = list[str]
Pair = tuple[str, str]

SEED = 3
#: How many different words there are; the first ``SMALL`` of them are short and in every text.
VOCABULARY, SMALL = 8_000, 60
#: Words in a paragraph, in a paragraph of the articles that are shuffled, in a line.
LONG, SHORT, LINE = 80, 20, 12
#: The share of words of the long paragraph that are edited.
EDITED = 0.05


class Writer:
    """Draws words; the small ones are the same for all writers, the others are a writer's own."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        small = islice(_names(random.Random(SEED), 1), SMALL)
        self._words = [*small, *islice(_names(chance, 3), VOCABULARY - SMALL)]
        self._weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def words(self, count: int) -> Paragraph:
        """Return words, some of them the last of a sentence."""
        drawn = self._chance.choices(self._words, cum_weights=self._weights, k=count)
        ends = cycle([14, 9, 21])
        stop = next(ends)
        while stop < count:
            drawn[stop] += '.'
            stop += next(ends)
        drawn[-1] += '.'
        return drawn

    def article(self, count: int, length: int = LONG) -> list[Paragraph]:
        """Return paragraphs that have ``count`` words together."""
        return [list(part) for part in _parts(self.words(count), length)]

    def edit(self, words: Sequence[str], share: float) -> Paragraph:
        """Return words with a share of them replaced, taken out, or with one added before them."""
        edited: Paragraph = []
        for word in words:
            if self._chance.random() >= share:
                edited.append(word)
                continue
            how = self._chance.choice(('replace', 'replace', 'remove', 'add'))
            if how != 'remove':
                edited.append(self._chance.choice(self._words))
            if how == 'add':
                edited.append(word)
        return edited


def _names(chance: random.Random, syllables: int) -> Iterator[str]:
    """Go through made-up words, none of them twice."""
    seen = set()
    while True:
        parts = [
            chance.choice('bdfgklmnprstvz') + chance.choice(('a', 'e', 'i', 'o', 'u', 'ai', 'en'))
            for _ in range(syllables)
        ]
        word = ''.join(parts)
        if word not in seen:
            seen.add(word)
            yield word


def rewritten(count: int) -> Pair:
    """Return an article written anew: the paragraphs share nothing but the small words."""
    one, other = Writer(random.Random(SEED)), Writer(random.Random(SEED + 1))
    return _text(one.article(count)), _text(other.article(count))


def one_paragraph(count: int) -> Pair:
    """Return one paragraph that was edited in a small share of its words."""
    writer = Writer(random.Random(SEED))
    words = writer.words(count)
    return _text([words]), _text([writer.edit(words, EDITED)])


def shuffled(count: int) -> Pair:
    """Return an article of which the paragraphs are in another order."""
    paragraphs = Writer(random.Random(SEED)).article(count, SHORT)
    return _text(paragraphs), _text(_in_disorder(paragraphs))


def shuffled_and_edited(count: int) -> Pair:
    """Return an article of which the paragraphs are in another order, a word of each new."""
    writer = Writer(random.Random(SEED))
    paragraphs = writer.article(count, SHORT)
    edited = []
    for paragraph in _in_disorder(paragraphs):
        at = random.Random(paragraph[0] + paragraph[-1]).randrange(len(paragraph))
        edited.append([*paragraph[:at], *writer.words(1), *paragraph[at + 1 :]])
    return _text(paragraphs), _text(edited)


ARTICLES: dict[str, Callable[[int], Pair]] = {
    'rewritten whole': rewritten,
    'one paragraph, 5% edited': one_paragraph,
    'shuffled paragraphs': shuffled,
    'shuffled, a word of each edited': shuffled_and_edited,
}


def _in_disorder(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return random.Random(SEED).sample(paragraphs, len(paragraphs))


def _parts(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (words[at : at + size] for at in range(0, len(words), size))


def _text(paragraphs: Sequence[Paragraph]) -> str:
    return '\n\n'.join('\n'.join(map(' '.join, _parts(words, LINE))) for words in paragraphs)
