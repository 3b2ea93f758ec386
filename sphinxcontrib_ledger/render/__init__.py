"""How the marks look: only what a writer's fallback gets wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parents[1] / 'static'


def add_style(app: Sphinx, config: Config) -> None:
    """Give Sphinx the LaTeX style."""
    config.latex_additional_files.append(str(STATIC / 'sphinxledger.sty'))
    app.add_latex_package('sphinxledger', config.ledger_color.removeprefix('#').upper())
