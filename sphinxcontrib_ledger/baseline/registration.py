"""Registration of what compares a project with an earlier version of itself.

In: Sphinx's application.
Out: events that do nothing where ``ledger_baseline`` is not set, and cost no import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinxcontrib_ledger.baseline.directive import (
    LedgerChanges,
    forget_list,
    lists_to_write_again,
    merge_lists,
    put_lists,
)
from sphinxcontrib_ledger.errors import Subtype

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Behind other extensions that listen: the text of a page is what they made of it.
LAST = 900


def register_baseline(app: Sphinx) -> None:
    """Have the earlier version opened when the builder is known; the directive is always there."""
    app.connect('builder-inited', open_baseline, LAST)
    app.add_directive('ledger-changes', LedgerChanges)
    app.connect('env-purge-doc', forget_list)
    app.connect('env-merge-info', merge_lists)
    app.connect('env-updated', lists_to_write_again)
    app.connect('doctree-resolved', put_lists)


def open_baseline(app: Sphinx) -> None:
    """Find the earlier version, and have pages compared with it."""
    # Data of a version is what it says itself.
    if app.builder.name == 'ledger-data':
        return
    if app.config.ledger_baseline_data and not app.config.ledger_baseline:
        logging.getLogger(__name__).warning(
            'ledger_baseline_data is set, but ledger_baseline is not, so no page is compared: '
            'name the version that the data are of',
            type='ledger',
            subtype=str(Subtype.BASELINE),
        )
    if app.config.ledger_baseline:
        from sphinxcontrib_ledger.baseline.build import BaselineBuild

        BaselineBuild(app).start()
