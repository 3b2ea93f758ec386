"""Where removed blocks leave an elision of their own.

What is elided is the largest thing that is gone altogether (a section, a list, a list item, a
table row, a paragraph); it is elided beside what stood next to it in the same container.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.elisions.placeholders import placeholder, placeholder_type
from sphinxcontrib_ledger.annotate.elisions.removed_ranges import RemovedRanges
from sphinxcontrib_ledger.annotate.elisions.rows import elided_row
from sphinxcontrib_ledger.annotate.elisions.table_cells import place_columns
from sphinxcontrib_ledger.document.constructs.containers import component_of, container_of
from sphinxcontrib_ledger.document.constructs.kinds import component, is_conditional
from sphinxcontrib_ledger.document.mark_nodes import elision_block
from sphinxcontrib_ledger.document.traversal import outermost_mark, walk

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.elisions.removed_ranges import Removed
    from sphinxcontrib_ledger.annotate.model import Annotation, Article

#: More characters than an elision has, in whatever form.
LONGEST_SIGN = 200


def place_elisions(article: Article, done: Annotation) -> None:
    """Put an elision where blocks were removed and nothing was put in their stead."""
    place_columns(article, done)
    outline = RemovedRanges(article)
    for removed in outline.removed(frozenset(done.elided)):
        done.elide(_place(article, outline, removed, done), removed.indices)


def _holds_paragraphs(node: nodes.Node, article: Article) -> bool:
    # What the whole article stands in holds whatever there is, and nothing is put outside of it.
    if node in article.holders:
        return True
    return component_of(node).open and container_of(type(node)).open


def _place(
    article: Article, outline: RemovedRanges, removed: Removed, done: Annotation
) -> nodes.Element:
    """Put an elision where something was removed; return it, or the one that stands there."""
    beside = [
        _counterpart(article, outline, removed, index, after=after)
        for index, after in ((removed.before, True), (removed.after, False))
    ]
    if beside[0] is beside[1]:
        # What stood on both sides is one now: two lists became one list.
        beside = []
    for sibling, after in zip(beside, (True, False), strict=False):
        if sibling is not None and (body := _emptied(removed.top, sibling)) is not None:
            block = elision_block(article.sign)
            done.changes.set_children(body, [block, *body.children])
            done.inserted.append(block)
            return block
        if sibling is not None and _is_numbered(removed.top, sibling):
            inside = sibling.children[-1 if after else 0]
            return _insert(elision_block(article.sign), inside, done, after=after)
        if sibling is not None:
            if isinstance(removed.top, nodes.row) and isinstance(sibling, nodes.row):
                return _insert_row(sibling, article.sign, done, after=after)
            new = placeholder(removed.top, sibling, article.sign)
            return _insert(new, sibling, done, after=after)
    before, behind = outline.nearest(removed)
    if before >= 0 or behind >= 0:
        index, after = (before, True) if before >= 0 else (behind, False)
        found: nodes.Node = _partner(article, index, last=after)
    else:
        # Nothing stayed: what is there now is all new, and the elision opens it.
        found, after = article.edited[0].node, False
    while not _holds_paragraphs(found.parent, article):
        found = found.parent
    return _insert(elision_block(article.sign), found, done, after=after)


def _insert_row(sibling: nodes.row, sign: str, done: Annotation, *, after: bool) -> nodes.Element:
    """Insert an elided row; cells that reach across its place reach across it, too."""
    row, across = elided_row(sibling, sign, after=after)
    put = _insert(row, sibling, done, after=after)
    if put is row:
        for entry in across:
            done.changes.set_attribute(entry, 'morerows', entry['morerows'] + 1)
    return put


def _emptied(top: nodes.Element, sibling: nodes.Node) -> nodes.Element | None:
    """Return the body beside a sibling, if it was emptied and that is what was removed.

    Nothing else can stand beside the label of a tab, whether its body was emptied or not.
    """
    if component(top) == 'tab-content':
        beside = sibling.parent.findall(nodes.container)
        return next((node for node in beside if component(node) == 'tab-content'), None)
    if not container_of(type(top)).body:
        return None
    bodies = [node for node in sibling.parent.children if type(node) is type(top)]
    return next((body for body in bodies if not body.children), None)


def _is_numbered(top: nodes.Element, sibling: nodes.Node) -> bool:
    """Return whether an elision of the same kind would take a number from what follows it."""
    return isinstance(top, nodes.list_item) and isinstance(sibling.parent, nodes.enumerated_list)


def _partner(article: Article, index: int, *, last: bool) -> nodes.Element:
    pair = article.account.by_original[index]
    return article.edited[pair.edited[-1 if last else 0]].node


def _counterpart(
    article: Article, outline: RemovedRanges, removed: Removed, index: int, *, after: bool
) -> nodes.Node | None:
    """Return what stands in the edited article for the removed thing's neighbour, if anything."""
    if index < 0:
        return None
    old: nodes.Node = outline.leaves[index].node
    new: nodes.Node = _partner(article, index, last=after)
    if isinstance(removed.top, nodes.entry):
        return _last_in_cell(new)
    while old.parent is not removed.container:
        old = old.parent
        new = outermost_mark(new).parent
        if new is None or new.parent is None:
            return None
        if not _are_alike(old, new):
            return None
    holder: nodes.Node = outermost_mark(new).parent
    if isinstance(removed.container, nodes.document):
        is_there = isinstance(holder, nodes.section) or holder in article.holders
    else:
        is_there = type(removed.container) is type(holder)
    if not is_there:
        return None
    if (
        _emptied(removed.top, new) is None
        and placeholder_type(removed.top, new) is nodes.paragraph
    ):
        return _at_edge(new, after=after) if _holds_paragraphs(holder, article) else None
    return _at_edge(new, after=after)


def _at_edge(node: nodes.Node, *, after: bool) -> nodes.Node:
    """Return the mark around a block, if the block stands at that end of it."""
    while isinstance(node.parent, ledger.ledger_block):
        if node.parent.children[-1 if after else 0] is not node:
            break
        node = node.parent
    return node


def _are_alike(old: nodes.Node, new: nodes.Node) -> bool:
    """Return whether a container may have become another one: a note became a warning."""
    kinds = (type(old), nodes.Admonition)
    return any(isinstance(old, kind) and isinstance(new, kind) for kind in kinds)


def _last_in_cell(node: nodes.Node) -> nodes.Node | None:
    while not isinstance(node.parent, nodes.entry):
        node = node.parent
        if node.parent is None:
            return None
    return node


def _insert(
    new: nodes.Element, sibling: nodes.Node, done: Annotation, *, after: bool
) -> nodes.Element:
    """Insert an elision, unless one stands there already: neighbouring elisions merge.

    Return the one that stands there then.
    """
    parent = sibling.parent
    if not after and isinstance(sibling, nodes.title) and isinstance(parent, nodes.section):
        after = True
    index = done.changes.place_of(sibling) + after
    beside = [_last_of(node) for node in parent.children[max(0, index - 1) : index + 1]]
    found = [node for node in beside if isinstance(node, nodes.Element) and _is_elision(node)]
    seen_by = _seen_by(new)
    for node in found:
        if _seen_by(node) in ('', seen_by):
            return node
    if found and not seen_by:
        # An elision that all readers see takes the place of those that only some see.
        rest = [node for node in parent.children if all(node is not one for one in found)]
        done.changes.set_children(parent, rest)
        done.removals = [
            (new if any(mark is node for node in found) else mark, removed)
            for mark, removed in done.removals
        ]
    done.changes.insert(sibling, new, after=after)
    done.inserted.append(new)
    return new


def _seen_by(node: nodes.Node) -> str:
    """Return the condition of those who see a block."""
    return str(node['expr']) if is_conditional(node) else ''


def _last_of(node: nodes.Node) -> nodes.Node:
    """Return what a reader sees last of a section, which ends without a sign; else the node."""
    while isinstance(node, nodes.section) and node.children:
        node = node.children[-1]
    return node


def _is_elision(node: nodes.Element) -> bool:
    """Return whether a block is nothing but an elision: ours, or one that the editor typed."""
    if ledger.ELISION_BLOCK in node['classes']:
        return True
    found: list[nodes.Node] = []
    length = 0
    for inner in walk(node):
        if _is_sign(inner):
            found.append(inner)
        elif isinstance(inner, nodes.Text):
            length += len(inner.strip())
        # A section begins like this, too, and is not to be read to its end.
        if len(found) > 1 or length > LONGEST_SIGN:
            return False
    return len(found) == 1 and node.astext().strip() in ('', found[0].astext())


def _is_sign(node: nodes.Node) -> bool:
    return isinstance(node, ledger.ledger_ellipsis) and ledger.ELISION in node['classes']
