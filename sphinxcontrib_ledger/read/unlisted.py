"""An edited file that is shown beside a page of its own: the project is not told what is in it.

Its labels, objects, index entries and citations are those of that page alone.  Its footnotes and
links work as ever; what refers to a label or an object leads to that page.

In: as for :mod:`.embedding`.
Out: tagged nodes, of which no domain of the project is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.read.embedding import parse_into_host
from sphinxcontrib_ledger.read.unlisted_citations import UNLISTED

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_ledger.read.article_tag import Tag
    from sphinxcontrib_ledger.read.registry import Format


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
