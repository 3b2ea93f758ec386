"""Citations that the project is not told of: out of sight of Sphinx's transform for citations.

In: a document that was read, some of whose citations are unlisted.
Out: the same, before and behind that transform.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.transforms import Transform

#: The attribute of a citation that the project is not told of.
UNLISTED = 'ledger-unlisted'
#: Sphinx's transform that tells the domain of citations of each.
CITATIONS = 619


class HideCitations(Transform):
    """Has something stand for the citations that the project is not told of."""

    default_priority = CITATIONS - 1

    def apply(self) -> None:
        """Put each into a node that nothing looks into."""
        for citation in list(self.document.findall(nodes.citation)):
            if UNLISTED in citation:
                citation.parent.replace(citation, _place(citation))


class ShowCitations(Transform):
    """Puts these citations back.

    It is registered after Sphinx's transform, and so runs after it.
    """

    default_priority = CITATIONS

    def apply(self) -> None:
        """Put each where it was, as Sphinx leaves others."""
        for place in [one for one in self.document.findall(_place) if hasattr(one, 'citation')]:
            citation = place.citation
            del citation[UNLISTED]
            env: Any = self.document.settings.env
            citation['docname'] = env.docname
            label = citation[0]
            assert isinstance(label, nodes.label)
            label['support_smartquotes'] = False
            place.parent.replace(place, citation)


class _place(nodes.comment):  # noqa: N801 (as docutils names nodes)
    """Stands for a citation for a moment."""

    def __init__(self, citation: nodes.citation) -> None:
        super().__init__()
        self.citation = citation
