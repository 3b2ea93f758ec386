"""Makes documents of every construct of docutils, Sphinx, MyST and sphinx-design from a seed."""

from __future__ import annotations

import random

import vocabulary
from blocks import BLOCKS, FLAT, NESTED
from tree import Node, Piece

#: Styles of a few words within a text; those of no words stand for themselves.
STYLES = (
    'emphasis', 'strong', 'literal', 'link', 'sub', 'abbr', 'kbd', 'guilabel', 'code', 'bdg',
)  # fmt: skip
#: What stands in reStructuredText only.
RST_ONLY = (
    'options', 'doctest', 'lineblock', 'grid', 'productionlist', 'centered', 'parsed', 'citation',
)  # fmt: skip


class Maker:
    """Makes constructs; ``form`` is the format that they are for."""

    def __init__(self, seed: str, form: str) -> None:
        self.random = random.Random(seed)
        self.form = form
        self.words = vocabulary.Words(self.random)
        self.count = 0
        self.notes: list[Node] = []

    def next(self) -> int:
        """Return a number that nothing else of the document has."""
        self.count += 1
        return self.count

    def chance(self, share: float) -> bool:
        """Return whether it happens."""
        return self.random.random() < share

    def text(self, least: int = 1, most: int = 3, styled: float = 0.25) -> list[Piece]:
        """Return sentences, some of their words in another style or with a note."""
        pieces: list[Piece] = []
        for _ in range(self.random.randint(least, most)):
            pieces += [Piece('', word) for word in self.words.sentence()]
        while self.chance(styled):
            pieces.insert(self.random.randint(1, len(pieces) - 1), self.styled())
        return pieces

    def styled(self) -> Piece:
        """Return a few words in another style."""
        style = self.random.choice((*STYLES, 'math', 'note', 'note', 'ref', 'html'))
        if style == 'html' and self.form == 'rst':
            style = 'strong'
        if style == 'ref':
            return Piece(style, ' '.join(self.words.phrase()), self.random.choice('bc'))
        if style == 'math':
            return Piece('math', f'{self.random.choice("abc")} + {self.random.randint(2, 99)}')
        if style == 'note':
            return self.note()
        return Piece(style, ' '.join(self.words.phrase()), f't{self.random.randint(1, 9)}')

    def note(self) -> Piece:
        """Return the reference of a new footnote, which waits in ``notes`` for its place."""
        name = f'n{self.next()}'
        self.notes.append(Node('footnote', name, text=self.text(1, 1, 0.1)))
        return Piece('note', '', name)

    def phrase(self) -> list[Piece]:
        """Return what may be a heading, a term or a cell."""
        return [Piece('', word) for word in self.words.title()]

    def paragraph(self, least: int = 1, most: int = 3) -> Node:
        """Return a paragraph."""
        return Node('paragraph', text=self.text(least, most))

    def blocks(self, depth: int, most: int = 2) -> list[Node]:
        """Return what a container holds: a paragraph, and mostly nothing else."""
        made = [self.paragraph(1, 2)]
        while len(made) < most and self.chance(0.4):
            made.append(self.block(depth + 1))
        return made

    def block(self, depth: int = 0) -> Node:
        """Return something that may stand in a section, or in another block."""
        makers = FLAT if depth > 1 else (*FLAT, *FLAT, *NESTED)
        while True:
            name = self.random.choice(makers)
            if self.form == 'rst' or name not in RST_ONLY:
                return BLOCKS[name](self, depth)

    def section(self, depth: int = 0) -> Node:
        """Return a section, which may hold others."""
        children = [self.paragraph()]
        children += [self.block() for _ in range(self.random.randint(1, 3))]
        self.place_notes(children)
        if self.chance(0.1):
            children.insert(0, Node('target', self.random.choice('bc')))
        if depth < 2 and self.chance(0.3):
            children += [self.section(depth + 1) for _ in range(self.random.randint(1, 2))]
        return Node('section', text=self.phrase(), children=children)

    def place_notes(self, blocks: list[Node]) -> None:
        """Put the footnotes that wait behind some blocks, or wait on."""
        if self.chance(0.5):
            blocks += self.notes
            self.notes = []

    def document(self) -> Node:
        """Return a document; most begin with a heading, as pages do."""
        if self.chance(0.3):
            children = [self.paragraph(), *(self.block() for _ in range(4))]
            document = Node('document', children=children)
        else:
            sections = [self.section() for _ in range(self.random.randint(1, 3))]
            top = [self.paragraph(), *(self.block() for _ in range(self.random.randint(0, 2)))]
            children = [Node('section', text=self.phrase(), children=[*top, *sections])]
            document = Node('document', children=children)
        # What still waits stands at the end of the last section, or of the document.
        holder = document
        while holder.children and holder.children[-1].kind == 'section':
            holder = holder.children[-1]
        holder.children += self.notes
        self.notes = []
        return document
