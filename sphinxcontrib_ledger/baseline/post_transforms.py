"""What is written of changed pages: one legend for all, or in print changed sections alone.

In: a document whose marks are fitted to its format, of one page or of many.
Out: the same document with less in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.baseline.changed_sections import keep_changed_sections, page_of
from sphinxcontrib_ledger.baseline.pages import outcomes_of
from sphinxcontrib_ledger.baseline.telling.report import report_of
from sphinxcontrib_ledger.export.storage import summaries_of
from sphinxcontrib_ledger.extension.legends.project import is_book
from sphinxcontrib_ledger.extension.legends.summaries import records_of_project
from sphinxcontrib_ledger.extension.outputs import digest, note, showed, shows

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The page of an output that has the one legend, and what that explains.
LEGEND, EXPLAINED = 'legend', 'explained'


def first_changed(env: Any) -> str:
    """Return the first page with edits, in reading order; nothing if there is none."""
    report = report_of(env)
    changed = report.changed if report else ()
    return next((name for name, outcome in changed if outcome.edits), '')


def legends_to_write_again(app: Sphinx, env: Any) -> list[str]:
    """Return the pages that lose or get the legend if another page is the first one now."""
    now = first_changed(env)
    known = showed(app, LEGEND)
    # It explains the marks of all pages, so it changes with any of them.
    explained = digest(records_of_project(env))
    pages = [] if known == now and showed(app, EXPLAINED) == explained else [known, now]
    note(app, LEGEND, now)
    note(app, EXPLAINED, explained)
    return sorted({name for name in pages if name in env.found_docs})


class LegendOfAllPages(SphinxPostTransform):
    """Has the one legend that stays explain the marks of all pages, or of a book."""

    #: Before legends are fitted to their format (900).
    default_priority = 580

    def run(self, **options: Any) -> None:
        """Give the one legend that stays the records of what it explains."""
        first = shows(self.env, LEGEND)
        for legend in self.document.findall(ledger.ledger_legend):
            if page_of(legend, self.env.docname) == first and 'records' not in legend:
                legend['records'] = self._explained()

    def _explained(self) -> list[str]:
        if is_book(self.document, self.env):
            return [record.to_json() for record in summaries_of(self.document).values()]
        return records_of_project(self.env)


class FirstLegend(SphinxPostTransform):
    """Leaves the legend of the first page that changed, and takes those of the others away."""

    #: After all that fits legends to their format (910).
    default_priority = 915

    def run(self, **options: Any) -> None:
        """Take legends out of pages that were compared, but for the first."""
        outcomes = outcomes_of(self.env)
        first = shows(self.env, LEGEND)
        for legend in list(self.document.findall(ledger.ledger_legend)):
            page = page_of(legend, self.env.docname)
            if page != first and page in outcomes and outcomes[page].kind == 'changed':
                legend.parent.remove(legend)


class ChangedSections(SphinxPostTransform):
    """Leaves out of a book what has no changes."""

    #: After all marks are proved to be in their places (895), and footnotes at theirs (600).
    default_priority = 920
    formats = ('latex',)

    def run(self, **options: Any) -> None:
        """Take sections without changes out of the document."""
        if self.config.ledger_latex_only_changed:
            keep_changed_sections(self.document, self.env)
