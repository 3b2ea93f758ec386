"""Nodes of ours as Sphinx writes them in HTML: pages, books, help files and JSON.

In: Sphinx's translator and a node. Out: HTML in the translator's ``body``. Last step of rendering.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import productionlist
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.mark_nodes import REVEAL
from sphinxcontrib_ledger.document.node_text import code_of
from sphinxcontrib_ledger.document.traversal import code_in, self_and_ancestors
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.render.code_marks import is_coloured
from sphinxcontrib_ledger.render.html.code_ids import code_ids_of
from sphinxcontrib_ledger.render.html.prepare import NUMBER
from sphinxcontrib_ledger.render.html.pygments_marks import with_marks

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_highlight(self: HTML5Translator, node: nodes.Element) -> None:
    """Open an insertion."""
    self.body.append(self.starttag(node, 'ins', ''))


def depart_highlight(self: HTML5Translator, node: nodes.Element) -> None:
    """Close an insertion."""
    self.body.append('</ins>')


_LINES = (nodes.FixedTextElement, productionlist)


def visit_elision(self: HTML5Translator, node: nodes.Element) -> None:
    """Open an elision; whoever copies text that keeps its lines copies none of it."""
    if node['classes'] or _keeps_lines(node):
        more = ledger.UNCOPIED if _keeps_lines(node) else ''
        self.body.append(self.starttag(node, 'span', '', CLASS=more))


def depart_elision(self: HTML5Translator, node: nodes.Element) -> None:
    """Close an elision."""
    if node['classes'] or _keeps_lines(node):
        self.body.append('</span>')


def _keeps_lines(node: nodes.Node) -> bool:
    return any(isinstance(outer, _LINES) for outer in self_and_ancestors(node))


def visit_ellipsis(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the sign of an elision."""
    # A sign with letters has a direction of its own, which the text around must not change.
    direction: dict[str, Any] = {'dir': 'auto'} if any(map(str.isalpha, node.astext())) else {}
    self.body.append(self.starttag(node, 'span', '', **direction, **_label(node)))


def _label(node: nodes.Element) -> dict[str, Any]:
    """Return the attributes by which a sign is spoken as words; only an image may have words."""
    return {'role': 'img', 'aria-label': node['label']} if 'label' in node else {}


def visit_sign(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a sign, or write what only screen readers say."""
    self.body.append(self.starttag(node, 'span', '', **_label(node)))


def visit_moved_sign(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the sign of a move, or the one where something was; each leads to the other."""
    if 'refid' in node:
        link: dict[str, Any] = {'href': f'#{node["refid"]}', 'aria-label': node['leads']}
        self.body.append(self.starttag(node, 'a', '', **link))
    else:
        visit_sign(self, node)


def depart_moved_sign(self: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append('</a>' if 'refid' in node else '</span>')


def depart_ellipsis(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the sign of an elision."""
    self.body.append('</span>')


def visit_nothing(self: HTML5Translator, node: nodes.Element) -> None:
    """Write no tag: the contents say all."""


def visit_block(self: HTML5Translator, node: nodes.container) -> None:
    """Open a block that is marked as a whole, or code of which parts are."""
    self.visit_container(node)
    if NUMBER in node:
        _write_number(self, node)
    self.context.append(str(len(self.body)))


def _write_number(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the number of a formula beside it, as nobody edited that: the formula is in colour.

    It looks like one that Sphinx writes into the formula, which has none any more.
    """
    formula = node.next_node(nodes.math_block)
    assert formula is not None
    numbered = formula.copy()
    numbered['number'] = node[NUMBER]
    number = get_node_equation_number(self, numbered)
    self.body.append(f'<span class="eqno">({number})')
    self.add_permalink_ref(numbered, _('Link to this equation'))
    self.body.append('</span>')


def depart_block(self: HTML5Translator, node: nodes.container) -> None:
    """Close such a block, with the marks in coloured code put where they belong."""
    start = int(self.context.pop())
    if 'lines' in node and is_coloured(code_in(node)):
        written = ''.join(self.body[start:])
        spoken = wording_of(self.document.settings).text('elided')
        marked = with_marks(written, code_of(code_in(node)), node, spoken)
        if marked is not None:
            self.body[start:] = [marked]
            # Who sees the signs in their places need not read where they are.
            tag = self.body[start - 1]
            self.body[start - 1] = tag.replace(ledger.CODE, f'{ledger.CODE} {ledger.PLACED}', 1)
        else:
            targets = [f'<span id="{target}"></span>' for target in code_ids_of(node).values()]
            self.body[start:start] = targets
    self.depart_container(node)


def visit_original(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the original's words, which show while their button or mark is pointed at."""
    name = f'{ledger.ORIGINAL}-{node["number"]}'
    heading, text = self.encode(node['heading']), self.encode(node['words'])
    self.body.append(
        f'<span class="{ledger.REVEAL}"><button type="button" popovertarget="{name}" '
        f'aria-label="{self.attval(node["heading"])}">{REVEAL}</button>'
        f'<span class="{ledger.ORIGINAL}" id="{name}" popover role="note">'
        f'<strong>{heading}</strong> {text}</span></span>'
    )


def visit_deletion(self: HTML5Translator, node: nodes.Element) -> None:
    """Open what was deleted, on the original's side."""
    self.body.append(self.starttag(node, 'del', ''))


def depart_deletion(self: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append('</del>')


def visit_struck(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the original's words, struck through, before those that are there now."""
    lines = (self.encode(line) for line in node['words'].split('\n'))
    tag = self.starttag(node, 'del', '')
    lead, space = node.get('lead', ''), node.get('space', '')
    self.body.append(f'{lead}{tag}{"<br />".join(lines)}</del>{space}')


def visit_legend(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a legend, which is a landmark."""
    self.body.append(self.starttag(node, 'aside', **node['named']))


def depart_legend(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a legend."""
    self.body.append('</aside>\n')


def visit_legend_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the heading of a legend, one level below that of the section it is in.

    It is no <h2> or the like, since themes style those and make lists of them.
    """
    level = max(self.section_level + self.initial_header_level, 2)
    heading: dict[str, Any] = {'role': 'heading', 'aria-level': str(level)}
    self.body.append(self.starttag(node, 'p', '', **heading))


def depart_legend_title(self: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append('</p>\n')


def visit_more(self: HTML5Translator, node: nodes.Element) -> None:
    """Open what is not seen at once where there is little room."""
    self.body.append(self.starttag(node, 'details', ''))
    self.body.append(f'<summary>{self.encode(node["label"])}</summary>\n')


def depart_more(self: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    self.body.append('</details>\n')
