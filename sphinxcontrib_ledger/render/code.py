"""Which lines of code changed, and their marks where a writer cannot tint a line."""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.changes import adopt

Nodes = list[nodes.Node]


def mark_lines(document: nodes.document, *, coloured: bool) -> None:
    """Highlight the text of changed lines for docutils' own writers, where there is colour.

    What Sphinx needs for that is no attribute that docutils knows, so it goes.
    """
    for block in list(document.findall(ledger.ledger_block)):
        if 'lines' not in block:
            continue
        code = block.next_node(nodes.FixedTextElement)
        assert isinstance(code, nodes.Element)
        del code['highlight_args']
        if coloured:
            adopt(code, _marked(_lines(code.children), set(changed_lines(block))))


def changed_lines(block: nodes.Element) -> list[int]:
    """Return the numbers of the changed lines in a block of code, written as ``2, 4-6``."""
    found: list[int] = []
    for part in block['lines'].split(', '):
        first, _, last = part.partition('-')
        found += range(int(first), int(last or first) + 1)
    return found


def _lines(children: Nodes) -> list[Nodes]:
    """Return the children of a code block line by line, each but the last with its line break."""
    lines: list[Nodes] = [[]]
    for child in children:
        for number, text in enumerate(child.astext().split('\n')):
            if number:
                lines[-1].append(_like(child, '\n'))
                lines.append([])
            if text:
                lines[-1].append(_like(child, text))
    return lines


def _like(node: nodes.Node, text: str) -> nodes.Node:
    """Return a piece of a node: docutils' highlighting makes inline nodes that hold text only."""
    if isinstance(node, nodes.Element):
        return nodes.inline('', text, classes=list(node['classes']))
    return nodes.Text(text)


def _marked(lines: list[Nodes], changed: set[int]) -> Nodes:
    marked: Nodes = []
    for number, line in enumerate(lines, 1):
        if number in changed:
            marked += _highlighted(line)
        else:
            marked += line
    return marked


def _highlighted(line: Nodes) -> Nodes:
    """Return a line with what is in it highlighted, but for its number and the space around."""
    first, last = 0, len(line)
    while last and not line[last - 1].astext().strip():
        last -= 1
    while first < last and _is_outside(line[first]):
        first += 1
    if first == last:
        return line
    mark = ledger.ledger_highlight(
        '', '', *line[first:last], classes=[ledger.HIGHLIGHT, 'ledger-modified']
    )
    return [*line[:first], mark, *line[last:]]


def _is_outside(node: nodes.Node) -> bool:
    is_number = isinstance(node, nodes.Element) and 'ln' in node['classes']
    return is_number or not node.astext().strip()
