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
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.core import publish_string
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.transforms import Transform
from docutils.utils import new_document

from sphinxcontrib_ledger import docutils_parser
from support.foreign import marks, stretches, words
from support.foreign.releases import DOCUTILS, unpacked
from support.projects import CONF, Built, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from bs4 import Tag

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


class FitText(SphinxPostTransform):
    default_priority = 1
    formats = ('text',)

    def run(self):
        for node in list(self.document.findall(nodes.table)):
            if isinstance(node.parent, nodes.entry):
                node.parent.remove(node)


def setup(app):
    app.add_post_transform(Fit)
    app.add_post_transform(FitText)
"""


#: Marks that are right although no word in them is made up, each with the reason.
ALLOWED: dict[str, dict[str, str]] = {
    'latex_cornercases': {
        'nothing changed in a mark: strange name': 'the address that it links to was changed',
    },
}
#: Inputs that repeat most of what is in another one, for another writer of docutils; they come at
#: night.  `standalone_rst_html5` and `misc_rst_html5` have what they include, and are there by day.
REPEATED = {
    *('misc_rst_html4css1', 'standalone_rst_docutils_xml', 'standalone_rst_html4css1'),
    *('standalone_rst_latex', 'standalone_rst_pseudoxml', 'standalone_rst_xetex'),
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


@pytest.fixture(
    scope='module', params=['one of each', pytest.param('all', marks=pytest.mark.nightly)]
)
def inputs(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Input]:
    folder = tmp_path_factory.mktemp('docutils').resolve()
    release = unpacked(DOCUTILS, request.config, folder)
    original = folder / 'original'
    shutil.copytree(release / 'test/functional/input', original)
    left_out = REPEATED if request.param == 'one of each' else set()
    paths = sorted(original.glob('*.rst'))
    assert {path.stem for path in paths} >= REPEATED
    return [edit(path, folder / path.stem) for path in paths if path.stem not in left_out]


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
    assert len(inputs) > 25
    assert sum(len(found.words) for found in inputs) > 1200
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
    assert others(html) == []
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
    for builder in ('text', 'latex'):
        check_sphinx(builder, html, inputs)


def others(built: Built) -> list[str]:
    """Return our warnings, but for those of what is wrong in an original, as in the copy."""
    known = (
        'may be missing on its side [ledger.original]',
        'text of that is missing on its side [ledger.original]',
    )
    return [line for line in built.ours() if not line.endswith(known)]


def check_sphinx(builder: str, html: Built, inputs: list[Input]) -> None:
    """Look at the marks that another builder makes of what was read for the pages."""
    pages = [(f'{kind}/{found.name}', found) for found in inputs for kind in PAGES.values()]
    files = [(name, f'{name.replace("/", "-")}.tex', name, 'x', 'howto') for name, _ in pages]
    built = run_sphinx(
        html.source,
        html.out.parent / builder,
        builder,
        doctreedir=html.out.parent / 'html-doctrees',
        confoverrides={
            'latex_documents': files,
            # Sphinx has six, and breaks where sections are deeper.
            'text_sectionchars': '*=-~"+`^:.#_',
        },
    )
    assert others(built) == []
    said = []
    for (name, found), (_, file, *_) in zip(pages, files, strict=True):
        if builder == 'latex':
            # What stands before it is ours and Sphinx's.
            text = built.text(file).partition(r'\begin{document}')[2]
            inside = list(stretches.in_latex(text))
            text = _LABELS_AND_CONTENTS.sub('', text)
        else:
            text = built.text(f'{name}.txt')
            inside = list(stretches.between_signs(text))
        if name.startswith('same/'):
            assert inside == []
        else:
            said += complaints(found, text, inside)
    assert said == []


#: What Sphinx makes of headings in LaTeX: labels, and entries in contents.  The first heading of
#: all is the title of the paper, before its beginning, so that nothing else repeats it.
_LABELS_AND_CONTENTS = re.compile(
    r'\\phantomsection\\label\{\\detokenize\{[^{}]*\}\}'
    r'\{\\hyperref\[\\detokenize\{[^{}]*\}\]\{\\sphinxcrossref\{[^{}]*\}\}\}'
    r'|\\detokenize\{[^{}]*\}'
)

#: How docutils' own writers are called, and how what they write is read.
WRITERS = ('html5',)
#: Writers that come from that one, or write the tree as it is, or read much as Sphinx's own.
#: `tests/host/docutils` has every mark in every construct by day, in each of them.
AT_NIGHT = [
    pytest.param(name, marks=pytest.mark.nightly)
    for name in ('html4', 'latex', 'odt', 'manpage', 'xelatex', 'xml')
]


@pytest.mark.parametrize('writer', [*WRITERS, *AT_NIGHT])
def test_a_writer_of_docutils_marks_the_changed_words_of_an_input(
    inputs: list[Input], writer: str
) -> None:
    said: list[str] = []
    shown = 0
    for found in inputs:
        text, inside = marked(published(found, found.original, writer), writer)
        shown += len(stretches.made_up(text))
        said += complaints(found, text, inside)
    assert said == []
    assert shown > 0.9 * sum(len(found.words) for found in inputs)


def test_docutils_marks_nothing_in_an_input_that_is_compared_with_itself(
    inputs: list[Input],
) -> None:
    for found in inputs:
        assert 'ledger' not in str(published(found, found.edited, 'xml')).partition('<document')[2]


class Fit(Transform):
    """Helps docutils over what some of its writers do not write, be it in articles or not."""

    default_priority = 950

    def apply(self) -> None:
        """Take off what stops the writer; it says so itself."""
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, nodes.acronym | nodes.abbreviation):
                node.replace_self(nodes.inline('', '', *node.children))
            elif self._stops(node):
                node.parent.remove(node)

    def _stops(self, node: nodes.Element) -> bool:
        writer = self.document.transformer.components['writer']
        if writer.supports('manpage'):
            is_nested = isinstance(node, nodes.table) and isinstance(node.parent, nodes.entry)
            return is_nested or isinstance(node, nodes.decoration)
        if not writer.supports('latex'):
            return False
        if isinstance(node, nodes.image):
            return '://' in node['uri']
        return isinstance(node, nodes.entry) and 'morerows' in node and 'morecols' in node


class Fitted(docutils_parser.Parser):
    """The parser that knows our directives, and what its documents need to be written."""

    def get_transforms(self) -> list[type[Transform]]:
        """Return the transforms of a document."""
        return [*super().get_transforms(), Fit]


def published(found: Input, original: Path, writer: str) -> str | bytes:
    """Return what a writer makes of a page with an input beside an original."""
    result: str | bytes = publish_string(
        f'.. ledger-article:: "{original}" "{found.edited}"\n   :legend: none\n',
        source_path=str(found.edited.parent / 'page.rst'),
        parser=Fitted(),
        writer_name=writer,
        settings_overrides={
            '_disable_config': True,
            'report_level': 5,
            'halt_level': 5,
            'warning_stream': False,
            'output_encoding': 'utf-8' if writer == 'odt' else 'unicode',
        },
    )
    return result


def marked(page: str | bytes, writer: str) -> tuple[str, list[str]]:
    """Return the text of a page, and what of it is in marks."""
    if isinstance(page, bytes):
        text = stretches.text_of_odt(page)
        return text, list(stretches.between_signs(text))
    if writer.startswith('html'):
        body = BeautifulSoup(page, 'html.parser').body
        assert body is not None
        seen = marks.in_html(body)
        return ' '.join(word.word for word in seen), [word.word for word in seen if word.mark]
    if writer.endswith('latex'):
        return page, list(stretches.in_latex(page))
    text = stretches.text_of_xml(page) if writer == 'xml' else page
    return text, list(stretches.between_signs(text))


def complaints(found: Input, text: str, inside: Iterable[str]) -> Iterator[str]:
    """Go through the made-up words that a text shows and that are in no mark of it."""
    inside = list(inside)
    told = any(re.match(r'lines? \d', one) for one in inside)
    lines = words_in_code(found) if told else set()
    for word in sorted(stretches.made_up(text) - stretches.made_up(' '.join(inside)) - lines):
        yield f'{found.name}: no mark: {word} ({found.words.get(word)})'


def words_in_code(found: Input) -> set[str]:
    """Return the made-up words in code, of which the lines are named where there is no colour."""
    code = read(found.edited).findall(
        lambda node: isinstance(node, nodes.literal_block | nodes.doctest_block)
    )
    return {word for block in code for word in stretches.made_up(block.astext())}


def article(built: Built, docname: str) -> Tag:
    """Return the part of a page that shows its document."""
    body = built.soup(docname).select_one('div.body')
    assert body is not None
    return body
