"""An article by itself: a project of one page that is made for it and thrown away."""

from __future__ import annotations

import base64
import mimetypes
import os
import shlex
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.export.json import as_json, side

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.cli.inputs import Input
    from sphinxcontrib_ledger.export.json import Json
    from sphinxcontrib_ledger.pipeline import Comparison
    from sphinxcontrib_ledger.proof.report import Proof

#: The page that shows the article; nobody has a file of that name beside theirs.
HOST = 'ledger-standalone-page'
BUILDERS = {'text': 'text', 'html': 'html', 'json': 'dummy'}


def annotated(
    options: argparse.Namespace, files: Sequence[Input]
) -> tuple[Json, str, Proof | None]:
    """Return the account of an article as data, what is to be printed of it, and its proof."""
    original, edited = files
    with TemporaryDirectory(prefix='ledger-') as folder:
        source = Path(folder, 'source')
        (source / HOST).mkdir(parents=True)
        known = _link_neighbours(source, edited.path.parent)
        names = [
            _reachable(original, 'original', source, options.encoding),
            _reachable(edited, 'edited', source, options.encoding),
        ]
        (source / f'{HOST}.rst').write_text(_host(names, options), encoding='utf-8')
        article, proof = _build(source, Path(folder, 'built'), options, known)
        account = as_json(
            article.account,
            side(original.name, article.original),
            side(edited.name, article.edited),
        )
        return account, _shown(options.format, Path(folder, 'built')), proof


def _link_neighbours(source: Path, folder: Path) -> list[str]:
    """Let the article find what it includes; return the names that are no pages of this."""
    names = []
    for entry in sorted(folder.iterdir()):
        if entry.stem == HOST:
            continue
        try:
            (source / entry.name).symlink_to(entry.resolve())
        except OSError:
            # Where links are not allowed, an article without inclusions still works.
            break
        names.append(entry.name)
    return [*names, f'{HOST}/**']


def _reachable(file: Input, role: str, source: Path, encoding: str) -> str:
    """Return a file's path from the page, having copied it if it can be read but once."""
    if file.is_file:
        return os.path.relpath(file.path.resolve(), source.resolve())
    copied = source / HOST / f'{role}{file.path.suffix}'
    copied.write_text(file.text, encoding=encoding, newline='')
    return f'{HOST}/{copied.name}'


def _host(names: Sequence[str], options: argparse.Namespace) -> str:
    lines = [f'.. ledger-article:: {shlex.join(names)}', f'   :encoding: {options.encoding}']
    if options.read_as:
        lines.append(f'   :format: {options.read_as}')
    given = {'editor': options.editor, 'source': options.source}
    lines += [f'   :{name}: {" ".join(value.split())}' for name, value in given.items() if value]
    return '\n'.join(lines) + '\n'


def _build(
    source: Path, built: Path, options: argparse.Namespace, known: Sequence[str]
) -> tuple[Article, Proof | None]:
    values = {
        'extensions': ['sphinxcontrib_ledger'],
        'include_patterns': [f'{HOST}.rst'],
        # Nothing else is a page; this keeps Sphinx from looking into folders for more.
        'exclude_patterns': list(known),
        'root_doc': HOST,
        'project': '',
        'html_theme': 'alabaster',
        'html_theme_options': {'nosidebar': True, 'show_powered_by': False},
        'html_show_copyright': False,
        'html_show_sphinx': False,
        'html_copy_source': False,
        'ledger_granularity': options.granularity,
        'ledger_ignore': options.ignore,
        'ledger_dictionaries': options.dictionary,
        'suppress_warnings': ['ledger.published'],
    }
    builder = BUILDERS[options.format]
    outcomes: list[tuple[Article, Proof | None]] = []

    def note(_app: Sphinx, _docname: str, comparison: Comparison) -> None:
        # The proof counts what is in the document, which later has more in it than the article.
        outcomes.append((comparison.article, comparison.proof() if options.prove else None))

    with docutils_namespace():
        app = Sphinx(
            source, None, built, built / 'doctrees', builder, values, None, sys.stderr, True
        )
        app.connect('ledger-compared', note)
        app.build()
    if not outcomes:
        raise LedgerError(Subtype.FILE, 'the article could not be read (see above)')
    return outcomes[0]


def _shown(form: str, built: Path) -> str:
    if form == 'text':
        return (built / f'{HOST}.txt').read_text(encoding='utf-8')
    return _one_page(built / f'{HOST}.html') if form == 'html' else ''


def _one_page(path: Path) -> str:
    """Return a page with its style and pictures inside and without scripts and navigation."""
    page = BeautifulSoup(path.read_text(encoding='utf-8'), 'html.parser')
    for tag in page.select('script, link:not([rel=stylesheet]), .related, .footer'):
        tag.decompose()
    for link in page.select('link[rel=stylesheet]'):
        style = page.new_tag('style')
        style.string = _style(_local(path, str(link['href'])))
        link.replace_with(style)
    for name in ('src', 'href'):
        for tag in page.select(f'[{name}]'):
            local = _local(path, str(tag[name]))
            if local.is_file():
                tag[name] = _data(local)
    return str(page)


def _data(path: Path) -> str:
    """Return a file as an address that holds it."""
    kind = mimetypes.guess_type(path.name)[0] or 'application/octet-stream'
    return f'data:{kind};base64,{base64.b64encode(path.read_bytes()).decode("ascii")}'


def _style(path: Path) -> str:
    """Return a style sheet's text but for what it imports, which stands in the page already."""
    lines = path.read_text(encoding='utf-8').splitlines()
    return '\n'.join(line for line in lines if not line.startswith('@import'))


def _local(page: Path, address: str) -> Path:
    return page.parent / unquote(address.partition('?')[0].partition('#')[0])
