"""What is done to a document's marks once the builder is known."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.changes import adopt
from sphinxcontrib_ledger.compat import application
from sphinxcontrib_ledger.legend import COLOURED
from sphinxcontrib_ledger.render.plain import spell_out


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
            underline(self.document)


def underline(document: nodes.document) -> None:
    """Wrap the text in highlights, piece by piece: LaTeX underlines no more than plain text."""
    for mark in list(document.findall(ledger.ledger_highlight)):
        for text in list(mark.findall(nodes.Text)):
            if not text.strip() or isinstance(text.parent, nodes.math):
                continue
            parent = text.parent
            pieces = [*_edges(text)]
            adopt(
                parent,
                [
                    new
                    for child in parent.children
                    for new in (pieces if child is text else [child])
                ],
            )


def _edges(text: nodes.Text) -> list[nodes.Node]:
    """Return a text underlined but for the white space at its ends."""
    whole = text.astext()
    core = whole.strip()
    start = whole.index(core)
    pieces = [
        nodes.Text(whole[:start]),
        ledger.ledger_underline('', core, classes=[ledger.UNDERLINE]),
        nodes.Text(whole[start + len(core) :]),
    ]
    return [piece for piece in pieces if piece.astext()]
