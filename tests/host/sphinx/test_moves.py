"""What moved has one sign, and its two places lead to each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from support.projects import CONF, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

STAYED = """\
The ferry left the quay at dawn.

Nobody aboard had heard of it.

The captain wrote all of it down in the evening, as he did each day.

"""
TABLE = """\
.. list-table::

   * - North gate of the harbour
     - Harbour master of the town
   * - Rope shed by the quay
     - First mate of the ferry

"""
DOORS = """\
Doors
=====

The doors of the harbour office are closed at night by the guard.

Nobody may open them before the first ferry has left the quay.

Behind them are two rooms.

"""
KEYS = """\
Keys
====

The keys are kept by the harbour master in a box behind the desk.

"""
WORDS = """\
Words
=====

Each word is explained once in this list.

"""
TERMS = """\
Rope
   What is tied around the poles.

Bell
   It rings in the fog.

"""
TERM = """\
Anchor
   A hook that holds a boat where there is no wall.

"""
FILES = {
    'conf.py': CONF + "language = 'de'\n",
    **article(
        TABLE + STAYED + KEYS + DOORS + WORDS + TERM + TERMS,
        STAYED + TABLE + DOORS + KEYS + WORDS + TERMS + TERM,
    ),
}
#: The text that each sign stands in, and that of the other one.
ENDS = [
    ('↕ North gate of the harbour', '↕The ferry left the quay at dawn.'),
    ('↕ Keys', 'The captain wrote all of it down in the evening, as he did each day.↕'),
    ('↕ Anchor', 'Each word is explained once in this list.↕'),
]


def ends(page: BeautifulSoup) -> list[tuple[str, str]]:
    """Return the texts around both ends of each move, each of which leads to the other."""
    found = []
    for moved in page.select('a.ledger-moved-sign'):
        [origin] = page.select(f'[id="{str(moved["href"]).removeprefix("#")}"]')
        assert origin['href'] == f'#{moved["id"]}'
        assert (moved['aria-label'], origin['aria-label']) == (
            'verschoben; zur früheren Stelle',
            'von hier verschoben; zur jetzigen Stelle',
        )
        blocks = [sign.find_parent(['p', 'dt', 'h1', 'h2']) for sign in (moved, origin)]
        texts = [block.get_text().rstrip('¶') for block in blocks if block is not None]
        found.append((texts[0], texts[1]))
    return found


def test_the_places_of_a_move_lead_to_each_other_on_a_page(project: Callable[..., Built]) -> None:
    built = project(FILES, 'html')
    page = BeautifulSoup(built.text('index.html'), 'html.parser')
    assert ends(page) == ENDS
    assert len(page.select('div.body .ledger-moved-sign, div.body .ledger-origin')) == 6 + 3
    [legend] = page.select('.ledger-legend')
    assert 'Ein kleines ↕ steht, wo das Verschobene vorher stand' in legend.get_text()
    # Nothing of it is in the contents of the page.
    assert '↕' not in page.select('title')[0].get_text()


def test_the_places_of_a_move_lead_to_each_other_in_a_book(project: Callable[..., Built]) -> None:
    built = project(FILES, 'epub')
    assert ends(BeautifulSoup(built.text('index.xhtml'), 'html.parser')) == ENDS


def test_the_places_of_a_move_lead_to_each_other_in_print(project: Callable[..., Built]) -> None:
    [tex] = [
        path.read_text(encoding='utf-8')
        for path in (project(FILES, 'latex').out).glob('*.tex')
        if 'ledgerlink' in path.read_text(encoding='utf-8')
    ]
    links = re.findall(r'sphinxledgerlink\{(.*?)\}\{(.*?)\}\{\\sphinxledger(\w+)\{', tex)
    assert sorted(links) == sorted(
        link
        for n in '123'
        for link in (
            (f'to.{n}', f'from.{n}', 'movedsign'),
            (f'from.{n}', f'to.{n}', 'origin'),
        )
    )
    assert r'\sphinxledgermovednames{verschoben}{von hier verschoben; zur jetzigen Stelle}' in tex


def test_formats_without_links_have_the_sign_alone(project: Callable[..., Built]) -> None:
    built = project(FILES, 'xml')
    assert built.text('index.xml').count('{verschoben}') == 3 + 2
    assert 'ledger-left' not in built.text('index.xml')


RUN = """\
The mayor of the town had a wall built around the old quay.

- ropes are sold by the yard in the shop
- lamps shine until the last ship is home

::

  lights = harbour.lamps(until='dawn')

"""
STAYS = (
    STAYED + 'The cook of the ferry slept until noon.\n\nA gull sat on the mast.\n\nIt rained.\n\n'
)
RUNS = {
    'conf.py': f"{CONF}project = 'project'\n",
    **article(f'{RUN}{STAYS}', f'{STAYS}{RUN}', options=':list-of-changes: yes'),
}


def test_blocks_that_moved_in_a_row_have_one_sign_in_every_format(
    project: Callable[..., Built],
) -> None:
    built = project(RUNS, 'html')
    page = built.soup()
    assert len(page.select('div.body .ledger-moved-sign')) == 1 + 1
    assert len(page.select('div.body .ledger-origin')) == 1 + 1
    along = [block.get_text().strip() for block in page.select('.ledger-moved-along')]
    assert along == [
        'ropes are sold by the yard in the shop',
        'lamps shine until the last ship is home',
        "lights = harbour.lamps(until='dawn')",
    ]
    [legend] = page.select('.ledger-legend')
    assert 'A double bar stands beside all that was moved together.' in legend.get_text()
    [entry] = page.select('.ledger-changes li')
    assert 'The mayor of the town' in entry.get_text()

    text = project(RUNS, 'text').text('index.txt')
    [moved] = re.findall(r'\{moved\} (.*?)\{/moved\}', text.partition('**About')[0], re.DOTALL)
    assert moved.split()[:2] + moved.split()[-1:] == [
        'The',
        'mayor',
        "harbour.lamps(until='dawn')",
    ]
    assert '{/moved} stands where that ends, if it has several parts.' in text

    tex = project(RUNS, 'latex').text('project.tex')
    bar = r'\\begin\{sphinxledgermovedblock\}(.*?)\\end\{sphinxledgermovedblock\}'
    [beside] = re.findall(bar, tex, re.DOTALL)
    assert all(words in beside for words in ('movedsign', 'The mayor', 'ropes', 'lamps', 'lights'))
