"""What was removed is nowhere in what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Built

SECRET = 'zanzibarian'
FILES = {
    'index.rst': 'Page\n====\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n'
    '   :source: The paper\n',
    'articles/a.original.rst': f"""{SECRET} title
=================

A {SECRET} word here. The {SECRET} sentence. Another one stays.

A paragraph about {SECRET} things.

.. _{SECRET}:

- item one
- item {SECRET}
- see `the report <https://example.org/{SECRET}>`__

.. index:: {SECRET}

==== ====
a    b
==== ====
one  two
{SECRET[:4]} {SECRET[4:8]}
==== ====

.. code-block:: python

   one = 1
   {SECRET} = 2

:ref:`{SECRET}` [#note-{SECRET}]_

.. [#note-{SECRET}] {SECRET}

.. glossary::

   {SECRET}
      A term.

.. py:function:: {SECRET}()
""",
    'articles/a.rst': """A title
=======

A word here. Another one stays.

- item one
- see `the report <https://example.org/>`__

==== ====
a    b
==== ====
one  two
==== ====

.. code-block:: python

   one = 1

""",
}


def holding(folder: Path, text: str) -> list[str]:
    """Return the files below a folder that have a text in them, in any case of letters."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob('*'))
        if path.is_file() and text.encode() in path.read_bytes().lower()
    ]


@pytest.mark.parametrize(
    'builder',
    ['html', 'dirhtml', 'singlehtml', 'epub', 'latex', 'text', 'man', 'texinfo', 'gettext',
     'json', 'xml', 'pseudoxml', 'htmlhelp'],
)  # fmt: skip
def test_removed_words_are_nowhere_in_the_output_or_its_doctrees(
    project: Callable[..., Built], builder: str, tmp_path: Path
) -> None:
    # Where sphinx-build puts them by default; epub would pack them.
    doctrees = (
        tmp_path / 'out' / ('epub-doctrees' if builder == 'epub' else f'{builder}/.doctrees')
    )
    built = project(
        FILES,
        builder,
        doctreedir=doctrees,
        confoverrides={'version': '1', 'copyright': 'nobody', 'author': 'nobody'},
    )
    assert holding(built.source, SECRET) == ['articles/a.original.rst']
    assert holding(built.out, SECRET) == holding(doctrees, SECRET) == []
    assert built.warnings == []


def test_an_original_that_is_a_page_of_the_project_is_warned_about(
    project: Callable[..., Built],
) -> None:
    built = project(
        {
            'conf.py': "extensions = ['sphinxcontrib_ledger']\n",
            'index.rst': 'Page\n====\n\n.. ledger-article:: old.rst new.rst\n',
            'old.rst': ':orphan:\n\nOld text of it.\n',
            'new.rst': ':orphan:\n\nNew text of it.\n',
        }
    )
    [warning] = built.ours()
    assert warning.startswith("SRC/index.rst:4: WARNING: the original is also the document 'old'")
    assert 'exclude_patterns' in warning
