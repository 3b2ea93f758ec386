"""Projects that tests make and build."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
CONF = "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles']\n"
#: Each project compiles the templates of its theme anew otherwise.
SHARED = {'template_bridge': 'support.templates.SharedTemplates'}
_ESCAPES = re.compile(r'\x1b\[[0-9;]*m')


@dataclass(frozen=True)
class Built:
    """A project that was built: its folders and what the build warned about."""

    source: Path
    out: Path
    warnings: list[str]

    def text(self, name: str) -> str:
        """Return an output file."""
        return (self.out / name).read_text(encoding='utf-8')

    def soup(self, docname: str = 'index') -> BeautifulSoup:
        """Return a page, without the ids of its edits."""
        return BeautifulSoup(unnumbered(self.text(f'{docname}.html')), 'html.parser')

    def ours(self) -> list[str]:
        """Return the warnings of this extension."""
        return [line for line in self.warnings if 'ledger.' in line]


def unnumbered(html: str) -> str:
    """Return HTML without what leads to edits: the ids are others with each edit before them."""
    plain = re.sub(r' id="(?:origin-of-)?ledger-edit[\d-]+"', '', html)
    ends = r'(class="ledger-(?:moved-sign|origin)") href="#(?:origin-of-)?ledger-edit-\d+"'
    plain = re.sub(ends, r'\1', plain)
    return re.sub(r'<span class="ledger-elided">(<span [^>]*>[^<]*</span>)</span>', r'\1', plain)


def forget_projects() -> None:
    """Take off what Sphinx keeps of one project for the next ones in the same process."""
    translators.clear()  # it would add the catalogs of one language to those of another
    suffixes = Config.config_values['source_suffix'].default
    for suffix in [suffix for suffix in suffixes if suffix != '.rst']:
        del suffixes[suffix]


def run_sphinx(source: Path, out: Path, builder: str, **options: Any) -> Built:
    """Build a project; ``options`` are those of ``Sphinx``."""
    heard = io.StringIO()
    forget_projects()
    values = {
        'status': None,
        'confdir': source,
        'doctreedir': out.parent / f'{out.name}-doctrees',
        **options,
    }
    values['confoverrides'] = {**SHARED, **options.get('confoverrides', {})}
    with docutils_namespace():
        app = Sphinx(source, outdir=out, buildername=builder, warning=heard, **values)
        app.build()
    lines = _ESCAPES.sub('', heard.getvalue()).replace(str(source), 'SRC').splitlines()
    return Built(source, out, [line for line in lines if line.strip()])


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)


def article(original: str, edited: str, form: str = 'rst', options: str = '') -> dict[str, str]:
    """Return the files of a project whose only page shows an article."""
    head = f'.. ledger-article:: articles/a.original.{form} articles/a.{form}\n'
    lines = ''.join(f'   {line}\n' for line in options.splitlines())
    return {
        'index.rst': head + lines,
        f'articles/a.original.{form}': original,
        f'articles/a.{form}': edited,
    }


def read_again(built: Built) -> list[str]:
    """Build a project again; return the pages that were read for it."""
    read: list[str] = []
    doctrees = built.out.parent / f'{built.out.name}-doctrees'
    with docutils_namespace():
        app = Sphinx(built.source, built.source, built.out, doctrees, 'text', status=None)
        app.connect('source-read', lambda app, docname, content: read.append(docname))
        app.build()
    return read
