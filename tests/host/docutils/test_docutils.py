"""The directives in plain docutils, which the package must serve without Sphinx."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docutils.core import publish_string
from docutils.utils import DependencyList

from sphinxcontrib_ledger.docutils_parser import Parser
from sphinxcontrib_ledger.render import STATIC
from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PAGE = 'Page\n====\n\nBefore.\n\n.. ledger-article:: o.txt e.txt\n   :editor: Ann Lee\n\nAfter.\n'
FILES = {
    'o.txt': 'Night ferries\n\nThe rusty ferry left at noon.\n\n- two crates\n\nIt rained.\n',
    'e.txt': 'Night ferries\n\nThe ferry left at noon on Sunday.\n\n- three crates\n',
}
MARKED = 'The [...] ferry left at noon {+on Sunday+}.'
ENTRY = (
    'import sys\n'
    'from docutils.core import publish_file\n'
    'from sphinxcontrib_ledger.docutils_parser import Parser\n'
    "publish_file(source_path='page.rst', destination_path='page.out', parser=Parser(),\n"
    "    writer_name=sys.argv[1], settings_overrides={'_disable_config': True})\n"
    "sys.exit('sphinx' in sys.modules)\n"
)


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes files and publishes a page beside them."""

    def run(
        writer: str, page: str = PAGE, files: Mapping[str, str] = FILES, **settings: object
    ) -> str:
        write_files(tmp_path, files)
        found = publish_string(
            page,
            source_path=str(tmp_path / 'page.rst'),
            parser=Parser(),
            writer_name=writer,
            settings_overrides={
                'output_encoding': 'unicode',
                '_disable_config': True,
                'warning_stream': '',
                **settings,
            },
        )
        return str(found)

    return run


def soup(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, 'html.parser')


def test_html_has_the_marks(publish: Callable[..., str]) -> None:
    page = soup(publish('html5'))
    (paragraph,) = (p for p in page.select('p') if 'ferry' in p.get_text())
    assert paragraph.get_text() == 'The [...] ferry left at noon on Sunday.'
    assert [mark['class'] for mark in paragraph.select('ins')] == [
        ['ledger-highlight', 'ledger-added']
    ]
    assert [mark.get_text() for mark in paragraph.select('ins')] == ['on Sunday']
    assert [mark.get_text() for mark in paragraph.select('.ledger-elision')] == ['[...]']
    (modified,) = page.select('li ins.ledger-modified')
    assert modified.get_text() == 'three'
    assert [block.get_text() for block in page.select('p.ledger-elision-block')] == ['[...]']


def test_html5_writes_an_insertion_as_the_reference_says(publish: Callable[..., str]) -> None:
    page = publish('html5')
    assert '<ins class="ledger-highlight ledger-added">on Sunday</ins>' in page
    assert (
        '<span class="ledger-elision" role="img" aria-label="text was removed here">[...]</span>'
    ) in page


def test_older_html_has_no_words_for_screen_readers(publish: Callable[..., str]) -> None:
    page = publish('html4')
    assert '<span class="ledger-elision">[...]</span>' in page
    assert 'aria-label' not in page


def test_the_rest_of_the_page_stays_where_it_is(publish: Callable[..., str]) -> None:
    page = soup(publish('html5'))
    texts = [p.get_text() for p in page.select('main p')]
    assert texts[0] == 'Before.'
    assert texts[-1] == 'After.'
    assert [title.get_text() for title in page.select('h1, h2')] == ['Page', 'Night ferries']


def test_html_has_the_legend_once(publish: Callable[..., str]) -> None:
    (legend,) = soup(publish('html5')).select('.ledger-legend')
    assert 'Ann Lee' in legend.get_text()
    assert 'blue' in legend.get_text()


def test_html_has_the_style_beside_the_writers_own(publish: Callable[..., str]) -> None:
    page = publish('html5')
    assert '.ledger-highlight' in page
    assert len(soup(page).select('style')) >= 2  # all are embedded, ours too
    linked = soup(publish('html5', embed_stylesheet=False))
    names = [Path(str(link['href'])).name for link in linked.select('link[rel=stylesheet]')]
    assert names.count('ledger.css') == 1
    assert len(names) > 1


def test_style_sheets_that_the_user_chose_are_left_alone(publish: Callable[..., str]) -> None:
    chosen = {'stylesheet': 'mine.css', 'stylesheet_path': None, 'embed_stylesheet': False}
    page = soup(publish('html5', **chosen))
    assert [link['href'] for link in page.select('link[rel=stylesheet]')] == ['mine.css']


@pytest.mark.parametrize('writer', ['latex', 'xelatex'])
def test_latex_has_the_marks(publish: Callable[..., str], writer: str) -> None:
    page = publish(writer)
    body = page.partition(r'\begin{document}')[2]
    highlight = r'\\DUrole\{ledger-highlight\}\{\\DUrole\{ledger-%s\}\{(\\DUrole\{[\w-]+\}\{)?%s\}'
    assert re.search(highlight % ('added', 'on Sunday'), body)
    assert re.search(highlight % ('modified', 'three'), body)
    assert r'\DUrole{ledger-elision}{{[}...{]}}' in body
    assert r'\begin{DUclass}{ledger-legend}' in body
    assert 'blue' in body
    assert '{+' not in body
    assert 'sphinxledger' in page.partition(r'\begin{document}')[0]
    for environment in ('document', 'DUclass', 'itemize'):
        assert page.count(rf'\begin{{{environment}}}') == page.count(rf'\end{{{environment}}}')


@pytest.mark.parametrize('writer', ['pseudoxml', 'xml', 'manpage'])
def test_formats_without_colour_have_marks_of_characters(
    publish: Callable[..., str], writer: str
) -> None:
    page = publish(writer)
    assert '{+on Sunday+}' in page.replace('{+\n', '{+').replace('\n+}', '+}')
    assert '[...]' in page.replace('\\&', '')
    assert 'blue' not in page
    assert 'stylesheet' not in page


def test_xml_reads_as_the_text_builder_writes(publish: Callable[..., str]) -> None:
    page = publish('xml').partition('<document')[2]
    texts = [p.get_text() for p in soup(page).select('paragraph')]
    assert MARKED in texts
    assert '{+three+} crates' in texts
    assert any('stands between {+ and +}' in text for text in texts)


@pytest.mark.parametrize('writer', ['html5', 'latex', 'xml', 'pseudoxml', 'manpage'])
def test_removed_words_are_in_no_output(publish: Callable[..., str], writer: str) -> None:
    page = publish(writer)
    assert 'rusty' not in page
    assert 'rained' not in page


@pytest.mark.parametrize('writer', ['html5', 'latex', 'xml', 'pseudoxml', 'manpage'])
def test_nothing_of_ours_is_left_that_a_writer_does_not_know(
    publish: Callable[..., str], writer: str
) -> None:
    files = {
        'o.rst': 'Ferries\n=======\n\nThe ferry left.\n\n::\n\n  a = 1\n\n.. image:: a.png\n',
        'e.rst': (
            'Night ferries\n=============\n\nThe *ferry* left.\n\n::\n\n  a = 2\n\n'
            '.. image:: b.png\n\n====  ====\nNoon  Rain\n====  ====\n'
        ),
    }
    page = publish(writer, '.. ledger-article:: o.rst e.rst\n\n.. ledger-legend::\n', files)
    assert 'ledger_' not in page
    assert '<pending' not in page


def test_articles_without_edits_have_no_marks_and_a_legend_says_so(
    publish: Callable[..., str],
) -> None:
    page = publish('xml', files={'o.txt': FILES['e.txt'], 'e.txt': FILES['e.txt']})
    assert '<paragraph>This text is that of the original.</paragraph>' in page
    assert 'ledger-highlight' not in page
    assert '[...]' not in page


def test_a_legend_stands_where_it_is_told(publish: Callable[..., str]) -> None:
    page = soup(publish('html5', f'.. ledger-legend::\n\n{PAGE[11:]}'))
    (legend,) = page.select('.ledger-legend')
    following = [p.get_text() for p in legend.find_next_siblings('p')]
    assert following[0] == 'Before.'


def test_two_articles_on_a_page_are_both_marked(publish: Callable[..., str]) -> None:
    article = '.. ledger-article:: {}.rst {}.rst\n   :legend: none\n\n'
    files = {
        'a.rst': 'One boat.',
        'b.rst': 'Two boats.',
        'c.rst': 'It rained.',
        'd.rst': 'It rains.',
    }
    page = publish('html5', article.format('a', 'b') + article.format('c', 'd'), files)
    assert [mark.get_text() for mark in soup(page).select('ins')] == ['Two boats.', 'rains']


def test_both_files_are_noted_as_dependencies(publish: Callable[..., str], tmp_path: Path) -> None:
    noted = tmp_path / 'noted.txt'
    found = DependencyList(str(noted))
    publish('html5', record_dependencies=found)
    found.close()
    names = [Path(line).name for line in noted.read_text().splitlines()]
    assert {'o.txt', 'e.txt'} <= set(names)


def test_files_are_found_from_the_document_or_from_the_root(
    publish: Callable[..., str], tmp_path: Path
) -> None:
    files = {'deep/o.txt': FILES['o.txt'], 'deep/e.txt': FILES['e.txt']}
    relative = publish('xml', '.. ledger-article:: deep/o.txt deep/e.txt\n', files)
    rooted = publish(
        'xml', '.. ledger-article:: /o.txt /e.txt\n', files, root_prefix=str(tmp_path / 'deep')
    )
    assert '{+on Sunday+}' in relative
    assert '{+on Sunday+}' in rooted


def test_smart_quotes_are_no_edits_and_leave_the_signs_alone(
    publish: Callable[..., str],
) -> None:
    files = {'o.rst': 'The "rusty" old ferry left.', 'e.rst': 'The ferry left.'}
    page = publish('xml', '.. ledger-article:: o.rst e.rst\n', files, smart_quotes=True)
    assert 'The [...] ferry left.' in soup(page.partition('<document')[2]).get_text()


# Code: what docutils' own writers cannot do by lines is done in the text

CODE = '.. code:: python\n   :number-lines:\n\n{}'
OLD_CODE = {
    'o.rst': CODE.format('   a = 1\n   b = 2\n'),
    'e.rst': CODE.format('   z = 0\n   a = 1\n   b = 3\n'),
}
CODE_PAGE = '.. ledger-article:: o.rst e.rst\n'


def test_changed_lines_are_highlighted_in_code_of_many_colours(
    publish: Callable[..., str],
) -> None:
    page = soup(publish('html5', CODE_PAGE, OLD_CODE))
    assert [mark.get_text() for mark in page.select('pre .ledger-highlight')] == ['z = 0', '3']
    assert [number.get_text() for number in page.select('pre .ln')] == ['1 ', '2 ', '3 ']
    assert page.select_one('.ledger-code pre') is not None


def test_changed_lines_are_highlighted_in_code_without_colours(
    publish: Callable[..., str],
) -> None:
    files = {'o.rst': '::\n\n  one\n  two\n', 'e.rst': '::\n\n  one\n  three\n'}
    page = soup(publish('html5', CODE_PAGE, files))
    assert page.select_one('pre').decode() == (
        '<pre class="literal-block">one\n'
        '<ins class="ledger-highlight ledger-modified">three</ins></pre>'
    )


@pytest.mark.parametrize('writer', ['xml', 'manpage'])
def test_nothing_is_put_into_code_where_there_is_no_colour(
    publish: Callable[..., str], writer: str
) -> None:
    page = publish(writer, CODE_PAGE, OLD_CODE)
    assert page.replace('\\', '').count('{+lines 1, 3+}') == 1
    assert page.count('{+') == 3  # the others are the legend's
    assert 'hl_lines' not in page


def test_plain_docutils_has_the_marks_of_every_kind_in_latex(publish: Callable[..., str]) -> None:
    body = publish('latex').partition(r'\begin{document}')[2]
    style = (STATIC / 'sphinxledger.sty').read_text(encoding='ascii')
    used = set(re.findall(r'\\DUrole\{(ledger-[\w-]+)\}', body))
    assert {'ledger-highlight', 'ledger-elision'} <= used
    silent = {'ledger-added', 'ledger-modified', 'ledger-block', 'ledger-removed',
              'ledger-elision-block', 'ledger-legend-title'}  # fmt: skip
    for name in used - silent:
        assert f'DUrole{name}}}' in style


@pytest.mark.parametrize('writer', ['html4', 'html5'])
def test_the_style_knows_what_a_writer_makes_of_a_highlight(
    publish: Callable[..., str], writer: str
) -> None:
    page = publish(writer)
    [mark] = [
        mark for mark in soup(page).select('.ledger-highlight') if mark.get_text() == 'three'
    ]
    assert re.search(rf'^{mark.name}\.ledger-highlight,? ?{{?$', page, re.MULTILINE)


# Errors


def test_insertion_that_is_disabled_is_docutils_own_warning(publish: Callable[..., str]) -> None:
    page = publish('pseudoxml', file_insertion_enabled=False)
    assert '"ledger-article" directive disabled.' in page
    assert 'ferry' not in page
    assert 'Before.' in page
    assert 'After.' in page


#: name, arguments, what is said, whether the edited text is shown
ERRORS: list[tuple[str, str, str, bool]] = [
    ('the original is missing', 'none.txt e.txt', "none.txt' does not exist: check its name; the edited text is shown without marks, and the page says so [ledger.file]", True),
    ('the edited file is missing', 'o.txt none.txt', "none.txt' does not exist: check its name; the page says so [ledger.file]", False),
    ('the edited file is a folder', 'o.txt deep.txt', "deep.txt' is a folder: name a file in it; the page says so [ledger.file]", False),
    ('both files are empty', 'empty.txt empty.txt', 'neither file shows anything that could be compared [ledger.empty]', False),
    ('a format is not known', 'o.txt e.foo', "the suffix of 'e.foo' names no format that can be read", False),
    ('an encoding is not known', 'o.txt e.txt\n   :encoding: klingon', "there is no encoding 'klingon'", False),
    ('one file is named', 'o.txt', '2 files are needed, the original and the edited one, but 1 is named', False),
    ('three files are named', 'o.txt e.txt e.txt', '2 files are needed', False),
]  # fmt: skip


@pytest.mark.parametrize(
    ('arguments', 'message', 'shown'), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS]
)
def test_an_error_is_one_warning_and_the_rest_is_built(
    publish: Callable[..., str], arguments: str, message: str, shown: bool
) -> None:
    files = {**FILES, 'empty.txt': '\n', 'deep.txt/x': 'x', 'e.foo': 'x'}
    page = f'Before.\n\n.. ledger-article:: {arguments}\n\nAfter.\n'
    heard = io.StringIO()
    out = publish('html5', page, files, warning_stream=heard)
    said = ' '.join(heard.getvalue().split())
    assert message in said
    assert len(re.findall(r'page\.rst:3: \((WARNING/2|ERROR/3)\)', said)) == 1
    assert said.count('(WARNING/2)') + said.count('(ERROR/3)') == 1
    texts = [p.get_text() for p in soup(out).select('main > p')]
    assert texts[:1] == ['Before.']
    assert texts[-1:] == ['After.']
    assert ('The ferry left' in out) == shown
    assert not soup(out).select('.ledger-highlight, .ledger-elision, .ledger-legend')


# Without Sphinx


@pytest.mark.parametrize('writer', ['html5', 'latex', 'xml', 'pseudoxml'])
def test_sphinx_is_not_imported(tmp_path: Path, writer: str) -> None:
    write_files(tmp_path, {**FILES, 'page.rst': PAGE})
    ran = subprocess.run(
        [sys.executable, '-W', 'ignore', '-c', ENTRY, writer],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, '')
    assert 'on Sunday' in (tmp_path / 'page.out').read_text(encoding='utf-8')


def test_the_docutils_command_takes_the_parser_by_name(tmp_path: Path) -> None:
    write_files(tmp_path, {**FILES, 'page.rst': PAGE})
    command = '-m docutils --parser=sphinxcontrib_ledger.docutils_parser --writer=html5'
    ran = subprocess.run(
        [sys.executable, '-W', 'ignore', *command.split(), 'page.rst', 'page.html'],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, '')
    page = (tmp_path / 'page.html').read_text(encoding='utf-8')
    assert '<ins class="ledger-highlight ledger-added">on Sunday</ins>' in page


FIELDS = ':Author: {}\n:Version: 1\n\nThe boat swims {}.\n'


@pytest.mark.parametrize('title', ['', 'Boats\n=====\n\n'], ids=['no title', 'a title'])
def test_fields_that_an_article_begins_with_are_marked_and_stay_its_own(
    publish: Callable[..., str], title: str
) -> None:
    files = {
        'o.rst': title + FIELDS.format('Ada', 'well'),
        'e.rst': title + FIELDS.format('Ben', 'badly'),
    }
    heard = io.StringIO()
    shown = publish('pseudoxml', '.. ledger-article:: o.rst e.rst\n', files, warning_stream=heard)
    assert '{+Ben+}' in shown
    assert '{+badly+}' in shown
    assert '[...]' not in shown
    assert '<docinfo>' not in shown
    assert '<Element>' not in shown
    assert heard.getvalue() == ''


HEAD = '.. header:: The running head\n\n.. footer:: At the foot stands an old line\n\nIt rained.\n'


def decoration(page: str, name: str) -> str:
    [found] = soup(page.partition('<document')[2]).select(f'decoration > {name}')
    return ' '.join(found.get_text().split())


@pytest.mark.parametrize(
    ('original', 'edited', 'header', 'footer'),
    [
        (HEAD, HEAD, 'The running head', 'At the foot stands an old line'),
        (HEAD, HEAD.replace('running', 'moving'), 'The {+moving+} head', 'At the foot stands an old line'),
        (HEAD, HEAD.replace(' old', ''), 'The running head', 'At the foot stands an [...] line'),
        (HEAD, HEAD.replace('.. footer:: At the foot stands an old line\n', ''), 'The running head', '[...]'),
        (HEAD.replace('.. header:: The running head\n', ''), HEAD, '{+The running head+}', 'At the foot stands an old line'),
    ],
)  # fmt: skip
def test_headers_and_footers_of_an_article_are_compared(
    publish: Callable[..., str], original: str, edited: str, header: str, footer: str
) -> None:
    page = '.. ledger-article:: o.rst e.rst\n'
    found = publish('xml', page, {'o.rst': original, 'e.rst': edited})
    assert decoration(found, 'header') == header
    assert decoration(found, 'footer') == footer


@pytest.mark.parametrize('writer', ['html5', 'html4', 'latex', 'xelatex'])
def test_marks_in_headers_reach_the_writers_that_show_them(
    publish: Callable[..., str], writer: str
) -> None:
    edited = HEAD.replace('running', 'moving')
    page = '.. ledger-article:: o.rst e.rst\n'
    found = publish(writer, page, {'o.rst': HEAD, 'e.rst': edited})
    assert re.search(r'ledger-modified[^\n]*moving[^\n]* head', found)


def test_a_header_before_a_heading_does_not_make_it_seem_moved(
    publish: Callable[..., str],
) -> None:
    files = dict.fromkeys(('o.rst', 'e.rst'), f'Tides\n=====\n\n{HEAD}')
    assert 'ledger' not in publish('xml', '.. ledger-article:: o.rst e.rst\n', files)


def test_tags_in_a_second_article_of_a_page_are_no_edits(publish: Callable[..., str]) -> None:
    page = '.. ledger-article:: a.md a.md\n\n.. ledger-article:: a.md a.md\n'
    html = publish('html5', page, {'a.md': 'The gale<br>came <b>late</b>.\n'})
    assert html.count('<br>\ncame <b>late</b>') == 2
    assert 'ledger' not in html.partition('<body')[2]


def test_no_message_quotes_an_original(publish: Callable[..., str]) -> None:
    heard = io.StringIO()
    original = (
        'Zanz\n\n.. zanz::\n\n   zanz\n\n:zanz:`zanz` |zanz| zanz_ [zanz]_\n\n=====\nzanz\n\n|===|'
    )
    files = {'o.rst': original, 'e.rst': 'It left.\n'}
    publish('pseudoxml', '.. ledger-article:: o.rst e.rst\n', files, warning_stream=heard)
    assert 'o.rst:3: (WARNING/2) Unknown directive type: text of the original' in heard.getvalue()
    assert 'zanz' not in heard.getvalue().lower()


def test_a_note_changes_nothing_of_where_files_are_found(publish: Callable[..., str]) -> None:
    page = publish('html5', PAGE.replace('Ann Lee\n', 'Ann Lee\n\n   Why *so*.\n'))
    assert '<em>so</em>' in page
    assert 'does not exist' not in page


def test_an_address_in_a_parsed_literal_stays_a_link(publish: Callable[..., str]) -> None:
    literal = '.. parsed-literal::\n\n   see https://example.org/{}\n'
    page = '.. ledger-article:: one.rst two.rst\n'
    files = {'one.rst': literal.format('a now'), 'two.rst': literal.format('b then')}
    text = BeautifulSoup(publish('html5', page, files), 'html.parser').select_one('pre')
    assert text is not None
    assert {link['href'] for link in text.select('a')} == {'https://example.org/b'}
    assert [mark.get_text() for mark in text.select('ins')] == ['b then']
