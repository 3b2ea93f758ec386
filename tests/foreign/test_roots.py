"""The projects that Sphinx is tested with, as articles.

Each document of them is edited: in each of its blocks a word is changed (``foreign.words``).
One project has two pages for it, each beside what stood beside it where it comes from: the edited
copy with itself, and the edited copy with the original.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import docutils_namespace

from support.foreign import marks, words
from support.foreign.releases import SPHINX, unpacked
from support.projects import Built, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bs4 import Tag
    from docutils import nodes

pytestmark = [
    pytest.mark.slow,
    # docutils' own documents show the same by day.
    pytest.mark.nightly,
    # Sphinx's own napoleon still uses what its autodoc has done away with.
    pytest.mark.filterwarnings('ignore:The mapping interface for autodoc options'),
]

CONF = """
extensions = [
    'sphinx.ext.autodoc', 'sphinx.ext.autosummary', 'sphinx.ext.doctest', 'sphinx.ext.todo',
    'sphinx.ext.mathjax', 'sphinx.ext.extlinks', 'sphinx.ext.graphviz', 'sphinx.ext.ifconfig',
    'sphinx.ext.inheritance_diagram', 'sphinx.ext.napoleon', 'sphinxcontrib_ledger',
]
numfig = True
default_role = 'literal'
autosummary_generate = False
todo_include_todos = True
exclude_patterns = ['original', 'edited']
"""
INDEX = {'conf.py': CONF, 'index.rst': 'Index\n=====\n'}
#: The pages of each document, by which original stands beside the edited copy.
PAGES = {'same': 'edited', 'changed': 'original'}
#: Documents whose pages are not as they should be, each with the reason.
EXCEPTIONS: Mapping[str, str] = {
    'test-ext-math-include/included': 'it includes a document, here a page with an article',
    'test-ext-math-include/math': 'likewise: its article is within another one',
    'test-ext-todo/index': 'it lists what is to be done on all pages, with the marks there',
}


class Edited(NamedTuple):
    """A document of a root, by its name from the folder of roots, and the edited copy."""

    name: str
    original: str
    edited: str
    words: Mapping[str, str]


@pytest.fixture(scope='module')
def plain(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the folder of roots, made one project."""
    folder = tmp_path_factory.mktemp('roots').resolve()
    shutil.copytree(unpacked(SPHINX, request.config, folder) / 'tests/roots', folder / 'plain')
    write_files(folder / 'plain', INDEX)
    return folder / 'plain'


@pytest.fixture(scope='module')
def documents(plain: Path) -> list[Edited]:
    return edited(plain)


def edited(folder: Path) -> list[Edited]:
    """Edit the documents of a folder; what is in them is what Sphinx reads there."""
    found: list[Edited] = []
    for name, document in read(folder).items():
        path = folder / f'{name}.rst'
        if name != 'index':
            text = path.read_text(encoding='utf-8')
            made = words.edited({path: text}, document)
            found.append(Edited(name, text, made.texts[path], made.words))
    return found


def read(folder: Path) -> dict[str, nodes.document]:
    """Return what Sphinx reads in a project, before anything is done to it."""
    documents: dict[str, nodes.document] = {}

    class Keep(SphinxTransform):
        default_priority = 0

        def apply(self, **kwargs: Any) -> None:
            documents[self.env.docname] = self.document.deepcopy()

    out = folder.parent / 'out'
    with docutils_namespace():
        # Projects with Markdown that were built before have put it into Sphinx's own default.
        suffixes = {'source_suffix': {'.rst': 'restructuredtext'}}
        app = Sphinx(folder, folder, out, out, 'dummy', suffixes, status=None, warning=None)
        app.add_transform(Keep)
        app.build()
    return documents


@pytest.fixture(scope='module')
def built(plain: Path, documents: list[Edited], tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a project that was built, in which each document is two pages."""
    source = tmp_path_factory.mktemp('project') / 'source'
    write_files(source, INDEX)
    for kind, beside in PAGES.items():
        # What documents include and show is found from their pages.
        shutil.copytree(plain, source / kind, ignore=shutil.ignore_patterns('conf.py', '*.rst'))
        for document in documents:
            name = f'{document.name}.rst'
            page = f'.. ledger-article:: "/{beside}/{name}" "/edited/{name}"\n'
            write_files(source, {f'{kind}/{name}': page})
    for document in documents:
        name = f'{document.name}.rst'
        write_files(source, {f'original/{name}': document.original})
        write_files(source, {f'edited/{name}': document.edited})
    return run_sphinx(source, source.parent / 'html', 'html')


def test_words_of_sphinx_documents_are_changed(documents: list[Edited]) -> None:
    assert len(documents) > 280
    assert sum(len(document.words) for document in documents) > 1200


def test_sphinx_documents_have_the_marks_of_changed_words_and_no_other_when_they_are_identical(
    documents: list[Edited], built: Built
) -> None:
    wrong: dict[str, list[str]] = {}
    shown = 0
    for document in documents:
        same, changed = (page(built, f'{kind}/{document.name}') for kind in PAGES)
        said = [str(mark) for mark in same.select('[class*=ledger]')]
        seen = marks.in_html(changed)
        shown += sum(word.made_up for word in seen)
        said += [
            complaint
            for complaint in marks.complaints(seen, marks.in_html(same))
            # Names that are shortened, signatures and numbered lines are marked as wholes.
            if not complaint.startswith(('too much in a mark', 'nothing changed in a mark'))
        ]
        if said or document.name in warned(built):
            wrong[document.name] = said
    assert {name: said for name, said in wrong.items() if name not in EXCEPTIONS} == {}
    # What needs no exception any more is to be one no longer.
    assert wrong.keys() == EXCEPTIONS.keys()
    assert shown > 0.95 * sum(len(document.words) for document in documents)


def warned(built: Built) -> set[str]:
    """Return the documents that we warn about, but for those that show nothing."""
    # What is wrong in an original is so in the copy.
    known = (
        '[ledger.empty]',
        'may be missing on its side [ledger.original]',
        'text of that is missing on its side [ledger.original]',
    )
    lines = [line for line in built.ours() if not line.endswith(known)]
    found = [re.match(r'\S*?/(?:same|changed|edited)/(\S+)\.rst:', line) for line in lines]
    assert None not in found
    return {match[1] for match in found if match}


def test_only_documents_that_show_nothing_are_warned_about(built: Built) -> None:
    empty = [line for line in built.ours() if line.endswith('[ledger.empty]')]
    for line in empty:
        match = re.search(r'/((?:same|changed)/\S+)\.rst:', line)
        assert match
        assert marks.in_html(page(built, match[1])) == []
    assert empty


def page(built: Built, docname: str) -> Tag:
    """Return the part of a page that shows its document."""
    body = built.soup(docname).select_one('div.body')
    assert body is not None
    return body
