"""What is done to a document's marks once the builder is known."""

from __future__ import annotations

from typing import Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_ledger.compat import application
from sphinxcontrib_ledger.legend import COLOURED
from sphinxcontrib_ledger.render.plain import for_latex, spell_out


class MarksForFormat(SphinxPostTransform):
    """Fits the marks to the format that is written."""

    #: After references are resolved (10), so that their text is there.
    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Spell marks out, underline them on paper, or leave them as they are."""
        written = application(self.env).builder.format
        if written not in COLOURED:
            spell_out(self.document)
        elif written == 'latex':
            for_latex(self.document)
