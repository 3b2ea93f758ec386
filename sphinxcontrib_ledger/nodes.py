"""The nodes of the marks: neutral, so that a writer that does not know them reads them well.

Each one is a docutils node with a name of its own; Sphinx's translators fall back to the class
that it comes from.
What a mark adds to the article it adds inside a :class:`ledger_elision`, whose text counts for
nothing (``astext()`` is empty): titles, searches and contents stay those of the edited article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HIGHLIGHT = 'ledger-highlight'
ELISION = 'ledger-elision'
AUTHOR_ELLIPSIS = 'ledger-author-ellipsis'
BLOCK = 'ledger-block'
CODE = 'ledger-code'
FORMULA = 'ledger-formula'
ELISION_BLOCK = 'ledger-elision-block'
ELIDED_LINES = 'ledger-elided-lines'
MOVED = 'ledger-moved'
MOVED_SIGN = 'ledger-moved-sign'
LEGEND = 'ledger-legend'
#: Stands before a moved block in formats with colour.
ARROW = '↕'
CHANGES = 'ledger-changes'
#: The attribute of marks and outermost elements of an article that names it, if it has a list.
ARTICLE = 'ledger-article'
#: The attribute of a legend that stands at the top of its article.
ON_TOP = 'on-top'
UNDERLINE = 'ledger-underline'
#: Sphinx's word for what searches should not find.
NO_SEARCH = 'no-search'
#: What is underlined is a formula.
MATH = 'ledger-math'


#: What readers see nothing of, or what is counted and not written.
SILENT = (
    nodes.Invisible,
    nodes.label,
    nodes.generated,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.system_message,
)


def walk(top: nodes.Node) -> Iterator[nodes.Node]:
    """Go through a node and all nodes in it, in order; ``findall`` is several times slower."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)


class ledger_highlight(nodes.inline):
    """Text that was added or modified; also has the class ``ledger-added`` or ``-modified``."""


class ledger_underline(nodes.inline):
    """Text or a formula in a highlight that a printed page underlines; made for LaTeX only."""


class ledger_ellipsis(nodes.inline):
    """The visible sign: ours, or one that stands in the text and was told apart."""


class ledger_elision(nodes.inline):
    """A removal: the sign and the space that it brings along, which are no text of the article."""

    def astext(self) -> str:
        """Return nothing: an elision is not text."""
        return ''


class ledger_elision_block(nodes.paragraph):
    """A removed block: a paragraph that holds one elision."""

    def astext(self) -> str:
        """Return nothing: an elision is not text."""
        return ''


class ledger_moved_sign(nodes.inline):
    """Says that the block that it opens was moved."""

    def astext(self) -> str:
        """Return nothing: the sign is not text."""
        return ''


class ledger_moved_block(nodes.paragraph):
    """Says that the block that follows it was moved, if that cannot hold the sign."""

    def astext(self) -> str:
        """Return nothing: the sign is not text."""
        return ''


class ledger_elided_lines(nodes.paragraph):
    """Says beside code where in it something was removed; made for the format that is written."""


class ledger_block(nodes.container):
    """Around a block that was added or modified and cannot hold inline marks.

    Around code of which parts changed, ``lines`` and other attributes say which (see ``code``).
    """


class ledger_title(nodes.title):
    """A heading with marks whose ``name`` is what it says without them; made for Texinfo only."""

    def astext(self) -> str:
        """Return the heading without marks: menus and the names of nodes are made of that."""
        return str(self['name'])


class ledger_citation(nodes.citation):
    """A citation with marks in its label; made for LaTeX only."""


class ledger_link(nodes.inline):
    """A cross-reference with marks in its text, for as long as it is resolved.

    ``marked`` is a Python attribute: what the reference holds, with the marks.
    """

    marked: list[nodes.Node]


class ledger_html(nodes.inline):
    """A pair of HTML tags with what it holds, as an article in Markdown may have it.

    ``markup`` is the first tag as it is written.
    """


class ledger_markup(nodes.raw):
    """HTML that shows no text: a tag whose partner is elsewhere, or a line break."""


class ledger_original(nodes.inline):
    """The words that an edit replaced or removed, shown on demand; made for pages only.

    ``words`` has them, ``heading`` says what they are, ``number`` counts them on the page.
    """

    def astext(self) -> str:
        """Return nothing: it is not text of the article."""
        return ''


class ledger_row(nodes.container):
    """A block of the article and the original's beside it; made for pages only."""


class ledger_before(nodes.container):
    """The original's side of such a row."""


class ledger_deletion(nodes.inline):
    """What is not in the edited article any more, on the original's side."""


class ledger_spoken(nodes.inline):
    """What only screen readers say, in its attribute ``label``; made for pages only."""


class ledger_legend_title(nodes.paragraph):
    """The heading of a list of changes, and in HTML and LaTeX that of a legend."""


class ledger_legend(nodes.container):
    """What the marks of an article mean: a title and a list."""


class ledger_changes(nodes.container):
    """The list of an article's changes; empty until the format is known.

    ``article`` names the article as its marks do in their attribute ``ARTICLE``.
    """


class ledger_change(nodes.inline):
    """What is said of one change in such a list.

    ``mark`` and ``places`` are Python attributes: where the change is (``render.counted.Spot``).
    """

    mark: nodes.Element
    places: tuple[tuple[str, int], ...]


class ledger_together(nodes.container):
    """The sign of a move and the block that it is about, on one page; made for LaTeX only."""


class ledger_place(nodes.inline):
    """Where a change is, by its number in ``place``; made for LaTeX only."""


class ledger_page(nodes.inline):
    """The page where a change is, by its number in ``place``; made for LaTeX only."""


#: Wrappers that are not there when marks are taken away, their contents being the article's.
TRANSPARENT = (ledger_highlight, ledger_ellipsis, ledger_block, ledger_underline)
#: Nodes that are not there when marks are taken away, with all they hold.
MARKS = (ledger_elision, ledger_elision_block, ledger_moved_sign, ledger_moved_block)


def self_and_ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    """Go through a node and all that holds it, from the inside out."""
    inner: nodes.Node | None = node
    while inner is not None:
        yield inner
        inner = inner.parent


def outermost_mark(
    node: nodes.Node, marks: type[nodes.Element] | tuple[type[nodes.Element], ...] = ledger_block
) -> nodes.Node:
    """Return the outermost of the marks around a node; the node, if there is none."""
    while isinstance(node.parent, marks):
        node = node.parent
    return node


def outside_links(mark: nodes.Node) -> nodes.Node:
    """Return the outermost link that a mark is in; the mark, if it is in none."""
    links = [node for node in self_and_ancestors(mark) if isinstance(node, nodes.reference)]
    return links[-1] if links else mark


def is_whole(block: ledger_block) -> bool:
    """Return whether a mark says that all it holds changed, not its frame or parts of code."""
    return 'frame' not in block and 'lines' not in block


def join_texts(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return nodes with neighbouring texts made one."""
    joined: list[nodes.Node] = []
    for child in children:
        if joined and isinstance(child, nodes.Text) and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1].astext() + child.astext())
        else:
            joined.append(child)
    return joined
