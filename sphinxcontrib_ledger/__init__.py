"""Edit-annotated documents for Sphinx and docutils: additions in blue, removals as [...]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ['add_construct', 'setup']
__version__ = '0.1.0'

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinxcontrib_ledger.extension.custom_constructs import add_construct


def __getattr__(name: str) -> Any:
    """Load ``add_construct`` when it is first asked for."""
    if name != 'add_construct':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    from sphinxcontrib_ledger.extension.custom_constructs import add_construct

    return add_construct


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything with Sphinx."""
    from sphinxcontrib_ledger import render
    from sphinxcontrib_ledger.extension import custom_constructs
    from sphinxcontrib_ledger.extension.adoption import Adoption
    from sphinxcontrib_ledger.extension.config import register_values
    from sphinxcontrib_ledger.extension.directives import LedgerArticle, LedgerLegend
    from sphinxcontrib_ledger.render import sphinx_transforms as post
    from sphinxcontrib_ledger.render.html import assets, toolbar
    from sphinxcontrib_ledger.render.html import edit_ids as edits
    from sphinxcontrib_ledger.render.html import visitors as html
    from sphinxcontrib_ledger.render.registration import register_nodes

    register_values(app)
    app.add_event('ledger-compared')
    register_nodes(app)
    app.add_directive('ledger-article', LedgerArticle)
    app.add_directive('ledger-legend', LedgerLegend)
    app.add_transform(Adoption)
    app.add_post_transform(post.MarksOffLinks)
    app.add_post_transform(post.MarksForFormat)
    app.add_post_transform(post.OriginalForFormat)
    app.add_post_transform(edits.EditsOfPage)
    app.connect('config-inited', custom_constructs.check_constructs)
    app.connect('config-inited', render.add_style)
    app.connect('builder-inited', assets.copy_files)
    app.connect('html-page-context', html.add_colors)
    app.connect('html-page-context', assets.add_reveal_style)
    app.connect('html-page-context', toolbar.add_toolbar)
    app.add_css_file('ledger.css')
    return {
        'version': __version__,
        'env_version': 2,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
