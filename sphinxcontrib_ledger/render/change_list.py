"""The list of an article's changes: where each is, its kind, and the first words of what is new.

What was removed is not there to be told: of a removal the list says that something is gone.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.constructs.kinds import is_signature
from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.export.excerpt import first_words
from sphinxcontrib_ledger.export.visible_edits import visible_edits
from sphinxcontrib_ledger.render.code_marks import code_in, text_of_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.export.visible_edits import MarkSpan
    from sphinxcontrib_ledger.i18n.wording import Wording

Nodes = list[nodes.Node]


def list_changes(
    document: nodes.document, wording: Wording, by_lines: Callable[[nodes.Element], bool]
) -> None:
    """Fill the lists of changes of a document; ``by_lines`` is as for ``edits``."""
    lists = list(document.findall(ledger.ledger_changes))
    if not lists:
        return
    of_article: dict[str, list[list[MarkSpan]]] = {}
    for edit in visible_edits(document, by_lines):
        # Two articles that follow each other may have what looks like one edit.
        for article, spots in groupby(edit, key=_article_of):
            of_article.setdefault(article, []).append(list(spots))
    for made in lists:
        found = of_article.get(made['article'], [])
        set_children(made, list(_contents(found, wording)))
        if not found:
            replace_node(made, [])


def _article_of(spot: MarkSpan) -> str:
    """Return the name of the article that a mark is in; nothing for one that has none."""
    return next(
        (
            str(outer[ledger.ARTICLE])
            for outer in self_and_ancestors(spot.node)
            if isinstance(outer, nodes.Element) and ledger.ARTICLE in outer
        ),
        '',
    )


def _contents(found: Sequence[list[MarkSpan]], wording: Wording) -> Iterator[nodes.Node]:
    """Go through what is in a list: a heading, and the changes of each section."""
    heading = nodes.strong('', wording.text('changes'))
    yield ledger.ledger_legend_title('', '', heading, classes=[ledger.CHANGES_TITLE])
    titles = [_title_of(edit[0].node) for edit in found]
    has_sections = any(title is not titles[0] for title in titles)
    number = 1
    for _, run in groupby(zip(titles, found, strict=True), key=lambda one: id(one[0])):
        title, changes = zip(*run, strict=True)
        if has_sections and title[0] is not None:
            yield _paragraph([nodes.emphasis('', title[0].astext())], ledger.CHANGES_SECTION)
        items = [nodes.list_item('', _paragraph([_change(edit, wording)])) for edit in changes]
        yield nodes.enumerated_list(
            '', *items, enumtype='arabic', prefix='', suffix='.', start=number
        )
        number += len(items)


def _paragraph(inline: Sequence[nodes.Node], name: str = '') -> nodes.paragraph:
    paragraph = nodes.paragraph('', '', *inline, classes=[name] if name else [])
    # No source: a list is ours to translate, so it stays out of the project's catalogs.
    paragraph.source = ''
    return paragraph


def _title_of(mark: nodes.Node) -> nodes.title | None:
    """Return the heading of the section that a mark is in."""
    for node in self_and_ancestors(mark):
        if isinstance(node, nodes.section):
            return next((child for child in node.children if isinstance(child, nodes.title)), None)
    return None


def _change(edit: Sequence[MarkSpan], wording: Wording) -> ledger.ledger_change:
    """Return what is said of one change."""
    kind = kind_of(edit)
    if kind == 'removed':
        said: Nodes = wording.nodes('change-removed')
    else:
        said = wording.nodes(f'change-{kind}', what=_what(edit, wording))
    made = ledger.ledger_change('', '', *ledger.join_texts(said))
    made.mark, made.places = edit[0].node, edit[0].places
    return made


def kind_of(edit: Sequence[MarkSpan]) -> str:
    """Return what was done: added, modified, removed, moved, or ``frame``: put in another form."""
    kinds = {spot.kind for spot in edit}
    if kinds == {'lines'}:
        return 'modified' if any(map(_lines, edit)) else 'removed'
    return kinds.pop() if len(kinds) == 1 else 'modified'


def _lines(spot: MarkSpan) -> list[int]:
    """Return the numbers of the lines of code that a mark is about and that are there."""
    return [number for name, number in spot.places if name == 'line']


def _what(edit: Sequence[MarkSpan], wording: Wording) -> Nodes:
    """Return the first words of what is there now, or what it is."""
    shown = list(_all_shown(edit))
    if words := first_words(shown):
        return wording.nodes('quoted', words=words)
    for node in shown:
        for name, kind in (('formula', nodes.math_block), ('picture', nodes.image)):
            if any(node.findall(kind)):
                return wording.nodes(name)
    return [nodes.Text('…')]


def _all_shown(edit: Sequence[MarkSpan]) -> Iterator[nodes.Node]:
    """Go through the nodes that show what an edit is about, with spaces between them."""
    before: nodes.Node | None = None
    for spot in edit:
        signature = _new_signature(spot)
        if before is not None and before is signature:
            continue
        if before is not None and not _touches(before, spot.node):
            yield nodes.Text(' ')
        if signature is not None:
            yield signature
        else:
            yield from _shown(spot)
        before = signature or spot.node


def _new_signature(spot: MarkSpan) -> nodes.Element | None:
    """Return the signature that a mark is in, if all parts of it are new."""
    for outer in self_and_ancestors(spot.node):
        if isinstance(outer, nodes.Element) and is_signature(outer):
            words = [node for node in outer.findall(nodes.Text) if node.strip()]
            marks = [any(map(_is_new, self_and_ancestors(word))) for word in words]
            return outer if all(marks) else None
    return None


def _is_new(node: nodes.Node) -> bool:
    return isinstance(node, ledger.ledger_highlight) and ledger.ADDED in node['classes']


def _touches(mark: nodes.Node, following: nodes.Node) -> bool:
    """Return whether nothing, not even a space, is between two marks."""
    beside = mark.next_node(descend=False, siblings=True)
    return beside is following


def _shown(spot: MarkSpan) -> Iterator[nodes.Node]:
    """Go through the nodes that show what a mark is about."""
    if spot.places:
        lines = text_of_code(code_in(spot.node)).split('\n')
        yield nodes.Text('\n'.join(lines[number - 1] for number in _lines(spot)))
    elif spot.kind == 'moved':
        block = spot.node.parent
        if isinstance(block, ledger.ledger_moved_block):
            behind = block.parent.index(block) + 1
            yield from block.parent.children[behind : behind + 1]
        else:
            yield block
    elif spot.kind != 'removed':
        yield spot.node
