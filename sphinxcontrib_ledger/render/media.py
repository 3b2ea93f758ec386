"""The media that a document can be written in, and what each of them can show.

In: Sphinx's builder or docutils' writer. Out: a :class:`Medium`, by which the steps of rendering
are chosen (see :mod:`.steps`) and by which they decide. It is chosen before the first of them.
A new format is a row here and a row of steps there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.i18n.wording import Wording


class Medium(NamedTuple):
    """The abilities of a format; the defaults are those of characters alone."""

    name: str
    #: The name by which raw text of this format is known.
    raw_format: str
    #: Marks have a colour; else they are made of characters.
    coloured: bool = False
    #: Text that is new as a whole has a bar beside it instead of underlines.
    bars: bool = False
    #: The sign of a removed block has a dashed bar beside it.
    dashed: bool = False
    #: Original words can show on demand, and edits can be linked to; books and help files may
    #: know less of HTML than browsers do.
    browser_page: bool = False
    #: Original words can stand before those there now, struck through or in brackets; else in
    #: footnotes.
    strikes: bool = False
    #: Entries of lists of changes lead to the edits, and these back.
    links_in_lists: bool = False
    #: A theme writes the page, and loads our script.
    script: bool = False
    #: Footnotes stand at the foot of the page, and headings are repeated elsewhere without them.
    notes_at_foot: bool = False
    #: Words are marked in all code; else not where Sphinx has it coloured, line by line.
    words_in_code: bool = False
    #: The style sheet that docutils' writer is given.
    stylesheet: str = ''
    #: Classes by which docutils' writer knows a highlight for an insertion.
    insertion: tuple[str, ...] = ()


class Output(NamedTuple):
    """A document that is about to be written, and what the steps of rendering need to know.

    ``constructs`` are those of the project. ``shows`` tells whether raw text of a format is
    shown, ``holds`` whether a condition of ``only`` is true; ``blue`` says whether the colours of
    marks are blue.
    """

    document: nodes.document
    medium: Medium
    wording: Wording
    constructs: Constructs
    shows: Callable[[str], bool]
    holds: Callable[[str], bool]
    blue: bool


CHARACTERS = Medium('characters', raw_format='')
_HTML = Medium('html', 'html', coloured=True, bars=True, dashed=True, strikes=True)
#: Pages as a theme has them; pages serialized for other uses; books and help files.
PAGE = _HTML._replace(browser_page=True, script=True)
SERIALIZED = _HTML._replace(name='serialized', browser_page=True)
BOOK = _HTML._replace(name='book', links_in_lists=True)
#: The media of Sphinx's builders, by the format of the builder.
SPHINX: Mapping[str, Medium] = {
    'html': PAGE,
    'latex': Medium('latex', 'latex', coloured=True, bars=True, strikes=True, notes_at_foot=True),
    'text': Medium('text', 'text', strikes=True),
    'man': Medium('man', 'manpage'),
    'texinfo': Medium('texinfo', 'texinfo', notes_at_foot=True),
}

# docutils' writers take highlighted code apart, so that words are marked in all of it.
_DOCUTILS_HTML = Medium(
    'docutils-html',
    'html',
    coloured=True,
    bars=True,
    dashed=True,
    words_in_code=True,
    stylesheet='ledger.css',
    # The html5 writer makes <ins> of an inline node of this class; the LaTeX writer would load a
    # package for it that not everybody has.
    insertion=('ins',),
)
#: A writer that supports every format shows the tree itself.
TREE = Medium('docutils-tree', raw_format='')
#: The media of docutils' writers: the first holds whose raw text the writer supports.
DOCUTILS: Sequence[Medium] = (
    _DOCUTILS_HTML._replace(name='docutils-html5', raw_format='html5'),
    _DOCUTILS_HTML,
    Medium(
        'docutils-latex',
        'latex',
        coloured=True,
        words_in_code=True,
        stylesheet='sphinxledger.sty',
    ),
    Medium('docutils-man', 'manpage'),
    Medium('docutils-odt', 'odt'),
)


def medium_of_builder(builder: Any) -> Medium:
    """Return the medium of a Sphinx builder; characters, if its format is not known."""
    medium = SPHINX.get(builder.format)
    if medium is None:
        return CHARACTERS._replace(raw_format=builder.format)
    if medium is not PAGE:
        return medium._replace(bars=medium.bars and _has_bars_in_print(builder))
    if getattr(builder, 'embedded', False):
        return BOOK
    # Plain docutils must do without Sphinx.
    from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

    return SERIALIZED if isinstance(builder, SerializingHTMLBuilder) else PAGE


def _has_bars_in_print(builder: Any) -> bool:
    return bool(builder.config.ledger_print_passages == 'bar')


def medium_of_writer(supports: Callable[[str], bool]) -> Medium:
    """Return the medium of a docutils writer, of which ``supports`` tells the formats."""
    if supports('html') and supports('latex'):
        return TREE
    return next((medium for medium in DOCUTILS if supports(medium.raw_format)), TREE)
