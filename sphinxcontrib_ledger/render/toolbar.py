"""The bar of buttons on pages that have edits: what its script needs to know."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from sphinxcontrib_ledger.config import wording_of_project
from sphinxcontrib_ledger.render import STATIC
from sphinxcontrib_ledger.render.edits import page_edits
from sphinxcontrib_ledger.render.revealed import has_buttons

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.wording import Wording

STYLE, SCRIPT = 'ledger-toolbar.css', 'ledger.js'
#: What is said as it stands, by the names of phrases.
_SAID = ('toolbar', 'previous', 'next', 'annotated', 'clean', 'keys', 'permalink')


def copy_files(app: Sphinx) -> None:
    """Copy the script and its style for builders of pages, and for no others.

    Not by ``html_static_path``: Sphinx would say that the configuration changed since last time.
    """
    if _writes_pages(app):
        folder = Path(app.outdir, '_static')
        folder.mkdir(parents=True, exist_ok=True)
        for name in (STYLE, SCRIPT):
            shutil.copyfile(STATIC / name, folder / name)


def add_toolbar(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Have a page load them if it has edits, and tell the script what to say."""
    stem, count = page_edits(doctree)
    if not (count and _writes_pages(app)):
        return
    app.add_css_file(STYLE)
    if app.config.ledger_toolbar:
        said = {**words(wording_of_project(app.config), count), 'stem': stem}
        on = {'on': app.config.ledger_toolbar_keys}
        attributes: dict[str, Any] = {
            'data-ledger': json.dumps({**said, **on}, ensure_ascii=False)
        }
        app.add_js_file(SCRIPT, loading_method='defer', **attributes)


def _writes_pages(app: Sphinx) -> bool:
    """Return whether pages are written as a theme has them, and not serialized for other uses."""
    return has_buttons(app.builder) and not isinstance(app.builder, SerializingHTMLBuilder)


def words(wording: Wording, count: int) -> dict[str, str]:
    """Return what the script says of so many edits; ``{number}`` is for it to fill in."""
    counted = wording.number(count)
    return {
        **{name: wording.text(name) for name in _SAID},
        'count': wording.text('count', count, count=counted),
        'position': wording.text('position', number='{number}', count=counted),
    }
