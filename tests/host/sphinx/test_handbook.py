"""The demo's handbook, which is compared with its version 1.0 in a repository of its own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from support.projects import ROOT, Built, run_sphinx

sys.path.insert(0, str(ROOT / 'tools'))

from demo import make_repository

if TYPE_CHECKING:
    from pathlib import Path

CHANGES = """\
-[ Changed pages ]-

* Harbour handbook (1 edit: 4 words added)

* Berths (4 edits: 8 words added and 3 words removed)

  * Beginning (3 edits: 8 words added and 3 words removed)

  * How to moor (1 edit)

* Fees (4 edits: 8 words added and 5 words removed)

* The old quay (1 edit: 1 word added and 1 word removed; formerly
  quay)

-[ New pages ]-

* Guests

-[ Pages that are gone ]-

* "winter"
"""


@pytest.fixture(scope='module')
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp('handbook') / 'repository'
    make_repository(folder)
    return folder


def built(repository: Path, builder: str) -> Built:
    made = run_sphinx(repository, repository.parent / builder, builder)
    assert made.warnings == []
    return made


def test_the_handbook_lists_what_changed(repository: Path) -> None:
    assert CHANGES in built(repository, 'text').text('ledger-changes.txt')


def test_the_legend_of_the_first_page_of_a_book_stands_before_the_others(repository: Path) -> None:
    book = built(repository, 'latex').text('handbook.tex')
    first = book.index('About the marks')
    assert book.index('and for their guests') < first < book.index(r'\section{What changed')
