"""A book of what changed alone: sections without a mark are left out of it.

In: the document of a book, made of all pages, its marks fitted to print.
Out: the same document without what did not change; a sentence at its beginning says so.
Headings above a section that stays are kept, and so is all of a page that is new, or was not
compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import number_reference, start_of_file
from sphinx.builders.latex.nodes import footnotemark

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.baseline.pages import outcomes_of
from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.i18n.wording import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What is about the marks and no mark.
ABOUT_MARKS = (ledger.ledger_legend, ledger.ledger_record, ledger.ledger_note)
Kept = dict[tuple[str, str], nodes.footnote]


def keep_changed_sections(document: nodes.document, env: Any) -> None:
    """Take sections without changes out of a document."""
    outcomes = outcomes_of(env)
    compared = {name for name, one in outcomes.items() if one.kind in ('same', 'changed')}
    thinning = _Thinning(env.docname, compared)
    thinning.thin(document)
    _put_footnotes_back(document, thinning)
    _take_links_off(document, thinning)
    top = next(iter(document.findall(nodes.section)), document)
    below = sum(isinstance(child, nodes.title) for child in top.children[:1])
    said = wording_of(document.settings).text('only-changed')
    top.insert(below, nodes.paragraph('', said))


class _Thinning:
    """Takes out what did not change, and knows what that was."""

    def __init__(self, docname: str, compared: set[str]) -> None:
        self.docname = docname
        self._compared = compared
        #: The pages, ids and footnotes that are gone: ids and labels with the pages they are of.
        self.pages: set[str] = set()
        self.ids: set[tuple[str, str]] = set()
        self.footnotes: Kept = {}

    def thin(self, holder: nodes.Element) -> bool:
        """Take out of a section, or of a page, what did not change; return whether anything stays.

        A heading stays with what is below it.
        """
        parts = [child for child in holder.children if _has_parts(child)]
        stays = False
        for part in parts:
            assert isinstance(part, nodes.Element)
            if self.thin(part):
                stays = True
            else:
                self._drop(holder, part)
        own = [
            child
            for child in holder.children
            if not any(child is part for part in parts)
            and not isinstance(child, (nodes.title, nodes.subtitle, *ABOUT_MARKS))
        ]
        if page_of(holder, self.docname) not in self._compared or any(map(_has_mark, own)):
            return stays or bool(own)
        for child in own:
            self._drop(holder, child)
        return stays

    def _drop(self, holder: nodes.Element, child: nodes.Node) -> None:
        """Take a node out; a legend in it stays."""
        page = page_of(child, self.docname)
        for node in child.findall(nodes.Element):
            if isinstance(node, start_of_file):
                self.pages.add(node['docname'])
            self.ids.update((page_of(node, self.docname), name) for name in node['ids'])
            if isinstance(node, nodes.footnote) and node.children:
                self.footnotes.setdefault((page, node.children[0].astext()), node)
        replace_node(child, list(child.findall(ledger.ledger_legend)))


def page_of(node: nodes.Node, docname: str) -> str:
    """Return the page that a node comes from; ``docname`` is that of the whole document."""
    files = (around for around in self_and_ancestors(node) if isinstance(around, start_of_file))
    return next((str(file['docname']) for file in files), docname)


def _has_parts(node: nodes.Node) -> bool:
    """Return whether a node is a section or a page, or is around pages."""
    return isinstance(node, nodes.section | start_of_file) or (
        isinstance(node, nodes.compound) and bool(list(node.findall(start_of_file)))
    )


def _has_mark(node: nodes.Node) -> bool:
    """Return whether a node holds a mark, or a list of what changed."""
    return any(
        (type(inner).__module__ == ledger.__name__ and not isinstance(inner, ABOUT_MARKS))
        or ledger.CHANGES in inner['classes']
        for inner in node.findall(nodes.Element)
    )


def _put_footnotes_back(document: nodes.document, gone: _Thinning) -> None:
    """Put a footnote that is gone where the first number is left that leads to it."""
    for mark in list(document.findall(footnotemark)):
        key = (page_of(mark, gone.docname), mark.astext())
        if (footnote := gone.footnotes.pop(key, None)) is not None:
            replace_node(mark, [footnote])


def _take_links_off(document: nodes.document, gone: _Thinning) -> None:
    """Leave the texts of links to what is gone."""
    for link in [*document.findall(nodes.reference), *document.findall(number_reference)]:
        page, _, name = str(link.get('refuri', '')).removeprefix('%').partition('#')
        if 'refid' in link:
            page, name = page_of(link, gone.docname), link['refid']
        if (page, name) in gone.ids or (not name and page in gone.pages):
            replace_node(link, list(_texts(link)))


def _texts(link: nodes.Element) -> Iterator[nodes.Node]:
    """Go through what a link shows; a number's own template is filled in by its title."""
    if isinstance(link, number_reference):
        yield nodes.Text(str(link.get('title', '')))
    else:
        yield from link.children
