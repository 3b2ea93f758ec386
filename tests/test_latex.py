"""LaTeX, and what is seen in the PDF that is made of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from conftest import ROOT, run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

BLUE = (0x0B / 255, 0x57 / 255, 0xD0 / 255)


def need(program: str) -> None:
    """Skip without a program, but never in CI."""
    if shutil.which(program) is None:
        assert not os.environ.get('CI'), f'{program} is missing'
        pytest.skip(f'{program} is missing')


@pytest.fixture(scope='module', params=['pdflatex', 'xelatex', 'lualatex'])
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as PDF."""
    need(request.param)
    folder = tmp_path_factory.mktemp(request.param)
    # xindy is another program that Sphinx would want for these engines.
    engine = {'latex_engine': request.param, 'latex_use_xindy': False}
    built = run_sphinx(ROOT / 'demo_docs', folder / 'latex', 'latex', confoverrides=engine)
    assert built.warnings == []
    option = {'pdflatex': '-pdf', 'xelatex': '-pdfxe', 'lualatex': '-pdflua'}[request.param]
    made = subprocess.run(
        ['latexmk', option, '-interaction=nonstopmode', '-halt-on-error', 'ledger-demo.tex'],
        cwd=built.out,
        capture_output=True,
        text=True,
        errors='replace',
        check=False,
    )
    assert made.returncode == 0, made.stdout[-500:]
    return built.out / 'ledger-demo.pdf'


def is_blue(char: dict[str, object]) -> bool:
    color = char['non_stroking_color']
    return (
        isinstance(color, list | tuple)
        and len(color) == 3
        and all(abs(a - b) < 0.01 for a, b in zip(color, BLUE, strict=True))
    )


def text_of(page: pdfplumber.page.Page) -> str:
    return str(page.extract_text(x_tolerance_ratio=0.15))


def words(page: pdfplumber.page.Page) -> list[tuple[str, bool, float]]:
    """Return the words of a page, whether all of their letters are blue, and their tops."""
    found = []
    for word in page.extract_words(return_chars=True, x_tolerance_ratio=0.15):
        letters = [char for char in word['chars'] if char['text'].isalnum()]
        if letters:
            found.append((word['text'], all(map(is_blue, letters)), word['top']))
    return found


def of_policy(pdf: Path) -> list[tuple[str, bool, float]]:
    """Return the words of the chapter with the policy, heads and feet left out."""
    with pdfplumber.open(pdf) as document:
        texts = [text_of(page) for page in document.pages]
        first = max(i for i, text in enumerate(texts) if 'A POLICY IN TWO' in text.upper()
                    and 'Both versions are' in text)  # fmt: skip
        pages = document.pages[first : first + 4]
        return [word for page in pages for word in words(page) if 60 < word[2] < 780]


@pytest.mark.parametrize(
    ('place', 'word'),
    [
        ('running text', 'borrowers'),
        ('a heading', 'answers'),
        ('a list item', 'recover'),
        ('a table cell', 'Planning'),
        ('emphasis', 'before'),
    ],
)
def test_highlighted_words_are_blue(pdf: Path, place: str, word: str) -> None:
    assert (word, True) in [(text.strip('.,'), blue) for text, blue, _ in of_policy(pdf)]


@pytest.mark.parametrize(
    'word', ['volunteers', 'Principles', 'Camera', 'months', 'reminders', 'overwritten']
)
def test_other_words_are_not(pdf: Path, word: str) -> None:
    found = {blue for text, blue, _ in of_policy(pdf) if text.strip('.,') == word}
    assert found == {False}


def test_elisions_are_set_with_their_spaces(pdf: Path) -> None:
    with pdfplumber.open(pdf) as document:
        text = ' '.join(' '.join(text_of(page) for page in document.pages).split())
    assert 'No data are deleted by hand [...]. Everything' in text
    assert 'help there. [...] ' in text


def test_contents_and_bookmarks_are_clean(pdf: Path) -> None:
    with pdfplumber.open(pdf) as document:
        contents = next(p for p in document.pages if 'CONTENTS' in text_of(p))
        assert 'Who answers' in text_of(contents)
        assert not [char for char in contents.chars if is_blue(char)]
        marks = [entry[1] for entry in outline(document)]
    assert 'Who answers' in marks
    assert 'Council lifts part of the ban on night ferries' in marks
    assert not [mark for mark in marks if '[' in mark or '{' in mark or '  ' in mark]


def outline(document: pdfplumber.PDF) -> list[tuple[int, str]]:
    return [(level, title) for level, title, *_ in document.doc.get_outlines()]


def test_running_heads_and_feet_are_clean(pdf: Path) -> None:
    with pdfplumber.open(pdf) as document:
        edge = [
            char
            for page in document.pages
            for char in page.chars
            if char['top'] < 60 or char['top'] > page.height - 60
        ]
    text = ''.join(char['text'] for char in edge)
    assert 'Councilliftspartofthebanonnightferries' in text.replace(' ', '')
    assert not [char for char in edge if is_blue(char)]


def test_no_removed_word_is_in_the_pdf(pdf: Path) -> None:
    with pdfplumber.open(pdf) as document:
        text = ' '.join(text_of(page) for page in document.pages).lower()
    for word in ('villainous', 'shambolic', 'accordionist', 'zeppelin', 'gobbledygook', 'telefax'):
        assert word not in text


def of_chapter(pdf: Path, title: str, pages: int) -> list[tuple[str, bool]]:
    """Return the words of the section with a title in the chapter of constructs."""
    with pdfplumber.open(pdf) as document:
        texts = [text_of(page) for page in document.pages]
        first = max(i for i, text in enumerate(texts) if f' {title}\n' in text)
        found = [word for page in document.pages[first : first + pages] for word in words(page)]
        return [(text.strip('.,:;()\'"’‘'), blue) for text, blue, top in found if 60 < top < 800]


@pytest.mark.parametrize(
    ('place', 'title', 'blue', 'black'),
    [
        ('a heading', 'Sections', 'oak', 'pier'),
        ('a heading that was promoted', 'Sections', 'Tickets', 'summer'),
        ('a list item', 'Lists', 'lamp', 'whistle'),
        ('a definition', 'Lists', 'safe', 'shows'),
        ('a term', 'Lists', 'buoy', 'lie'),
        ('the name of an option', 'Lists', '--wind=FROM', '--tide=TIME'),
        ('a field', 'Lists', 'twelve', 'Marigold'),
        ('a footnote', 'Notes and links', 'piano', 'Sundays'),
        ('a link', 'Notes and links', 'timetable', 'pier'),
        ('a literal', 'Notes and links', '/srv/quay/boats.txt', 'choose'),
        ('a signature', 'Descriptions of objects', 'tide', 'length'),
        ('an admonition', 'Quotations, verses and boxes', 'freezes', 'slippery'),
        ('a caption', 'Tables', 'times', 'Opening'),
        ('a cell', 'Tables', 'eighty', 'forty'),
        ('a cell of an added column', 'Tables', 'cellar', 'Novel'),
        ('a sidebar', 'Quotations, verses and boxes', 'three', 'rails'),
    ],
)
def test_blue_in_each_construct(pdf: Path, place: str, title: str, blue: str, black: str) -> None:
    found = of_chapter(pdf, title, 3)
    assert (blue, True) in found
    assert (black, False) in found
    assert (black, True) not in found


def test_contents_and_bookmarks_of_constructs_are_clean(pdf: Path) -> None:
    with pdfplumber.open(pdf) as document:
        contents = [page for page in document.pages if 'CONTENTS' in text_of(page)]
        assert not [char for page in contents for char in page.chars if is_blue(char)]
        marks = [entry[1] for entry in outline(document)]
        index = [
            page
            for page in document.pages
            if 'harbour' in text_of(page) and 'INDEX' in text_of(page)
        ]
        assert index
        assert not [char for page in index for char in page.chars if is_blue(char)]
    assert {'The oak pier', 'Tickets on board', 'How to come back up'} <= set(marks)
