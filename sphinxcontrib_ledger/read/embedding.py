"""The edited file, read in place: it becomes a normal part of the host document.

Its sections, labels, footnotes, index entries and references are registered with the host, by
parsing it into a document of its own that shares the host's books.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.read.footnotes import own_footnotes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_ledger.read.registry import Format

#: The attribute of Python objects that says which article a node belongs to while a document is
#: read; :meth:`Tag.take_off` takes it away.
TAG = 'ledger_article'
#: The attribute of a document that lists the files that are being read into it, outermost first.
READING = 'ledger_reading'
#: The attribute of a document that says that it is an original.
ORIGINAL = 'ledger_original'


class Tag:
    """Marks the elements of an article while their document is read, and knows them all.

    Texts have none, but for those of titles, of which docutils may make a subtitle.
    """

    def __init__(self) -> None:
        self._tagged: list[nodes.Node] = []
        #: What the article was when it was put into its document.
        self.tops: list[nodes.Node] = []
        #: What stands before it there for as long as the document is read.
        self.before: list[nodes.Node] = []

    def put_on(self, node: nodes.Node) -> None:
        """Tag a node."""
        setattr(node, TAG, self)
        self._tagged.append(node)

    def take_off(self) -> None:
        """Take the tag off all nodes again."""
        for node in self._tagged:
            vars(node).pop(TAG, None)
        self._tagged.clear()


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
    reading(part, (*reading_of(host), path))
    return part


def is_original(document: nodes.document) -> bool:
    """Return whether a document is an original, of which nothing is shown or reported."""
    return bool(getattr(document, ORIGINAL, False))


def reading(document: nodes.document, paths: tuple[Path, ...]) -> None:
    """Note which article files are being read into a document."""
    setattr(document, READING, paths)


def reading_of(document: nodes.document) -> tuple[Path, ...]:
    """Return which article files are being read into a document, outermost first."""
    found: tuple[Path, ...] = getattr(document, READING, ())
    return found


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


def roots(document: nodes.document, tag: Tag) -> list[nodes.Element]:
    """Return the elements of an article that are in no other element of it."""
    found: list[nodes.Element] = []
    waiting: list[nodes.Node] = [document]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, nodes.Element):
            continue
        if _is_root(node, tag):
            found.append(node)
        else:
            waiting += reversed(node.children)
    return found


def _is_root(node: nodes.Element, tag: Tag) -> bool:
    if isinstance(node, nodes.subtitle) and not _has(node, tag):
        # docutils made it of a heading, of which nothing but the text is left.
        return any(_has(child, tag) for child in node.children)
    if isinstance(node, nodes.topic) and not _has(node, tag):
        # docutils made it of a field; a topic that the article stands in holds what waits there.
        return len(node.children) > 1 and all(_has(child, tag) for child in node.children[1:])
    return _has(node, tag) and not _has(node.parent, tag)


def tag_of(node: nodes.Node) -> Tag:
    """Return the tag of an element of an article."""
    tag: Tag = getattr(node, TAG)
    return tag


def _has(node: nodes.Node, tag: Tag) -> bool:
    return getattr(node, TAG, None) is tag
