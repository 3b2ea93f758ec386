"""What a reader sees around a text: that it is in a list, a quotation, a warning, how deep."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.constructs.containers import component_of, container_of
from sphinxcontrib_ledger.document.constructs.kinds import is_signature, names
from sphinxcontrib_ledger.document.node_map import NodeMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.document.node_map import NodeSet

#: What readers see of a list besides its items, and of who sees the contents.
SHOWN = ('enumtype', 'prefix', 'suffix', 'delimiter', 'expr')
#: Attributes of which most nodes have none; such a node looks like others of its class.
SAID = frozenset({*SHOWN, 'design_component'})
#: Classes that are made of a title, are ours, or come from the card that an article stands in.
MADE = ('admonition-', 'ledger-', 'sd-card-text')
#: The kinds of blocks that may look otherwise with the same words in them.
LOOKED_AT = frozenset({'text', 'label', 'note', 'code-text', 'signature'})
#: Containers from the outside in, and what a reader sees of each.
Around = tuple[tuple[nodes.Element, ...], tuple[str, ...]]


class Frame(NamedTuple):
    """What is around a text, from the outside in, and what it is itself."""

    node: nodes.Element
    containers: tuple[nodes.Element, ...]
    looks: tuple[str, ...]
    own: str

    @property
    def seen(self) -> tuple[tuple[str, ...], str]:
        """What a reader sees, to be compared."""
        return self.looks, self.own


def shared_classes(roots: Sequence[nodes.Element]) -> frozenset[str]:
    """Return the classes that all of an article has, since its directive gives them to it."""
    classes = [frozenset(root['classes']) for root in roots]
    return frozenset.intersection(*classes) if classes else frozenset()


class Surroundings:
    """Finds out what is around texts; what is around several of them, once.

    ``holders`` are the elements that the whole article stands in, where its surroundings end.
    """

    def __init__(self, holders: NodeSet[nodes.Element], given: frozenset[str]) -> None:
        self._holders = holders
        self._given = given
        #: What is around the contents of containers.
        self._known: NodeMap[nodes.Element, Around] = NodeMap()
        self._nothing: Around = ((), ())

    def of(self, leaf: TextBlock) -> Frame:
        """Return what is around a text."""
        return Frame(leaf.node, *self.inside(leaf.node.parent), self.own(leaf))

    def own(self, leaf: TextBlock) -> str:
        """Return what a reader sees of a text itself."""
        if leaf.block.kind not in LOOKED_AT:
            return ''
        # It is a heading, where the article stands in what can have no sections.
        if isinstance(leaf.node, nodes.rubric) and (leaf.node['names'] or leaf.node['dupnames']):
            return ''
        return _look(leaf.node, self._given)

    def inside(self, node: nodes.Node) -> Around:
        """Return what readers see around the contents of a node, from the outside in."""
        found = self._known.get(node)
        if found is not None:
            return found
        if node in self._holders or isinstance(node, nodes.document):
            return self._nothing
        assert isinstance(node, nodes.Element)
        look = _look(node, self._given) if _tag(type(node)) else ''
        found = containers, looks = self.inside(node.parent)
        if look:
            found = (*containers, node), (*looks, look)
        self._known[node] = found
        return found


class SameContextCache:
    """Knows what was found to be the same around two texts: around most others it is that, too.

    ``before`` and ``now`` are the surroundings of the two sides.
    """

    def __init__(self, before: Surroundings, now: Surroundings) -> None:
        self._before = before
        self._now = now
        #: By the ``id()`` of what both sides have around them, which the surroundings keep.
        self._found: set[tuple[int, int]] = set()

    def _around(self, old: TextBlock, new: TextBlock) -> tuple[int, int]:
        return id(self._before.inside(old.node.parent)), id(self._now.inside(new.node.parent))

    def has(self, old: TextBlock, new: TextBlock) -> bool:
        """Return whether two texts look the same and stand where others were the same."""
        if self._around(old, new) not in self._found:
            return False
        return self._before.own(old) == self._now.own(new)

    def add(self, old: TextBlock, new: TextBlock) -> None:
        """Note that what is around two texts is the same."""
        self._found.add(self._around(old, new))


def _look(node: nodes.Element, given: frozenset[str]) -> str:
    """Return what a reader sees of a container or a block besides its text, to be compared."""
    attributes = node.attributes
    if not attributes['classes'] and SAID.isdisjoint(attributes):
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
            if name not in given and not name.startswith(MADE)
        ]
    return ' '.join([tag, *shown])


def _named(kind: type) -> str:
    if not container_of(kind).seen:
        return ''
    bases = names(kind)
    return 'paragraph' if 'paragraph' in bases else bases[0]


#: What nodes of a class are to a reader; nothing, if they show nothing.
_tag: Callable[[type], str] = cache(_named)


def _named_alone(kind: type) -> str | None:
    return None if 'desc_signature' in names(kind) else _named(kind)


#: The same of nodes about which nothing else is said; ``None``: what they hold is to be looked at.
_alone: Callable[[type], str | None] = cache(_named_alone)


def _is_parameterlist(node: nodes.Node) -> bool:
    return 'desc_parameterlist' in names(type(node))


def aligned(before: Frame, now: Frame) -> Iterator[tuple[nodes.Element, nodes.Element | None]]:
    """Go through the containers of a text, each with the one that looked like it before."""
    at = 0
    for node, look in zip(now.containers, now.looks, strict=True):
        if look in before.looks[at:]:
            at = before.looks.index(look, at) + 1
            yield node, before.containers[at - 1]
        else:
            yield node, None


def is_renumbered(before: Frame, old: nodes.Element, now: Frame, new: nodes.Element) -> bool:
    """Return whether the first text of a list has another number because the list starts with it.

    What was added or removed before it is told, and is what the numbers of the others come from.
    """
    if old.get('start', 1) == new.get('start', 1):
        return False
    return _number(before.node, old) != _number(now.node, new)


def _number(node: nodes.Node, numbered: nodes.Element) -> int:
    """Return the number of the item of a list that a text is in."""
    while node.parent is not numbered:
        node = node.parent
    place = next(at for at, item in enumerate(numbered.children) if item is node)
    return int(numbered.get('start', 1)) + place
