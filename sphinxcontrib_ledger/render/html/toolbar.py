"""The bar of buttons on pages that have edits: what its script needs to know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.i18n.wording import wording_of_project
from sphinxcontrib_ledger.render.html.assets import SCRIPT, TOOLBAR
from sphinxcontrib_ledger.render.html.edit_ids import page_edits
from sphinxcontrib_ledger.render.media import medium_of_builder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.i18n.wording import Wording

#: What is said as it stands, by the names of phrases.
_SAID = ('toolbar', 'previous', 'next', 'annotated', 'clean', 'keys', 'permalink')


def add_toolbar(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Have a page load them if it has edits, and tell the script what to say."""
    stem, count = page_edits(doctree)
    if not (count and medium_of_builder(app.builder).script):
        return
    app.add_css_file(TOOLBAR)
    if app.config.ledger_toolbar:
        said = {**words(wording_of_project(app.config), count), 'stem': stem}
        on = {'on': app.config.ledger_toolbar_keys}
        attributes: dict[str, Any] = {
            'data-ledger': json.dumps({**said, **on}, ensure_ascii=False)
        }
        app.add_js_file(SCRIPT, loading_method='defer', **attributes)


def words(wording: Wording, count: int) -> dict[str, str]:
    """Return what the script says of so many edits; ``{number}`` is for it to fill in."""
    counted = wording.number(count)
    return {
        **{name: wording.text(name) for name in _SAID},
        'count': wording.text('count', count, count=counted),
        'position': wording.text('position', number='{number}', count=counted),
    }
