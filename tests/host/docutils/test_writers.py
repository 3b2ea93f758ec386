"""What an article with every mark in every construct becomes in each of docutils' own writers.

They are run by what the command ``docutils`` calls; `test_docutils` runs the command itself.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from xml.etree import ElementTree

import pdfplumber
import pytest
from docutils.core import publish_cmdline, publish_file
from docutils.frontend import get_default_settings
from docutils.readers import pep
from docutils.writers import odf_odt
from sphinx.util.docutils import docutils_namespace

from sphinxcontrib_ledger.docutils_parser import Parser
from support import read_output
from support.harbour import (
    BESIDE,
    BLUE,
    BRACES,
    FILES,
    IN_TEXT,
    PAGE,
    REMOVED,
    SHOWN,
    leaked,
    missing,
)
from support.pdf import is_bar, is_blue, need
from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Row(NamedTuple):
    """A writer: how what it writes is read, what it shows in its own way, and its options.

    ``marks`` and ``elisions`` are how often ``{+`` and ``[...]`` are read.
    """

    writer: str
    read: Callable[[Path], str]
    code: list[str]
    legend: list[str]
    marks: int
    elisions: int = 12
    options: tuple[str, ...] = ()


ROWS = [
    Row('html5', read_output.html, IN_TEXT, BLUE, 41),
    Row('html4', read_output.html, IN_TEXT, BLUE, 41),
    Row('s5', read_output.html, IN_TEXT, BLUE, 41),
    Row('latex', read_output.latex, IN_TEXT, BLUE, 40),
    Row('xetex', read_output.latex, IN_TEXT, BLUE, 40),
    Row('manpage', read_output.man, BESIDE, BRACES, 39),
    Row('xml', read_output.xml, BESIDE, BRACES, 39),
    Row('pseudoxml', read_output.xml, BESIDE, BRACES, 39),
    # It writes some texts twice: rubrics, attributions, captions of tables, parsed literals.
    # Without links it puts the bracket of a citation at the beginning of the paragraph.
    Row('odt', read_output.odt, BESIDE, BRACES, 42, 13, ('--create-links',)),
]


@pytest.fixture
def written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Path]:
    """Return a function that writes the article with a writer of docutils."""

    def run(writer: str, *options: str, page: str = PAGE) -> Path:
        write_files(tmp_path, {**FILES, 'page.rst': page})
        out = tmp_path / f'page.{writer}'
        # docutils notes the roles that it has looked up, and Sphinx is astonished at them.
        with docutils_namespace():
            publish_cmdline(
                parser=Parser(),
                writer_name=writer,
                settings_overrides={'_disable_config': True},
                argv=[*options, str(tmp_path / 'page.rst'), str(out)],
            )
        assert 'ledger' not in capsys.readouterr().err
        return out

    return run


@pytest.mark.parametrize('row', ROWS, ids=[row.writer for row in ROWS])
def test_a_writer_shows_every_mark_and_a_true_legend(
    written: Callable[..., Path], row: Row
) -> None:
    out = written(row.writer, *row.options)
    shown = row.read(out)
    assert missing(shown, SHOWN, row.code, row.legend) == []
    counts = shown.count('{+'), shown.count('[...]'), shown.count('{moved}')
    assert counts == (row.marks, row.elisions, 2)
    assert leaked(out.read_bytes()) == []


def test_slides_show_the_marks_in_a_theme(written: Callable[..., Path]) -> None:
    page = written('s5').read_text(encoding='utf-8')
    assert 'span.ledger-highlight' in page


def test_a_pep_shows_the_marks(tmp_path: Path) -> None:
    # The reader of PEPs takes no parser from the command line.
    head = 'PEP: 1\nTitle: Harbour\nContent-Type: text/x-rst\n\n'
    write_files(tmp_path, {**FILES, 'page.rst': head + PAGE})
    out = tmp_path / 'page.html'
    publish_file(
        source_path=str(tmp_path / 'page.rst'),
        destination_path=str(out),
        reader=pep.Reader(Parser(rfc2822=True)),
        writer_name='pep_html',
        settings_overrides={'_disable_config': True},
    )
    shown = read_output.html(out)
    assert missing(shown, SHOWN, IN_TEXT, BLUE) == []
    assert (shown.count('{+'), shown.count('[...]'), shown.count('{moved}')) == (41, 12, 2)
    assert leaked(out.read_bytes()) == []


def test_removed_words_are_in_no_part_of_an_open_document(written: Callable[..., Path]) -> None:
    with zipfile.ZipFile(written('odt')) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert {name: found for name, content in parts.items() if (found := leaked(content))} == {}
    assert not [name for name in parts if 'old-map' in name]


Look = dict[str, str]


def looks_of(document: Path) -> dict[str, Look]:
    """Return how the styles of an open document look that are for text or paragraphs."""
    looks: dict[str, Look] = {}
    for style in root_of(document, 'styles.xml').iter(f'{STYLE}style'):
        looks[style.attrib[f'{STYLE}name']] = {
            name.rpartition('}')[2]: value
            for properties in style.iter(f'{STYLE}text-properties')
            for name, value in properties.attrib.items()
        }
    return looks


STYLE, TEXT = (
    f'{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}' for name in ('style', 'text')
)


def root_of(document: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(document) as archive:
        return ElementTree.fromstring(archive.read(name))


MARKS = {f'rststyle-ledger-{mark}' for mark in ('highlight', 'elision', 'moved-sign')}


def test_marks_are_blue_in_an_open_document(written: Callable[..., Path]) -> None:
    out = written('odt')
    tags = root_of(out, 'content.xml').iter()
    used = {name for tag in tags if 'ledger' in (name := tag.get(f'{TEXT}style-name', ''))}
    assert used >= MARKS
    looks = looks_of(out)
    assert used <= set(looks)
    assert {name for name in used if looks[name].get('color') == '#0a3acc'} == MARKS
    assert looks['rststyle-ledger-highlight']['text-underline-style'] == 'dotted'
    # The styles that docutils has are all there.
    assert 'rststyle-emphasis' in looks


@pytest.mark.parametrize(
    ('name', 'color'), [('house-style', '#0a3acc'), ('rststyle-ledger-highlight', '#aa0000')]
)
def test_the_style_file_of_an_open_document_has_the_last_word(
    written: Callable[..., Path], tmp_path: Path, name: str, color: str
) -> None:
    theirs = (
        f'<style:style style:name="{name}" style:family="text">'
        '<style:text-properties fo:color="#aa0000"/></style:style>'
    )
    given = tmp_path / 'given.odt'
    with (
        zipfile.ZipFile(Path(odf_odt.__file__).parent / 'styles.odt') as read,
        zipfile.ZipFile(given, 'w') as write,
    ):
        for entry in read.infolist():
            part = read.read(entry)
            if entry.filename == 'styles.xml':
                part = part.replace(b'</office:styles>', theirs.encode() + b'</office:styles>')
            write.writestr(entry, part)
    before = given.read_bytes()
    looks = looks_of(written('odt', f'--stylesheet={given}'))
    assert looks[name]['color'] == '#aa0000'
    assert looks['rststyle-ledger-highlight']['color'] == color
    assert given.read_bytes() == before


def test_the_same_settings_write_several_open_documents(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, 'page.rst': PAGE, 'other.rst': 'No article.'})
    settings = get_default_settings(Parser, odf_odt.Writer)
    settings.report_level = 5
    for name in ('page', 'other', 'page'):
        publish_file(
            source_path=str(tmp_path / f'{name}.rst'),
            destination_path=str(tmp_path / f'{name}.odt'),
            parser=Parser(),
            writer=odf_odt.Writer(),
            settings=settings,
        )
        assert (
            looks_of(tmp_path / f'{name}.odt')['rststyle-ledger-highlight']['color'] == '#0a3acc'
        )


# Paper

#: The fonts that docutils asks XeLaTeX for are not everybody's.
ENGINES = [('latex', 'pdflatex', ()), ('xetex', 'xelatex', ('--latex-preamble=',))]


@pytest.mark.slow
@pytest.mark.parametrize(('writer', 'engine', 'options'), ENGINES)
def test_marks_are_blue_on_paper_and_nothing_else_is(
    written: Callable[..., Path], writer: str, engine: str, options: tuple[str, ...]
) -> None:
    need(engine)
    page = written(writer, '--hyperlink-color=black', *options)
    source = page.rename(page.with_name('page.tex'))
    for _ in range(3):  # bars need two runs, references one more
        subprocess.run(
            [engine, '-interaction=nonstopmode', '-halt-on-error', source.name],
            cwd=source.parent,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    with pdfplumber.open(source.with_suffix('.pdf')) as document:
        chars = [char for page in document.pages for char in page.chars]
        bars = [bar for page in document.pages for bar in page.rects + page.lines if is_bar(bar)]
    blue = squeezed(char['text'] for char in chars if is_blue(char))
    black = squeezed(char['text'] for char in chars if not is_blue(char))
    highlights = [m for phrase in SHOWN for m in re.findall(r'\{\+(.+?)\+\}', phrase)]
    code = ['come aboard', 'electric', 'and white', 'dingding']
    for words in [*highlights, *code, '[...]', '↕', 'highlighted in blue']:
        assert squeezed(words) in blue
    assert (blue + black).count('[...]') == blue.count('[...]') == 12
    for word in ('twobells:', 'flags', 'ferries', 'steps', 'albatross', 'leather', 'proverb'):
        assert word in black
        assert word not in blue
    assert len(bars) >= 5  # three of code, a formula and a picture
    assert [word for word in REMOVED if word in blue + black] == []


def squeezed(text: Iterable[str]) -> str:
    """Return a text without spaces, ligatures and capitals."""
    return normalize('NFKC', ''.join(text)).replace(' ', '').lower()
