"""References of footnotes that moved, in the formats that Sphinx and docutils write."""

from __future__ import annotations

import pickle
import re
import zipfile
from typing import TYPE_CHECKING

import docutils
import pytest
from docutils.core import publish_file

from sphinxcontrib_ledger.docutils_parser import Parser
from sphinxcontrib_ledger.export.storage import records_of
from support.projects import CONF, article, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

NOTES = (
    '\n\n.. [1] The report of the town, and `a link <https://example.org>`__.\n.. [#n] A note.\n'
)
TEXT = """\
The town {0}
----------------

Nobody {1} was hurt in May.

* An item of ropes {1} that says much.

==== ==========
Boat Ten crews
Raft All of it {0}
==== ==========
"""
ORIGINAL = TEXT.format('[1]_', '[#n]_') + NOTES
EDITED = TEXT.format('[#n]_', '[1]_') + NOTES
#: What is around the number of a marked reference, and how often there is one.
MARKED = {
    'html': (r'<a class="[^"]*ledger-highlight ledger-modified ledger-reference"', 4),
    'epub': (r'<a class="[^"]*ledger-highlight ledger-modified ledger-reference"', 4),
    'latex': (
        r'\\sphinxledgerreference\{(?:\\sphinxfootnotemark\[\d\]|%\n\\begin\{footnote\})',
        4,
    ),
    'text': (r'\{\+\[\d\]\+\}', 4),
    'man': (r'\{\+\[?\d\]?\+\}', 4),  # headings are their texts alone
    'texinfo': (r'@\{\+@footnote\{', 4),
}
NAMES = {'html': 'index.html', 'epub': 'index.xhtml', 'text': 'index.txt', 'man': 'page.1'}
NAMES |= {'latex': 'page.tex', 'texinfo': 'page.texi'}
PROJECT = f"{CONF}project = 'page'\nroot_doc = 'index'\n"
PROJECT += "latex_documents = [('index', 'page.tex', 'P', 'A', 'manual')]\n"
PROJECT += "man_pages = [('index', 'page', 'P', 'A', 1)]\n"
PROJECT += "texinfo_documents = [('index', 'page', 'P', 'A', 'P', 'P', 'P')]\n"


def _files(options: str = '') -> dict[str, str]:
    """Return a page with a heading of its own before the article, whose heading is no title."""
    files = dict(article(ORIGINAL, EDITED, options=options))
    return {**files, 'index.rst': f'Page\n====\n\nText.\n\n{files["index.rst"]}'}


@pytest.mark.parametrize('builder', MARKED)
def test_a_reference_in_a_heading_an_item_and_a_cell_is_marked(
    project: Callable[..., Built], builder: str
) -> None:
    built = project({**_files(), 'conf.py': PROJECT}, builder)
    pattern, count = MARKED[builder]
    written = built.text(NAMES[builder])
    assert len(re.findall(pattern, written)) == count
    assert written.count('ledger-highlight') < 10
    assert built.ours() == []


def test_a_page_has_ids_of_references_and_number_at_the_note_has_no_mark(
    project: Callable[..., Built],
) -> None:
    built = project(_files(':reveal: side-by-side'), 'html')
    html = built.text('index.html')
    assert re.findall(r'id="(ledger-edit-\d)" role="doc-noteref"', html) == [
        f'ledger-edit-{number}' for number in range(1, 5)
    ]
    assert 'ledger' not in ''.join(re.findall(r'<span class="label">.*?</span></span>', html))
    for target in re.findall(r'href="#(id\d+)"', html):
        assert f'id="{target}"' in html
    assert built.ours() == []


def test_the_record_says_that_they_are_of_form_and_where_they_stand(
    project: Callable[..., Built],
) -> None:
    built = project(article('A rope [1]_ is here.' + NOTES, 'A rope is here [1]_.' + NOTES))
    tree = pickle.loads((built.out.parent / 'text-doctrees' / 'index.doctree').read_bytes())
    [record] = records_of(tree).values()
    described = [
        (edit.kind, ''.join(piece.text for piece in edit.excerpt), edit.added, edit.removed)
        for edit in record.edits
    ]
    assert described == [('form', 'A rope [...]', 0, 0), ('form', '…rope is here [1]', 0, 0)]
    assert [edit.edited[0][1:] for edit in record.edits] == [(2, 6), (10, 14)]
    assert [edit.original[0][1:] for edit in record.edits] == [(2, 6), (11, 15)]


@pytest.mark.parametrize(
    ('writer', 'pattern'),
    [
        ('html5', r'ledger-highlight ledger-modified ledger-reference"'),
        ('latex', r'\\DUrole\{ledger-reference\}\{\\DUfootnotemark'),
        ('manpage', r'\{\+\[?\d\]?\+\}'),
        ('odt', r'ledger-reference">\{\+<text:note(?:-ref)? '),
        ('pseudoxml', r'\{\+\s*<footnote_reference '),
    ],
)
def test_docutils_writers_set_a_reference_off(tmp_path: Path, writer: str, pattern: str) -> None:
    write_files(tmp_path, _files(':legend: none'))
    out = tmp_path / 'out'
    publish_file(
        source_path=str(tmp_path / 'index.rst'),
        destination_path=str(out),
        parser=Parser(),
        **{'writer' if docutils.__version_info__ >= (0, 22) else 'writer_name': writer},
        settings_overrides={'_disable_config': True},
    )
    if writer == 'odt':
        with zipfile.ZipFile(out) as odt:
            written = odt.read('content.xml').decode()
    else:
        written = out.read_text(encoding='utf-8')
    assert len(re.findall(pattern, written)) == 4
