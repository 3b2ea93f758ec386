"""Marks that were found in a page, and their places as a document has them stored."""

from __future__ import annotations

from typing import NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger


class Place(NamedTuple):
    """Where a mark is: what is written before and behind it, and what a highlight is around.

    ``first`` and ``last`` are the words that a highlight begins and ends with; ``is_apart`` says
    that it is in a node that hosts put elsewhere, or leave out as LaTeX does with a footnote that
    nothing refers to.  ``construct`` is the number of what the mark is in, -1 if formats may leave
    that out.
    """

    edit: str
    kind: str
    before: str
    after: str
    first: str = ''
    last: str = ''
    is_apart: bool = False
    construct: int = -1


class FoundMark(NamedTuple):
    """A mark in a text, by its characters."""

    node: nodes.Element
    article: str
    edit: str
    start: int
    stop: int
    construct: int = -1

    @property
    def kind(self) -> str:
        """Say what kind of mark it is, by the name of its class.

        The number of a footnote is a mark itself, and in some formats within one.
        """
        is_number = isinstance(self.node, nodes.footnote_reference)
        return (ledger.ledger_reference if is_number else type(self.node)).__name__
