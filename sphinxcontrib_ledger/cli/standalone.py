"""An article by itself: a project of one page that is made for it and thrown away.

In: two inputs and their settings.
Out: the account as data, what is printed of it, and the proof. The step between reading the
arguments and printing.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinxcontrib_ledger.cli.one_page import one_page
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.export.form_changes import form_changes
from sphinxcontrib_ledger.export.json import as_json, side
from sphinxcontrib_ledger.settings import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.cli.inputs import Input
    from sphinxcontrib_ledger.export.form_changes import FormChange
    from sphinxcontrib_ledger.export.json import Json
    from sphinxcontrib_ledger.pipeline import Comparison
    from sphinxcontrib_ledger.proof.report import Proof
    from sphinxcontrib_ledger.settings import Settings

#: The page that shows the article; nobody has a file of that name beside theirs.
HOST = 'ledger-standalone-page'
BUILDERS = {'text': 'text', 'html': 'html', 'json': 'dummy'}


def annotated(
    files: Sequence[Input], settings: Settings, output: str, *, prove: bool
) -> tuple[Json, str, Proof | None]:
    """Return the account of an article as data, what is to be printed of it, and its proof."""
    original, edited = files
    with TemporaryDirectory(prefix='ledger-') as folder:
        source, built = Path(folder, 'source'), Path(folder, 'built')
        (source / HOST).mkdir(parents=True)
        neighbours = _link_neighbours(source, edited.path.parent)
        names = [
            _reachable(original, 'original', source, settings.encoding),
            _reachable(edited, 'edited', source, settings.encoding),
        ]
        (source / f'{HOST}.rst').write_text(_host(names, settings), encoding='utf-8')
        values = {**_values(settings), 'exclude_patterns': [*neighbours, f'{HOST}/**']}
        article, forms, proof = _build(source, built, BUILDERS[output], values, prove=prove)
        account = as_json(
            article.account,
            side(original.name, article.original),
            side(edited.name, article.edited),
            forms,
        )
        return account, _printed(output, built), proof


def _link_neighbours(source: Path, folder: Path) -> list[str]:
    """Let the article find the files that it includes; return their names.

    Where links are forbidden (Windows), an article that includes nothing still works.
    """
    names = []
    for entry in sorted(folder.iterdir()):
        if entry.stem == HOST:
            continue
        try:
            (source / entry.name).symlink_to(entry.resolve())
        except OSError as error:
            print(
                f'ledger: files cannot be linked to ({error.strerror}), so an article does not '
                'find what it includes',
                file=sys.stderr,
            )
            break
        names.append(entry.name)
    return names


def _reachable(file: Input, role: str, source: Path, encoding: str) -> str:
    """Return a file's path from the page, having copied it if it can be read but once."""
    if file.is_file:
        return os.path.relpath(file.path.resolve(), source.resolve())
    copied = source / HOST / f'{role}{file.path.suffix}'
    copied.write_text(file.text, encoding=encoding, newline='')
    return f'{HOST}/{copied.name}'


def _host(names: Sequence[str], settings: Settings) -> str:
    """Return the page that shows the article, with the settings that are options there."""
    values = {
        option.directive: getattr(settings, name)
        for name, option in OPTIONS.items()
        if option.directive and option.flag is not None and not option.flag.repeated
    }
    options = [f'   :{name}: {" ".join(value.split())}' for name, value in values.items() if value]
    return '\n'.join([f'.. ledger-article:: {shlex.join(names)}', *options]) + '\n'


def _values(settings: Settings) -> dict[str, Any]:
    """Return the configuration of the project, with the settings that are no options there."""
    chosen = {
        f'ledger_{name}': getattr(settings, name)
        for name, option in OPTIONS.items()
        if option.flag is not None and (not option.directive or option.flag.repeated)
    }
    return {
        'extensions': ['sphinxcontrib_ledger'],
        'include_patterns': [f'{HOST}.rst'],
        'root_doc': HOST,
        'project': '',
        'html_theme': 'alabaster',
        'html_theme_options': {'nosidebar': True, 'show_powered_by': False},
        'html_show_copyright': False,
        'html_show_sphinx': False,
        'html_copy_source': False,
        'suppress_warnings': ['ledger.published', 'ledger.empty'],
        **{name: list(v) if isinstance(v, tuple) else v for name, v in chosen.items()},
    }


def _build(
    source: Path, built: Path, builder: str, values: dict[str, Any], *, prove: bool
) -> tuple[Article, list[FormChange], Proof | None]:
    outcomes: list[tuple[Article, list[FormChange], Proof | None]] = []

    def note(_app: Sphinx, _docname: str, comparison: Comparison) -> None:
        article = comparison.article
        forms = form_changes(article, comparison.annotation)
        # The proof counts what is in the document, which later has more in it than the article.
        outcomes.append((article, forms, comparison.proof() if prove else None))

    with docutils_namespace():
        app = Sphinx(
            source, None, built, built / 'doctrees', builder, values, None, sys.stderr, True
        )
        # A page that stands alone is not searched, and Sphinx makes no index without a title.
        app.builder.search = False  # type: ignore[attr-defined]
        app.connect('ledger-compared', note)
        app.build()
    if not outcomes:
        raise LedgerError(Subtype.FILE, 'the article could not be read (see above)')
    return outcomes[0]


def _printed(output: str, built: Path) -> str:
    if output == 'text':
        return (built / f'{HOST}.txt').read_text(encoding='utf-8')
    return one_page(built / f'{HOST}.html') if output == 'html' else ''
