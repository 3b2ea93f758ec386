"""What a row of the table of constructs is, and how the row of a node is found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Place = Literal['block', 'inline']
Compare = Literal['words', 'part', 'lines', 'row', 'inside', 'word', 'atom', 'sealed', 'skip']
Mark = Literal['block', 'text', 'lines', 'row', 'inside', 'around', 'along', 'apart', 'none']
Look = Literal['name', 'link', 'none']

PLACES: tuple[Place, ...] = get_args(Place)
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
    'along': 'only together with what stands on both sides',
    'apart': 'never: a mark ends before it and another begins behind it',
    'none': 'never',
}
#: The marks that a node may have, by its place and by how it is compared; the first is the rule.
MARKS: Mapping[tuple[Place, Compare], tuple[Mark, ...]] = {
    ('block', 'words'): ('block', 'text', 'around'),
    ('block', 'lines'): ('lines', 'around'),
    ('block', 'row'): ('row',),
    ('block', 'inside'): ('inside',),
    ('block', 'atom'): ('around',),
    ('block', 'skip'): ('none',),
    ('inline', 'words'): ('text',),
    ('inline', 'part'): ('inside',),
    ('inline', 'word'): ('around',),
    ('inline', 'atom'): ('around',),
    ('inline', 'sealed'): ('around',),
    ('inline', 'skip'): ('along', 'apart'),
}
#: Marks that stand in the text of a block.
IN_TEXT = frozenset({'block', 'text'})
#: In the place of the names of attributes: all that a node has.
EVERY = ('*',)


class Row(NamedTuple):
    """A row: how nodes of a class, and of all classes that come from it, are treated.

    ``node`` is the name of the class, with its module or without; ``place`` is where in a document
    the row holds, everywhere if it is empty; ``mark`` is the rule of ``MARKS`` if it is empty.
    ``kind``: only blocks of one kind may become each other.
    ``shown`` names the attributes that a reader sees something of, ``look`` what an inline node
    shows of itself beside its text: its name and classes, where it leads, or nothing.
    ``leaf`` is how a node that holds nothing is compared, if not as the others.
    ``within``: the row holds for nodes in an element of that name and class (``topic.contents``).
    """

    node: str
    compare: Compare
    why: str
    mark: Mark | Literal[''] = ''
    place: Place | Literal[''] = ''
    kind: str = ''
    shown: tuple[str, ...] = ()
    look: Look = 'name'
    leaf: Literal['atom', ''] = ''
    within: str = ''

    def mark_at(self, place: Place) -> Mark | None:
        """Return how nodes of the class are marked in a place; ``None``: the row is not of it."""
        possible = MARKS.get((place, self.compare), ()) if self.place in ('', place) else ()
        return next((mark for mark in possible if self.mark in ('', mark)), None)

    def at(self, place: Place, mark: Mark, kind: type) -> Construct:
        """Return what the row says of a class of nodes in a place."""
        own = 'text' if mark in IN_TEXT else kind.__name__
        name = self.kind or ('code' if self.compare == 'lines' else own)
        is_open = bool(self.leaf) or self.compare in ('lines', 'inside')
        return Construct(self.compare, mark, name, self.shown, self.look, is_open, place, self)

    def is_around(self, node: nodes.Element) -> bool:
        """Return whether a node is in an element that the row holds within."""
        name, _, css_class = self.within.partition('.')
        outer = node.parent
        return outer is not None and outer.tagname == name and css_class in outer['classes']


class Construct(NamedTuple):
    """How a node is treated: what its row says, with nothing left out.

    ``is_open`` says that it also depends on what the node holds or on what it is in, where one of
    ``others`` may hold: see :func:`settled`.
    """

    compare: Compare
    mark: Mark
    kind: str
    shown: tuple[str, ...]
    look: Look
    is_open: bool
    place: Place
    row: Row
    others: tuple[Construct, ...] = ()


#: What holds for classes that no row names, by the first of these that they come from.
DEFAULTS: Sequence[tuple[type, Row]] = (
    (nodes.Invisible, Row('Invisible', 'skip', 'not shown')),
    (
        nodes.FixedTextElement,
        Row(
            'FixedTextElement', 'lines', 'white space counts in it', 'around', 'block', leaf='atom'
        ),
    ),
    (nodes.TextElement, Row('TextElement', 'words', 'it has text', leaf='atom')),
    (nodes.Part, Row('Part', 'inside', 'it shows nothing of its own', place='block')),
    (
        nodes.Element,
        Row('Element', 'inside', 'it may hold blocks', place='block', leaf='atom'),
    ),
    (
        nodes.Element,
        Row('Element', 'words', 'it may hold text', place='inline', leaf='atom'),
    ),
)
#: Nodes that are one thing, since they have no text, and nobody knows what they show.
LEAF = Row('leaf', 'atom', 'it has no text, so what it shows is in its attributes', shown=EVERY)
#: A parsed literal.
PARSED = Row(
    'parsed', 'words', 'there is markup in it, which only words can tell', kind='code-text'
)

#: What is made for blocks, but was given text: Sphinx does so with the body of a field.
LOOSE = Row('loose', 'words', 'there is text in it that no block holds', 'text')


class _Found(dict[type, Construct]):
    """How classes of nodes are treated in one place; the row of each is looked for once."""

    def __init__(self, rows: Sequence[Row], place: Place) -> None:
        super().__init__()
        self._place = place
        # Of several rows for one class, the last one holds.
        self._numbered = {
            row.node: (number, row, mark)
            for number, row in enumerate(rows)
            if (mark := row.mark_at(place)) and not row.within
        }
        self._others = [row for row in rows if row.within]

    def __missing__(self, kind: type) -> Construct:
        row, mark = self._row(kind)
        found = row.at(self._place, mark, kind)
        others = tuple(
            [
                other.at(self._place, other_mark, kind)
                for other in self._others
                if other.node == row.node and (other_mark := other.mark_at(self._place))
            ]
        )
        if others:
            found = found._replace(others=others, is_open=True)
        self[kind] = found
        return found

    def _row(self, kind: type) -> tuple[Row, Mark]:
        for base in kind.__mro__:
            names = (base.__name__, f'{base.__module__}.{base.__name__}')
            found = [self._numbered[name] for name in names if name in self._numbered]
            if found:
                return max(found)[1:]
        return next(
            (row, mark)
            for base, row in DEFAULTS
            if issubclass(kind, base) and (mark := row.mark_at(self._place))
        )


@dataclass(frozen=True)
class Constructs:
    """All rows that hold for an article, the later ones before the earlier.

    A document has far more nodes than classes, so what a class says is found out once.
    """

    rows: tuple[Row, ...]

    @cached_property
    def blocks(self) -> Mapping[type, Construct]:
        """How classes of blocks are treated."""
        return _Found(self.rows, 'block')

    @cached_property
    def inlines(self) -> Mapping[type, Construct]:
        """How classes of nodes are treated that stand in the text of a block."""
        return _Found(self.rows, 'inline')

    def block(self, node: nodes.Element) -> Construct:
        """Return how a block is treated."""
        return settled(self.blocks[type(node)], node)

    def inline(self, node: nodes.Element) -> Construct:
        """Return how a node within the text of a block is treated."""
        return settled(self.inlines[type(node)], node)


def settled(construct: Construct, node: nodes.Element) -> Construct:
    """Return how one node is treated, which may differ by what it holds."""
    if not construct.is_open:
        return construct
    for other in construct.others:
        if other.row.is_around(node):
            return other
    if not node.children and construct.row.leaf:
        return LEAF.at(construct.place, 'around', type(node))
    if construct.compare == 'inside':
        is_loose = any(isinstance(held, nodes.Text) and held.strip() for held in node.children)
        return LOOSE.at(construct.place, 'text', type(node)) if is_loose else construct
    # The directive ``code`` of plain docutils has no markup in it, but colours.
    if construct.compare != 'lines' or 'code' in node['classes']:
        return construct
    has_markup = any(isinstance(child, nodes.Element) for child in node.children)
    return PARSED.at('block', 'block', type(node)) if has_markup else construct
