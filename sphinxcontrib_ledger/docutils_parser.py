"""reStructuredText with the directives of this extension, for docutils without Sphinx.

``docutils --parser=sphinxcontrib_ledger.docutils_parser --writer=html5 page.rst page.html``
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.parsers import rst
from docutils.parsers.rst import directives

from sphinxcontrib_ledger.directive import LedgerArticle, LedgerLegend

if TYPE_CHECKING:
    from docutils import nodes


class Parser(rst.Parser):
    """docutils' reStructuredText parser that knows ``ledger-article`` and ``ledger-legend``."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse ``inputstring`` into ``document``."""
        # docutils has no public way to forget a directive; Sphinx warns of those it did not make.
        registry: dict[str, Any] = vars(directives)['_directives']
        known = dict(registry)
        try:
            directives.register_directive('ledger-article', LedgerArticle)
            directives.register_directive('ledger-legend', LedgerLegend)
            super().parse(inputstring, document)
        finally:
            for name in ('ledger-article', 'ledger-legend'):
                del registry[name]
            registry.update(known)
