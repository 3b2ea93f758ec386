"""What was removed is nowhere in what is published, unless the author asks for it."""

from __future__ import annotations

import gzip
import io
import pickle
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

import pytest

from support.harbour import PICTURE
from support.leaks import holding
from support.projects import article, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

#: A word that only the original has; search indexes may shorten it, tables here divide it.
SECRET, PART = 'zanzibarian', 'zanz'
ORIGINAL = f"""{SECRET} title
=================

.. meta::
   :keywords: {SECRET}

A {SECRET} word here. The {SECRET} sentence. Another one stays.

A paragraph about {SECRET} things, *{SECRET}* and ``{SECRET}`` and :math:`{SECRET}`.

.. _{SECRET}:

- one item
- item {SECRET}
- see `the report <https://example.org/{SECRET}>`__
- and :download:`this file <{SECRET}.pdf>`

.. index:: {SECRET}

==== ====
a    b
==== ====
one  two
{SECRET[:4]} {SECRET[4:8]}
==== ====

.. code-block:: python
   :caption: {SECRET} code

   one = 1
   {SECRET} = 2

:ref:`{SECRET}` :index:`{SECRET}` |{SECRET}| [#note-{SECRET}]_ [{SECRET}]_

.. |{SECRET}| replace:: the {SECRET} text

.. [#note-{SECRET}] {SECRET}

.. [{SECRET}] A book.

.. figure:: {SECRET}.png
   :alt: {SECRET}

   {SECRET}

.. math:: {SECRET}
   :label: {SECRET}

.. note:: {SECRET}

.. glossary::

   {SECRET}
      A term.

.. py:function:: {SECRET}()

.. versionadded:: 1
   The {SECRET} way.

.. only:: html or latex or text

   Only {SECRET} there.

.. raw:: html

   <b>{SECRET}</b>

.. This {SECRET} remark is seen by nobody.

Sub {SECRET}
----------------

The end of {SECRET}.
"""
EDITED = """A title
=======

A word here. Another one stays.

- one item
- see `the report <https://example.org/>`__

==== ====
a    b
==== ====
one  two
==== ====

.. code-block:: python

   one = 1

"""
FILES: dict[str, str | bytes] = {
    'index.rst': 'Page\n====\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n'
    '   :source: The paper\n',
    'articles/a.original.rst': ORIGINAL,
    'articles/a.rst': EDITED,
    f'{SECRET}.png': PICTURE,
    f'{SECRET}.pdf': b'a file',
}
VALUES = {
    'project': 'port',
    'version': '1',
    'copyright': 'nobody',
    'author': 'nobody',
    'man_pages': [('index', 'port', 'Port', [], 1)],
    'applehelp_bundle_id': 'org.example.port',
    'applehelp_disable_external_tools': True,
    'ledger_list_of_changes': True,  # says where something was removed, and not what
    'linkcheck_ignore': ['.*'],  # asks nothing of anybody, and lists what it would have asked
}
#: All builders that come with Sphinx and write something of an article, and whether they show
#: the original's words when an author asks for them: some write only parts of pages.
BUILDERS = {
    'html': True,
    'dirhtml': True,
    'singlehtml': True,
    'htmlhelp': True,
    'qthelp': True,
    'devhelp': True,
    'applehelp': True,
    'epub': True,
    'latex': True,
    'text': True,
    'man': True,
    'texinfo': True,
    'xml': True,
    'pseudoxml': True,
    'json': True,
    'pickle': True,
    'gettext': False,
    'changes': False,
    'linkcheck': False,
    'dummy': False,
}


class Spot(NamedTuple):
    """A file that a scan must look into, and what it finds it by."""

    name: str
    data: bytes
    found: str


def _zip(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w', zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, data)
    return made.getvalue()


TEXT = f'{"x" * 99} {SECRET.title()} {"x" * 99}'.encode()


@pytest.mark.parametrize(
    'spot',
    [
        Spot('a.txt', TEXT, 'a.txt'),
        Spot(f'{SECRET}.bin', b'', f'{SECRET}.bin'),
        Spot('a.pickle', pickle.dumps({'a': [TEXT.decode()]}), 'a.pickle'),
        Spot('a.gz', gzip.compress(TEXT), 'a.gz/'),
        Spot('a.epub', _zip('b.xhtml', TEXT), 'a.epub/b.xhtml'),
        Spot('a.epub', _zip('b.zip', _zip('c.txt', TEXT)), 'a.epub/b.zip/c.txt'),
        Spot(
            'objects.inv',
            b'# Sphinx inventory version 2\n# Project: p\n# Version: 1\n# zlib\n'
            + zlib.compress(TEXT),
            'objects.inv/',
        ),
    ],
    ids=lambda spot: spot.found,
)
def test_the_scan_finds_a_word_wherever_it_is_packed(tmp_path: Path, spot: Spot) -> None:
    write_files(tmp_path, {spot.name: spot.data, 'other.txt': b'nothing'})
    assert holding(tmp_path, PART) == [spot.found]


@pytest.mark.parametrize('builder', BUILDERS)
def test_removed_words_are_nowhere_in_the_output_or_its_doctrees(
    project: Callable[..., Built], builder: str, tmp_path: Path
) -> None:
    # Where sphinx-build puts them by default; epub would pack them.
    doctrees = (
        tmp_path / 'out' / ('epub-doctrees' if builder == 'epub' else f'{builder}/.doctrees')
    )
    built = project(FILES, builder, doctreedir=doctrees, confoverrides=VALUES)
    assert holding(built.out, PART) == holding(doctrees, PART) == []
    # What it would have found, and that there was something to look at.
    assert holding(built.source, PART) == [
        'articles/a.original.rst',
        f'{SECRET}.pdf',
        f'{SECRET}.png',
    ]
    assert holding(doctrees, 'another one stays')
    assert built.warnings == []


@pytest.mark.parametrize('builder', BUILDERS)
def test_removed_words_are_only_where_the_author_asks_for_them(
    project: Callable[..., Built], builder: str, tmp_path: Path
) -> None:
    """Two pages in a row, of which one asks."""
    directive = '.. ledger-article:: articles/{0}.original.rst articles/{0}.rst\n'
    files = {
        'index.rst': 'Page\n====\n\n.. toctree::\n\n   asks\n   asks-not\n',
        'asks.rst': f'Asks\n====\n\n{directive.format("one")}   :reveal: hover\n',
        'asks-not.rst': f'Asks not\n========\n\n{directive.format("two")}',
    }
    for name, word in (('one', 'quagmire'), ('two', SECRET)):
        text = f'The {{}}boat {name}.\n\nIt left{{}}.\n'
        files[f'articles/{name}.original.rst'] = text.format(f'{word} ', f' for {word}')
        files[f'articles/{name}.rst'] = text.format('', '')
    values = {**VALUES, 'html_copy_source': False}
    built = project(files, builder, confoverrides=values)
    doctrees = tmp_path / 'out' / f'{builder}-doctrees'
    assert holding(built.out, PART) == holding(doctrees, PART) == []
    found = holding(built.out, 'quagmire')
    assert bool(found) == BUILDERS[builder]
    # Each page is a file of its own there.
    if builder in {'html', 'dirhtml', 'text', 'xml', 'json'}:
        assert {name.partition('.')[0].partition('/')[0] for name in found} == {'asks'}
    assert built.warnings == []


@pytest.mark.parametrize('form', ['md', 'txt'])
@pytest.mark.parametrize('builder', ['html', 'epub', 'gettext', 'latex', 'text'])
def test_removed_words_of_other_kinds_of_files_are_nowhere(
    tmp_path: Path, form: str, builder: str
) -> None:
    original = (
        f'---\nauthor: {SECRET}\n---\n# The {SECRET} title\n\nA {SECRET} word. The rest stays.\n\n'
        f'({SECRET})=\n<!-- {SECRET} -->\n\n| a | b |\n|---|---|\n| one | {SECRET} |\n'
    )
    edited = '# The title\n\nA word. The rest stays.\n'
    conf = (
        "extensions = ['sphinxcontrib_ledger', 'myst_parser']\nexclude_patterns = ['articles']\n"
    )
    page = article(original, edited, form)
    page['index.rst'] = f'Page\n====\n\n{page["index.rst"]}'
    write_files(tmp_path / 'source', {'conf.py': conf, **page})
    built = run_sphinx(tmp_path / 'source', tmp_path / 'out', builder, confoverrides=VALUES)
    assert holding(built.out, PART) == holding(tmp_path / 'out-doctrees', PART) == []
    assert holding(tmp_path / 'out-doctrees', 'the rest stays')


#: An extension that says what it reads past Sphinx, by a logger of Python's own.
TALKING = """\
import logging

from docutils.parsers.rst import Directive

extensions = ['sphinxcontrib_ledger']
exclude_patterns = ['articles']


class Said(Directive):
    has_content = True

    def run(self):
        logging.getLogger('talking').warning(' '.join(self.content))
        return []


def setup(app):
    app.add_directive('said', Said)
"""


def test_what_extensions_log_of_an_original_is_not_in_the_log(
    project: Callable[..., Built], caplog: pytest.LogCaptureFixture
) -> None:
    said = '.. said::\n\n   {} rope\n\nThe rest stays.\n'
    built = project(
        {'conf.py': TALKING, **article(said.format(SECRET), said.format('hempen'))}, 'text'
    )
    assert built.warnings == []
    assert [record.message for record in caplog.records if record.name == 'talking'] == [
        'hempen rope'
    ]


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


def test_an_original_that_is_published_in_another_way_is_warned_about(
    project: Callable[..., Built],
) -> None:
    pages = {
        'conf.py': "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles', '**/safe']\n",
        'extra/safe/d.original.rst': 'Old text of it.\n',
    }
    for name, folder in (
        ('a', 'articles'),
        ('b', 'extra/deep'),
        ('c', 'static'),
        ('d', 'extra/safe'),
    ):
        pages[f'{folder}/{name}.original.rst'] = 'Old text of it.\n'
        pages[f'articles/{name}.rst'] = 'New text of it.\n'
        files = f'/{folder}/{name}.original.rst /articles/{name}.rst'
        pages[f'{name}.rst'] = f':orphan:\n\nPage {name}\n======\n\n.. ledger-article:: {files}\n'
    pages['static/.e.original.rst'] = 'Old text of it.\n'
    pages['a.rst'] += (
        '   :format: rst\n\n.. ledger-article:: /static/.e.original.rst /articles/a.rst\n'
    )
    pages['index.rst'] = (
        'Top\n===\n\n:download:`b <extra/deep/b.original.rst>`\n\n.. include:: articles/a.original.rst\n'
    )
    pages['c.rst'] += '\n:download:`c <static/c.original.rst>`\n'
    values = {'html_extra_path': ['extra'], 'html_static_path': ['static']}
    built = project(
        pages,
        'html',
        confoverrides={**values, 'exclude_patterns': ['articles', 'extra', '**/safe']},
    )
    assert [
        (line.split(' ')[0], line.partition('WARNING: ')[2][:52])
        for line in sorted(built.warnings)
    ] == [
        ('SRC/b.rst:6:', 'the original is copied to the output by html_extra_p'),
        ('SRC/c.rst:', "this page offers the original 'static/c.original.rst"),
        ('SRC/c.rst:6:', 'the original is copied to the output by html_static_'),
        ('SRC/index.rst:', "this page includes 'articles/a.original.rst', which "),
        ('SRC/index.rst:', "this page offers the original 'extra/deep/b.original"),
    ]
    published = [name for name in holding(built.out, 'old text of it') if '_downloads' not in name]
    assert {'_static/c.original.rst', 'deep/b.original.rst', 'index.html'} <= set(published)
    assert not any('d.original' in name or '.e.original' in name for name in published)
