"""What a legend says of the original's words, where articles show them.

In: the ways in which articles of a legend show them, and what their format can do.
Out: rows of the legend, each with the classes of its item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.mark_nodes import REVEAL
from sphinxcontrib_ledger.nodes import ON_SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinxcontrib_ledger.i18n.wording import Wording

Row = tuple[list['nodes.Node'], tuple[str, ...]]


def reveal_rows(
    ways: frozenset[str], wording: Wording, *, on_page: bool, strikes: bool, coloured: bool
) -> Iterator[Row]:
    """Go through what is said of the original's words, shown in some ways.

    ``on_page``: they can be in a column or show on demand; ``strikes``: before those there
    now, struck through, or in brackets if the format is not ``coloured``.
    A format that cannot has footnotes.
    """
    if 'inline' in ways and strikes:
        yield wording.nodes('struck' if coloured else 'in-brackets'), ()
    in_notes = ways - {'never'} - ({'inline'} if strikes else set())
    if not on_page:
        if in_notes:
            yield wording.nodes('footnotes'), ()
        return
    if 'side-by-side' in ways:
        yield wording.nodes('columns'), ()
    if 'hover' in ways:
        yield wording.nodes('reveal', sign=REVEAL), (ON_SCREEN,)
