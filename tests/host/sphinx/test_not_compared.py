"""Articles that cannot be compared, and articles that say what their originals say.

A page never looks unedited because something went wrong, nor silent because nothing was changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sphinx
from sphinx.errors import SphinxError

from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.i18n.wording import FOLDER, Wording
from sphinxcontrib_ledger.proof.report import Fault
from support.projects import article

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.projects import Built

LANGUAGES = ['en', *sorted(path.parents[1].name for path in FOLDER.glob('*/LC_MESSAGES/*.po'))]
HEADED = '.. _shore:\n\nShore\n-----\n\n'
BEFORE, AFTER = f'{HEADED}The old boat left.', f'{HEADED}The boat left late.'
NOTICE = 'The original could not be compared with this text, so its edits are not marked.'
SAME = 'This text is that of the original.'


def lost(options: str = '', before: str = '', after: str = '') -> dict[str, str]:
    """Return a project whose original is missing."""
    files = article('', AFTER, options=options)
    page = f'Page\n====\n\n{before}{files["index.rst"]}\n{after}'
    return {'index.rst': page.replace('a.original', 'none'), 'articles/a.rst': AFTER}


def read(built: Built, name: str) -> str:
    return ' '.join(built.text(name).split())


@pytest.mark.parametrize(
    ('builder', 'name'),
    [
        ('html', 'index.html'), ('latex', 'page.tex'), ('text', 'index.txt'), ('man', 'page.1'),
        ('texinfo', 'page.texi'), ('epub', 'index.xhtml'), ('xml', 'index.xml'),
    ],
)  # fmt: skip
def test_each_format_says_that_an_article_has_no_account(
    project: Callable[..., Built], builder: str, name: str
) -> None:
    documents = {
        'project': 'page',
        'latex_documents': [('index', 'page.tex', 'page', 'A', 'howto')],
        'man_pages': [('index', 'page', 'page', 'A', 1)],
        'texinfo_documents': [('index', 'page', 'page', 'A', 'page', '', '')],
    }
    other = '.. ledger-article:: articles/empty.rst articles/b.rst\n'
    files = {
        **lost(':legend: none', after=other),
        'articles/empty.rst': '..\n\n',
        'articles/b.rst': 'An oar.',
    }
    built = project(files, builder, confoverrides=documents)
    assert ' '.join(built.text(name).split()).count(NOTICE) == 2
    told = 'shown without marks, and the page says so [ledger.'
    assert [line.split(told)[1] for line in built.ours()] == ['file]', 'empty]']


#: original, suffix
WITHOUT_TEXT = [
    ('', 'rst'),
    ('\ufeff', 'txt'),
    (' \t\n\n\u00a0\n', 'txt'),
    ('.. Nothing is here yet.\n\n.. _a:\n', 'rst'),
    ('.. |x| replace:: y\n\n.. index:: x\n', 'rst'),
    ('.. include:: gone.txt\n', 'rst'),
    ('---\ntitle: A boat\n---\n', 'md'),
    ('% Nothing is here yet.\n', 'md'),
]


def test_an_original_without_text_is_no_original(project: Callable[..., Built]) -> None:
    files = {'conf.py': "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles']\n"}
    for number, (text, form) in enumerate(WITHOUT_TEXT):
        names = f'articles/{number}.original.{form} articles/{number}.{form}'
        files[f'page{number}.rst'] = f':orphan:\n\n.. ledger-article:: {names}\n   :legend: top\n'
        files[f'articles/{number}.original.{form}'] = text
        files[f'articles/{number}.{form}'] = 'An old boat.\n\nAn oar.\n'
    files['index.rst'] = 'Nothing\n'
    built = project(files)
    empty = [line for line in built.ours() if '[ledger.empty]' in line]
    assert len(empty) == len(WITHOUT_TEXT)
    assert (
        "SRC/page0.rst:3: WARNING: the original 'articles/0.original.rst' shows nothing that could "
        'be compared: check that it is the right file, and that it is whole; the edited text is '
        'shown without marks, and the page says so [ledger.empty]' in empty
    )
    for number in range(len(WITHOUT_TEXT)):
        text = read(built, f'page{number}.txt')
        assert NOTICE in text
        assert text.endswith('An old boat. An oar.')
        assert 'About' not in text


def test_a_page_that_was_empty_in_an_earlier_version_is_new(
    project: Callable[..., Built], tmp_path: Path
) -> None:
    was = tmp_path / 'was'
    was.mkdir()
    (was / 'index.rst').write_text('..\n')
    (was / 'conf.py').write_text('')
    built = project({'index.rst': 'A boat.\n'}, confoverrides={'ledger_baseline': str(was)})
    assert built.warnings == []
    assert '{+A boat.+}' in read(built, 'index.txt')


@pytest.mark.parametrize('language', LANGUAGES)
def test_it_is_said_in_the_language_of_the_page(
    project: Callable[..., Built], language: str
) -> None:
    said = Wording(language).text('unread')
    assert (said == NOTICE) is (language == 'en')
    built = project(lost(), 'html', confoverrides={'language': language})
    [notice] = built.soup().select('.ledger-notice')
    assert notice.p.find_next('p').get_text() == said


def test_a_legend_of_the_page_has_something_to_explain_where_there_is_a_notice(
    project: Callable[..., Built],
) -> None:
    built = project(lost(before='.. ledger-legend::\n\n'))
    assert ['[ledger.file]' in line for line in built.ours()] == [True]


def unproved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, 'word_faults', lambda *_: iter([Fault('planted')]))


def test_a_build_ends_at_an_article_without_an_account_if_it_is_asked_to(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {'ledger_on_error': 'error'}
    with pytest.raises(
        SphinxError, match=r"index\.rst:4: .*none\.rst' does not exist: .*the bui"
    ) as ended:
        project(lost(), confoverrides=asked)
    # What Sphinx prints first, above much else.
    assert (str(ended.value) in ended.value.category) == (sphinx.version_info >= (8, 2))
    with pytest.raises(SphinxError, match=r'index\.rst:1: the original .* shows nothing'):
        project(article('', AFTER), confoverrides=asked)
    gone = {'index.rst': '.. ledger-article:: articles/a.rst articles/gone.rst\n'}
    with pytest.raises(SphinxError, match=r"index\.rst:1: .*gone\.rst' does not exist"):
        project(gone, confoverrides=asked)
    assert '{+' in read(project(article(BEFORE, AFTER), confoverrides=asked), 'index.txt')
    unproved(monkeypatch)
    with pytest.raises(SphinxError, match='could not be proved'):
        project(article(BEFORE, AFTER), confoverrides=asked)


@pytest.mark.parametrize('late', ['', BEFORE, '\n'])
def test_an_article_without_an_account_is_left_out_if_that_is_asked_for(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch, late: str
) -> None:
    files = lost(after='After, see shore.\n')
    if late:
        unproved(monkeypatch)
        files = {**files, 'articles/none.rst': late}
        files['index.rst'] = files['index.rst'].replace('see shore', 'see :ref:`shore`')
    built = project(files, 'html', confoverrides={'ledger_on_error': 'omit'})
    page = built.soup()
    text = page.get_text()
    assert 'After, see' in text
    assert 'left late' not in text
    assert NOTICE not in text
    assert built.warnings == built.ours()
    assert 'the article is left out' in built.warnings[-1]
    # What its page was read with stays: a heading is in the contents.
    assert bool(page.select('section#shore')) is bool(late)
    assert bool(page.select('a[href="#shore"]')) is bool(late)


#: what is asked for, the rows that say so, and whether there is a list
ASKED = [
    ('', [], False),
    (':editor: Ann Lee', [SAME, 'Editor: Ann Lee.'], False),
    (':source: The Times', [SAME, 'Original: The Times.'], False),
    (':edited-on: 2024-06-02', [SAME, 'Edited on June 2, 2024.'], False),
    (':stats:', [SAME, 'Extent of the edits: 0 words added and 0 words removed; 100% of the original was kept.'], False),
    (':list-of-changes:', [], True),
    (':list-of-changes:\n:editor: Ann Lee', [SAME, 'Editor: Ann Lee.'], False),
    (':list-of-changes:\n:editor: Ann Lee\n:legend: none', [], True),
]  # fmt: skip


@pytest.mark.parametrize(('options', 'rows', 'listed'), ASKED)
def test_an_article_without_edits_says_so_where_something_was_asked_for(
    project: Callable[..., Built], options: str, rows: list[str], listed: bool
) -> None:
    built = project(article(BEFORE, BEFORE, options=options), 'html')
    assert built.warnings == []
    page = built.soup()
    shown = [' '.join(row.get_text().split()) for row in page.select('.ledger-legend li')]
    assert shown == rows
    lists = [' '.join(node.get_text().split()) for node in page.select('.ledger-changes')]
    assert lists == ([f'List of changes {SAME}'] if listed else [])


def test_what_is_not_marked_is_told_of_an_article_without_edits(
    project: Callable[..., Built],
) -> None:
    built = project(
        article('Say "no".', 'Say “no”.', options=':editor: Ann'),
        confoverrides={'smartquotes': False},
    )
    assert (
        f'- {SAME} - Editor: Ann. - These changes are not marked: straight and curly quotation '
        'marks.' in read(built, 'index.txt').replace('* ', '- ')
    )


@pytest.mark.parametrize(
    ('original', 'edited'),
    [('', ''), ('A boat.', ''), ('', 'A boat.'), ('A boat, red.', 'A boat red.')],
)
def test_only_a_text_that_is_the_original_is_said_to_be(
    project: Callable[..., Built], original: str, edited: str
) -> None:
    built = project(article(original, edited, 'txt', ':editor: Ann'))
    assert SAME not in read(built, 'index.txt')


def test_who_edited_is_told_where_text_was_only_removed(project: Callable[..., Built]) -> None:
    built = project(article('The old boat left.', 'The boat left.', options=':editor: Ann'))
    assert 'Editor: Ann.' in read(built, 'index.txt')
    built = project(article('The old boat left.', 'The new boat left.', options=':editor: Ann'))
    assert 'Editor: Ann.' not in read(built, 'index.txt')


def test_an_article_within_another_is_compared_with_that_one(
    project: Callable[..., Built], tmp_path: Path
) -> None:
    inner = '.. ledger-article:: /articles/b.original.rst /articles/b.rst\n   :legend: none\n'
    files = {
        **article(f'One boat.\n\n{inner}', f'Two boats.\n\n{inner}'),
        'articles/b.original.rst': 'An oar.',
        'articles/b.rst': 'An old oar.',
    }
    built = project(files, confoverrides={'ledger_on_error': 'error'})
    assert NOTICE not in read(built, 'index.txt')
    assert 'its text is compared as a part of that one [ledger.nested]' in built.ours()[0]


LOST = '.. ledger-article:: /articles/gone.rst /articles/b.rst\n'
BOX = f'Important: {NOTICE}'
#: original, edited (each below "One boat."), how it is shown
OWN_BOXES = [
    # A notice of the edited article is no text of either file.
    ('An oar.\n', LOST, f'One boat. {BOX} An oar.'),
    # It stands in what is new all the same.
    ('', LOST, f'One boat. {BOX} {{+An oar.+}}'),
    ('', f'Sea\n---\n\n{LOST}', f'One boat. {{+Sea+}} ******* {BOX} {{+An oar.+}}'),
    ('', f'- {LOST}', f'One boat. * {BOX} {{+An oar.+}}'),
    # One that went, or stayed, is told by nothing.
    (LOST, 'An oar.\n', 'One boat. An oar.'),
    (LOST, LOST, f'One boat. {BOX} An oar.'),
    (f'Gone here.\n\n{LOST}', LOST, f'One boat. [...] {BOX} An oar.'),
    # What an editor tells of a nested article is text of neither file, too.
    (f'{LOST}\n   Why.\n', f'{LOST}\n   Because.\n', f'One boat. {BOX} An oar. Because.'),
    (f'{LOST}   :note: Why.\n', 'An oar.\n', 'One boat. An oar.'),
    # A legend of the project is none.
    ('.. ledger-legend::\n   :scope: project\n', '', 'One boat.'),
]  # fmt: skip


def test_a_box_of_ours_within_an_article_is_compared_with_nothing(
    project: Callable[..., Built],
) -> None:
    files = {
        'conf.py': "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles']\n",
        'index.rst': 'Boxes\n',
        'articles/b.rst': 'An oar.\n',
    }
    for number, (before, after, _) in enumerate(OWN_BOXES):
        names = f'articles/{number}.original.rst articles/{number}.rst'
        files[f'page{number}.rst'] = f':orphan:\n\n.. ledger-article:: {names}\n   :legend: none\n'
        files[f'articles/{number}.original.rst'] = f'One boat.\n\n{before}'
        files[f'articles/{number}.rst'] = f'One boat.\n\n{after}'
    built = project(files)
    shown = [read(built, f'page{number}.txt') for number in range(len(OWN_BOXES))]
    assert shown == [said for *_, said in OWN_BOXES]


NO_TEXT = 'The edited text that belongs here could not be read.'
TWO = '2 files are needed, the original and the edited one, but'
SHOWN = 'the edited text is shown without marks, and the page says so [ledger.directive]'
#: what is written behind the directive, what is shown, what is said
WRITTEN = [
    ('o.rst e.rst\n   :legend: sideways', NOTICE, f'the option :legend: cannot be used ("sideways" unknown; choose from "bottom", "top", or "none"); {SHOWN}'),
    ('o.rst e.rst\n   :stats: maybe', NOTICE, f'the option :stats: cannot be used ("maybe" unknown; choose from "yes", or "no"); {SHOWN}'),
    ('o.rst e.rst\n   :ignore-patterns: (', NOTICE, 'the option :ignore-patterns: cannot be used'),
    ('o.rst e.rst\n   :class:', NOTICE, f'the option :class: cannot be used (argument required but none supplied); {SHOWN}'),
    ('o.rst e.rst\n   :legnd: top', NOTICE, f'there is no option :legnd: (did you mean :legend:?); {SHOWN}'),
    ('o.rst e.rst\n   :x: y\n   :legend: left', NOTICE, 'there is no option :x:; the option :legend: cannot be used'),
    ('o.rst gone.rst\n   :name: lost', NO_TEXT, 'check its name; the page says so [ledger.file]'),
    ('', NO_TEXT, f'{TWO} 0 are named'),
    ('o.rst', NO_TEXT, f'{TWO} 1 is named (quote names with spaces; with :original-rev: one is enough); the page says so [ledger.directive]'),
    ('o.rst e.rst e.rst', NO_TEXT, f'{TWO} 3 are named'),
    ('o.rst "e.rst', NO_TEXT, 'No closing quotation in the names of the files; the page says so [ledger.directive]'),
    ('o.rst\n   :original-revs: v1', NO_TEXT, f'there is no option :original-revs: (did you mean :original-rev:?); {TWO} 1 is named'),
    # docutils reads no more of these than that they are wrong.
    ('o.rst e.rst\n   :legend: top\n   :legend: top', NO_TEXT, 'ERROR: Error in "ledger-article" directive:'),
    ('o.rst e.rst\n   :legend: top\n   - x', NO_TEXT, 'ERROR: Error in "ledger-article" directive:'),
]  # fmt: skip


@pytest.mark.parametrize('on_error', ['notice', 'omit', 'error'])
def test_an_article_whose_directive_is_wrong_has_a_notice_in_its_place(
    project: Callable[..., Built], on_error: str
) -> None:
    page = ''.join(f'.. ledger-article:: {text}\n\nEnd.\n\n' for text, _, _ in WRITTEN)
    files = {'index.rst': f'See lost_.\n\n{page}', 'o.rst': 'An oar.\n', 'e.rst': 'A new oar.\n'}
    files['conf.py'] = "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['[oe].rst']\n"
    asked = {'ledger_on_error': on_error}
    if on_error == 'error':
        with pytest.raises(SphinxError, match=r':3: the option :legend: .*the build ends'):
            project(files, confoverrides=asked)
        return
    built = project(files, confoverrides=asked)
    said = [line for line in built.warnings if line.startswith('SRC')]
    lines = [
        number for number, line in enumerate(files['index.rst'].split('\n'), 1) if '::' in line
    ]
    if on_error == 'omit':
        assert read(built, 'index.txt').partition('. ')[2] == ' '.join(['End.'] * len(WRITTEN))
        return
    for number, (line, (_, _, message)) in enumerate(zip(said, WRITTEN, strict=True)):
        assert line.startswith(f'SRC/index.rst:{lines[number]}: ')
        assert message in line
    shown = {NOTICE: f'Important: {NOTICE} A new oar. End.', NO_TEXT: f'Important: {NO_TEXT} End.'}
    assert read(built, 'index.txt') == ' '.join(
        ['See lost.', *[shown[box] for _, box, _ in WRITTEN]]
    )
