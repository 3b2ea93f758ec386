"""The marks in HTML (and what is made of it: epub, help files, JSON)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.config import VALUES

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_highlight(self: HTML5Translator, node: nodes.Element) -> None:
    """Open an insertion."""
    self.body.append(self.starttag(node, 'ins', ''))


def depart_highlight(self: HTML5Translator, node: nodes.Element) -> None:
    """Close an insertion."""
    self.body.append('</ins>')


def visit_ellipsis(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the sign of an elision."""
    # A sign with letters has a direction of its own, which the text around must not change.
    direction: dict[str, Any] = {'dir': 'auto'} if any(map(str.isalpha, node.astext())) else {}
    self.body.append(self.starttag(node, 'span', '', **direction))


def depart_ellipsis(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the sign of an elision."""
    self.body.append('</span>')


def visit_nothing(self: HTML5Translator, node: nodes.Element) -> None:
    """Write no tag: the contents say all."""


def visit_legend(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a legend."""
    self.body.append(self.starttag(node, 'aside'))


def depart_legend(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a legend."""
    self.body.append('</aside>\n')


def add_colors(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Tell a page the project's colours, where they are not those of the style sheet."""
    light, dark = app.config.ledger_color, app.config.ledger_color_dark
    if (light, dark) == (VALUES['ledger_color'].default, VALUES['ledger_color_dark'].default):
        return
    style = f'<style>:root{{--ledger-light:{light};--ledger-dark:{dark}}}</style>'
    context['metatags'] = context.get('metatags', '') + style
