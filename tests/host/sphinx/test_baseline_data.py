"""What running code made in an earlier version is compared where that version wrote its pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from support.projects import ROOT, Built, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONF = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
extensions = ['sphinx.ext.autodoc', 'sphinx.ext.autosummary', *{more}]
autosummary_generate = False
smartquotes = False
"""
PAGE = """\
Ferries
=======

See :func:`ledger_ferries.leave` [#n]_ and |it|.

.. |it| replace:: the pier

.. contents::

Now
---

.. automodule:: ledger_ferries
   :members:
   :undoc-members:

.. [#n] A note.
"""
MODULE = '''\
"""Ferries."""


def leave({arguments}):
    """Leave the harbour {when}.

    :param boat: which one
    """


class Boat:
    """A boat."""

    name: str = ''  #: its name

    def __init__(self) -> None:
        self.age: int = 2
'''


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Have the module imported anew, as another environment would."""
    path = list(sys.path)
    yield
    sys.path[:] = path
    sys.modules.pop('ledger_ferries', None)


def built(folder: Path, builder: str, **values: object) -> Built:
    sys.modules.pop('ledger_ferries', None)
    return run_sphinx(folder, folder.parent / f'{folder.name}-{builder}', builder,
                      confoverrides=values, freshenv=True)  # fmt: skip


@pytest.fixture
def now(tmp_path: Path, forgotten: None) -> Path:
    """Return the sources of today, beside those and the pages of an earlier version."""
    builder = 'sphinxcontrib_ledger.baseline.data_builder'
    for side, more, arguments, when in (
        ('before', [builder], 'boat', 'at nine'),
        ('now', ['sphinxcontrib_ledger'], 'boat, crew', 'at ten'),
    ):
        write_files(
            tmp_path / side,
            {
                'conf.py': CONF.format(more=more),
                'index.rst': PAGE,
                'other.rst': ':orphan:\n\nOther\n=====\n\nText.\n',
                'ledger_ferries.py': MODULE.format(arguments=arguments, when=when),
            },
        )
    data = built(tmp_path / 'before', 'ledger-data')
    assert data.warnings == []
    assert (data.out / 'index.parsed').is_file()
    return tmp_path / 'now'


VALUES = {'ledger_baseline': '../before'}


def test_without_data_both_sides_are_described_by_the_code_of_today(now: Path) -> None:
    page = built(now, 'text', **VALUES)
    assert 'ledger.generated' in ''.join(page.warnings)
    assert '{+' not in page.text('index.txt')


def test_with_data_what_changed_in_the_code_is_marked(now: Path) -> None:
    page = built(now, 'text', **VALUES, ledger_baseline_data='../before-ledger-data')
    assert page.warnings == []
    text = page.text('index.txt').partition('**About the marks**')[0]
    assert 'ledger_ferries.leave(boat, {+crew+})' in text
    assert 'Leave the harbour at {+ten+}.' in text
    assert text.count('{+') == 2


def test_data_of_no_version_are_told(tmp_path: Path) -> None:
    write_files(tmp_path / 'now', {'conf.py': CONF.format(more=['sphinxcontrib_ledger'])})
    write_files(tmp_path / 'now', {'index.rst': 'Ferries\n=======\n'})
    page = built(tmp_path / 'now', 'text', ledger_baseline_data='../before-ledger-data')
    [warning] = page.warnings
    assert 'ledger_baseline is not, so no page is compared' in warning
    assert warning.endswith('[ledger.baseline]')


def test_data_that_cannot_be_read_is_told(now: Path) -> None:
    (now.parent / 'before-ledger-data/index.parsed').write_bytes(b'no data')
    page = built(now, 'text', **VALUES, ledger_baseline_data='../before-ledger-data')
    [warning] = page.warnings
    assert "'index.parsed' of ledger_baseline_data cannot be read here" in warning
    assert 'The original could not be compared with this text' in page.text('index.txt')


def test_the_builder_is_found_without_the_extension() -> None:
    project = (ROOT / 'pyproject.toml').read_text(encoding='utf-8')
    assert (
        '[project.entry-points."sphinx.builders"]\n'
        'ledger-data = "sphinxcontrib_ledger.baseline.data_builder"\n'
    ) in project
