"""Pages that Sphinx translates: marks are those of what was written, on the words that are shown."""

from __future__ import annotations

import codecs
import os
import random
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx import locale

from support.pictures import PICTURE
from support.projects import CONF, article, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from support.projects import Built

GERMAN = f"{CONF}language = 'de'\nlocale_dirs = ['locale']\n"
CATALOG = 'locale/de/LC_MESSAGES/index.po'


@pytest.fixture(autouse=True)
def _no_catalogs_of_other_tests() -> Iterator[None]:
    """Forget the catalogs that were read: Sphinx keeps them as long as the process runs."""
    locale.translators.clear()
    yield
    locale.translators.clear()


def catalog(messages: Mapping[str, str], fuzzy: Mapping[str, str] = {}) -> str:
    """Return a catalog; Sphinx compiles it."""
    entries = [('', {'': 'Content-Type: text/plain; charset=UTF-8\n'}), ('', messages)]
    return '\n'.join(
        f'{flag}msgid {quoted(message)}\nmsgstr {quoted(translation)}\n'
        for flag, group in [*entries, ('#, fuzzy\n', fuzzy)]
        for message, translation in group.items()
    )


def quoted(text: str) -> str:
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')
    return f'"{escaped}"'


def german(
    original: str, edited: str, messages: Mapping[str, str], conf: str = '', form: str = 'rst'
) -> dict[str, str]:
    """Return the files of a project with a translated page that shows an article."""
    return {
        'conf.py': GERMAN + conf,
        **article(original, edited, form, ':legend: none'),
        CATALOG: catalog(messages),
    }


STORM = 'A storm in the night tore the old roof off the town hall.'
STURM = 'Ein Sturm riss nachts das alte Dach vom Rathaus.'
STORM_2 = 'A storm in the night tore the new roof off the town hall.'
STURM_2 = 'Ein Sturm riss nachts das neue Dach vom Rathaus.'
COUNCIL = 'The council of Vienna meets on Monday to vote on repairs.'
RAT = 'Der Rat von Vienna tagt am Montag und stimmt über Reparaturen ab.'
COUNCIL_2 = 'The council of Vienna meets on Friday to vote on repairs.'
RAT_2 = 'Der Rat von Vienna tagt am Freitag und stimmt über Reparaturen ab.'
BAKER = 'The baker sold bread on the square all the same.'
BAECKER = 'Der Bäcker verkaufte trotzdem Brot auf dem Platz.'

CASES = {
    'what did not change carries no mark, translated or not': (
        [STORM, COUNCIL],
        [STORM, COUNCIL],
        {STORM: STURM},
        [STURM, COUNCIL],
    ),
    'words are compared where both sides are translated': (
        [STORM],
        [STORM_2],
        {STORM: STURM, STORM_2: STURM_2},
        ['Ein Sturm riss nachts das {+neue+} Dach vom Rathaus.'],
    ),
    'words are compared where no side is translated': (
        [STORM, COUNCIL],
        [STORM, COUNCIL_2],
        {STORM: STURM},
        [STURM, 'The council of Vienna meets on {+Friday+} to vote on repairs.'],
    ),
    'a block of which the edited side alone is translated is marked as a whole': (
        [COUNCIL],
        [COUNCIL_2],
        {COUNCIL_2: RAT_2},
        [f'{{+{RAT_2}+}}'],
    ),
    'a block of which the original alone is translated is marked as a whole': (
        [COUNCIL],
        [COUNCIL_2],
        {COUNCIL: RAT},
        [f'{{+{COUNCIL_2}+}}'],
    ),
    'a changed block finds its partner across languages, so that the removal shows': (
        [STORM, COUNCIL, BAKER],
        [COUNCIL_2, BAKER],
        {COUNCIL_2: RAT_2},
        ['[...]', f'{{+{RAT_2}+}}', BAKER],
    ),
    'a removed block is not mistaken for a translation': (
        [BAKER, COUNCIL, STORM],
        [BAKER, STORM_2],
        {BAKER: BAECKER, STORM_2: STURM_2},
        [BAECKER, '[...]', f'{{+{STURM_2}+}}'],
    ),
    'a moved block is found in its own language': (
        [COUNCIL, STORM, BAKER],
        [STORM, BAKER, COUNCIL],
        {COUNCIL: RAT, BAKER: BAECKER},
        [STORM, BAECKER, f'{{verschoben}} {RAT}'],
    ),
    'a moved and changed block is marked as both': (
        [COUNCIL, STORM, BAKER],
        [STORM, BAKER, COUNCIL_2],
        {COUNCIL_2: RAT_2},
        [STORM, BAKER, f'{{verschoben}} {{+{RAT_2}+}}'],
    ),
    'another message of the same words is no edit': (
        [COUNCIL, 'It was the baker\'s "idea".'],
        [COUNCIL.replace('on Mon', ' on  Mon'), 'It was the baker’s “idea”.'],
        {COUNCIL: RAT, 'It was the baker’s “idea”.': 'Es war die Idee des Bäckers.'},
        [COUNCIL, 'Es war die Idee des Bäckers.'],
    ),
    'another message of the same words that moved is no edit': (
        [COUNCIL, STORM, BAKER],
        [STORM, BAKER, COUNCIL.replace('on Mon', ' on  Mon')],
        {COUNCIL: RAT},
        [STORM, BAKER, f'{{verschoben}} {COUNCIL}'],
    ),
    'a paragraph that was split before it was translated is no edit': (
        [f'{COUNCIL} {STORM}'],
        [COUNCIL, STORM],
        {COUNCIL: RAT, STORM: STURM},
        [RAT, STURM],
    ),
    'paragraphs that were merged before they were translated are no edit': (
        [COUNCIL, STORM],
        [f'{COUNCIL} {STORM}'],
        {COUNCIL: RAT},
        [f'{COUNCIL} {STORM}'],
    ),
    'a split paragraph with an edit is marked as a whole': (
        [f'{COUNCIL} {STORM}'],
        [COUNCIL, STORM_2],
        {STORM_2: STURM_2},
        [f'{{+{COUNCIL}+}}', f'{{+{STURM_2}+}}'],
    ),
    'an edit that the language does not show is none in it': (
        ['The council is in session.', STORM],
        ['The council sits.', STORM],
        {'The council is in session.': 'Der Rat tagt.', 'The council sits.': 'Der Rat tagt.'},
        ['Der Rat tagt.', STORM],
    ),
    'an added block is added in any language': (
        [STORM],
        [STORM, COUNCIL, BAKER],
        {STORM: STURM, BAKER: BAECKER},
        [STURM, f'{{+{COUNCIL}+}}', f'{{+{BAECKER}+}}'],
    ),
    'a block that the translation leaves empty is no removal': (
        [STORM, COUNCIL, BAKER],
        [STORM, COUNCIL, BAKER],
        {COUNCIL: '\\ ', STORM: STURM},
        [STURM, BAKER],
    ),
    'the sign of a removal in a translation is the mark': (
        [COUNCIL],
        ['The council meets on Monday to vote on repairs.'],
        {
            COUNCIL: RAT,
            'The council meets on Monday to vote on repairs.': (
                'Der Rat tagt am Montag und stimmt über Reparaturen ab.'
            ),
        },
        ['Der Rat [...] tagt am Montag und stimmt über Reparaturen ab.'],
    ),
}


@pytest.mark.parametrize('name', CASES)
def test_translated_pages(project: Callable[..., Built], name: str) -> None:
    original, edited, messages, expected = CASES[name]
    built = project(german('\n\n'.join(original), '\n\n'.join(edited), messages))
    assert built.warnings == []
    assert paragraphs(built) == expected


def paragraphs(built: Built, docname: str = 'index') -> list[str]:
    blocks = built.text(f'{docname}.txt').strip().split('\n\n')
    return [' '.join(block.split()) for block in blocks]


EVERYTHING = """\
{the heading}
=============

{a paragraph} with *emphasis*, ``code``, :math:`x` and a `link <https://example.org>`__.
It also has a `named link`_, see `The last heading`_ and :ref:`the label <mine>`.

.. _named link: https://example.org/named

- {an item}
- another item with a footnote [#one]_ and [1]_ and one [CIT]_

1. {a numbered item}

{a term} : classifier
   {a definition}

:field: {a field}

| {a line}
| of a block

   {a quotation}

   -- {somebody}

.. note:: {an admonition}

.. topic:: {a topic}

   with text

.. rubric:: {a rubric}

.. csv-table:: {a table}
   :header: "a", "{a header}"

   "one", "{a cell}"
   "two", "cell"

.. figure:: picture.png
   :alt: {an alternative}

   {a caption}

   {a figure legend}

.. code-block:: python
   :caption: {a code caption}

   one = "{a code}"
   two = 2

.. py:function:: mine(x)

   {a description}

   :param x: {a parameter}

.. versionadded:: 1
   {a version}

.. glossary::

   gloss
      {a meaning}

.. only:: html or text

   {a condition}

.. [#one] {a footnote}
.. [1] another footnote
.. [CIT] {a citation}

.. _mine:

The last heading
----------------

{the end} of :term:`gloss`, :py:func:`mine` and |what|.

.. |what| replace:: {a substitution}
"""
PLACES = re.findall(r'\{([^}]+)\}', EVERYTHING)
# A place's name is long enough to pair blocks by, once it is said three ways.
OLD = re.sub(r'\{([^}]+)\}', r'\1 of an oldish kind, said for \1', EVERYTHING).replace(
    '\n=============\n', f'\n{"=" * 60}\n'
)


def edited_at(places: Iterable[str]) -> str:
    """Return the article with an edit at some of its places."""
    text = OLD
    for place in places:
        text = text.replace(f'{place} of an oldish kind', f'{place} of a newish kind')
    return text


def ciphered(message: str) -> str:
    """Translate a message into a language of which each word is one of ours."""
    parts = re.split(r'(:[:\w]+:`[^`]*`|`+[^`]+`+_*|\|\w+\||\[[^]]+\]_|\.\. image.*)', message)
    parts[::2] = [codecs.encode(part, 'rot13') for part in parts[::2]]
    return ''.join(parts)


def messages_of(built: Built, docname: str = 'index') -> list[str]:
    found = re.findall(r'^msgid ((?:".*"\n)+)', built.text(f'{docname}.pot'), re.MULTILINE)
    parts = [''.join(re.findall(r'"(.*)"\n', lines)) for lines in found]
    return [part.replace('\\"', '"').replace('\\\\', '\\').replace('\\n', '\n') for part in parts][
        1:
    ]


TARGETS = (
    "gettext_additional_targets = ['literal-block', 'image', 'index', 'doctest-block', 'raw']\n"
)


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Built]:
    """Return a function that builds the article ``OLD``, edited, from nothing."""

    def build(
        edited: str, messages: Mapping[str, str] = {}, builder: str = 'text', original: str = OLD
    ) -> Built:
        locale.translators.clear()
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        files = german(original, edited, messages, TARGETS)
        if not messages:
            del files[CATALOG]
        write_files(folder / 'source', {**files, 'picture.png': PICTURE})
        return run_sphinx(folder / 'source', folder / 'out', builder)

    return build


def marks(built: Built) -> list[str]:
    """Return the text of the marks in the language that was written."""
    found = re.findall(r'\{\+([^{]*?)\+\}', built.text('index.txt'), re.DOTALL)
    return [min(' '.join(mark.split()), ciphered(' '.join(mark.split()))) for mark in found]


def test_every_construct_has_the_marks_of_the_untranslated_page(
    build: Callable[..., Built],
) -> None:
    edited = edited_at(PLACES)
    messages = {
        message: ciphered(message)
        for text in (OLD, edited)
        for message in messages_of(build(text, builder='gettext', original=text))
    }
    plain, translated = build(edited), build(edited, messages)
    assert plain.warnings == translated.warnings == []
    assert marks(plain).count('a newish') >= len(PLACES) - 4
    assert marks(translated) == marks(plain)
    assert len(re.findall('arjvfu', translated.text('index.txt'))) >= len(PLACES) - 2


@pytest.mark.parametrize('seed', range(8))
def test_the_same_blocks_are_marked_whatever_part_is_translated(
    build: Callable[..., Built], seed: int
) -> None:
    chance = random.Random(seed)
    edited = edited_at(chance.sample(PLACES, len(PLACES) // 3))
    known = [
        message
        for text in (OLD, edited)
        for message in messages_of(build(text, builder='gettext', original=text))
    ]
    some = [message for message in sorted(set(known)) if chance.random() < 0.5]
    plain, translated = build(edited), build(edited, {one: ciphered(one) for one in some})
    assert translated.ours() == plain.warnings == []
    assert marked_blocks(translated) == marked_blocks(plain)
    assert sum(marked_blocks(plain)) >= 8


def marked_blocks(built: Built) -> list[bool]:
    return ['{+' in block or '[...]' in block for block in built.text('index.txt').split('\n\n')]


FILES = {
    'index.rst': 'Top\n===\n\n.. toctree::\n\n   page\n\nSee :ref:`kept`.\n',
    'page.rst': '.. ledger-article:: articles/a.original.rst articles/a.rst\n',
    'articles/a.original.rst': f'The talks\n=========\n\n{STORM}\n\n{BAKER}\n\n{COUNCIL}\n',
    'articles/a.rst': (
        f'.. _kept:\n\nNew talks\n=========\n\n{STORM_2}\n\n{COUNCIL_2}\n\n.. index:: roof\n'
    ),
    'locale/de/LC_MESSAGES/page.po': catalog(
        {'New talks': 'Neue Gespräche', STORM_2: STURM_2, COUNCIL: RAT, 'roof': 'Dach'},
    ),
    'locale/de/LC_MESSAGES/index.po': catalog({'See :ref:`kept`.': 'Siehe :ref:`kept`.'}),
}


def test_titles_contents_index_and_search_of_a_translated_page_are_clean(
    project: Callable[..., Built],
) -> None:
    conf = GERMAN + "gettext_additional_targets = ['index']\nhtml_theme = 'alabaster'\n"
    built = project({'conf.py': conf, **FILES}, 'html')
    assert built.warnings == []
    page = built.soup('page')
    heading = page.h1
    assert heading is not None
    assert [mark.get_text() for mark in heading.select('ins')] == ['Neue Gespräche']
    assert page.title is not None
    assert page.title.get_text().startswith('Neue Gespräche —')
    [entry, *_rest] = built.soup().select('.toctree-wrapper a')
    assert str(entry) == ('<a class="reference internal" href="page.html">Neue Gespräche</a>')
    link = built.soup().select_one('p a.internal')
    assert link is not None
    assert link.get_text() == 'Neue Gespräche'
    assert 'Dach' in built.text('genindex.html')
    index = built.text('searchindex.js')
    assert '"Neue Gespr\\u00e4che"' in index
    for word in ('bäcker', 'baker', 'brot', 'bread'):
        assert word not in index.lower()


def test_catalogs_of_a_translated_project_have_what_was_edited_and_nothing_else(
    project: Callable[..., Built],
) -> None:
    built = project({'conf.py': GERMAN + TARGETS, **FILES}, 'gettext')
    assert built.warnings == []
    assert messages_of(built, 'page') == ['New talks', STORM_2, COUNCIL_2, 'roof']


@pytest.mark.parametrize(
    ('allowed', 'shown'),
    [
        (False, 'The council of Vienna meets on {+Friday+} to vote on repairs.'),
        (True, f'{{+{RAT}+}}'),
    ],
)
def test_a_fuzzy_translation_is_one_only_where_sphinx_takes_it(
    project: Callable[..., Built], allowed: bool, shown: str
) -> None:
    files = german(COUNCIL, COUNCIL_2, {}, f'gettext_allow_fuzzy_translations = {allowed}\n')
    files[CATALOG] = catalog({}, fuzzy={COUNCIL_2: RAT})
    built = project(files)
    assert built.warnings == []
    assert paragraphs(built) == [shown]


def test_progress_of_the_translation_is_told_of_what_is_shown(
    project: Callable[..., Built],
) -> None:
    files = german(
        f'{STORM}\n\n{COUNCIL}\n\n{BAKER}',
        f'{STORM_2}\n\n{COUNCIL}',
        {STORM_2: STURM_2, BAKER: BAECKER},
        'translation_progress_classes = True\n',
    )
    files['index.rst'] += '\n|translation progress|\n'
    built = project(files, 'html')
    assert built.warnings == []
    blocks = built.soup().select('div.body p')
    assert [(block.get('class'), block.get_text()) for block in blocks] == [
        (['ledger-block', 'ledger-modified', 'translated', 'ledger-passage'], STURM_2),
        (['untranslated'], COUNCIL),
        (['ledger-block', 'ledger-removed', 'ledger-elision-block'], '[...]'),
        (['untranslated'], '33.33%'),
    ]


def test_a_plain_text_article_is_translated_as_its_page_is(project: Callable[..., Built]) -> None:
    built = project(
        german(
            f'{STORM}\n\n{COUNCIL}',
            f'{STORM_2}\n\n{COUNCIL}',
            {STORM: STURM, STORM_2: STURM_2},
            form='txt',
        )
    )
    assert built.warnings == []
    assert paragraphs(built) == ['Ein Sturm riss nachts das {+neue+} Dach vom Rathaus.', COUNCIL]


def test_problems_of_a_translated_article_are_those_of_an_included_file_and_of_the_original(
    project: Callable[..., Built],
) -> None:
    text = 'See :doc:`index`, :nothing:`x` of {}.\n\nA |gap|.\n'
    messages = {
        'See :doc:`index`, :nothing:`x` of new.': 'Siehe :nothing:`x`.',
        'A |gap|.': 'Ein |Loch|.',
    }
    built = project(german(text.format('old'), text.format('new'), messages))
    problems = [line for line in built.warnings if 'a.original.rst' not in line]
    assert [line.rpartition(':')[0] for line in built.warnings if 'a.original.rst' in line] == [
        'SRC/articles/a.original.rst:1: WARNING: Unknown interpreted text role',
        'SRC/articles/a.original.rst:3: WARNING: Undefined substitution referenced',
    ]
    included = project({'index.rst': '.. include:: articles/a.rst\n'})
    # docutils names an included file as seen from the current folder.
    assert any('i18n.inconsistent_references' in line for line in problems)
    assert problems == [re.sub(r'^\S*/source/', 'SRC/', line) for line in included.warnings]


def test_a_new_translation_builds_the_page_again(project: Callable[..., Built]) -> None:
    files = german(COUNCIL, COUNCIL_2, {COUNCIL_2: RAT_2})
    built = project(files)
    assert paragraphs(built) == [f'{{+{RAT_2}+}}']
    write_files(built.source, {CATALOG: catalog({COUNCIL_2: RAT_2, COUNCIL: RAT})})
    os.utime(built.source / CATALOG, (2**31 - 9, 2**31 - 9))
    # Python keeps the catalogs that it read as long as it runs.
    doctrees = built.out.parent / 'text-doctrees'
    command = ['sphinx', '-q', '-b', 'text', '-d', doctrees, built.source, built.out]
    subprocess.run([sys.executable, '-m', *command], check=True)
    assert paragraphs(built) == [
        'Der Rat von Vienna tagt am {+Freitag+} und stimmt über Reparaturen ab.'
    ]


def test_a_markdown_article_on_a_markdown_page_is_translated_as_markdown(
    project: Callable[..., Built],
) -> None:
    text = '# Head\n\nThe {} *roof* of [it](https://example.org).\n\nKept.\n\n- an {} item\n'
    message = 'The {} *roof* of [it](https://example.org).'
    messages = {
        'Head': 'Kopf',
        message.format('old'): 'Das alte *Dach* von [ihm](https://example.org).',
        message.format('new'): 'Das neue *Dach* von [ihm](https://example.org).',
        'an new item': 'ein neuer Punkt',
    }
    fence = '```{ledger-article} articles/a.original.md articles/a.md\n:legend: none\n```\n'
    conf = GERMAN.replace('[', "['myst_parser', ", 1)
    files = {
        'articles/a.original.md': text.format('old', 'old') + '\nGone.\n',
        'articles/a.md': text.format('new', 'new'),
        CATALOG: catalog(messages),
    }
    built = project({'conf.py': conf, 'index.md': fence, **files})
    assert built.warnings == []
    assert paragraphs(built) == [
        'Kopf ****',
        'Das {+neue+} *Dach* von ihm.',
        'Kept.',
        '* {+ein neuer Punkt+}',
        '[...]',
    ]
