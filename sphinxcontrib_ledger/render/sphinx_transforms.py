"""What is done to a document's marks once the builder is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_ledger.compat import application
from sphinxcontrib_ledger.document.traversal import code_in
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.legend.legend import Form, reword
from sphinxcontrib_ledger.render.change_list import list_changes
from sphinxcontrib_ledger.render.code_marks import (
    changed_code,
    is_coloured,
    mark_text,
    tell_removals,
)
from sphinxcontrib_ledger.render.crossref_marks import put_marks_on_links
from sphinxcontrib_ledger.render.hidden_marks import drop_hidden_marks, drop_marks_by_condition
from sphinxcontrib_ledger.render.html.aria import add_aria_labels
from sphinxcontrib_ledger.render.html.bars import mark_new_passages
from sphinxcontrib_ledger.render.latex.legend import name_legends
from sphinxcontrib_ledger.render.latex.page_references import number_places
from sphinxcontrib_ledger.render.latex.visitors import for_latex, name_citations, say_elided
from sphinxcontrib_ledger.render.original_words import in_footnotes, is_browser_page, on_page
from sphinxcontrib_ledger.render.text.braces import give_text, unpack, write_marks_as_text
from sphinxcontrib_ledger.render.text.texinfo import for_texinfo
from sphinxcontrib_ledger.settings.colors import is_blue

if TYPE_CHECKING:
    from docutils import nodes


class OriginalForFormat(SphinxPostTransform):
    """Shows the original's words where an article asks for it."""

    #: Before Sphinx puts footnotes where LaTeX needs them (600).
    default_priority = 590

    def run(self, **kwargs: Any) -> None:
        """Show them as the format can."""
        builder = application(self.env).builder
        wording = wording_of(self.document.settings)
        if is_browser_page(builder):
            on_page(self.document, wording)
        else:
            at_foot = builder.format in {'latex', 'texinfo'}
            in_footnotes(self.document, wording, at_foot=at_foot)


class MarksForFormat(SphinxPostTransform):
    """Fits the marks to the format that is written."""

    #: After references are resolved (10), so that their text is there.
    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Do what the format needs; one that is not known has no colour."""
        colors = self.config.ledger_color, self.config.ledger_color_dark
        put_marks_on_links(self.document)
        app = application(self.env)
        name = app.builder.format
        drop_marks_by_condition(self.document, app.tags.eval_condition)
        drop_hidden_marks(self.document, lambda raw: raw == RAW.get(name, name))
        wording, blue = wording_of(self.document.settings), all(map(is_blue, colors))
        form = Form(blue=blue, on_page=is_browser_page(app.builder))
        telling = mark_new_passages(self.document) if name == 'html' else []
        reword(self.document, wording, form, telling)
        if name not in COLOURED:
            list_changes(self.document, wording)
        FITTED.get(name, write_marks_as_text)(self.document)


def fit_code(document: nodes.document) -> None:
    """Mark code that has no colours of its own; where it has, the writer's visitors do so."""
    wording = wording_of(document.settings)
    for block in changed_code(document):
        has_colors = is_coloured(code_in(block))
        if not has_colors:
            mark_text(block)
        tell_removals(block, wording, are_marks=not has_colors)


def for_sphinx_latex(document: nodes.document) -> None:
    """Fit the marks to LaTeX as Sphinx writes it."""
    wording = wording_of(document.settings)
    fit_code(document)
    list_changes(document, wording)
    for_latex(document)
    say_elided(document, wording.text('elided'))
    number_places(document)
    name_citations(document)
    name_legends(document)


def for_html(document: nodes.document) -> None:
    """Say more about the marks, which are elements of HTML."""
    fit_code(document)
    list_changes(document, wording_of(document.settings))
    add_aria_labels(document)


def for_man(document: nodes.document) -> None:
    """Spell marks out; some headings are written in capitals, which takes their text."""
    write_marks_as_text(document)
    give_text(document)
    unpack(document)


#: What raw text is said to be for where that is not the name of the format.
RAW = {'man': 'manpage'}
COLOURED = ('html', 'latex')
FITTED = {'html': for_html, 'latex': for_sphinx_latex, 'man': for_man, 'texinfo': for_texinfo}
