"""What changed in a project as an Atom feed, by feedgen.

In: the report on all pages, when they have been written, and ``html_baseurl``.
Out: a file with an entry for each page that changed or is new.  Its dates are those of the last
commit, or of the newest source where there is no git, so that the same sources give the same feed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from sphinxcontrib_ledger.baseline.telling.report import counts, report_of
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.i18n.wording import wording_of_project
from sphinxcontrib_ledger.revisions.commits import commit_of
from sphinxcontrib_ledger.revisions.git import repository_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.baseline.telling.report import Report

NO_LIBRARY = (
    "ledger_feed is set, but there is no feedgen: run pip install 'sphinxcontrib-ledger[feed]'"
)
NO_ADDRESS = 'ledger_feed is set, but html_baseurl is not: links in a feed begin with it'


def write_feed(app: Sphinx) -> None:
    """Write the file that ``ledger_feed`` names, from the folder of the output of pages."""
    report = report_of(app.env)
    if report is None or not app.config.ledger_feed or app.builder.format != 'html':
        return
    problem = NO_ADDRESS
    if app.config.html_baseurl:
        try:
            from feedgen.feed import FeedGenerator
        except ImportError:
            problem = NO_LIBRARY
        else:
            _write(app, report, FeedGenerator())
            return
    logger = logging.getLogger(__name__)
    logger.warning('%s', problem, type='ledger', subtype=str(Subtype.FEED))


def _write(app: Sphinx, report: Report, feed: Any) -> None:
    base = app.config.html_baseurl.rstrip('/') + '/'
    updated = _date(app)
    wording = wording_of_project(app.config)
    title = wording.text('changes-since', version=report.version.described)
    feed.id(base)
    feed.title(f'{app.config.project}: {title}')
    feed.link(href=base, rel='alternate')
    feed.link(href=base + app.config.ledger_feed, rel='self')
    feed.author(name=app.config.author or app.config.project)
    feed.language(app.config.language)
    feed.updated(updated)
    for docname, said in _entries(report, wording):
        address = base + app.builder.get_target_uri(docname)
        entry = feed.add_entry(order='append')
        entry.id(f'{address}#{report.version.key}')
        entry.title(app.env.titles[docname].astext())
        entry.link(href=address)
        entry.summary(said)
        entry.updated(updated)
    path = Path(app.outdir, app.config.ledger_feed)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(feed.atom_str(pretty=True) + b'\n')


def _entries(report: Report, wording: Any) -> Iterator[tuple[str, str]]:
    """Go through the pages with what is said of them."""
    for docname, outcome in report.changed:
        renamed = outcome.earlier and wording.text('renamed-page', name=outcome.earlier)
        figures = counts(outcome, wording) if outcome.edits else ''
        yield docname, '; '.join(filter(None, (figures, renamed)))
    for docname in report.new:
        yield docname, wording.text('new', version=report.version.label)


def _date(app: Sphinx) -> datetime:
    """Return when the sources were changed last."""
    try:
        return commit_of(repository_of(Path(app.srcdir)), 'HEAD').date
    except LedgerError:
        files = [Path(app.env.doc2path(name)) for name in app.env.found_docs]
        return datetime.fromtimestamp(int(max(file.stat().st_mtime for file in files)), UTC)
