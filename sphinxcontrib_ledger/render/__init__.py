"""How the marks look: only what a writer's fallback gets wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parents[1] / 'static'


def add_style(app: Sphinx, config: Config) -> None:
    """Give Sphinx the style sheet and the LaTeX style.

    At ``config-inited``, since copying when the build is finished is too late for epub.
    """
    config.html_static_path.append(str(STATIC / 'ledger.css'))
    config.latex_additional_files.append(str(STATIC / 'sphinxledger.sty'))
    app.add_latex_package('sphinxledger', config.ledger_color.removeprefix('#').upper())
