"""The contract: what the marks of an annotated article read like, in text and in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from support.projects import CONF, ROOT, Built, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES: list[dict[str, Any]] = [
    case
    for path in sorted((ROOT / 'tests/data/cases').glob('marks*.yaml'))
    for case in yaml.safe_load(path.read_text(encoding='utf-8'))
]
NAMES = [case['name'] for case in CASES]


# Each format reads for itself, since Sphinx reads quotation marks in another way for each.
@pytest.fixture(scope='module', params=['text', 'html'])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp('marks')
    files = {'conf.py': CONF, 'index.rst': 'Index\n=====\n'}
    for number, case in enumerate(CASES):
        form = case.get('format', 'rst')
        paths = [f'articles/{number}.original.{form}', f'articles/{number}.{form}']
        files.update(zip(paths, (case['original'], case['edited']), strict=True))
        page = f'.. ledger-article:: {paths[0]} {paths[1]}\n   :legend: none\n'
        files[f'case{number}.rst'] = '\n\n'.join([':orphan:', case.get('page', ''), page])
    write_files(folder / 'source', files)
    return run_sphinx(folder / 'source', folder / request.param, request.param)


@pytest.mark.parametrize('number', range(len(CASES)), ids=NAMES)
def test_marks_read_as_the_contract_says(built: Built, number: int) -> None:
    case = CASES[number]
    if built.out.name == 'text':
        shown = from_text(built.text(f'case{number}.txt'), case.get('format', 'rst'))
    else:
        body = built.soup(f'case{number}').select_one('div.body')
        assert body is not None
        shown = '\n\n'.join(from_html(body))
    expected = [plain(text) for text in (case['expected'], *case.get('alternatives', []))]
    if built.out.name == 'html':
        expected += [as_html_reads(text) for text in expected]
    assert shown in expected
    assert built.ours() == []


def plain(text: str) -> str:
    """Return blocks with single spaces in them and one empty line between them.

    The lines of tables are as long as the widest cell, of which marks are a part.
    """
    text = re.sub(r'([-=])\1{2,}', r'\1\1\1', text)
    blocks = [' '.join(block.split()) for block in re.split(r'\n\s*\n', text)]
    return '\n\n'.join(block for block in blocks if block)


def as_html_reads(text: str) -> str:
    """Return a case's text with the sign of a move, and with items whose numbers are not read.

    How far that sign reaches is said by a bar.
    """
    signed = text.replace('{moved}', '↕').replace(' {/moved}', '')
    return re.sub(r'^\d+\. ', '- ', signed, flags=re.MULTILINE)


def from_text(text: str, form: str) -> str:
    """Return the text builder's output without underlines of headings and inline markup."""
    text = re.sub(r'^[*=#-]+$', '', text, flags=re.MULTILINE)
    text = re.sub(r'^\* ', '- ', text, flags=re.MULTILINE)
    text = re.sub(r' <https?:[^>]*>', '', text)
    return plain(text.replace('*', '') if form == 'rst' else text)


def from_html(element: Tag) -> Iterator[str]:
    """Go through the blocks of a page in the contract's notation."""
    for sign in element.select('a.headerlink, a.ledger-origin'):
        sign.decompose()
    for mark in element.select('ins.ledger-highlight, a.ledger-reference'):
        mark.insert(0, '{+')
        mark.append('+}')
    for number in element.select('div.math span.eqno'):
        number.decompose()
    for label in element.select('aside.footnote > span.label'):
        note = label.find_next('p')
        assert note is not None
        note.insert(0, f'{label.get_text()} ')
    for block in element.select('p, h1, h2, h3, div.math'):
        # Smart quotes make one character of an ellipsis that is in the text.
        text = ' '.join(block.get_text().replace('[…]', '[...]').split())
        if block.name == 'div':
            text = text.removeprefix(r'\[').removesuffix(r'\]').strip()
            is_marked = block.find_parent(class_='ledger-block') is not None
            yield f'{{+\n\n{text}\n\n+}}' if is_marked else text
        else:
            yield f'- {text}' if block.find_parent('li') else text


def test_what_html_shows_of_a_case_is_read_back() -> None:
    page = '<div><h1>A<a class="headerlink">#</a></h1><ul><li><p>b <ins class="ledger-highlight">'
    assert list(from_html(BeautifulSoup(f'{page}c</ins></p></li></ul></div>', 'html.parser'))) == [
        'A',
        '- b {+c+}',
    ]
