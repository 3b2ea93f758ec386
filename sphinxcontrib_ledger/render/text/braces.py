"""Marks made of characters, for formats without colour: ``{+added+}`` and ``[...]``.

In: the document of an :class:`.Output`, with its marks as nodes. Out: the same with characters
around what the marks hold. Steps of rendering for text, manual pages, Texinfo, OpenDocument and
all formats that are not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.constructs.kinds import is_production
from sphinxcontrib_ledger.document.mark_nodes import CLOSE, OPEN, moved_end
from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.document.tree_edits import replace_node, replace_nodes, set_children
from sphinxcontrib_ledger.render.code_marks import add_removed_lines, changed_lines
from sphinxcontrib_ledger.render.moved_runs import runs_of_moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.render.media import Output


def widen_tables(output: Output) -> None:
    """Give the columns of tables room for the characters of marks, so that none is broken."""
    marks = (
        ledger.ledger_highlight,
        ledger.ledger_reference,
        ledger.ledger_elision,
        ledger.ledger_moved_sign,
    )
    for table in all_of(output.document, nodes.table):
        if any(True for mark in marks for _ in table.findall(mark)):
            numbers = table.findall(nodes.footnote_reference)
            has_notes = any(ledger.NOTE in number['classes'] for number in numbers)
            for column in table.findall(nodes.colspec):
                column['colwidth'] += len(OPEN + CLOSE) + has_notes * len('[100]')


def write_highlights(output: Output) -> None:
    """Write braces around highlights, but not within a block that has them around it."""
    for mark in all_of(output.document, ledger.ledger_highlight):
        if not _is_in_new_block(mark):
            inside = [nodes.Text(OPEN), *mark.children, nodes.Text(CLOSE)]
            set_children(mark, ledger.join_texts(inside))


def write_references(output: Output) -> None:
    """Write braces around marked references of footnotes."""
    for mark in all_of(output.document, ledger.ledger_reference):
        if not _is_in_new_block(mark):
            set_children(mark, [nodes.Text(OPEN), *mark.children, nodes.Text(CLOSE)])


def _is_in_new_block(mark: nodes.Node) -> bool:
    """Return whether a mark is within one that says the same of all that is around it."""
    while mark.parent is not None:
        mark = mark.parent
        if isinstance(mark, ledger.ledger_block) and 'frame' not in mark:
            return 'lines' not in mark
    return False


def end_runs_of_moves(output: Output) -> None:
    """Put a sign behind the last of several blocks that moved in a row and have one sign::

    before: text A | text B | text C | text D
    wrong:  text C | text D | {moved} text A | text B
    right:  text C | text D | {moved} text A | text B {/moved}
    """
    for *before, last in runs_of_moves(output.document):
        if not before:
            continue
        texts = [node for node in all_of(last, nodes.TextElement) if _can_hold_end(node)]
        if texts:
            set_children(texts[-1], [*texts[-1].children, nodes.Text(' '), moved_end()])
        else:
            replace_node(last, [last, nodes.paragraph('', '', moved_end())])


def _can_hold_end(node: nodes.TextElement) -> bool:
    """Return whether a node is a text of its own, and not code or within another text."""
    is_text = isinstance(node, nodes.paragraph | nodes.line | nodes.rubric | nodes.caption)
    return is_text and not isinstance(node, ledger.ledger_elision_block)


def write_signs_of_moves(output: Output) -> None:
    """Write a word for the sign of a move, and for the end of several blocks that moved."""
    word = output.wording.text('moved-sign')
    for sign in all_of(output.document, ledger.ledger_moved_sign):
        text = f'{{/{word}}}' if ledger.MOVED_END in sign['classes'] else f'{{{word}}} '
        set_children(sign, [nodes.Text(text)])


def keep_signs_of_names(output: Output) -> None:
    """Turn signs into text where writers take the text of an element, which signs are not."""
    for kind in ledger.MARKS:
        for sign in all_of(output.document, kind):
            if any(_is_text_alone(node, output.constructs) for node in _around(sign)):
                replace_node(sign, _with_text(sign))


def _around(sign: nodes.Node) -> Iterator[nodes.Element]:
    """Go through the elements around a sign, up to the part of the document that it is in."""
    node = sign.parent
    while node is not None and not isinstance(node, nodes.Structural):
        yield node
        # Labels and options are parts, and hold nothing but text.
        node = None if isinstance(node, nodes.Part) else node.parent


def _is_text_alone(node: nodes.Element, constructs: Constructs) -> bool:
    """Return whether writers take the text of an element, in which an elision has none.

    The writers of Sphinx 8.1 do so with the rules of a grammar, that of text with the titles of
    admonitions and the labels of citations.
    """
    is_part = constructs.inline(node).compare == 'part' or is_production(node)
    is_title = isinstance(node, nodes.title) and isinstance(node.parent, nodes.Admonition)
    return is_part or is_title or isinstance(node, nodes.option_string | nodes.label)


def keep_removed_terms_apart(output: Output) -> None:
    """Give removed terms and fields a body: some writers set no space between two terms else."""
    for kind in (nodes.definition, nodes.field_body):
        for body in output.document.findall(kind):
            if ledger.ELISION_BLOCK in body.parent['classes']:
                set_children(body, [nodes.paragraph('', ' ')])


def write_blocks(output: Output) -> None:
    """Write braces before and behind marked blocks, and before code which of its lines changed."""
    for block in all_of(output.document, ledger.ledger_block):
        if 'lines' in block:
            if lines := changed_lines(block, output.wording):
                set_children(block, [_beside(f'{OPEN}{lines}{CLOSE}'), *block.children])
            add_removed_lines(block, output.wording)
        else:
            set_children(block, [_beside(OPEN), *block.children, _beside(CLOSE)])


def _beside(mark: str) -> nodes.paragraph:
    """Return a mark that stands beside a block; some formats have styles for marks."""
    return nodes.paragraph('', '', nodes.inline('', mark, classes=[ledger.HIGHLIGHT]))


MARKS: Sequence[Callable[[Output], None]] = (
    widen_tables,
    write_highlights,
    write_references,
    end_runs_of_moves,
    write_signs_of_moves,
    keep_signs_of_names,
    keep_removed_terms_apart,
    write_blocks,
)


# For writers that need more


def give_text(output: Output) -> None:
    """Make marks that are no text into text, for writers that ask an element for its text."""
    replace_nodes(output.document.findall(_has_no_text), _with_text)


def _has_no_text(node: nodes.Node) -> bool:
    return isinstance(node, ledger.MARKS)


def _with_text(mark: nodes.Node) -> list[nodes.Node]:
    assert isinstance(mark, nodes.Element)
    text = (nodes.paragraph if isinstance(mark, nodes.paragraph) else nodes.inline)()
    text.update_all_atts(mark)
    set_children(text, mark.children)
    return [text]


def keep_terms_before_classifiers_apart(output: Output) -> None:
    """Give removed terms an item of their own where the term that stayed has classifiers.

    Sphinx's writer of text knows no item of several terms with them, and loses the whole page.
    """
    for item in list(output.document.findall(nodes.definition_list_item)):
        if any(isinstance(part, nodes.classifier) for part in item.children):
            removed = [part for part in item.children if _is_removed_term(part)]
            rest = [part for part in item.children if not _is_removed_term(part)]
            replace_node(item, [*map(_alone, removed), item])
            set_children(item, rest)


def _is_removed_term(node: nodes.Node) -> bool:
    return isinstance(node, nodes.term) and ledger.ELISION_BLOCK in node['classes']


def _alone(term: nodes.Node) -> nodes.definition_list_item:
    return nodes.definition_list_item('', term)


def unpack(output: Output) -> None:
    """Take the containers of marks away: writers of manual pages begin no paragraph in one."""
    kinds = (ledger.ledger_block, ledger.ledger_legend)
    containers = output.document.findall(lambda node: isinstance(node, kinds))
    replace_nodes(containers, lambda container: container.children)
