"""The context of a text: the list, the quotation, the warning that readers see around it.

In: the node of a block.  Out: its :class:`Context`, containers from the outside in, with what a
reader sees of each.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.constructs.containers import component_of, container_of
from sphinxcontrib_ledger.document.constructs.kinds import is_signature, names
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.presentation import presentation_of
from sphinxcontrib_ledger.document.table_grid import grid
from sphinxcontrib_ledger.engine.tokens.normalization import PRESENTATION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.node_map import NodeSet
    from sphinxcontrib_ledger.engine.tokens.normalization import Folding

#: The attributes of a list that readers see, and that of a condition under which they do.
SHOWN = ('enumtype', 'prefix', 'suffix', 'delimiter', 'expr')
#: Most nodes have none of these attributes, and then they look like others of their class.
SEEN_ATTRIBUTES = frozenset({*SHOWN, 'design_component'})
#: The beginnings of classes that are made of a title, are ours, or come from a card around.
MADE_CLASSES = ('admonition-', 'ledger-', 'sd-card-text')
#: The kinds of blocks that may look otherwise with the same words in them.
LOOKED_AT = frozenset({'text', 'label', 'note', 'code-text', 'signature'})
#: What readers see of a cell in a column of headings: the theme sets it as one of a head.
STUB = 'stub'
#: What is shown where something refers to it.
NOTES = (nodes.footnote, nodes.citation)
#: Containers from the outside in, and what a reader sees of each.
Around = tuple[tuple[nodes.Element, ...], tuple[str, ...]]


class Context(NamedTuple):
    """The containers around a text from the outside in, and how each and the text itself looks."""

    node: nodes.Element
    containers: tuple[nodes.Element, ...]
    looks: tuple[str, ...]
    own: str

    @property
    def seen(self) -> tuple[tuple[str, ...], str]:
        """The looks and own properties that a reader sees, to be compared."""
        return self.looks, self.own


def shared_classes(roots: Sequence[nodes.Element]) -> frozenset[str]:
    """Return the classes that all of an article has, since its directive gives them to it."""
    classes = [frozenset(root['classes']) for root in roots]
    return frozenset.intersection(*classes) if classes else frozenset()


class Contexts:
    """Reads the contexts of texts; a container that holds several of them is read once.

    ``holders`` are the elements that the article stands in, where contexts end; ``given`` are the
    classes that its directive gives to all of it.
    ``folding`` says whether how code and formulas are set is no difference.
    """

    def __init__(
        self, holders: NodeSet[nodes.Element], given: frozenset[str], folding: Folding
    ) -> None:
        self._holders = holders
        self._given = given
        self._ignores_presentation = PRESENTATION in folding.ignored
        #: By the ``id()`` of containers, which a document keeps alive: each block asks for one.
        self._known: dict[int, Around] = {}
        self._nothing: Around = ((), ())
        self._items: dict[int, nodes.list_item | None] = {}
        #: The cells in columns of headings, by the ``id()`` of the body or head of their table.
        self._stubs: dict[int, frozenset[int]] = {}

    def of(self, block: TextBlock) -> Context:
        """Return the context of a text."""
        return Context(block.node, *self.inside(block.node.parent), self.own(block))

    def own(self, block: TextBlock) -> str:
        """Return what a reader sees of a text itself."""
        if isinstance(block.node, nodes.caption):
            # Pictures and code are numbered apart, and their captions stand elsewhere.
            return str(block.node.parent.tagname)
        if block.block.kind not in LOOKED_AT:
            return '' if self._ignores_presentation else presentation_of(block.node)
        # It is a heading, where the article stands in what can have no sections.
        is_rubric = isinstance(block.node, nodes.rubric)
        if is_rubric and (block.node['names'] or block.node['dupnames']):
            return ''
        return _look(block.node, self._given)

    def inside(self, node: nodes.Node) -> Around:
        """Return what readers see around the contents of a node, from the outside in."""
        around = self._known.get(id(node))
        if around is not None:
            return around
        if node in self._holders or isinstance(node, nodes.document):
            return self._nothing
        assert isinstance(node, nodes.Element)
        if _tag(type(node)):
            look = _look(node, self._given)
        else:
            look = STUB if isinstance(node, nodes.entry) and self._is_stub(node) else ''
        around = containers, looks = self.inside(node.parent)
        if look:
            around = (*containers, node), (*looks, look)
        self._known[id(node)] = around
        return around

    def _is_stub(self, entry: nodes.Element) -> bool:
        """Return whether a cell is in a column of headings."""
        group = entry.parent.parent
        if id(group) not in self._stubs:
            columns = [node for node in group.parent.children if isinstance(node, nodes.colspec)]
            stubs = {number for number, column in enumerate(columns) if column.get('stub')}
            rows = grid(group) if stubs else ()
            self._stubs[id(group)] = frozenset(
                id(place.entry) for _, places in rows for place in places if place.column in stubs
            )
        return id(entry) in self._stubs[id(group)]

    def have_room(self, block: TextBlock) -> bool:
        """Return whether there is room for a mark around a text or what holds it.

        Cells have none, and footnotes are taken to the place where they are referred to.
        """
        containers, _looks = self.inside(block.node.parent)
        return block.block.row < 0 and not any(isinstance(node, NOTES) for node in containers)

    def item_of(self, node: nodes.Element) -> nodes.list_item | None:
        """Return the item of a list that a text is in, and in nothing else that readers see."""
        parent = node.parent
        if id(parent) not in self._items:
            self._items[id(parent)] = self._item_from(parent)
        return self._items[id(parent)]

    def _item_from(self, node: nodes.Element) -> nodes.list_item | None:
        while not (node in self._holders or isinstance(node, nodes.document) or _tag(type(node))):
            if isinstance(node, nodes.list_item):
                return node
            node = node.parent
        return None


def _look(node: nodes.Element, given: frozenset[str]) -> str:
    """Return a string of what a reader sees of a container, or of a block besides its text."""
    attributes = node.attributes
    if not attributes['classes'] and SEEN_ATTRIBUTES.isdisjoint(attributes):
        alone = _alone(type(node))
        if alone is not None:
            return alone
    tag = _tag(type(node))
    if not tag or 'literal-block-wrapper' in attributes['classes']:
        return ''
    if not component_of(node).seen:
        return ''
    shown = [f'{name}={node[name]}' for name in SHOWN if name in node.attributes]
    if is_signature(node):
        # Its brackets are there without a word between them.
        shown = ['()'] if any(map(_is_parameterlist, node.findall())) else []
    elif container_of(type(node)).styled:
        shown += [
            name
            for name in node.attributes['classes']
            if name not in given and not name.startswith(MADE_CLASSES)
        ]
    return ' '.join([tag, *shown])


def _named(kind: type) -> str:
    if not container_of(kind).seen:
        return ''
    bases = names(kind)
    if 'citation' in bases:
        # It is a footnote with a name instead of a number, and the name is a text of its own.
        return 'footnote'
    return 'paragraph' if 'paragraph' in bases else bases[0]


#: The name that a class of nodes has for readers; empty if they see nothing of such a node.
_tag: Callable[[type], str] = cache(_named)


def _named_alone(kind: type) -> str | None:
    return None if 'desc_signature' in names(kind) else _named(kind)


#: The same of nodes without attributes that are seen; ``None``: look at what they hold.
_alone: Callable[[type], str | None] = cache(_named_alone)


def _is_parameterlist(node: nodes.Node) -> bool:
    return 'desc_parameterlist' in names(type(node))


def can_have_bar(block: TextBlock) -> bool:
    """Return whether a mark may stand around a text itself: a paragraph, code, a formula."""
    return isinstance(block.node, nodes.paragraph) or block.mark not in IN_TEXT


def aligned(before: Context, now: Context) -> Iterator[tuple[nodes.Element, nodes.Element | None]]:
    """Go through the containers of a text, each with the one that looked like it before."""
    at = 0
    for node, look in zip(now.containers, now.looks, strict=True):
        if look in before.looks[at:]:
            at = before.looks.index(look, at) + 1
            yield node, before.containers[at - 1]
        else:
            yield node, None


def is_renumbered(before: Context, old: nodes.Element, now: Context, new: nodes.Element) -> bool:
    """Return whether the first text of a list has another number because the list starts with it.

    The numbers of the other items follow from that, and from items that were added or removed.
    """
    if old.get('start', 1) == new.get('start', 1):
        return False
    return _number(before.node, old) != _number(now.node, new)


def _number(node: nodes.Node, numbered: nodes.Element) -> int:
    """Return the number of the item of a list that a text is in."""
    while node.parent is not numbered:
        node = node.parent
    index = next(index for index, item in enumerate(numbered.children) if item is node)
    return int(numbered.get('start', 1)) + index
