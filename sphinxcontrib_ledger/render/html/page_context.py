"""The colours, style sheets and script that a page loads, and what is left when all are written.

In: a page of a theme, about to be written, and its document.
Out: the page's context, and Sphinx's list of files for it.
Pages without an article cost nothing but the look for one.
What a builder keeps from its last time holds no word that stands on no page any more.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.application import ENV_PICKLE_FILENAME

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.compat.environment import forget_unused_words
from sphinxcontrib_ledger.nodes import COUNT_OF, REVEALS
from sphinxcontrib_ledger.render.html.assets import REVEAL, SCRIPT, STRUCK, TOOLBAR, loaded
from sphinxcontrib_ledger.render.media import medium_of_builder
from sphinxcontrib_ledger.render.page_nodes import ledger_origin, ledger_struck
from sphinxcontrib_ledger.settings.colors import BLUE, BLUE_ON_DARK

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The nodes with text that is not the article's.
NOT_OF_ARTICLE = (
    ledger.ledger_elision,
    ledger.ledger_elision_block,
    ledger.ledger_moved_sign,
    ledger.ledger_moved_block,
    ledger.ledger_legend,
    ledger.ledger_changes,
    ledger.ledger_original,
    ledger.ledger_deletion,
    ledger_origin,
    ledger_struck,
)


def add_colors(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Tell a page the project's colours, where they are not those of the style sheet."""
    light, dark = app.config.ledger_color, app.config.ledger_color_dark
    if (light, dark) == (BLUE, BLUE_ON_DARK):
        return
    style = f'<style>:root{{--ledger-light:{light};--ledger-dark:{dark}}}</style>'
    context['metatags'] = context.get('metatags', '') + style


def add_reveal_style(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Have a page load the style of the original's words if it shows some."""
    if isinstance(doctree, nodes.document) and REVEALS in doctree:
        files = loaded(medium_of_builder(app.builder))
        for name in (REVEAL, STRUCK):
            if name in files:
                app.add_css_file(name)


def add_toolbar(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Have a page load the toolbar if it has edits, and tell its script what to say."""
    if not isinstance(doctree, nodes.document) or COUNT_OF not in doctree:
        return
    if not medium_of_builder(app.builder).script:
        return
    app.add_css_file(TOOLBAR)
    if app.config.ledger_toolbar:
        from sphinxcontrib_ledger.render.html.toolbar import toolbar_data

        attributes: dict[str, Any] = {'data-ledger': toolbar_data(app, doctree)}
        app.add_js_file(SCRIPT, loading_method='defer', **attributes)


def leave_clean_text(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Leave the clean text to extensions that describe a page that has been written."""
    if isinstance(doctree, nodes.document) and next(doctree.findall(ledger.ledger_legend), None):
        for node in [node for node in doctree.findall() if isinstance(node, NOT_OF_ARTICLE)]:
            if node.parent is not None:
                node.parent.remove(node)


def forget_old_words(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Take unused words off; add no pages, which Sphinx asks for then."""
    forget_unused_words(app.builder)
    if hasattr(app.builder, 'globalcontext_filename') and app.outdir != app.doctreedir:
        # Sphinx does not write over the copy of last time.
        Path(app.outdir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)
    return []
