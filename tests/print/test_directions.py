"""Pages that are read from the right, printed: where bars are, and what is in colour."""

from __future__ import annotations

import os
import shutil
import subprocess
from operator import itemgetter
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from support.pdf import compiled, is_bar, is_blue, need, pages_of
from support.print_documents import ARABIC
from support.projects import CONF, article, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from pdfplumber.page import Page

pytestmark = pytest.mark.slow

#: XeLaTeX turns pages by a package that loads last.
BIDI = r"""latex_docclass = {'manual': 'report'}
latex_elements = {
    'polyglossia': '',
    'preamble': r'''\usepackage{polyglossia}\setmainlanguage{arabic}
\setmainfont{DejaVu Sans}\setsansfont{DejaVu Sans}\setmonofont{DejaVu Sans Mono}
\newfontfamily\arabicfont[Script=Arabic]{DejaVu Sans}
\newfontfamily\arabicfontsf[Script=Arabic]{DejaVu Sans}
\newfontfamily\arabicfonttt[Script=Arabic]{DejaVu Sans Mono}''',
}
"""
#: Wide margins at the backs of the pages.
UNEVEN = r"""
latex_elements['geometry'] = r'\usepackage[inner=30mm,outer=15mm,marginparwidth=9mm]{geometry}'
"""
HALL = 'أغلقت المكتبة قاعة القراءة'


def printed(folder: Path, engine: str, conf: str, original: str, edited: str) -> list[Page]:
    conf = f"{CONF}\nlanguage = 'ar'\n{conf}"
    write_files(folder / 'source', {'conf.py': conf, **article(original, edited)})
    return pages_of(compiled(folder / 'source', folder, engine))


def need_bidi() -> None:
    """Skip without the package; Sphinx does not ask its users to install it."""
    need('xelatex')
    kpsewhich = shutil.which('kpsewhich')
    assert kpsewhich
    found = subprocess.run([kpsewhich, 'bidi.sty'], stdout=subprocess.DEVNULL, check=False)
    if found.returncode:
        assert not os.environ.get('CI'), 'bidi.sty is missing'
        pytest.skip('bidi.sty is missing')


def bars(page: Page) -> list[float]:
    """Return the middles of the bars of a page."""
    found = [bar for bar in page.rects + page.lines if is_bar(bar)]
    return [(bar['x0'] + bar['x1']) / 2 for bar in found]


# By LuaLaTeX bars and words of such pages are looked at by day below.
@pytest.mark.parametrize(
    'engine', [pytest.param('lualatex', marks=pytest.mark.nightly), 'xelatex']
)
def test_a_formula_behind_arabic_text_has_the_bar_and_the_text_no_colour(
    tmp_path: Path, engine: str
) -> None:
    if engine == 'xelatex':
        need_bidi()
    need(engine)
    original = f'{HALL}\n\n- {HALL}\n'
    edited = f'{HALL}\n\n.. math:: c = d\n\n- {HALL}\n\n  .. math:: a = b\n'
    conf = BIDI if engine == 'xelatex' else ARABIC
    [page] = [page for page in printed(tmp_path, engine, conf, original, edited) if bars(page)]
    # One above the other: that of the paragraph at the margin, that of the item where it begins.
    beside, in_item = sorted(bars(page), reverse=True)
    assert 540 < beside < 550
    assert beside - 40 < in_item < beside - 15
    last = max(bar['bottom'] for bar in page.rects + page.lines if is_bar(bar))
    above = [char for char in page.chars if char['top'] < last and char['text'].strip()]
    blue = {normalize('NFKC', char['text']) for char in above if is_blue(char)}
    assert blue == set('c=da=b')
    assert len([char for char in above if not is_blue(char)]) > 2 * len(HALL.replace(' ', ''))


def test_bars_follow_the_margins_of_left_and_right_pages(tmp_path: Path) -> None:
    need('lualatex')
    items = [f'{HALL} {number}\n' for number in range(100)]
    original = ''.join(f'- {item}' for item in items)
    edited = ''.join(f'#. {item}' for item in items)
    conf = ARABIC + UNEVEN
    conf = conf.replace('latex_elements', "latex_docclass = {'manual': 'book'}\nlatex_elements", 1)
    pages = [page for page in printed(tmp_path, 'lualatex', conf, original, edited) if bars(page)]
    assert len(pages) > 2
    for page in pages:
        [bar] = bars(page)
        right = max(line['x1'] for line in page.lines + page.rects if line['width'] > 200)
        assert right < bar < right + 12
    assert len({round(bars(page)[0]) for page in pages}) == 2


#: English pages on which babel orders words.
MIXED = ARABIC.replace('provide=*,arabic', 'provide=*,english')


@pytest.mark.parametrize(
    ('case', 'language', 'conf', 'new', 'seen'),
    [
        ('English words on an Arabic page', 'ar', ARABIC, 'by the river', 'by the river'),
        # Those in the next one are such words.
        pytest.param(
            *('Hebrew words on an English page', 'en', MIXED, 'אחת שתים שלש', 'שלש םיתש תחא'),
            marks=pytest.mark.nightly,
        ),
        ('both in one insertion', 'en', MIXED, 'at אחת שתים road', 'at םיתש תחא road'),
    ],
)
def test_words_of_another_direction_keep_their_order(
    tmp_path: Path, case: str, language: str, conf: str, new: str, seen: str
) -> None:
    need('lualatex')
    text = HALL if language == 'ar' else 'The old mill stands'
    conf = f'language = {language!r}\n{conf}'
    files = {'conf.py': f'{CONF}\n{conf}', **article(f'{text}.', f'{text} {new}.')}
    write_files(tmp_path / 'source', files)
    pages = pages_of(compiled(tmp_path / 'source', tmp_path, 'lualatex'))
    blue = [char for page in pages for char in page.chars if is_blue(char)]
    line = [char for char in blue if char['top'] < 120]
    letters = ''.join(char['text'] for char in sorted(line, key=itemgetter('x0')))
    assert letters.replace(' ', '') == seen.replace(' ', '')
    [page] = [page for page in pages if any(map(is_blue, page.chars))]
    # The dots below them: each a line or an area that is no wider than a hair.
    left, right = min(char['x0'] for char in line), max(char['x1'] for char in line)
    dots = [
        dot
        for dot in page.rects + page.lines
        if (dot['width'] < 1 or dot['linewidth'] < 1)
        and left - 1 < dot['x0'] < right + 1
        and dot['height'] < 3
    ]
    assert len(dots) > (right - left) / 3
