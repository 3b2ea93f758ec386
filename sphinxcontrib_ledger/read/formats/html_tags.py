"""HTML in Markdown is divided into text that can be compared and tags that cannot.

In: a document that a parser of Markdown has filled.  Out: the document, its raw nodes replaced.
It is the last step of reading Markdown, before both sides are flattened to blocks.

A parser of Markdown leaves HTML as it is, tag by tag within a paragraph and in whole blocks
elsewhere, and a mark around half of an element would break the page.  So a pair of tags and its
content become one element here; a tag whose partner is elsewhere, a comment and a line break are
neither compared nor marked.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import regex
from docutils import nodes

from sphinxcontrib_ledger.nodes import ledger_html, ledger_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Elements that have no end tag.
VOID = frozenset({
    'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source',
    'track', 'wbr',
})  # fmt: skip
#: Elements whose end tag may be left out.
OPEN_ENDED = frozenset({
    'p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'colgroup', 'caption',
    'option', 'rt', 'rp',
})  # fmt: skip
_TAG = regex.compile(r'<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)\b[^>]*?(?P<closed>/?)>\s*')
#: How many pairs of tags may stand in each other; the outer ones of more stay single tags, or
#: documents would be too deep to walk through.
DEEPEST = 50
#: The text that MyST-Parser writes beside ``<br />``.
_LATEX_BREAK = r'\\'
_COMMENTS = regex.compile(r'\s*(?:<!--.*?-->\s*)+', regex.DOTALL)


def tidy(document: nodes.document) -> None:
    """Replace the raw HTML of a document by elements, markup and what remains of it.

    If ``raw_enabled`` is off, warnings take its place.
    """
    tags = [node for node in document.findall(nodes.raw) if node['format'] in ('html', 'latex')]
    if not document.settings.raw_enabled:
        for node in tags:
            node.replace_self(document.reporter.warning('Raw content disabled.'))
        return
    for parent in dict.fromkeys(node.parent for node in tags):
        if isinstance(parent, nodes.TextElement):
            _set_children(parent, _paired(parent.children))
        else:
            _set_children(parent, [new for node in parent.children for new in _block(node)])


def _set_children(parent: nodes.Element, children: list[nodes.Node]) -> None:
    parent.children = []
    parent.extend(children)


def _markup(text: str, like: nodes.Element) -> ledger_markup:
    node = ledger_markup('', text, format=like['format'])
    node.source, node.line = like.source, like.line
    return node


def _paired(children: list[nodes.Node]) -> list[nodes.Node]:
    """Return the children of a paragraph, with an element for each pair of tags."""
    done: list[nodes.Node] = []
    waiting: list[tuple[str, int]] = []
    for child in children:
        if not isinstance(child, nodes.raw):
            done.append(child)
            continue
        text = child.astext()
        tag = _TAG.fullmatch(text) if child['format'] == 'html' else None
        name = tag['name'].lower() if tag else ''
        if _COMMENTS.fullmatch(text):
            done.append(nodes.comment(text, text))
        elif name == 'br':
            # Where tags are not shown, the words of two lines must not be one.
            done += [_markup(text, child), nodes.Text('\n')]
        elif text.strip() == _LATEX_BREAK:
            done.append(_markup(text, child))
        elif tag is None or tag['closed'] or name in VOID:
            done.append(child)
        else:
            if not tag['end']:
                waiting.append((name, len(done)))
            done.append(_markup(text, child))
            if tag['end']:
                _close(name, waiting, done)
    return done


def _close(name: str, waiting: list[tuple[str, int]], done: list[nodes.Node]) -> None:
    """Make one element of the nodes from a start tag on, if there is one for this end tag."""
    if all(opened != name for opened, _ in waiting):
        return
    opened, start = waiting.pop()
    while opened != name:
        opened, start = waiting.pop()
    inner = done[start:]
    if _depth(inner) == DEEPEST:
        return
    markup = inner[0].astext()
    # Names of elements are the same in any case of letters, but their attributes may differ by it.
    markup = markup[: len(name) + 1].lower() + markup[len(name) + 1 :]
    done[start:] = [ledger_html('', '', *inner, markup=markup)]


def _depth(children: list[nodes.Node]) -> int:
    """Return how many elements of ours stand in each other; at most ``DEEPEST`` are looked at."""
    depth = 0
    while depth < DEEPEST and (inner := [node for node in children if type(node) is ledger_html]):
        depth += 1
        children = [child for node in inner for child in node.children]
    return depth


def _block(node: nodes.Node) -> Iterator[nodes.Node]:
    """Go through the nodes that a block of HTML becomes; other nodes stay."""
    if not isinstance(node, nodes.raw) or node['format'] != 'html':
        yield node
        return
    text = node.astext()
    if _COMMENTS.fullmatch(text):
        yield nodes.comment(text, text)
        return
    position = 0
    for start, stop in [*_unpaired(text), (len(text), len(text))]:
        between = text[position:start]
        if between.strip():
            piece = nodes.raw('', between, format='html')
            piece.source, piece.line = node.source, node.line
            yield piece
        if stop > start:
            yield _markup(text[start:stop], node)
        position = stop


class _Tags(HTMLParser):
    """Finds the tags of a text whose partners are not in it, as ranges of characters."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.unpaired: list[tuple[int, int]] = []
        self._open: list[tuple[str, tuple[int, int]]] = []
        self._lines = [0]
        for line in text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self.feed(text)
        self.close()
        end = len(text.rstrip())
        self.unpaired += [
            (start, stop)
            for name, (start, stop) in self._open
            if name not in OPEN_ENDED or stop == end
        ]

    def _where(self, length: int = 0) -> tuple[int, int]:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        return start, start + length if length else self._text.index('>', start) + 1

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note a tag that must be closed."""
        if tag not in VOID:
            self._open.append((tag, self._where(len(self.get_starttag_text() or ''))))

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Ignore a tag that needs no partner."""

    def handle_endtag(self, tag: str) -> None:
        """Forget the tag that this one closes."""
        if all(name != tag for name, _ in self._open):
            self.unpaired.append(self._where())
            return
        name, where = self._open.pop()
        while name != tag:
            if name not in OPEN_ENDED:
                self.unpaired.append(where)
            name, where = self._open.pop()


def _unpaired(text: str) -> list[tuple[int, int]]:
    return sorted(_Tags(text).unpaired)
