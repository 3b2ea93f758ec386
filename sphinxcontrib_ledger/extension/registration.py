"""Registration of the directives and transforms that Sphinx calls while it reads documents.

In: Sphinx's application.
Out: all that reads articles is registered with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.extension.adoption import Adoption, UnreadableDirectives
from sphinxcontrib_ledger.extension.custom_constructs import check_constructs
from sphinxcontrib_ledger.extension.directives import LedgerArticle, LedgerLegend
from sphinxcontrib_ledger.extension.legends.project import register_project_legends
from sphinxcontrib_ledger.extension.outputs import register_outputs
from sphinxcontrib_ledger.extension.pages import register_pages
from sphinxcontrib_ledger.read.unlisted_citations import HideCitations, ShowCitations

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def register_articles(app: Sphinx) -> None:
    """Register what reads articles; the event is that of an article that has its marks."""
    app.add_event('ledger-compared')
    app.add_directive('ledger-article', LedgerArticle)
    app.add_directive('ledger-legend', LedgerLegend)
    for transform in (Adoption, UnreadableDirectives, HideCitations, ShowCitations):
        app.add_transform(transform)
    app.connect('config-inited', check_constructs)
    register_outputs(app)
    register_pages(app)
    register_project_legends(app)
    # After all that gives tags to a project.
    app.connect('builder-inited', know_hidden_tags, 999)


def know_hidden_tags(app: Sphinx) -> None:
    """Have a project know its tags by the names that stand for them in what was removed, too."""
    own = {app.builder.name, app.builder.format}
    own |= {f'builder_{app.builder.name}', f'format_{app.builder.format}'}
    if tags := set(app.tags) - own:
        from sphinxcontrib_ledger.read.tags import hidden_tag

        for tag in tags:
            app.tags.add(hidden_tag(tag))
