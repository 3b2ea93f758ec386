"""Pages that cannot have changed are known by their texts, and by the files that they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_ledger.baseline.todays_names import Place
from sphinxcontrib_ledger.baseline.unchanged import files_shown, is_unchanged

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ('case', 'text', 'shown'),
    [
        ('prose', 'A boat: see :doc:`x` and |release|.', []),
        ('a directive of text', '.. note:: Mind it.', []),
        ('a directive of a domain', '.. py:function:: ferry()', []),
        ('a comment', '.. image of a boat', []),
        ('a target', '.. _image: https://example.org', []),
        ('a picture', '.. image:: a.png\n   :alt: x', ['a.png']),
        ('a picture within a directive', '.. note:: .. image:: a.png', ['a.png']),
        ('a substitution', '.. |boat| image:: sub/a b.png', ['sub/a b.png']),
        ('a picture in a list', '* - .. figure:: /a.png', ['/a.png']),
        ('code of a file', '.. literalinclude:: a.py\n   :diff: b.py', ['a.py', 'b.py']),
        ('a table of a file', '.. csv-table:: T\n   :file: t.csv', ['t.csv']),
        ('an included file, which may include others', '.. include:: a.inc', [None]),
        ('a directive that is not known', '.. gallery:: pictures', [None]),
        ('a directive that begins further down', '.. image::\n   a.png', [None]),
        ('a picture of several kinds', '.. image:: a.*', [None]),
        ('a picture elsewhere', '.. image:: https://example.org/a.png', [None]),
        ('a directive of Markdown', '```{note}\nMind it.\n```', []),
        ('a picture of Markdown', 'A ![boat](a.png "Boat").', ['a.png']),
        ('one in a directive of Markdown', ':::{figure} a.png\n:::', ['a.png']),
        ('a directive in another one', '````{note}\n```{program-output} x\n```\n````', [None]),
        ('an option in front matter', '```{csv-table}\n---\nfile: t.csv\n---\n```', ['t.csv']),
        ('reStructuredText in Markdown', '```{eval-rst}\n.. image:: a.png\n```', ['a.png']),
        ('a picture of Markdown by its name', '![boat][here]', [None]),
        ('a substitution of Markdown', 'A {{ boat }}.', [None]),
        ('a picture in HTML', '<IMG src="a.png">', [None]),
    ],
)
def test_files_that_a_page_shows(case: str, text: str, shown: list[str | None]) -> None:
    assert list(files_shown(text)) == shown, case


def test_what_is_made_of_code_may_be_the_same() -> None:
    text = '.. autoclass:: ferry.Boat\n   :members:\n\n.. image:: a.png'
    assert list(files_shown(text)) == [None, 'a.png']
    assert list(files_shown(text, code=True)) == ['a.png']
    assert list(files_shown('.. autoprogram:: ferry', code=True)) == [None]


@pytest.mark.parametrize(
    ('case', 'text', 'earlier', 'unchanged'),
    [
        ('nothing', '.. image:: same.png', '.. image:: same.png', True),
        ('the text', 'A boat.', 'A ship.', False),
        ('the picture', '.. image:: other.png', '.. image:: other.png', False),
        ('a picture that is new', '.. image:: new.png', '.. image:: new.png', False),
    ],
)
def test_what_changed(tmp_path: Path, case: str, text: str, earlier: str, unchanged: bool) -> None:
    places = [Place(tmp_path / side, 'sub/page') for side in ('now', 'before')]
    for place in places:
        folder = place.sources / 'sub'
        folder.mkdir(parents=True)
        (folder / 'same.png').write_bytes(b'one')
        (folder / 'other.png').write_bytes(place.sources.name.encode())
    (places[0].sources / 'sub/new.png').write_bytes(b'new')
    now, before = places
    found = is_unchanged(text, earlier, now, before)
    assert (found is not None) == unchanged, case
