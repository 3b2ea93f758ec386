"""Every branch on a version of Sphinx or docutils."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def application(env: Any) -> Sphinx:
    """Return the application of an environment (``env.app`` is deprecated from Sphinx 9.0 on)."""
    attributes = vars(env)
    app: Sphinx = attributes['_app'] if '_app' in attributes else attributes['app']
    return app
