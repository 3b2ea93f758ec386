"""The ids of edits in code, which the writer of coloured code puts into its HTML.

In: the ids of lines and gaps, from ``edit_ids``.
Out: the same, from an attribute of the mark around the code, which has strings
(``gap 2 ledger-edit-5``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.export.visible_edits import CodePlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

#: The attribute of a mark around code that has the ids.
IDENTITIES = 'identities'


def add_code_ids(block: nodes.Element, identities: Mapping[CodePlace, str]) -> None:
    """Note the ids of some places in code."""
    written = [f'{name} {number} {identity}' for (name, number), identity in identities.items()]
    block[IDENTITIES] = [*block.get(IDENTITIES, []), *written]


def code_ids_of(block: nodes.Element) -> dict[CodePlace, str]:
    """Return the ids of places in code, in their order."""
    entries: list[str] = block.get(IDENTITIES, [])
    split = (entry.split(' ') for entry in entries)
    return {CodePlace(name, int(number)): identity for name, number, identity in split}
