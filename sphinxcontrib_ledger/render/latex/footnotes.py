"""A footnote of original words in a heading without a number: its mark there, its text behind it.

LaTeX cannot set a footnote in the argument of a heading or of an item; Sphinx takes care of
sections, captions, terms and heads of tables only.

In: the document of an :class:`.Output`, in which Sphinx has put footnotes where they are referred
to.  Out: the same with footnotes that LaTeX can set.  Step of rendering for Sphinx's LaTeX.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import all_of, self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children

if TYPE_CHECKING:
    from sphinxcontrib_ledger.render.media import Output

#: The nodes that become an argument; sphinx-design makes rubrics of labels of tabs and titles.
ARGUMENTS = frozenset({'rubric', 'option_group', 'field_name', 'desc_signature'})


def set_footnotes_behind(output: Output) -> None:
    """Leave the numbers of footnotes in arguments, and put their texts behind."""
    holders: dict[int, tuple[nodes.Element, list[nodes.footnote]]] = {}
    for footnote in all_of(output.document, nodes.footnote):
        around = (node for node in self_and_ancestors(footnote) if isinstance(node, nodes.Element))
        holder = next((node for node in around if node.tagname in ARGUMENTS), None)
        if holder is not None:
            holders.setdefault(id(holder), (holder, []))[1].append(footnote)
    for holder, footnotes in holders.values():
        _set_behind(holder, footnotes)


def _set_behind(holder: nodes.Element, footnotes: list[nodes.footnote]) -> None:
    from sphinx.builders.latex.nodes import footnotemark, footnotetext

    texts: list[nodes.Node] = []
    for footnote in footnotes:
        number = footnote.children[0].astext()
        mark = footnotemark('', number, refid=footnote['ids'][0])
        # In braces, or its bracket would end that of an item.
        braces = (nodes.raw('', brace, format='latex') for brace in '{}')
        replace_node(footnote, [next(braces), mark, next(braces)])
        texts.append(footnotetext('', *footnote.children, ids=footnote['ids']))
    around = holder.parent
    if isinstance(holder, nodes.rubric):
        replace_node(holder, [holder, *texts])
    elif around is not None:
        # What stands between an item's name and its body is lost.
        body = around.children[-1]
        if isinstance(body, nodes.Element):
            set_children(body, [*texts, *body.children])
