"""For the tests of other extensions: how their nodes are compared and marked in an article.

In: the texts of an original and of an edited file, and the extensions that both use.
Out: :class:`ShownArticle`, what readers are shown and what the build warned about.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Builder = Literal['text', 'html', 'pseudoxml']

#: The page that each builder writes.
_PAGES: dict[Builder, str] = {
    'text': 'index.txt',
    'html': 'index.html',
    'pseudoxml': 'index.pseudoxml',
}
_COLOURS = re.compile(r'\x1b\[[0-9;]*m')
_SOURCE = (
    '.. ledger-article:: articles/original{suffix} articles/edited{suffix}\n   :legend: none\n'
)


@dataclass(frozen=True)
class ShownArticle:
    """An article as a project shows it.

    ``page`` is what the builder writes; in text, marks are characters: ``{+added+}``, ``[...]``.
    ``warnings`` are the lines that the build warned with, without colours.
    """

    page: str
    warnings: tuple[str, ...]


def show_article(
    original: str,
    edited: str,
    extensions: Sequence[str] = (),
    *,
    suffix: str = '.rst',
    builder: Builder = 'text',
    **values: object,
) -> ShownArticle:
    """Return a page that shows an article and nothing else.

    ``original`` and ``edited`` are the texts of both files, ``suffix`` says in which format.
    ``extensions`` are set up before this one, ``values`` are more configuration values.

    >>> show_article('The old mill.', 'The mill by the river.').page.strip()
    'The [...] mill {+by the river+}.'
    """
    with TemporaryDirectory() as folder:
        source = Path(folder, 'source')
        _write(source / 'conf.py', '')
        _write(source / 'index.rst', _SOURCE.format(suffix=suffix))
        _write(source / f'articles/original{suffix}', original)
        _write(source / f'articles/edited{suffix}', edited)
        own = {
            'extensions': [*extensions, 'sphinxcontrib_ledger'],
            'exclude_patterns': ['articles'],
            'html_theme': 'basic',
        }
        warnings = _build(source, builder, {**own, **values})
        page = (source.parent / 'out' / _PAGES[builder]).read_text(encoding='utf-8')
    return ShownArticle(page, warnings)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


def _build(source: Path, builder: Builder, values: dict[str, object]) -> tuple[str, ...]:
    """Build a project in this process; return the warnings.

    Sphinx registers directives and roles with docutils, which is taken back.
    """
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace

    out, heard = source.parent, io.StringIO()
    with docutils_namespace():
        Sphinx(source, source, out / 'out', out / 'doctrees', builder, values, None, heard).build()
    lines = _COLOURS.sub('', heard.getvalue()).replace(str(source), '').splitlines()
    return tuple(line for line in lines if line.strip())
