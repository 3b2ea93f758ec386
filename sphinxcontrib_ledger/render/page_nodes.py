"""The nodes by which a list of changes in a book names the pages of its edits.

They are made when the list is written as LaTeX, and in no other format.
"""

from __future__ import annotations

from docutils import nodes


class ledger_place(nodes.inline):  # noqa: N801 (as docutils names nodes)
    """Where a change is, by its number in ``place``."""


class ledger_page(nodes.inline):  # noqa: N801 (as docutils names nodes)
    """The page where a change is, by its number in ``place``."""
