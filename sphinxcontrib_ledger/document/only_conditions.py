"""Which formats show a text: what ``only`` says around it, on both sides of an article.

Nobody knows the format while an article is compared, so what readers of some formats are owed is
said with a condition, which Sphinx looks at when it writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs.kinds import is_conditional

if TYPE_CHECKING:
    from docutils import nodes

    from sphinxcontrib_ledger.document.context import Frame

#: The condition that always holds, and the one that never does.
ALWAYS, NEVER = '', '-'


def condition(frame: Frame) -> str:
    """Return the condition under which a text is shown."""
    exprs = [node['expr'] for node in frame.containers if is_conditional(node)]
    return ' and '.join(exprs if len(exprs) < 2 else [f'({expr})' for expr in exprs])


def shown_but_not_hidden(shown: str, hidden: str) -> str:
    """Return the condition that one condition holds and another does not."""
    if hidden == ALWAYS:
        return NEVER
    return f'({shown}) and not ({hidden})' if shown else f'not ({hidden})'


def differ_in_nothing_else(before: Frame, now: Frame) -> bool:
    """Return whether two frames are the same but for the formats that show them."""
    return before.own == now.own and _unconditional(before) == _unconditional(now)


def _unconditional(frame: Frame) -> list[str]:
    return [
        look
        for node, look in zip(frame.containers, frame.looks, strict=True)
        if not is_conditional(node)
    ]


def outermost_condition(frame: Frame) -> nodes.Element:
    """Return the outermost container that not all formats show."""
    return next(node for node in frame.containers if is_conditional(node))
