"""An article whose original is the same file has no mark, whatever it links to and where it stands.

Four things vary: the host, the place on its page, the format of the article and the construct in
it.  Each host of Sphinx is one project with a page for each of the others; each construct stands in
one place by turns, and in every place at night.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import docutils
import myst_parser
import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_string
from packaging.version import Version
from sphinx.util.docutils import docutils_namespace

from sphinxcontrib_ledger.docutils_parser import Parser
from support.linking_articles import CONSTRUCTS, MD_PAGE, OTHERS, PLACES, RST_PAGE, SETTINGS
from support.projects import Built, run_sphinx, write_files

if TYPE_CHECKING:
    from pathlib import Path

#: The format of pages and the extensions of a project.
HOSTS = {
    'reStructuredText': ('rst', ['sphinxcontrib_ledger', 'myst_parser']),
    'Markdown': ('md', ['sphinxcontrib_ledger', 'myst_parser']),
    'a project without Markdown': ('rst', ['sphinxcontrib_ledger']),
}
#: The hosts by day: articles in projects without Markdown are the contract's (`test_marks`).
BY_DAY = ('reStructuredText', 'Markdown')
#: MyST-Parser before 5.2 compares the labels of a page's footnotes as numbers or texts, so a build
#: fails (``TypeError``) if numbers and signs are among them, whoever put them there.
UNREADABLE_IN_MARKDOWN = (
    {('rst', 'a footnote by a sign')}
    if Version(myst_parser.__version__) < Version('5.2')
    else set()
)
#: docutils before 0.22 cannot remove messages about unknown roles of reStructuredText in Markdown
#: (``KeyError``), also on a page without this extension.
UNREADABLE_IN_PLAIN_DOCUTILS = (
    {('md', 'reStructuredText')} if docutils.__version_info__ < (0, 22) else set()
)
#: The constructs in which there is nothing that could be compared.
WITHOUT_TEXT = {'a list of pages'}
EVERY = [(form, name) for form, constructs in CONSTRUCTS.items() for name in constructs]
IDS = [', '.join(page) for page in EVERY]
IN_PLAIN_DOCUTILS = [page for page in EVERY if page not in UNREADABLE_IN_PLAIN_DOCUTILS]
#: What two articles of one page may say a name is, so that docutils gives it to the other one,
#: or to none.
NAMESAKES = (
    ('.. _quay: https://one.example', '.. _quay: https://two.example'),
    ('.. _quay: https://one.example', 'Quay\n====\n\nText.'),
    ('.. _quay: bay_\n\n.. _bay:\n\nText.', '.. _quay: bay_\n\n.. _bay:\n\nText.'),
    ('.. _quay: bay_\n\n.. _bay:\n\nText.', '.. _quay:\n\nText.'),
    ('.. _quay: bay_\n\n.. _bay:\n\nText.', ''),
    ('An _`quay` here.', '.. _kai:\n\nQuay\n====\n\nText.'),
    ('.. [1] One note.', '.. [1] Two.\n.. [2] Another note, that is 2_.'),
)


class Page(NamedTuple):
    """What the article of a page is like."""

    form: str
    construct: str
    place: str


def pages_of(host: str, places: str) -> list[Page]:
    """Return the pages of a project whose pages are in the format ``host``."""
    known = list(PLACES[host])
    return [
        Page(form, construct, place)
        for number, (form, construct) in enumerate(EVERY)
        for place in (known if places == 'every' else [known[number % len(known)]])
        if host != 'md' or (form, construct) not in UNREADABLE_IN_MARKDOWN
    ]


def files_of(host: str, page: Page, number: int) -> dict[str, str]:
    """Return a page and its article."""
    file = f'articles/{number}.{page.form}'
    article = PLACES[host][page.place].replace('{file}', f'/{file}')
    text = (RST_PAGE if host == 'rst' else MD_PAGE).replace('{article}', article)
    content = CONSTRUCTS[page.form][page.construct] + '\n'
    return {
        f'page{number}.{host}': text.replace('@', str(number)),
        file: content.replace('@', str(number)),
    }


class Project(NamedTuple):
    """A built project: its pages, each with the number in its name, and its warnings."""

    host: str
    pages: list[Page]
    built: Built


@pytest.fixture(
    scope='module',
    params=[
        pytest.param(
            (host, places),
            id=f'{host}, {places}',
            marks=[pytest.mark.nightly] if places == 'every' or host not in BY_DAY else [],
        )
        for host in HOSTS
        for places in ('one place each', 'every')
    ],
)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    host, extensions = HOSTS[request.param[0]]
    pages = pages_of(host, request.param[1])
    folder = tmp_path_factory.mktemp('twice')
    files: dict[str, str | bytes] = {
        'conf.py': f'extensions = {extensions}\n{SETTINGS}',
        'index.rst': 'Top\n===\n\n.. toctree::\n\n   other\n   second\n',
        **{
            name: text
            for name, text in OTHERS.items()
            if 'myst_parser' in extensions or not name.endswith('.md')
        },
    }
    for number, page in enumerate(pages):
        files.update(files_of(host, page, number))
    write_files(folder / 'source', files)
    return Project(host, pages, run_sphinx(folder / 'source', folder / 'html', 'html'))


@pytest.mark.parametrize(('form', 'construct'), EVERY, ids=IDS)
def test_the_same_file_twice_has_no_mark(project: Project, form: str, construct: str) -> None:
    marked = {
        page.place: [
            str(mark) for mark in project.built.soup(f'page{number}').select('[class*=ledger-]')
        ]
        for number, page in enumerate(project.pages)
        if page[:2] == (form, construct)
    }
    assert marked == {place: [] for place in marked}


def test_every_article_was_compared(project: Project) -> None:
    told = re.compile(rf'SRC/page(\d+)\.{project.host}:\d+: .*\[ledger\.empty\]')
    empty = {int(match[1]) for line in project.built.ours() if (match := told.match(line))}
    assert empty == {n for n, page in enumerate(project.pages) if page.construct in WITHOUT_TEXT}
    # Headings in a note become rubrics, some articles have faults of their own, and there is
    # nothing else to tell.
    known = re.compile(r'\[ledger\.empty\]|may be missing on its side \[ledger\.original\]')
    others = [line for line in project.built.ours() if not known.search(line)]
    assert [line for line in others if 'headings stands' not in line] == []


def test_articles_with_the_same_names_on_one_page_have_no_marks(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        'conf.py': "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles']",
        'index.rst': 'Top\n===\n',
    }
    for number, namesakes in enumerate(NAMESAKES):
        page = ':orphan:\n'
        for which, definition in enumerate(namesakes):
            name = f'articles/{number}.{which}.rst'
            files[name] = f'{which}: quay_, `the wall <quay_>`__, note 1_.\n\n{definition}\n'
            page += f'\n.. ledger-article:: {name} {name}\n'
        files[f'page{number}.rst'] = page
    write_files(tmp_path / 'source', files)
    project = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html')
    marked = [
        str(mark)
        for number in range(len(NAMESAKES))
        for mark in project.soup(f'page{number}').select('ins, .ledger-elision, .ledger-block')
    ]
    assert marked == []


@pytest.mark.parametrize(
    ('form', 'construct'), IN_PLAIN_DOCUTILS, ids=map(', '.join, IN_PLAIN_DOCUTILS)
)
def test_the_same_file_twice_has_no_mark_in_plain_docutils(
    tmp_path: Path, form: str, construct: str
) -> None:
    files = files_of('rst', Page(form, construct, 'the page'), 0)
    # Sphinx calls the folder of the project `/`.
    page = files['page0.rst'].replace(' /articles', ' articles')
    write_files(tmp_path, {**files, 'picture.png': OTHERS['picture.png']})
    # docutils notes the roles that it has looked up, and Sphinx is astonished at them.
    with docutils_namespace():
        written = publish_string(
            page,
            source_path=str(tmp_path / 'page0.rst'),
            parser=Parser(),
            writer_name='html5',
            settings_overrides={'_disable_config': True, 'report_level': 5, 'halt_level': 5},
        )
    body = BeautifulSoup(written, 'html.parser').body
    assert body is not None
    assert [str(mark) for mark in body.select('[class*=ledger-]')] == []
