"""A rule of the table of constructs: which nodes it is about, and what it may say.

In: the names of nodes, and words from the tables below.  Out: a checked, immutable value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

NodePlace = Literal['block', 'inline']
Compare = Literal['words', 'part', 'lines', 'row', 'inside', 'word', 'atom', 'sealed', 'skip']
Mark = Literal[
    'block', 'text', 'lines', 'row', 'inside', 'around', 'along', 'apart', 'holder', 'none'
]
Look = Literal['name', 'link', 'none']

PLACES: tuple[NodePlace, ...] = get_args(NodePlace)
LOOKS: tuple[Look, ...] = get_args(Look)
#: How a node may be compared.
COMPARE: Mapping[Compare, str] = {
    'words': 'by the words of its text',
    'part': 'by the words of its text, which its writer sets apart from those around it',
    'lines': 'by the lines of its text; by words if there is markup in it',
    'row': 'cell by cell: what it holds is paired with what another row holds, and nothing else',
    'inside': 'by what it holds',
    'word': 'as one word, which is its text',
    'atom': 'as one thing: by its text and by the attributes that it shows',
    'sealed': 'as one thing whose text no reader sees: by that and by the attributes',
    'skip': 'not at all',
}
#: How a node may be marked.
MARK: Mapping[Mark, str] = {
    'block': 'the innermost text, and the block itself where all of it is new',
    'text': 'the innermost text',
    'lines': 'the lines, and around it where all of it is new',
    'row': 'what it holds, and the row itself where all of it is new',
    'inside': 'what it holds',
    'around': 'from the outside',
    'holder': 'the innermost text, which pages may hide, and what the block stands in',
    'along': 'only together with what stands on both sides',
    'apart': 'never: a mark ends before it and another begins behind it',
    'none': 'never',
}
#: The marks that a node may have, by its place and by how it is compared; the first is the rule.
MARKS: Mapping[tuple[NodePlace, Compare], tuple[Mark, ...]] = {
    ('block', 'words'): ('block', 'text', 'around', 'holder'),
    ('block', 'lines'): ('lines', 'around'),
    ('block', 'row'): ('row',),
    ('block', 'inside'): ('inside',),
    ('block', 'atom'): ('around',),
    ('block', 'sealed'): ('around',),
    ('block', 'skip'): ('none',),
    ('inline', 'words'): ('text',),
    ('inline', 'part'): ('inside',),
    ('inline', 'word'): ('around',),
    ('inline', 'atom'): ('around',),
    ('inline', 'sealed'): ('around',),
    ('inline', 'skip'): ('along', 'apart'),
}
#: Marks that stand in the text of a block.
IN_TEXT = frozenset({'block', 'text', 'holder'})
#: In the place of the names of attributes: all that a node has.
EVERY = ('*',)


class Rule(NamedTuple):
    """How nodes of a class, and of all classes that come from it, are compared and marked.

    ``node`` is the name of the class, with its module or without; ``place`` is where in a document
    the rule holds, everywhere if it is empty; ``mark`` is the first of ``MARKS`` if it is empty.
    ``kind``: only blocks of one kind may become each other.
    ``shown`` names the attributes, also of the Python object, that a reader sees something of,
    ``look`` what an inline node shows of itself beside its text: its name and classes, where it
    leads, or nothing.
    ``leaf`` is how a node that holds nothing is compared, if not as the others.
    ``within``: the rule holds for nodes in an element of that name (``citation``), or of that name
    and class (``topic.contents``); ``if_attribute``: for those that say yes to an attribute.
    """

    node: str
    compare: Compare
    why: str
    mark: Mark | Literal[''] = ''
    place: NodePlace | Literal[''] = ''
    kind: str = ''
    shown: tuple[str, ...] = ()
    look: Look = 'name'
    leaf: Literal['atom', ''] = ''
    within: str = ''
    if_attribute: str = ''

    def mark_at(self, place: NodePlace) -> Mark | None:
        """Return how nodes of the class are marked in a place; ``None``: the rule is not of it."""
        possible = MARKS.get((place, self.compare), ()) if self.place in ('', place) else ()
        return next((mark for mark in possible if self.mark in ('', mark)), None)

    def at(self, place: NodePlace, mark: Mark, kind: type) -> Construct:
        """Return what the rule says of a class of nodes in a place."""
        own = 'text' if mark in IN_TEXT else kind.__name__
        name = self.kind or ('code' if self.compare == 'lines' else own)
        is_open = bool(self.leaf) or self.compare in ('lines', 'inside')
        return Construct(self.compare, mark, name, self.shown, self.look, is_open, place, self)

    @property
    def is_for_some(self) -> bool:
        """Whether the rule holds for some of the nodes of its class only."""
        return bool(self.within or self.if_attribute)

    def holds_for(self, node: nodes.Element) -> bool:
        """Return whether the rule, which holds for some nodes of its class, does for this one."""
        if self.if_attribute and not node.get(self.if_attribute):
            return False
        if not self.within:
            return True
        name, _, css_class = self.within.partition('.')
        outer = node.parent
        is_named = outer is not None and outer.tagname == name
        return is_named and (not css_class or css_class in outer['classes'])


class Construct(NamedTuple):
    """How a node is treated: what its rule says, with nothing left out.

    ``is_open`` says that it also depends on what the node holds or on what it is in, where one of
    ``others`` may hold: see :func:`.lookup.settled`.
    """

    compare: Compare
    mark: Mark
    kind: str
    shown: tuple[str, ...]
    look: Look
    is_open: bool
    place: NodePlace
    rule: Rule
    others: tuple[Construct, ...] = ()
