"""reStructuredText with the directives of this extension, for docutils without Sphinx.

``docutils --parser=sphinxcontrib_ledger.docutils_parser --writer=html5 page.rst page.html``
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers import rst
from docutils.parsers.rst import directives
from docutils.transforms import Transform

from sphinxcontrib_ledger.compat.host_document import applied_transforms
from sphinxcontrib_ledger.compat.registries import directive_registry, registry_kept
from sphinxcontrib_ledger.extension import priorities
from sphinxcontrib_ledger.extension.directives import LedgerArticle, LedgerLegend
from sphinxcontrib_ledger.extension.transforms import ArticleTransform
from sphinxcontrib_ledger.render.docutils_writers import fit_for_docutils_writer

if TYPE_CHECKING:
    from docutils import nodes


#: The directives of this extension, by their names.
DIRECTIVES = {'ledger-article': LedgerArticle, 'ledger-legend': LedgerLegend}


class PlainMarks(Transform):
    """Makes all marks known to docutils' own writers, when the last article has its own."""

    default_priority = priorities.PLAIN_MARKS

    def apply(self) -> None:
        """Replace the nodes of marks."""
        if any(kind is ArticleTransform for kind, _ in applied_transforms(self.document)):
            fit_for_docutils_writer(self.document)


class Parser(rst.Parser):
    """docutils' reStructuredText parser that knows ``ledger-article`` and ``ledger-legend``."""

    def get_transforms(self) -> list[type[Transform]]:
        """Return the transforms that documents need, that for docutils' own writers among them."""
        return [*super().get_transforms(), PlainMarks]

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse ``inputstring`` into ``document``."""
        # Sphinx warns of directives that it did not register.
        with registry_kept(directive_registry(), *DIRECTIVES):
            for name, directive in DIRECTIVES.items():
                directives.register_directive(name, directive)
            super().parse(inputstring, document)
