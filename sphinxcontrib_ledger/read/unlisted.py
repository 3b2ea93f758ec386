"""An edited file that is shown beside a page of its own: the project is not told what is in it.

Its labels, objects, index entries and citations are those of that page alone.  Its footnotes and
links work as ever; what refers to a label or an object leads to that page.

In: as for :mod:`.embedding`.
Out: tagged nodes, of which no domain of the project is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.read.embedding import parse_into_host

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_ledger.read.article_tag import Tag
    from sphinxcontrib_ledger.read.registry import Format

#: The attribute of a citation that the project is not told of.
UNLISTED = 'ledger-unlisted'
#: Sphinx's transform that tells the domain of citations of each.
CITATIONS = 619


def parse_unlisted(
    text: str, path: Path, form: Format, host: nodes.document, tag: Tag
) -> list[nodes.Node]:
    """Parse ``text`` as ``parse_into_host`` does, and keep what it names from the project."""
    from sphinxcontrib_ledger.compat.apart import domains_apart

    with domains_apart(host.settings.env):
        children = parse_into_host(text, path, form, host, tag)
    for child in children:
        for node in child.findall(nodes.Element):
            _keep(node, host)
    return children


def _keep(node: nodes.Element, host: nodes.document) -> None:
    names: list[str] = node.get('names', [])
    for name in names:
        if name in host.nametypes:
            # Sphinx makes labels of the names that somebody gave.
            host.nametypes[name] = False
    if node.tagname == 'index':
        node['entries'] = []
    elif isinstance(node, nodes.citation):
        node[UNLISTED] = '1'


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
