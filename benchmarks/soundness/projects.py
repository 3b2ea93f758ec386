"""Builds many pages as one Sphinx project, in several formats from the same doctrees."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The builders, each with the ending of its files.
FORMATS = {'html': '.html', 'text': '.txt', 'latex': '.tex', 'xml': '.xml'}
EXTENSIONS = ['sphinx.ext.todo', 'sphinx_design', 'myst_parser']
LEDGER = ['sphinxcontrib_ledger', 'accounts']
SETTINGS = {
    'html_theme': 'basic',
    'html_permalinks': False,
    'html_copy_source': False,
    'html_use_index': False,
    'html_domain_indices': False,
    'html_sidebars': {'**': []},
    'keep_warnings': False,
    'numfig': True,
    'todo_include_todos': True,
    'suppress_warnings': ['toc.not_included'],
    'myst_enable_extensions': ['deflist', 'fieldlist', 'dollarmath', 'colon_fence'],
    'exclude_patterns': ['articles'],
    'source_suffix': {'.rst': 'restructuredtext', '.md': 'markdown'},
}
_ESCAPES = re.compile(r'\x1b\[[0-9;]*m')


class Built(NamedTuple):
    """A project that was built: its folder, and what the build warned about."""

    folder: Path
    warnings: list[str]

    def page(self, name: str, builder: str) -> str:
        """Return a page in a format."""
        path = self.folder / builder / (name + FORMATS[builder])
        return path.read_text(encoding='utf-8') if path.is_file() else ''

    def account(self, name: str) -> str:
        """Return the account of a page's article as JSON."""
        path = self.folder / 'source/accounts' / f'{name}.json'
        return path.read_text(encoding='utf-8') if path.is_file() else ''

    def about(self, name: str) -> list[str]:
        """Return the warnings that name a page or a file of its article."""
        return [line for line in self.warnings if re.search(rf'\b{name}\b', line)]


def build(
    folder: Path, pages: Mapping[str, str], builders: Sequence[str], *, ledger: bool = False
) -> Built:
    """Write files and build them; the names of pages are those of their files."""
    source = folder / 'source'
    for name, text in {'conf.py': '', 'index.rst': 'Index\n=====\n', **pages}.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    names = [Path(name).stem for name in pages if '/' not in name]
    values = {
        **SETTINGS,
        'extensions': EXTENSIONS + LEDGER * ledger,
        'latex_documents': [(name, f'{name}.tex', name, '', 'howto') for name in names],
    }
    heard = io.StringIO()
    if ledger and str(Path(__file__).parent) not in sys.path:
        sys.path.insert(0, str(Path(__file__).parent))
    for builder in builders:
        with docutils_namespace():
            app = Sphinx(
                source, source, folder / builder, folder / 'doctrees', builder, values, None, heard
            )
            app.build()
    lines = _ESCAPES.sub('', heard.getvalue()).replace(f'{source}/', '').splitlines()
    return Built(folder, lines)
