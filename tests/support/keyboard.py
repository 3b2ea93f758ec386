"""An extension with two inline nodes, which says that each of them is compared as one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger import add_construct

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class key(nodes.Inline, nodes.TextElement):
    """A key, whose text writers write."""


class lamp(nodes.Inline, nodes.TextElement):
    """A lamp, which its visitors write without asking for its children."""


def role(kind: type[nodes.TextElement]) -> Any:
    """Return a role that makes nodes of a kind."""

    def make(name: str, rawtext: str, text: str, *_: Any) -> tuple[list[nodes.Node], list[Any]]:
        return [kind(rawtext, text)], []

    return make


def visit_key_html(self: Any, node: nodes.Element) -> None:
    self.body.append('<kbd>')


def depart_key_html(self: Any, node: nodes.Element) -> None:
    self.body.append('</kbd>')


def visit_key_text(self: Any, node: nodes.Element) -> None:
    self.add_text('<')


def depart_key_text(self: Any, node: nodes.Element) -> None:
    self.add_text('>')


def visit_lamp_html(self: Any, node: nodes.Element) -> None:
    self.body.append(f'<kbd>{node.astext()}</kbd>')
    raise nodes.SkipNode


def visit_lamp_text(self: Any, node: nodes.Element) -> None:
    self.add_text(f'<{node.astext()}>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_node(
        key, html=(visit_key_html, depart_key_html), text=(visit_key_text, depart_key_text)
    )
    app.add_node(lamp, html=(visit_lamp_html, None), text=(visit_lamp_text, None))
    for kind in (key, lamp):
        app.add_role(kind.__name__, role(kind))
        add_construct(app, kind, 'atom', place='inline')
    return {'parallel_read_safe': True}
