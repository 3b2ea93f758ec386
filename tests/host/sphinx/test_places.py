"""Marks are at their places in the finished page, whatever moves texts after they came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.proof.report import Fault
from support.projects import CONF, Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

#: The label of a version is in the language of whatever was built before in this process.
VERSIONS = """\
.. versionadded:: 2.0
   The house under the *flag* carries{0}.

.. versionchanged:: 2.1 The arg *house* carries{0}

.. deprecated:: 2.2

   The *house* carries two lamps{0}
"""


def test_an_elision_stays_at_the_end_of_a_versions_text(project: Callable[..., Built]) -> None:
    built = project(article(VERSIONS.format(' a lamp by night'), VERSIONS.format('')))
    assert built.warnings == []
    first, second, third, *_legend = built.text('index.txt').split('\n\n')
    assert first.endswith(' 2.0: The house under the *flag* carries [...].')
    assert second.endswith(' 2.1: The arg *house* carries [...]')
    assert third.endswith(' 2.2: The *house* carries two lamps [...]')


#: Extensions of others that change texts after marks came: by name, the priority of the transform,
#: whether it runs for each format, and what it does to each paragraph.
MOVERS: dict[str, tuple[int, bool, str]] = {
    'the end goes to the front while reading': (999, False, 'p[:] = p[-2:] + p[:-2]'),
    'an elision goes to the front for a format': (50, True, 'p[:] = [c for c in p if c.tagname == "ledger_elision"] + [c for c in p if c.tagname != "ledger_elision"]'),
    'a paragraph is written anew from its text': (300, True, 'p[:] = [nodes.Text(p.astext())]'),
    'a mark goes with the words beside it': (300, True, 'p[:] = [nodes.Text("The captain of the day is here.")]'),
    'a mark is put around other words': (300, True, '[c.append(nodes.Text(" and all")) for c in p if c.tagname == "ledger_highlight"]'),
}  # fmt: skip
CONF_MOVER = (
    CONF
    + """\
from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

class Mover({base}):
    default_priority = {priority}
    def apply(self, **kwargs):
        for p in self.document.findall(nodes.paragraph):
            if 'captain' in p.astext():
                {change}

def setup(app):
    app.add_{kind}transform(Mover)
"""
)
BEFORE = 'The captain of the ferry took a rope and went by night.\n\nShe sang a song.\n'
AFTER = 'The captain of the old ferry took a rope and went.\n\nShe sang a song.\n'


@pytest.mark.parametrize('mover', [None, *MOVERS.values()], ids=['nobody', *MOVERS])
def test_what_moves_marks_is_told(
    project: Callable[..., Built], mover: tuple[int, bool, str] | None
) -> None:
    priority, is_post, change = mover or (300, True, 'p.append(nodes.Text(" More."))')
    conf = CONF_MOVER.format(
        base='SphinxPostTransform' if is_post else 'SphinxTransform',
        priority=priority,
        change=change,
        kind='post_' if is_post else '',
    )
    built = project({**article(BEFORE, AFTER, options=':legend: none'), 'conf.py': conf})
    text = built.text('index.txt')
    if mover is None:
        # What only comes in is no mark at a wrong place.
        assert built.warnings == []
        assert 'wrong places' not in text
        return
    [warning] = built.warnings
    assert warning.startswith(
        ('SRC/articles/a.rst:1: WARNING: som', 'SRC/index.rst: WARNING: som')
    )
    assert warning.endswith('[ledger.proof]')
    assert text.count('Some marks of this text may stand in wrong places.') == 1


def test_what_moved_marks_while_reading_is_told_when_it_is_read(
    project: Callable[..., Built],
) -> None:
    change = MOVERS['the end goes to the front while reading'][2]
    conf = CONF_MOVER.format(base='SphinxTransform', priority=950, change=change, kind='')
    built = project({**article(BEFORE, AFTER, options=':legend: none'), 'conf.py': conf})
    assert len(built.ours()) == 1
    # It is stored with its notice, so no format finds it anew.
    [stored] = built.out.parent.rglob('index.doctree')
    assert b'Some marks of this text may stand in wrong places.' in stored.read_bytes()


def test_an_article_without_an_account_says_so(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, 'word_faults', lambda *_: iter([Fault('planted')]))
    built = project(article(f'Page\n====\n\n{BEFORE}', f'Page\n====\n\n{AFTER}'))
    said = 'could not be marked with certainty, so it has no marks.'
    page = ' '.join(built.text('index.txt').split())
    assert page.startswith('Page **** Important: This text was edited. Its changes ')
    assert page.count(said) == 1
    assert '[...]' not in page
    files = {'index.rst': '.. ledger-article:: articles/none.rst articles/a.rst\n'}
    built = project(files, 'html')
    [notice] = built.soup().select('.ledger-notice')
    assert 'The original could not be compared' in notice.text


#: name, the original, the edited article, and the text of the page
EMPTIED: list[tuple[str, str, str, str]] = [
    ('a definition that became a list leaves its elision before that', 'One.\n\nlamp\n   It shines bright at night.\n\nrope\n   It holds boats.\n\nEnd.', 'One.\n\nlamp\n   - A new thing.\n   - Another thing is here.\n\nrope\n   It holds boats.\n\nEnd.', 'One. lamp [...] * {+A new thing.+} * {+Another thing is here.+} rope It holds boats. End.'),
    ('a definition that became code leaves its elision before that', 'One.\n\nlamp\n   It shines bright at night.\n\nrope\n   It holds boats.\n\nEnd.', 'One.\n\nlamp\n   ::\n\n     code = 1\n\nrope\n   It holds boats.\n\nEnd.', 'One. lamp [...] {+ code = 1 +} rope It holds boats. End.'),
    ('a term of a glossary that lost its definition has the elision below it', 'One.\n\n.. glossary::\n\n   lamp1x\n      It shines bright at night.\n\n   rope1x\n      It holds boats.\n\nEnd.', 'One.\n\n.. glossary::\n\n   lamp1x\n\n   rope1x\n      It holds boats.\n\nEnd.', 'One. lamp1x [...] rope1x It holds boats. End.'),
    ('both terms of a glossary lost their definitions', 'One.\n\n.. glossary::\n\n   lamp2x\n      It shines bright at night.\n\n   rope2x\n      It holds boats.\n\nEnd.', 'One.\n\n.. glossary::\n\n   lamp2x\n\n   rope2x\n\nEnd.', 'One. lamp2x [...] rope2x [...] End.'),
    ('a definition of which nothing but a comment is left', 'One.\n\nlamp\n   It shines bright at night.\n\nrope\n   It holds boats.', 'One.\n\nlamp\n   ..\n\nrope\n   It holds boats.', 'One. lamp [...] rope It holds boats.'),
]  # fmt: skip


def test_what_explained_a_term_leaves_its_elision_below_it(project: Callable[..., Built]) -> None:
    pages = {
        name: text
        for number, (_, original, edited, _) in enumerate(EMPTIED)
        for name, text in {
            f'p{number}.rst': f':orphan:\n\n.. ledger-article:: articles/{number}.original.rst '
            f'articles/{number}.rst\n   :legend: none\n',
            f'articles/{number}.original.rst': original,
            f'articles/{number}.rst': edited,
        }.items()
    }
    built = project({'index.rst': 'Index\n=====\n', **pages})
    assert built.ours() == []
    shown = [' '.join(built.text(f'p{number}.txt').split()) for number in range(len(EMPTIED))]
    assert shown == [expected for *_, expected in EMPTIED]


@pytest.mark.parametrize('form', ['rst', 'txt'])
@pytest.mark.parametrize('side', ['original', 'edited'])
def test_a_line_that_docutils_refuses_to_read_is_no_removal(
    project: Callable[..., Built], form: str, side: str
) -> None:
    texts = {'original': BEFORE, 'edited': AFTER}
    texts[side] += 'So long. ' * 1200
    built = project(article(texts['original'], texts['edited'], form))
    [warning] = built.warnings
    assert warning.startswith('SRC/index.rst:1: WARNING: line 4 of ')
    assert 'has more than 10000 characters' in warning
    assert warning.endswith('[ledger.file]')
    page = built.text('index.txt')
    assert '[...]' not in page
    assert '{+' not in page
    assert ('The original could not be compared' in ' '.join(page.split())) == (side == 'original')


STUBS = '.. list-table::\n   {0}\n\n   * - North\n     - Seven\n   * - South\n     - {1}\n'


@pytest.mark.parametrize(
    ('before', 'now', 'cell', 'marked'),
    [
        ('', ':stub-columns: 1', 'Nine', ['North', 'South']),
        (':stub-columns: 1', '', 'Nine', ['North', 'South']),
        (':stub-columns: 1', ':stub-columns: 1', 'Ten', ['Ten']),
        (':stub-columns: 1', ':stub-columns: 1', 'Nine', []),
    ],
)
def test_a_column_that_became_one_of_headings_is_marked(
    project: Callable[..., Built], before: str, now: str, cell: str, marked: list[str]
) -> None:
    built = project(article(STUBS.format(before, 'Nine'), STUBS.format(now, cell)), 'html')
    assert built.warnings == []
    assert [mark.text for mark in built.soup().select('table ins')] == marked


def test_a_legend_is_not_there_where_all_changes_are_for_other_formats(
    project: Callable[..., Built],
) -> None:
    text = 'One.\n\n.. only:: latex\n\n   Two {} ropes.\n'
    files = article(text.format('old'), text.format('new'), options=':list-of-changes:')
    built = project({**files, 'index.rst': f'Page\n====\n\n{files["index.rst"]}'})
    assert built.text('index.txt').split() == ['Page', '****', 'One.']
    assert 'About the marks' in (project({}, 'latex').out / 'projectnamenotset.tex').read_text()


def test_a_removed_note_and_a_replaced_term_leave_lists_as_they_are(
    project: Callable[..., Built],
) -> None:
    notes = 'A [1]_ b [2]_ c [3]_.\n\n.. [1] Note one.\n.. [2] Note two.\n.. [3] Note three.\n\n'
    term = 'lamp : noun\n   It shines.\n'
    edited = notes.replace('[2]_ ', '').replace('.. [2] Note two.\n', '')
    edited += term.replace('lamp', '[1]_')
    page = project(article(notes + term, edited), 'html').soup()
    assert len(page.select('aside.footnote-list')) == 1
    assert page.select('aside.footnote .ledger-elision')
    [classifier] = page.select('.classifier')
    assert classifier.parent.select('.footnote-reference')


def grid(lower: str, border: str, last: str = '| Quay | Mast |') -> str:
    lines = ['+------+------+', '| Lamp | Rope |', '+------+------+', lower, border, last]
    return '\n'.join([*lines, '+------+------+', '', 'End.', ''])


LINE, HALF = '+------+------+', '+------+      |'
#: name, the tables of both sides, and the words in marks
SPANS: list[tuple[str, str, str, list[str]]] = [
    ('two columns', grid('| Bell |      |', LINE), grid('| Bell        |', LINE), ['Bell']),
    ('two columns no longer', grid('| Bell        |', LINE), grid('| Bell |      |', LINE), ['Bell']),
    ('two rows', grid('| Bell | Oar  |', LINE, '| Quay |      |'), grid('| Bell | Oar  |', HALF, '| Quay |      |'), ['Oar']),
    ('as many', grid('| Bell        |', LINE), grid('| Bell        |', LINE), []),
    ('two rows, one of which is gone', grid('| Bell | Oar  |', HALF, '| Quay |      |'), grid('| Bell | Oar  |', LINE, '| Sail | Tide |'), ['Sail', 'Tide']),
]  # fmt: skip


@pytest.mark.parametrize(
    ('before', 'now', 'marked'), [row[1:] for row in SPANS], ids=[row[0] for row in SPANS]
)
def test_a_cell_that_spans_others_is_marked(
    project: Callable[..., Built], before: str, now: str, marked: list[str]
) -> None:
    built = project(article(before, now), 'html')
    assert built.warnings == []
    assert [mark.text for mark in built.soup().select('table ins')] == marked


def test_labels_that_lead_to_each_other_are_no_edits(project: Callable[..., Built]) -> None:
    text = 'A `one`_ b.\n\n.. _one: two_\n.. _two: one_\n\nMore.\n'
    page = project(article(text, text), 'html').soup()
    assert not page.select('.ledger-elision, .ledger-highlight, .ledger-block')
