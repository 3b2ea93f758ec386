"""The edited file, read in place: it becomes a normal part of the host document.

Its sections, labels, footnotes, index entries and references are registered with the host, by
parsing it into a document of its own that shares the host's books.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.read.document_state import note_reading, reading_of
from sphinxcontrib_ledger.read.footnotes import own_footnotes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_ledger.read.article_tag import Tag
    from sphinxcontrib_ledger.read.registry import Format


def parse_into_host(
    text: str, path: Path, form: Format, host: nodes.document, tag: Tag
) -> list[nodes.Node]:
    """Parse ``text`` for a place in ``host``; return its nodes, every element tagged."""
    part = subdocument(host, path)
    with own_lines(host.reporter), own_footnotes(part):
        form.parse(text, part)
    for child in part.children:
        child.parent = None
        for node in child.findall():
            node.document = host
            if isinstance(node, nodes.Element) or isinstance(node.parent, nodes.title):
                tag.put_on(node)
    return list(part.children)


def subdocument(host: nodes.document, path: Path) -> nodes.document:
    """Return an empty document that shares the books of ``host`` (names, ids, references ...)."""
    # copy.copy() goes through document.copy(), which loses the reporter.
    part: nodes.document = object.__new__(type(host))
    part.__dict__ = dict(host.__dict__)
    # What is put into it asks it for the file and the line, which are not the host's.
    part.document = part
    part.children = []
    part.attributes = {**host.attributes, 'source': str(path)}
    part.current_source = str(path)
    part.current_line = None
    # The host's observer notes every message of the reporter already.
    part.parse_messages = []
    # docutils' own guard against circular inclusion starts with the file that is parsed.
    part.include_log = []
    note_reading(part, (*reading_of(host), path))
    return part


@contextmanager
def own_lines(reporter: object) -> Iterator[None]:
    """Let the parser that runs inside say which file and line a message is about."""
    name = 'get_source_and_line'
    outer = vars(reporter).pop(name, None)
    try:
        yield
    finally:
        vars(reporter).pop(name, None)
        if outer is not None:
            vars(reporter)[name] = outer
