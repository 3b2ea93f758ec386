"""The operations of marking, as values: what a plan says and what any output can be written from.

In: numbers of blocks, pairs and edits, and elements of the edited article as they were read.
Out: a :class:`Plan`, which :mod:`.plan` computes and :mod:`.apply` puts into the doctree.

Operations name elements of the article and each other, never a node that a mark consists of.
They are the same only if they are one: two elisions of the same form are two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from sphinxcontrib_ledger.annotate.model import BLOCK, ELISION, HIGHLIGHT, LINES, MOVED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

    from sphinxcontrib_ledger.annotate.model import EditNumber, ReferenceChange
    from sphinxcontrib_ledger.engine.script.code_changes import CodeChanges

#: The meaning of a mark in a text: ``removed`` is an elision of ours, ``typed`` an ellipsis that
#: the editor typed where words were removed, ``author`` one of the original.
#: ``form`` are words that stayed, of a text that was given another form.
#: ``told`` is the place where signs stood of which another mark tells: nothing is seen there.
InlineKind = Literal['added', 'modified', 'form', 'removed', 'typed', 'author', 'told']
#: The kinds of mark that a legend explains, for each of these.
_INLINE_KINDS: Mapping[InlineKind, tuple[str, ...]] = {
    'added': (HIGHLIGHT,),
    'modified': (HIGHLIGHT,),
    'form': (HIGHLIGHT, BLOCK),
    'removed': (ELISION,),
    'typed': (ELISION,),
    'author': (),
    'told': (),
}
#: Where an operation puts something: beside its anchor, or within it as its first or last child.
Anchoring = Literal['before', 'after', 'first', 'last']


class InlineMark(NamedTuple):
    """A mark on the characters ``start`` to ``stop`` of an edited block (at ``start``, if none).

    ``before`` and ``after`` are the spaces that an elision brings along; ``reference`` is there if
    it stands for nothing but the reference of a footnote.
    """

    block: int
    start: int
    stop: int
    kind: InlineKind
    edit: EditNumber | None = None
    before: str = ''
    after: str = ''
    reference: ReferenceChange | None = None


class ReferenceMark(NamedTuple):
    """Classes for the reference of a footnote, which no mark may be around."""

    node: nodes.footnote_reference
    change: ReferenceChange


class BlockMark(NamedTuple):
    """Classes for an element of the article: all of it is new, rewritten or moved.

    ``kind`` is the kind of mark that a legend explains for it, if any.
    """

    node: nodes.Element
    classes: tuple[str, ...]
    edit: EditNumber
    kind: str = ''


@dataclass(frozen=True, eq=False)
class Wrap:
    """A mark around neighbours, outside of the marks that are around them already.

    ``contents``: it is within their parent, around all that this holds.
    ``code`` says what changed within code, ``context`` whose context is another one now, by the
    name of its node, and ``only`` the condition of the readers for whom it is.
    """

    nodes: tuple[nodes.Element, ...]
    classes: tuple[str, ...]
    edit: EditNumber | None = None
    contents: bool = False
    code: CodeChanges | None = None
    context: str = ''
    only: str = ''


class TextSign(NamedTuple):
    """The sign of a move, at the beginning of an edited block's text.

    ``kind`` is ``SECTION`` if it stands for all that is below a heading.
    """

    block: int
    pair: int
    kind: str = MOVED


class Place(NamedTuple):
    """A place beside or within an element or a planned mark around elements."""

    anchor: nodes.Element | Wrap
    side: Anchoring


@dataclass(frozen=True, eq=False)
class BlockSign:
    """The sign of a move as a block, for what cannot hold it."""

    place: Place
    pair: int


class ElisionForm(NamedTuple):
    """The form of an elision: the class of its node and what else belongs to that.

    ``component`` and ``classes`` are those of a component of sphinx-design, ``expr`` is the
    condition of the readers who see it.
    """

    kind: type[nodes.Element]
    expr: str = ''
    component: str = ''
    classes: tuple[str, ...] = ()


#: Groups of removed blocks that an elision stands for, each in the order of the original.
RemovedBlocks: TypeAlias = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, eq=False)
class BlockElision:
    """An elision that stands for removed blocks.

    It stands for none where some readers see no longer what others do.
    """

    place: Place
    form: ElisionForm
    removed: RemovedBlocks = ()


@dataclass(frozen=True, eq=False)
class RowElision:
    """A table row of so many cells, the first of which holds an elision.

    The cells that reach ``across`` its place reach a row farther.
    """

    place: Place
    cells: int
    across: tuple[nodes.Element, ...]
    removed: RemovedBlocks = ()


@dataclass(frozen=True, eq=False)
class ColumnElision:
    """A column of cells before column ``at`` of a table, the first of which holds an elision.

    ``cells`` are the rows that get one, each with the number of children before it; the cells that
    reach ``across`` its place reach a column farther.
    """

    tgroup: nodes.Element
    at: int
    cells: tuple[tuple[nodes.Element, int], ...]
    across: tuple[nodes.Element, ...]
    removed: RemovedBlocks = ()


@dataclass(frozen=True, eq=False)
class TypedElision:
    """A block with an ellipsis that the editor typed, which stands for removed blocks."""

    anchor: nodes.Element | Wrap
    removed: RemovedBlocks = ()


#: Operations that put an elision of its own between blocks.
Elision: TypeAlias = BlockElision | RowElision | ColumnElision
TextOperation: TypeAlias = InlineMark | TextSign | ReferenceMark
BlockOperation: TypeAlias = BlockMark | Wrap | BlockSign | Elision | TypedElision
Operation: TypeAlias = TextOperation | BlockOperation


class Plan(NamedTuple):
    """All marks of an article.

    ``inline`` are the marks in texts, by block and place; those of a block do not overlap.
    ``signs`` are the signs of moves in texts, ``references`` the marked references in them.
    ``blocks`` are the operations on blocks and between them, in the order in which they are put
    in: what is put beside an element stands nearer to it than what was put there before.
    """

    inline: tuple[InlineMark, ...] = ()
    signs: tuple[TextSign, ...] = ()
    blocks: tuple[BlockOperation, ...] = ()
    references: tuple[ReferenceMark, ...] = ()

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All operations."""
        return (*self.inline, *self.signs, *self.references, *self.blocks)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of mark that occur, which a legend explains."""
        inline = [_INLINE_KINDS[kind] for kind in {mark.kind for mark in self.inline}]
        signs = [(sign.kind,) for sign in self.signs]
        blocks = [_kinds(operation) for operation in self.blocks]
        references = [(HIGHLIGHT,)] if self.references else []
        groups = (*inline, *signs, *blocks, *references)
        return frozenset(kind for kinds in groups for kind in kinds)


def _kinds(operation: BlockOperation) -> tuple[str, ...]:
    if isinstance(operation, BlockMark):
        return (operation.kind,) if operation.kind else ()
    if isinstance(operation, BlockSign):
        return (MOVED,)
    if not isinstance(operation, Wrap):
        return (ELISION,)
    changes = operation.code
    if changes is None:
        return (HIGHLIGHT, BLOCK)
    is_removed = changes.gaps or any(part.kind == 'removed' for part in changes.stretches)
    return (*((HIGHLIGHT, LINES) if changes.lines else ()), *((ELISION,) if is_removed else ()))
