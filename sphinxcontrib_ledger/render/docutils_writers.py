"""The marks of a document fitted to docutils' own writers.

In: a finished document, its writer being known to its transformer. Out: the same document,
changed by the steps of its medium. Last step before docutils writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.render.media import Output, medium_of_writer
from sphinxcontrib_ledger.render.steps import STEPS, run

if TYPE_CHECKING:
    from docutils import nodes


def fit_for_docutils_writer(document: nodes.document) -> None:
    """Fit the marks of a document to its writer, with nodes that the writer knows."""
    writer: Any = document.transformer.components.get('writer')

    def supports(name: str) -> bool:
        return writer is not None and bool(writer.supports(name))

    medium = medium_of_writer(supports)
    output = Output(
        document,
        medium,
        wording_of(document.settings),
        # docutils has neither a configuration of them nor conditions.
        constructs=KNOWN,
        shows=supports,
        holds=lambda condition: True,
        blue=True,
    )
    steps = STEPS[medium.name]
    run((*steps.originals, *steps.marks), output)
