"""What each format gets of one article with every mark: a reviewable file each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.projects import CONF, article, unnumbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_regressions.file_regression import FileRegressionFixture

    from support.projects import Built

ORIGINAL = """\
Talks sadly fail
================

The *oppressive* government imposed a curfew on **Monday**, we heard.

This paragraph about the weather was entirely beside the point of the story.

- one reason
- a silly reason
- another reason

===============  ==========
Place            Time
===============  ==========
Square           noon
Bridge           never
Market           night
===============  ==========

.. code-block:: python

   start = 8
   pause = 12
   stop = 20

The end of it came when the two sides met at last in the old town hall by the river.
"""
EDITED = """\
Talks fail
==========

The end of it came when the two sides met at last in the old town hall by the river.

The government imposed a *strict* curfew on Monday.

- one reason
- another reason, too
- a third reason

===============  ==========
Place            Time
===============  ==========
Square           10:30
Market           night
Harbour          dawn
===============  ==========

.. code-block:: python

   start = 9
   stop = 20
"""
OPTIONS = ':editor: Ada\n:source: The Times, 1 May\n:edited-on: 2 May'


@pytest.mark.parametrize(
    ('builder', 'name'),
    [
        ('html', 'index.html'),
        ('latex', 'project.tex'),
        ('text', 'index.txt'),
        ('man', 'project.1'),
        ('texinfo', 'project.texi'),
    ],
)
def test_an_article_with_every_mark(
    project: Callable[..., Built],
    builder: str,
    name: str,
    file_regression: FileRegressionFixture,
) -> None:
    built = project(
        article(ORIGINAL, EDITED, options=OPTIONS),
        builder,
        confoverrides={'project': 'project', 'language': 'en', 'today': 'today'},
    )
    assert built.warnings == []
    file_regression.check(
        the_article(built.text(name), builder), extension=f'.{builder}.txt', encoding='utf-8'
    )


def the_article(output: str, builder: str) -> str:
    """Return the part of a file that is about the article, less what versions of Sphinx vary."""
    first, last = {
        'html': (r'<section id="talks-fail">', r'</section>'),
        'latex': (r'\\sphinxmaketitle', r'\\renewcommand'),
        'man': (r'\.TH', r'\.SH (?:AUTHOR|Author)'),
        'texinfo': (r'@node (?:Top|Talks)', r'@bye'),
    }.get(builder, ('', r'\Z'))
    found = re.search(f'{first}.*{last}', output, re.DOTALL)
    assert found
    part = unnumbered(found.group())
    part = re.sub(r' (?:source|xml:space|translation_progress|headers)="[^"]*"', '', part)
    part = part.replace('.SH Author', '.SH AUTHOR')
    # Each version of Sphinx sets tables in another way; the tests of PDFs look at them.
    part = re.sub(r'\\begin\{savenotes\}.*?\\end\{savenotes\}', '', part, flags=re.DOTALL)
    return '\n'.join(line.rstrip() for line in part.splitlines()) + '\n'


def test_marks_in_cells_of_tables_are_not_broken(project: Callable[..., Built]) -> None:
    table = '===== ====\nPlace Time\n===== ====\n{}\n===== ====\n'
    built = project(article(table.format('Hall  noon'), table.format('Court dawn')))
    text = built.text('index.txt')
    for word in ('{+Court+}', '{+dawn+}'):
        assert word in text


NAMED = {'confoverrides': {'project': 'project', 'version': '1'}}


def test_each_mark_of_a_block_is_a_paragraph_of_its_own_in_a_manual_page(
    project: Callable[..., Built],
) -> None:
    original = 'One.\n\nThis is it:\n\n.. math::\n\n   a\n'
    page = project(article(original, original.replace('   a', '   b')), 'man', **NAMED)
    paragraphs = ['.sp\nThis is it:', '.sp\n{+', '.sp\n+}', '.sp\n\\fBAbout the marks\\fP']
    places = [page.text('project.1').index(f'{paragraph}\n') for paragraph in paragraphs]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ('builder', 'name', 'heading'),
    [
        ('man', 'project.1', '.SH TALKS [...] END {+SOON+}\n'),
        ('texinfo', 'project.texi', '@chapter Talks [...]@: end @{+soon+@}\n'),
    ],
)
def test_headings_show_their_elisions(
    project: Callable[..., Built], builder: str, name: str, heading: str
) -> None:
    files = article(
        'Talks sadly end\n===============\n\nA.', 'Talks end soon\n==============\n\nA.'
    )
    files['index.rst'] = f'Top\n***\n\n{files["index.rst"]}'
    assert heading in project(files, builder, **NAMED).text(name)


def test_menus_and_nodes_of_texinfo_know_nothing_of_marks(project: Callable[..., Built]) -> None:
    files = article(
        'Talks sadly end\n===============\n\nA.', 'Talks end soon\n==============\n\nA.'
    )
    files['index.rst'] = f'Top\n***\n\n{files["index.rst"]}'
    page = project(files, 'texinfo', **NAMED).text('project.texi')
    assert '\n* Talks end soon::' in page
    assert '\n@node Talks end soon,' in page


def test_links_show_their_marks_in_texinfo(project: Callable[..., Built]) -> None:
    link = 'See `{} <https://example.org/>`__.'
    files = article(link.format('the old and long report'), link.format('the new report'))
    page = project(files, 'texinfo', **NAMED).text('project.texi')
    assert 'See the @{+new+@} report@footnote{https://example.org/}.' in page


def test_a_sign_with_letters_keeps_its_direction(project: Callable[..., Built]) -> None:
    files = article('The old text.', 'The text.')
    page = project({**files, 'conf.py': CONF + "ledger_ellipsis = '[cut]'\n"}, 'html')
    [sign] = page.soup().select('p:not(aside p) .ledger-elision')
    assert sign['dir'] == 'auto'
    assert (
        'dir=' not in project({'conf.py': CONF}, 'html').text('index.html').partition('<body')[2]
    )


EMPHASIZED = """\
.. code-block:: python
   :emphasize-lines: 1,3

   a = 1
   b = {}
   c = 3
"""


def test_lines_that_the_author_emphasized_are_not_marked_as_changed(
    project: Callable[..., Built],
) -> None:
    files = article(EMPHASIZED.format(2), EMPHASIZED.format(4))
    page = project(files, 'html').soup()
    assert [line.get_text().strip() for line in page.select('.hll')] == ['a = 1', 'b = 4', 'c = 3']
    assert [line.get_text().strip() for line in page.select('.ledger-line')] == ['b = 4']
    assert '\\begin{sphinxledgercode}[2]' in project(files, 'latex', **NAMED).text('project.tex')
    assert '{+line 2+}' in project(files, 'text').text('index.txt')


@pytest.mark.parametrize(
    ('values', 'said'),
    [
        ({}, 'highlighted in blue'),
        ({'ledger_color': '#1a5fb4'}, 'highlighted in blue'),
        ({'ledger_color': '#2e7d32'}, 'highlighted in colour'),
        ({'ledger_color_dark': '#ffb74d'}, 'highlighted in colour'),
        ({'ledger_color': '#555555'}, 'highlighted in colour'),
    ],
)
def test_a_legend_says_blue_only_if_the_marks_are(
    project: Callable[..., Built], values: dict[str, str], said: str
) -> None:
    page = project(article('The old text.', 'The new text.'), 'html', confoverrides=values).soup()
    [shown] = page.select('.ledger-legend ins')
    assert shown.get_text() == said


BAR = 'A bar in the same colour stands beside larger edits: '
PNG = 'a picture'
OLD = 'The office is open on weekdays and closed on holidays.'
#: what, original, edited, what is said of bars
BARRED = [
    ('a word', 'The old text.', 'The new text.', ''),
    ('code', 'One.\n\n::\n\n   a\n', 'One.\n\n::\n\n   b\n', 'code'),
    ('new code', 'One.', 'One.\n\n::\n\n   a\n', 'code'),
    ('removed code', 'One.\n\n::\n\n   a\n   b\n', 'One.\n\n::\n\n   a\n', ''),
    ('a formula', 'One.\n\n.. math:: a\n', 'One.\n\n.. math:: b\n', 'formulas'),
    ('a picture', 'One.\n\n.. image:: a.png\n', 'One.\n\n.. image:: b.png\n', 'pictures'),
    ('a figure', 'One.', 'One.\n\n.. figure:: b.png\n', 'pictures'),
    ('a paragraph', OLD, f'{OLD}\n\nTwo.', 'new or rewritten passages'),
    ('a note', OLD, f'.. note::\n\n   {OLD}', 'text that was given another form'),
    ('a heading', f'One.\n\nTwo:\n\n{OLD}', f'One.\n\nTwo\n---\n\n{OLD}', 'text that was given another form'),
    ('raw markup', 'One.', 'One.\n\n.. raw:: html\n\n   <hr>\n', 'blocks that changed as a whole'),
    ('two of them', 'One.\n\n.. math:: a\n', 'One.\n\n.. math:: b\n\nTwo.', 'new or rewritten passages and formulas'),
]  # fmt: skip


ROWS = '=== ===\nA   B\n=== ===\na   b\n{}e   f\n=== ===\n'
#: what was removed, original, edited, whether the sign of that has a bar
DASHED = [
    ('a word', 'An old text.', 'A text.', False),
    ('a paragraph', f'One.\n\n{OLD}\n\nTwo.', 'One.\n\nTwo.', True),
    ('an item', '- a\n- b\n- c\n', '- a\n- c\n', True),
    ('a row', ROWS.format('c   d\n'), ROWS.format(''), True),
    ('what a legend of a figure says', '.. figure:: a.png\n\n   a\n\n   b\n', '.. figure:: a.png\n\n   a\n', True),
    # Pages have no element for it, so there is no place for a bar.
    ('a term with what it says', 'a\n  b\nc\n  d\n', 'a\n  b\n', False),
    ('an option', '-a  b\n-c  d\n', '-a  b\n', False),
]  # fmt: skip


def test_a_legend_explains_bars_where_there_are_some(project: Callable[..., Built]) -> None:
    files = {'index.rst': 'Page\n====\n'}
    for number, (_, original, edited, _) in enumerate([*BARRED, *DASHED]):
        names = f'articles/{number}.original.rst', f'articles/{number}.rst'
        files |= dict(zip(names, (original, edited), strict=True))
        files['index.rst'] += f'\n.. ledger-article:: {" ".join(names)}\n'
    files['a.png'], files['b.png'] = PNG, PNG
    legends = project(files, 'html').soup().select('.ledger-legend')
    assert len(legends) == len(BARRED) + len(DASHED)
    for legend, (what, _, _, is_told) in zip(legends[len(BARRED) :], DASHED, strict=True):
        assert ('A dashed bar stands' in legend.get_text()) is is_told, what
    for legend, (what, _, _, named) in zip(legends, BARRED, strict=False):
        said = [item.get_text() for item in legend.select('li') if 'A bar' in item.get_text()]
        assert said == ([f'{BAR}{named}.'] if named else []), what
