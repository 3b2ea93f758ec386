"""Articles of one shape each, as large as one likes: they show what grows too fast.

In: a size, in the parts that a shape is made of (paragraphs, rows, lines, notes).
Out: both sides of an article as reStructuredText.
The words are made up; a fixed seed makes every run measure the same texts.
"""

from __future__ import annotations

import random
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from articles import SEED, Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    #: The parts of an article, each as its words, or as its cells.
    Parts = list[list[str]]
    Write = Callable[[Parts], str]
    Edit = Callable[[Parts, random.Random], Parts]

#: Words of a part; columns of a table.
WORDS, COLUMNS = 12, 10


class Shape(NamedTuple):
    """Articles of a shape: how many parts the smaller one has, how they are written and edited.

    ``after`` writes the edited side, if that is written otherwise.
    """

    size: int
    write: Write
    edit: Edit
    options: tuple[str, ...] = ()
    words: int = WORDS
    after: Write | None = None

    def article(self, count: int) -> tuple[str, str]:
        """Return both sides of an article with so many parts."""
        chance = random.Random(SEED)
        writer = Writer(chance)
        parts = [writer.words(self.words) for _ in range(count)]
        edited = self.edit([list(part) for part in parts], chance)
        return self.write(parts), (self.after or self.write)(edited)


# How parts are written.


def paragraphs(parts: Parts) -> str:
    """Return each part as a paragraph."""
    return '\n\n'.join(map(' '.join, parts))


def first_one(parts: Parts) -> str:
    """Return the first part alone, as a paragraph."""
    return paragraphs(parts[:1])


def one_paragraph(parts: Parts) -> str:
    """Return all parts as one paragraph."""
    return '\n'.join(map(' '.join, parts))


def in_pairs(parts: Parts) -> str:
    """Return two parts each as one paragraph."""
    return paragraphs([[*a, *b] for a, b in zip(parts[::2], parts[1::2], strict=False)])


def sections(parts: Parts) -> str:
    """Return sections: a heading, and three paragraphs below it."""
    return '\n\n'.join(
        ' '.join(part) if number % 4 else f'{part[0]} {part[1]}\n{"=" * 40}'
        for number, part in enumerate(parts)
    )


def bullets(parts: Parts) -> str:
    """Return a list of bullets."""
    return '\n'.join(f'* {" ".join(part)}' for part in parts)


def nested_bullets(parts: Parts) -> str:
    """Return lists in lists, four deep."""
    return '\n\n'.join(f'{"  " * (n % 4)}* {" ".join(part)}' for n, part in enumerate(parts))


def definitions(parts: Parts) -> str:
    """Return terms with their definitions."""
    return '\n'.join(f'{part[0]}\n   {" ".join(part[1:])}' for part in parts)


def fields(parts: Parts) -> str:
    """Return fields with their names."""
    return '\n'.join(f':f{n}: {" ".join(part)}' for n, part in enumerate(parts))


def table(parts: Parts) -> str:
    """Return a table of which each part is a row."""
    rows = [f'   {",".join(part)}' for part in parts]
    return '\n'.join(['.. csv-table::', '', *rows])


def code(parts: Parts) -> str:
    """Return one block of code, a line each."""
    return '\n'.join(['.. code-block:: text', '', *[f'   {" ".join(part)}' for part in parts]])


def blocks_of_code(parts: Parts) -> str:
    """Return blocks of code of three lines each."""
    lines = [f'   {" ".join(part)}' for part in parts]
    blocks = ['\n'.join(lines[at : at + 3]) for at in range(0, len(lines), 3)]
    return '\n\n'.join(f'.. code-block:: text\n\n{block}' for block in blocks)


def footnotes(parts: Parts) -> str:
    """Return a paragraph for each note that refers to it, then the notes."""
    texts = [f'{part[0]} {part[1]} [#n{number}]_.' for number, part in enumerate(parts)]
    notes = [f'.. [#n{number}] {" ".join(part)}' for number, part in enumerate(parts)]
    return '\n\n'.join([*texts, *notes])


def formatted(parts: Parts) -> str:
    """Return paragraphs with a link, emphasis and a literal in each."""
    return '\n\n'.join(
        f'*{part[0]}* {" ".join(part[1:-2])} ``{part[-2]}`` '
        f'`{part[-1]} <https://example.org/{part[0]}>`__'
        for part in parts
    )


def notes(parts: Parts) -> str:
    """Return admonitions."""
    return '\n\n'.join(f'.. note::\n\n   {" ".join(part)}' for part in parts)


# What became of them.


def same(parts: Parts, chance: random.Random) -> Parts:
    """Change nothing."""
    return parts


def a_word_each(parts: Parts, chance: random.Random) -> Parts:
    """Put another word in each part."""
    for part in parts:
        part[chance.randrange(2, len(part))] = 'anders'
    return parts


def shuffled(parts: Parts, chance: random.Random) -> Parts:
    """Put the parts in another order."""
    return chance.sample(parts, len(parts))


def shuffled_and_edited(parts: Parts, chance: random.Random) -> Parts:
    """Put the parts in another order, with another word in each."""
    return a_word_each(shuffled(parts, chance), chance)


def rewritten(parts: Parts, chance: random.Random) -> Parts:
    """Put other words in all of them."""
    writer = Writer(random.Random(SEED + 1))
    return [writer.words(len(part)) for part in parts]


def all_gone(parts: Parts, chance: random.Random) -> Parts:
    """Take out all but the first."""
    return parts[:1]


def every_other_gone(parts: Parts, chance: random.Random) -> Parts:
    """Take out every other one."""
    return parts[::2]


def every_other_new(parts: Parts, chance: random.Random) -> Parts:
    """Put a new one behind every other one."""
    writer = Writer(random.Random(SEED + 1))
    new = ([part, writer.words(len(part))] if n % 2 else [part] for n, part in enumerate(parts))
    return list(chain.from_iterable(new))


def reversed_in_fours(parts: Parts, chance: random.Random) -> Parts:
    """Put groups of four in another order: sections with what they hold."""
    groups = [parts[at : at + 4] for at in range(0, len(parts), 4)]
    return list(chain.from_iterable(chance.sample(groups, len(groups))))


def first_words_new(parts: Parts, chance: random.Random) -> Parts:
    """Put another first word in every fourth: a heading, a term."""
    for part in parts[::4]:
        part[0] = f'anders{part[0]}'
    return parts


def all_alike(parts: Parts, chance: random.Random) -> Parts:
    """Put the first part in place of all others but a few."""
    return [part if n % 50 == 0 else list(parts[0]) for n, part in enumerate(parts)]


def column_moved(parts: Parts, chance: random.Random) -> Parts:
    """Move the second column to the end."""
    return [[part[0], *part[2:], part[1]] for part in parts]


def halves_swapped(parts: Parts, chance: random.Random) -> Parts:
    """Let the halves of each part change places."""
    return [[*part[len(part) // 2 :], *part[: len(part) // 2]] for part in parts]


LISTED, BESIDE = (':list-of-changes:',), (':reveal: side-by-side',)
SHAPES: dict[str, Shape] = {
    'paragraphs, the same': Shape(2_000, paragraphs, same),
    'paragraphs, a word each': Shape(1_000, paragraphs, a_word_each),
    'paragraphs, a word each, listed': Shape(1_000, paragraphs, a_word_each, LISTED),
    'paragraphs, a word each, side by side': Shape(1_000, paragraphs, a_word_each, BESIDE),
    'paragraphs, rewritten': Shape(1_000, paragraphs, rewritten),
    'paragraphs, all but one gone': Shape(2_000, paragraphs, all_gone),
    'paragraphs, all but one new': Shape(2_000, first_one, same, after=paragraphs),
    'paragraphs, every other gone': Shape(1_000, paragraphs, every_other_gone),
    'paragraphs, every other new': Shape(1_000, paragraphs, every_other_new),
    'paragraphs, shuffled': Shape(1_000, paragraphs, shuffled),
    'paragraphs, shuffled and edited': Shape(1_000, paragraphs, shuffled_and_edited),
    'paragraphs, all alike': Shape(1_000, paragraphs, all_alike),
    'paragraphs, halves swapped': Shape(1_000, paragraphs, halves_swapped),
    'paragraphs, split': Shape(1_000, in_pairs, same, after=paragraphs),
    'paragraphs, merged': Shape(1_000, paragraphs, same, after=in_pairs),
    'words, shuffled': Shape(2_000, paragraphs, shuffled, words=1),
    'one paragraph, a word a line': Shape(1_000, one_paragraph, a_word_each),
    'one paragraph, lines shuffled': Shape(1_000, one_paragraph, shuffled),
    'sections, moved': Shape(1_000, sections, reversed_in_fours),
    'sections, renamed': Shape(1_000, sections, first_words_new),
    'bullets, shuffled': Shape(1_000, bullets, shuffled),
    'bullets in bullets, a word each': Shape(1_000, nested_bullets, a_word_each),
    'definitions, terms renamed': Shape(1_000, definitions, first_words_new),
    'fields, a word each': Shape(1_000, fields, a_word_each),
    'table, a cell a row': Shape(500, table, a_word_each, words=COLUMNS),
    'table, rows shuffled': Shape(500, table, shuffled, words=COLUMNS),
    'table, a column moved': Shape(500, table, column_moved, words=COLUMNS),
    'code, a word a line, listed': Shape(5_000, code, a_word_each, LISTED),
    'blocks of code, shuffled': Shape(1_500, blocks_of_code, shuffled),
    'footnotes, a word each, side by side': Shape(1_000, footnotes, a_word_each, BESIDE),
    'formatted, a word each': Shape(1_000, formatted, a_word_each),
    'notes, shuffled and edited': Shape(500, notes, shuffled_and_edited),
}
