"""One legend for a project: ``ledger-legend`` with ``:scope: project``.

Which pages have one is known when all are read, so legends are settled when a page is written:
that of the project is put where its directive stands, and those that articles have by default are
taken away.  A book is one document, which may lack the page of the legend, or have it last: there
the legend tells of the articles of the book, and stands before the first of them.

In: the document of a page or a book, its references resolved or not.
Out: the same with its legends, which the steps of rendering fit to the format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from sphinxcontrib_ledger.compat.environment import builder_of
from sphinxcontrib_ledger.errors import Subtype
from sphinxcontrib_ledger.extension.legends.summaries import (
    forget,
    legends_in,
    merge,
    pages_with_articles,
    records_of_project,
)
from sphinxcontrib_ledger.extension.outputs import digest, note, showed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The formats that make one document of many pages.
BOOKS = ('latex', 'texinfo', 'man')
#: What an output shows of the articles of the project.
LEGENDS = 'legends'


class project_legend(nodes.General, nodes.Element):  # noqa: N801 (as docutils names nodes)
    """Where a legend of all articles will stand."""


def register_project_legends(app: Sphinx) -> None:
    """Have legends of a whole project made, and their pages written again when they change."""
    app.add_node(project_legend)
    app.add_post_transform(LegendsOfProject)
    app.connect('env-purge-doc', forget)
    app.connect('env-merge-info', merge)
    app.connect('env-updated', legends_to_write_again)
    app.connect('env-check-consistency', warn_of_nothing)


class LegendsOfProject(SphinxPostTransform):
    """Puts legends of the project where they were promised, and takes those of articles away."""

    #: Before the original's words are shown (590) and legends are fitted to the format (900).
    default_priority = 580

    def run(self, **kwargs: Any) -> None:
        """Settle the legends of a document, if the project has one of its own."""
        if not legends_in(self.env):
            return
        from sphinxcontrib_ledger.extension.legends.settling import settle_legends

        settle_legends(self.document, self.env, is_book=is_book(self.document, self.env))


def is_book(document: nodes.document, env: Any) -> bool:
    """Return whether a document that is written is one of many pages, or could be."""
    return builder_of(env).format in BOOKS or any(document.findall(start_of_file))


def warn_of_nothing(app: Sphinx, env: Any) -> None:
    """Warn of a legend of a project that shows no article."""
    if not legends_in(env) or records_of_project(env):
        return
    for docname in legends_in(env):
        logging.getLogger(__name__).warning(
            'this project shows no article: ledger-legend has nothing to explain',
            type='ledger',
            subtype=str(Subtype.LEGEND),
            location=docname,
        )


def legends_to_write_again(app: Sphinx, env: Any) -> list[str]:
    """Return the pages whose legends are others than when the output was written."""
    pages = legends_in(env)
    now = digest(records_of_project(env)) if pages else ''
    before = showed(app, LEGENDS) or ''
    if before == now:
        return []
    note(app, LEGENDS, now)
    # Articles have legends of their own, or have none any more.
    others = [] if before and now else pages_with_articles(env)
    return sorted({*pages, *others})
