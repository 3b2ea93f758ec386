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
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinxcontrib_ledger.cli.colors import WithoutColors, paint, put_signs, shows_colors
from sphinxcontrib_ledger.cli.context import keep_changed
from sphinxcontrib_ledger.cli.one_page import one_page
from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.export.form_changes import form_changes
from sphinxcontrib_ledger.export.json import as_json, side
from sphinxcontrib_ledger.settings import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.cli.colors import Signs
    from sphinxcontrib_ledger.cli.inputs import Input
    from sphinxcontrib_ledger.cli.output import View
    from sphinxcontrib_ledger.export.form_changes import FormChange
    from sphinxcontrib_ledger.export.json import Json
    from sphinxcontrib_ledger.pipeline import Comparison
    from sphinxcontrib_ledger.proof.report import Proof
    from sphinxcontrib_ledger.settings import Settings

#: The page that shows the article; nobody has a file of that name beside theirs.
HOST = 'ledger-standalone-page'
#: What Sphinx warns of where an article refers to documents of its project, which are not here;
#: their references are shown as the text that they have.
_ELSEWHERE = (
    *('ref', 'toc.not_readable', 'toc.excluded', 'toc.empty_glob'),
    *('myst.xref_missing', 'myst.not_supported'),
)
BUILDERS = {'text': 'text', 'html': 'html', 'json': 'dummy'}


def annotated(
    files: Sequence[Input], settings: Settings, view: View, *, prove: bool
) -> tuple[Json, str, Proof | None]:
    """Return the account of an article as data, what is to be printed of it, and its proof."""
    original, edited = files
    with TemporaryDirectory(prefix='ledger-') as folder:
        source, built = Path(folder, 'source'), Path(folder, 'built')
        (source / HOST).mkdir(parents=True)
        neighbours = _link_neighbours(source, edited.called.parent)
        names = [
            _reachable(original, 'original', source, settings.encoding),
            _reachable(edited, 'edited', source, settings.encoding),
        ]
        (source / f'{HOST}.rst').write_text(_host(names, settings), encoding='utf-8')
        values = {**_values(settings), 'exclude_patterns': [*neighbours, f'{HOST}/**']}
        # Readers of a page are told which file is which, without the folders of whoever made it.
        values['html_title'] = ' → '.join(Path(file.shown_name).name for file in files)
        article, forms, proof, signs = _build(source, built, view, values, prove=prove)
        account = as_json(
            article.account,
            side(original.name, article.original),
            side(edited.name, article.edited),
            forms,
        )
        return account, _printed(view, built, signs), proof


def _link_neighbours(source: Path, folder: Path) -> list[str]:
    """Let the article find the files that it includes; return their names.

    Where links are forbidden (Windows), an article that includes nothing still works.
    """
    names = []
    # The folder of a file that git shows may be gone.
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
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
    copied = source / HOST / f'{role}{file.called.suffix}'
    copied.write_text(file.text, encoding=encoding, newline='')
    return f'{HOST}/{copied.name}'


def _host(names: Sequence[str], settings: Settings) -> str:
    """Return the page that shows the article, with the settings that are options there."""
    values = {
        option.directive: getattr(settings, name)
        for name, option in OPTIONS.items()
        if option.directive and option.flag is not None and not option.flag.repeated
    }
    values['reveal'] = settings.reveal
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
        'suppress_warnings': ['ledger.published', 'ledger.empty', *_ELSEWHERE],
        **{name: list(v) if isinstance(v, tuple) else v for name, v in chosen.items()},
    }


class _Built(NamedTuple):
    """What a build found, and the signs of marks in its text, if that will be painted."""

    article: Article
    forms: list[FormChange]
    proof: Proof | None
    signs: Signs | None


def _build(
    source: Path, built: Path, view: View, values: dict[str, Any], *, prove: bool
) -> _Built:
    outcomes: list[_Built] = []
    painted: list[Signs] = []

    def note(_app: Sphinx, _docname: str, comparison: Comparison) -> None:
        article = comparison.article
        forms = form_changes(article, comparison.annotation)
        # The proof counts what is in the document, which later has more in it than the article.
        proof = comparison.proof() if prove else None
        outcomes.append(_Built(article, forms, proof, None))

    def show(_app: Sphinx, document: nodes.document, _docname: str) -> None:
        _write_plainly(document)
        if view.context is not None:
            keep_changed(document, view.context)
        if view.styles is not None:
            painted.append(put_signs(document))

    messages: Any = sys.stderr if shows_colors(sys.stderr) else WithoutColors(sys.stderr)
    with docutils_namespace():
        app = Sphinx(
            source, None, built, built / 'doctrees', BUILDERS[view.output], values, None,
            messages, True,
        )  # fmt: skip
        # Who compares two files is told of one without text, and sees all of the other.
        app.add_config_value('ledger_alone', True, 'env', (bool,))
        # A page that stands alone is not searched, and Sphinx makes no index without a title.
        app.builder.search = False  # type: ignore[attr-defined]
        app.connect('ledger-compared', note)
        app.connect('doctree-resolved', show)
        app.build()
    if not outcomes:
        raise LedgerError(Subtype.FILE, 'the article could not be read (see above)')
    return outcomes[0]._replace(signs=painted[0] if painted else None)


def _write_plainly(document: nodes.document) -> None:
    """Show references that lead nowhere here as any other text."""
    for reference in [*all_of(document, nodes.inline), *all_of(document, nodes.literal)]:
        if 'xref' in reference['classes'] and not isinstance(reference.parent, nodes.reference):
            replace_node(reference, reference.children)


def _printed(view: View, built: Path, signs: Signs | None) -> str:
    if view.output == 'text':
        text = (built / f'{HOST}.txt').read_text(encoding='utf-8')
        return paint(text, signs, view.styles) if signs and view.styles else text
    return one_page(built / f'{HOST}.html') if view.output == 'html' else ''
