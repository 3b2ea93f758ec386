"""Small documents of every construct, made from a seed, that know which word is which.

A document is a tree of :class:`Node`; its texts are :class:`Text`, whose words have numbers, so
that of two versions of one document it is known which words and which texts are the same.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

NOUNS = (
    'anchor', 'barge', 'basin', 'beacon', 'boat', 'bridge', 'buoy', 'canal', 'captain',
    'cargo', 'chain', 'chart', 'clerk', 'coast', 'crane', 'crate', 'crew', 'dock', 'engine',
    'ferry', 'fish', 'flag', 'fog', 'gate', 'gull', 'harbour', 'hull', 'island', 'keel',
    'ladder', 'lamp', 'letter', 'lock', 'map', 'mast', 'mooring', 'net', 'oar', 'office',
    'pier', 'pilot', 'port', 'quay', 'rail', 'rope', 'rudder', 'sail', 'sailor', 'shed',
    'shore', 'signal', 'storm', 'ticket', 'tide', 'timber', 'tower', 'tug', 'wave', 'wharf',
    'whistle', 'winch', 'wind',
)  # fmt: skip
ADJECTIVES = (
    'old', 'new', 'small', 'large', 'grey', 'green', 'heavy', 'narrow', 'broken', 'northern',
    'southern', 'empty', 'quiet', 'wooden', 'rusty', 'early', 'late', 'cheap', 'famous',
    'hidden',
)  # fmt: skip
VERBS = (
    'crosses', 'leaves', 'passes', 'reaches', 'carries', 'closes', 'opens', 'follows',
    'guards', 'lifts', 'paints', 'repairs', 'watches', 'hides', 'pulls',
)  # fmt: skip
WHERE = ('at', 'near', 'behind', 'beside', 'below', 'above')
WHEN = (
    'today', 'every morning', 'on Monday', 'after lunch', 'in spring', 'before dawn',
    'once a month', 'in bad weather', 'at noon', 'without a word',
)  # fmt: skip
#: What joins the word before.
SIGNS = frozenset('.,')
#: Containers whose contents are indented below a line of their own, by that line.
ADMONITIONS = ('note', 'warning', 'tip')
#: What may stand in a section, the more often the likelier.
BLOCKS = (
    'paragraph', 'paragraph', 'paragraph', 'list', 'list', 'definitions', 'fields', 'table',
    'note', 'code', 'image', 'footnote',
)  # fmt: skip
UNDERLINES = '=-~'
_NUMBERS = count(1)


class Word(NamedTuple):
    """A word and its number, which it keeps as long as nobody replaces it."""

    text: str
    number: int


def word(text: str) -> Word:
    """Return a word that was not there before."""
    return Word(text, next(_NUMBERS))


@dataclass
class Text:
    """A text and the numbers of the texts that it came from, and what was done to it.

    ``other_context``: its container is another one, or it is something else, with the same words.
    """

    words: list[Word]
    origins: list[int] = field(default_factory=lambda: [next(_NUMBERS)])
    moved: bool = False
    other_context: bool = False
    touched: bool = False

    def __str__(self) -> str:
        shown = ''
        for text, _ in self.words:
            shown += text if text in SIGNS or not shown else f' {text}'
        return shown


@dataclass
class Node:
    """A construct: its name, its own texts, and what it holds."""

    kind: str
    texts: list[Text] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def all(self) -> Iterator[Node]:
        """Go through the node and all in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def all_texts(self) -> list[Text]:
        """Return all texts in it, in reading order."""
        return [text for node in self.all() for text in node.texts]


class Maker:
    """Makes documents, and what may be put into them, from a seed."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def noun_phrase(self) -> list[str]:
        """Return a noun, mostly with an adjective."""
        pick = self.random.choice
        return [*([pick(ADJECTIVES)] if self.random.random() < 0.6 else []), pick(NOUNS)]

    def sentence(self) -> list[str]:
        """Return the words of a sentence."""
        pick = self.random.choice
        words = ['The', *self.noun_phrase(), pick(VERBS), 'the', *self.noun_phrase()]
        if self.random.random() < 0.5:
            words += [pick(WHERE), 'the', *self.noun_phrase()]
        if self.random.random() < 0.4:
            words += [',', 'and', 'the', *self.noun_phrase(), pick(VERBS), 'it']
        if self.random.random() < 0.5:
            words += pick(WHEN).split()
        return [*words, '.']

    def text(self, words: list[str]) -> Text:
        """Return words as a new text."""
        return Text([word(one) for one in words])

    def prose(self, least: int = 1, most: int = 4) -> Text:
        """Return some sentences as a new text."""
        sentences = [self.sentence() for _ in range(self.random.randint(least, most))]
        return self.text([one for sentence in sentences for one in sentence])

    def phrase(self) -> Text:
        """Return what may be a heading, a term or a cell."""
        return self.text(['The', *self.noun_phrase(), *self.noun_phrase()])

    def paragraph(self) -> Node:
        """Return a paragraph."""
        return Node('paragraph', [self.prose()])

    def item(self, depth: int = 0) -> Node:
        """Return an item of a list, which may hold another list."""
        children = [Node('paragraph', [self.prose(1, 2)])]
        if depth == 0 and self.random.random() < 0.2:
            children.append(self.list_(depth=1))
        return Node('item', [], children)

    def list_(self, depth: int = 0) -> Node:
        """Return a list."""
        items = [self.item(depth) for _ in range(self.random.randint(2, 5))]
        return Node(self.random.choice(('bullets', 'numbers')), [], items)

    def definition(self) -> Node:
        """Return a term with its definition."""
        return Node('definition', [self.phrase(), self.prose(1, 2)])

    def field_(self) -> Node:
        """Return a field of a list of fields."""
        return Node('field', [self.text(self.noun_phrase()), self.prose(1, 1)])

    def row(self) -> Node:
        """Return a row of a table with three columns."""
        number = str(self.random.randint(2, 400))
        return Node('row', [self.phrase(), self.text([number]), self.prose(1, 1)])

    def block(self) -> Node:
        """Return something that may stand in a section."""
        kind = self.random.choice(BLOCKS)
        many = range(self.random.randint(2, 5))
        if kind == 'list':
            return self.list_()
        if kind == 'definitions':
            return Node(kind, [], [self.definition() for _ in many])
        if kind == 'fields':
            return Node(kind, [], [self.field_() for _ in many])
        if kind == 'table':
            return Node(kind, [], [self.row() for _ in many])
        if kind == 'note':
            held = [self.paragraph() for _ in range(self.random.randint(1, 2))]
            return Node(self.random.choice(ADMONITIONS), [], held)
        if kind == 'code':
            return Node(kind, [self.text([f'{self.random.choice(NOUNS)}()' for _ in many])])
        if kind == 'image':
            return Node(kind, [self.text([f'{"-".join(self.noun_phrase())}.png'])])
        if kind == 'footnote':
            return Node(kind, [self.prose(1, 1)])
        return self.paragraph()

    def section(self, depth: int = 0) -> Node:
        """Return a section, which may hold others."""
        children = [self.paragraph()]
        children += [self.block() for _ in range(self.random.randint(1, 4))]
        if depth == 0 and self.random.random() < 0.4:
            children += [self.section(1) for _ in range(self.random.randint(1, 2))]
        return Node('section', [self.phrase()], children)

    def document(self) -> Node:
        """Return a document."""
        children = [self.paragraph()]
        children += [self.section() for _ in range(self.random.randint(2, 4))]
        return Node('document', [], children)
