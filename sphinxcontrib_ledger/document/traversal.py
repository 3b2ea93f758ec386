"""Ways through a document: down to what a node holds, up to what holds it.

Everything here reads the tree and changes nothing.

In: a node.
Out: nodes around it or in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = TypeVar('Kind', bound=nodes.Node)

#: Nodes that readers do not see, or that are numbered and not written.
SILENT = (
    nodes.Invisible,
    nodes.generated,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.system_message,
)


def is_number(node: nodes.Node) -> bool:
    """Return whether a node is the number of a footnote."""
    return isinstance(node, nodes.label) and isinstance(node.parent, nodes.footnote)


def is_marked_reference(node: nodes.Node) -> bool:
    """Return whether a node is the reference of a footnote that has a mark."""
    return isinstance(node, nodes.footnote_reference) and ledger.REFERENCE in node['classes']


def walk(top: nodes.Node) -> Iterator[nodes.Node]:
    """Go through a node and all nodes in it, in order; ``findall`` is several times slower."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        yield node
        # Most nodes are texts, which hold nothing.
        if children := node.children:
            waiting += children[::-1]


def all_of(top: nodes.Node, kind: type[Kind]) -> list[Kind]:
    """Return the nodes of a class that are in a node, in order; ``walk`` takes twice the time."""
    found: list[Kind] = []
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, kind):
            found.append(node)
        if children := node.children:
            waiting += children[::-1]
    return found


def walk_back(top: nodes.Node) -> Iterator[nodes.Node]:
    """Go through a node and all nodes in it, what comes last in the document first."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.children


def self_and_ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    """Go through a node and all that holds it, from the inside out."""
    inner: nodes.Node | None = node
    while inner is not None:
        yield inner
        inner = inner.parent


def is_within(node: nodes.Node, holder: nodes.Node) -> bool:
    """Return whether a node is another one or in it."""
    return any(outer is holder for outer in self_and_ancestors(node))


def outermost_mark(
    node: nodes.Node,
    marks: type[nodes.Element] | tuple[type[nodes.Element], ...] = ledger.ledger_block,
) -> nodes.Node:
    """Return the outermost of the marks around a node; the node, if there is none."""
    while isinstance(node.parent, marks):
        node = node.parent
    return node


def outside_links(mark: nodes.Node) -> nodes.Node:
    """Return the outermost link that a mark is in; the mark, if it is in none."""
    links = [node for node in self_and_ancestors(mark) if isinstance(node, nodes.reference)]
    return links[-1] if links else mark


def is_whole(block: ledger.ledger_block) -> bool:
    """Return whether a mark says that all it holds changed, not its context or parts of code."""
    return 'frame' not in block and 'lines' not in block


def outermost(node: nodes.Element) -> nodes.Element:
    """Return what a reader sees as the block: code with its caption, a picture with its own."""
    parent = node.parent
    if isinstance(parent, nodes.figure):
        return parent
    if isinstance(parent, nodes.container) and 'literal-block-wrapper' in parent['classes']:
        return parent
    if is_alias(node):
        return parent
    return node


def is_alias(node: nodes.Node) -> bool:
    """Return whether a description of an object, which holds the node, shows nothing but it."""
    return isinstance(node.parent, nodes.Element) and node.parent.get('objtype') == 'alias'


def code_in(block: nodes.Element) -> nodes.Element:
    """Return the code in the mark around it."""
    code = block.next_node(nodes.FixedTextElement)
    assert isinstance(code, nodes.Element)
    return code
