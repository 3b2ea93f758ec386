"""The demo's chapter of constructs in several formats: files that a person can review."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import sphinx
from bs4 import BeautifulSoup

from support.projects import ROOT, run_sphinx, unnumbered

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_regressions.file_regression import FileRegressionFixture

    from support.projects import Built

PAGES = (
    'code',
    'design',
    'hosts',
    'lists',
    'markdown',
    'math',
    'objects',
    'pictures',
    'quotations',
    'references',
    'reuse',
    'sections',
    'tables',
)
#: Where each format's writer puts a page.
FILES = {
    'html': 'constructs/{}.html',
    'epub': 'constructs/{}.xhtml',
    'latex': '{}.tex',
    'text': 'constructs/{}.txt',
    'man': '{}.1',
}
#: What stands around the page in a file.
AROUND = {
    'latex': (r'\\sphinxmaketitle.*?\\phantomsection', r'\\renewcommand\{\\indexname\}'),
    'man': (r'\.SH (?=\w)', r'\.SH (?:AUTHOR|Author|COPYRIGHT|Copyright)'),
}


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of all formats, which write what was read once."""
    return tmp_path_factory.mktemp('demo')


@pytest.fixture(scope='module', params=FILES)
def built(request: pytest.FixtureRequest, folder: Path) -> Built:
    values = {
        'man_pages': [(f'constructs/{page}', page, page, [], 1) for page in PAGES],
        'latex_documents': [
            (f'constructs/{page}', f'{page}.tex', page, 'us', 'howto') for page in PAGES
        ],
        'version': '1',
    }
    return run_sphinx(
        ROOT / 'demo_docs',
        folder / request.param,
        request.param,
        # Sphinx reads quotation marks in another way for these two.
        doctreedir=folder / ('plain' if request.param in {'text', 'man'} else 'quoted'),
        confoverrides=values,
    )


@pytest.mark.slow
@pytest.mark.skipif(
    sphinx.version_info < (9, 2),
    reason='each version of Sphinx writes signatures and notes in another way',
)
@pytest.mark.parametrize('page', PAGES)
def test_a_page_of_constructs(
    built: Built, page: str, file_regression: FileRegressionFixture
) -> None:
    builder = built.out.name
    shown = of_page(built.text(FILES[builder].format(page)), builder)
    file_regression.check(shown, basename=f'{page}.{builder}', extension='.txt', encoding='utf-8')


def of_page(output: str, builder: str) -> str:
    """Return the part of a file that is the page, without empty lines and spaces at line ends."""
    if builder in ('html', 'epub'):
        body = BeautifulSoup(unnumbered(output), 'html.parser').select_one('div.body > section')
        assert body is not None
        for link in body.select('a.headerlink'):
            link.decompose()
        for drawing in body.select('svg'):
            drawing.clear()
        part = str(body)
    else:
        first, last = AROUND.get(builder, ('', r'\Z'))
        found = re.search(f'{first}(.*){last}', output, re.DOTALL)
        assert found
        part = found[1]
    return '\n'.join(line.rstrip() for line in part.splitlines() if line.strip()) + '\n'
