"""What a reader sees around a text: that it is in a list, a quotation, a warning, how deep.

A text whose words are the same but which was put into another frame is edited all the same.  The
container is marked if it is another one for all that it holds, and else the text itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.constructs.kinds import is_signature, names
from sphinxcontrib_ledger.constructs.model import IN_TEXT
from sphinxcontrib_ledger.engine.model import Edit, Pair, Range
from sphinxcontrib_ledger.nodes import around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.annotation import Article
    from sphinxcontrib_ledger.blocks import Leaf

#: Containers that show nothing of their own besides what those around them and in them show.
UNSEEN = frozenset({
    'section', 'list_item', 'definition_list_item', 'definition', 'field', 'field_body',
    'option_list_item', 'option_group', 'option', 'description', 'desc_content', 'glossary',
    'tgroup', 'thead', 'tbody', 'row', 'entry', 'figure', 'legend', 'compound', 'hlistcol',
    'reference',
})  # fmt: skip
#: Containers whose classes say what their contents are, not how they look.
CLASSED = frozenset({'desc', 'table'})
#: What readers see of a list besides its items, and of who sees the contents.
SHOWN = ('enumtype', 'prefix', 'suffix', 'delimiter', 'expr')
#: Classes that are made of a title, are ours, or come from the card that an article stands in.
MADE = ('admonition-', 'ledger-', 'sd-card-text')
NOTES = (nodes.footnote, nodes.citation)
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


def framed(article: Article, roots: Sequence[nodes.Element]) -> Article:
    """Return an article that knows which of its frames changed.

    Texts that cannot be marked from the outside are said to be modified altogether.
    """
    frames = _Frames(article, _given(roots))
    frames.compare()
    changed = {**frames.modified, **_levels(article)}
    if not (changed or frames.marked):
        return article
    account = article.account
    pairs = tuple([changed.get(id(pair), pair) for pair in account.pairs])
    return replace(
        article, account=replace(account, pairs=pairs), frames=tuple(frames.marked.values())
    )


def _given(roots: Sequence[nodes.Element]) -> frozenset[str]:
    """Return the classes that all of an article has, since its directive gives them to it."""
    classes = [frozenset(root['classes']) for root in roots]
    return frozenset.intersection(*classes) if classes else frozenset()


@dataclass
class _Frames:
    """Compares the frames of both sides; ``marked`` and ``modified`` say what changed."""

    article: Article
    given: frozenset[str]
    marked: dict[int, nodes.Element] = field(default_factory=dict)
    modified: dict[int, Pair] = field(default_factory=dict)
    _kept: set[int] = field(default_factory=set)
    #: What is known already of what is around the contents of containers, by their ``id()``.
    _around: dict[int, Around] = field(default_factory=dict)

    def compare(self) -> None:
        """Find containers that are others now, and texts that changed their container."""
        waiting: list[tuple[Pair, Leaf, list[nodes.Element]]] = []
        for pair in self.article.account.pairs:
            if not (pair.original and pair.edited):
                continue
            before = [self._frame(self.article.original[index]) for index in pair.original]
            for index in pair.edited:
                leaf = self.article.edited[index]
                now = self._frame(leaf)
                new = self._compare(before, now)
                if new is not None and _has_same(pair):
                    waiting.append((pair, leaf, new))
        for pair, leaf, new in waiting:
            others = [node for node in new if id(node) not in self._kept]
            if others and self._can_be_around(leaf) and not _is_indented(others[0]):
                self._mark(others[0])
            elif not pair.moved:
                self._mark_text(pair, leaf)

    def _frame(self, leaf: Leaf) -> Frame:
        return Frame(leaf.node, *self._containers(leaf.node.parent), self._own(leaf))

    def _containers(self, node: nodes.Node) -> Around:
        """Return what readers see around the contents of a node, from the outside in."""
        found = self._around.get(id(node))
        if found is not None:
            return found
        if id(node) in self.article.holders or isinstance(node, nodes.document):
            return (), ()
        assert isinstance(node, nodes.Element)
        look = _look(node, self.given)
        found = containers, looks = self._containers(node.parent)
        if look:
            found = (*containers, node), (*looks, look)
        self._around[id(node)] = found
        return found

    def _own(self, leaf: Leaf) -> str:
        if leaf.block.kind not in ('text', 'code-text'):
            return ''
        if isinstance(leaf.node, nodes.rubric) and leaf.node['names']:
            # It is a heading, where the article stands in what can have no sections.
            return ''
        return _look(leaf.node, self.given)

    def _compare(self, before: Sequence[Frame], now: Frame) -> list[nodes.Element] | None:
        """Return the containers that a text had not before; ``None``: its frame is the same."""
        same = [frame for frame in before if frame.seen == now.seen]
        frame = same[0] if same else before[0]
        new: list[nodes.Element] = []
        at = 0
        for node, look in zip(now.containers, now.looks, strict=True):
            if look not in frame.looks[at:]:
                new.append(node)
                continue
            at = frame.looks.index(look, at) + 1
            if id(node) not in self._kept:
                self._kept.add(id(node))
                if _is_renumbered(frame, frame.containers[at - 1], now, node):
                    self._mark(node)
        return None if same else new

    def _mark(self, node: nodes.Element) -> None:
        self.marked[id(node)] = node

    def _can_be_around(self, leaf: Leaf) -> bool:
        """Return whether there is room for a mark around what holds a text.

        Cells have none, and footnotes are taken to where they are referred to.
        """
        containers, _looks = self._containers(leaf.node.parent)
        return leaf.block.row < 0 and not any(isinstance(node, NOTES) for node in containers)

    def _mark_text(self, pair: Pair, leaf: Leaf) -> None:
        """Mark a text from the outside, or all of its words where nothing can be around it."""
        is_block = isinstance(leaf.node, nodes.paragraph) or leaf.mark not in IN_TEXT
        if is_block and self._can_be_around(leaf):
            self._mark(leaf.node)
        else:
            self.modified[id(pair)] = _modified(self.article, pair)


def _look(node: nodes.Element, given: frozenset[str]) -> str:
    """Return what a reader sees of a container or a block besides its text, to be compared."""
    tag = _tag(type(node))
    if not tag or 'literal-block-wrapper' in node.attributes['classes']:
        return ''
    shown = [f'{name}={node[name]}' for name in SHOWN if name in node.attributes]
    if is_signature(node):
        # Its brackets are there without a word between them.
        shown = ['()'] if any(map(_is_parameterlist, node.findall())) else []
    elif tag not in CLASSED:
        shown += [
            name
            for name in node.attributes['classes']
            if name not in given and not name.startswith(MADE)
        ]
    return ' '.join([tag, *shown])


def _named(kind: type) -> str:
    bases = names(kind)
    if not UNSEEN.isdisjoint(bases):
        return ''
    return 'paragraph' if 'paragraph' in bases else bases[0]


#: What nodes of a class are to a reader; nothing, if they show nothing.
_tag: Callable[[type], str] = cache(_named)


def _is_renumbered(before: Frame, old: nodes.Element, now: Frame, new: nodes.Element) -> bool:
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


def _is_parameterlist(node: nodes.Node) -> bool:
    return 'desc_parameterlist' in names(type(node))


def _is_indented(node: nodes.Element) -> bool:
    """Return whether a container is only the indentation of a line of a verse."""
    return isinstance(node, nodes.line_block) and isinstance(node.parent, nodes.line_block)


def _has_same(pair: Pair) -> bool:
    return pair.identical or any(edit.kind == 'same' for edit in pair.edits)


def _modified(article: Article, pair: Pair) -> Pair:
    """Return a pair of which all words are marked as modified."""
    account = article.account
    old, new = len(account.original_words(pair)), len(account.edited_words(pair))
    edits = (Edit('modified', Range(0, old), Range(0, new)),)
    return replace(pair, edits=edits, identical=False)


def _levels(article: Article) -> dict[int, Pair]:
    """Return the headings that were promoted or demoted, as modified, by ``id()`` of their pairs.

    All of an article may stand deeper in its page; so what most headings did counts as nothing.
    """
    found: list[tuple[Pair, int]] = []
    for pair in _paired_titles(article):
        old = article.original[pair.original[0]].node
        new = article.edited[pair.edited[0]].node
        found.append((pair, _level(new) - _level(old)))
    if not found:
        return {}
    [(usual, _)] = Counter(shift for _, shift in found).most_common(1)
    return {id(pair): _modified(article, pair) for pair, shift in found if shift != usual}


def _paired_titles(article: Article) -> Iterator[Pair]:
    for pair in article.account.pairs:
        if len(pair.original) == len(pair.edited) == 1:
            leaf = article.edited[pair.edited[0]]
            if leaf.block.kind == 'title' and _heads_section(leaf.node):
                old = article.original[pair.original[0]].node
                if _heads_section(old):
                    yield pair


def _heads_section(node: nodes.Element) -> bool:
    return isinstance(node.parent, nodes.section | nodes.document)


def _level(title: nodes.Element) -> int:
    """Return how deep the section is that a title heads."""
    outer = list(around(title))
    level = sum(isinstance(node, nodes.section) for node in outer)
    if isinstance(title.parent, nodes.document) and not isinstance(title, nodes.subtitle):
        return level
    # docutils makes a subtitle of a document's first section.
    return level + sum(isinstance(child, nodes.subtitle) for child in outer[-1].children)
