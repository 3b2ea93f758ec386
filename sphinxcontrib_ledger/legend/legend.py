"""The legend: what the marks that occur mean, who edited, how much, and from what original.

In: the records of some articles, the wording of their language, and what the format can show.
Out: a node with a title and a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.model import BLOCK, ELISION, HIGHLIGHT, LINES, MOVED, SECTION
from sphinxcontrib_ledger.document.mark_nodes import CLOSE, OPEN, ORIGIN, elision, moved_sign
from sphinxcontrib_ledger.document.traversal import all_of, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.engine.statistics import total
from sphinxcontrib_ledger.engine.tokens.normalization import CLASSES, PATTERNS
from sphinxcontrib_ledger.export.storage import summaries_of
from sphinxcontrib_ledger.legend.reveal_rows import reveal_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinxcontrib_ledger.export.record import ArticleRecord
    from sphinxcontrib_ledger.i18n.wording import Wording

Nodes = list[nodes.Node]
_URL = re.compile(r'https?://[^\s<>"]*[^\s<>".,;:!?)\]]')


class LegendForm(NamedTuple):
    """How a format shows marks: with colour (is it blue?), and the original's words on a page.

    ``passages``: new text has a bar; ``origins``: a sign stands where something was that moved;
    ``strikes``: words can be struck through.
    """

    coloured: bool = True
    blue: bool = True
    on_page: bool = True
    passages: bool = False
    origins: bool = False
    strikes: bool = True


#: Legends are stored as pages in colour have them.
PAGE = LegendForm()


def legend(
    records: Sequence[ArticleRecord],
    wording: Wording,
    form: LegendForm = PAGE,
    notes: Sequence[nodes.Node] = (),
) -> ledger.ledger_legend | None:
    """Return the legend of one or more articles; ``None`` if there is not a mark in them.

    ``notes`` are the editors' own words, which stand last.
    """
    rows = list(_rows(records, wording, form, noted=bool(notes)))
    if not rows:
        return None
    heading = wording.text('title')
    title = [_paragraph([nodes.strong('', heading)], [ledger.LEGEND_TITLE])] if heading else []
    ways = frozenset(record.reveal for record in records if record.kinds)
    shown = reveal_rows(ways, wording, on_page=form.on_page, strikes=form.strikes)
    items = [*map(_item, rows), *(_item(*row) for row in shown)]
    return ledger.ledger_legend(
        '',
        *title,
        nodes.bullet_list('', *items, bullet='-'),
        *notes,
        classes=[ledger.LEGEND, ledger.NO_SEARCH],
        articles=[record.article for record in records],
    )


def reword(
    document: nodes.document,
    wording: Wording,
    form: LegendForm,
    telling: Sequence[nodes.Node] = (),
) -> None:
    """Fit the legends of a document to a form of the marks; some are ``telling`` of passages."""
    legends = all_of(document, ledger.ledger_legend)
    known = summaries_of(document) if legends else {}
    shown = _articles_shown(document) if legends else frozenset()
    for node in legends:
        records = [known[name] for name in node['articles'] if name in known]
        if not any(record.article in shown or record.unchanged for record in records):
            # All that changed is for readers of other formats.
            replace_node(node, [])
            continue
        passages = any(node is each for each in telling)
        notes = [child for child in node.children if isinstance(child, ledger.ledger_note)]
        again = legend(records, wording, form._replace(passages=passages), notes)
        if again is not None:
            set_children(node, again.children)


def _articles_shown(document: nodes.document) -> frozenset[str]:
    """Return the names of the articles of which a document shows a mark."""
    return frozenset(
        node[ledger.ARTICLE]
        for node in walk(document)
        if isinstance(node, nodes.Element)
        and ledger.EDIT in node.attributes
        and not isinstance(node, ledger.ledger_change)
    )


def _item(row: Sequence[nodes.Node], classes: Sequence[str] = ()) -> nodes.list_item:
    return nodes.list_item('', _paragraph(ledger.join_texts(row)), classes=list(classes))


def _paragraph(inline: Sequence[nodes.Node], classes: Sequence[str] = ()) -> nodes.paragraph:
    paragraph = nodes.paragraph('', '', *inline, classes=list(classes))
    # No source: a legend is ours to translate, so it stays out of the project's catalogs.
    paragraph.source = ''
    return paragraph


def _rows(
    records: Sequence[ArticleRecord], wording: Wording, form: LegendForm, *, noted: bool
) -> Iterator[Nodes]:
    told = [
        record
        for record in records
        if record.kinds or (record.unchanged and (noted or _is_asked_about(record)))
    ]
    kinds = frozenset(kind for record in told for kind in record.kinds)
    editors = _distinct(record.editor for record in told if HIGHLIGHT in record.kinds)
    if told and not kinds:
        yield wording.nodes('unchanged')
    yield from _mark_rows(told, kinds, wording, form)
    if ignored := {name for record in told for name in record.ignored}:
        names = [name for name in (*CLASSES, PATTERNS) if name in ignored]
        classes = wording.list(list(map(wording.text, names)))
        yield wording.nodes('ignored', classes=classes)
    yield from _statistics_row(told, wording)
    others = [name for name in _distinct(record.editor for record in told) if name not in editors]
    if others:
        yield wording.nodes('by', len(others), editor=wording.list(others))
    yield from _origin_rows(told, wording)


def _is_asked_about(record: ArticleRecord) -> bool:
    """Return whether readers are to be told something of a text that was not changed."""
    asked = record.editor or record.source or record.edited_on or record.statistics is not None
    return bool(asked)


def _mark_rows(
    records: Sequence[ArticleRecord], kinds: frozenset[str], wording: Wording, form: LegendForm
) -> Iterator[Nodes]:
    """Go through what is said of the marks of these kinds."""
    marked = [record for record in records if record.kinds]
    if HIGHLIGHT in kinds:
        editors = _distinct(record.editor for record in marked if HIGHLIGHT in record.kinds)
        yield _highlight_row(editors, wording, form)
        if form.passages:
            yield wording.nodes('passage')
    if form.coloured and kinds & {BLOCK, LINES}:
        yield wording.nodes('bar')
    if LINES in kinds and not form.coloured:
        yield wording.nodes('code', mark=f'{OPEN}{wording.text("line", lines="1")}{CLOSE}')
    if ELISION in kinds:
        yield wording.nodes('elision', sign=[elision(marked[0].ellipsis).children[0]])
    if MOVED in kinds:
        yield _moved_row('moved', wording)
    if SECTION in kinds:
        yield _moved_row('section', wording)
    if form.origins and kinds & {MOVED, SECTION}:
        yield _moved_row('origin', wording, small=True)


def _highlight_row(editors: Sequence[str], wording: Wording, form: LegendForm) -> Nodes:
    editor = wording.list(editors) if editors else wording.text('editor')
    count = max(1, len(editors))
    if not form.coloured:
        return wording.nodes('characters', count, editor=editor, open=OPEN, close=CLOSE)
    shown = wording.text('blue' if form.blue else 'colour')
    mark = ledger.ledger_highlight('', shown, classes=[ledger.HIGHLIGHT, ledger.ADDED])
    return wording.nodes('highlight', count, editor=editor, example=[mark])


def _moved_row(name: str, wording: Wording, *, small: bool = False) -> Nodes:
    """Return a row about the sign of moved blocks, which has a space of its own behind it."""
    sign = moved_sign()
    sign['classes'] = [ORIGIN] if small else sign['classes']
    row = wording.nodes(name, sign=[sign])
    return [
        nodes.Text(node.removeprefix(' ')) if isinstance(node, nodes.Text) else node
        for node in row
    ]


def _statistics_row(marked: Sequence[ArticleRecord], wording: Wording) -> Iterator[Nodes]:
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
    yield wording.nodes('stats', counts=wording.list(counts), share=share)


def _origin_rows(marked: Sequence[ArticleRecord], wording: Wording) -> Iterator[Nodes]:
    for source in _distinct(record.source for record in marked):
        # The phrase has a full stop of its own.
        yield wording.nodes('source', source=list(_linked(source.removesuffix('.'))))
    for date in _distinct(record.edited_on for record in marked):
        # Of some languages it ends in an abbreviation.
        yield wording.nodes('date', date=wording.date(date).removesuffix('.'))


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
