"""What an article with every mark in every construct becomes in each of Sphinx's builders."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import threading
import zipfile
import zlib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple

import pytest

from support import read_output
from support.harbour import BESIDE, BLUE, BRACES, FILES, IN_TEXT, PAGE, SHOWN, leaked, missing
from support.projects import ROOT, article, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.projects import Built

CONFIGURATION = """\
project = 'harbour'
version = release = '1'
copyright = author = 'the harbour office'
extensions = ['sphinxcontrib_ledger']
exclude_patterns = ['harbour*']
applehelp_bundle_id = 'org.example.harbour'
applehelp_disable_external_tools = True
"""
#: The checker of links asks nobody but a server of our own, in
#: :func:`test_links_of_the_edited_file_are_checked_and_no_others`: what others serve can change.
NO_NETWORK = {'linkcheck_ignore': ['https?://']}


#: The option of the environment around code.
LATEX_LINES = ['{+lines 2+}', '{+lines 2,4,5+}', '{+lines 1,2+}']


class Row(NamedTuple):
    """A builder: what it writes, how that is read, and what it shows in its own way.

    ``marks`` is how often ``{+`` is read; ``style`` is the file that names the style sheet.
    """

    builder: str
    output: str
    read: Callable[[Path], str]
    code: list[str]
    legend: list[str]
    marks: int
    style: str = ''


ROWS = [
    Row('html', 'index.html', read_output.html, IN_TEXT, BLUE, 41, 'index.html'),
    Row('dirhtml', 'index.html', read_output.html, IN_TEXT, BLUE, 41, 'index.html'),
    Row('singlehtml', 'index.html', read_output.html, IN_TEXT, BLUE, 41, 'index.html'),
    Row('htmlhelp', 'index.html', read_output.html, IN_TEXT, BLUE, 41, 'index.html'),
    Row('qthelp', 'index.html', read_output.html, IN_TEXT, BLUE, 41, 'index.html'),
    Row('devhelp', 'index.html', read_output.html, IN_TEXT, BLUE, 41, 'index.html'),
    Row('applehelp', 'harbour.help/Contents/Resources/en.lproj/index.html', read_output.html, IN_TEXT, BLUE, 41, 'harbour.help/Contents/Resources/en.lproj/index.html'),
    Row('json', 'index.fjson', read_output.html, IN_TEXT, BLUE, 41, 'globalcontext.json'),
    Row('epub', 'harbour.epub', read_output.epub, IN_TEXT, BLUE, 41, 'index.xhtml'),
    Row('latex', 'harbour.tex', read_output.latex, LATEX_LINES, BLUE, 43),
    Row('text', 'index.txt', read_output.text, BESIDE, BRACES, 39),
    Row('man', 'harbour.1', read_output.man, BESIDE, BRACES, 39),
    Row('texinfo', 'harbour.texi', read_output.texinfo, BESIDE, BRACES, 39),
    Row('xml', 'index.xml', read_output.xml, BESIDE, BRACES, 39),
    Row('pseudoxml', 'index.pseudoxml', read_output.xml, BESIDE, BRACES, 39),
]  # fmt: skip


@pytest.mark.parametrize('row', ROWS, ids=[row.builder for row in ROWS])
def test_a_format_shows_every_mark_and_a_true_legend(
    project: Callable[..., Built], row: Row
) -> None:
    built = project({**FILES, 'conf.py': CONFIGURATION, 'index.rst': PAGE}, row.builder)
    assert built.warnings == []
    shown = row.read(built.out / row.output)
    assert missing(shown, SHOWN, row.code, row.legend) == []
    assert (shown.count('{+'), shown.count('[...]'), shown.count('{moved}')) == (row.marks, 12, 2)
    files = [path for path in built.out.rglob('*') if path.is_file()]
    assert {path.name: found for path in files if (found := leaked(path.read_bytes()))} == {}
    assert not [path for path in files if 'old-map' in path.name]
    if row.style:
        assert '_static/ledger.css' in built.text(row.style)
        # The builder for Apple's help leaves all static files beside its bundle.
        [style] = built.out.rglob('_static/ledger.css')
        assert row.builder == 'applehelp' or style.parents[1] == (built.out / row.style).parent


def test_the_style_sheet_is_in_the_e_book(project: Callable[..., Built]) -> None:
    built = project({**FILES, 'conf.py': CONFIGURATION, 'index.rst': PAGE}, 'epub')
    with zipfile.ZipFile(built.out / 'harbour.epub') as book:
        assert b'ins.ledger-highlight' in book.read('_static/ledger.css')
        assert b'href="_static/ledger.css"' in book.read('content.opf')
        assert b'href="_static/ledger.css"' in book.read('index.xhtml')


def test_the_brackets_of_an_elided_classifier_are_its_own(project: Callable[..., Built]) -> None:
    files = article('quay : place\n   Boats lie there.\n', 'quay\n   Boats lie there.\n')
    tex = project(files, 'latex').text('projectnamenotset.tex')
    sign = r'\sphinxledgerelision{\sphinxledgerellipsis{{[}...{]}}}'
    assert rf'\sphinxlineitem{{quay}}{sign}' in tex
    assert sign + '{]}' not in tex


# What builders make besides pages

SECTIONS = {
    'index.rst': 'Top\n===\n\n.. toctree::\n\n   page\n',
    'page.rst': 'Page\n====\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n',
    'articles/a.original.rst': """\
Zanzibarian talks end
---------------------

.. index:: talks; zanzibarian

Some text.

.. py:function:: settle(zanzibarian)

   It settles.

Moved here
----------

This paragraph has more than five words.
""",
    'articles/a.rst': """\
Moved here
----------

This paragraph has more than five words.

Talks end soon
--------------

.. index:: talks; finished

Some new text.

.. py:function:: settle(quickly)

   It settles.
""",
}
#: What each builder makes that lists titles, words and objects.
LISTS = {
    'html': ['searchindex.js', 'objects.inv', 'genindex.html', 'index.html'],
    'dirhtml': ['searchindex.js', 'objects.inv', 'genindex/index.html', 'index.html'],
    'singlehtml': ['objects.inv'],
    'epub': ['nav.xhtml', 'toc.ncx', 'content.opf', 'genindex.xhtml', 'index.xhtml'],
    'json': ['searchindex.json', 'objects.inv', 'genindex.fjson', 'index.fjson'],
    'htmlhelp': ['harbourdoc.hhc', 'harbourdoc.hhk', 'harbourdoc.hhp', 'genindex.html'],
    'qthelp': ['harbour.qhp', 'genindex.html'],
    'devhelp': ['harbour.devhelp.gz', 'genindex.html'],
    'gettext': ['page.pot', 'index.pot'],
}


@pytest.mark.parametrize('builder', LISTS)
def test_what_lists_titles_and_words_is_free_of_marks(
    project: Callable[..., Built], builder: str
) -> None:
    conf = CONFIGURATION.replace('harbour*', 'articles')
    built = project({**SECTIONS, 'conf.py': conf}, builder)
    assert built.warnings == []
    said = {name: content_of(built.out / name) for name in LISTS[builder]}
    assert any('talks end soon' in content for content in said.values()) or builder == 'singlehtml'
    for text in said.values():
        # Lists of files name the style of struck-through words, which is there for all pages.
        content = text.replace('ledger-struck.css', '')
        assert [m for m in ('ledger-', '[...]', '{+', '↕', 'zanzibar') if m in content] == []


def content_of(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == '.gz':
        data = gzip.decompress(data)
    if path.name == 'objects.inv':
        head, _, rest = data.partition(b'zlib.\n')
        data = head + zlib.decompress(rest)
    return data.decode('utf-8').lower()


# Links


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve one page on this machine; give its address, and list what is asked for."""
    folder = tmp_path / 'served'
    write_files(folder, {'here.html': '<p id="part">Here.</p>'})
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            asked.append(self.path)

    with ThreadingHTTPServer(('127.0.0.1', 0), partial(Handler, directory=folder)) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f'http://127.0.0.1:{serving.server_port}', asked
        serving.shutdown()
        thread.join()


def test_links_of_the_edited_file_are_checked_and_no_others(
    project: Callable[..., Built], server: tuple[str, list[str]]
) -> None:
    address, asked = server
    files = article(
        f'See `it <{address}/removed.html>`__ and `more <{address}/here.html#part>`__.',
        f'See `it <{address}/missing.html>`__ and `more <{address}/here.html#part>`__.',
        options=f':source: {address}/here.html',
    )
    built = project(files, 'linkcheck')
    [warning] = built.warnings
    assert 'broken link' in warning
    assert 'missing.html' in warning
    found = [json.loads(line) for line in built.text('output.json').splitlines()]
    assert {(entry['uri'].removeprefix(address), entry['status']) for entry in found} == {
        ('/missing.html', 'broken'),
        ('/here.html#part', 'working'),
        ('/here.html', 'working'),
    }
    assert set(asked) == {'/missing.html', '/here.html'}


# The demo

#: Builders that write pages as another one does; the rows above have them by day.
LIKE_OTHERS = {
    'dirhtml', 'singlehtml', 'htmlhelp', 'qthelp', 'devhelp', 'applehelp', 'pseudoxml', 'changes',
    'dummy',
}  # fmt: skip
BUILDERS = [
    pytest.param(name, marks=[pytest.mark.nightly] if name in LIKE_OTHERS else [])
    for name in (
        *dict.fromkeys(row.builder for row in ROWS), 'gettext', 'linkcheck', 'changes', 'dummy',
    )
]  # fmt: skip


@pytest.fixture(scope='module')
def doctrees(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what the first builder read of the demo, for all builders."""
    return tmp_path_factory.mktemp('doctrees')


@pytest.mark.parametrize('builder', BUILDERS)
def test_the_demo_builds_without_a_warning(tmp_path: Path, doctrees: Path, builder: str) -> None:
    values = {'version': '1', 'release': '1', 'applehelp_bundle_id': 'org.example.ledger',
              'applehelp_disable_external_tools': True, **NO_NETWORK}  # fmt: skip
    # Sphinx refuses to write messages from what others read.
    folder = tmp_path if builder == 'gettext' else doctrees
    built = run_sphinx(
        ROOT / 'demo_docs', tmp_path / 'out', builder, confoverrides=values, doctreedir=folder
    )
    assert built.warnings == []
    if builder == 'linkcheck':
        found = [json.loads(line) for line in built.text('output.json').splitlines()]
        # Places on a page and mail are never asked for.
        for entry in found:
            assert entry['status'] == 'ignored' or entry['uri'].startswith(('#', 'mailto:'))
        addresses = {entry['uri'].removeprefix('https://example.org/') for entry in found}
        assert {'ferry/2024', 'map/new', 'museum', 'archive/guidance-2024'} <= addresses
        assert not {'ferry/2023', 'map/old', 'song', 'archive/guidance-2021'} & addresses


@pytest.mark.slow
def test_makeinfo_compiles_the_demo(tmp_path: Path) -> None:
    program = shutil.which('makeinfo')
    if program is None:
        assert not os.environ.get('CI'), 'makeinfo is missing'
        pytest.skip('makeinfo is missing')
    built = run_sphinx(ROOT / 'demo_docs', tmp_path / 'out', 'texinfo')
    [source] = built.out.glob('*.texi')
    for form in ('--plaintext', '--info', '--html'):
        ran = subprocess.run(
            [program, form, '--no-split', '--output', str(tmp_path / 'made'), str(source)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, '')
        made = (tmp_path / 'made').read_text(encoding='utf-8', errors='replace')
        assert '{+five+}' in made
        assert '[...]' in made
        # Nobody wants a sentence space after the sign of an elision.
        assert not re.search(r'\[\.\.\.\]  \w', made)
