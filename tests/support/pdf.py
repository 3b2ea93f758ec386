"""PDFs: made of projects, and what is seen in them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from support.projects import run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

    from pdfplumber.page import Page

BLUE = (0x0A / 255, 0x3A / 255, 0xCC / 255)


def need(program: str) -> None:
    """Skip without a program, but never in CI."""
    if shutil.which(program) is None:
        assert not os.environ.get('CI'), f'{program} is missing'
        pytest.skip(f'{program} is missing')


ENGINES = {'pdflatex': '-pdf', 'xelatex': '-pdfxe', 'lualatex': '-pdflua'}


def compiled(source: Path, folder: Path, engine: str, top: str = '', **more: object) -> Path:
    """Return a project as PDF, built without a warning.

    ``top`` is put before all else in the LaTeX file; ``more`` are configuration values.
    """
    # xindy is another program that Sphinx would want for some engines.
    values = {'latex_engine': engine, 'latex_use_xindy': False, **more}
    built = run_sphinx(source, folder / 'latex', 'latex', confoverrides=values)
    assert built.warnings == []
    [document] = (path for path in built.out.glob('*.tex') if 'sphinxmessages' not in path.name)
    document.write_text(top + document.read_text(encoding='utf-8'), encoding='utf-8')
    made = subprocess.run(
        ['latexmk', ENGINES[engine], '-interaction=nonstopmode', '-halt-on-error', document.name],
        cwd=built.out,
        capture_output=True,
        text=True,
        errors='replace',
        check=False,
    )
    assert made.returncode == 0, made.stdout[-500:]
    return document.with_suffix('.pdf')


def is_blue(char: dict[str, object]) -> bool:
    color = char['non_stroking_color']
    return (
        isinstance(color, list | tuple)
        and len(color) == 3
        and all(abs(a - b) < 0.01 for a, b in zip(color, BLUE, strict=True))
    )


def is_bar(drawn: dict[str, float]) -> bool:
    """Return whether something is a bar beside a block: some engines draw areas, some lines."""
    width = drawn['width'] or drawn['linewidth']
    return drawn['height'] > 10 and abs(width - 2) < 0.1


@cache
def pages_of(pdf: Path) -> list[pdfplumber.page.Page]:
    """Return the pages of a document, which are read once for all tests."""
    return list(pdfplumber.open(BytesIO(pdf.read_bytes())).pages)


@cache
def text_of(page: pdfplumber.page.Page) -> str:
    return str(page.extract_text(x_tolerance_ratio=0.15))


@cache
def words(page: pdfplumber.page.Page) -> list[tuple[str, bool, float]]:
    """Return the words of a page, whether all of their letters are blue, and their tops."""
    found = []
    for word in page.extract_words(return_chars=True, x_tolerance_ratio=0.15):
        letters = [char for char in word['chars'] if char['text'].isalnum()]
        if letters:
            found.append((word['text'], all(map(is_blue, letters)), word['top']))
    return found


#: The beginning of an entry.
FIRST = re.compile(r'\d+\.\D')
#: An entry: its number, what it says, and the page, behind dots.
ENTRY = re.compile(
    r'(\d+)\.((?:added|changed|movedhere|givenanotherform|something|arow).*?)\.{4,}(\d+)$'
)


@dataclass(frozen=True)
class Entry:
    """An entry of a list, the page that it names, and where its link leads: a page and a height."""

    said: str
    page: int
    target: int
    top: float


def _place(link: dict[str, Any]) -> Any:
    action = resolve1(link['A']) if 'A' in link else {'D': link.get('Dest')}
    name = action.get('D')
    return name.name if isinstance(name, PSLiteral) else name


def name_of(link: dict[str, Any]) -> str:
    """Return the name of the place that a link leads to; nothing, if it leads out of the file."""
    name = _place(link)
    return name.decode('latin-1') if isinstance(name, bytes) else str(name or '')


def destination(document: Any, link: dict[str, Any]) -> tuple[int, float]:
    """Return the page, by its object, and the height above its lower edge that a link leads to."""
    found = resolve1(document.get_dest(_place(link)))
    page, _, _, height, *_ = found['D'] if isinstance(found, dict) else found
    return page.objid, height


def columns(page: Page) -> list[tuple[float, float]]:
    """Return where the columns of a list on a page begin and end: long lists have two.

    The link of an entry is the number of a page, at the end of its column.
    """
    numbers = [link for link in page.annots if link['x1'] - link['x0'] < 25]
    ends = [
        one['x1']
        for one in numbers
        for other in numbers
        if one['x1'] < other['x0'] and abs(one['top'] - other['top']) < 2
    ]
    if not ends:
        return [(0, page.width)]
    middle = max(ends) + 2
    return [(0, middle), (middle, page.width)]


def entries(pages: list[Page]) -> list[Entry]:
    """Return the entries of all lists of a document; pages are counted from the first."""
    numbers = {page.page_obj.pageid: index for index, page in enumerate(pages)}
    found = []
    spans = [(each, *span) for each in pages for span in columns(each)]
    for page, left, right in spans:
        said = ''
        for row in page.crop((left, 0, right, page.height)).extract_text_lines():
            text = normalize('NFKC', row['text']).replace(' ', '')
            # In a narrow column an entry has several lines, the last of which names the page.
            said = text if FIRST.match(text) else said + text
            entry = ENTRY.match(said)
            if entry is None:
                continue
            said = ''
            middle = (row['top'] + row['bottom']) / 2
            [link] = [
                link
                for link in page.annots
                if link['top'] < middle < link['bottom'] and left <= link['x0'] < right
            ]
            target, height = destination(pages[0].pdf.doc, link['data'])
            top = pages[numbers[target]].height - height
            found.append(Entry(entry[2], int(entry[3]), numbers[target], top))
    return found
