"""Where an article may stand: marks are the same wherever it does, and so is what it brings along."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_file
from sphinx.util.docutils import docutils_namespace

from sphinxcontrib_ledger.docutils_parser import Parser
from support.pictures import PICTURE
from support.projects import CONF, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

DIRECTIVE = '.. ledger-article:: /articles/a.original.rst /articles/a.rst\n   :legend: none'
EXTENSIONS = CONF.replace("['sphinxcontrib_ledger']", "['sphinxcontrib_ledger', 'sphinx_design']")
MARKDOWN = CONF.replace("['sphinxcontrib_ledger']", "['sphinxcontrib_ledger', 'myst_parser']")
SMALL = {
    'articles/a.original.rst': 'The old text.\n\n- one\n- two\n\nGone away.\n\nEnd of it.\n',
    'articles/a.rst': 'The new text.\n\n- one\n- two\n- three\n\nEnd of it.\n',
}
LARGE = {
    'articles/a.original.rst': 'Head\n====\n\nThe old text.\n\nSub\n---\n\nGone.\n\nMore old text.\n',
    'articles/a.rst': 'Head\n====\n\nThe new text.\n\nSub\n---\n\nMore new text.\n',
}
#: What a reader sees of the small article, wherever it stands.
SEEN = [
    '<p>The <ins class="ledger-highlight ledger-modified">new</ins> text.</p>',
    '<p>one</p>',
    '<p>two</p>',
    '<p><ins class="ledger-highlight ledger-added">three</ins></p>',
    (
        '<p class="ledger-block ledger-removed ledger-elision-block">'
        '<span aria-label="text was removed here" class="ledger-elision" role="img">[...]</span></p>'
    ),
    '<p>End of it.</p>',
]


def indented(text: str) -> str:
    """Return a page with the directive in the place of ``@``, indented as that."""
    lines = []
    for line in text.splitlines():
        head, sign, _ = line.partition('@')
        if not sign:
            lines.append(line)
            continue
        first, second = DIRECTIVE.split('\n')
        lines += [head + first, ' ' * len(head) + second]
    return '\n'.join(lines) + '\n'


HOSTS = {
    'a page': 'Top\n===\n\nBefore.\n\n@\n\nAfter.\n',
    'an admonition': '.. note::\n\n   @\n',
    'an admonition with other text': '.. note::\n\n   Before.\n\n   @\n\n   After.\n',
    'a list item': '- Before.\n\n  @\n\n  After.\n\n- last\n',
    'a list item as all of it': '- @\n\n- last\n',
    'a nested list item': '- outer\n\n  1. @\n\n- last\n',
    'a definition': 'term\n   @\n\nother\n   text\n',
    'a field': 'Before.\n\n:field:\n   @\n',
    'a block quote': 'Before.\n\n   @\n\n   -- Somebody\n',
    'a cell of a list table': '.. list-table::\n\n   * - left\n     - right\n   * - more\n     - @\n',
    'a container': '.. container:: special\n\n   @\n',
    'a topic': '.. topic:: Title\n\n   @\n',
    'a sidebar': '.. sidebar:: Title\n\n   @\n',
    'a compound': '.. compound::\n\n   @\n',
    'a footnote': 'See [#a]_.\n\n.. [#a] Before.\n\n   @\n',
    'a class': '.. rst-class:: special\n\n   @\n',
    'an object description': '.. py:function:: f()\n\n   Before.\n\n   @\n',
    'a parameter': '.. py:function:: f(x)\n\n   :param x:\n      @\n',
    'a version, as its first text': '.. versionadded:: 1\n\n   @\n',
    'a version, after other text': '.. deprecated:: 1\n   Before.\n\n   @\n',
    'a figure, after its caption': '.. figure:: picture.png\n\n   caption\n\n   @\n',
    'a figure without a caption': '.. figure:: picture.png\n\n   @\n',
    'a glossary': '.. glossary::\n\n   term\n     @\n',
    'a condition that holds': '.. only:: html\n\n   @\n',
    'a see-also': '.. seealso::\n\n   @\n',
    'a tab': '.. tab-set::\n\n   .. tab-item:: One\n\n      @\n\n   .. tab-item:: Two\n\n      text\n',
    'a dropdown': '.. dropdown:: More\n\n   @\n',
    'a card': '.. card:: Title\n\n   @\n',
    'a grid': '.. grid:: 2\n\n   .. grid-item::\n\n      @\n\n   .. grid-item::\n\n      text\n',
    'directives in directives': '.. note::\n\n   .. container:: one\n\n      .. tip::\n\n         @\n',
}


@pytest.mark.parametrize('name', HOSTS)
def test_an_article_has_its_marks_in(project: Callable[..., Built], name: str) -> None:
    files = {'conf.py': EXTENSIONS, 'index.rst': indented(HOSTS[name]), 'picture.png': PICTURE}
    built = project({**files, **SMALL}, 'html')
    assert built.warnings == []
    found = built.soup().select('div.body p:not(:has(p))')
    seen = [str(block) for block in found]
    # Some hosts have a class of their own for paragraphs, and a list of parameters is a paragraph.
    bare = [
        re.sub(r' ?(sd-card-text|special)', '', block).replace(' class=""', '') for block in seen
    ]
    assert [block for block in bare if block in SEEN] == SEEN
    texts = [block.get_text() for block in found]
    start = next(number for number, text in enumerate(texts) if 'new' in text)
    expected = ['The new text.', 'one', 'two', 'three', '[...]', 'End of it.']
    assert [text.split(': ')[-1] for text in texts[start : start + 6]] == expected
    elision = built.soup().select_one('.ledger-elision-block')
    first = built.soup().find('ins')
    assert elision is not None
    assert first is not None
    # What is removed between blocks of the article is told between them, in what holds them.
    neighbour = elision.find_next_sibling()
    assert neighbour is not None
    assert neighbour.get_text() == 'End of it.'


@pytest.mark.parametrize('builder', ['latex', 'text', 'man', 'texinfo', 'epub'])
def test_hosts_of_all_kinds_build_in_every_format(
    project: Callable[..., Built], builder: str
) -> None:
    pages = {
        f'page{number:02}.rst': f'Page\n====\n\n{indented(text)}'
        for number, text in enumerate(HOSTS.values())
    }
    toctree = '.. toctree::\n   :glob:\n\n   page*\n'
    files = {'conf.py': EXTENSIONS, 'index.rst': f'Top\n===\n\n{toctree}', **pages, **SMALL}
    values = {'version': '1', 'copyright': 'nobody', 'author': 'nobody'}
    built = project({**files, 'picture.png': PICTURE}, builder, confoverrides=values)
    assert [line for line in built.warnings if 'duplicate' not in line] == []
    if builder == 'text':
        for number, name in enumerate(HOSTS):
            shown = built.text(f'page{number:02}.txt')
            counts = [shown.count(sign) for sign in ('{+new+}', '{+three+}', '[...]')]
            # The text of a condition that does not hold is not there.
            assert counts == ([0, 0, 0] if name == 'a condition that holds' else [1, 1, 1]), name


def test_a_condition_that_does_not_hold_hides_an_article_and_its_marks(
    project: Callable[..., Built],
) -> None:
    page = indented('Before.\n\n.. only:: nothing\n\n   @\n')
    built = project({'index.rst': page, **SMALL}, 'html')
    assert built.warnings == []
    assert built.soup().select('[class*=ledger]') == []


@pytest.mark.parametrize(
    'place', ['.. only:: text or html\n\n   @\n', '.. py:function:: f()\n\n   @\n']
)
def test_sections_stand_where_docutils_lets_headings_stand(
    project: Callable[..., Built], place: str
) -> None:
    built = project({'index.rst': f'Top\n===\n\n{indented(place)}\nAfter.\n', **LARGE}, 'html')
    assert built.warnings == []
    assert [
        heading.get_text()[:-1] for heading in built.soup().select('section h2, section h3')
    ] == [
        'Head',
        'Sub',
    ]


def test_sections_of_a_condition_are_in_the_contents_if_it_holds(
    project: Callable[..., Built],
) -> None:
    page = 'Top\n===\n\n.. toctree::\n\n   page\n'
    one = indented('Page\n====\n\n.. only:: html\n\n   @\n')
    built = project({'index.rst': page, 'page.rst': one, **LARGE}, 'html')
    assert built.warnings == []
    entries = [link.get_text() for link in built.soup().select('.toctree-wrapper a')]
    assert entries == ['Page', 'Head', 'Sub']


@pytest.mark.parametrize('place', ['- @\n', '.. note::\n\n   @\n', '.. container:: x\n\n   @\n'])
def test_where_there_can_be_no_sections_headings_are_rubrics_and_the_page_says_so(
    project: Callable[..., Built], place: str
) -> None:
    built = project({'index.rst': f'Top\n===\n\n{indented(place)}', **LARGE})
    [warning] = built.warnings
    assert 'an article with headings stands where there can be no sections' in warning
    text = built.text('index.txt')
    for part in ('-[ Head ]-', 'The {+new+} text.', '-[ Sub ]-', '[...]', 'More {+new+} text.'):
        assert part in text


def test_the_headings_of_an_article_are_one_level_below_those_of_its_host(
    project: Callable[..., Built],
) -> None:
    # The signs under headings are each file's own.
    page = 'Top\n---\n\nA\n===\n\n@\n\nAfter.\n\nB\n===\n\nC\n~~~\n\n@\n\nD\n===\n\ntext\n'
    built = project({'index.rst': indented(page), **LARGE}, 'html')
    headings = built.soup().select(
        'div.body h1, div.body h2, div.body h3, div.body h4, div.body h5'
    )
    assert [(one.name, one.get_text()[:-1]) for one in headings] == [
        ('h1', 'Top'),
        ('h2', 'A'),
        ('h3', 'Head'),
        ('h4', 'Sub'),
        ('h2', 'B'),
        ('h3', 'C'),
        ('h4', 'Head'),
        ('h5', 'Sub'),
        ('h2', 'D'),
    ]
    assert len(built.soup().select('ins')) == 4
    assert built.warnings == []


def test_fields_that_a_page_begins_with_are_about_the_page(project: Callable[..., Built]) -> None:
    text = ':author: {0}\n:note: {0}\n\nThe {0} text.\n'
    files = {'articles/a.original.rst': text.format('old'), 'articles/a.rst': text.format('new')}
    built = project({'index.rst': indented('@\n'), **files})
    assert built.warnings == []
    assert built.text('index.txt').strip() == 'The {+new+} text.'
    built = project({'index.rst': indented('Top\n===\n\n@\n')})
    assert built.text('index.txt').count('{+new+}') == 3


def test_a_host_that_makes_something_else_of_an_article_is_warned_about(
    project: Callable[..., Built],
) -> None:
    extension = (
        'from docutils import nodes\n'
        'from docutils.parsers.rst import Directive\n\n\n'
        'class Shout(Directive):\n'
        '    has_content = True\n\n'
        '    def run(self):\n'
        '        found = nodes.container()\n'
        '        self.state.nested_parse(self.content, self.content_offset, found)\n'
        "        return [nodes.paragraph('', found.astext().upper())]\n\n\n"
        'def setup(app):\n'
        "    app.add_directive('shout', Shout)\n"
    )
    page = indented('.. shout::\n\n   @\n')
    conf = f'{CONF}import sys\nsys.path.insert(0, ".")\n{extension}'
    built = project({'conf.py': conf, 'index.rst': page, **SMALL})
    [warning] = built.warnings
    assert 'SRC/index.rst:3: WARNING: what stands around this article' in warning
    assert '[ledger.place]' in warning
    assert '[...]' not in built.text('index.txt')
    assert 'could not be compared with this text' in built.text('index.txt')
    assert 'THE NEW TEXT.' in built.text('index.txt')
    assert '[...]' not in built.text('index.txt')


BOOK = """.. _{name}-label:

{name} head
===========

The {word} text [#{name}]_ and [#]_ and [*]_ of |{name}|, see `{name} head`_.

.. |{name}| replace:: Ada {word}

.. [#{name}] A named {word} note.
.. [#] An automatic {word} note.
.. [*] A {word} note with a sign.

.. figure:: picture.png
   :name: {name}-figure

   A {word} caption.

See :numref:`{name}-figure` and :ref:`{name}-label`.
"""


def books(*names: str) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {'picture.png': PICTURE}
    for name in names:
        files[f'articles/{name}.original.rst'] = BOOK.format(name=name, word='old')
        files[f'articles/{name}.rst'] = BOOK.format(name=name, word='new')
    return files


def shown(name: str, options: str = '') -> str:
    return f'.. ledger-article:: articles/{name}.original.rst articles/{name}.rst\n{options}\n'


@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_two_articles_on_a_page_have_marks_notes_and_legends_of_their_own(
    project: Callable[..., Built], builder: str
) -> None:
    page = f'Top\n===\n\nA note [#]_.\n\n{shown("a", "   :editor: Ann")}\n{shown("b", "   :editor: Bob")}\n.. [#] The first.\n'
    files = {'conf.py': f'{CONF}numfig = True\n', 'index.rst': page, **books('a', 'b')}
    built = project(files, builder)
    assert built.warnings == []
    if builder == 'latex':
        [name] = [path.name for path in built.out.glob('*.tex')]
        # The sign of a footnote is set where it is referred to, so notes are in the text.
        assert built.text(name).count(r'\sphinxledgerhighlight{\sphinxledgerunderline{new}}') == 12
        return
    soup = built.soup()
    assert [mark.get_text() for mark in soup.select('ins')] == [
        *['new'] * 6,
        'highlighted in blue',
        *['new'] * 6,
        'highlighted in blue',
    ]
    legends = soup.select('.ledger-legend')
    assert ['Ann' in one.get_text() for one in legends] == [True, False]
    assert ['Bob' in one.get_text() for one in legends] == [False, True]
    notes = [note.get_text().split()[0] for note in soup.select('aside.footnote')]
    assert len(notes) == len(set(notes)) == 7


def test_a_reference_that_a_page_breaks_is_no_edit(project: Callable[..., Built]) -> None:
    text = (
        'Head\n====\n\nThe {0} text [1]_ of [#n]_, see `Head`_ and label_ and [#other]_.\n\n'
        '.. [1] A note.\n.. [#n] Another.\n.. [#other] Mine.\n\n.. _label:\n\nThe end.\n'
    )
    files = {
        f'articles/{name}.{kind}rst': text.format(word).replace('other', f'other-{name}')
        for name in ('a', 'b')
        for kind, word in (('original.', 'old'), ('', 'new'))
    }
    built = project({'index.rst': f'{shown("a")}\n{shown("b")}', **files}, 'html')
    assert any('Duplicate target name' in line for line in built.warnings)
    assert [mark.get_text() for mark in built.soup().select('section ins')] == [
        'new',
        'highlighted in blue',
    ] * 2


def test_two_articles_share_a_legend_where_the_page_has_one(project: Callable[..., Built]) -> None:
    page = (
        f'{shown("a", "   :editor: Ann")}\n{shown("b", "   :editor: Bob")}\n.. ledger-legend::\n'
    )
    built = project({'index.rst': page, **books('a', 'b')}, 'html')
    [legend] = built.soup().select('.ledger-legend')
    assert 'Ann and Bob added or modified' in legend.get_text()


def test_an_article_on_two_pages_has_its_marks_on_both_and_warns_as_an_included_file(
    project: Callable[..., Built],
) -> None:
    files = {**books('a'), 'index.rst': 'Top\n===\n\n.. toctree::\n\n   one\n   two\n'}
    pages = {f'{page}.rst': f'{page}\n===\n\n{shown("a")}' for page in ('one', 'two')}
    built = project({**files, **pages}, 'html')
    first, second = (
        [str(part) for part in built.soup(page).select('div.body ins, .ledger-legend')]
        for page in ('one', 'two')
    )
    assert first == second
    assert len(first) > 6
    assert built.ours() == []
    included = {page: f'{page}\n===\n\n.. include:: articles/a.rst\n' for page in ('one', 'two')}
    again = project(
        {f'{page}.rst': text.replace('===', '###') for page, text in included.items()}, 'html'
    )
    assert labels(built) == labels(again) == ['a-figure', 'a-label']


def labels(built: Built) -> list[str]:
    """Return the labels that a project was warned to have on two pages."""
    found = [re.search(r'duplicate label (.*), other', line) for line in built.warnings]
    return sorted({match[1] for match in found if match})


EVERYTHING_NAMED = """.. _label:

Head
====

The {0} text.

.. figure:: picture.png
   :name: figure
   :alt: {0}

   A caption.

.. table:: A table
   :name: table

   === ===
   a   {0}
   === ===

.. code-block:: python
   :caption: A code
   :name: code

   x = "{0}"

.. math:: {0}
   :label: equation

.. py:function:: f({0})

.. index:: entry

.. glossary::

   word
      A {0} meaning.
"""
REFERENCES = (
    'Two\n===\n\n'
    ':ref:`label` :numref:`label` :numref:`figure` :numref:`table` :numref:`code` :eq:`equation` '
    ':term:`word` :py:func:`f` :doc:`one`\n'
)


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_references_to_what_is_in_an_article_are_those_to_an_included_file(
    project: Callable[..., Built], tmp_path: Path, builder: str
) -> None:
    files = {
        'conf.py': f'{CONF}numfig = True\n',
        'index.rst': 'Top\n===\n\n.. toctree::\n   :numbered:\n\n   one\n   two\n',
        'two.rst': REFERENCES,
        'picture.png': PICTURE,
        'articles/a.original.rst': EVERYTHING_NAMED.format('old'),
        'articles/a.rst': EVERYTHING_NAMED.format('new'),
    }
    built = project({**files, 'one.rst': f'One\n===\n\n{shown("a")}'}, builder)
    # An included file's headings are to have another sign than the page's own.
    other = {'one.rst': 'One\n###\n\n.. include:: articles/a.rst\n'}
    write_files(tmp_path / 'other', {**files, **other})
    included = run_sphinx(tmp_path / 'other', tmp_path / 'other-out', builder)
    assert built.warnings == included.warnings == []
    name = {'html': 'two.html', 'dirhtml': 'two/index.html', 'singlehtml': 'index.html'}[builder]
    found = [references(one, name) for one in (built, included)]
    assert found[0] == found[1]
    assert len(found[0]) == 9
    if builder == 'html':
        page = built.soup('one')
        for link in found[0]:
            target = link.partition('#')[2].partition('"')[0]
            assert target == '' or page.select_one(f'[id="{target}"]') is not None
        assert 'entry' in built.text('genindex.html')
        assert '"f"' in built.text('searchindex.js') or 'f()' in built.text('genindex.html')


def references(built: Built, name: str) -> list[str]:
    """Return the links of a page's paragraph of references."""
    soup = built.soup(name.removesuffix('.html'))
    [paragraph] = [p for p in soup.select('div.body p') if len(p.select('a.internal')) == 9]
    return [str(link) for link in paragraph.select('a.internal')]


def markdown(*blocks: str) -> str:
    fence = '```{ledger-article} articles/a.original.rst articles/a.rst\n:legend: none\n```'
    return '\n\n'.join(blocks).replace('@', fence) + '\n'


MARKDOWN_HOSTS = {
    'a page': markdown('# Top', 'Before.', '@', 'After.'),
    'an admonition': markdown('# Top', '````{note}\n@\n````'),
    'a list item': '# Top\n\n- item\n\n'
    + '\n'.join(f'  {line}' for line in markdown('@').split('\n')),
    'an object description': markdown('# Top', '````{py:function} f()\n@\n````'),
    'reStructuredText in Markdown': f'# Top\n\n```{{eval-rst}}\n{DIRECTIVE}\n```\n',
}


@pytest.mark.parametrize('name', MARKDOWN_HOSTS)
def test_an_article_has_its_marks_on_a_markdown_page_in(
    project: Callable[..., Built], name: str
) -> None:
    built = project({'conf.py': MARKDOWN, 'index.md': MARKDOWN_HOSTS[name], **SMALL}, 'html')
    assert built.warnings == []
    blocks = [str(block) for block in built.soup().select('div.body p')]
    assert [block for block in blocks if block in SEEN] == SEEN


def test_an_article_in_restructuredtext_in_an_article_is_refused(
    project: Callable[..., Built],
) -> None:
    inner = f'```{{eval-rst}}\n{DIRECTIVE}\n```\n'
    files = {
        'articles/b.original.md': f'# Top\n\nIt left.\n\n{inner}',
        'articles/b.md': f'# Top\n\nIt came.\n\n{inner}',
    }
    page = '```{eval-rst}\n.. ledger-article:: articles/b.original.md articles/b.md\n```\n'
    built = project({'conf.py': MARKDOWN, 'index.md': page, **files, **SMALL}, 'html')
    assert any('within another article' in line for line in built.warnings)
    marks = built.soup().select('ins.ledger-highlight:not(.ledger-legend ins)')
    assert [mark.get_text() for mark in marks] == ['came']


def test_notes_of_an_article_are_collected_with_those_of_its_markdown_page(
    project: Callable[..., Built],
) -> None:
    text = 'The {0} text [#]_ of [#n]_.\n\n.. [#] A {0} note.\n.. [#n] Named.\n'
    files = {'articles/a.original.rst': text.format('old'), 'articles/a.rst': text.format('new')}
    page = markdown('# Top', 'Mine [^a].', '@', '[^a]: My note.')
    built = project({'conf.py': MARKDOWN, 'index.md': page, **files})
    assert built.warnings == []
    assert built.text('index.txt').count('{+new+}') == 2
    assert '[...]' not in built.text('index.txt')


def test_sections_of_an_article_on_a_markdown_page_are_in_its_contents(
    project: Callable[..., Built],
) -> None:
    page = markdown('# Top', '## A', '@', 'After.', '## B', 'text')
    built = project({'conf.py': MARKDOWN, 'index.md': page, **LARGE}, 'html')
    assert built.warnings == []
    headings = [
        (one.name, one.get_text()[:-1])
        for one in built.soup().select('div.body h1, div.body h2, div.body h3, div.body h4')
    ]
    assert headings == [('h1', 'Top'), ('h2', 'A'), ('h3', 'Head'), ('h4', 'Sub'), ('h2', 'B')]


def test_an_article_may_stand_in_an_included_file(project: Callable[..., Built]) -> None:
    files = {'index.rst': '.. include:: articles/part.inc\n', 'articles/part.inc': indented('@\n')}
    built = project({**files, **SMALL}, 'html')
    assert built.warnings == []
    assert [str(block) for block in built.soup().select('div.body p')] == SEEN


def test_an_article_in_an_article_is_shown_without_marks_of_its_own(
    project: Callable[..., Built],
) -> None:
    nested = '\n.. ledger-article:: /articles/b.original.rst /articles/b.rst\n'
    files = {
        'articles/a.original.rst': f'The old text.\n{nested}',
        'articles/a.rst': f'The new text.\n{nested}',
        'articles/b.original.rst': 'The inner old text.\n',
        'articles/b.rst': 'The inner new text.\n',
    }
    built = project({'index.rst': indented('@\n'), **files})
    [warning] = built.warnings
    assert 'SRC/articles/a.rst:3: WARNING: an article cannot be marked within another' in warning
    assert built.text('index.txt').split('\n\n')[:2] == [
        'The {+new+} text.',
        'The inner new text.\n',
    ]


def test_an_article_may_stand_in_a_docstring(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = indented('   @\n')
    module = f'def documented():\n    """Do nothing.\n\n{text}\n    """\n'.replace(
        '\n   ', '\n    '
    )
    conf = CONF.replace('[', "['sphinx.ext.autodoc', ", 1) + (
        'import sys\nfrom pathlib import Path\nsys.path.insert(0, str(Path(__file__).parent))\n'
    )
    monkeypatch.setattr(sys, 'path', [*sys.path])
    monkeypatch.delitem(sys.modules, 'hosted_docstring', raising=False)
    files = {'conf.py': conf, 'hosted_docstring.py': module, **SMALL}
    page = '.. autofunction:: hosted_docstring.documented\n'
    built = project({**files, 'index.rst': page}, 'html')
    monkeypatch.delitem(sys.modules, 'hosted_docstring', raising=False)
    assert built.warnings == []
    blocks = [str(block) for block in built.soup().select('div.body p')]
    assert [block for block in blocks if block in SEEN] == SEEN


def test_doctrees_that_one_builder_made_have_the_same_marks_in_another(
    project: Callable[..., Built], tmp_path: Path
) -> None:
    files = {'index.rst': shown('a'), **books('a')}
    fresh = project(files, 'latex')
    doctrees = tmp_path / 'shared'
    for builder in ('html', 'text', 'latex'):
        again = run_sphinx(
            fresh.source, tmp_path / 'again' / builder, builder, doctreedir=doctrees
        )
    [name] = [path.name for path in fresh.out.glob('*.tex')]
    assert again.text(name) == fresh.text(name)


@pytest.mark.parametrize('changed', ['articles/a.original.rst', 'articles/a.rst'])
def test_what_is_built_again_is_as_if_it_were_built_for_the_first_time(
    project: Callable[..., Built], tmp_path: Path, changed: str
) -> None:
    files: dict[str, str] = {'index.rst': indented('Top\n===\n\n- @\n'), **SMALL}
    built = project(files, 'html')
    files[changed] = files[changed].replace('two', 'two more')
    write_files(built.source, {changed: files[changed]})
    os.utime(built.source / changed, (2**31, 2**31))
    again = project({}, 'html')
    write_files(tmp_path / 'fresh', {'conf.py': CONF, **files})
    fresh = run_sphinx(tmp_path / 'fresh', tmp_path / 'fresh-out', 'html')
    assert again.text('index.html') == fresh.text('index.html')
    assert 'more' in again.text('index.html') or changed.endswith('original.rst')


@pytest.mark.parametrize('where', ['top', 'bottom'])
@pytest.mark.parametrize('name', [*HOSTS][::3])
def test_the_legend_stands_beside_the_article_in(
    project: Callable[..., Built], name: str, where: str
) -> None:
    page = indented(HOSTS[name]).replace(':legend: none', f':legend: {where}')
    built = project(
        {'conf.py': EXTENSIONS, 'index.rst': page, **SMALL, 'picture.png': PICTURE}, 'html'
    )
    assert built.warnings == []
    [legend] = built.soup().select('.ledger-legend')
    neighbour = legend.find_next_sibling() if where == 'top' else legend.find_previous_sibling()
    assert neighbour is not None
    expected = 'The new text.' if where == 'top' else 'End of it.'
    # Sphinx makes one paragraph of what a version is and the first that is said of it.
    assert neighbour.get_text().split(': ')[-1] == expected


PLAIN_HOSTS = [
    'a list item', 'an admonition', 'a definition', 'a field', 'a footnote', 'a container',
    'a cell of a list table', 'a figure without a caption', 'a topic', 'a block quote',
]  # fmt: skip


@pytest.mark.parametrize('name', PLAIN_HOSTS)
def test_an_article_has_its_marks_in_plain_docutils_in(tmp_path: Path, name: str) -> None:
    page = indented(HOSTS[name]).replace('/articles', 'articles')
    write_files(tmp_path, {'page.rst': page, **SMALL})
    told = io.StringIO()
    # docutils notes the roles that it has looked up, and Sphinx is astonished at them.
    with docutils_namespace():
        written = publish_file(
            source_path=str(tmp_path / 'page.rst'),
            destination_path=str(tmp_path / 'page.html'),
            parser=Parser(),
            writer_name='html5',
            settings_overrides={'_disable_config': True, 'warning_stream': told},
        )
    assert told.getvalue() == ''
    soup = BeautifulSoup(written, 'html.parser')
    texts = [block.get_text() for block in soup.select('main p')]
    start = texts.index('The new text.')
    assert texts[start : start + 6] == [
        'The new text.',
        'one',
        'two',
        'three',
        '[...]',
        'End of it.',
    ]
    assert [mark.get_text() for mark in soup.select('ins')] == ['new', 'three']


def test_a_table_of_an_article_in_a_cell_leaves_the_table_of_the_page_alone(
    project: Callable[..., Built],
) -> None:
    boats = '.. list-table::\n\n   * - Boat\n{}     - Berth\n   * - Marigold\n{}     - north\n\n'
    hours = '.. list-table::\n\n   * - Monday\n     - nine\n{}'
    files = {
        'articles/a.original.rst': boats.format('     - Length\n', '     - eleven\n')
        + hours.format(''),
        'articles/a.rst': boats.format('', '') + hours.format('   * - Friday\n     - ten\n'),
        'index.rst': indented(HOSTS['a cell of a list table']),
    }
    soup = project(files, 'html').soup()
    host, *inner = soup.select('table')
    assert len(inner) == 2
    outer = [row for row in host.select('tr') if row.find_parent('table') is host]
    assert [len(row.find_all('td', recursive=False)) for row in outer] == [2, 2]
    rows = [[cell.get_text() for cell in row.select('td')] for row in inner[0].select('tr')]
    assert rows == [['Boat', '[...]', 'Berth'], ['Marigold', '', 'north']]
    [added] = soup.select('tr.ledger-added')
    assert added.get_text(' ', strip=True) == 'Friday ten'
