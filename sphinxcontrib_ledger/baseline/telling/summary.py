"""What changed in a project, in Markdown: for the description of a pull request.

In: the report on all pages, when they have been written.
Out: a file with a table of pages, in English, as those who build a project read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import NoUri

from sphinxcontrib_ledger.baseline.telling.report import report_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.baseline.telling.report import Report

#: What Markdown would take for markup within a line.
_SIGNS = re.compile(r'([\\`*_\[\]<>|])')


def write_summary(app: Sphinx) -> None:
    """Write the file that ``ledger_summary`` names, from the folder of the output."""
    report = report_of(app.env)
    if report is None or not app.config.ledger_summary:
        return
    path = Path(app.outdir, app.config.ledger_summary)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('\n'.join(_Lines(app).of(report)) + '\n', encoding='utf-8')


class _Lines:
    """Makes the lines of a summary."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._titles: Any = app.env.titles

    def of(self, report: Report) -> Iterator[str]:
        """Go through the lines of a report."""
        yield f'Compared with {_plain(report.version.described)}.'
        if report.changed:
            yield from ('', '| Page | Edits | Words added | Words removed |', '|---|--:|--:|--:|')
        for docname, outcome in report.changed:
            earlier = f' (formerly {_plain(outcome.earlier)})' if outcome.earlier else ''
            figures = f'{outcome.edits} | {outcome.added} | {outcome.removed}'
            yield f'| {self._page(docname)}{earlier} | {figures} |'
        groups = {
            'New pages': list(map(self._page, report.new)),
            'Pages that are gone': list(map(_plain, report.gone)),
            'Pages that could not be compared': list(map(self._page, report.unread)),
            'Pages of which some earlier text could not be read': list(
                map(self._page, report.incomplete)
            ),
        }
        for name, pages in groups.items():
            if pages:
                yield from ('', f'{name}:', '', *(f'- {page}' for page in pages))
        if not (report.changed or any(groups.values())):
            yield from ('', 'No page changed.')

    def _page(self, docname: str) -> str:
        """Return a page by its title, a link if the project says where its pages are."""
        title = _plain(self._titles[docname].astext() if docname in self._titles else docname)
        base = self._app.config.html_baseurl
        if not base:
            return title
        try:
            return f'[{title}]({base.rstrip("/")}/{self._app.builder.get_target_uri(docname)})'
        except NoUri:
            return title


def _plain(text: str) -> str:
    return _SIGNS.sub(r'\\\1', ' '.join(text.split()))
