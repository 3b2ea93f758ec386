"""Edit-annotated documents for Sphinx and docutils: additions in blue, removals as [...]."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs import add_construct

__all__ = ['add_construct', 'setup']
__version__ = '0.1.0'

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything with Sphinx."""
    from sphinxcontrib_ledger import nodes, render
    from sphinxcontrib_ledger import settings as config
    from sphinxcontrib_ledger.document.constructs import custom
    from sphinxcontrib_ledger.extension.directives import LedgerArticle, LedgerLegend
    from sphinxcontrib_ledger.extension.transforms import Adoption
    from sphinxcontrib_ledger.render import crossref_marks as links
    from sphinxcontrib_ledger.render import sphinx_transforms as post
    from sphinxcontrib_ledger.render.html import assets, toolbar
    from sphinxcontrib_ledger.render.html import edit_ids as edits
    from sphinxcontrib_ledger.render.html import visitors as html
    from sphinxcontrib_ledger.render.latex import legend as latex_legend
    from sphinxcontrib_ledger.render.latex import page_references as latex_places
    from sphinxcontrib_ledger.render.latex import visitors as latex
    from sphinxcontrib_ledger.render.text import texinfo

    for name, value in config.VALUES.items():
        app.add_config_value(name, value.default, value.rebuild, value.types)
    app.add_event('ledger-compared')
    app.add_node(
        nodes.ledger_highlight,
        html=(html.visit_highlight, html.depart_highlight),
        latex=(latex.visit_highlight, latex.depart_inline),
    )
    app.add_node(nodes.ledger_underline, latex=(latex.visit_underline, latex.depart_inline))
    app.add_node(
        nodes.ledger_ellipsis,
        html=(html.visit_ellipsis, html.depart_ellipsis),
        latex=(latex.visit_ellipsis, latex.depart_inline),
        texinfo=(texinfo.visit_ellipsis, texinfo.depart_ellipsis),
    )
    app.add_node(
        nodes.ledger_elision,
        html=(html.visit_elision, html.depart_elision),
        latex=(latex.visit_elision, latex.depart_inline),
    )
    app.add_node(nodes.ledger_link)
    app.add_node(nodes.ledger_html, html=(html.visit_nothing, html.visit_nothing))
    app.add_node(nodes.ledger_markup)
    app.add_node(
        nodes.ledger_moved_sign,
        html=(html.visit_sign, html.depart_ellipsis),
        latex=(latex.visit_moved_sign, latex.depart_inline),
    )
    app.add_node(nodes.ledger_spoken, html=(html.visit_sign, html.depart_ellipsis))
    app.add_node(
        nodes.ledger_legend_title,
        html=(html.visit_legend_title, html.depart_legend_title),
        latex=(latex_legend.visit_legend_title, latex_legend.depart_legend_title),
    )
    app.add_node(nodes.ledger_elision_block)
    app.add_node(nodes.ledger_elided_lines)
    app.add_node(
        nodes.ledger_moved_block, latex=(latex.visit_moved_block, latex.depart_moved_block)
    )
    app.add_node(nodes.ledger_title)
    app.add_node(
        nodes.ledger_citation,
        latex=(latex.visit_citation, latex.depart_citation),
    )
    app.add_node(
        nodes.ledger_block,
        html=(html.visit_block, html.depart_block),
        latex=(latex.visit_block, latex.depart_block),
    )
    app.add_node(
        nodes.ledger_legend,
        html=(html.visit_legend, html.depart_legend),
        latex=(latex_legend.visit_legend, latex_legend.depart_legend),
    )
    app.add_node(
        nodes.ledger_changes,
        latex=(latex_legend.visit_changes, latex_legend.depart_changes),
    )
    app.add_node(nodes.ledger_change)
    app.add_node(nodes.ledger_together, latex=(latex.visit_together, latex.depart_together))
    app.add_node(nodes.ledger_place, latex=(latex_places.visit_place, latex_places.depart_nothing))
    app.add_node(nodes.ledger_page, latex=(latex_places.visit_page, latex_places.depart_nothing))
    app.add_node(nodes.ledger_original, html=(html.visit_original, html.visit_nothing))
    app.add_node(nodes.ledger_row)
    app.add_node(nodes.ledger_before)
    app.add_node(nodes.ledger_deletion, html=(html.visit_deletion, html.depart_deletion))
    app.add_directive('ledger-article', LedgerArticle)
    app.add_directive('ledger-legend', LedgerLegend)
    app.add_transform(Adoption)
    app.add_post_transform(links.MarksOffLinks)
    app.add_post_transform(post.MarksForFormat)
    app.add_post_transform(post.OriginalForFormat)
    app.add_post_transform(edits.EditsOfPage)
    app.connect('config-inited', config.check)
    app.connect('config-inited', custom.check_constructs)
    app.connect('config-inited', config.find_dictionaries)
    app.connect('config-inited', render.add_style)
    app.connect('builder-inited', assets.copy_files)
    app.connect('html-page-context', html.add_colors)
    app.connect('html-page-context', assets.add_reveal_style)
    app.connect('html-page-context', toolbar.add_toolbar)
    app.add_css_file('ledger.css')
    return {
        'version': __version__,
        'env_version': 1,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
