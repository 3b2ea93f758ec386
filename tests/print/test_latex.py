"""LaTeX, and what is seen in the PDF that is made of it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import pytest

from support.pdf import (
    BLUE,
    compiled,
    destination,
    is_bar,
    is_blue,
    name_of,
    need,
    pages_of,
    text_of,
    words,
)
from support.print_documents import ENVIRONMENTS, long
from support.projects import CONF, ROOT, article, write_files

if TYPE_CHECKING:
    from pathlib import Path

    import pdfplumber

pytestmark = pytest.mark.slow


@pytest.fixture(scope='module')
def pdf(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as PDF."""
    return compiled(ROOT / 'demo_docs', tmp_path_factory.mktemp(engine), engine)


def of_policy(pdf: Path) -> list[tuple[str, bool, float]]:
    """Return the words of the chapter with the policy, heads and feet left out."""
    pages = pages_of(pdf)
    first = max(i for i, page in enumerate(pages) if 'A POLICY IN TWO' in text_of(page).upper()
                and 'Both versions are' in text_of(page))  # fmt: skip
    return [
        word for page in pages[first : first + 4] for word in words(page) if 60 < word[2] < 780
    ]


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
    text = ' '.join(' '.join(map(text_of, pages_of(pdf))).split())
    assert 'No data are deleted by hand [...]. Everything' in text
    assert 'help there. [...] ' in text


def test_contents_and_bookmarks_are_clean(pdf: Path) -> None:
    contents = next(page for page in pages_of(pdf) if 'CONTENTS' in text_of(page))
    assert 'Who answers' in text_of(contents)
    assert not [char for char in contents.chars if is_blue(char)]
    marks = bookmarks(pdf)
    assert 'Who answers' in marks
    assert 'Council lifts part of the ban on night ferries' in marks
    assert not [mark for mark in marks if '[' in mark or '{' in mark or '  ' in mark]


def bookmarks(pdf: Path) -> list[str]:
    return [title for _, title, *_ in pages_of(pdf)[0].pdf.doc.get_outlines()]


def test_running_heads_and_feet_are_clean(pdf: Path) -> None:
    edge = [
        char
        for page in pages_of(pdf)
        for char in page.chars
        if char['top'] < 60 or char['top'] > page.height - 60
    ]
    text = ''.join(char['text'] for char in edge)
    assert 'Councilliftspartofthebanonnightferries' in text.replace(' ', '')
    assert not [char for char in edge if is_blue(char)]


def test_no_removed_word_is_in_the_pdf(pdf: Path) -> None:
    text = ' '.join(map(text_of, pages_of(pdf))).lower()
    for word in ('villainous', 'shambolic', 'accordionist', 'zeppelin', 'gobbledygook', 'telefax'):
        assert word not in text


def section(pdf: Path, title: str, count: int) -> list[pdfplumber.page.Page]:
    """Return the pages from one on with the section that has a title in the chapter of constructs."""
    pages = pages_of(pdf)
    first = max(i for i, page in enumerate(pages) if f' {title}\n' in text_of(page))
    return pages[first : first + count]


def of_chapter(pdf: Path, title: str, pages: int) -> list[tuple[str, bool]]:
    """Return the words of such a section."""
    found = [word for page in section(pdf, title, pages) for word in words(page)]
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


#: The number of the next section.
NEXT = r'\d\.\d\.\d'


def between(pdf: Path, title: str, before: str, after: str) -> list[dict[str, Any]]:
    """Return the letters between two patterns without spaces, in the section with a title.

    Each one knows the bars on its page.
    """
    letters = []
    for page in section(pdf, title, 2):
        bars = [bar for bar in page.rects + page.lines if is_bar(bar)]
        for char in page.chars:
            if 60 < char['top'] < 780 and char['text'].strip():
                ligature = normalize('NFKC', char['text'])
                letters += [{**char, 'text': text, 'bars': bars} for text in ligature]
    found = re.search(f'{before}(.*?){after}', ''.join(char['text'] for char in letters))
    assert found
    return letters[found.start(1) : found.end(1)]


def has_bar(char: dict[str, Any]) -> bool:
    """Return whether there is a bar at the height of a letter, to its left."""
    middle = (char['top'] + char['bottom']) / 2
    return any(bar['top'] < middle < bar['bottom'] and bar['x0'] < 72 for bar in char['bars'])


@pytest.mark.parametrize(
    ('place', 'before', 'after', 'first', 'bar'),
    [
        ('an edited formula in a sentence', 'Thedepthis', 'atthepier', 'd=4t', False),
        ('an added one', 'Thelength', 'ofthequay', 'l', False),
        ('an edited formula', 'followsfromthedepth:', 'Theloadfollows', 'h=d+3', True),
        ('one with cases and text', 'dependsonthemoon:', 'Nobodyneeds', 'r=', True),
        ('an added one', 'needstoknowmore.', NEXT, 'a=v/t', True),
        ('one of several lines', 'boatsleavetogether:', 'Theirdistance', 'x=3ty=5t+1', True),
        ('one in its own environment', 'knownatonce:', 'Theymeet', 'z2=x2+y2', True),
        ('an edited one with a number', 'thewayoverthetime:', r'\(\d\.1\)', 'v=', True),
        ('an added one with a number', 'needsnomore.', r'\(\d\.3\)', 'W=Fs', True),
    ],
)
def test_formulas_are_blue(
    pdf: Path, place: str, before: str, after: str, first: str, *, bar: bool
) -> None:
    found = between(pdf, 'Mathematics', before, after)
    assert ''.join(char['text'] for char in found).startswith(first)
    assert [char['text'] for char in found if not is_blue(char)] == []
    # Some fonts hang braces far below the line.
    assert {has_bar(char) for char in found if char['text'].isalnum()} == {bar}


@pytest.mark.parametrize(
    ('place', 'before', 'after', 'shown'),
    [
        ('the number of an edited formula', 'overthetime:', 'Theforceis', r'\(\d\.1\)'),
        ('the number of an added one', 'needsnomore.', NEXT, r'\(\d\.3\)'),
        ('a formula that is as it was', 'gainedofthat:', 'Whoeverhas', r'F=ma\(\d\.2\)'),
        ('references to formulas', 'Whoeverhas', 'needsnomore', r'\(\d\.1\)and\(\d\.2\)'),
        (
            'what follows a formula',
            r'\(\d\.1\)',
            'F=ma',
            'Theforceisthemasstimeswhatisgainedofthat:',
        ),
    ],
)
def test_what_is_not_edited_about_formulas_is_not_blue(
    pdf: Path, place: str, before: str, after: str, shown: str
) -> None:
    found = between(pdf, 'Mathematics', before, after)
    last = re.search(f'{shown}$', ''.join(char['text'] for char in found))
    assert last
    assert [char for char in found[last.start() :] if is_blue(char)] == []


def test_a_moved_formula_has_a_sign_and_is_not_blue(pdf: Path) -> None:
    sign, *formula = between(pdf, 'Mathematics', 'thereislittlewind.', NEXT)
    assert is_blue(sign)
    assert ''.join(char['text'] for char in formula).startswith('A=')
    assert [char for char in formula if is_blue(char)] == []


#: The mark behind a changed line of code, and that behind one that the author emphasized.
TINT = tuple(1 - 0.12 * (1 - part) for part in BLUE)
EMPHASIS = (0.878, 1, 1)


@pytest.mark.parametrize(
    ('line', 'tint'),
    [
        ('lamp=find', None),
        ('lamp.wait(15)', TINT),
        ('lamp.light(', TINT),
        ('report(lamp)', TINT),
        ('deftide(day):', EMPHASIS),
        ('level=gauge.read(day)', None),
        ('returnlevel-4', TINT),
    ],
)
def test_changed_lines_of_code_have_a_tint_and_a_bar(
    pdf: Path, line: str, tint: tuple[float, ...] | None
) -> None:
    [(page, row)] = [
        (page, row)
        for page in section(pdf, 'Blocks of code', 2)
        for row in page.extract_text_lines(x_tolerance_ratio=0.15)
        if line in row['text'].replace(' ', '')
    ]
    middle = (row['top'] + row['bottom']) / 2
    drawn = page.rects + page.lines
    behind = [area for area in drawn if area['top'] < middle < area['bottom']]
    tints = [area['non_stroking_color'] for area in behind if area['width'] > 300]
    assert tints == ([pytest.approx(tint, abs=0.01)] if tint else [])
    assert len([area for area in behind if is_bar(area)]) == (tint == TINT)


def test_contents_and_bookmarks_of_constructs_are_clean(pdf: Path) -> None:
    contents = [page for page in pages_of(pdf) if 'CONTENTS' in text_of(page)]
    assert not [char for page in contents for char in page.chars if is_blue(char)]
    index = [p for p in pages_of(pdf) if 'harbour' in text_of(p) and 'INDEX' in text_of(p)]
    assert index
    assert not [char for page in index for char in page.chars if is_blue(char)]
    marks = bookmarks(pdf)
    assert {'The oak pier', 'Tickets on board', 'How to come back up'} <= set(marks)


# What the demo is too short for


#: What babel does to punctuation in French, for pdfLaTeX: the space before is one of its own.
FRENCH = r"""
\def\ownspace#1{\ifhmode\ifdim\lastskip>1sp\unskip\fi\nobreak\thinspace\fi\char`#1}
\def\makeown#1#2{\begingroup\lccode`\~=`#1\lowercase{\endgroup\protected\def~}{\ownspace#2}}
\makeown?{\?} \makeown!{\!}
\AtBeginDocument{\catcode`\?\active \catcode`\!\active}
"""


def test_in_marks_a_language_sets_its_own_space_before_punctuation(tmp_path: Path) -> None:
    need('pdflatex')
    conf = f'{CONF}latex_elements = {{"preamble": {FRENCH!r}}}\n'
    edited = 'Il va ? Il reste ! Ici.\n\nElle va *! Là-bas.* Qui chante ? Tous ! Oui.\n'
    files = article('Il va ? Il reste ! Ici.\n\nElle va *Là-bas.*\n', edited)
    write_files(tmp_path / 'source', {'conf.py': conf, **files})
    pages = pages_of(compiled(tmp_path / 'source', tmp_path, 'pdflatex'))
    [chars] = [page.chars for page in pages if 'chante' in text_of(page)]
    gaps = [
        (char['text'], is_blue(char), round(char['x0'] - before['x1'], 1))
        for before, char in itertools.pairwise(chars)
        if char['text'] in '?!' and before['top'] - char['top'] < 1
    ]
    [width] = {gap for _, blue, gap in gaps if not blue}
    assert 1 < width < 2
    # The emphasised one is in a box of its own.
    assert gaps[2:5] == [('!', True, width), ('?', True, width), ('!', True, width)]


@pytest.fixture(scope='module')
def more(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Long things and formulas of many kinds, as PDF."""
    folder = tmp_path_factory.mktemp(engine)
    old, new = (long(edited=edited) + ENVIRONMENTS.format(7 + edited) for edited in (False, True))
    write_files(folder / 'source', {'conf.py': CONF, **article(old, new)})
    return compiled(folder / 'source', folder, engine)


def pages_with(pdf: Path, text: str) -> list[pdfplumber.page.Page]:
    return [page for page in pages_of(pdf) if text in text_of(page)]


def test_marks_in_a_table_of_several_pages_are_blue(more: Path) -> None:
    pages = [page for page in pages_with(more, 'cod') if 'Day' in text_of(page)]
    assert len(pages) > 1
    for page in pages:
        # The head is repeated, and so is its mark.
        assert ('Fish', True) in [found[:2] for found in words(page)]
    marks = [found[0] for page in pages for found in words(page) if found[1]]
    assert [mark for mark in marks if mark != 'Fish'] == ['season', 'herring', 'mackerel']
    assert sum(text_of(page).count('[...]') for page in pages) == 1


def test_bars_go_on_after_a_page_break(more: Path) -> None:
    seen = []
    for page in pages_of(more):
        bars = [bar for bar in page.rects + page.lines if is_bar(bar)]
        for row in page.extract_text_lines(x_tolerance_ratio=0.15):
            middle = (row['top'] + row['bottom']) / 2
            if row['text'].endswith('holds.'):
                seen.append(any(bar['top'] < middle < bar['bottom'] for bar in bars))
    assert seen == [True] * 90


def test_changed_lines_of_long_code_have_bars(more: Path) -> None:
    seen = []
    for page in pages_with(more, 'hook('):
        bars = [bar for bar in page.rects + page.lines if is_bar(bar) and bar['height'] < 20]
        for row in page.extract_text_lines(x_tolerance_ratio=0.15):
            middle = (row['top'] + row['bottom']) / 2
            code = row['text'].replace(' ', '').rpartition('hook')[2]
            if code.startswith('(') and any(bar['top'] < middle < bar['bottom'] for bar in bars):
                seen.append(code)
    assert seen == ['(50)', '(850)']


def test_formulas_of_all_environments_are_blue(more: Path) -> None:
    chars = [
        {**char, 'text': text}
        for page in pages_of(more)
        for char in page.chars
        if char['text'].strip() and 60 < char['top'] < page.height - 60
        for text in normalize('NFKC', char['text'])
    ]
    text = ''.join(char['text'] for char in chars)
    start, stop = text.index('First.'), text.index('last.', text.index('Seventh'))
    black = ''.join(char['text'] for char in chars[start:stop] if not is_blue(char))
    assert black == 'First.(1)Second.Third.Fourth.(A)Fifth.Sixth.1.Seventhand'
    blue = ''.join(char['text'] for char in chars[start:stop] if is_blue(char))
    for formula in ('a=8', 'c+8', '+d', 'e=8', 'g=8', 'h=8', 'k=1', 'l=8', 'n1+n2', '+n8'):
        assert formula in blue


def test_the_two_places_of_a_move_lead_to_each_other(pdf: Path) -> None:
    pages = pages_of(pdf)
    numbers = {page.page_obj.pageid: index for index, page in enumerate(pages)}
    links = {}
    for index, page in enumerate(pages):
        for link in page.annots:
            name = name_of(link['data'])
            if re.match(r'slg\.(to|from)\.\d+$', name):
                target, height = destination(page.pdf.doc, link['data'])
                top = pages[numbers[target]].height - height
                links[name] = (index, link['top']), (numbers[target], top)
    assert len(links) > 8
    for name, (at, target) in links.items():
        other = name.replace('.to.', '.FROM.').replace('.from.', '.to.').replace('FROM', 'from')
        there, back = links[other]
        assert (target[0], back[0]) == (there[0], at[0]), name
        assert abs(target[1] - there[1]) < 20, name
