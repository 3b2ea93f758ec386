"""An article's nodes as they may stand where its directive does.

In: the children of an article.
Out: children that its place allows. Done before the directive returns them.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.states import RSTState

from sphinxcontrib_ledger.read.article_tag import Tag, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def holds_sections(state: Any, machine: Any) -> bool:
    """Return whether headings may stand where a directive is read."""
    if isinstance(machine.node, nodes.document | nodes.section):
        return True
    # docutils' parser knows: Sphinx lets headings stand in `only` and in docstrings, say.
    return isinstance(state, RSTState) and bool(machine.match_titles)


def without_sections(children: Iterable[nodes.Node], host: nodes.document) -> list[nodes.Node]:
    """Return nodes with headings (rubrics) instead of sections, for where there can be none."""
    flat: list[nodes.Node] = []
    for child in children:
        if not isinstance(child, nodes.section):
            flat.append(child)
            continue
        title = child.children[0]
        assert isinstance(title, nodes.title)
        names = {name: child[name] for name in ('ids', 'names', 'dupnames')}
        rubric = nodes.rubric('', '', *title.children, **names)
        rubric.source, rubric.line = title.source, title.line
        rubric.rawsource = title.rawsource
        tag = tag_of(child)
        assert tag is not None
        tag.put_on(rubric)
        host.ids.update(dict.fromkeys(child['ids'], rubric))
        flat += [rubric, *without_sections(child.children[1:], host)]
    return flat


def shield_first_paragraph(
    children: list[nodes.Node], holder: nodes.Element, tag: Tag
) -> list[nodes.Node]:
    """Return an article's nodes so that the directive around them leaves them as they are.

    ``versionadded`` says what it has to say in a paragraph that it makes of the first one it
    finds, and ``figure`` makes it a caption; both take it for no paragraph of theirs if something
    stands before it.
    Neither tells that it is there, but what they and others find they collect in a bare element.
    """
    if type(holder) is not nodes.Element or holder.children or not children:
        return children
    before = nodes.comment()
    tag.before.append(before)
    return [before, *children]


def keep_fields(children: list[nodes.Node], tag: Tag) -> list[nodes.Node]:
    """Return an article's nodes so that docutils leaves its first fields as they are.

    It would make them the page's own, in which no mark fits; something that stands before them
    hides them from it.
    """
    start = next((index for index, child in enumerate(children) if not _is_passed(child)), None)
    if start is None:
        return children
    first = children[start]
    if isinstance(first, nodes.section):
        first.children = keep_fields(first.children, tag)
        return children
    if not isinstance(first, nodes.field_list):
        return children
    before = nodes.Element()
    before.parent = first.parent
    tag.before.append(before)
    return [*children[:start], before, *children[start:]]


def _is_passed(node: nodes.Node) -> bool:
    """Return whether docutils looks for the first fields behind a node, too."""
    return isinstance(node, nodes.PreBibliographic)


def name_elements(
    children: Iterable[nodes.Node], document: nodes.document, options: Mapping[str, Any]
) -> None:
    """Give the options ``name`` and ``class`` of a directive to the article's own elements."""
    elements = [child for child in children if isinstance(child, nodes.Element)]
    if elements and 'name' in options:
        elements[0]['names'].append(nodes.fully_normalize_name(options['name']))
        document.note_explicit_target(elements[0], elements[0])
    for element in elements:
        element['classes'] += options.get('class', [])


def opens_page(document: nodes.document, holder: nodes.Element, place: nodes.Node | None) -> bool:
    """Return whether Sphinx takes an article's first fields for those of its page.

    ``holder`` is what the article stands in; ``place`` keeps the place of the article, if all of
    the page has been read.
    """
    before = takewhile(lambda child: child is not place, document.children)
    return holder is document and all(isinstance(node, nodes.PreBibliographic) for node in before)


def with_last(children: list[nodes.Node], *more: nodes.Node) -> list[nodes.Node]:
    """Put nodes last, inside a section if there is one."""
    if children and isinstance(last := children[-1], nodes.section):
        last += more
        return children
    return [*children, *more]
