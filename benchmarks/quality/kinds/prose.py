"""Sentences, headings and other constructs made from a source of chance, no two of them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case  # noqa: F401  (its import makes the folder above known)
from documents import ADJECTIVES, NOUNS, VERBS, WHEN, WHERE

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

NAMES = (
    'Anna',
    'Mr Stone',
    'the mayor',
    'Professor Lind',
    'the council',
    'a young sailor',
    'Ms Okoye',
)
FRAMES = (
    '{Name} said {when} that {a} {noun} {verb} {a2} {noun2}.',
    'The {adjective} {noun} {verb} the {noun2} {where} the {adjective2} {noun3}.',
    'Nobody knew why {name} had bought {number} {noun}s from the {adjective} {noun2}.',
    'In {year}, more than {number} people came to see how {a} {noun} {verb} the {noun2}.',
    'It was {adjective} {where} the {noun}, so {name} left {when}.',
    'Every {noun} must be checked {when} before it {verb} {a2} {adjective2} {noun2}.',
    'When {name} {verb} the {noun}, its {noun2} was still {adjective}.',
    'There are {number} {noun}s {where} the {noun2}, and {adjective} ones {where} the {noun3}.',
)
HEADINGS = (
    'The {noun} and the {noun2}',
    '{Adjective} {noun}s',
    'How {a} {noun} {verb}',
    '{Noun} of {year}',
)
LABELS = (
    'Price',
    'Length',
    'Dogs',
    'Bikes',
    'Opened',
    'Colour',
    'Owner',
    'Crew',
    'Speed',
    'Doors',
)


def filled(random: Random, frame: str) -> str:
    """Return a frame with words in its places."""
    noun, noun2, noun3 = random.sample(NOUNS, 3)
    adjective, adjective2 = random.sample(ADJECTIVES, 2)
    name = random.choice(NAMES)
    article, article2 = (
        'an' if one[0] in 'aeio' else 'a'
        for one in (noun, adjective2 if '{a2} {adjective2}' in frame else noun2)
    )
    return frame.format(
        name=name, Name=name[0].upper() + name[1:], noun=noun, noun2=noun2, noun3=noun3,
        Noun=noun.capitalize(), adjective=adjective, adjective2=adjective2,
        Adjective=adjective.capitalize(), a=article, a2=article2, verb=random.choice(VERBS),
        when=random.choice(WHEN), where=random.choice(WHERE),
        number=random.randint(2, 99), year=random.randint(1850, 2020),
    )  # fmt: skip


class Prose:
    """Makes sentences and headings, each once; no two sentences in a row have one frame."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._made: set[str] = set()
        self._last = ''

    def sentence(self) -> str:
        """Return a sentence of eight to twenty words."""
        frame = self.random.choice([frame for frame in FRAMES if frame != self._last])
        self._last = frame
        return self._once(lambda: filled(self.random, frame))

    def sentences(self, least: int, most: int) -> str:
        """Return several sentences."""
        return ' '.join(self.sentence() for _ in range(self.random.randint(least, most)))

    def heading(self) -> str:
        """Return a heading."""
        return self._once(lambda: filled(self.random, self.random.choice(HEADINGS)))

    def _once(self, make: Callable[[], str]) -> str:
        while (text := make()) in self._made:
            pass
        self._made.add(text)
        return text

    def block(self, kind: str) -> str:
        """Return a construct, as it stands between two paragraphs."""
        sentence = self.sentence()
        noun = self.random.choice(NOUNS)
        if kind == 'picture':
            return f'.. image:: {noun}-{self.random.randint(1, 999)}.png'
        if kind == 'formula':
            return f'.. math:: {noun[0]} = {noun[-1]} + {self.random.randint(2, 99)}'
        if kind == 'code':
            return f'::\n\n   {noun}.open({self.random.randint(1, 99)})\n   {noun}.close()'
        if kind == 'list':
            return '\n'.join(
                [
                    f'- {sentence}',
                    *(f'- {self.sentence()}' for _ in range(self.random.randint(0, 3))),
                ]
            )
        if kind == 'table':
            rows = '\n'.join(
                f'   * - {noun} {row}\n     - {self.sentence()}'
                for row in range(self.random.randint(1, 3))
            )
            return f'.. list-table::\n\n{rows}'
        if kind == 'note':
            return f'.. {self.random.choice(("note", "warning"))}:: {sentence}'
        if kind == 'quotation':
            return f'..\n\n   {sentence}'
        return sentence


#: The kinds of ``block``.
KINDS = ('paragraph', 'picture', 'formula', 'code', 'list', 'table', 'note', 'quotation')


def titled(heading: str, underline: str = '=') -> str:
    """Return a heading with its underline."""
    return f'{heading}\n{underline * len(heading)}'


def indented(text: str, sign: str = '- ') -> str:
    """Return blocks as one item of a list."""
    lines = text.split('\n')
    return '\n'.join(
        [sign + lines[0], *(' ' * len(sign) * bool(line) + line for line in lines[1:])]
    )
