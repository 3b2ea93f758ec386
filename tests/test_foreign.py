"""Documents that others wrote to test docutils and Sphinx, as articles.

Each one is edited: in each of its blocks a word is changed (``foreign.words``).
The edited copy is an article with itself, which must not have a single mark, and one with the
original, in which just the changed words must be marked.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from conftest import CONF, Built, run_sphinx, write_files
from foreign import marks, words
from foreign.releases import DOCUTILS, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bs4 import Tag
    from docutils import nodes

pytestmark = pytest.mark.slow

#: Helps Sphinx over what docutils knows and some of its builders do not, be it in articles or not.
FIT = """
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class Fit(SphinxPostTransform):
    default_priority = 1

    def run(self):
        for node in list(self.document.findall(nodes.decoration)):
            node.parent.remove(node)
        for node in list(self.document.findall(nodes.acronym)):
            node.replace_self(nodes.inline('', '', *node.children))
        for footnote in self.document.findall(nodes.footnote):
            for node in list(footnote.findall(nodes.footnote_reference)):
                node.replace_self(nodes.superscript('', node.astext()))


def setup(app):
    app.add_post_transform(Fit)
"""


#: Marks that are right although no word in them is made up, each with the reason.
ALLOWED: dict[str, dict[str, str]] = {
    'latex_cornercases': {
        'nothing changed in a mark: strange name': 'the address that it links to was changed',
    },
}
#: The pages of each input, by which original stands beside the edited copy.
PAGES = {'original': 'changed', 'edited': 'same'}


@dataclass(frozen=True)
class Input:
    """An input of docutils' functional tests, original and edited."""

    name: str
    original: Path
    edited: Path
    words: Mapping[str, str]
    left_alone: list[str]


def read(path: Path) -> nodes.document:
    """Return what docutils reads of a file, before anything is done to it."""
    settings = get_default_settings(Parser)
    settings.report_level = settings.halt_level = 5
    settings._disable_config = True
    document = new_document(str(path), settings)
    Parser().parse(path.read_text(encoding='utf-8'), document)
    return document


@pytest.fixture(scope='module')
def inputs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Input]:
    folder = tmp_path_factory.mktemp('docutils').resolve()
    release = unpacked(DOCUTILS, request.config, folder)
    original = folder / 'original'
    shutil.copytree(release / 'test/functional/input', original)
    return [edit(path, folder / path.stem) for path in sorted(original.glob('*.rst'))]


def edit(path: Path, folder: Path) -> Input:
    """Edit an input and all that it includes in a folder of its own."""
    shutil.copytree(path.parent, folder)
    paths = [path, *sorted(path.parent.rglob('*.rst'))]
    made = words.edited({p: p.read_text(encoding='utf-8') for p in paths}, read(path))
    texts = {folder / p.relative_to(path.parent): text for p, text in made.texts.items()}
    for edited, text in texts.items():
        edited.write_text(text, encoding='utf-8')
    left = words.left_alone(texts, read(folder / path.name))
    return Input(path.stem, path, folder / path.name, made.words, left)


def test_a_word_is_changed_in_every_block(inputs: list[Input]) -> None:
    assert len(inputs) > 30
    assert sum(len(found.words) for found in inputs) > 3000
    assert [(found.name, found.left_alone) for found in inputs if found.left_alone] == []


@pytest.fixture(scope='module')
def project(inputs: list[Input], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project in which each input is two pages."""
    source = tmp_path_factory.mktemp('project') / 'source'
    write_files(source, {'conf.py': CONF + FIT, 'index.rst': 'Index\n=====\n'})
    for found in inputs:
        for kind, path in (('original', found.original), ('edited', found.edited)):
            put_in_project(path, source, f'articles/{found.name}/{kind}')
            names = [f'/articles/{found.name}/{side}/{path.name}' for side in (kind, 'edited')]
            page = f':orphan:\n\n.. ledger-article:: {" ".join(names)}\n'
            write_files(source, {f'{PAGES[kind]}/{found.name}.rst': page})
    return source


def put_in_project(path: Path, source: Path, folder: str) -> None:
    """Copy an input; in Sphinx, what it includes is named from the source folder."""
    shutil.copytree(path.parent, source / folder)
    for copied in (source / folder).rglob('*.rst'):
        text = copied.read_text(encoding='utf-8')
        text = re.sub(r'(\.\. include:: )(?=[\w.])', rf'\1/{folder}/', text)
        copied.write_text(text, encoding='utf-8')


def test_sphinx_marks_the_changed_words_of_an_input(project: Path, inputs: list[Input]) -> None:
    html = run_sphinx(project, project.parent / 'html', 'html')
    assert html.ours() == []
    wrong: dict[str, list[str]] = {}
    shown = 0
    for found in inputs:
        same, changed = (article(html, f'{kind}/{found.name}') for kind in ('same', 'changed'))
        assert same.select('[class*=ledger]') == []
        seen = marks.in_html(changed)
        shown += sum(word.made_up for word in seen)
        wrong[found.name] = [
            said
            for said in marks.complaints(seen, marks.in_html(same))
            if said not in ALLOWED.get(found.name, {})
        ]
    assert {name: said for name, said in wrong.items() if said} == {}
    # What Sphinx does not show is headers, footers and what it takes for an error.
    assert shown > 0.95 * sum(len(found.words) for found in inputs)


def article(built: Built, docname: str) -> Tag:
    """Return the part of a page that shows its document."""
    body = built.soup(docname).select_one('div.body')
    assert body is not None
    return body
