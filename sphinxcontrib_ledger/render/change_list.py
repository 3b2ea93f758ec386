"""The list of an article's changes: number, kind, and the first words of what is new.

In: a document with its records and its marks as the format has them.
Out: its lists, filled.  What was removed is not in the record, so it is in no list.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of, self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.export.edit_contents import contents_of, excerpt_of
from sphinxcontrib_ledger.export.numbering import EditKey, marks_by_edit
from sphinxcontrib_ledger.export.storage import records_of

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
        contents = list(_contents(record, marks, wording)) if record is not None else []
        if record is not None and record.unchanged and not _is_explained(document, record):
            contents = [_heading(wording), _paragraph(wording.nodes('unchanged'))]
        if contents:
            set_children(change_list, contents)
        else:
            replace_node(change_list, [])


def _is_explained(document: nodes.document, record: ArticleRecord) -> bool:
    """Return whether a legend tells of an article."""
    legends = all_of(document, ledger.ledger_legend)
    return any(record.article in legend['articles'] for legend in legends)


def _heading(wording: Wording) -> nodes.Element:
    heading = nodes.strong('', wording.text('changes'))
    return ledger.ledger_legend_title('', '', heading, classes=[ledger.CHANGES_TITLE])


def _contents(
    record: ArticleRecord, marks: Mapping[EditKey, Sequence[MarkSpan]], wording: Wording
) -> Iterator[nodes.Node]:
    """Go through what is in a list: a heading, and the changes of each section."""
    edits = [edit for edit in record.edits if EditKey(record.article, edit.number) in marks]
    if not edits:
        return
    yield _heading(wording)
    has_sections = any(edit.section != edits[0].section for edit in edits)
    for section, group in groupby(edits, key=lambda edit: edit.section):
        if has_sections and section >= 0:
            title = nodes.emphasis('', record.sections[section])
            yield _paragraph([title], ledger.CHANGES_SECTION)
        for run in _consecutive(list(group)):
            changes = (
                _change(edit, marks[EditKey(record.article, edit.number)], wording) for edit in run
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


def _change(edit: EditRecord, marks: Sequence[MarkSpan], wording: Wording) -> ledger.ledger_change:
    """Return the entry of one change."""
    if edit.kind == 'removed':
        inline: Nodes = wording.nodes('change-removed')
    else:
        inline = wording.nodes(_PHRASES[edit.kind], what=_what(edit, marks, wording))
    change = ledger.ledger_change('', '', *ledger.join_texts(inline))
    change[ledger.ARTICLE], change[ledger.EDIT] = marks[0].node[ledger.ARTICLE], str(edit.number)
    return change


_PHRASES = {
    'added': 'change-added',
    'modified': 'change-modified',
    'moved': 'change-moved',
    'form': 'change-frame',
}


def _what(edit: EditRecord, marks: Sequence[MarkSpan], wording: Wording) -> Nodes:
    """Return the first words of what is there now, or what it is."""
    excerpt, wordless = edit.excerpt, edit.wordless
    if any(map(_has_reference, contents_of(marks))):
        # The text of a cross-reference was not known when the record was made.
        excerpt, wordless = excerpt_of(marks)
    if excerpt:
        words = [
            nodes.math('', piece.text) if piece.formula else nodes.Text(piece.text)
            for piece in excerpt
        ]
        return wording.nodes('quoted', words=words)
    return wording.nodes(wordless) if wordless else [nodes.Text('…')]


def _has_reference(node: nodes.Node) -> bool:
    if any(isinstance(outer, nodes.reference) for outer in self_and_ancestors(node)):
        return True
    return any(True for _ in node.findall(nodes.reference))
