"""Legends in every language, and which way they are read, on paper."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from sphinxcontrib_ledger.i18n.wording import Wording
from support.pdf import compiled, is_bar, is_blue, need, pages_of
from support.print_documents import ARABIC
from support.projects import CONF, article, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from pdfplumber.page import Page

pytestmark = pytest.mark.slow

OPTIONS = ':editor: Ann Lee\n:edited-on: 2024-06-02\n:stats:\n:reveal: hover\n:source: The Times'
ORIGINAL = 'The old mill stands here.\n\nIt was sold.\n\n- A bridge leads to the town.\n\nThe end.'
EDITED = """\
The mill stands by the river.

- A bridge leads to the town.

  .. math:: a = b

.. math:: c = d

The end.
"""
#: Breaks lines between Chinese and Japanese characters without a package that not all have.
CJK = r"""latex_docclass = {'manual': 'report'}
latex_elements = {
    'babel': '',
    'fontenc': r'\usepackage{fontspec}',
    'fontpkg': r'\setmainfont{WenQuanYi Zen Hei}\setsansfont{WenQuanYi Zen Hei}'
    r'\setmonofont{WenQuanYi Zen Hei Mono}\XeTeXlinebreaklocale "zh"',
}
"""
#: The engine that knows the script of a language, and what it needs.  By day there are each engine
#: and each script once; the words of all languages are compared where they are cheaper to see.
BY_DAY = ('en', 'ru', 'zh_CN', 'ar')
LANGUAGES = {
    'en': ('pdflatex', ''),
    'de': ('xelatex', ''),
    'fr': ('pdflatex', ''),
    'es': ('xelatex', ''),
    'uk': ('lualatex', ''),
    'ru': ('xelatex', ''),
    'zh_CN': ('xelatex', CJK),
    'ja': ('xelatex', CJK),
    'ar': ('lualatex', ARABIC),
}


@pytest.fixture(
    scope='module',
    params=[
        pytest.param(name, marks=[] if name in BY_DAY else pytest.mark.nightly)
        for name in LANGUAGES
    ],
)
def language(request: pytest.FixtureRequest) -> str:
    """The name of a language."""
    return str(request.param)


@pytest.fixture(scope='module')
def pages(language: str, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The pages of an article in that language."""
    engine, more = LANGUAGES[language]
    need(engine)
    folder = tmp_path_factory.mktemp(language)
    conf = f'{CONF}\nlanguage = {language!r}\n{more}'
    write_files(folder / 'source', {'conf.py': conf, **article(ORIGINAL, EDITED, options=OPTIONS)})
    return pages_of(compiled(folder / 'source', folder, engine))


def test_a_legend_is_printed_in_its_language(pages: list[Page], language: str) -> None:
    characters = [char for page in pages for char in page.chars]
    # Arabic is printed from the right, in letters of their own shapes.
    words = Wording(language)
    expected = {'title': words.text('title'), 'blue': words.text('blue')}
    black = ''.join(char['text'] for char in characters if not is_blue(char))
    blue = ''.join(char['text'] for char in characters if is_blue(char))
    if language == 'ar':
        assert sum('\u0600' <= char <= '\ufefc' for char in black) > 200
        assert sum('\u0600' <= char <= '\ufefc' for char in blue) > 10
        return
    assert expected['title'].replace(' ', '') in black.replace(' ', '').replace('\xa0', '')
    assert expected['blue'].replace(' ', '') in blue.replace(' ', '').replace('\xa0', '')


def text(chars: list[dict[str, Any]]) -> str:
    return ''.join(char['text'] for char in chars).replace(' ', '')


def of_article(pages: list[Page]) -> Page:
    [page] = [page for page in pages if 'Theend' in text(page.chars)]
    return page


def boxes(page: Page) -> list[dict[str, float]]:
    """Return the frames around text; they are areas, one on the other: a border, what is in it."""
    areas = [area for area in page.rects + page.curves if area['fill'] and area['width'] > 300]
    found: list[dict[str, float]] = []
    for area in areas:
        if not any(encloses(box, area) for box in found):
            found.append(area)
    return found


def encloses(box: dict[str, float], inner: dict[str, float]) -> bool:
    return (
        box['x0'] <= inner['x0']
        and inner['x1'] <= box['x1']
        and box['top'] <= inner['top']
        and inner['bottom'] <= box['bottom']
    )


def test_a_legend_has_a_frame_around_all_of_it_and_nothing_else(
    pages: list[Page], language: str
) -> None:
    page = of_article(pages)
    [box] = boxes(page)
    chars = [char for char in page.chars if char['text'].strip()]
    inside = [char for char in chars if encloses(box, char)]
    above = [char for char in chars if char['bottom'] <= box['top']]
    below = [char for char in chars if char['top'] >= box['bottom']]
    assert len(inside) + len(above) + len(below) == len(chars)
    assert len(inside) > 150
    assert 'Theend' in text(above)
    assert 'Theend' not in text(inside)
    assert 'old' in text(below)  # a footnote: what was there before
    assert (box['x0'], box['x1']) == pytest.approx((72, 540), abs=1)


def test_bars_are_where_lines_begin(pages: list[Page], language: str) -> None:
    page = of_article(pages)
    bars = sorted((bar['x0'] + bar['x1']) / 2 for bar in page.rects + page.lines if is_bar(bar))
    # The one of an item stands where the text of items begins.
    in_item, beside = bars if language == 'ar' else reversed(bars)
    if language == 'ar':
        assert 540 < beside < 550
        assert beside - 40 < in_item < beside - 15
    else:
        assert 60 < beside < 72
        assert beside + 15 < in_item < beside + 40


def printed(folder: Path, conf: str, source: str) -> list[Page]:
    """Return the pages of an article with a legend that says what its original was."""
    need('pdflatex')
    options = f':source: {source}'
    write_files(
        folder / 'source', {'conf.py': CONF + conf, **article('A b.', 'A c.', options=options)}
    )
    return pages_of(compiled(folder / 'source', folder, 'pdflatex'))


def test_a_long_legend_goes_on_in_a_frame_on_the_next_page(tmp_path: Path) -> None:
    pages = printed(tmp_path, '', ' '.join(f'Volume{number}' for number in range(900)))
    framed = [(page, box) for page in pages for box in boxes(page)]
    assert len(framed) == 2
    seen = ''
    for page, box in framed:
        assert box['bottom'] < page.height - 60
        chars = [char for char in page.chars if encloses(box, char)]
        seen += text(chars)
    assert 'Volume0' in seen
    assert 'Volume899' in seen


RED = 'div.topic_border-TeXcolor={rgb}{1,0,0}'
#: What a project can say about frames.
ON_TOPICS = f"latex_elements = {{'sphinxsetup': {RED!r}}}"
ON_LEGENDS = (
    "latex_elements = {'preamble': r'\\renewcommand\\sphinxledgerlegendsetup"
    f"{{\\sphinxsetup{{{RED}}}}}'}}"
)


@pytest.mark.parametrize(
    ('case', 'conf', 'red'),
    [
        ('nothing', '', False),
        ('something about topics', ON_TOPICS, True),
        ('something about legends', ON_LEGENDS, True),
    ],
)
def test_a_project_sets_the_look_of_legends(
    tmp_path: Path, case: str, conf: str, *, red: bool
) -> None:
    [box] = [box for page in printed(tmp_path, conf, 'The Times') for box in boxes(page)]
    assert (tuple(box['non_stroking_color']) == (1, 0, 0)) is red


def test_a_heading_stays_with_the_legend_below_it(tmp_path: Path) -> None:
    need('pdflatex')
    room = {
        number: f'.. raw:: latex\n\n   \\newpage\\vspace*{{{540 + 10 * number}pt}}\n\n'
        for number in range(4)
    }
    text = 'Berth {}\n=======\n\nThe {} boat.\n\nAll is {}.\n'
    files = {'conf.py': CONF, 'index.rst': 'Top\n===\n\n.. toctree::\n\n   page\n'}
    page = 'Page\n====\n\n'
    for number, skip in room.items():
        made = article(
            *(text.format(number, word, word) for word in ('old', 'new')),
            options=':legend: top\n:stats:',
        )
        page += skip + made.pop('index.rst').replace('/a.', f'/{number}.') + '\n'
        files |= {name.replace('/a.', f'/{number}.'): made[name] for name in made}
    write_files(tmp_path / 'source', {**files, 'page.rst': page})
    pages = pages_of(compiled(tmp_path / 'source', tmp_path, 'pdflatex'))
    rows = [[row['text'].replace(' ', '') for row in each.extract_text_lines()] for each in pages]
    below = [
        following
        for lines in rows
        for line, following in pairwise(lines)
        if line.startswith('1.') and 'Berth' in line and '..' not in line
    ]
    assert below == ['Aboutthemarks'] * 4
