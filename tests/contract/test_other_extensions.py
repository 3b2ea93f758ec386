"""An extension that keeps what it reads keeps nothing of an original, and reads both sides alike."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict, defaultdict
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.addnodes import versionmodified

from sphinxcontrib_ledger.compat.deep_copy import deep_copy
from sphinxcontrib_ledger.nodes import ledger_block
from sphinxcontrib_ledger.render.beside_extensions.version_notes import put_something_before_notes
from support.leaks import holding
from support.projects import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

CONF = "extensions = ['sphinxcontrib_ledger', 'hoarder']\nexclude_patterns = ['articles']\n"
#: A page before and one after that with the article; what it has is read first.
PAGES = {
    'index.rst': 'Top\n===\n\n.. hoard:: anchor\n\n.. toctree::\n\n   page\n   zebra\n',
    'page.rst': 'Page\n====\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n',
    'zebra.rst': 'Zebra\n=====\n\n.. hoard:: zebra\n',
    'conf.py': CONF,
}
EDITED = 'A text.\n\n.. hoard:: boat\n\n.. hoard:: anchor\n\nThe end.\n'


def test_what_an_extension_reads_in_an_original_is_kept_nowhere(
    project: Callable[..., Built],
) -> None:
    original = EDITED.replace('.. hoard:: boat', '.. hoard:: boat\n\n.. hoard:: zanzibarian')
    files = {**PAGES, 'articles/a.original.rst': original, 'articles/a.rst': EDITED}
    built = project(files, 'html')
    assert built.warnings == []
    # The page says what the extension has kept, in nine places.
    assert built.text('zebra.html').count('boat') == 9
    assert 'boat is kept as number 2' in built.text('page.html')
    assert holding(built.out, 'zanz') == holding(built.out.parent / 'html-doctrees', 'zanz') == []


def test_a_file_is_the_same_twice_for_an_extension_that_refuses_what_it_knows(
    project: Callable[..., Built],
) -> None:
    files = {**PAGES, 'articles/a.original.rst': EDITED, 'articles/a.rst': EDITED}
    text = project(files, 'html').text('page.html')
    assert 'boat is kept' in text
    assert 'anchor is there twice' in text
    assert 'class="ledger-' not in text.split('<main')[-1].split('</article')[0]


@pytest.mark.parametrize(
    ('leak', 'name'),
    [('open', 'config.hoard_list'), ('closed', 'env.hoard_closed'), ('file', '')],
)
def test_what_cannot_be_copied_is_told_by_its_name(
    project: Callable[..., Built], leak: str, name: str
) -> None:
    original = EDITED.replace('boat', 'zanzibarian')
    files = {**PAGES, 'articles/a.original.rst': original, 'articles/a.rst': EDITED}
    warnings = project(files, confoverrides={'hoard_leaks': [leak]}).warnings
    if not name:
        # A file in memory can be copied.
        assert warnings == []
        return
    [warning] = warnings
    assert f' keeps what it reads in the original in {name}, so' in warning
    assert '[ledger.sandbox]' in warning
    assert 'zanz' not in warning


class Slotted:
    __slots__ = ('words',)


class Own:
    def __init__(self) -> None:
        self.words = ['one']
        self.lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        return {}


class Listed(list):  # type: ignore[type-arg]
    words = 'none'


def _slotted() -> Slotted:
    made = Slotted()
    made.words = ['one']  # type: ignore[attr-defined]
    return made


#: Each has a list of words somewhere, which the function finds.
KEPT: dict[str, tuple[Any, Callable[[Any], list[str]]]] = {
    'list': (['one'], lambda it: it),
    'nested': ({'a': [{'b': ('c', ['one'])}]}, lambda it: it['a'][0]['b'][1]),
    'object': (Own(), lambda it: it.words),
    'slots': (_slotted(), lambda it: it.words),
    'default': (defaultdict(lambda: ['one'], a=['one']), lambda it: it['a']),
    'made by default': (defaultdict(list), lambda it: it['a']),
    'ordered': (OrderedDict(a=['one']), lambda it: it['a']),
    'of a list': (Listed(['one']), lambda it: it),
    'namespace': (SimpleNamespace(words=['one']), lambda it: it.words),
    'bound': ((words := ['one'], words.append), lambda it: it[1]('two') or it[0]),
    'method': (Own().__getstate__, lambda it: it.__self__.words),
    'with a class': ({'kind': Own, 'words': ['one']}, lambda it: it['words']),
    'with a function': ({'run': lambda: 1, 'words': ['one']}, lambda it: it['words']),
    'with a generator': ({'run': (i for i in 'ab'), 'words': ['one']}, lambda it: it['words']),
    'with a node': ({'node': nodes.paragraph(), 'words': ['one']}, lambda it: it['words']),
    'with a module': ({'io': io, 'words': ['one']}, lambda it: it['words']),
}


@pytest.mark.parametrize('kind', KEPT)
def test_a_copy_shares_nothing_that_can_be_added_to(kind: str) -> None:
    value, words = KEPT[kind]
    copied = deep_copy(value, {}).value
    assert type(copied) is type(value)
    before = list(words(value))
    words(copied).append('secret')
    assert 'secret' in words(copied)
    assert 'secret' not in words(value)
    assert len(before) <= len(words(value))


def test_a_copy_leads_to_what_takes_the_place_of_an_object() -> None:
    env, twin, node = Own(), Own(), nodes.paragraph()
    copied = deep_copy({'env': env, 'all': [env, node]}, {id(env): twin})
    assert copied.value['env'] is copied.value['all'][0] is twin
    assert copied.value['all'][1] is node
    assert copied.uncopied == ()


def test_what_was_not_copied_is_told() -> None:
    lock = threading.Lock()
    copied = deep_copy({'a': [lock]}, {})
    assert copied.uncopied == (lock,)
    assert copied.value['a'][0] is lock
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert deep_copy(deep, {}).uncopied == (deep,)


#: Markup that docutils, Sphinx, MyST-Parser and extensions have something to say of.
PROBLEMS = """Zanz A zanz
-----------

.. zanz:: zanz

:zanz:`zanz` |zanz| `zanz`_ [zanz]_ [#zanz]_ *zanz

.. image:: zanz.png
   :zanz: zanz

+------+
| zanz
+------+

.. toctree::

   zanz

.. py:function:: zanz(zanz

.. py:function:: twice()

.. py:function:: twice()

.. glossary::

   zanz
     One.

   zanz
     Two.

.. [zanz2] Never cited.

.. include:: zanz.txt

.. literalinclude:: zanz.py

.. code-block:: zanz

   zanz zanz

.. table:: zanz
   :zanz: zanz

.. figure:: zanz.png
   :width: zanz

:ref:`zanz` :doc:`zanz` :download:`zanz.zip` :term:`zanz` :numref:`zanz`

.. _zanz: zanz_

.. deprecated:: zanz zanz

   zanz
"""
MYST_PROBLEMS = """---
zanz: a: b
---
# zanz

#### zanz

```{zanz} zanz
```

{zanz}`zanz` [zanz](zanz.md) [zanz](#zanz) [^zanz] {ref}`zanz`

```{include} zanz.md
```

```{figure} zanz.png
:zanz: zanz
```
"""


@pytest.mark.parametrize(('form', 'text'), [('rst', PROBLEMS), ('md', MYST_PROBLEMS)])
def test_no_message_quotes_an_original(
    project: Callable[..., Built], form: str, text: str
) -> None:
    conf = PAGES['conf.py'].replace("'hoarder'", "'hoarder', 'myst_parser'")
    built = project(
        {'conf.py': conf, **article(text, 'It left.', form)}, confoverrides={'nitpicky': True}
    )
    assert built.warnings
    assert not any('zanz' in line.lower() for line in built.warnings)
    assert {line.rpartition('[')[2] for line in built.warnings} == {'ledger.original]'}


def test_what_can_be_read_of_an_original_warns_of_nothing(project: Callable[..., Built]) -> None:
    """Sphinx would warn of a page, an object, a term that is gone, or there twice."""
    kept = PROBLEMS[PROBLEMS.index('.. toctree') : PROBLEMS.index('.. include')]
    files = article(f'It left.\n\n{kept}', 'It left.')
    assert project({'conf.py': PAGES['conf.py'], **files}).warnings == []


def test_an_error_of_an_extension_in_an_original_ends_no_build(
    project: Callable[..., Built],
) -> None:
    for leak in ('crash', 'late crash'):
        built = project(
            {'conf.py': CONF, **article('It left.\n\n.. hoard:: zanz\n', 'It left.')},
            confoverrides={'hoard_leaks': [leak]},
        )
        [warning] = built.warnings
        assert 'reading the original ended in ZeroDivisionError in' in warning
        assert 'hoarder.py, line ' in warning
        assert 'without marks, and the page says so [ledger.original]' in warning
        assert 'could not be compared' in built.text('index.txt')
        assert 'It left.\n' in built.text('index.txt')


def test_a_note_of_a_version_is_not_the_first_thing_in_its_mark() -> None:
    """The extension sphinxcontrib-log-cabinet would put the box that it makes into itself."""
    document = new_document('page.rst')
    note, plain = versionmodified(), versionmodified()
    document += [nodes.container('', note, classes=['ledger-passage']), ledger_block('', plain)]
    document += nodes.section('', versionmodified())
    put_something_before_notes(document)
    first = [type(element[0]) for element in document.children]
    assert first == [nodes.comment, nodes.comment, versionmodified]


def test_an_extension_that_describes_a_page_reads_the_clean_text(
    project: Callable[..., Built],
) -> None:
    conf = (
        "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles']\n"
        'def describe(app, pagename, templatename, context, doctree):\n'
        '    if doctree is not None:\n'
        '        text = " ".join(doctree.astext().split())\n'
        '        context["metatags"] += f\'<meta name="told" content="{text}">\'\n'
        'def setup(app):\n    app.connect("html-page-context", describe)\n'
    )
    files = article(
        'The old boat left.\n\nGone.\n\nEnd.\n',
        'The boat left today.\n\nEnd.\n',
        options=':reveal: hover',
    )
    page = project({'conf.py': conf, **files}, 'html').soup()
    [told] = [meta['content'] for meta in page.select('meta[name=told]')]
    assert told == 'The boat left today. End.'
    assert page.select('.ledger-elision, .ledger-legend') != []
