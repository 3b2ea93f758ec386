"""Projects of one page, built through Sphinx: an annotated article, or a file as it is."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass, field
from itertools import pairwise
from time import perf_counter
from traceback import format_exc
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import regex
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from pictures import provide
from sphinxcontrib_ledger import nodes as ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pairs import Pair

    from sphinxcontrib_ledger.pipeline import Comparison

BUILDERS = ('html', 'latex', 'text')
_ESCAPES = regex.compile(r'\x1b\[[0-9;]*m')
_STARTS = regex.compile(r'^(?:.*?: )?(?:WARNING|ERROR|CRITICAL|SEVERE): ', regex.MULTILINE)
#: What articles use that Sphinx has, but not as it comes.
EXTENSIONS = [
    'sphinx.ext.autodoc', 'sphinx.ext.doctest', 'sphinx.ext.extlinks', 'sphinx.ext.graphviz',
    'sphinx.ext.inheritance_diagram', 'sphinx.ext.intersphinx', 'sphinx.ext.todo',
]  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """What an account says: ``failed`` has the reasons of its failures, all else is counted.

    ``fallback`` are the blocks that are marked as wholes because the account of words failed,
    ``wholes`` the nodes that are marked around because nothing in them can be marked.
    """

    failed: tuple[str, ...]
    blocks: int
    changed: int
    fallback: int
    wholes: int
    marked: int
    removed: int
    moved: int


@dataclass
class Built:
    """What a build gave."""

    folder: Path
    seconds: float = 0.0
    crash: str = ''
    warnings: list[str] = field(default_factory=list)
    figures: Figures | None = None

    def output(self, name: str) -> str:
        """Return an output file, nothing if there is none."""
        path = self.folder / name
        return path.read_text(encoding='utf-8') if path.is_file() else ''


def annotated(
    pair: Pair,
    folder: Path,
    original: Path,
    edited: Path,
    builders: Sequence[str] = BUILDERS,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> Built:
    """Build a page that shows an article and nothing else; ``values`` are more configuration."""
    source = folder / 'source'
    (source / 'articles').mkdir(parents=True)
    names = []
    for side, path in (('original', original), ('edited', edited)):
        name = f'articles/{side}{path.suffix}'
        shutil.copyfile(path, source / name)
        provide(source, path.read_text(encoding='utf-8'))
        names.append(name)
    page = f'.. ledger-article:: {" ".join(names)}\n   :format: {pair.format}\n'
    (source / 'index.rst').write_text(page, encoding='utf-8')
    return _build(pair, folder, builders, values)


def plain(pair: Pair, folder: Path, path: Path, builders: Sequence[str] = BUILDERS) -> Built:
    """Build a file that is a document of its own."""
    source = folder / 'source'
    source.mkdir(parents=True)
    shutil.copyfile(path, source / f'index.{pair.format}')
    provide(source, path.read_text(encoding='utf-8'))
    return _build(pair, folder, builders, {})


def _values(pair: Pair) -> dict[str, Any]:
    markdown = ['myst_parser'] if pair.format == 'md' else []
    return {
        'extensions': [*EXTENSIONS, *markdown, 'sphinxcontrib_ledger'],
        'source_suffix': {'.rst': 'restructuredtext', '.md': 'markdown'}
        if markdown
        else {'.rst': 'restructuredtext'},
        'exclude_patterns': ['articles'],
        'project': pair.name,
        'language': pair.language,
        'html_theme': 'alabaster',
        'myst_enable_extensions': ['deflist'],
        'latex_engine': 'xelatex',
        'latex_use_xindy': False,
        'intersphinx_disabled_reftypes': ['*'],
    }


def _build(pair: Pair, folder: Path, builders: Sequence[str], values: Mapping[str, Any]) -> Built:
    """Read the page once and write it by each of the builders."""
    built = Built(folder)
    heard = io.StringIO()
    source = folder / 'source'
    started = perf_counter()

    def note(_app: Sphinx, _docname: str, compared: Comparison) -> None:
        built.figures = _figures(compared)

    try:
        for builder in builders:
            with docutils_namespace():
                app = Sphinx(
                    source,
                    None,
                    folder / builder,
                    folder / 'doctrees',
                    builder,
                    {**_values(pair), **values},
                    None,
                    heard,
                )
                app.connect('ledger-compared', note)
                app.build()
    except Exception:
        built.crash = format_exc()
    built.seconds = perf_counter() - started
    built.warnings = list(_messages(heard.getvalue(), source))
    return built


def _messages(heard: str, source: Path) -> Iterator[str]:
    """Go through the warnings, each with all of its lines."""
    text = _ESCAPES.sub('', heard).replace(f'{source}/', '')
    starts = [match.start() for match in _STARTS.finditer(text)]
    for start, stop in pairwise([*starts, len(text)]):
        yield text[start:stop].strip()


def _figures(compared: Comparison) -> Figures:
    account = compared.article.account
    changed = [pair for pair in account.pairs if not pair.identical and pair.edited]
    touched = sum(
        len(pair.edited)
        for pair in changed
        if not pair.edits or any(edit.kind != 'same' for edit in pair.edits)
    )
    edits = [edit for pair in account.pairs for edit in pair.edits if edit.kind != 'same']
    return Figures(
        failed=tuple(failure.reason for failure in compared.failures),
        blocks=len(account.edited),
        changed=touched,
        fallback=touched if compared.failures else 0,
        wholes=sum(
            ledger.CODE not in node['classes']
            for root in compared.roots
            for node in [*root.findall(ledger.ledger_block), *_around(root)]
        ),
        marked=sum(edit.edited.stop - edit.edited.start for edit in edits),
        removed=sum(edit.original.stop - edit.original.start for edit in edits),
        moved=sum(pair.moved for pair in account.pairs),
    )


def _around(root: Any) -> Iterator[ledger.ledger_block]:
    """Go through the marks around an element of the article that has no parent in it."""
    while isinstance(root.parent, ledger.TRANSPARENT):
        root = root.parent
        if isinstance(root, ledger.ledger_block):
            yield root
