"""Registration of what compares a project with an earlier version of itself.

In: Sphinx's application.
Out: events that do nothing where ``ledger_baseline`` is not set, and cost no import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Behind other extensions that listen: the text of a page is what they made of it.
LAST = 900


def register_baseline(app: Sphinx) -> None:
    """Have the earlier version opened when the builder is known."""
    app.connect('builder-inited', open_baseline, LAST)


def open_baseline(app: Sphinx) -> None:
    """Find the earlier version, and have pages compared with it."""
    env: Any = app.env
    if app.config.ledger_baseline:
        from sphinxcontrib_ledger.baseline.build import BaselineBuild

        BaselineBuild(app).start()
    elif hasattr(env, 'ledger_outcomes'):
        del env.ledger_outcomes
