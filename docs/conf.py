"""Configuration of the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sphinxcontrib_ledger

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = 'sphinxcontrib-ledger'
author = 'the sphinxcontrib-ledger developers'
copyright = '2025, the sphinxcontrib-ledger developers'
version = release = sphinxcontrib_ledger.__version__
today = f'Version {release}'  # printed on the cover; a date would change with every build

# The documentation shows what it explains.
extensions = ['sphinxcontrib_ledger']
# Who edits on pages of the demo.
ledger_editor = 'the demo editors'
exclude_patterns = ['_build', 'articles']
nitpicky = True
# Addresses that are invented, and those of a project page that is not there yet.
linkcheck_ignore = [r'https://example\.org/', r'https://github\.com/sphinx-contrib/ledger']

html_theme = 'furo'
html_static_path = ['_static', '../demo_docs/_static']
html_css_files = ['demo.css', 'documentation.css']
html_title = f'{project} {release}'

# The signs of all nine languages of legends stand on a page.
latex_engine = 'lualatex'
latex_use_xindy = False
latex_elements = {'papersize': 'a4paper', 'extraclassoptions': 'openany,oneside'}

#: The pages of the demo that stand here, too; their articles stay where they are.
DEMO = Path(__file__).parents[1] / 'demo_docs'


def setup(app: Sphinx) -> None:
    """Let the pages of the demo find their articles."""
    app.connect('include-read', find_articles)


def find_articles(app: Sphinx, path: Path, docname: str, content: list[str]) -> None:
    """Name the articles of a page of the demo from here."""
    if DEMO in (Path(app.srcdir) / path).resolve().parents:
        lines = content[0].splitlines(keepends=True)
        content[0] = ''.join(
            line.replace('articles/', '../demo_docs/articles/') if '::' in line else line
            for line in lines
        )
