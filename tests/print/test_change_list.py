"""The list of changes in print: the pages are true, and links lead to the changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from support.harbour import FILES, PAGE
from support.pdf import Entry, compiled, entries, is_bar, is_blue, need, pages_of, text_of
from support.print_documents import ENVIRONMENTS, long
from support.projects import CONF, ROOT, article, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from pdfplumber.page import Page

pytestmark = pytest.mark.slow

ON = {'ledger_list_of_changes': True}


def check(pages: list[Page], found: list[Entry]) -> None:
    for entry in found:
        page = pages[entry.target]
        assert page.page_obj.label == str(entry.page), entry
        # What is quoted stands where the link leads, and something there is blue or has a bar.
        reach = 110 if any(0 < image['top'] - entry.top < 30 for image in page.images) else 75
        chars = [char for char in page.chars if -3 < char['bottom'] - entry.top < reach]
        bars = [bar for bar in page.rects + page.lines if is_bar(bar)]
        has_bar = any(bar['top'] - 20 < entry.top < bar['bottom'] for bar in bars)
        assert has_bar or any(map(is_blue, chars)), entry
        if entry.said.startswith('something'):
            # It quotes what stands before the place, which may be far above.
            continue
        words = re.split(r'\W', entry.said.partition('“')[2])
        there = normalize('NFKC', ''.join(char['text'] for char in chars)).replace(' ', '')
        assert words[0][:8].lower() in there.lower(), entry


def plain(entry: Entry) -> str:
    """Return what an entry says, without the cell or the words beside which it is."""
    return re.sub(r'(?<=changed:)[^“]*(?=“)|,after“.*', '', entry.said)


@pytest.fixture(scope='module')
def pages(engine: str, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The pages of an article with things that are longer than a page, and of its list."""
    folder = tmp_path_factory.mktemp(engine)
    old, new = (long(edited=edited) + ENVIRONMENTS.format(7 + edited) for edited in (False, True))
    options = ':list-of-changes:'
    write_files(folder / 'source', {'conf.py': CONF, **article(old, new, options=options)})
    return pages_of(compiled(folder / 'source', folder, engine))


def test_pages_are_true_and_links_lead_to_the_changes(pages: list[Page]) -> None:
    found = entries(pages)
    assert list(map(plain, found)) == [
        'changed:“season”',
        'changed:“Fish”',
        'changed:“herring”',
        'arowwasremoved',
        'changed:“mackerel”',
        'givenanotherform:“Rule1holds.Rule2holds.Rule3holds.Rule4...”',
        'changed:“hook(50)”',
        'changed:“hook(850)”',
        *['changed:aformula'] * 6,
        'changed:“m”',
        'changed:“n+n+n+n+n+n+n+n+n”',
    ]
    check(pages, found)


def test_changes_on_several_pages_are_told_apart(pages: list[Page]) -> None:
    found = {plain(entry): entry for entry in entries(pages)}
    herring, mackerel = found['changed:“herring”'], found['changed:“mackerel”']
    assert herring.page < mackerel.page
    assert found['changed:“hook(50)”'].page < found['changed:“hook(850)”'].page


def test_a_list_of_every_mark_in_every_construct(tmp_path: Path) -> None:
    need('pdflatex')
    conf = CONF.replace("['articles']", "['harbour*']")
    write_files(tmp_path / 'source', {**FILES, 'conf.py': conf, 'index.rst': PAGE})
    pages = pages_of(compiled(tmp_path / 'source', tmp_path, 'pdflatex', **ON))
    found = entries(pages)
    assert len(found) > 40
    check(pages, found)


@pytest.mark.nightly
def test_lists_of_the_demo(tmp_path: Path) -> None:
    need('pdflatex')
    pages = pages_of(compiled(ROOT / 'demo_docs', tmp_path, 'pdflatex', **ON))
    found = entries(pages)
    assert len(found) > 150
    check(pages, found)


def test_headings_of_a_list_stay_with_their_entries(tmp_path: Path) -> None:
    need('pdflatex')
    files = {'conf.py': f"{CONF}latex_elements = {{'extraclassoptions': 'openany'}}\n"}
    counts = range(16, 32)
    for count in counts:
        lines = ''.join(f'| Line {number}.\n' for number in range(count))
        text = f'Port {count}\n=======\n\n{lines}\nTo the {{0}}.\n\nBay\n---\n\nBy {{0}}.\n'
        made = article(
            text.format('old'), text.format('new'), 'rst', ':list-of-changes:\n:legend: none'
        )
        page = made.pop('index.rst').replace('/a.', f'/{count}.')
        files |= {name.replace('/a.', f'/{count}.'): made[name] for name in made}
        files[f'p{count}.rst'] = page
    files['index.rst'] = 'Top\n===\n\n.. toctree::\n\n' + ''.join(f'   p{n}\n' for n in counts)
    write_files(tmp_path / 'source', files)
    parted = 0
    for page in pages_of(compiled(tmp_path / 'source', tmp_path, 'pdflatex')):
        rows = [row['text'].replace(' ', '') for row in page.extract_text_lines()][1:-1]
        for row, below in zip(rows, [*rows[1:], ''], strict=True):
            if row == 'Listofchanges':
                assert re.match(r'Port\d+$', below)
            elif re.match(r'(Port\d+|Bay)$', row):
                assert re.match(r'\d\.changed', below)
        parted += rows[0] == 'Listofchanges'
    assert parted > 1


def test_a_long_address_stays_in_its_column(tmp_path: Path) -> None:
    need('pdflatex')
    page = 'of-the-harbour-office/and-of_all/its%20boats/~captain'
    text = '\n\n'.join(
        f'See `boat {n} <https://example.org/{{0}}/{n}/{page}>`__.' for n in range(32)
    )
    files = article(text.format('old'), text.format('new'), 'rst', ':list-of-changes:')
    conf = f"{CONF}latex_elements = {{'papersize': 'a5paper'}}\n"
    write_files(tmp_path / 'source', {'conf.py': conf, **files})
    pages = pages_of(compiled(tmp_path / 'source', tmp_path, 'pdflatex'))
    numbers = [link for each in pages for link in each.annots if link['x1'] - link['x0'] < 25]
    assert len(numbers) == 32
    listed = re.sub(r'\s', '', ''.join(map(text_of, pages)))
    assert {listed.count(part) for part in ('and-of_all/its%20boats/', '~captain')} == {32}
    assert max(char['x1'] for each in pages for char in each.chars) < pages[0].width - 70
