"""The post-transforms that fit the marks of a document to Sphinx's builder.

In: a finished document, the builder being known. Out: the same document, changed by the steps of
its medium. They are the last steps before Sphinx writes, at four places in the order of its own.
Their modules are imported when the first document with an article is written.
"""

from __future__ import annotations

from functools import partial
from operator import eq
from typing import TYPE_CHECKING, Any

from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_ledger.compat.environment import builder_of, tags_of
from sphinxcontrib_ledger.document.traversal import walk_back
from sphinxcontrib_ledger.nodes import EXPLAINS, ledger_record
from sphinxcontrib_ledger.render.media import Output, medium_of_builder
from sphinxcontrib_ledger.settings.colors import is_blue

if TYPE_CHECKING:
    from docutils import nodes


class ArticlePostTransform(SphinxPostTransform):
    """A post-transform of documents with articles, each of which has left its record there."""

    def run(self, **kwargs: Any) -> None:
        """Fit the document if it has an article."""
        if _has_article(self.document):
            self.fit()

    def fit(self) -> None:
        """Change the document, which has an article."""
        raise NotImplementedError


class MarksOffLinks(ArticlePostTransform):
    """Takes the marks out of cross-references before they are resolved, and keeps them."""

    #: Before everything that resolves references, which writes their texts anew: Sphinx does at
    #: 10, MyST-Parser at 9.
    default_priority = 5

    def fit(self) -> None:
        """Leave the bare text in the references."""
        from sphinxcontrib_ledger.render.beside_extensions.tabs import select_real_tabs
        from sphinxcontrib_ledger.render.crossref_marks import take_marks_off_links

        take_marks_off_links(self.document)
        # sphinx-design asks for it at 200.
        select_real_tabs(self.document)


class OriginalForFormat(ArticlePostTransform):
    """Shows the original's words where an article asks for it."""

    #: Before Sphinx puts footnotes where LaTeX needs them (600).
    default_priority = 590

    def fit(self) -> None:
        """Take the steps of the medium that show the original's words."""
        from sphinxcontrib_ledger.render.steps import STEPS, run

        output = _output(self)
        run(STEPS[output.medium.name].originals, output)


class PlacesWhenRead(SphinxTransform):
    """Proves once more that marks are where they were put, in the document that is stored."""

    #: After all other transforms of reading: the last of Sphinx are at 999, too, and come first as
    #: they are registered before ours.  docutils sorts priorities as texts of three digits, so
    #: that 1000 would come right behind 100.
    default_priority = 999

    def apply(self, **kwargs: Any) -> None:
        """Check the document if it has an article."""
        if _has_article(self.document):
            _check_places(self.document)


class PlacesForFormat(ArticlePostTransform):
    """Proves the same of the document that is written."""

    #: After the post-transforms of all builders, the last of which is at 800, and before marks are
    #: fitted to the format (900).
    default_priority = 895

    def fit(self) -> None:
        """Check the document."""
        _check_places(self.document)


class MarksForFormat(ArticlePostTransform):
    """Fits the marks to the format that is written."""

    #: After references are resolved (10), so that their text is there, and after the other
    #: post-transforms of Sphinx, which know nothing of what a format has instead of our nodes.
    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Fit a document with articles, or with the legend of those of others."""
        if self.document.attributes.pop(EXPLAINS, None) or _has_article(self.document):
            self.fit()

    def fit(self) -> None:
        """Take the steps of the medium that show the marks."""
        from sphinxcontrib_ledger.render.beside_extensions.version_notes import (
            CABINET,
            put_something_before_notes,
        )
        from sphinxcontrib_ledger.render.steps import STEPS, run

        output = _output(self)
        run(STEPS[output.medium.name].marks, output)
        if CABINET in self.env.config.extensions:
            put_something_before_notes(self.document)


class EditsOfPage(ArticlePostTransform):
    """Gives each edit of a page an id, and says of elisions and columns what goes with them.

    It is the last of our transforms, so it takes the records out of documents of all formats.
    """

    #: After the marks were fitted to the format.
    default_priority = 910

    def fit(self) -> None:
        """Take the records, and number the edits of a page that is read in a browser."""
        from sphinxcontrib_ledger.export.storage import take_records
        from sphinxcontrib_ledger.i18n.wording import wording_of
        from sphinxcontrib_ledger.render.html.edit_ids import identify_edits, link_edits

        counts = take_records(self.document)
        medium = medium_of_builder(builder_of(self.env))
        if medium.browser_page:
            identify_edits(self.document, counts)
        elif medium.links_in_lists:
            builder = builder_of(self.env)
            linked = builder.name == 'epub' and self.config.ledger_epub_links
            wording = wording_of(self.document.settings) if linked else None
            link_edits(self.document, counts, wording)


def _has_article(document: nodes.document) -> bool:
    # Records stand at the end of their documents.
    return any(isinstance(node, ledger_record) for node in walk_back(document))


def _check_places(document: nodes.document) -> None:
    from sphinxcontrib_ledger.render.place_check import check_places

    check_places(document)


def _output(transform: SphinxPostTransform) -> Output:
    from sphinxcontrib_ledger.document.constructs.custom import constructs_of
    from sphinxcontrib_ledger.i18n.wording import wording_of

    medium = medium_of_builder(builder_of(transform.env))
    colors = transform.config.ledger_color, transform.config.ledger_color_dark
    return Output(
        transform.document,
        medium,
        wording_of(transform.document.settings),
        constructs=constructs_of(transform.config.ledger_constructs),
        shows=partial(eq, medium.raw_format),
        holds=tags_of(transform.env).eval_condition,
        blue=all(map(is_blue, colors)),
    )
