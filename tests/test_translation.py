"""Pages that Sphinx translates: marks are those of what was written, on the words that are shown."""

from __future__ import annotations

import codecs
import os
import random
import re
from typing import TYPE_CHECKING

import pytest
from sphinx import locale

from conftest import CONF, article, read_again, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from conftest import Built

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
        [STORM, BAECKER, f'{{moved}} {RAT}'],
    ),
    'a moved and changed block is marked as both': (
        [COUNCIL, STORM, BAKER],
        [STORM, BAKER, COUNCIL_2],
        {COUNCIL_2: RAT_2},
        [STORM, BAKER, f'{{moved}} {{+{RAT_2}+}}'],
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
        [STORM, BAKER, f'{{moved}} {COUNCIL}'],
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


def edited_at(places: Iterator[str] | list[str]) -> str:
    """Return the article with an edit at some of its places."""
    text = OLD
    for place in places:
        text = text.replace(f'{place} of an oldish kind', f'{place} of a newish kind')
    return text


def ciphered(message: str) -> str:
    """Translate a message into a language of which each word is one of ours."""
    parts = re.split(r'(:\w+:`[^`]*`|`+[^`]+`+_*|\|\w+\||\[[^]]+\]_|\.\. image.*)', message)
    parts[::2] = [codecs.encode(part, 'rot13') for part in parts[::2]]
    return ''.join(parts)


def messages_of(built: Built) -> list[str]:
    found = re.findall(r'^msgid ((?:".*"\n)+)', built.text('index.pot'), re.MULTILINE)
    parts = [''.join(re.findall(r'"(.*)"\n', lines)) for lines in found]
    return [part.replace('\\"', '"').replace('\\\\', '\\').replace('\\n', '\n') for part in parts][1:]
