"""Bars beside contexts in print: where a context goes to the next page, its bar does, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.pdf import compiled, entries, is_blue, need, pages_of, text_of
from support.projects import CONF, article, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from pdfplumber.page import Page

pytestmark = pytest.mark.slow

FLOOD = 'The water rises over the slip and nobody may go there before the bell rings. ' * 4
CODE = ''.join(f'   hook {line}\n' for line in range(6))
#: Each kind of context: before and after; {} is a word that is found nowhere else.
CONTEXTS: dict[str, tuple[str, str]] = {
    'a note that became a danger': (
        f'.. note::\n\n   {{}} {FLOOD}\n',
        f'.. danger::\n\n   {{}} {FLOOD}\n',
    ),
    'a note that became a topic': (
        f'.. note::\n\n   {FLOOD}\n',
        f'.. topic:: {{}}\n\n   {FLOOD}\n',
    ),
    'a note in an item of another list': (
        f'- First.\n\n  .. note::\n\n     {{}} {FLOOD}\n',
        f'- First.\n\n  .. danger::\n\n     {{}} {FLOOD}\n',
    ),
    'new code': ('', f'::\n\n   {{}}\n{CODE}'),
}
#: The title of a box that has one.
TITLE = 'Danger'
#: So many lines stand above each context: from those that leave room for it to those that do not.
ABOVE = range(26, 36)
CONF_CONTEXTS = CONF + (
    "latex_elements = {'extraclassoptions': 'openany'}\nlatex_toplevel_sectioning = 'chapter'\n"
)


def chapters(side: int) -> str:
    """Return an original (0) or an edited (1) article: a chapter for each context and its place."""
    found = []
    for kind, context in enumerate(CONTEXTS.values()):
        for count in ABOVE:
            title = f'Chapter {kind} {count}'
            lines = ''.join(f'| Line {number}.\n' for number in range(count))
            text = context[side].replace('{}', f'mark{kind}x{count}')
            found.append(f'{title}\n{"=" * len(title)}\n\n{lines}\n{text}\nAnd on.\n')
    return '\n'.join(found)


@pytest.fixture(scope='module')
def pages(engine: str, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The pages of an article with contexts at the ends of pages."""
    folder = tmp_path_factory.mktemp(engine)
    files = article(chapters(0), chapters(1), options=':list-of-changes:')
    write_files(folder / 'source', {'conf.py': CONF_CONTEXTS, **files})
    return pages_of(compiled(folder / 'source', folder, engine))


def bars(page: Page) -> list[dict[str, float]]:
    """Return the bars of a page, also short ones."""
    drawn = page.rects + page.lines
    return [
        bar
        for bar in drawn
        if bar['height'] > 3
        and abs((bar['width'] or bar['linewidth']) - 2) < 0.1
        and is_blue({'non_stroking_color': bar['non_stroking_color'] if bar['width'] else bar['stroking_color']})
    ]  # fmt: skip


@pytest.mark.parametrize('kind', range(len(CONTEXTS)), ids=list(CONTEXTS))
def test_a_bar_stands_beside_its_context_and_nowhere_else(pages: list[Page], kind: int) -> None:
    moved = 0
    for count in ABOVE:
        number, word = place(pages, f'mark{kind}x{count}')
        beside = [bar for bar in bars(pages[number]) if bar['top'] < word['top'] < bar['bottom']]
        assert len(beside) == 1
        # As much above the first word as there is of the context and its title.
        assert word['top'] - beside[0]['top'] < 45
        if 'Line 0.' not in text_of(pages[number]):
            moved += 1
            above = text_of(pages[number - 1])
            assert 'Line 0.' in above
            # Before Sphinx 9, a title may stand on the page before.
            assert bool(bars(pages[number - 1])) == (TITLE in above)
    assert 0 < moved < len(ABOVE)


def test_the_list_of_changes_names_the_pages_of_contexts(pages: list[Page]) -> None:
    named = set()
    for entry in entries(pages):
        [word] = re.findall(r'mark\dx\d\d', entry.said)
        named.add(word)
        number, there = place(pages, word)
        above = text_of(pages[number - 1])
        parted = TITLE in above and 'Line 0.' not in text_of(pages[number])
        number -= parted
        assert pages[number].page_obj.label == str(entry.page), word
        assert entry.target == number
        assert parted or abs(entry.top - there['top']) < 45
    assert named == {f'mark{kind}x{count}' for kind in range(len(CONTEXTS)) for count in ABOVE}


def place(pages: list[Page], word: str) -> tuple[int, dict[str, float]]:
    """Return where a word stands first, before the list: the number of the page, and its box."""
    found, *_ = [
        (number, there)
        for number, page in enumerate(pages)
        if word in text_of(page)
        for there in page.extract_words(x_tolerance_ratio=0.15)
        if there['text'] == word
    ]
    return found


# New passages are set in two columns by day.
@pytest.mark.nightly
def test_in_two_columns_bars_stand_beside_contexts(tmp_path: Path) -> None:
    need('pdflatex')
    conf = CONF_CONTEXTS.replace('openany', 'openany,twocolumn')
    box = f'{{}}::\n\n   mark{{}} {FLOOD}\n'
    counts = [*range(31, 38), *range(66, 76)]
    sides = []
    for kind in ('.. note', '.. danger'):
        lines = [''.join(f'| Line {number}.\n' for number in range(count)) for count in counts]
        sides.append(
            '\n'.join(
                f'Chapter {count}\n==========\n\n{above}\n{box.format(kind, count)}\nAnd on.\n'
                for count, above in zip(counts, lines, strict=True)
            )
        )
    write_files(tmp_path / 'source', {'conf.py': conf, **article(*sides)})
    pages = pages_of(compiled(tmp_path / 'source', tmp_path, 'pdflatex'))
    for count in counts:
        number, word = place(pages, f'mark{count}')
        beside = [bar for bar in bars(pages[number]) if bar['top'] < word['top'] < bar['bottom']]
        assert [0 < word['x0'] - bar['x1'] < 20 for bar in beside] == [True], count
    for page in pages:
        for bar in bars(page):
            middle = (bar['top'] + bar['bottom']) / 2
            near = [char for char in page.chars if 0 < char['x0'] - bar['x1'] < 20]
            assert any(abs(char['top'] - middle) < bar['height'] / 2 + 5 for char in near)
