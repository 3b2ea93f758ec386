"""Edit-annotated documents for Sphinx and docutils: additions in blue, removals as [...]."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ['add_construct', 'setup']
__version__ = '0.2.0'

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
    """Register the parts of this extension with Sphinx."""
    from sphinxcontrib_ledger.baseline.registration import register_baseline
    from sphinxcontrib_ledger.extension.config import register_values
    from sphinxcontrib_ledger.extension.registration import register_articles
    from sphinxcontrib_ledger.render.registration import register_nodes, register_output

    register_values(app)
    register_articles(app)
    register_baseline(app)
    register_nodes(app)
    register_output(app)
    return {
        'version': __version__,
        'env_version': 6,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
