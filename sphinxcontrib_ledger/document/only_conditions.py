"""The conditions of ``only`` around a text: which formats show it, on both sides of an article.

The format is not known while an article is compared, so a mark for the readers of some formats
has a condition, which Sphinx looks at when it writes.

In: the contexts of a block before and now.
Out: the condition of a mark, as ``only`` writes it. Marking asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs.kinds import is_conditional

if TYPE_CHECKING:
    from docutils import nodes

    from sphinxcontrib_ledger.document.context import Context

#: The condition that always holds, and the one that never does.
ALWAYS, NEVER = '', '-'


def condition(context: Context) -> str:
    """Return the condition under which a text is shown."""
    exprs = [node['expr'] for node in context.containers if is_conditional(node)]
    return ' and '.join(exprs if len(exprs) < 2 else [f'({expr})' for expr in exprs])


def own_condition(node: nodes.Node) -> str:
    """Return the condition under which an element shows what it holds."""
    return str(node['expr']) if is_conditional(node) else ALWAYS


def shown_but_not_hidden(shown: str, hidden: str) -> str:
    """Return the condition that one condition holds and another does not."""
    if hidden == ALWAYS:
        return NEVER
    return f'({shown}) and not ({hidden})' if shown else f'not ({hidden})'


def differ_in_nothing_else(before: Context, now: Context) -> bool:
    """Return whether two contexts are the same but for the formats that show them."""
    return before.own == now.own and _unconditional(before) == _unconditional(now)


def _unconditional(context: Context) -> list[str]:
    return [
        look
        for node, look in zip(context.containers, context.looks, strict=True)
        if not is_conditional(node)
    ]


def outermost_condition(context: Context) -> nodes.Element:
    """Return the outermost container that not all formats show."""
    return next(node for node in context.containers if is_conditional(node))
