"""Applying: a plan becomes nodes in the doctree of the edited article.

In: a plan, its article, and a notebook of changes that can undo them.
Out: an :class:`Annotation`, which says which nodes were put in for what.
It is the step before the proof, and nothing is decided in it: each operation has one translation.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.elisions.placeholders import elided_row, placeholder
from sphinxcontrib_ledger.annotate.inline_marks import Mark, mark_inline
from sphinxcontrib_ledger.annotate.model import Annotation, EditNumber
from sphinxcontrib_ledger.annotate.operations import (
    BlockElision,
    BlockMark,
    BlockSign,
    ColumnElision,
    RowElision,
    Wrap,
)
from sphinxcontrib_ledger.document.mark_nodes import (
    elision,
    elision_block,
    moved_block,
    moved_sign,
)
from sphinxcontrib_ledger.document.node_map import NodeMap, NodeSet
from sphinxcontrib_ledger.document.tree_edits import set_children
from sphinxcontrib_ledger.engine.script.code_changes import write_stretch

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.model import Article, ReferenceChange
    from sphinxcontrib_ledger.annotate.operations import (
        BlockOperation,
        InlineMark,
        Place,
        Plan,
        RemovedBlocks,
    )
    from sphinxcontrib_ledger.document.tree_edits import TreeEdits

#: The classes of the reference of a footnote that is marked.
REFERENCE_CLASSES = (ledger.HIGHLIGHT, ledger.MODIFIED, ledger.REFERENCE)
#: The width of a column for an elision among others of 10 to 100, as docutils counts.
COLUMN_WIDTH = 5


def apply(plan: Plan, article: Article, edits: TreeEdits) -> Annotation:
    """Put the marks of a plan into its article's doctree; ``edits`` notes all that is changed."""
    writer = _Writer(article, edits)
    writer.write_texts(plan)
    for operation in plan.blocks:
        writer.write(operation)
    return writer.annotation(plan)


class _Writer:
    """Translates operations one after the other, and notes which nodes it puts in."""

    def __init__(self, article: Article, edits: TreeEdits) -> None:
        self._article = article
        self._edits = edits
        self._wrappers: dict[Wrap, ledger.ledger_block] = {}
        #: The outermost mark around each element.
        self._around: NodeMap[nodes.Node, ledger.ledger_block] = NodeMap()
        self._marks: list[nodes.Element] = []
        self._edit_of: NodeMap[nodes.Element, EditNumber] = NodeMap()
        self._removals: list[tuple[nodes.Element, tuple[int, ...]]] = []
        self._inserted: list[nodes.Element] = []
        self._references: NodeMap[nodes.Element, ReferenceChange] = NodeMap()

    def annotation(self, plan: Plan) -> Annotation:
        """Return what was put in."""
        return Annotation(
            plan.kinds,
            tuple(self._marks),
            self._edit_of,
            tuple(self._removals),
            tuple(self._inserted),
            self._references,
        )

    def write_texts(self, plan: Plan) -> None:
        """Put all marks and signs into the texts of blocks, block by block."""
        by_block = {
            block: [
                Mark(mark.start, mark.stop, partial(self._inline_node, mark)) for mark in marks
            ]
            for block, marks in groupby(plan.inline, attrgetter('block'))
        }
        signed = {sign.block for sign in plan.signs}
        for sign in plan.signs:
            by_block.setdefault(sign.block, [])
        for block, marks in by_block.items():
            signs = [moved_sign()] if block in signed else []
            node = self._article.edited[block].node
            mark_inline(node, marks, self._edits, self._article.constructs, signs)
        for reference in plan.references:
            self._edits.add_classes(reference.node, REFERENCE_CLASSES)
            self._references[reference.node] = reference.change

    def _inline_node(self, mark: InlineMark, _inside: list[nodes.Node]) -> nodes.Element:
        node = inline_node(mark, self._article.sign)
        if mark.edit is not None:
            self._note(node, mark.edit)
        if mark.reference is not None:
            node['classes'].append(ledger.REFERENCE)
            self._references[node] = mark.reference
        return node

    def write(self, operation: BlockOperation) -> None:
        """Put a mark on blocks or between them."""
        if isinstance(operation, BlockMark):
            self._edits.add_classes(operation.node, operation.classes)
        elif isinstance(operation, Wrap):
            self._wrap(operation)
        elif isinstance(operation, BlockSign):
            self._put(operation.place, moved_block())
        elif isinstance(operation, BlockElision):
            block = placeholder(operation.form, self._article.sign, operation.place.side)
            self._put(operation.place, block)
            self._note_removal(block, operation.removed)
        elif isinstance(operation, RowElision):
            self._row(operation)
        elif isinstance(operation, ColumnElision):
            self._column(operation)
        else:
            self._note_removal(self._element(operation.anchor), operation.removed)

    def _note(self, mark: nodes.Element, edit: EditNumber | None) -> None:
        self._marks.append(mark)
        if edit is not None:
            self._edit_of[mark] = edit

    def _note_removal(self, mark: nodes.Element, removed: RemovedBlocks) -> None:
        self._removals += [(mark, blocks) for blocks in removed]

    def _element(self, anchor: nodes.Element | Wrap) -> nodes.Element:
        return self._wrappers[anchor] if isinstance(anchor, Wrap) else anchor

    def _put(self, place: Place, node: nodes.Element) -> None:
        anchor = self._element(place.anchor)
        if place.side == 'first':
            self._edits.set_children(anchor, [node, *anchor.children])
        elif place.side == 'last':
            self._edits.set_children(anchor, [*anchor.children, node])
        else:
            self._edits.insert(anchor, node, after=place.side == 'after')
        self._inserted.append(node)

    def _wrap(self, wrap: Wrap) -> None:
        wrapper = wrapper_node(wrap, self._article.sign)
        items = list(NodeSet([self._around.get(node) or node for node in wrap.nodes]))
        parent = items[0].parent
        if wrap.contents:
            inside = list(parent.children)
            self._edits.set_children(parent, [wrapper])
            set_children(wrapper, inside)
        elif len(items) == 1:
            self._edits.wrap(items[0], wrapper)
        else:
            first = self._edits.place_of(items[0])
            children = [*parent.children]
            children[first : first + len(items)] = [wrapper]
            self._edits.set_children(parent, children)
            set_children(wrapper, items)
        for node in wrap.nodes:
            self._around[node] = wrapper
        self._wrappers[wrap] = wrapper
        self._note(wrapper, wrap.edit)

    def _row(self, elision: RowElision) -> None:
        row = elided_row(elision.cells, self._article.sign)
        self._put(elision.place, row)
        for entry in elision.across:
            self._edits.set_attribute(entry, 'morerows', entry['morerows'] + 1)
        self._note_removal(row, elision.removed)

    def _column(self, elision: ColumnElision) -> None:
        block = elision_block(self._article.sign)
        contents = [block]
        for row, before in elision.cells:
            cell = nodes.entry('', *contents, classes=[ledger.REMOVED])
            contents = []
            children = [*row.children[:before], cell, *row.children[before:]]
            self._edits.set_children(row, children)
            self._inserted.append(cell)
        for entry in elision.across:
            self._edits.set_attribute(entry, 'morecols', entry.get('morecols', 0) + 1)
        self._column_specification(elision)
        self._note_removal(block, elision.removed)

    def _column_specification(self, elision: ColumnElision) -> None:
        tgroup = elision.tgroup
        columns = [node for node in tgroup.children if isinstance(node, nodes.colspec)]
        rest = [node for node in tgroup.children if not isinstance(node, nodes.colspec)]
        column = nodes.colspec(colwidth=COLUMN_WIDTH, classes=[ledger.REMOVED])
        columns.insert(elision.at, column)
        self._edits.set_children(tgroup, [*columns, *rest])
        self._edits.set_attribute(tgroup, 'cols', len(columns))
        self._inserted.append(column)


def inline_node(mark: InlineMark, sign: str) -> nodes.Element:
    """Return the node of a mark in a text; what it is around is put into it later."""
    if mark.kind == 'told':
        return ledger.ledger_elision(classes=[ledger.TOLD])
    if mark.kind == 'removed':
        return elision(sign, mark.before, mark.after)
    if mark.kind == 'typed':
        return ledger.ledger_ellipsis(classes=[ledger.ELISION])
    if mark.kind == 'author':
        return ledger.ledger_ellipsis(classes=[ledger.AUTHOR_ELLIPSIS])
    if mark.kind == 'form':
        classes = [ledger.HIGHLIGHT, ledger.MODIFIED, ledger.FORM]
        return ledger.ledger_highlight(classes=classes)
    return ledger.ledger_highlight(classes=[ledger.HIGHLIGHT, f'ledger-{mark.kind}'])


def wrapper_node(wrap: Wrap, sign: str) -> ledger.ledger_block:
    """Return the node of a mark around elements, with nothing in it yet.

    What changed in code is said by its attributes: ``lines`` are the numbers of lines that are
    new or changed, ``gaps`` those of lines after which some were removed (the first line is 1),
    ``stretches`` are the words in them, and ``sign`` is that of a removal.
    Of another context, ``frame`` is the name of its node and ``only`` its readers' condition.
    """
    wrapper = ledger.ledger_block(classes=[*wrap.classes])
    if wrap.code is not None:
        wrapper['lines'] = wrap.code.lines
        wrapper['gaps'] = wrap.code.gaps
        wrapper['stretches'] = list(map(write_stretch, wrap.code.stretches))
        wrapper['sign'] = sign
    if wrap.context:
        wrapper['frame'], wrapper['only'] = wrap.context, wrap.only
    return wrapper
