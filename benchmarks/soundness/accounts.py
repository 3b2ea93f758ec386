"""A Sphinx extension that writes the account of each article as data beside the output.

It is the only module here that imports what is being checked: the data are those that
``diff --format json`` prints.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.export.form_changes import form_changes
from sphinxcontrib_ledger.export.json import as_json, side

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Listen to articles that have their marks."""
    app.connect('ledger-compared', write_account)


def write_account(app: Sphinx, docname: str, comparison: Any) -> None:
    """Write the account of a page's article, and how often it could not be proved."""
    article = comparison.article
    forms = [] if len(comparison.failures) > 1 else form_changes(article, comparison.annotation)
    account = as_json(article.account, side('', article.original), side('', article.edited), forms)
    account['failures'] = [failure.reason for failure in comparison.failures]
    folder = Path(app.confdir) / 'accounts'
    folder.mkdir(exist_ok=True)
    (folder / f'{docname}.json').write_text(json.dumps(account), encoding='utf-8')
