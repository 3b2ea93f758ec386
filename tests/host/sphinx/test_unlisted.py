"""An article beside the page of its edited document: ``:labels: no``."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

CONF = """
extensions = ['sphinxcontrib_ledger', 'myst_parser']
exclude_patterns = ['old']
nitpicky = True
numfig = True
"""
#: All that a document can name for others, and what refers to it.
POLICY = """.. _policy:

Policy
======

.. index:: loan

The :term:`reader` borrows {} books; see :ref:`policy`, :ref:`below <rules>`, :py:func:`lend`,
:c:func:`quit_now`, :cpp:func:`ship`, :js:func:`show`, :option:`borrow --days`, :envvar:`DAYS`,
:eq:`days`, :numref:`boat`, :token:`book`, :confval:`loans` and [KNUTH]_.

It is told in a note [#]_, at `the end`_ and at Rules_ ({}).

.. [#] A note of {} words.

.. [KNUTH] A book.

.. glossary::

   reader
      Who reads.

.. py:module:: desk

.. py:function:: lend()

   Lends {} books.

.. py:currentmodule:: None

.. py:function:: lend()
   :no-contents-entry:

.. c:function:: int quit_now(int days)

.. cpp:function:: int ship(int days)

.. js:function:: show()

.. confval:: loans

.. program:: borrow

.. option:: --days

.. envvar:: DAYS

.. math:: a = b
   :label: days

.. figure:: boat.png
   :name: boat

   A boat.

.. productionlist::
   book: "a" | "b"

.. _rules:

Rules
-----

There are {} rules.

.. _the end:

The end.
"""
MARKDOWN = """(guide)=
# Guide

Keep {} books; see [above](#guide), [below](#more-of-it) and the note[^1].

```{{py:function}} keep()
```

(more-of-it)=
## More of it

There are {} more. {{index}}`kept`

[^1]: A note of {} words.
"""
CHANGES = """Changes
=======

.. ledger-article:: old/policy.rst policy.rst
   :labels: no

.. c:function:: int afterwards(void)

.. cpp:function:: int later(void)
"""


def files(labels: str = 'no') -> dict[str, str | bytes]:
    old, new = ['two'] * 5, ['three'] * 5
    return {
        'conf.py': CONF,
        'index.rst': 'Start\n=====\n\n.. toctree::\n\n   a-changes\n   policy\n   guide\n   z\n',
        'policy.rst': POLICY.format(*new),
        'guide.md': MARKDOWN.format(*new),
        'boat.png': b'a picture',
        'a-changes.rst': CHANGES.replace(': no', f': {labels}'),
        # Before and behind the pages that it is beside.
        'z.md': f'# More\n\n```{{ledger-article}} old/guide.md guide.md\n:labels: {labels}\n```\n',
        'old/policy.rst': POLICY.format(*old),
        'old/guide.md': MARKDOWN.format(*old),
    }


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_a_page_of_changes_beside_the_page_itself_is_no_second_one(
    project: Callable[..., Built], builder: str
) -> None:
    built = project(files(), builder)
    assert built.warnings == []
    if builder == 'latex':
        return
    page = built.soup('a-changes')
    marked = [mark.get_text() for mark in page.select('section ins') if mark.get_text() == 'three']
    assert len(marked) == 5
    others = {mark.get_text() for mark in page.select('ins')} - {'three', 'highlighted in blue'}
    assert others == set()
    # Notes and links within the article stay on the page, roles lead to the document's own.
    assert {link['href'][0] for link in page.select('a.footnote-reference')} == {'#'}
    assert page.select_one('a[href="#the-end"]') is not None
    assert page.select_one('a[href="policy.html#rules"]') is not None
    assert built.soup('z').select('section ins')
    # Objects behind the article are known.
    inventory = zlib.decompress((built.out / 'objects.inv').read_bytes().split(b'\n', 4)[4])
    rows = [line.split() for line in inventory.decode().splitlines()]
    here = {
        row[0] for row in rows if row[3].startswith(('a-changes', 'z')) and row[1] != 'std:doc'
    }
    assert here == {'afterwards', 'later'}
    entries = {link['href'] for link in built.soup('genindex').select('.genindextable a')}
    assert {entry for entry in entries if entry.startswith(('a-', 'z'))} == {
        'a-changes.html#c.afterwards',
        'a-changes.html#_CPPv45laterv',
    }


def test_an_article_without_labels_has_the_marks_of_one_with_them(
    project: Callable[..., Built],
) -> None:
    pages = [
        project(files(labels), freshenv=True).text('a-changes.txt') for labels in ('no', 'yes')
    ]
    assert pages[0] == pages[1]
    assert len(project(files('yes'), freshenv=True).warnings) > 10
