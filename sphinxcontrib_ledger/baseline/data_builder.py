"""The builder ``ledger-data``: pages as they are parsed, for a later version to compare with.

In: a project, in the environment of its own version.
Out: a file for each page.  Sphinx finds this module by its entry point when the builder is asked
for, so that an old ``conf.py`` need not name it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder
from sphinx.transforms import SphinxTransform

from sphinxcontrib_ledger.baseline.parsed_pages import SUFFIX, write_parsed
from sphinxcontrib_ledger.compat.environment import builder_of

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class DataBuilder(Builder):
    """Writes nothing itself: each page is written when it has been parsed."""

    name = 'ledger-data'
    format = ''
    epilog = 'The pages as they were parsed are in %(outdir)s: name it in ledger_baseline_data.'
    allow_parallel = True

    def get_outdated_docs(self) -> list[str]:
        """Return none: what is read is written."""
        return []

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return that a page leads nowhere."""
        return ''

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Do nothing."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Do nothing."""


class WriteParsed(SphinxTransform):
    """Writes a page before anything changes it."""

    default_priority = 0

    def apply(self, **options: Any) -> None:
        """Write it if the builder is that of data."""
        builder = builder_of(self.env)
        if builder.name == DataBuilder.name:
            write_parsed(self.document, Path(builder.outdir, f'{self.env.docname}{SUFFIX}'))


def _read_all(
    app: Sphinx, env: Any, added: set[str], changed: set[str], removed: set[str]
) -> Sequence[str]:
    """Have all pages read, as nothing is kept between builds."""
    return sorted(env.found_docs) if app.builder.name == DataBuilder.name else []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder with Sphinx."""
    app.add_builder(DataBuilder)
    app.add_transform(WriteParsed)
    app.connect('env-get-outdated', _read_all)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
