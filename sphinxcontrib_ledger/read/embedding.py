"""The edited file, read in place: it becomes a normal part of the host document.

Its sections, labels, footnotes, index entries and references are registered with the host, by
parsing it into a document of its own that shares the host's books.

In: the text of the edited file and its host.
Out: tagged nodes, which the directive returns. Second step of reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.compat.csv_tables import csv_files_found
from sphinxcontrib_ledger.compat.host_document import messages_located_by, part_of
from sphinxcontrib_ledger.read.document_state import host_of, note_host, reading_noted, reading_of
from sphinxcontrib_ledger.read.footnotes import own_footnotes

if TYPE_CHECKING:
    from pathlib import Path

    from sphinxcontrib_ledger.read.article_tag import Tag
    from sphinxcontrib_ledger.read.registry import Format


def parse_into_host(
    text: str, path: Path, form: Format, host: nodes.document, tag: Tag
) -> list[nodes.Node]:
    """Parse ``text`` for a place in ``host``; return its nodes, every element tagged."""
    part = part_of(host, path)
    if outermost := host_of(host):
        note_host(part, outermost)
    files = (*reading_of(host), path)
    with (
        reading_noted(part, files),
        messages_located_by(host.reporter),
        own_footnotes(part),
        csv_files_found(getattr(host.settings, 'env', None)),
    ):
        form.parse(text, part)
    for child in part.children:
        child.parent = None
        for node in child.findall():
            node.document = host
            if isinstance(node, nodes.Element) or isinstance(node.parent, nodes.title):
                tag.put_on(node)
    return list(part.children)
