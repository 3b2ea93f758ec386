"""Marks on code: whole lines are highlighted, and nothing is put into what readers copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.changes import Changes
    from sphinxcontrib_ledger.engine.model import Edit


def changed_lines(edits: Sequence[Edit]) -> list[int]:
    """Return the numbers (from 1) of the lines of the edited side that are new or changed."""
    return [
        line + 1
        for edit in edits
        if edit.kind in ('added', 'modified')
        for line in range(edit.edited.start, edit.edited.stop)
    ]


def outermost(node: nodes.Element) -> nodes.Element:
    """Return what a reader sees as the block: code with its caption, a picture with its own."""
    parent = node.parent
    if isinstance(parent, nodes.figure):
        return parent
    if isinstance(parent, nodes.container) and 'literal-block-wrapper' in parent['classes']:
        return parent
    if is_alias(node):
        return parent
    return node


def is_alias(node: nodes.Node) -> bool:
    """Return whether a description of an object, which holds the node, shows nothing but it."""
    return isinstance(node.parent, nodes.Element) and node.parent.get('objtype') == 'alias'


def mark_lines(
    node: nodes.Element, edits: Sequence[Edit], changes: Changes
) -> ledger.ledger_block | None:
    """Highlight the changed lines of a code block; return the wrapper that says so, if any."""
    lines = changed_lines(edits)
    if not lines:
        return None
    arguments: dict[str, Any] = dict(node.get('highlight_args', {}))
    arguments['hl_lines'] = sorted({*arguments.get('hl_lines', ()), *lines})
    changes.set_attribute(node, 'highlight_args', arguments)
    wrapper = ledger.ledger_block(classes=[ledger.BLOCK, ledger.CODE, 'ledger-modified'])
    wrapper['lines'] = _ranges(lines)
    changes.wrap(outermost(node), wrapper)
    return wrapper


def _ranges(lines: Sequence[int]) -> str:
    """Return line numbers as a reader writes them: ``2, 4-6``."""
    parts: list[list[int]] = []
    for line in lines:
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    return ', '.join(str(a) if a == b else f'{a}-{b}' for a, b in parts)
