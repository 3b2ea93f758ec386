"""Bars beside passages that are new altogether, in LaTeX: dots below each of their lines are many.

In: the document of an :class:`.Output`, whose new parts have the class ``ledger-passage``.
Out: the same with such parts in a block that has a bar.  Step of rendering, before words are
underlined.

Before: three new paragraphs of ten lines each.
Wrong: thirty lines with dots below.
Right: the words are in colour, one bar stands beside all three, and no dot below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of, self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import set_children

if TYPE_CHECKING:
    from sphinxcontrib_ledger.render.media import Output

#: Parts in which there can be no bar: cells are boxes, figures and notes stand somewhere else, and
#: lines of a verse are items.
_NO_BARS = (
    *(nodes.table, nodes.figure, nodes.footnote, nodes.citation),
    *(nodes.line_block, nodes.TextElement),
)
#: The attribute of a block that has its bar from a passage around it.
BARE = 'bare'


def put_bars(output: Output) -> None:
    """Put passages into blocks with bars, those that follow each other into one."""
    if not output.medium.bars:
        return
    _put_bars(output.document)
    for node in all_of(output.document, nodes.Element):
        if ledger.PASSAGE in node['classes'] and not isinstance(node, ledger.ledger_block):
            # Sphinx's writer would write some of the classes.
            node['classes'].remove(ledger.PASSAGE)


def _put_bars(around: nodes.Element) -> None:
    children: list[nodes.Node] = []
    run: list[nodes.Node] = []
    for child in [*around.children, None]:
        if child is not None and (_is_passage(child) or (run and _shows_nothing(child))):
            run.append(child)
            continue
        children += _with_bar(run)
        run = []
        if child is not None:
            children.append(child)
            if isinstance(child, nodes.list_item) and ledger.PASSAGE in child['classes']:
                set_children(child, _with_bar(child.children))
            elif isinstance(child, nodes.Element) and not isinstance(child, _NO_BARS):
                _put_bars(child)
    set_children(around, children)


def _with_bar(run: list[nodes.Node]) -> list[nodes.Node]:
    """Return a run of passages in a block, and behind it what shows nothing at its end."""
    if not run:
        return []
    end = len(run)
    while _shows_nothing(run[end - 1]):
        end -= 1
    for passage in run[:end]:
        for block in all_of(passage, ledger.ledger_block):
            block[BARE] = '1'
    block = ledger.ledger_block('', classes=[ledger.PASSAGE])
    set_children(block, run[:end])
    return [block, *run[end:]]


def _shows_nothing(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Invisible)


def _is_passage(node: nodes.Node) -> bool:
    """Return whether a node can be in a block of new parts: headings and items cannot."""
    if not isinstance(node, nodes.Element) or isinstance(node, ledger.ledger_block):
        return False
    if isinstance(node, nodes.bullet_list | nodes.enumerated_list):
        items = [item for item in node.children if isinstance(item, nodes.Element)]
        return all(ledger.PASSAGE in item['classes'] for item in items)
    part = (nodes.title, nodes.section, nodes.list_item, nodes.row, nodes.entry, nodes.footnote)
    is_text = isinstance(node, nodes.paragraph) or not isinstance(node, nodes.TextElement)
    return ledger.PASSAGE in node['classes'] and is_text and not isinstance(node, part)


def has_bar(mark: nodes.Node) -> bool:
    """Return whether a mark is beside a bar, and not in a note, which stands elsewhere."""
    for node in self_and_ancestors(mark):
        if isinstance(node, nodes.footnote):
            return False
        if isinstance(node, ledger.ledger_block) and ledger.PASSAGE in node['classes']:
            return True
    return False
