"""The marks in Texinfo.

In: the document of an :class:`.Output`, with its marks as nodes. Out: the same with characters for
marks, and with headings and links that Sphinx's writer takes names from. A step of rendering, and
the visitors of nodes of ours, which write last of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.render.page_nodes import ledger_title
from sphinxcontrib_ledger.render.text.braces import MARKS, give_text

if TYPE_CHECKING:
    from sphinx.writers.texinfo import TexinfoTranslator

    from sphinxcontrib_ledger.render.media import Output


def write_marks_as_texinfo(output: Output) -> None:
    """Write marks as characters, but not in menus and in the names of nodes.

    Sphinx takes those from the texts of headings, and it writes the names of links, not their
    text.
    """
    document = output.document
    for section in all_of(document, nodes.section):
        if section.children and isinstance(section[0], nodes.title):
            _keep_name(section[0])
    links = [link for link in all_of(document, nodes.reference) if 'name' in link]
    marked = [link for link in links if any(True for _ in link.findall(_is_mark))]
    for step in (*MARKS, give_text):
        step(output)
    for link in marked:
        link['name'] = link.astext()


def _is_mark(node: nodes.Node) -> bool:
    return isinstance(node, (ledger.ledger_highlight, *ledger.MARKS))


def _keep_name(title: nodes.title) -> None:
    named = ledger_title(name=title.astext())
    named.update_all_atts(title)
    set_children(named, title.children)
    replace_node(title, [named])


def visit_ellipsis(self: TexinfoTranslator, node: nodes.Element) -> None:
    """Write nothing before the sign of an elision."""


def depart_ellipsis(self: TexinfoTranslator, node: nodes.Element) -> None:
    """Close the sign of an elision, whose dots are not the end of a sentence."""
    self.body.append('@:')
