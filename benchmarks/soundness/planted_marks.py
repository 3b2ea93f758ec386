"""Faults of the marking and of the output: other marks than the account has."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from planting import PIPELINE, swapped

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.operations import BlockElision, BlockSign, Wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_ledger.annotate.operations import InlineMark, Plan


def _plan(change: Callable[[Plan], Plan]) -> Callable[[], None]:
    return lambda: swapped(
        PIPELINE, 'plan', lambda old: lambda *arguments: change(old(*arguments))
    )


def _inline(change: Callable[[InlineMark], InlineMark | None]) -> Callable[[], None]:
    def changed(plan: Plan) -> Plan:
        marks = [change(mark) for mark in plan.inline]
        return plan._replace(inline=tuple(mark for mark in marks if mark is not None))

    return _plan(changed)


def _without(*kinds: type) -> Callable[[], None]:
    return _plan(
        lambda plan: plan._replace(
            blocks=tuple(block for block in plan.blocks if not isinstance(block, kinds))
        )
    )


def _other_side(plan: Plan) -> Plan:
    sides = {'after': 'before', 'before': 'after', 'first': 'last', 'last': 'first'}
    blocks = [
        replace(block, place=block.place._replace(side=sides[block.place.side]))
        if isinstance(block, BlockElision)
        else block
        for block in plan.blocks
    ]
    return plan._replace(blocks=tuple(blocks))


def _without_contexts(plan: Plan) -> Plan:
    blocks = [block for block in plan.blocks if not (isinstance(block, Wrap) and block.context)]
    return plan._replace(blocks=tuple(blocks))


def _next_lines(plan: Plan) -> Plan:
    blocks = [
        replace(
            block, code=block.code._replace(lines=[max(line - 1, 1) for line in block.code.lines])
        )
        if isinstance(block, Wrap) and block.code
        else block
        for block in plan.blocks
    ]
    return plan._replace(blocks=tuple(blocks))


def _shorter(mark: InlineMark) -> InlineMark:
    is_long = mark.stop - mark.start > 2 and mark.kind in ('added', 'modified')
    return mark._replace(stop=mark.stop - 2) if is_long else mark


def _longer(mark: InlineMark) -> InlineMark:
    return mark._replace(start=max(0, mark.start - 4)) if mark.stop > mark.start else mark


def _at_start(mark: InlineMark) -> InlineMark:
    return mark._replace(start=0, stop=0) if mark.kind == 'removed' else mark


def _without_signs_of_moves() -> None:
    _plan(lambda plan: plan._replace(signs=()))()
    _without(BlockSign)()


# Of the output


def _late(after: Callable[[Any], None]) -> Callable[[], None]:
    """Return what plants a fault behind our last transform, where nothing is proved any more."""

    def plant() -> None:
        kind = import_module('sphinxcontrib_ledger.render.sphinx_transforms').MarksForFormat
        old = kind.fit

        def fit(self: Any) -> None:
            old(self)
            after(self.document)

        kind.fit = fit

    return plant


def _elisions_first(document: Any) -> None:
    """Put elisions at the beginning of their texts, as a transform of Sphinx's once did."""
    for elision in list(document.findall(ledger.ledger_elision)):
        parent = elision.parent
        if len(parent.children) > 1:
            parent.remove(elision)
            parent.insert(0, elision)


def _marks_gone(document: Any) -> None:
    for mark in list(document.findall(ledger.ledger_highlight)):
        mark.parent.replace(mark, mark.children)


def _texts_gone(document: Any) -> None:
    for block in list(document.findall(ledger.ledger_elision_block)):
        parent = block.parent
        at = parent.index(block)
        if at:
            del parent[at - 1]


def _writes(module: str, **texts: str) -> Callable[[], None]:
    """Return what plants visitors that write something else."""

    def plant() -> None:
        for name, text in texts.items():
            swapped(f'sphinxcontrib_ledger.render.{module}', name, lambda _, text=text: _put(text))

    return plant


def _put(text: str) -> Callable[[Any, Any], None]:
    return lambda translator, _node: translator.body.append(text)


FAULTS: dict[str, Callable[[], None]] = {
    'elisions of blocks are left out': _without(BlockElision),
    'elisions of blocks stand on the other side': _plan(_other_side),
    'other contexts have no mark': _plan(_without_contexts),
    'lines of code are counted from 0': _plan(_next_lines),
    'marks are two letters short': _inline(_shorter),
    'marks begin too early': _inline(_longer),
    'modified words have no mark': _inline(lambda mark: None if mark.kind == 'modified' else mark),
    'elisions in texts are left out': _inline(
        lambda mark: None if mark.kind == 'removed' else mark
    ),
    'elisions stand at the start of their texts': _inline(_at_start),
    'moves have no sign': _without_signs_of_moves,
    'references that moved have no mark': lambda: swapped(
        'sphinxcontrib_ledger.annotate.contexts.moved_references',
        'reference_marks',
        lambda _: lambda _article: iter(()),
    ),
    'a transform moves elisions': _late(_elisions_first),
    'a transform takes marks off': _late(_marks_gone),
    'a transform drops what stands before an elision': _late(_texts_gone),
    'html has no insertions': _writes('html.visitors', visit_highlight='', depart_highlight=''),
    'latex has no highlights': _writes('latex.visitors', visit_highlight='{'),
    'text closes no mark': lambda: swapped(
        'sphinxcontrib_ledger.document.mark_nodes', 'CLOSE', lambda _: ''
    ),
}
