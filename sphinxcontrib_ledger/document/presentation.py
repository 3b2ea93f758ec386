"""How a block is set, which is no part of its text: the language of code, its emphasized lines.

In: the node of a block.  Out: what a reader sees of its setting, to be compared where a project
asks for it, or to be told in the legend where it differs and nothing marks it:

    before  a listing of two lines, coloured as Python
    now     the same lines, coloured as C, the second one emphasized
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Account

#: The attributes of code and of formulas that readers see something of; ``nowrap`` is what Sphinx
#: calls the last one before 8.2.
SET_BY = ('language', 'linenos', 'nowrap', 'no-wrap')


def presentation_of(node: nodes.Element) -> str:
    """Return what a reader sees of how code or a formula is set; empty for other blocks.

    The language is the one that the block was given when it was read.
    Lines are emphasized if those of the same texts are, whatever their numbers are now.
    """
    if not isinstance(node, nodes.FixedTextElement | nodes.math_block):
        return ''
    arguments = node.get('highlight_args') or {}
    lines = node.astext().splitlines()
    emphasized = [lines[number - 1] for number in arguments.get('hl_lines') or ()]
    shown = [
        *[f'{name}={node[name]}' for name in SET_BY if node.get(name)],
        *([f'linenostart={first}'] if (first := arguments.get('linenostart', 1)) != 1 else []),
        *[f'emphasized={line.strip()}' for line in emphasized],
    ]
    return ' '.join(shown)


def differs_in_presentation(
    account: Account, original: Sequence[TextBlock], edited: Sequence[TextBlock]
) -> bool:
    """Return whether a block with the same text is set otherwise than it was."""
    return any(
        presentation_of(original[pair.original[0]].node)
        != presentation_of(edited[pair.edited[0]].node)
        for pair in account.pairs
        if pair.identical
    )
