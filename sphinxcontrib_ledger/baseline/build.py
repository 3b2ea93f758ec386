"""A build of a project that is compared with an earlier version.

In: Sphinx's application, when the builder is known.
Out: events that read each page beside its earlier file, and a summary at the end of the build.
"""

from __future__ import annotations

import atexit
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.project import Project
from sphinx.util import logging

from sphinxcontrib_ledger.baseline.earlier_names import declared_names
from sphinxcontrib_ledger.baseline.pages import forget, merge, outcomes_of
from sphinxcontrib_ledger.baseline.post_transforms import (
    ChangedSections,
    FirstLegend,
    LegendOfAllPages,
    legends_to_write_again,
)
from sphinxcontrib_ledger.baseline.reading import (
    PageReader,
    note_outcome,
    note_waiting,
)
from sphinxcontrib_ledger.baseline.telling.feed import write_feed
from sphinxcontrib_ledger.baseline.telling.made_page import EntryTransform, make_page
from sphinxcontrib_ledger.baseline.telling.page_lines import PageLines
from sphinxcontrib_ledger.baseline.telling.report import KNOWN, Known, report_of
from sphinxcontrib_ledger.baseline.telling.sidebar import put_dots
from sphinxcontrib_ledger.baseline.telling.summary import write_summary
from sphinxcontrib_ledger.baseline.transforms import BaselineTransform, IncompleteTransform
from sphinxcontrib_ledger.baseline.version import (
    EarlierVersion,
    Exports,
    data_folder,
    exported,
    folder_of,
)
from sphinxcontrib_ledger.compat.build_end import config_error
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.i18n.wording import wording_of_project
from sphinxcontrib_ledger.settings.values import settings_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.settings import Settings

#: How many pages a warning names: enough to look at, in one line.
NAMED = 3
#: What pages become that the line at the end of the build counts.
KINDS = ('changed', 'new', 'same', 'unread', 'gone')
#: What that line says where a new page may be one that is gone.
RENAMED = ' (a page that has a new name can say the old one: ":ledger-baseline: old/name")'
#: Behind other extensions, as in ``registration``.
LAST = 900


def warn_of_generated(app: Sphinx, env: Any) -> None:
    """Warn once of pages with what is made by running code, which is today's on both sides."""
    outcomes = outcomes_of(env)
    pages = [name for name, outcome in sorted(outcomes.items()) if outcome.generated]
    if pages:
        logging.getLogger(__name__).warning(
            'what runs code describes the code of today on both sides, so no change of it is '
            'marked on %s%s: say so to readers, or leave such pages out with '
            'ledger_baseline_exclude',
            ', '.join(map(repr, pages[:NAMED])),
            f' and {len(pages) - NAMED} other pages' if len(pages) > NAMED else '',
            type='ledger',
            subtype=str(Subtype.GENERATED),
        )


class BaselineBuild:
    """Compares the pages of a project with an earlier version while it is built."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._exports = Exports()

    def start(self) -> None:
        """Find the earlier version, and listen to what Sphinx does with its pages.

        Raises ``sphinx.errors.ConfigError`` if there is none: pages without their marks would
        look as if nothing had changed.
        """
        app = self._app
        atexit.register(self._exports.remove)
        app.connect('build-finished', self._end)
        try:
            self._version = self._open()
        except LedgerError as error:
            self._exports.remove()
            raise config_error(f'ledger_baseline: {error} [ledger.{error.subtype}]') from None
        reader = PageReader(self._version, self._settings())
        app.connect('env-purge-doc', forget)
        app.connect('env-merge-info', merge)
        app.connect('env-get-outdated', self._to_read_again)
        app.connect('source-read', partial(note_waiting, reader), LAST)
        app.connect('ledger-compared', note_outcome)
        app.connect('env-check-consistency', warn_of_generated)
        app.add_transform(BaselineTransform)
        app.add_transform(IncompleteTransform)
        app.add_transform(EntryTransform)
        lines = PageLines()
        app.connect('env-updated', lines.to_write_again)
        app.connect('doctree-resolved', lines.put)
        if app.config.ledger_baseline_legend == 'first':
            app.connect('env-updated', legends_to_write_again)
            app.add_post_transform(LegendOfAllPages)
            app.add_post_transform(FirstLegend)
        if app.config.ledger_baseline_dots:
            app.connect('env-updated', put_dots)
        app.add_post_transform(ChangedSections)

    def _open(self) -> EarlierVersion:
        app = self._app
        value, sources = app.config.ledger_baseline, Path(app.srcdir)
        data = data_folder(app.config.ledger_baseline_data, sources)
        folder = folder_of(value, sources)
        if folder is not None:
            version = EarlierVersion(folder.name, folder, self._pages_in(folder), data=data)
        else:
            revision = exported(value, sources, self._exports)
            label = revision.commit.name if revision.commit.is_named else revision.commit.short
            version = EarlierVersion(
                label,
                revision.sources,
                self._pages_in(revision.sources),
                revision.commit,
                revision.renamed,
                data,
            )
        declared = declared_names(self._pages_in(sources), version)
        return replace(version, renamed={**version.renamed, **declared}, declared=declared)

    def _pages_in(self, folder: Path) -> Project:
        """Return the pages of a folder, found as Sphinx finds those of the project."""
        config = self._app.config
        project = Project(type(self._app.srcdir)(folder), config.source_suffix)
        excluded = [*config.exclude_patterns, *config.templates_path]
        project.discover(excluded, config.include_patterns)
        return project

    def _settings(self) -> Settings:
        """Return the settings of all pages; legends say what they are compared with."""
        config = self._app.config
        settings = settings_of(config, {})
        if config.ledger_baseline_legend == 'none':
            settings = replace(settings, legend='none')
        return settings if settings.source else replace(settings, source=self.described())

    def described(self) -> str:
        """Return what readers are told of the earlier version: its name, date and commit."""
        version = self._version
        if version.commit is None:
            return version.label
        commit = version.commit
        wording = wording_of_project(self._app.config)
        return wording.version(commit.name, commit.date.date().isoformat(), commit.short)

    def _to_read_again(
        self, app: Sphinx, env: Any, added: set[str], changed: set[str], removed: set[str]
    ) -> list[str]:
        """Return all pages if they were compared with another version, else the one we make."""
        version = self._version
        wording = wording_of_project(app.config)
        made = make_page(app, env, wording.text('changes-since', version=version.label), removed)
        docnames = tuple(sorted(version.project.docnames))
        known = Known(version.key, version.label, self.described(), docnames, version.declared)
        if getattr(env, KNOWN, None) == known:
            return made
        setattr(env, KNOWN, known)
        return sorted(env.found_docs)

    def _end(self, app: Sphinx, problem: Exception | None) -> None:
        """Say how many pages became what, and take the earlier files away."""
        self._exports.remove()
        if problem is not None or app.env is None:
            return
        write_summary(app)
        write_feed(app)
        counts: Counter[str] = Counter(outcome.kind for outcome in outcomes_of(app.env).values())
        report = report_of(app.env)
        counts['gone'] = len(report.gone) if report else 0
        told = ', '.join(f'{counts[kind]} {kind}' for kind in KINDS)
        hint = RENAMED if counts['new'] and counts['gone'] else ''
        if report and report.incomplete:
            hint = f', {len(report.incomplete)} with some text unread{hint}'
        logger = logging.getLogger(__name__)
        logger.info('ledger: compared with %s: %s%s', self.described(), told, hint)
