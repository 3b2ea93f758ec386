"""An annotated article as a reader sees it, line by line, and sentences to make articles of."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from case import dense
from documents import Maker
from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


class Prose:
    """Makes sentences and names, each once."""

    def __init__(self, random: Random) -> None:
        self._maker = Maker(str(random.random()))
        self.random = random
        self._made: set[str] = set()

    def sentence(self, least: int = 9) -> str:
        """Return a sentence of at least so many words."""
        while True:
            text = str(self._maker.text(self._maker.sentence()))
            if len(text.split()) >= least and text not in self._made:
                self._made.add(text)
                return text

    def sentences(self, least: int = 1, most: int = 3) -> str:
        """Return several sentences."""
        return ' '.join(self.sentence() for _ in range(self.random.randint(least, most)))

    def name(self) -> str:
        """Return one to three words."""
        while True:
            text = ' '.join(self._maker.noun_phrase()).capitalize()
            if text not in self._made:
                self._made.add(text)
                return text

    def names(self, least: int, most: int) -> list[str]:
        """Return several names."""
        return [self.name() for _ in range(self.random.randint(least, most))]


def least_moves(order: Sequence[int]) -> list[frozenset[int]]:
    """Return the least sets of numbers that may be said to have moved, if all others stayed."""
    for stayed in range(len(order), 0, -1):
        sets = [
            frozenset(order) - {*kept}
            for kept in combinations(order, stayed)
            if list(kept) == sorted(kept)
        ]
        if sets:
            return sets
    return []


def is_page(comparison: Comparison, *expected: Sequence[str]) -> bool:
    """Return whether a reader sees what is expected, white space apart."""
    shown = [dense(line) for line in lines(comparison)]
    return shown in [[text for line in page if (text := dense(line))] for page in expected]


def lines(comparison: Comparison) -> list[str]:
    """Return the texts of a page with their marks, ``{+new+}``, ``[...]`` and ``{moved}``."""
    top: nodes.Node = comparison.article.edited[0].node
    while top.parent is not None:
        top = top.parent
    return [' '.join(text.split()) for text in _texts(top) if text.strip()]


def _texts(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.option_group):
        yield _marked(node)
        return
    for child in node.children:
        yield from _texts(child)


def _marked(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, ledger.ledger_moved_sign):
        return '{moved} '
    if isinstance(node, ledger.ledger_ellipsis | ledger.ledger_elision):
        return ' [...] '
    inside = ''.join([_marked(child) for child in node.children])
    return f'{{+{inside}+}}' if isinstance(node, ledger.ledger_highlight) else inside
