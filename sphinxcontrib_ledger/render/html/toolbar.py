"""The bar of buttons on pages that have edits: the data that its script gets.

In: the number of edits that a page shows, from ``edit_ids``.
Out: JSON with the texts in the project's language.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.i18n.wording import wording_of_project

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.i18n.wording import Wording

_VIEWS = ('annotated', 'simple', 'clean')
#: The phrases that the script shows as they are.
_PHRASES = ('toolbar', 'previous', 'next', 'view', *_VIEWS, 'keys', 'permalink', 'help', 'close')


def toolbar_data(app: Sphinx, document: nodes.document) -> str:
    """Return what the script of the toolbar needs to know of a page that has edits, as JSON."""
    texts = words(wording_of_project(app.config), int(document[ledger.COUNT_OF]))
    data = {**texts, 'stem': document[ledger.STEM_OF], 'on': app.config.ledger_toolbar_keys}
    return json.dumps(data, ensure_ascii=False)


def words(wording: Wording, count: int) -> dict[str, str]:
    """Return the texts of the script for so many edits; it fills in ``{number}``."""
    counted = wording.number(count)
    return {
        **{name: wording.text(name) for name in _PHRASES},
        'views': wording.text('views', **{name: wording.text(name) for name in _VIEWS}),
        'number': counted,
        'count': wording.text('count', count, count=counted),
        'position': wording.text('position', number='{number}', count=counted),
    }
