"""Nodes that are made when a document is written, and of formats with places alone.

By three of them a list of changes in LaTeX names the pages of its edits, and addresses; three
others are what LaTeX or Texinfo writes in its own way.
"""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger.nodes import Textless


class ledger_place(nodes.inline):  # noqa: N801 (as docutils names nodes)
    """Where a change is, by its number in ``place``."""


class ledger_page(nodes.inline):  # noqa: N801 (as docutils names nodes)
    """The page where a change is, by its number in ``place``."""


class ledger_address(nodes.inline):  # noqa: N801
    """An address that a list of changes names, which lines may break in."""


class ledger_origin(Textless, nodes.inline):  # noqa: N801
    """A small sign where something moved away from: ``article`` and ``edit`` name the move."""


class ledger_struck(Textless, nodes.inline):  # noqa: N801
    """The original's ``words``, struck through before those there now.

    ``lead`` and ``space`` are the spaces before and behind them, if they are to bring some along.
    """


class ledger_struck_line(nodes.paragraph):  # noqa: N801
    """A line of such words above a block that has no room for them."""


class ledger_citation(nodes.citation):  # noqa: N801 (as docutils names nodes)
    """A citation with marks in its label."""


class ledger_together(nodes.container):  # noqa: N801 (as docutils names nodes)
    """The sign of a move and the block that it is about, on one page."""


class ledger_title(nodes.title):  # noqa: N801 (as docutils names nodes)
    """A heading with marks whose ``name`` is what it says without them; made for Texinfo only."""

    def astext(self) -> str:
        """Return the heading without marks: menus and the names of nodes are made of that."""
        return str(self['name'])
