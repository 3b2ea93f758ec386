"""reStructuredText with the directives of this extension, for docutils without Sphinx.

``docutils --parser=sphinxcontrib_ledger.docutils_parser --writer=html5 page.rst page.html``
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.parsers import rst
from docutils.parsers.rst import directives
from docutils.transforms import Transform

from sphinxcontrib_ledger.extension.directives import LedgerArticle, LedgerLegend
from sphinxcontrib_ledger.extension.pending import PRIORITY
from sphinxcontrib_ledger.extension.transforms import ArticleTransform
from sphinxcontrib_ledger.render.docutils_writers import fit_for_docutils_writer

if TYPE_CHECKING:
    from docutils import nodes


class PlainMarks(Transform):
    """Makes all marks known to docutils' own writers, when the last article has its own."""

    default_priority = PRIORITY + 2

    def apply(self) -> None:
        """Replace the nodes of marks."""
        if any(
            transform is ArticleTransform for _, transform, *_ in self.document.transformer.applied
        ):
            fit_for_docutils_writer(self.document)


class Parser(rst.Parser):
    """docutils' reStructuredText parser that knows ``ledger-article`` and ``ledger-legend``."""

    def get_transforms(self) -> list[type[Transform]]:
        """Return the transforms that documents need, that for docutils' own writers among them."""
        return [*super().get_transforms(), PlainMarks]

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
