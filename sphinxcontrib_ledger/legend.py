"""The legend: what the marks that occur mean, who edited, and from what original."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotation import BLOCK, ELISION, HIGHLIGHT, LINES, MOVED
from sphinxcontrib_ledger.config import Settings
from sphinxcontrib_ledger.signs import moved_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BAR = (
    'A bar in the same colour stands beside a picture, a formula, a table or code that was added '
    'or modified, and beside text that was given another form, such as a list or a warning.'
)
_URL = re.compile(r'https?://[^\s<>"]*[^\s<>".,;:!?)\]]')


@dataclass(frozen=True)
class Summary:
    """What the legend of an article needs to know."""

    kinds: frozenset[str]
    settings: Settings


def legend(
    summaries: Sequence[Summary], *, coloured: bool, blue: bool = True
) -> ledger.ledger_legend | None:
    """Return the legend of one or more articles; ``None`` if there is not a mark in them.

    ``coloured`` is about the format, ``blue`` about the project's colour.
    """
    rows = list(_rows(summaries, coloured=coloured, blue=blue))
    if not rows:
        return None
    title = _paragraph([nodes.strong('', 'About the marks')], ['ledger-legend-title'])
    items = [nodes.list_item('', _paragraph(row)) for row in rows]
    made = ledger.ledger_legend(
        '',
        title,
        nodes.bullet_list('', *items, bullet='-'),
        # Sphinx's word for what searches should not find.
        classes=[ledger.LEGEND, 'no-search'],
    )
    made['summaries'] = [_packed(summary) for summary in summaries]
    return made


def reworded(made: ledger.ledger_legend, *, coloured: bool, blue: bool = True) -> list[nodes.Node]:
    """Return the contents of a legend for a format with or without colour, and for that colour."""
    summaries = [_unpacked(packed) for packed in made['summaries']]
    again = legend(summaries, coloured=coloured, blue=blue)
    return list(again.children) if again is not None else []


def _paragraph(inline: Sequence[nodes.Node], classes: Sequence[str] = ()) -> nodes.paragraph:
    paragraph = nodes.paragraph('', '', *inline, classes=list(classes))
    # No source: a legend is ours to translate, so it stays out of the project's catalogs.
    paragraph.source = ''
    return paragraph


def _rows(
    summaries: Sequence[Summary], *, coloured: bool, blue: bool
) -> Iterator[list[nodes.Node]]:
    kinds = frozenset[str]().union(*(summary.kinds for summary in summaries))
    if not kinds:
        return
    editors = _distinct(
        summary.settings.editor for summary in summaries if HIGHLIGHT in summary.kinds
    )
    editor = ' and '.join(editors) or 'the editor'
    sign = summaries[0].settings.ellipsis
    if HIGHLIGHT in kinds:
        yield _highlight_row(editor, coloured=coloured, blue=blue)
    if coloured and kinds & {BLOCK, LINES}:
        yield [nodes.Text(_BAR)]
    if LINES in kinds and not coloured:
        yield [nodes.Text('{+line 1+} before code names a line that was added or modified in it.')]
    if ELISION in kinds:
        yield _elision_row(sign)
    if MOVED in kinds:
        yield [
            moved_sign(),
            nodes.Text('stands before a passage that was moved here from elsewhere.'),
        ]
    yield from _origin_rows(summaries)


def _highlight_row(editor: str, *, coloured: bool, blue: bool) -> list[nodes.Node]:
    said = f'Text that {editor} added or modified'
    if not coloured:
        return [nodes.Text(f'{said} stands between {{+ and +}}.')]
    shown = f'highlighted in {"blue" if blue else "colour"}'
    mark = ledger.ledger_highlight('', shown, classes=[ledger.HIGHLIGHT, 'ledger-added'])
    return [nodes.Text(f'{said} is '), mark, nodes.Text('.')]


def _elision_row(sign: str) -> list[nodes.Node]:
    return [
        _sign(sign),
        nodes.Text(
            ' stands where text was removed and nothing put in its place: '
            '“The oppressive government imposed a curfew” becomes “The '
        ),
        _sign(sign),
        nodes.Text(' government imposed a curfew”.'),
    ]


def _sign(sign: str) -> nodes.Node:
    return ledger.ledger_ellipsis('', sign, classes=[ledger.ELISION])


def _origin_rows(summaries: Sequence[Summary]) -> Iterator[list[nodes.Node]]:
    marked = [summary.settings for summary in summaries if summary.kinds]
    for source in _distinct(settings.source for settings in marked):
        yield [nodes.Text('Original: '), *_linked(source)]
    for date in _distinct(settings.edited_on for settings in marked):
        yield [nodes.Text(f'Edited on {date}.')]


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
    yield nodes.Text(text[position:] + ('' if text.endswith('.') else '.'))


def _packed(summary: Summary) -> str:
    """Return a summary as a string, since that is what the attributes of nodes hold."""
    settings = summary.settings
    fields = [settings.editor, settings.source, settings.edited_on, settings.ellipsis]
    return '\n'.join([' '.join(sorted(summary.kinds)), *(' '.join(f.split()) for f in fields)])


def _unpacked(packed: str) -> Summary:
    kinds, editor, source, edited_on, ellipsis = packed.split('\n')
    settings = Settings(editor=editor, source=source, edited_on=edited_on, ellipsis=ellipsis)
    return Summary(frozenset(kinds.split()), settings)
