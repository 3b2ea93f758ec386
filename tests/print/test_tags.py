"""Tagged PDF, where the project switches it on: marks are elements, and nothing else changes."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from support.pdf import compiled, is_bar, need, pages_of
from support.projects import CONF, article, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from pdfplumber.page import Page

pytestmark = pytest.mark.slow

#: What a project writes before its document class; newer LaTeX knows better words for it.
METADATA = '\\DocumentMetadata{testphase=phase-II}\n'
ORIGINAL = """\
The old harbour
===============

An internationalization of the harbour stays. It is very red.

.. list-table::

   * - A blue boat.
     - Nobody was there.

The end.
"""
EDITED = """\
The new harbour
===============

An internationalization of the harbour and of its administration, which is responsible, stays.
It is red.

.. list-table::

   * - A green boat.
     - Nobody was.

.. math:: a = b

The end.
"""


@dataclass(frozen=True)
class Tagged:
    """A document with tags: its pages, what TeX said, and the copied text."""

    pages: list[Page]
    log: str
    text: str


def need_tags() -> None:
    """Skip where LaTeX is too old to tag."""
    kpsewhich = shutil.which('kpsewhich')
    assert kpsewhich
    found = subprocess.run(
        [kpsewhich, 'documentmetadata-support.ltx'], stdout=subprocess.DEVNULL, check=False
    )
    if found.returncode:
        pytest.skip('LaTeX has no tags')


def printed(
    folder: Path, engine: str, edited: str, *, conf: str = '', top: str = METADATA
) -> Tagged:
    need(engine)
    need_tags()
    files = {'conf.py': CONF + conf, **article(ORIGINAL, edited, options=':legend: none')}
    files['index.rst'] = f'Harbours\n========\n\n{files["index.rst"]}'
    write_files(folder / 'source', files)
    pdf = compiled(folder / 'source', folder, engine, top)
    text = subprocess.run(['pdftotext', pdf, '-'], capture_output=True, text=True, check=True)
    log = pdf.with_suffix('.log').read_text(encoding='utf-8', errors='replace')
    return Tagged(pages_of(pdf), log, text.stdout)


def spans(pages: list[Page]) -> list[tuple[str, str, str]]:
    """Return the titles, the alternative texts and the words of our elements, in their order."""
    content: dict[tuple[int, int], str] = {}
    for page in pages:
        for char in page.chars:
            key = (page.page_obj.pageid, char.get('mcid'))
            content[key] = content.get(key, '') + char['text']
    found: list[tuple[str, str, str]] = []
    tree = resolve1(pages[0].pdf.doc.catalog['StructTreeRoot'])
    walk(tree, content, found)
    return found


def walk(
    node: Any, content: dict[tuple[int, int], str], found: list[tuple[str, str, str]]
) -> None:
    node = resolve1(node)
    for child in node if isinstance(node, list) else ():
        walk(child, content, found)
    if not isinstance(node, dict):
        return
    title = said(node, 'T')
    if title.startswith('ledger-'):
        found.append((title, said(node, 'Alt'), words(node, 0, content)))
    walk(node.get('K', []), content, found)


def said(node: dict[str, Any], name: str) -> str:
    return decode_text(resolve1(node[name])) if name in node else ''


def words(node: Any, page: int, content: dict[tuple[int, int], str]) -> str:
    node = resolve1(node)
    if isinstance(node, int):
        return content.get((page, node), '')
    if isinstance(node, list):
        return ''.join(words(child, page, content) for child in node)
    page = node['Pg'].objid if 'Pg' in node else page
    return words(node['MCID'] if 'MCID' in node else node.get('K', []), page, content)


@pytest.fixture(scope='module')
def tagged(tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    """A document in Ukrainian by LuaLaTeX, in which the words of elisions are not the usual ones."""
    return printed(tmp_path_factory.mktemp('tags'), 'lualatex', EDITED, conf="language = 'uk'\n")


def test_marks_are_elements_and_elisions_have_words_of_the_language(tagged: Tagged) -> None:
    assert [(*found, text.replace(' ', '').lower()) for *found, text in spans(tagged.pages)] == [
        ('ledger-highlight', '', 'new'),
        ('ledger-highlight', '', 'andofitsadministration,whichisresponsible,'),
        ('ledger-elision', 'тут вилучено текст', '[...]'),
        ('ledger-highlight', '', 'green'),
        ('ledger-elision', 'тут вилучено текст', '[...]'),
    ]


def test_a_bar_is_no_part_of_the_text(tagged: Tagged) -> None:
    bars = [bar for page in tagged.pages for bar in page.rects + page.lines if is_bar(bar)]
    assert [(bar['tag'], bar['mcid']) for bar in bars] == [('Artifact', None)]


@pytest.mark.parametrize(
    'engine',
    [
        'pdflatex',
        *[pytest.param(name, marks=pytest.mark.nightly) for name in ('xelatex', 'lualatex')],
    ],
)
def test_marks_give_no_reason_to_complain_and_do_not_change_what_is_copied(
    tmp_path: Path, engine: str
) -> None:
    plain = printed(tmp_path / 'plain', engine, EDITED, top='')
    tagged = printed(tmp_path / 'tagged', engine, EDITED)
    unmarked = printed(tmp_path / 'unmarked', engine, ORIGINAL)
    assert ' '.join(tagged.text.split()) == ' '.join(plain.text.split())
    assert 'harbour and of its administration, which is responsible, stays' in ' '.join(
        plain.text.split()
    )
    assert 'It is [...] red.' in ' '.join(plain.text.split())
    # Sphinx and tagpdf have theirs, with marks or without.
    complaint = 'Package tagpdf Warning'
    assert tagged.log.count(complaint) == unmarked.log.count(complaint)
    assert len(spans(tagged.pages)) == 5
    assert {alt for _, alt, _ in spans(tagged.pages)} == {'', 'text was removed here'}
    assert 'StructTreeRoot' not in plain.pages[0].pdf.doc.catalog
