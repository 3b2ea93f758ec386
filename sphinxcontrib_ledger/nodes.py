"""The nodes of marks and the names of their classes.

Each node comes from one of docutils that looks well in a writer that does not know ours: Sphinx's
translators fall back to the class that a node comes from.
Text that a mark adds stands in a :class:`ledger_elision`, whose ``astext()`` is empty: titles,
searches and contents stay those of the edited article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

# The classes of marks
HIGHLIGHT = 'ledger-highlight'
ADDED, MODIFIED = 'ledger-added', 'ledger-modified'
#: Beside ``ledger-modified``: words that stayed, of a text that was given another form.
FORM = 'ledger-form'
#: The reference of a footnote that moved (``ledger-highlight``), or the elision where one was.
REFERENCE = 'ledger-reference'
#: An element that stands for a removed block, or the cells of a removed column.
REMOVED = 'ledger-removed'
ELISION = 'ledger-elision'
#: A place where signs went of which another mark tells; nothing is seen there.
TOLD = 'ledger-told'
AUTHOR_ELLIPSIS = 'ledger-author-ellipsis'
BLOCK = 'ledger-block'
CODE = 'ledger-code'
FORMULA = 'ledger-formula'
ELISION_BLOCK = 'ledger-elision-block'
ELIDED_LINES = 'ledger-elided-lines'
MOVED = 'ledger-moved'
MOVED_SIGN = 'ledger-moved-sign'
#: A block that moved along with the one before it; a bar beside both; a sign behind both.
MOVED_ALONG, MOVED_RUN, MOVED_END = 'ledger-moved-along', 'ledger-moved-run', 'ledger-moved-end'
#: A part that is new altogether, in HTML.
PASSAGE = 'ledger-passage'
#: An elision with the spaces that it brings along, in HTML.
ELIDED = 'ledger-elided'
#: An elision in text that keeps its lines, so that nobody copies it with the text.
UNCOPIED = 'ledger-uncopied'
SPOKEN = 'ledger-spoken'
UNDERLINE, MATH = 'ledger-underline', 'ledger-math'
TOGETHER = 'ledger-together'

# The classes of marks in code that Pygments coloured
PLACED, LINE = 'ledger-placed', 'ledger-line'
#: A changed line that the author emphasized, too.
EMPHASIZED = 'ledger-emphasized'
GAP, DRAWN = 'ledger-gap', 'ledger-drawn'

# The classes of legends and lists of changes
LEGEND, LEGEND_TITLE = 'ledger-legend', 'ledger-legend-title'
#: The editor's own words in a legend.
REASON = 'ledger-editors-note'
#: Said on pages only: buttons are not there where one is printed.
ON_SCREEN = 'ledger-on-screen'
MORE = 'ledger-more'
CHANGES = 'ledger-changes'
#: The number of an edit in a book, which leads to its entry in the list.
BACK = 'ledger-back'
CHANGES_TITLE, CHANGES_SECTION = 'ledger-changes-title', 'ledger-changes-section'

#: The attribute of a document that has the legend of its whole project.
EXPLAINS = 'ledger-explains'
#: A box that says that an article has no marks, or that they may be wrong.
NOTICE = 'ledger-notice'
#: The attribute of such a box, which no author can write: in an article within another, it is
#: text of neither file.
OWN_BOX = 'ledger-own-box'

# The classes of the original's words
REVEAL, ORIGINAL = 'ledger-reveal', 'ledger-original'
#: The number of a footnote with the original's words, and a line that leads to them.
NOTE = 'ledger-note'
REVEALED = 'ledger-revealed'
ROW, COLUMN = 'ledger-row', 'ledger-column'
BEFORE, AFTER = 'ledger-before', 'ledger-after'
BELOW = 'ledger-below'
KEPT, ONLY_AFTER = 'ledger-kept', 'ledger-only-after'
DELETION, BEFORE_CODE = 'ledger-deletion', 'ledger-before-code'
BEFORE_HEADING = 'ledger-before-heading'

#: The attributes of a mark: the name of its article, and the number of its edit in the record of
#: that article (of code the numbers of its edits, with spaces between).
ARTICLE, EDIT = 'ledger-article', 'ledger-edit'
#: Attributes of a document that is written as a page for browsers: how the original's words are
#: shown, what the ids of its edits begin with, and how many edits it has.
REVEALS, STEM_OF, COUNT_OF = 'ledger-reveals', 'ledger-stem', 'ledger-edits'
#: Sphinx's class for what searches should not find.
NO_SEARCH = 'no-search'
#: The line at the top of a page that changed since a version, and its entry in contents.
VERSION = 'ledger-version'
CHANGED_PAGE = 'ledger-changed-page'
#: The sign before a moved block in formats with colour.
ARROW = '↕'


class Textless:
    """Text of a node of which the article has none: searches, titles and contents skip it."""

    def astext(self) -> str:
        """Return nothing."""
        return ''


class ledger_highlight(nodes.inline):
    """Text that was added or modified; also has the class ``ledger-added`` or ``-modified``."""


class ledger_reference(nodes.inline):
    """A marked reference of a footnote with what sets it off; made for formats but HTML."""


class ledger_underline(nodes.inline):
    """Text or a formula in a highlight that a printed page underlines; made for LaTeX only."""


class ledger_ellipsis(nodes.inline):
    """The visible sign: ours, or one that stands in the text and was told apart."""


class ledger_elision(Textless, nodes.inline):
    """A removal: the sign and the space that it brings along, which are no text of the article."""


class ledger_elision_block(Textless, nodes.paragraph):
    """A removed block: a paragraph that holds one elision."""


class ledger_moved_sign(Textless, nodes.inline):
    """Says that the block that it opens was moved."""


class ledger_moved_block(Textless, nodes.paragraph):
    """Says that the block that follows it was moved, if that cannot hold the sign."""


class ledger_elided_lines(nodes.paragraph):
    """Says beside code where in it something was removed; made for the format that is written."""


class ledger_block(nodes.container):
    """Around a block that was added or modified and cannot hold inline marks.

    Around code of which parts changed, ``lines`` and other attributes say which (see ``code``).
    """


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


class ledger_original(Textless, nodes.inline):
    """The words that an edit replaced or removed, shown on demand; made for pages only.

    ``words`` has them, ``heading`` says what they are, ``number`` counts them on the page.
    """


class ledger_row(nodes.container):
    """A block of the article and the original's beside it; made for pages only."""


class ledger_before(nodes.container):
    """The original's side of such a row."""


class ledger_deletion(nodes.inline):
    """Words that are not in the edited article any more, on the original's side."""


class ledger_spoken(nodes.inline):
    """Words for screen readers only, in the attribute ``label``; made for pages only."""


class ledger_legend_title(nodes.paragraph):
    """The heading of a list of changes, and in HTML and LaTeX that of a legend."""


class ledger_record(nodes.Invisible, nodes.Element):
    """All that is known of an article, as JSON in ``record`` (see ``export.storage``)."""


class ledger_legend(nodes.container):
    """The meaning of some articles' marks: a title and a list.

    ``articles`` are their names; ``position`` is ``top`` or ``bottom`` of one, or ``directive``.
    ``default``: nobody asked for it; ``records`` are those of the articles of a whole project.
    """


class ledger_more(nodes.container):
    """The rest of a legend, which small screens show when ``label`` is pressed; for pages only."""


class ledger_note(nodes.container):
    """The editor's own words in a legend, in whatever markup."""


class ledger_changes(nodes.container):
    """The list of an article's changes; empty until the format is known.

    ``article`` is the name of the article, ``kinds`` those of the edits that are listed.
    """


class ledger_back(Textless, nodes.superscript):
    """The number of an edit, which leads to its entry in a list; made for books only."""


class ledger_change(nodes.inline):
    """The description of one change in such a list; ``ARTICLE`` and ``EDIT`` name its marks."""


#: Wrappers that are not there when marks are taken away, their contents being the article's.
TRANSPARENT = (ledger_highlight, ledger_ellipsis, ledger_block, ledger_underline)
#: Nodes that are not there when marks are taken away, with all they hold.
MARKS = (ledger_elision, ledger_elision_block, ledger_moved_sign, ledger_moved_block)


def join_texts(children: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return nodes with neighbouring texts made one."""
    joined: list[nodes.Node] = []
    for child in children:
        if joined and isinstance(child, nodes.Text) and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1].astext() + child.astext())
        else:
            joined.append(child)
    return joined
