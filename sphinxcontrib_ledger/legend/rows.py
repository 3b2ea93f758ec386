"""The sentences of a legend, in their order.

In: the records of some articles, the wording of their language, and what the format can show.
Out: the nodes of each sentence, and whether it may be read later than the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.annotate.model import (
    BLOCK,
    ELISION,
    HIGHLIGHT,
    LINES,
    MOVED,
    RUN,
    SECTION,
)
from sphinxcontrib_ledger.document.mark_nodes import (
    CLOSE,
    OPEN,
    ORIGIN,
    elision,
    moved_end,
    moved_sign,
)
from sphinxcontrib_ledger.engine.statistics import total
from sphinxcontrib_ledger.engine.tokens.normalization import CLASSES, PATTERNS
from sphinxcontrib_ledger.i18n.bar_phrases import BARRED, DASHED
from sphinxcontrib_ledger.legend.highlight_row import highlight_row
from sphinxcontrib_ledger.legend.reveal_rows import reveal_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.export.record import ArticleRecord
    from sphinxcontrib_ledger.i18n.wording import Wording

Nodes = list[nodes.Node]
_URL = re.compile(r'https?://[^\s<>"]*[^\s<>".,;:!?)\]]')


class LegendForm(NamedTuple):
    """How a format shows marks: with colour (is it blue?), and the original's words on a page.

    ``passages``: a bar stands beside text that is new as a whole; ``dashed``: another one beside
    the sign of a removed block.
    ``origins``: a sign stands where something was that moved; ``strikes``: words can be struck
    through.
    ``folded``: what may be read later is out of sight where there is little room.
    """

    coloured: bool = True
    blue: bool = True
    on_page: bool = True
    passages: bool = False
    dashed: bool = False
    origins: bool = False
    strikes: bool = True
    folded: bool = False


class Row(NamedTuple):
    """A sentence of a legend; ``later``: it may be read later; ``classes`` of its item."""

    nodes: Nodes
    later: bool = False
    classes: tuple[str, ...] = ()


def rows_of(
    records: Sequence[ArticleRecord], wording: Wording, form: LegendForm, *, noted: bool
) -> Iterator[Row]:
    """Go through the sentences of a legend; nothing if there is nothing to say.

    ``noted`` says that an editor's own words are in it.
    """
    told = [
        record
        for record in records
        if record.kinds or (record.unchanged and (noted or _is_asked_about(record)))
    ]
    kinds = frozenset(kind for record in told for kind in record.kinds)
    editors = _distinct(record.editor for record in told if HIGHLIGHT in record.kinds)
    if told and not kinds:
        yield Row(wording.nodes('unchanged'))
    yield from _mark_rows(told, kinds, wording, form)
    if ignored := {name for record in told for name in record.ignored}:
        names = [name for name in (*CLASSES, PATTERNS) if name in ignored]
        classes = wording.list(list(map(wording.text, names)))
        yield Row(wording.nodes('ignored', classes=classes), later=True)
    yield from _statistics_row(told, wording)
    others = [name for name in _distinct(record.editor for record in told) if name not in editors]
    if others:
        yield Row(wording.nodes('by', len(others), editor=wording.list(others)))
    yield from _origin_rows(told, wording)
    ways = frozenset(record.reveal for record in told if record.kinds)
    shown = reveal_rows(
        ways, wording, on_page=form.on_page, strikes=form.strikes, coloured=form.coloured
    )
    yield from (Row(said, True, tuple(classes)) for said, classes in shown)


def _is_asked_about(record: ArticleRecord) -> bool:
    """Return whether readers are to be told something of a text that was not changed."""
    asked = record.editor or record.source or record.edited_on or record.statistics is not None
    return bool(asked)


def _mark_rows(
    records: Sequence[ArticleRecord], kinds: frozenset[str], wording: Wording, form: LegendForm
) -> Iterator[Row]:
    """Go through what is said of the marks of these kinds."""
    marked = [record for record in records if record.kinds]
    if HIGHLIGHT in kinds:
        highlighted = [record for record in marked if HIGHLIGHT in record.kinds]
        said = highlight_row(highlighted, wording, coloured=form.coloured, blue=form.blue)
        yield Row(said)
    if LINES in kinds and not form.coloured:
        mark = f'{OPEN}{wording.text("line", lines="1")}{CLOSE}'
        yield Row(wording.nodes('code', mark=mark))
    moved = [
        Row(_moved_row(name, wording))
        for kind, name in ((MOVED, 'moved'), (SECTION, 'section'))
        if kind in kinds
    ]
    if RUN in kinds:
        moved.append(_reach_row(wording, form))
    origins = (
        [Row(_moved_row('origin', wording, small=True), later=True)]
        if form.origins and moved
        else []
    )
    yield from moved
    # Behind them, so that the example, which may be folded, follows what it is one of.
    yield from _elision_rows(marked[0].ellipsis, wording, form) if ELISION in kinds else ()
    if form.coloured and (form.passages or kinds & {BLOCK, LINES}):
        yield from _bar_row(marked, wording, form)
    if form.dashed and any(DASHED in record.bars for record in marked):
        yield Row(wording.nodes('dashed'), later=True)
    yield from origins


def _bar_row(marked: Sequence[ArticleRecord], wording: Wording, form: LegendForm) -> Iterator[Row]:
    """Say of bars what these articles have that one stands beside, and nothing else::

    Article: a picture was replaced.
    Wrong: A bar stands beside pictures, formulas, tables and code.
    Right: A bar stands beside larger edits: pictures.
    """
    barred = {name for record in marked for name in record.bars} - {'passages'}
    barred |= {'passages'} if form.passages else set()
    names = [name for name in BARRED if name in barred]
    if names:
        what = wording.list([wording.text(f'bar-{name}') for name in names])
        yield Row(wording.nodes('bar', what=what), later=names != ['passages'])


def _elision_rows(sign: str, wording: Wording, form: LegendForm) -> Iterator[Row]:
    """Go through what is said of elisions, the example in a row of its own if that is folded."""
    said, example = (
        wording.nodes(name, sign=[elision(sign).children[0]]) for name in ('elision', 'example')
    )
    if form.folded or not example:
        yield Row(said)
        yield Row(example, later=True)
    else:
        between: Nodes = [nodes.Text(wording.between)] if wording.between else []
        yield Row([*said, *between, *example])


def _moved_row(name: str, wording: Wording, *, small: bool = False) -> Nodes:
    """Return a row about the sign of moved blocks, which has a space of its own behind it."""
    sign = moved_sign()
    sign['classes'] = [ORIGIN] if small else sign['classes']
    row = wording.nodes(name, sign=[sign])
    return [
        nodes.Text(node.removeprefix(' ')) if isinstance(node, nodes.Text) else node
        for node in row
    ]


def _reach_row(wording: Wording, form: LegendForm) -> Row:
    """Say how far what moved reaches, if it is several blocks."""
    if form.coloured:
        return Row(wording.nodes('moved-bar'), later=True)
    return Row(wording.nodes('moved-end', sign=[moved_end()]))


def _statistics_row(marked: Sequence[ArticleRecord], wording: Wording) -> Iterator[Row]:
    counted = [record.statistics for record in marked if record.statistics is not None]
    if not counted:
        return
    statistics = total(counted)
    named = {
        'added': statistics.added,
        'removed': statistics.removed,
        'relocated': statistics.moved,
    }
    counts = [
        wording.text(name, count, count=wording.number(count))
        for name, count in named.items()
        if count or name != 'relocated'
    ]
    share = wording.percent(statistics.share)
    row = wording.nodes('stats', counts=wording.list(counts), share=share)
    yield Row(row, later=True)


def _origin_rows(marked: Sequence[ArticleRecord], wording: Wording) -> Iterator[Row]:
    for source in _distinct(record.source for record in marked):
        # The phrase has a full stop of its own.
        linked = list(_linked(source.removesuffix('.')))
        yield Row(wording.nodes('source', source=linked), later=True)
    for date in _distinct(record.edited_on for record in marked):
        # Of some languages it ends in an abbreviation.
        said = wording.nodes('date', date=wording.date(date).removesuffix('.'))
        yield Row(said, later=True)


def _distinct(values: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _linked(text: str) -> Iterator[nodes.Node]:
    """Make links of the web addresses in a text."""
    position = 0
    for match in _URL.finditer(text):
        if match.start() > position:
            yield nodes.Text(text[position : match.start()])
        yield nodes.reference('', match.group(), refuri=match.group())
        position = match.end()
    if position < len(text):
        yield nodes.Text(text[position:])
