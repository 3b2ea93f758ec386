"""Warnings about articles, and the files that their documents depend on.

In: a problem and the place of the directive.
Out: a warning of type ``ledger`` at that place, the end of the build, or a dependency of the
document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.read.document_state import is_original

if TYPE_CHECKING:
    from docutils import nodes

    from sphinxcontrib_ledger.errors import Subtype


#: What becomes of an article that cannot be compared, by ``ledger_on_error``, or within another.
OUTCOMES = {
    'notice': 'the edited text is shown without marks, and the page says so',
    'omit': 'the article is left out',
    'lost': 'the page says so',
    'nested': 'its text is compared as a part of that one',
    'error': 'the build ends, as ledger_on_error asks',
}


class Location(NamedTuple):
    """The file and the line that a directive stands at."""

    source: str | None
    line: int | None


def warn(
    document: nodes.document,
    location: Location,
    subtype: Subtype,
    message: str,
    on_error: str = 'notice',
) -> None:
    """Warn at a directive's own line, or end the build there if ``on_error`` is ``'error'``.

    Nobody can mend an original, so not in one.
    """
    if is_original(document):
        return
    source, line = location
    if on_error == 'error':
        from sphinxcontrib_ledger.compat.build_end import build_end

        raise build_end(f'{source}:{line}: {message} [ledger.{subtype}]')
    if getattr(document.settings, 'env', None) is None:
        document.reporter.warning(f'{message} [ledger.{subtype}]', source=source or '', line=line)
    else:
        from sphinx.util import logging

        logging.getLogger(__name__).warning(
            message, type='ledger', subtype=str(subtype), location=f'{source}:{line}'
        )


def note_dependency(document: nodes.document, path: str) -> None:
    """Note that a document must be read again when a file changes."""
    env = getattr(document.settings, 'env', None)
    if env is not None:
        env.note_dependency(path)
    document.settings.record_dependencies.add(path)
