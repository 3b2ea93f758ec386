"""The steps that fit the marks of a document to its medium: one row a medium.

In: an :class:`.Output`, the document of which is the finished article with its marks as nodes of
ours. Out: the same document, changed so that the writer of its format shows the marks.
These are the last steps before writing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.legend.legend import reword
from sphinxcontrib_ledger.legend.rows import LegendForm
from sphinxcontrib_ledger.render.change_list import list_changes
from sphinxcontrib_ledger.render.code_marks import mark_code
from sphinxcontrib_ledger.render.crossref_marks import put_marks_on_links
from sphinxcontrib_ledger.render.docutils_nodes import add_stylesheet, use_docutils_nodes
from sphinxcontrib_ledger.render.hidden_marks import drop_hidden_marks, drop_marks_by_condition
from sphinxcontrib_ledger.render.html.aria import label_marks, name_legends
from sphinxcontrib_ledger.render.html.bars import mark_new_passages
from sphinxcontrib_ledger.render.html.prepare import move_formula_numbers
from sphinxcontrib_ledger.render.latex import prepare as latex
from sphinxcontrib_ledger.render.latex.footnotes import set_footnotes_behind
from sphinxcontrib_ledger.render.latex.move_links import link_moves, name_signs_of_moves
from sphinxcontrib_ledger.render.latex.page_references import number_places
from sphinxcontrib_ledger.render.latex.passages import put_bars
from sphinxcontrib_ledger.render.move_origins import ends_of_moves, show_origins
from sphinxcontrib_ledger.render.odt.styles import add_styles
from sphinxcontrib_ledger.render.original.original_words import in_footnotes, on_page
from sphinxcontrib_ledger.render.original.struck_words import strike_words_through
from sphinxcontrib_ledger.render.reference_marks import set_references_off
from sphinxcontrib_ledger.render.text import braces
from sphinxcontrib_ledger.render.text.deletions import write_deletions
from sphinxcontrib_ledger.render.text.names import write_names_in_line
from sphinxcontrib_ledger.render.text.texinfo import write_marks_as_texinfo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinxcontrib_ledger.render.media import Output

    Step = Callable[[Output], None]


class Steps(NamedTuple):
    """The steps of a medium: those that show the original's words, then those for the marks."""

    originals: tuple[Step, ...]
    marks: tuple[Step, ...]


def run(steps: tuple[Step, ...], output: Output) -> None:
    """Take steps, one after the other."""
    for step in steps:
        step(output)


# Steps that call others with what they need


def show_original_on_page(output: Output) -> None:
    """Show the original's words where they are asked for, on demand or in a column."""
    on_page(output.document, output.wording)


def show_original_in_footnotes(output: Output) -> None:
    """Show the original's words where they are asked for, in footnotes."""
    in_footnotes(output.document, output.wording, at_foot=output.medium.notes_at_foot)


def reword_legends(output: Output) -> None:
    """Let legends say how the medium shows the marks."""
    medium = output.medium
    form = LegendForm(
        coloured=medium.coloured,
        blue=output.blue,
        on_page=medium.browser_page,
        folded=medium.browser_page,
        strikes=medium.strikes,
        dashed=medium.dashed,
        origins=any(True for _ in ends_of_moves(output.document)),
    )
    with_bars = mark_new_passages(output.document) if medium.bars else []
    reword(output.document, output.wording, form, with_bars, passages=medium.bars)


def fill_change_lists(output: Output) -> None:
    """Fill the lists of changes."""
    list_changes(output.document, output.wording)


# The rows

#: Sphinx resolves cross-references, knows conditions, and has texts for other formats.
_SPHINX: tuple[Step, ...] = (
    put_marks_on_links,
    drop_marks_by_condition,
    drop_hidden_marks,
    show_origins,
)
_COLOURED: tuple[Step, ...] = (reword_legends, mark_code, fill_change_lists)
_CHARACTERS: tuple[Step, ...] = (reword_legends, fill_change_lists)
#: Names in one line are written in all formats but HTML.
_IN_LINE: tuple[Step, ...] = (*_SPHINX, write_names_in_line)
_HTML: tuple[Step, ...] = (
    *_SPHINX,
    *_COLOURED,
    label_marks,
    name_legends,
    move_formula_numbers,
)
_LATEX: tuple[Step, ...] = (
    *_IN_LINE,
    *_COLOURED,
    put_bars,
    *latex.MARKS,
    latex.label_once,
    latex.keep_lists_in_quotes,
    latex.say_elided,
    name_signs_of_moves,
    link_moves,
    number_places,
    latex.name_citations,
    latex.name_legends,
    latex.note_lines,
    set_footnotes_behind,
)

_ON_PAGE: tuple[Step, ...] = (strike_words_through, show_original_on_page)
_IN_FOOTNOTES: tuple[Step, ...] = (show_original_in_footnotes,)
_APART: tuple[Step, ...] = (*_IN_FOOTNOTES, set_references_off)
#: The steps of each medium, by its name.
STEPS: Mapping[str, Steps] = {
    # Sphinx's builders
    'html': Steps(_ON_PAGE, _HTML),
    'serialized': Steps(_ON_PAGE, _HTML),
    'book': Steps((strike_words_through, *_IN_FOOTNOTES), _HTML),
    'latex': Steps((strike_words_through, *_APART), _LATEX),
    'man': Steps(
        _APART,
        # Some headings are written in capitals, which takes their text.
        (*_IN_LINE, *_CHARACTERS, *braces.MARKS, braces.give_text, braces.unpack),
    ),
    'texinfo': Steps(_APART, (*_IN_LINE, *_CHARACTERS, write_marks_as_texinfo)),
    'text': Steps(
        (strike_words_through, *_APART),
        (
            *_IN_LINE,
            *_CHARACTERS,
            write_deletions,
            *braces.MARKS,
            braces.keep_terms_before_classifiers_apart,
        ),
    ),
    'characters': Steps(_APART, (*_SPHINX, *_CHARACTERS, *braces.MARKS)),
    # docutils' writers, which know no nodes but docutils' own
    'docutils-html5': Steps(
        _IN_FOOTNOTES,
        (drop_hidden_marks, *_COLOURED, add_stylesheet, label_marks, use_docutils_nodes),
    ),
    'docutils-html': Steps(
        _IN_FOOTNOTES,
        # Older HTML has no words for screen readers.
        (drop_hidden_marks, *_COLOURED, add_stylesheet, use_docutils_nodes),
    ),
    'docutils-latex': Steps(
        _APART,
        (
            drop_hidden_marks,
            *_COLOURED,
            add_stylesheet,
            *latex.MARKS,
            number_places,
            use_docutils_nodes,
        ),
    ),
    'docutils-man': Steps(
        _APART,
        (drop_hidden_marks, *_CHARACTERS, *braces.MARKS, braces.unpack, use_docutils_nodes),
    ),
    'docutils-odt': Steps(_APART, (*_CHARACTERS, *braces.MARKS, add_styles, use_docutils_nodes)),
    'docutils-tree': Steps(
        _APART, (show_origins, *_CHARACTERS, *braces.MARKS, use_docutils_nodes)
    ),
}
