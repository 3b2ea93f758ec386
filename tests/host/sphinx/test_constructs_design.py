"""Cards, grids, tabs, dropdowns, badges and icons of sphinx-design."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.projects import CONF, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup, Tag

    from support.projects import Built

CONF_DESIGN = CONF.replace("['sphinxcontrib_ledger']", "['sphinxcontrib_ledger', 'sphinx_design']")


def design(original: str, edited: str) -> dict[str, str]:
    return {'conf.py': CONF_DESIGN, **article(original, edited, options=':legend: none')}


def page(built: Built) -> BeautifulSoup:
    assert built.warnings == []
    return built.soup()


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    [found] = soup.select(selector)
    return found


def card(title: str, text: str, *options: str) -> str:
    lines = ''.join(f'   {option}\n' for option in options)
    return f'.. card:: {title}\n{lines}\n   {text}\n\n'


def tabs(*items: tuple[str, str]) -> str:
    inside = [f'   .. tab-item:: {title}\n\n      {text}\n\n' for title, text in items]
    return '.. tab-set::\n\n' + ''.join(inside)


def grid(*items: str) -> str:
    inside = [f'   .. grid-item-card:: {title}\n\n      All of {title}.\n\n' for title in items]
    return '.. grid:: 2\n\n' + ''.join(inside)


def test_a_card_that_leads_elsewhere_is_marked_although_pages_hide_its_link(
    project: Callable[..., Built],
) -> None:
    links = [f':link: https://example.org/{name}' for name in ('old', 'new')]
    files = design(*(card('Slip', 'Boats come out here.', link) for link in links))
    soup = page(project(files, 'html'))
    assert 'ledger-modified' in one(soup, '.sd-card.ledger-block')['class']
    assert not soup.select('.sd-card-body .ledger-highlight')
    assert '{+' in project(builder='text').text('index.txt')


def test_a_card_that_leads_to_another_page_is_marked(project: Callable[..., Built]) -> None:
    links = [f':link: {name}\n   :link-type: doc\n   :link-alt: More' for name in ('one', 'two')]
    files = design(*(card('Slip', 'Boats come out here.', link) for link in links))
    pages = {'one.rst': ':orphan:\n\nOne\n===\n', 'two.rst': ':orphan:\n\nTwo\n===\n'}
    soup = page(project({**files, **pages}, 'html'))
    assert soup.select('.sd-card.ledger-block.ledger-modified')


def test_a_card_that_leads_where_it_did_is_not_marked(project: Callable[..., Built]) -> None:
    link = ':link: https://example.org'
    files = design(card('Slip', 'An old slip.', link), card('Slip', 'A new slip.', link))
    soup = page(project(files, 'html'))
    assert not soup.select('.sd-card.ledger-block')
    assert one(soup, 'ins').text == 'A new'


def test_a_tab_that_was_removed_leaves_a_tab(project: Callable[..., Built]) -> None:
    first, gone, last = ('Sail', 'Moor north.'), ('Rafts', 'Go away.'), ('Motor', 'Moor south.')
    soup = page(project(design(tabs(first, gone, last), tabs(first, last)), 'html'))
    inside = one(soup, '.sd-tab-set').find_all(recursive=False)
    assert [node.name for node in inside] == ['input', 'label', 'div'] * 3
    labels = [label.get_text(strip=True) for label in soup.select('.sd-tab-set > label')]
    assert labels == ['Sail', '[...]', 'Motor']


@pytest.mark.parametrize('now', ['', '.. image:: /picture.png\n         :alt: Now'])
def test_what_is_gone_from_a_tab_is_told_in_the_tab(
    project: Callable[..., Built], now: str
) -> None:
    first = ('Sail', 'Moor north.')
    files = design(
        tabs(first, ('Motor', 'Moor south.')), tabs(first, ('Motor', now or '.. only a comment'))
    )
    soup = page(project({**files, 'picture.png': b''}, 'html'))
    inside = one(soup, '.sd-tab-set').find_all(recursive=False)
    assert [node.name for node in inside] == ['input', 'label', 'div'] * 2
    assert inside[-1].get_text(strip=True).startswith('[...]')


def test_a_cell_that_was_removed_from_a_grid_leaves_a_cell(project: Callable[..., Built]) -> None:
    files = design(grid('water', 'rumours', 'fuel'), grid('water', 'fuel'))
    soup = page(project(files, 'html'))
    cells = one(soup, '.sd-row').find_all(recursive=False)
    assert ['sd-col' in cell['class'] for cell in cells] == [True] * 3
    assert cells[1].get_text(strip=True) == '[...]'


def test_a_tab_of_another_look_stays_a_tab(project: Callable[..., Built]) -> None:
    original = tabs(('Sail', 'Moor north.'))
    edited = original.replace(':: Sail\n', ':: Sail\n      :class-container: special\n')
    soup = page(project(design(original, edited), 'html'))
    inside = one(soup, '.sd-tab-set').find_all(recursive=False)
    assert [node.name for node in inside] == ['input', 'label', 'div']


def test_another_icon_is_marked_in_pages_and_no_mark_is_around_nothing_elsewhere(
    project: Callable[..., Built],
) -> None:
    files = design('Look: :octicon:`sun` is up.\n', 'Look: :octicon:`moon` is up.\n')
    soup = page(project(files, 'html'))
    assert one(soup, 'ins').select('svg.sd-octicon-moon')
    text = project(builder='text').text('index.txt')
    assert '{+' not in text


def test_the_same_icon_is_not_marked(project: Callable[..., Built]) -> None:
    files = design('Look: :octicon:`sun` is low.\n', 'Look: :octicon:`sun` is up.\n')
    soup = page(project(files, 'html'))
    assert one(soup, 'ins').text == 'up'


def test_a_badge_of_another_colour_is_marked(project: Callable[..., Built]) -> None:
    files = design('It is :bdg-success:`here`.\n', 'It is :bdg-danger:`here`.\n')
    assert one(page(project(files, 'html')), 'ins').text == 'here'


def test_a_button_that_leads_elsewhere_is_marked(project: Callable[..., Built]) -> None:
    [original, edited] = (
        f'.. button-link:: https://example.org/{name}\n\n   Book\n' for name in ('old', 'new')
    )
    assert one(page(project(design(original, edited), 'html')), '.sd-btn ins').text == 'Book'


@pytest.mark.parametrize(
    'what',
    [
        card('Slip', 'Boats come out here.', ':link: https://example.org'),
        tabs(('Sail', 'Moor north.'), ('Motor', 'Moor south.')),
        grid('water', 'fuel'),
        '.. dropdown:: More\n\n   All of it.\n\n',
        ':bdg-success:`here` and :octicon:`sun`\n',
    ],
)
def test_what_stayed_the_same_has_no_mark(project: Callable[..., Built], what: str) -> None:
    files = design(f'An old text.\n\n{what}', f'A new text.\n\n{what}')
    soup = page(project(files, 'html'))
    assert [mark.text for mark in soup.select('[class*=ledger]')] == ['A new']


@pytest.mark.parametrize('added', [True, False])
@pytest.mark.parametrize(
    'what',
    [
        card('Slip', 'Boats come out here.'),
        tabs(('Sail', 'Moor north.'), ('Motor', 'Moor south.')),
        grid('water', 'fuel'),
        '.. dropdown:: More\n   :open:\n\n   All of it.\n\n',
    ],
)
def test_all_of_a_component_is_added_or_removed(
    project: Callable[..., Built], what: str, added: bool
) -> None:
    both = ('Before.\n\nAfter.\n', f'Before.\n\n{what}After.\n')
    soup = page(project(design(*(both if added else both[::-1])), 'html'))
    if added:
        texts = list(one(soup, 'div.body').stripped_strings)[1:-1]
        assert texts
        assert [mark.text for mark in soup.select('ins')] == texts
    else:
        assert list(one(soup, 'div.body').stripped_strings) == ['Before.', '[...]', 'After.']


def test_a_tab_that_is_there_is_open_first(project: Callable[..., Built]) -> None:
    tab = '\n   .. tab-item:: {}\n\n      Text {}.\n'
    one, two, three = (tab.format(name, name) for name in ('One', 'Two', 'Three'))
    chosen = three.replace('Three\n', 'Three\n      :selected:\n', 1)
    sets = [
        ((one, two, three), (two, three)),
        ((one, two, chosen), (two, chosen)),
        ((one, two), (one,)),
    ]
    original, edited = (
        '\n'.join('.. tab-set::\n' + ''.join(pair[side]) for pair in sets) for side in (0, 1)
    )
    conf = (
        "extensions = ['sphinxcontrib_ledger', 'sphinx_design']\nexclude_patterns = ['articles']\n"
    )
    page = project({'conf.py': conf, **article(original, edited)}, 'html').soup()
    opened = [tab['id'] for tab in page.select('input[checked]')]
    labels = [page.select_one(f'label[for="{name}"]').get_text().strip() for name in opened]
    assert labels == ['Two', 'Three', 'One']
