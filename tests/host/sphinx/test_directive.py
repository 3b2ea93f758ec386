"""What the directive takes, and what it says when it cannot do its work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.projects import CONF, Built, article

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGE = 'Page\n====\n\nBefore.\n\n.. ledger-article:: {}\n\nAfter.\n'
#: Two files, and no legend.
UNEXPLAINED = 'articles/a.original.rst articles/a.rst\n   :legend: none'
GOOD = {'articles/a.original.rst': 'The old text.', 'articles/a.rst': 'The new text.'}

#: name, arguments of the directive, files, what is warned about, whether the edited text is shown
ERRORS: list[tuple[str, str, Mapping[str, str | bytes], str, bool]] = [
    (
        'the original is missing',
        'articles/none.rst articles/a.rst',
        GOOD,
        (
            "SRC/articles/none.rst' does not exist: check its name; the edited text is shown "
            'without marks, and the page says so [ledger.file]'
        ),
        True,
    ),
    (
        'the name of the original is in another letter case',
        'Articles/a.Original.rst articles/a.rst',
        GOOD,
        (
            "SRC/Articles/a.Original.rst' does not exist: did you mean "
            "'SRC/articles/a.original.rst'?; the edited text is shown without marks, and the page says so [ledger.file]"
        ),
        True,
    ),
    (
        'the original is a Word document',
        'articles/b.docx articles/a.rst',
        {**GOOD, 'articles/b.docx': b'PK\3\4'},
        (
            "'b.docx' is a Word document, which cannot be read: convert both files to "
            "reStructuredText, Markdown or plain text, as with 'pandoc -s -o b.rst b.docx'; the "
            'edited text is shown without marks, and the page says so [ledger.format]'
        ),
        True,
    ),
    (
        'the edited file is missing',
        'articles/a.original.rst articles/none.rst',
        GOOD,
        "SRC/articles/none.rst' does not exist: check its name; the page says so [ledger.file]",
        False,
    ),
    (
        'a folder is named',
        'articles articles/a.rst',
        GOOD,
        (
            "SRC/articles' is a folder: name a file in it; the edited text is shown without marks, "
            'and the page says so [ledger.file]'
        ),
        True,
    ),
    (
        'the bytes are not the encoding',
        'articles/b.rst articles/a.rst',
        {**GOOD, 'articles/b.rst': b'One line.\n\nCaf\xe9.\n'},
        (
            "line 3 of 'SRC/articles/b.rst' is not text in utf-8: give the right one (perhaps cp1252 "
            'or cp1250 or cp1256) with the option :encoding:; the edited text is shown without marks, '
            'and the page says so [ledger.encoding]'
        ),
        True,
    ),
    (
        'the encoding is unknown',
        'articles/a.original.rst articles/a.rst\n   :encoding: klingon',
        GOOD,
        "there is no encoding 'klingon': see Python's list of codecs; the page says so [ledger.encoding]",
        False,
    ),
    (
        'the suffix names no format',
        'articles/b.foo articles/a.rst',
        {**GOOD, 'articles/b.foo': 'The old text.'},
        (
            "the suffix of 'b.foo' names no format that can be read: give one of md, rst, txt with "
            'the option :format:; the edited text is shown without marks, and '
            'the page says so [ledger.format]'
        ),
        True,
    ),
    (
        'the format is unknown',
        'articles/a.original.rst articles/a.rst\n   :format: wordstar',
        GOOD,
        "there is no format 'wordstar': the formats are md, rst, txt; the page says so [ledger.format]",
        False,
    ),
    (
        'both files are empty',
        'articles/b.rst articles/c.rst',
        {**GOOD, 'articles/b.rst': ' \n\n', 'articles/c.rst': '\ufeff'},
        'neither file shows anything that could be compared [ledger.empty]',
        False,
    ),
    (
        'the edited file is the page itself',
        'articles/a.original.rst index.rst',
        GOOD,
        (
            "'SRC/index.rst' contains this directive, so it would contain itself: keep the "
            'article in a file of its own; the page says so [ledger.recursion]'
        ),
        False,
    ),
]


@pytest.mark.parametrize(
    ('arguments', 'files', 'message', 'shown'),
    [row[1:] for row in ERRORS],
    ids=[row[0] for row in ERRORS],
)
def test_an_error_is_one_warning_at_its_line_and_the_page_is_built(
    project: Callable[..., Built],
    arguments: str,
    files: Mapping[str, str | bytes],
    message: str,
    shown: bool,
) -> None:
    built = project({**files, 'index.rst': PAGE.format(arguments)})
    [warning] = built.warnings
    assert warning.startswith('SRC/index.rst:6: WARNING: ')
    assert message in warning
    text = built.text('index.txt')
    assert 'Before.' in text
    assert 'After.' in text
    assert ('The new text.' in text) is shown
    assert '{+' not in text
    assert ('could not be compared with this text' in ' '.join(text.split())) is shown


def test_an_unreadable_file_is_one_warning(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == 'a.rst':
            raise PermissionError(13, 'Permission denied')
        return read(path)

    monkeypatch.setattr(Path, 'read_bytes', refuse)
    built = project({**GOOD, 'index.rst': PAGE.format('articles/a.original.rst articles/a.rst')})
    [warning] = built.ours()
    assert (
        "'SRC/articles/a.rst' cannot be read: Permission denied; the page says so [ledger.file]"
        in warning
    )


def test_insertion_that_is_disabled_is_reported_as_docutils_does(
    project: Callable[..., Built],
) -> None:
    conf = (
        CONF + "def setup(app):\n    app.connect('env-before-read-docs', lambda app, env, names: "
        'env.settings.update(file_insertion_enabled=False))\n'
    )
    built = project(
        {
            **GOOD,
            'conf.py': conf,
            'index.rst': PAGE.format('articles/a.original.rst articles/a.rst'),
        }
    )
    [warning] = built.warnings
    assert warning == 'SRC/index.rst:6: WARNING: "ledger-article" directive disabled. [docutils]'
    assert 'The new text.' not in built.text('index.txt')


def test_names_with_spaces_are_quoted(project: Callable[..., Built]) -> None:
    built = project(
        {
            'index.rst': '.. ledger-article:: "articles/the old.rst" \'articles/the new.rst\'\n',
            'articles/the old.rst': 'The old text.',
            'articles/the new.rst': 'The new text.',
        }
    )
    assert 'The {+new+} text.' in built.text('index.txt')


def test_a_leading_slash_means_the_source_folder(project: Callable[..., Built]) -> None:
    built = project(
        {
            **GOOD,
            'index.rst': '.. toctree::\n\n   sub/page\n',
            'sub/page.rst': PAGE.format('/articles/a.original.rst ../articles/a.rst'),
        }
    )
    assert 'The {+new+} text.' in built.text('sub/page.txt')


def test_an_article_within_an_article_is_shown_without_marks(
    project: Callable[..., Built],
) -> None:
    inner = 'Lead {}.\n\n.. ledger-article:: /articles/a.original.rst /articles/a.rst\n'
    built = project(
        {
            **GOOD,
            'articles/outer.original.rst': inner.format('one'),
            'articles/outer.rst': inner.format('two'),
            'index.rst': PAGE.format('articles/outer.original.rst articles/outer.rst'),
        }
    )
    assert len(built.ours()) == 1
    assert (
        'SRC/articles/outer.rst:3: WARNING: an article cannot be marked within' in built.ours()[0]
    )
    assert 'Lead {+two+}.' in built.text('index.txt')
    assert 'The new text.' in built.text('index.txt')


def test_a_circular_inclusion_in_an_article_is_docutils_own_error(
    project: Callable[..., Built],
) -> None:
    built = project(
        {
            **GOOD,
            'articles/a.rst': 'The new text.\n\n.. include:: /articles/a.rst\n',
            'index.rst': PAGE.format('articles/a.original.rst articles/a.rst'),
        }
    )
    assert 'circular inclusion' in '\n'.join(built.warnings)
    assert 'After.' in built.text('index.txt')


def test_warnings_about_the_edited_file_name_its_line(project: Callable[..., Built]) -> None:
    built = project(article('Text.', 'Text.\n\n:nosuchrole:`x`\n'))
    assert built.warnings[0].startswith('SRC/articles/a.rst:3: ERROR: Unknown interpreted text')


def test_small_problems_of_the_original_are_nobodys(project: Callable[..., Built]) -> None:
    assert project(article('Text\n==\n\nHere.', 'Text\n====\n\nHere.')).warnings == []


def test_problems_that_cost_text_of_the_original_are_reported(
    project: Callable[..., Built],
) -> None:
    built = project(article('Text.\n\n.. nosuch:: x\n', 'Text.'))
    (warning,) = built.warnings
    assert warning == (
        'SRC/articles/a.original.rst:3: WARNING: Unknown directive type: text of the original may '
        'be missing on its side [ledger.original]'
    )


OPTIONS = """:editor: Ada
:source: The Times, https://example.org/a, 1 May
:edited-on: 2 May
:name: the-article
:class: striking"""


def test_options_reach_the_legend_and_the_article(project: Callable[..., Built]) -> None:
    built = project(article('The old text.', 'The new text.', options=OPTIONS), 'html')
    page = built.soup()
    legend = page.select_one('aside.ledger-legend')
    assert legend is not None
    words = ' '.join(legend.get_text().split())
    assert 'Text that Ada added or modified is highlighted in blue.' in words
    assert 'Original: The Times, https://example.org/a, 1 May.' in words
    assert 'Edited on 2 May.' in words
    assert [a['href'] for a in legend.select('a')] == ['https://example.org/a']
    assert page.select_one('p.striking#the-article') is not None


def test_an_articles_own_options_go_before_the_projects_values(
    project: Callable[..., Built],
) -> None:
    files = article('The old text.', 'The new text.', options=':editor: Ada')
    conf = CONF + "ledger_editor = 'Bob'\nledger_source = 'The Post'\n"
    text = project({**files, 'conf.py': conf}).text('index.txt')
    assert 'Text that Ada added' in text
    assert 'Original: The Post.' in text
    assert 'Bob' not in text


@pytest.mark.parametrize(
    ('where', 'order'),
    [('bottom', ['Title', 'Text', 'About']), ('top', ['Title', 'About', 'Text'])],
)
def test_the_legend_stands_where_it_is_told(
    project: Callable[..., Built], where: str, order: list[str]
) -> None:
    built = project(
        article('Title\n=====\n\nText.', 'Title\n=====\n\nText now.', options=f':legend: {where}')
    )
    text = built.text('index.txt')
    assert sorted(order, key=text.index) == order


def test_there_is_no_legend_without_marks_or_with_none(project: Callable[..., Built]) -> None:
    files = {
        **article('Text.', 'Text.'),
        'b.rst': '.. ledger-article:: articles/a.rst articles/b.rst\n   :legend: none\n',
        'articles/b.rst': 'New.',
    }
    files['index.rst'] += '\n.. toctree::\n\n   b\n'
    built = project(files)
    assert 'marks' not in built.text('index.txt')
    assert 'marks' not in built.text('b.txt')


def test_the_legend_lists_only_the_marks_that_occur(project: Callable[..., Built]) -> None:
    text = project(article('A text.', 'A new text.')).text('index.txt')
    assert '{+ and +}' in text
    assert '[...]' not in text


def test_a_legend_by_hand_serves_all_articles_of_its_page_once(
    project: Callable[..., Built],
) -> None:
    built = project(
        {
            'index.rst': 'Top\n===\n\n.. ledger-legend::\n\n'
            '.. ledger-article:: articles/a.original.rst articles/a.rst\n   :editor: Ada\n\n'
            '.. ledger-article:: articles/b.original.rst articles/b.rst\n   :editor: Bob\n',
            'articles/a.original.rst': 'The old text.',
            'articles/a.rst': 'The new text.',
            'articles/b.original.rst': 'A very long text.',
            'articles/b.rst': 'A long text.',
        }
    )
    text = ' '.join(built.text('index.txt').split())
    assert text.count('About the marks') == 1
    assert text.index('About the marks') < text.index('{+new+}')
    assert 'Text that Ada added' in text
    assert '[...] stands where' in text
    assert built.warnings == []


def test_a_legend_without_an_article_is_warned_about(project: Callable[..., Built]) -> None:
    built = project({'index.rst': 'Page\n====\n\n.. ledger-legend::\n'})
    assert built.warnings == [
        (
            'SRC/index.rst:4: WARNING: this document shows no article: ledger-legend has nothing '
            'to explain [ledger.legend]'
        )
    ]


def test_another_sign_can_be_chosen(project: Callable[..., Built]) -> None:
    files = article('A very long text.', 'A long text.')
    text = project({**files, 'conf.py': CONF + "ledger_ellipsis = '(…)'\n"}).text('index.txt')
    assert 'A (…) long text.' in text
    assert '[...]' not in text


def test_latin_1_files_are_read_when_it_is_said(project: Callable[..., Built]) -> None:
    files: dict[str, str | bytes] = {**article('', '', options=':encoding: latin-1')}
    files['articles/a.original.rst'] = 'Ein großer Tag.'.encode('latin-1')
    files['articles/a.rst'] = 'Ein schöner Tag.'.encode('latin-1')
    assert 'Ein {+schöner+} Tag.' in project(files).text('index.txt')


def test_an_article_with_headings_in_a_list_item_is_marked_and_warned_about(
    project: Callable[..., Built],
) -> None:
    files = article('Old head\n========\n\nThe text.', 'New head\n========\n\nThe long text.')
    files['index.rst'] = '- Item\n\n  ' + files['index.rst'] + '\nAfter.\n'
    built = project(files)
    [warning] = built.warnings
    assert warning.startswith('SRC/index.rst:3: WARNING: an article with headings stands where')
    assert '{+New+} head' in built.text('index.txt')
    assert 'The {+long+} text.' in built.text('index.txt')


@pytest.mark.parametrize('legend', ['top', 'bottom', 'none'])
@pytest.mark.parametrize('edited', ['', ' \n\t', '.. only a comment\n'])
def test_an_edited_file_that_shows_nothing_leaves_an_elision(
    project: Callable[..., Built], edited: str, legend: str
) -> None:
    built = project(article('The text.', edited, options=f':legend: {legend}'))
    assert built.warnings == []
    shown = built.text('index.txt')
    assert re.findall(r'^\[\.\.\.\]$', shown, re.MULTILINE) == ['[...]']
    assert ('About the marks' in shown) == (legend != 'none')


def test_the_projects_default_role_is_that_of_both_files_and_of_what_follows(
    project: Callable[..., Built],
) -> None:
    built = project(
        {
            'conf.py': CONF + "default_role = 'literal'\n",
            'index.rst': f'`a`\n\n{PAGE.format(UNEXPLAINED)}\n`b`\n',
            'articles/a.original.rst': 'The `old` word.\n\n`Kept`.\n',
            'articles/a.rst': 'The `new` word.\n\n`Kept`.\n',
        },
        'html',
    )
    body = built.soup().select_one('div.body')
    assert body is not None
    assert [code.get_text() for code in body.select('code')] == ['a', 'new', 'Kept', 'b']
    assert [mark.get_text() for mark in body.select('p > ins')] == ['new']


def test_a_default_role_that_an_article_sets_ends_with_it(project: Callable[..., Built]) -> None:
    text = '.. default-role:: literal\n\nThe `{}` word.\n'
    page = PAGE.format(UNEXPLAINED)
    files = {
        **article(text.format('old'), text.format('new')),
        'index.rst': f'.. default-role:: strong\n\n{page}\n`b`\n',
    }
    built = project(files, 'html')
    assert built.warnings == []
    assert [found.get_text() for found in built.soup().select('p strong, p code')] == ['new', 'b']


@pytest.mark.parametrize(
    'text',
    [
        '`a <https://example.org/a>`_ and :download:`it <https://example.org/a.svg>`.\n',
        'Text.\n\n.. image:: ship.*\n\n.. figure:: ship.*\n\n   A ship.\n',
    ],
    ids=['download', 'any format'],
)
def test_what_sphinx_names_anew_is_no_edit_on_a_page_in_a_folder(
    project: Callable[..., Built], text: str
) -> None:
    files = {
        'index.rst': '.. toctree::\n\n   sub/page\n',
        'sub/page.rst': PAGE.format('/articles/a.rst /articles/b.rst'),
        'sub/ship.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        'articles/a.rst': text,
        'articles/b.rst': text,
    }
    built = project(files, 'html')
    assert built.warnings == []
    assert built.soup('sub/page').select('div.body [class*=ledger]') == []


def test_an_article_has_its_own_default_domain(project: Callable[..., Built]) -> None:
    """Both sides are read by the domain that they choose, which nobody else has then."""
    text = '.. default-domain:: c\n\n.. function:: int sink(int boat)\n'
    files = {
        'articles/a.original.rst': text,
        'articles/a.rst': text,
        'index.rst': PAGE.format('articles/a.original.rst articles/a.rst'),
    }
    built = project(files)
    assert built.warnings == []
    assert '{+' not in built.text('index.txt')
