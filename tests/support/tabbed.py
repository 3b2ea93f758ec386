"""An extension with tabs that say what they are, as those of sphinx-tabs do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import Directive

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class tab(nodes.paragraph):  # noqa: N801
    """The name of a panel, which is a button on pages."""


class panel(nodes.container):  # noqa: N801
    """What a tab shows."""


class Tab(Directive):
    """``.. tab:: Name`` with content."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        number = self.lineno
        name = tab(self.arguments[0], self.arguments[0], ids=[f'tab-{number}'])
        name['role'], name['aria-controls'] = 'tab', f'panel-{number}'
        shown = panel(ids=[f'panel-{number}'])
        shown['aria-labelledby'] = f'tab-{number}'
        self.state.nested_parse(self.content, self.content_offset, shown)
        return [name, shown]


def visit_tab(self: Any, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, 'button', '', role='tab'))


def depart_tab(self: Any, node: nodes.Element) -> None:
    self.body.append('</button>')


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(tab, html=(visit_tab, depart_tab))
    app.add_node(panel)
    app.add_directive('tab', Tab)
    return {'parallel_read_safe': True}
