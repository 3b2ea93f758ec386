"""Every branch on a version of Sphinx or docutils."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils.utils import Reporter
    from sphinx.application import Sphinx


def application(env: Any) -> Sphinx:
    """Return the application of an environment (``env.app`` is deprecated from Sphinx 9.0 on)."""
    attributes = vars(env)
    app: Sphinx = attributes['_app'] if '_app' in attributes else attributes['app']
    return app


def sphinx_reporter(source: str, settings: Any) -> Reporter:
    """Return a reporter of its own for a document that Sphinx reads beside another one.

    ``sphinx.util.docutils.new_document`` gives all of them the same, with a level of its own.
    """
    from sphinx.util.docutils import LoggingReporter

    return LoggingReporter(source, settings.report_level, settings.halt_level, settings.debug)
