"""All formats count and order the same edits the same way, and the record has their numbers."""

from __future__ import annotations

import json
import pickle
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.export.record import ArticleRecord
from sphinxcontrib_ledger.export.storage import records_of
from support.chromium import opened
from support.leaks import holding
from support.projects import CONF, ROOT, run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from support.projects import Built

FIRST = """\
Ferries
=======

The {} ferry leaves at noon.

{}- a boat
- a raft{}

.. code-block:: python

   find()
   lamp({})
   wait()
{}   stop()

.. parsed-literal::

   a *plain* sample{}
   and a second line
"""
FIRST_ORIGINAL = FIRST.format(
    'villainous', 'A shambolic timetable.\n\n', '', 1, '   telefax()\n', ''
)
FIRST_EDITED = FIRST.format('', '', '\n- a canoe\n- a tug', 2, '', ' of text')
SECOND = """\
Rules
=====

Dogs stay on {} lead.

.. only:: {{}}

   Readers of {{}} see the {} page.

Nobody swims near the quay.

=====  =====
place  {}
=====  =====
north  south
=====  =====

.. math:: a = {}
"""
SECOND_ORIGINAL = SECOND.format('a', 'quaint', 'hour', 'b')
SECOND_EDITED = SECOND.format('a short', 'best', 'time', 'c')
FILES = {
    'index.rst': 'Page\n====\n\n'
    '.. ledger-article:: articles/a.original.rst articles/a.rst\n\nBetween.\n\n'
    '.. ledger-article:: articles/b.original.rst articles/b.rst\n',
    'articles/a.original.rst': FIRST_ORIGINAL,
    'articles/a.rst': FIRST_EDITED,
}
#: The entries of the lists, by number.
LIST = [
    [
        '1. something was removed, after “The”',
        '2. something was removed, after “ferry leaves at noon.”',
        '3. added: “a canoe a tug”',
        '4. changed: “lamp(2)”',
        '5. something was removed, after “wait()”',
        '6. added: “of text”',
    ],
    [
        '1. added: “short”',
        '2. changed: “best”',
        '3. changed: “time”',
        '4. changed: a formula',
    ],
]


def files(condition: str) -> dict[str, str]:
    """Return the project: readers of some formats see what stands under a condition."""
    sides = (SECOND_ORIGINAL, SECOND_EDITED)
    original, edited = (side.format(condition, condition) for side in sides)
    return {**FILES, 'articles/b.original.rst': original, 'articles/b.rst': edited}


def listed(text: str) -> list[list[str]]:
    """Return the entries of the lists in a text, a list each."""
    return [
        [' '.join(entry.split()) for entry in re.findall(r'^ *(\d+\. .*)$', part, re.MULTILINE)]
        for part in text.split('List of changes')[1:]
    ]


def listed_on_page(html: str) -> list[list[str]]:
    """Return the same of a page."""
    page = BeautifulSoup(html, 'html.parser')
    return [
        [
            f'{int(str(run.get("start", 1))) + place}. {entry.get_text().strip()}'
            for run in changes.select('ol')
            for place, entry in enumerate(run.select('li'))
        ]
        for changes in page.select('.ledger-changes')
    ]


def listed_in_print(tex: str) -> list[list[str]]:
    """Return the same of LaTeX."""
    lists = []
    for part in tex.split(r'\begin{sphinxledgerchanges}')[1:]:
        entries = []
        for run in part.partition(r'\end{sphinxledgerchanges}')[0].split(r'\begin{enumerate}')[1:]:
            start = re.search(r'\\setcounter\{enumi\}\{(\d+)\}', run)
            for place, item in enumerate(run.split(r'\item')[1:]):
                said = item.partition(r'\sphinxledgerpage')[0].split(r'\sphinxAtStartPar')[-1]
                number = (int(start[1]) if start else 0) + place + 1
                entries.append(f'{number}. {" ".join(said.split())}')
        lists.append(entries)
    return lists


@pytest.mark.parametrize('condition', ['html', 'latex', 'text'])
def test_numbers_are_the_same_in_all_formats(
    project: Callable[..., Built], condition: str
) -> None:
    values = {'ledger_list_of_changes': True}
    built = {
        builder: project(files(condition), builder, confoverrides=values)
        for builder in ('html', 'text', 'latex', 'epub')
    }
    [tex] = built['latex'].out.glob('*.tex')
    lists = {
        'html': listed_on_page(built['html'].text('index.html')),
        'text': listed(built['text'].text('index.txt')),
        'latex': listed_in_print(tex.read_text(encoding='utf-8')),
        'epub': listed_on_page(built['epub'].text('index.xhtml')),
    }
    for builder, shown in lists.items():
        sees = condition == ('html' if builder == 'epub' else builder)
        second = LIST[1] if sees else [*LIST[1][:1], *LIST[1][2:]]
        assert shown == [LIST[0], second], builder


def test_ids_of_a_page_count_on_where_the_article_before_ends(
    project: Callable[..., Built],
) -> None:
    page = BeautifulSoup(project(files('latex'), 'html').text('index.html'), 'html.parser')
    identities = [str(mark['id']) for mark in page.select('[id^=ledger-edit-]')]
    numbers = dict.fromkeys(int(identity.split('-')[2]) for identity in identities)
    # Number 8 is under the condition of another format.
    assert list(numbers) == [1, 2, 3, 4, 5, 6, 7, 9, 10]
    data = page.select_one('script[data-ledger]')
    assert data is not None
    assert json.loads(str(data['data-ledger']))['count'] == '9 edits'


@pytest.mark.slow
def test_buttons_lead_through_the_edits_that_a_page_shows(
    project: Callable[..., Built], browser: Browser
) -> None:
    built = project(files('latex'), 'html')
    page = opened(browser, built.out, 'index')
    position = page.locator('.ledger-position')
    next_edit = page.get_by_role('button', name='Next edit')
    page.locator('.ledger-chip').click()
    assert position.inner_text() == '9 edits'
    for place, number in enumerate([1, 2, 3, 4, 5, 6, 7, 9, 10], 1):
        next_edit.click()
        assert position.inner_text() == f'Edit {place} of 9'
        assert page.evaluate('document.activeElement.id') == f'ledger-edit-{number}'
    next_edit.click()
    assert position.inner_text() == 'Edit 1 of 9'
    page.goto(f'{page.url.partition("#")[0]}#ledger-edit-10')
    assert position.inner_text() == 'Edit 9 of 9'


def test_marks_carry_strings_that_lead_to_the_record(project: Callable[..., Built]) -> None:
    built = project(files('html'))
    tree = pickle.loads((built.out.parent / 'text-doctrees' / 'index.doctree').read_bytes())
    records = records_of(tree)
    assert list(records) == ['index:1', 'index:2']
    numbered: dict[str, list[str]] = {}
    for node in tree.findall(nodes.Element):
        for name in (ledger.ARTICLE, ledger.EDIT):
            assert isinstance(node.get(name, ''), str)
        if ledger.EDIT in node:
            numbered.setdefault(node[ledger.ARTICLE], []).extend(node[ledger.EDIT].split())
    for name, record in records.items():
        numbers = [str(edit.number) for edit in record.edits]
        assert numbers == [*map(str, range(1, len(numbers) + 1))]
        assert list(dict.fromkeys(numbered[name])) == numbers


def test_what_is_stored_has_no_removed_word(project: Callable[..., Built]) -> None:
    """Not in doctrees, not in the environment, not even in a digest that could be guessed."""
    built = project(files('html'), 'html')
    doctrees = built.out.parent / 'html-doctrees'
    assert sorted(path.name for path in doctrees.iterdir()) == [
        'environment.pickle',
        'index.doctree',
        'ledger-html.json',
    ]
    for word in ('villainous', 'shambolic', 'telefax', 'quaint'):
        assert holding(doctrees, word) == []
    assert holding(doctrees, 'ferry leaves') == ['index.doctree']


def test_a_digest_is_the_same_only_with_the_same_original(project: Callable[..., Built]) -> None:
    digests = []
    for name, rest in (('a', 'Dogs stay.'), ('b', 'Dogs stay.'), ('c', 'Cats stay.')):
        page = f'.. ledger-article:: articles/{name}.original.rst articles/{name}.rst\n'
        made = {
            f'{name}.rst': f':orphan:\n\n{page}',
            f'articles/{name}.original.rst': f'A red boat.\n\n{rest}',
            f'articles/{name}.rst': f'A boat.\n\n{rest}',
        }
        built = project({'index.rst': 'Page\n====\n', **made})
        doctree = built.out.parent / 'text-doctrees' / f'{name}.doctree'
        [record] = records_of(pickle.loads(doctree.read_bytes())).values()
        [edit] = record.edits
        assert (edit.kind, edit.removed, edit.added) == ('removed', 1, 0)
        digests.append(edit.digest)
    assert digests[0] == digests[1] != digests[2]


def test_a_handler_of_the_event_has_the_record(project: Callable[..., Built]) -> None:
    conf = """
def setup(app):
    app.connect('ledger-compared', write)

def write(app, docname, comparison):
    with open(app.outdir / 'records.txt', 'a', encoding='utf-8') as file:
        file.write(comparison.record.to_json() + '\\n')
"""
    built = project({'conf.py': f'{CONF}{conf}', **files('html')})
    written = built.text('records.txt').splitlines()
    tree = pickle.loads((built.out.parent / 'text-doctrees' / 'index.doctree').read_bytes())
    assert [*map(ArticleRecord.from_json, written)] == [*records_of(tree).values()]


# Not on old versions: Sphinx 8 has no nodes for the names of rules and the keys of a shortcut.
@pytest.mark.slow
def test_records_of_the_demo(tmp_path: Path) -> None:
    """The records of the demo's pages, as they were when somebody looked at them."""
    run_sphinx(ROOT / 'demo_docs', tmp_path / 'dummy', 'dummy')
    lines = []
    for path in sorted((tmp_path / 'dummy-doctrees').rglob('*.doctree')):
        for record in records_of(pickle.loads(path.read_bytes())).values():
            lines += described(record)
    text = '\n'.join(lines) + '\n'
    expected = ROOT / 'tests' / 'data' / 'expected' / 'records.txt'
    if not expected.exists():
        expected.write_text(text, encoding='utf-8')
    assert text == expected.read_text(encoding='utf-8')


def described(record: ArticleRecord) -> list[str]:
    """Return a record as lines that people can compare."""
    head = f'{record.article}: {record.original} -> {record.edited}, proved: {record.proved}'
    return [head, *(f'  {edit_line(record, edit.number)}' for edit in record.edits)]


def edit_line(record: ArticleRecord, number: int) -> str:
    edit = record.edits[number - 1]
    section = record.sections[edit.section] if edit.section >= 0 else ''
    words = ''.join(piece.text for piece in edit.excerpt) or edit.wordless
    return f'{number}. {edit.kind} -{edit.removed} +{edit.added} [{section}] {words}'.rstrip()
