"""The lookup of a node's rule, with a default for a node that no rule names.

In: the table of rules, and a node.  Out: how the node is compared and marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.constructs.rules import EVERY, Construct, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_ledger.document.constructs.rules import Mark, NodePlace

#: The rules of classes that no rule names, by the first of these classes that they come from.
DEFAULTS: Sequence[tuple[type, Rule]] = (
    (nodes.Invisible, Rule('Invisible', 'skip', 'not shown')),
    (
        nodes.FixedTextElement,
        Rule(
            'FixedTextElement', 'lines', 'white space counts in it', 'around', 'block', leaf='atom'
        ),
    ),
    (nodes.TextElement, Rule('TextElement', 'words', 'it has text', leaf='atom')),
    (nodes.Part, Rule('Part', 'inside', 'it shows nothing of its own', place='block')),
    (
        nodes.Element,
        Rule('Element', 'inside', 'it may hold blocks', place='block', leaf='atom'),
    ),
    (
        nodes.Element,
        Rule('Element', 'words', 'it may hold text', place='inline', leaf='atom'),
    ),
)
#: Nodes that are one thing: they have no text, and nobody knows what they show.
LEAF = Rule('leaf', 'atom', 'it has no text, so what it shows is in its attributes', shown=EVERY)
#: A parsed literal.
PARSED = Rule(
    'parsed', 'words', 'there is markup in it, which only words can tell', kind='code-text'
)
#: A node that is made for blocks, but was given text: Sphinx does so with the body of a field.
LOOSE = Rule('loose', 'words', 'there is text in it that no block holds', 'text')


class _ByClass(dict[type, Construct]):
    """How classes of nodes are treated in one place; the rule of each is looked for once."""

    def __init__(self, rules: Sequence[Rule], place: NodePlace) -> None:
        super().__init__()
        self._place = place
        # Of several rules for one class, the last one holds.
        self._numbered = {
            rule.node: (number, rule, mark)
            for number, rule in enumerate(rules)
            if (mark := rule.mark_at(place)) and not rule.is_for_some
        }
        self._others = [rule for rule in rules if rule.is_for_some]

    def __missing__(self, kind: type) -> Construct:
        rule, mark = self._rule(kind)
        construct = rule.at(self._place, mark, kind)
        others = tuple(
            [
                special.at(self._place, special_mark, kind)
                for special in self._others
                if special.node == rule.node and (special_mark := special.mark_at(self._place))
            ]
        )
        if others:
            construct = construct._replace(others=others, is_open=True)
        self[kind] = construct
        return construct

    def _rule(self, kind: type) -> tuple[Rule, Mark]:
        for base in kind.__mro__:
            names = (base.__name__, f'{base.__module__}.{base.__name__}')
            numbered = [self._numbered[name] for name in names if name in self._numbered]
            if numbered:
                _number, rule, own_mark = max(numbered)
                if base is not kind and rule.compare == 'words':
                    # A node with a class of its own may show something without a text.
                    rule = rule._replace(leaf='atom')
                return rule, own_mark
        return next(
            (rule, mark)
            for base, rule in DEFAULTS
            if issubclass(kind, base) and (mark := rule.mark_at(self._place))
        )


@dataclass(frozen=True)
class Constructs:
    """All rules that hold for an article, the later ones before the earlier.

    A document has far more nodes than classes, so what a class says is found out once.
    """

    rules: tuple[Rule, ...]

    @cached_property
    def blocks(self) -> Mapping[type, Construct]:
        """How classes of blocks are treated."""
        return _ByClass(self.rules, 'block')

    @cached_property
    def inlines(self) -> Mapping[type, Construct]:
        """How classes of nodes are treated that stand in the text of a block."""
        return _ByClass(self.rules, 'inline')

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
    for special in construct.others:
        if special.rule.holds_for(node):
            return special
    if not node.children and construct.rule.leaf:
        return LEAF.at(construct.place, 'around', type(node))
    if construct.compare == 'inside':
        for held in node.children:
            if isinstance(held, nodes.Text) and held.strip():
                return LOOSE.at(construct.place, 'text', type(node))
        return construct
    # The directive ``code`` of plain docutils has no markup in it, but colours.
    if construct.compare != 'lines' or 'code' in node['classes']:
        return construct
    has_markup = any(isinstance(child, nodes.Element) for child in node.children)
    # Sphinx takes one for code whose text is its source, as with an address or a broken reference.
    has_markup = has_markup and node.rawsource != node.astext()
    return PARSED.at('block', 'block', type(node)) if has_markup else construct
