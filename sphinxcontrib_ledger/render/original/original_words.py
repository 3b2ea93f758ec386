"""The original's words, shown: on pages beside their mark or in a column, else in footnotes.

In: a document whose records have the original's words, if its authors ask for them.
Out: the document with buttons, rows or footnotes; the marks' references to the record are gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.document.traversal import all_of, outside_links, self_and_ancestors, walk
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.export.recording import BESIDE, WORDS
from sphinxcontrib_ledger.export.storage import records_that_reveal
from sphinxcontrib_ledger.render.original.side_by_side import beside_of, put_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_ledger.export.record import ArticleRecord
    from sphinxcontrib_ledger.i18n.wording import Wording


def on_page(document: nodes.document, wording: Wording) -> None:
    """Show the original's words in a column of their own, or behind the marks, on demand."""
    records = records_that_reveal(document)
    rows = [
        beside_of(row, record.beside[int(row.attributes.pop(BESIDE))], wording)
        for row, record in (having(BESIDE, document, records) if records else ())
    ]
    if rows:
        document[ledger.REVEALS] = 'beside'
        put_beside([row for row in rows if row is not None])
    marks = having(WORDS, document, records) if records else []
    for number, (mark, record) in enumerate(marks, 1):
        document[ledger.REVEALS] = 'behind'
        text = f'{wording.text("wording")} '
        words = record.words[int(mark.attributes.pop(WORDS))].words
        button = _original(number, words, wording)
        panel = _panel_of(mark, document)
        if panel is None:
            _put_behind(mark, button, text)
        else:
            set_children(panel, [_line(text, button), *panel.children])


def in_footnotes(document: nodes.document, wording: Wording, *, at_foot: bool = False) -> None:
    """Say the original's words in footnotes, which come last in the file that they are about.

    ``at_foot``: the format has them at the foot of each page, and its headings in other places,
    too, where the number of a footnote would be lost.
    """
    records = records_that_reveal(document)
    for row, _ in having(BESIDE, document, records) if records else ():
        del row[BESIDE]
    marks = list(_with_files(document, records)) if records else []
    if not marks:
        return
    labels = [label.astext() for label in all_of(document, nodes.label)]
    last = max((int(label) for label in labels if label.isdecimal()), default=0)
    text = wording.text('wording')
    notes: dict[int, tuple[nodes.Element, list[nodes.Node]]] = {}
    lines: NodeMap[nodes.title, nodes.paragraph] = NodeMap()
    for label, (mark, record, file) in enumerate(marks, last + 1):
        note = _footnote(str(label), record.words[int(mark.attributes.pop(WORDS))].words)
        notes.setdefault(id(file), (file, []))[1].append(note)
        title = _title_of(mark) if at_foot else None
        if isinstance(mark, ledger.ledger_block) and not isinstance(mark.parent, nodes.figure):
            # The line is no part of what is marked, and not in its colour.
            replace_node(mark, [mark, _line(text, _reference(note))])
        elif title is None:
            _put_behind(mark, _behind_digit(mark, _reference(note), at_foot=at_foot), text)
        elif title in lines:
            line = lines[title]
            set_children(line, [*line.children, nodes.Text(', '), _reference(note)])
        else:
            lines[title] = _line(text, _reference(note))
            replace_node(title, [title, lines[title]])
    for file, of_file in notes.values():
        end = _last_section(file)
        heading = [] if at_foot else [nodes.rubric('', text)]
        set_children(end, [*end.children, *heading, *of_file])


def _last_section(file: nodes.Element) -> nodes.Element:
    """Return the innermost section that a file ends with; the file, if it ends with none."""
    end = file
    while shown := [child for child in end.children if not isinstance(child, nodes.Invisible)]:
        if not isinstance(shown[-1], nodes.section):
            break
        end = shown[-1]
    return end


def having(
    name: str, top: nodes.Element, records: Mapping[str, ArticleRecord]
) -> list[tuple[nodes.Element, ArticleRecord]]:
    """Return the elements that have an attribute, with the records of their articles.

    Furo wraps tables in containers to which it copies all of their attributes.

    Before: a container with the attributes of the table that it holds.
    Wrong: a row of two columns around the container, and another in it around the table.
    Right: one, around the container.
    """
    found: dict[tuple[str, str], tuple[nodes.Element, ArticleRecord]] = {}
    for node in walk(top):
        if not isinstance(node, nodes.Element) or name not in node.attributes:
            continue
        article = node[ledger.ARTICLE]
        if (article, node[name]) in found:
            del node[name]
        elif article in records:
            found[article, node[name]] = (node, records[article])
    return list(found.values())


def _with_files(
    document: nodes.document, records: Mapping[str, ArticleRecord]
) -> Iterator[tuple[nodes.Element, ArticleRecord, nodes.Element]]:
    """Go through the marks, each with what holds all of its file: writers look for notes there.

    From the outside in, since what a file holds does not know that it is in it.
    """
    waiting: list[tuple[nodes.Node, nodes.Element]] = [(document, document)]
    while waiting:
        node, file = waiting.pop()
        if not isinstance(node, nodes.Element):
            continue
        if node.tagname == 'start_of_file':  # Sphinx's; plain docutils is to do without it
            file = node
        if WORDS in node.attributes and node[ledger.ARTICLE] in records:
            yield node, records[node[ledger.ARTICLE]], file
        waiting += [(child, file) for child in reversed(node.children)]


def _title_of(mark: nodes.Node) -> nodes.title | None:
    """Return the heading of a section that a mark is in."""
    for node in self_and_ancestors(mark):
        if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
            return node
    return None


def _original(number: int, words: str, wording: Wording) -> ledger.ledger_original:
    heading = wording.text('wording')
    return ledger.ledger_original('', number=str(number), heading=heading, words=words)


def _footnote(label: str, words: str) -> nodes.footnote:
    lines = [nodes.paragraph('', line) for line in words.split('\n') if line.strip()]
    # Sphinx looks for it by the document's name, too, which need not be there.
    identity = [f'{ledger.ORIGINAL}-{label}']
    return nodes.footnote('', nodes.label('', label), *lines, ids=identity, docname='')


def _reference(note: nodes.footnote) -> nodes.footnote_reference:
    label = note.children[0].astext()
    reference = nodes.footnote_reference('', label, refid=note['ids'][0], docname='')
    reference['classes'] = [ledger.NOTE]
    reference['ids'] = [f'{note["ids"][0]}-mark']
    note['backrefs'] = list(reference['ids'])
    return reference


def _behind_digit(
    mark: nodes.Element, reference: nodes.Element, *, at_foot: bool
) -> nodes.Element:
    """Return a raised number, with a space before it if it would be a power: 2²² for 2 ²²."""
    if not (at_foot and mark.astext()[-1:].isdigit()):
        return reference
    # Sphinx's footnotes take away spaces before them.
    return nodes.inline('', '', nodes.raw('', r'\,', format='latex'), reference)


def _line(text: str, new: nodes.Element) -> nodes.paragraph:
    return nodes.paragraph('', text, new, classes=[ledger.REVEALED])


def _put_behind(mark: nodes.Element, new: nodes.Element, text: str = '') -> None:
    """Put something behind the sign or the words of a mark; in a block it is a line of its own."""
    if isinstance(mark, ledger.ledger_block):
        set_children(mark, [*mark.children, _line(text, new)])
        return
    sign: nodes.Node = mark
    if not isinstance(mark, ledger.ledger_highlight | ledger.ledger_ellipsis):
        sign = next(iter(mark.findall(ledger.ledger_ellipsis)), mark)
    # There can be no button in a link.
    sign = outside_links(sign)
    replace_node(sign, [sign, new])


def _panel_of(mark: nodes.Node, document: nodes.document) -> nodes.Element | None:
    """Return what is shown by a tab that a mark is in: there can be no button in a button."""
    for outer in self_and_ancestors(mark):
        if isinstance(outer, nodes.Element) and outer.get('role') == 'tab':
            panels = document.findall(nodes.Element)
            return next(
                (node for node in panels if outer.get('aria-controls') in node['ids']), None
            )
    return None
