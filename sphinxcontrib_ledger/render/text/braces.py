"""Marks made of characters, for formats without colour."""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.document.constructs.kinds import is_production
from sphinxcontrib_ledger.document.mark_nodes import CLOSE, OPEN
from sphinxcontrib_ledger.document.tree_edits import replace_node, replace_nodes, set_children
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.legend.legend import CHARACTERS, reword
from sphinxcontrib_ledger.render.code_marks import tell_removals, told_lines


def write_marks_as_text(document: nodes.document) -> None:
    """Make the marks of a document readable in a format that shows neither colour nor bars."""
    wording = wording_of(document.settings)
    reword(document, wording, CHARACTERS)
    _widen_tables(document)
    for mark in list(document.findall(ledger.ledger_highlight)):
        if not _is_in_new_block(mark):
            set_children(
                mark, ledger.join_texts([nodes.Text(OPEN), *mark.children, nodes.Text(CLOSE)])
            )
    for sign in list(document.findall(ledger.ledger_moved_sign)):
        set_children(sign, [nodes.Text(f'{{{wording.text("moved-sign")}}} ')])
    for removal in list(document.findall(ledger.ledger_elision)):
        if _is_text_alone(removal.parent):
            replace_node(removal, [nodes.inline('', '', *removal.children)])
    for kind in (nodes.definition, nodes.field_body):
        for body in document.findall(kind):
            # Between two terms, some writers set no more space than what the first is said to be.
            if ledger.ELISION_BLOCK in body.parent['classes']:
                set_children(body, [nodes.paragraph('', ' ')])
    for block in list(document.findall(ledger.ledger_block)):
        if 'lines' in block:
            if told := told_lines(block, wording):
                set_children(block, [_beside(f'{OPEN}{told}{CLOSE}'), *block.children])
            tell_removals(block, wording)
        else:
            set_children(block, [_beside(OPEN), *block.children, _beside(CLOSE)])


def _beside(mark: str) -> nodes.paragraph:
    """Return a mark that stands beside a block; some formats have styles for marks."""
    return nodes.paragraph('', '', nodes.inline('', mark, classes=[ledger.HIGHLIGHT]))


def _is_text_alone(node: nodes.Element) -> bool:
    """Return whether writers take the text of an element, in which an elision has none.

    Those of Sphinx 8.1 do so with the rules of a grammar.
    """
    is_part = KNOWN.inline(node).compare == 'part' or is_production(node)
    return is_part or isinstance(node, nodes.option_string)


def _is_in_new_block(mark: nodes.Node) -> bool:
    """Return whether a mark is within one that says the same of all that is around it."""
    while mark.parent is not None:
        mark = mark.parent
        if isinstance(mark, ledger.ledger_block) and 'frame' not in mark:
            return 'lines' not in mark
    return False


def give_text(document: nodes.document) -> None:
    """Make marks that are no text into text, for writers that ask an element what it says."""
    replace_nodes(document.findall(_has_no_text), _with_text)


def _with_text(mark: nodes.Node) -> list[nodes.Node]:
    assert isinstance(mark, nodes.Element)
    spoken = (nodes.paragraph if isinstance(mark, nodes.paragraph) else nodes.inline)()
    spoken.update_all_atts(mark)
    set_children(spoken, mark.children)
    return [spoken]


def unpack(document: nodes.document) -> None:
    """Take the containers of marks away: writers of manual pages begin no paragraph in one."""
    kinds = (ledger.ledger_block, ledger.ledger_legend)
    containers = document.findall(lambda node: isinstance(node, kinds))
    replace_nodes(containers, lambda container: container.children)


def _has_no_text(node: nodes.Node) -> bool:
    return isinstance(node, ledger.MARKS)


def _widen_tables(document: nodes.document) -> None:
    """Give the columns of tables room for the characters of marks, so that none is broken."""
    for table in document.findall(nodes.table):
        marks = ledger.ledger_highlight, ledger.ledger_elision, ledger.ledger_moved_sign
        if any(True for mark in marks for _ in table.findall(mark)):
            numbers = table.findall(nodes.footnote_reference)
            has_notes = any(ledger.NOTE in number['classes'] for number in numbers)
            for column in table.findall(nodes.colspec):
                column['colwidth'] += len(OPEN + CLOSE) + has_notes * len('[100]')
