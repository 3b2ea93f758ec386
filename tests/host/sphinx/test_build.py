"""What is built again when, in parallel as in serial, and in every builder."""

from __future__ import annotations

import io
import os
import re
from typing import TYPE_CHECKING

import pytest
import sphinx
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from support.projects import CONF, Built, article, read_again, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = {
    'index.rst': 'Top\n===\n\n.. toctree::\n\n   one\n   two\n',
    'one.rst': 'One\n===\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n',
    'two.rst': 'Two\n===\n\n.. ledger-article:: articles/b.original.rst articles/b.rst\n',
    'articles/a.original.rst': 'The old text.\n\n.. include:: /articles/part.original.rst\n',
    'articles/a.rst': 'The new text.\n\n.. include:: /articles/part.rst\n',
    'articles/part.original.rst': 'A part.\n\n.. literalinclude:: /articles/code.original.py\n',
    'articles/part.rst': 'A part.\n\n.. literalinclude:: /articles/code.py\n',
    'articles/code.original.py': 'one = 1\n',
    'articles/code.py': 'one = 1\n',
    'articles/b.original.rst': 'Other text.',
    'articles/b.rst': 'Another text.',
}


@pytest.mark.parametrize(
    'changed',
    ['a.original.rst', 'a.rst', 'part.original.rst', 'part.rst', 'code.original.py', 'code.py'],
)
def test_a_change_to_a_file_of_an_article_rebuilds_its_page_and_no_other(
    project: Callable[..., Built], changed: str
) -> None:
    built = project(PAGES)
    path = built.source / 'articles' / changed
    path.write_text(path.read_text().replace('A part', 'A piece').replace('text', 'words') + '\n')
    os.utime(path, (2**31, 2**31))
    assert read_again(built) == ['one']


@pytest.mark.parametrize('name', ['a.original.rst', 'a.rst'])
@pytest.mark.parametrize('broken', ['', None])
def test_a_page_is_built_again_when_a_file_that_could_not_be_read_can(
    project: Callable[..., Built], name: str, broken: str | None
) -> None:
    files = article('Old text.', 'New text.')
    whole = files.pop(f'articles/{name}')
    built = project(files if broken is None else {**files, f'articles/{name}': broken})
    # An empty edited file is no error: all of the original was removed.
    said = {(None, 'a.rst'): 'file', (None, 'a.original.rst'): 'file', ('', 'a.rst'): None}
    subtype = said.get((broken, name), 'empty')
    told = [warning.rpartition('[ledger.')[2] for warning in built.ours()]
    assert told == ([f'{subtype}]'] if subtype else [])
    path = built.source / 'articles' / name
    path.write_text(whole, encoding='utf-8')
    os.utime(path, (2**31, 2**31))
    assert read_again(built) == ['index']


def test_a_verbose_build_says_what_became_of_each_article(
    project: Callable[..., Built], tmp_path: Path
) -> None:
    files = article('The old mill stood.\n\nGone.', 'The mill stood there.')
    said = {}
    for verbosity in (0, 1):
        status = io.StringIO()
        write_files(tmp_path / 'said', {'conf.py': CONF, **files})
        with docutils_namespace():
            folder = tmp_path / 'said'
            out = tmp_path / f'out{verbosity}'
            Sphinx(
                folder, folder, out, out, 'text', status=status, warning=None, verbosity=verbosity
            ).build()
        said[verbosity] = [line for line in status.getvalue().splitlines() if 'article of' in line]
    assert said == {
        0: [],
        1: [
            'index: article of 4 words, 1 added, 2 removed, 0 moved, 60% of the original kept (articles/a.original.rst is the original, articles/a.rst is edited)'
        ],
    }


def test_nothing_is_read_again_when_nothing_changed(
    project: Callable[..., Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # docutils gives names relative to the current folder if they have a folder in common.
    monkeypatch.chdir(tmp_path)
    assert read_again(project(PAGES)) == []


def many_pages() -> dict[str, str]:
    files = {'index.rst': 'Top\n===\n\n.. toctree::\n   :glob:\n\n   page*\n'}
    for number in range(14):
        files[f'page{number:02}.rst'] = (
            f'Page {number}\n=======\n\n'
            f'.. ledger-article:: articles/{number}.original.rst articles/{number}.rst\n'
            f'   :editor: Ada {number}\n'
        )
        files[f'articles/{number}.original.rst'] = (
            f'Head {number}\n------\n\nThe {number} old text stands.\n\nSome more.\n\n- a\n- b\n'
        )
        files[f'articles/{number}.rst'] = (
            f'Heads {number}\n-------\n\nThe {number} new text stands.\n\n- a\n- b, too\n'
        )
    return files


def contents(folder: Path) -> dict[str, bytes]:
    # environment.pickle and the like stand elsewhere; .buildinfo has hashes of the configuration.
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob('*'))
        if path.is_file() and path.name != '.buildinfo'
    }


@pytest.mark.parametrize('builder', ['html', 'latex', 'text'])
# The sockets of Sphinx's own worker processes are closed by the garbage collector.
@pytest.mark.filterwarnings('ignore::ResourceWarning')
@pytest.mark.filterwarnings('ignore:This process:DeprecationWarning')
def test_parallel_output_is_the_serial_output_byte_for_byte(tmp_path: Path, builder: str) -> None:
    write_files(tmp_path / 'source', {'conf.py': CONF, **many_pages()})
    values = {'html_last_updated_fmt': None, 'today': 'now'}
    results = [
        contents(
            run_sphinx(
                tmp_path / 'source',
                tmp_path / str(jobs) / 'out',
                builder,
                parallel=jobs,
                confoverrides=values,
            ).out
        )
        for jobs in (1, 2)
    ]
    assert len(results[0]) > (10 if builder != 'latex' else 1)
    assert results[0] == results[1]


def test_the_host_keeps_its_own_things_and_gets_those_of_the_edited_file(
    project: Callable[..., Built],
) -> None:
    edited = (
        '.. _kept:\n\nKept\n----\n\nWords [#f]_ here.\n\n.. index:: kept entry\n\n'
        '.. [#f] Note.\n\n.. py:function:: kept_function()\n'
    )
    original = edited.replace('kept', 'gone').replace('Kept', 'Gone')
    files = article(original, edited)
    files['index.rst'] = (
        'Top\n===\n\nSee :ref:`kept`, :py:func:`kept_function` and [#g]_.\n\n'
        f'{files["index.rst"]}\n.. [#g] Mine.\n'
    )
    built = project(files, 'html')
    assert built.warnings == []
    page = built.soup()
    assert [a['href'] for a in page.select('div.body p a.internal')][:2] == [
        '#kept',
        '#kept_function',
    ]
    assert 'gone' not in built.text('genindex.html').lower()
    assert 'kept entry' in built.text('genindex.html')


def test_the_table_of_contents_and_the_search_know_nothing_of_marks(
    project: Callable[..., Built],
) -> None:
    files = article(
        'Talks collapse\n==============\n\nText.', 'Talks now end\n=============\n\nText.'
    )
    built = project(files, 'html')
    title = built.soup().title
    assert title is not None
    assert title.get_text().startswith('Talks now end')
    index = built.text('searchindex.js').replace(' ', '')
    assert 'collaps' not in index
    if sphinx.version_info >= (9,):  # Sphinx 8 finds the words of legends, too
        assert '"terms":{"text":0}' in index
    files = article('Talks sadly end\n===============\n\nText.', 'Talks end\n=========\n\nText.')
    index = project(files, 'html').text('searchindex.js')
    assert '"Talks end"' in index


def test_message_catalogs_are_those_of_the_edited_article(project: Callable[..., Built]) -> None:
    built = project(
        article('The old *text* stands.\n\nGone.', 'The new *text* stands.\n\nAdded.'), 'gettext'
    )
    messages = [
        line for line in built.text('index.pot').splitlines() if line.startswith('msgid "')
    ]
    assert messages == ['msgid ""', 'msgid "The new *text* stands."', 'msgid "Added."']


@pytest.mark.parametrize('form', ['rst', 'md', 'txt'])
def test_message_catalogs_name_the_file_and_the_line_of_each_message(
    project: Callable[..., Built], form: str
) -> None:
    heads = {'rst': 'Port\n====', 'md': '# Port\n', 'txt': 'Port\n'}
    text = f'{heads[form]}\n\nThe {{}} bell rings.\n'
    files = article(text.format('old'), text.format('new'), form)
    catalog = project({**files, 'index.rst': f'\n\n{files["index.rst"]}'}, 'gettext')
    places = re.findall(r'#: (.*)\nmsgid "(.*)"', catalog.text('index.pot'))
    file = f'../../source/articles/a.{form}'
    assert places == [
        (f'{file}:{2 if form == "rst" else 1}', 'Port'),
        (f'{file}:4', 'The new bell rings.'),
    ]


def test_substitutions_of_the_host_hold_in_both_files(project: Callable[..., Built]) -> None:
    files = article('It is |what|, really.', 'It is |what|.')
    files['index.rst'] += '\n.. |what| replace:: late\n'
    conf = CONF + "rst_prolog = '.. |who| replace:: Ada'\nrst_epilog = 'The end of |who|.'\n"
    built = project({**files, 'conf.py': conf})
    assert built.warnings == []
    assert 'It is late [...].' in built.text('index.txt')
    assert built.text('index.txt').count('The end of Ada.') == 1


def test_a_substitution_that_both_files_define_is_each_ones_own(
    project: Callable[..., Built],
) -> None:
    body = 'It is |who| today.\n\n.. |who| replace:: {}\n'
    built = project(article(body.format('Ada'), body.format('Bob')))
    assert built.warnings == []
    assert 'It is {+Bob+} today.' in built.text('index.txt')


def test_a_role_that_the_original_defines_is_unknown_to_the_host(
    project: Callable[..., Built],
) -> None:
    files = article('.. role:: mine\n\n:mine:`x` text.', 'A text.')
    files['index.rst'] += '\n:mine:`y`\n'
    assert 'Unknown interpreted text role "mine"' in project(files).warnings[0]
