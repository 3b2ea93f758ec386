"""The list of an article's changes: number, kind, and the first words of what is new.

In: a document with its records and its marks as the format has them.
Out: its lists, filled.  What was removed is in the record, and so in a list, only if the author
of the page asks for it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of, self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.export.edit_contents import contents_of, excerpt_of, is_of_references
from sphinxcontrib_ledger.export.excerpt import LONGEST, short_text
from sphinxcontrib_ledger.export.numbering import EditKey, marks_by_edit
from sphinxcontrib_ledger.export.storage import records_of
from sphinxcontrib_ledger.render.change_places import (
    cell_of,
    neighbours_of,
    rows_beside,
    word_around,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.export.record import ArticleRecord, EditRecord
    from sphinxcontrib_ledger.export.visible_edits import MarkSpan
    from sphinxcontrib_ledger.i18n.wording import Wording

Nodes = list[nodes.Node]


def list_changes(document: nodes.document, wording: Wording) -> None:
    """Fill the lists of changes of a document with the edits that it shows."""
    lists = all_of(document, ledger.ledger_changes)
    if not lists:
        return
    records, marks = records_of(document), marks_by_edit(document)
    for change_list in lists:
        record = records.get(change_list['article'])
        kinds = change_list['kinds'].split()
        contents = list(_contents(record, marks, wording, kinds)) if record is not None else []
        if record is not None and record.unchanged and not _is_explained(document, record):
            contents = [*_heading(wording), _paragraph(wording.nodes('unchanged'))]
        if contents:
            set_children(change_list, contents)
        else:
            replace_node(change_list, [])


def _is_explained(document: nodes.document, record: ArticleRecord) -> bool:
    """Return whether a legend tells of an article."""
    legends = all_of(document, ledger.ledger_legend)
    return any(record.article in legend['articles'] for legend in legends)


def _heading(wording: Wording) -> Iterator[nodes.Node]:
    """Return the heading of a list; a project may have none."""
    if text := wording.text('changes'):
        heading = nodes.strong('', text)
        yield ledger.ledger_legend_title('', '', heading, classes=[ledger.CHANGES_TITLE])


def _contents(
    record: ArticleRecord,
    marks: Mapping[EditKey, Sequence[MarkSpan]],
    wording: Wording,
    kinds: Sequence[str],
) -> Iterator[nodes.Node]:
    """Go through what is in a list: a heading, and the changes of each section."""
    edits = [
        edit
        for edit in record.edits
        if EditKey(record.article, edit.number) in marks
        and ('link' if edit.link else edit.kind) in kinds
    ]
    removed = {words.edit: words.words for words in record.words}
    if not edits:
        return
    yield from _heading(wording)
    has_sections = any(edit.section != edits[0].section for edit in edits)
    for section, group in groupby(edits, key=lambda edit: edit.section):
        if has_sections and section >= 0:
            title = nodes.emphasis('', record.sections[section])
            yield _paragraph([title], ledger.CHANGES_SECTION)
        for run in _consecutive(list(group)):
            changes = (
                _change(
                    edit,
                    marks[EditKey(record.article, edit.number)],
                    wording,
                    removed.get(edit.number, ''),
                )
                for edit in run
            )
            items = [nodes.list_item('', _paragraph([change])) for change in changes]
            yield nodes.enumerated_list(
                '', *items, enumtype='arabic', prefix='', suffix='.', start=run[0].number
            )


def _consecutive(edits: Sequence[EditRecord]) -> list[list[EditRecord]]:
    """Return runs of edits with consecutive numbers: a format may not show them all."""
    runs: list[list[EditRecord]] = []
    for edit in edits:
        if runs and edit.number == runs[-1][-1].number + 1:
            runs[-1].append(edit)
        else:
            runs.append([edit])
    return runs


def _paragraph(inline: Sequence[nodes.Node], name: str = '') -> nodes.paragraph:
    paragraph = nodes.paragraph('', '', *inline, classes=[name] if name else [])
    # No source: a list is ours to translate, so it stays out of the project's catalogs.
    paragraph.source = ''
    return paragraph


def _change(
    edit: EditRecord, marks: Sequence[MarkSpan], wording: Wording, removed: str
) -> ledger.ledger_change:
    """Return the entry of one change; ``removed`` is what it removed, if that may be told."""
    cell = ' / '.join(cell_of(marks))
    if edit.kind == 'removed':
        inline = _removal(marks, wording, removed, cell)
    elif edit.link:
        inline = wording.nodes('change-link', what=_in_cell(_what(edit, marks, wording), cell))
        for name, target in (('led', edit.led), ('leads', edit.leads)):
            if target:
                inline = _placed(inline, wording.nodes(name, target=target), wording)
    else:
        what = _in_cell(_what(edit, marks, wording), cell)
        phrase = 'change-reference' if is_of_references(marks) else _PHRASES[edit.kind]
        inline = wording.nodes(phrase, what=what)
    change = ledger.ledger_change('', '', *ledger.join_texts(inline))
    change[ledger.ARTICLE], change[ledger.EDIT] = marks[0].node[ledger.ARTICLE], str(edit.number)
    return change


_PHRASES = {
    'added': 'change-added',
    'modified': 'change-modified',
    'moved': 'change-moved',
    'form': 'change-frame',
}


def _removal(marks: Sequence[MarkSpan], wording: Wording, removed: str, cell: str) -> Nodes:
    """Return what is said of a removal: where it was, and what, if that may be told."""
    words = short_text([nodes.Text(removed)], LONGEST) if removed else ''
    row = rows_beside(marks)
    if words:
        inline = wording.nodes('change-lost', what=_quoted(words, wording))
    else:
        inline = wording.nodes('change-row' if row is not None else 'change-removed')
    before, behind = row or neighbours_of(marks)
    if before or behind:
        name = 'after' if before else 'before'
        place = wording.nodes(name, words=_quoted(before or behind, wording))
        inline = _placed(inline, place, wording)
    return _placed(inline, [nodes.Text(cell)], wording) if cell else inline


def _placed(change: Nodes, place: Nodes, wording: Wording) -> Nodes:
    return wording.nodes('placed', change=change, place=place)


def _in_cell(what: Nodes, cell: str) -> Nodes:
    return [nodes.Text(f'{cell}: '), *what] if cell else what


def _quoted(words: str, wording: Wording) -> Nodes:
    return wording.nodes('quoted', words=words)


def _what(edit: EditRecord, marks: Sequence[MarkSpan], wording: Wording) -> Nodes:
    """Return the first words of what is there now, or what it is."""
    excerpt, wordless = edit.excerpt, edit.wordless
    if any(map(_has_reference, contents_of(marks))):
        # The text of a cross-reference was not known when the record was made.
        excerpt, wordless = excerpt_of(marks)
    if any(piece.formula or any(map(str.isalnum, piece.text)) for piece in excerpt):
        words = [
            nodes.math('', piece.text) if piece.formula else nodes.Text(piece.text)
            for piece in excerpt
        ]
        return wording.nodes('quoted', words=words)
    if wordless:
        return wording.nodes(wordless)
    # Nothing but punctuation was edited.
    words_there = word_around(marks) or ''.join(piece.text for piece in excerpt)
    return _quoted(words_there, wording) if words_there else [nodes.Text('…')]


def _has_reference(node: nodes.Node) -> bool:
    if any(isinstance(outer, nodes.reference) for outer in self_and_ancestors(node)):
        return True
    return any(True for _ in node.findall(nodes.reference))
