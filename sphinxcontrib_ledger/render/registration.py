"""Our nodes and what writes each of them in which format.

In: Sphinx's application. Out: all nodes are registered with it. First step of rendering.
The modules of the visitors are imported when the first of their nodes is written, so that a
project without articles does not pay for them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.render import add_style
from sphinxcontrib_ledger.render.html.assets import STYLE, copy_files
from sphinxcontrib_ledger.render.html.page_context import (
    add_colors,
    add_reveal_style,
    add_toolbar,
    forget_old_words,
    leave_clean_text,
)
from sphinxcontrib_ledger.render.page_nodes import (
    ledger_address,
    ledger_citation,
    ledger_origin,
    ledger_page,
    ledger_place,
    ledger_struck,
    ledger_struck_line,
    ledger_title,
    ledger_together,
)
from sphinxcontrib_ledger.render.sphinx_transforms import (
    EditsOfPage,
    MarksForFormat,
    MarksOffLinks,
    OriginalForFormat,
    PlacesForFormat,
    PlacesWhenRead,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx

    Visitor = Callable[[Any, nodes.Element], None]


class Visitors(NamedTuple):
    """The two functions that write a node, by their names in a module of this package."""

    module: str
    visit: str
    depart: str


def _html(visit: str, depart: str) -> dict[str, Visitors]:
    return {'html': Visitors('html.visitors', visit, depart)}


def _latex(visit: str, depart: str, module: str = 'visitors') -> dict[str, Visitors]:
    return {'latex': Visitors(f'latex.{module}', visit, depart)}


def _texinfo(visit: str, depart: str) -> dict[str, Visitors]:
    return {'texinfo': Visitors('text.texinfo', visit, depart)}


#: The formats in which a node is not written as the docutils node that it comes from.
VISITORS: Mapping[type[nodes.Element], Mapping[str, Visitors]] = {
    ledger.ledger_highlight: {
        **_html('visit_highlight', 'depart_highlight'),
        **_latex('visit_highlight', 'depart_inline'),
    },
    ledger.ledger_reference: _latex('visit_reference_mark', 'depart_inline'),
    ledger.ledger_underline: _latex('visit_underline', 'depart_inline'),
    ledger.ledger_ellipsis: {
        **_html('visit_ellipsis', 'depart_ellipsis'),
        **_latex('visit_ellipsis', 'depart_inline'),
        **_texinfo('visit_ellipsis', 'depart_ellipsis'),
    },
    ledger.ledger_elision: {
        **_html('visit_elision', 'depart_elision'),
        **_latex('visit_elision', 'depart_inline'),
    },
    ledger.ledger_link: {},
    ledger.ledger_html: _html('visit_nothing', 'visit_nothing'),
    ledger.ledger_markup: {},
    ledger.ledger_moved_sign: {
        **_html('visit_moved_sign', 'depart_moved_sign'),
        **_latex('visit_moved_sign', 'depart_sign', 'move_links'),
    },
    ledger_origin: {
        **_html('visit_moved_sign', 'depart_moved_sign'),
        **_latex('visit_origin', 'depart_sign', 'move_links'),
    },
    ledger_struck: {
        **_html('visit_struck', 'visit_nothing'),
        **_latex('visit_struck', 'depart_nothing', 'struck_words'),
    },
    ledger_struck_line: _latex('visit_struck_line', 'depart_struck_line', 'struck_words'),
    ledger.ledger_spoken: _html('visit_sign', 'depart_ellipsis'),
    ledger.ledger_legend_title: {
        **_html('visit_legend_title', 'depart_legend_title'),
        **_latex('visit_legend_title', 'depart_legend_title'),
    },
    ledger.ledger_elision_block: {},
    ledger.ledger_elided_lines: {},
    ledger.ledger_moved_block: _latex('visit_moved_block', 'depart_moved_block'),
    ledger_title: {},
    ledger_citation: _latex('visit_citation', 'depart_citation'),
    ledger.ledger_block: {
        **_html('visit_block', 'depart_block'),
        **_latex('visit_block', 'depart_block'),
    },
    ledger.ledger_record: {},
    ledger.ledger_legend: {
        **_html('visit_legend', 'depart_legend'),
        **_latex('visit_legend', 'depart_legend'),
    },
    ledger.ledger_more: _html('visit_more', 'depart_more'),
    ledger.ledger_note: {},
    ledger.ledger_changes: _latex('visit_changes', 'depart_changes'),
    ledger.ledger_change: {},
    ledger.ledger_back: {},
    ledger_together: _latex('visit_together', 'depart_together'),
    ledger_place: _latex('visit_place', 'depart_nothing', 'page_references'),
    ledger_page: _latex('visit_page', 'depart_nothing', 'page_references'),
    ledger_address: _latex('visit_address', 'depart_nothing', 'page_references'),
    ledger.ledger_original: _html('visit_original', 'visit_nothing'),
    ledger.ledger_row: {},
    ledger.ledger_before: {},
    ledger.ledger_deletion: _html('visit_deletion', 'depart_deletion'),
}


def register_nodes(app: Sphinx) -> None:
    """Register our nodes and their visitors with Sphinx."""
    for node, visitors in VISITORS.items():
        handlers: dict[str, Any] = {
            format_name: (_when_called(module, visit), _when_called(module, depart))
            for format_name, (module, visit, depart) in visitors.items()
        }
        app.add_node(node, **handlers)


def _when_called(module: str, name: str) -> Visitor:
    """Return a visitor that imports the one that it stands for when it is called."""

    @cache
    def imported() -> Visitor:
        visit: Visitor = getattr(import_module(f'{__package__}.{module}'), name)
        return visit

    def visitor(translator: Any, node: nodes.Element) -> None:
        imported()(translator, node)

    return visitor


def register_output(app: Sphinx) -> None:
    """Register what fits documents to their format, and the files that pages and LaTeX load."""
    app.add_transform(PlacesWhenRead)
    for transform in (
        MarksOffLinks,
        OriginalForFormat,
        PlacesForFormat,
        MarksForFormat,
        EditsOfPage,
    ):
        app.add_post_transform(transform)
    app.connect('config-inited', add_style)
    app.connect('builder-inited', copy_files)
    for handler in (add_colors, add_reveal_style, add_toolbar):
        app.connect('html-page-context', handler)
    # Before those of other extensions; ours ask for attributes of the document alone.
    app.connect('html-page-context', leave_clean_text, 450)
    # After those that add pages, whose words are in the index, too.
    app.connect('html-collect-pages', forget_old_words, 900)
    app.add_css_file(STYLE)
