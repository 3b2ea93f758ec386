"""A project is compared with an earlier version of itself, page by page."""

from __future__ import annotations

import io
import re
import tempfile
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from support.projects import Built, run_sphinx, write_files
from support.repository import Made, new_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

CONF = "extensions = ['sphinxcontrib_ledger', 'myst_parser']\nledger_baseline = 'v1'\nsmartquotes = False\n"
LONG = '\n\n'.join(f'Paragraph {number} has words of its own that stay.' for number in range(9))
INDEX = 'Boats\n=====\n\n{}\n\n.. toctree::\n\n   {}\n'
PNG, OTHER_PNG = (b'\x89PNG\r\n\x1a\n' + bytes([number]) * 40 for number in range(2))

Files = dict[str, 'str | bytes']


def index(text: str, *pages: str) -> str:
    return INDEX.format(text, '\n   '.join(pages))


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return new_repository(tmp_path / 'repository')


@pytest.fixture
def built(made: Made, tmp_path: Path) -> Callable[..., Built]:
    """Return a function that commits two versions of a project and builds the second."""

    def build(
        before: Mapping[str, str | bytes],
        now: Mapping[str, str | bytes],
        builder: str = 'text',
        **options: object,
    ) -> Built:
        for files, tag in ((before, 'v1'), (now, 'v2')):
            placed = {f'docs/{name}': text for name, text in files.items()}
            made.commit({'docs/conf.py': CONF, **placed}, tag)
        return run_sphinx(made.root / 'docs', tmp_path / 'out' / builder, builder, **options)

    return build


def body(built: Built, name: str = 'index.txt') -> str:
    """Return a page as text, without its legend."""
    return built.text(name).partition('**About the marks**')[0].strip()


def test_a_changed_page_has_marks_and_a_legend_that_names_the_version(
    built: Callable[..., Built],
) -> None:
    page = built({'index.rst': index('The red boat.')}, {'index.rst': index('The blue boat.')})
    assert page.warnings == []
    text = ' '.join(page.text('index.txt').split())
    assert 'The {+blue+} boat.' in text
    # It is no editor's.
    assert 'added or modified since v1 stands between {+ and +}' in text
    assert re.search(r'Original: v1, March 3, 2025, [0-9a-f]{7}\.', text)


def test_a_page_that_stayed_is_the_page_of_a_plain_build(built: Callable[..., Built]) -> None:
    files = {
        'index.rst': index('The :ref:`boat <here>` [#n]_.', 'a', 'b')
        + '\n.. _here:\n\nA section\n---------\n\nText.\n\n.. [#n] A note.\n',
        'a.md': '(lab)=\n# Markdown\n\nA [link](#lab) and [another](index.rst).[^1]\n\n[^1]: Note.\n',
        'b.rst': ':orphan:\n\nB\n=\n\n.. include:: part.inc\n\n.. image:: a.png\n',
        'part.inc': 'A part.\n',
        'a.png': PNG,
    }
    values = {'exclude_patterns': ['*.inc'], 'html_last_updated_fmt': ''}
    compared = built(files, files, 'html', confoverrides=values)
    assert compared.warnings == []
    plain = run_sphinx(
        compared.source,
        compared.out.parent / 'plain',
        'html',
        confoverrides={**values, 'ledger_baseline': ''},
    )
    for name in ('index.html', 'a.html', 'b.html', 'searchindex.js'):
        assert compared.text(name) == plain.text(name)


def test_pages_in_markdown_have_marks(built: Callable[..., Built]) -> None:
    files: list[Files] = [
        {'index.md': f'# Boats\n\nThe {colour} boat.\n\n```{{note}}\nA {colour} note.\n```\n'}
        for colour in ('red', 'blue')
    ]
    text = body(built(*files))
    assert 'The {+blue+} boat.' in text
    assert 'A {+blue+} note.' in text


def test_a_page_that_changed_its_markup_is_compared_by_what_it_says(
    built: Callable[..., Built],
) -> None:
    before = {
        'index.rst': index('.. note:: Mind it.', 'a'),
        'a.rst': f'A\n=\n\n{LONG}\n\nOne *red* boat.\n',
    }
    now = {'index.rst': before['index.rst'], 'a.md': f'# A\n\n{LONG}\n\nOne *blue* boat.\n'}
    assert body(built(before, now), 'a.txt').endswith('One *{+blue+}* boat.')


def test_a_new_page_has_one_bar_and_no_other_mark(built: Callable[..., Built]) -> None:
    files = {'index.rst': index('A boat.', 'new'), 'new.rst': 'New\n===\n\nAll of it.\n\nMore.\n'}
    page = built({'index.rst': index('A boat.')}, files, 'html').soup('new')
    [bar] = page.select('.ledger-block')
    assert bar.get_text().strip() == 'This page is new since v1.'
    assert not page.select('ins, .ledger-legend, .ledger-toolbar')


def test_a_renamed_page_is_compared_with_what_it_was(built: Callable[..., Built]) -> None:
    before = {
        'index.rst': index('See :doc:`old` and :doc:`the boat <old>`.', 'old'),
        'old.rst': f'Old\n===\n\nBack to :doc:`index`.\n\n{LONG}\n\nA red boat.\n',
    }
    now = {
        'index.rst': index('See :doc:`sub/new` and :doc:`the boat <sub/new>`.', 'sub/new'),
        'sub/new.rst': f'Old\n===\n\nBack to :doc:`../index`.\n\n{LONG}\n\nA blue boat.\n',
    }
    page = built(before, now)
    assert page.warnings == []
    assert '{+' not in page.text('index.txt')
    text = page.text('sub/new.txt')
    assert text.count('{+') == 2  # and the legend's own
    assert 'A {+blue+} boat.' in text


#: A page by its old name and by its new one, each with what it says that it was called.
NAMES: dict[str, str] = {
    'declared': ':ledger-baseline: old',
    'by-file': ':ledger-baseline: /sub/of old.rst',
    'there': ':ledger-baseline: older',
    'misspelt': ':author: Ann\n:ledger-baseline: sub/ann',
    'nothing': ':ledger-baseline: nothing',
    'renamed': ':ledger-baseline: before',
}


def test_a_page_says_itself_what_it_was_called(built: Callable[..., Built]) -> None:
    """A version that has a page by its new name needs no word on the old one."""
    texts = {name: f'{name.title()}\n{"=" * 20}\n\nOne {{}} boat of {name}.\n' for name in NAMES}
    earlier = {'declared': 'old', 'by-file': 'sub/of old', 'misspelt': 'sub/anna', 'renamed': 'r'}
    earlier |= {'there': 'there'}
    before = {f'{old}.rst': texts[name].format('red') for name, old in earlier.items()}
    before |= {'front-old.md': '# Front\n\nOne red boat.\n', 'no.md': '# No\n\nOne red boat.\n'}
    before['r.rst'] += LONG
    now = {
        f'{name}.rst': f'{said}\n\n{texts[name].format("blue")}' for name, said in NAMES.items()
    }
    now['renamed.rst'] += LONG
    now['front.md'] = '---\nledger-baseline: "front-old"\n---\n\n# Front\n\nOne blue boat.\n'
    now['no.md'] = '# No\n\nOne blue boat.\n\n```\nledger-baseline: old\n```\n'
    links = 'See :doc:`{}`, which is short.'
    page = built(
        {'index.rst': index(links.format('old'), *earlier.values(), 'front-old', 'no'), **before},
        {'index.rst': index(links.format('declared'), *NAMES, 'front', 'no'), **now},
        confoverrides={'ledger_granularity': 'fine'},
    )
    marked = {path.stem for path in page.out.glob('*.txt') if '{+blue+}' in path.read_text()}
    assert marked == {'declared', 'by-file', 'there', 'renamed', 'front', 'no'}
    assert '{+' not in page.text('index.txt')
    warnings = sorted(page.warnings)
    assert len(warnings) == 2
    assert 'misspelt.rst:2' in warnings[0]
    assert (
        "v1 has no page 'sub/ann', so this page counts as new: did you mean 'sub/anna'?"
        in (warnings[0])
    )
    assert 'nothing.rst:1' in warnings[1]
    assert '[ledger.baseline]' in warnings[1]


def test_the_build_says_how_many_pages_became_what(
    built: Callable[..., Built], history: tuple[Files, Files]
) -> None:
    said = io.StringIO()
    built(*history, status=said)
    figures = ': 2 changed, 1 new, 2 same, 0 unread, 1 gone (a page that has a new name can say'
    assert figures in said.getvalue()


def test_what_a_page_includes_is_that_of_its_version(built: Callable[..., Built]) -> None:
    files: list[Files] = [
        {
            'index.rst': index('.. include:: part.inc\n\n.. literalinclude:: code.py\n\n')
            + '\n.. csv-table::\n   :file: rows.csv\n',
            'part.inc': f'A {colour} part.\n',
            'code.py': f'boat = {colour!r}\nlast = 1\n',
            'rows.csv': f'one,{colour}\n',
        }
        for colour in ('red', 'blue')
    ]
    page = built(*files)
    assert page.warnings == []
    text = body(page)
    assert 'A {+blue+} part.' in text
    assert '{+line 1+}' in text
    assert '| {+blue+}' in re.sub(r' +', ' ', text)


@pytest.mark.parametrize(
    ('before', 'now', 'is_marked'),
    [
        pytest.param(('a.png', PNG), ('a.png', PNG), False, id='the same picture'),
        pytest.param(('a.png', PNG), ('a.png', OTHER_PNG), True, id='painted anew'),
        pytest.param(('a.png', PNG), ('sub/b.png', PNG), False, id='under another name'),
        pytest.param(('a.png', PNG), ('b.png', OTHER_PNG), True, id='another picture'),
    ],
)
def test_pictures_are_compared_by_what_they_show(
    built: Callable[..., Built], before: tuple[str, bytes], now: tuple[str, bytes], is_marked: bool
) -> None:
    files: list[Files] = [
        {'index.rst': index(f'.. image:: {name}'), name: data} for name, data in (before, now)
    ]
    assert bool(built(*files, 'html').soup().select('.ledger-highlight')) == is_marked


def test_a_page_whose_earlier_file_cannot_be_read_says_so(built: Callable[..., Built]) -> None:
    page = built({'index.rst': b'Boats\n=====\n\n\xff\n'}, {'index.rst': index('A boat.')})
    [warning] = page.ours()
    assert 'ledger.encoding' in warning
    assert 'SRC/index.rst:1' in warning
    assert "line 4 of 'v1:index.rst' is not text in utf-8: give the right one" in warning
    assert 'with the option ledger_baseline_encoding' in warning
    assert 'The original could not be compared' in page.text('index.txt')


def test_earlier_pages_that_are_not_utf_8_have_an_encoding(built: Callable[..., Built]) -> None:
    old, same = index('A red café.', 'a'), 'A\n=\n\nThe café.\n'
    page = built(
        {'index.rst': old.encode('cp1252'), 'a.rst': same},
        {'index.rst': index('A blue café.', 'a'), 'a.rst': f'{same}\nNew.\n'},
        confoverrides={'ledger_baseline_encoding': 'cp1252'},
    )
    assert page.warnings == []
    assert 'A {+blue+} café.' in page.text('index.txt')
    # Those in UTF-8 are read so.
    assert '\nThe café.' in page.text('a.txt')


def test_of_an_earlier_page_only_lost_text_is_warned_about(built: Callable[..., Built]) -> None:
    """Nothing of it is quoted, and what costs no text is nobody's to mend."""
    table = '.. list-table::\n\n   * - One\n     - .. secret-directive::\n'
    lost = {
        'directive': '.. secret-directive::\n\n   A text.',
        'role': 'Use :secret:`this old role` with care.',
        'table': table,
        'markdown': '```{secret-directive}\nA text.\n```',
    }
    harmless = {'contents': '.. toctree::\n\n   nowhere', 'link': ':ref:`none`'}

    def files(texts: Mapping[str, str]) -> Files:
        heads = {'markdown': ('md', '# A {}\n\n')}
        pages: Files = {'index.rst': index('A boat.', *texts)}
        for name, text in texts.items():
            suffix, head = heads.get(name, ('rst', 'A {}\n========================\n\n'))
            pages[f'{name}.{suffix}'] = f'{head.format(name)}{text}\n'
        return pages

    said = io.StringIO()
    before = lost | harmless
    page = built(
        files(before),
        files(dict.fromkeys(before, 'A text.')),
        status=said,
        confoverrides={'ledger_summary': 'changes.md'},
    )
    assert len(page.warnings) == len(lost)
    for name in lost:
        text = ' '.join(page.text(f'{name}.txt').split())
        assert 'Some text of the original could not be read' in text
        [warning] = [line for line in page.warnings if f'/{name}.' in line]
        assert 'could not be read (Unknown' in warning
        assert '[ledger.original]' in warning
        assert 'secret' not in warning
    assert ', 4 with some text unread' in said.getvalue()
    listed = page.text('changes.md').partition('earlier text could not be read:')[2]
    assert listed.split('\n') == ['', '', *(f'- A {name}' for name in lost), '']


def test_a_directive_that_neither_version_knows_is_no_loss(built: Callable[..., Built]) -> None:
    files: list[Files] = [
        {'index.rst': index(f'.. gone-directive::\n\n   A text.\n\nA {colour} boat.')}
        for colour in ('red', 'blue')
    ]
    text = built(*files).text('index.txt')
    assert 'A {+blue+} boat.' in text
    assert 'could not be read' not in text


def test_links_to_headings_in_markdown_stay(built: Callable[..., Built]) -> None:
    text = (
        '# Boats\n\nThe {} [boat](#a-part), [](#a-part) and [none](#none).\n\n## A part\n\nText.\n'
    )
    page = built(
        *[{'index.md': text.format(colour)} for colour in ('red', 'blue')],
        confoverrides={'suppress_warnings': ['myst']},
    )
    assert page.text('index.txt').count('{+') == 2
    assert 'The {+blue+} ' in page.text('index.txt')


def test_a_page_with_an_article_keeps_the_marks_of_that(built: Callable[..., Built]) -> None:
    article = '.. ledger-article:: parts/a.rst parts/b.rst'
    parts = {'parts/a.rst': 'A red oar.\n', 'parts/b.rst': 'A blue oar.\n'}
    page = built(
        {'index.rst': index('The red boat.'), **parts},
        {'index.rst': index(f'The blue boat.\n\n{article}'), **parts},
        confoverrides={'exclude_patterns': ['parts']},
    )
    assert 'The blue boat.' in body(page)
    assert 'A {+blue+} oar.' in body(page)


def test_nothing_of_an_earlier_version_is_published(
    built: Callable[..., Built], tmp_path: Path
) -> None:
    secret = 'zanzibarian'
    before = {
        'index.rst': index(
            f'The {secret} boat.\n\n.. index:: {secret}\n\n.. _{secret}:\n\nA text.', 'gone'
        )
        + f'\n{secret} part\n--------------------\n\nText.\n',
        'gone.rst': f'Gone\n====\n\n{secret}\n',
    }
    for builder in ('html', 'text', 'latex'):
        page = built(before, {'index.rst': index('The boat.\n\nA text.')}, builder)
        assert page.warnings == []
        for folder in (page.out, page.out.parent / f'{builder}-doctrees'):
            for path in folder.rglob('*'):
                assert not path.is_file() or secret.encode() not in path.read_bytes(), path


LIST = """\
Compared with v1, March 3, 2025, {commit}.

-[ Changed pages ]-

* Boats (1 edit: 1 word added and 1 word removed)

* A page (3 edits: 2 words added and 4 words removed)

  * Beginning (1 edit: 1 word added)

  * Part (2 edits: 1 word added and 4 words removed)

* Old (formerly old)

-[ New pages ]-

* New

-[ Pages that are gone ]-

* "gone"
"""


@pytest.fixture
def history() -> tuple[Files, Files]:
    """A project before and now, of whose pages each became something else."""
    page = 'A page\n======\n\nOne {}two.\n\nPart\n----\n\nText of {}.\n\n{}End\n---\n\nEnd.\n'
    before: Files = {
        'index.rst': index('A red boat.', 'page', 'old', 'gone', 'same'),
        'page.rst': page.format('', 'it', 'Cut\n---\n\nIt went.\n\n'),
        'old.rst': f'Old\n===\n\n{LONG}\n',
        'gone.rst': 'Gone\n====\n\nIt was here.\n',
        'same.rst': 'Same\n====\n\nIt stays.\n',
    }
    now: Files = {
        'index.rst': index(
            'A blue boat.\n\n.. ledger-changes::', 'page', 'sub/other', 'new', 'same'
        ),
        'page.rst': page.format('more ', 'this', ''),
        'sub/other.rst': before['old.rst'],
        'new.rst': 'New\n===\n\nAll of it.\n',
        'same.rst': before['same.rst'],
    }
    return before, now


def test_the_list_of_changes_has_what_became_of_each_page(
    built: Callable[..., Built], made: Made, history: tuple[Files, Files]
) -> None:
    text = built(*history).text('index.txt')
    assert LIST.format(commit=made.git('rev-parse', 'v1')[:7]) in text


def test_the_list_leads_to_the_first_edit_of_each_section(
    built: Callable[..., Built], history: tuple[Files, Files]
) -> None:
    page = built(*history, 'html')
    links = [link['href'] for link in page.soup().select('.ledger-changes a')]
    assert links == [
        '#', 'page.html', 'page.html#ledger-edit-1', 'page.html#ledger-edit-2',
        'sub/other.html', 'new.html',
    ]  # fmt: skip
    assert 'id="ledger-edit-2"' in page.text('page.html')


SUMMARY = """\
Compared with v1, March 3, 2025, {commit}.

| Page | Edits | Words added | Words removed |
|---|--:|--:|--:|
| [Boats](https://example.org/index.html) | 1 | 1 | 1 |
| [A page](https://example.org/page.html) | 3 | 2 | 4 |
| [Old](https://example.org/sub/other.html) (formerly old) | 0 | 0 | 0 |

New pages:

- [New](https://example.org/new.html)

Pages that are gone:

- gone
"""


def test_a_summary_is_written_for_a_pull_request(
    built: Callable[..., Built], made: Made, history: tuple[Files, Files]
) -> None:
    values = {'ledger_summary': 'sub/changes.md', 'html_baseurl': 'https://example.org/'}
    page = built(*history, 'html', confoverrides=values)
    assert page.text('sub/changes.md') == SUMMARY.format(commit=made.git('rev-parse', 'v1')[:7])


@pytest.mark.parametrize(
    'generating', ['.. autofunction:: textwrap.dedent', '.. automodule:: textwrap']
)
def test_what_runs_code_is_warned_about_once(
    built: Callable[..., Built], monkeypatch: pytest.MonkeyPatch, generating: str
) -> None:
    monkeypatch.setitem(globals(), 'CONF', CONF.replace("['", "['sphinx.ext.autodoc', '"))
    files = {
        'index.rst': index(generating, 'a'),
        'a.rst': f'A\n=\n\n{generating}\n   :no-index:\n',
    }
    [warning] = built(files, files).warnings
    assert "marked on 'a', 'index': say so" in warning
    assert '[ledger.generated]' in warning


def test_a_list_of_one_folder_has_its_pages_alone(
    built: Callable[..., Built], history: tuple[Files, Files]
) -> None:
    before, now = history
    now['index.rst'] = str(now['index.rst']).replace('changes::', 'changes::\n   :under: sub/')
    text = built(before, now).text('index.txt')
    assert 'Old (formerly old)' in text
    assert 'New pages' not in text


def test_an_incremental_build_reads_what_changed_and_writes_the_list_again(
    built: Callable[..., Built], made: Made, history: tuple[Files, Files]
) -> None:
    page = built(*history)
    out = page.out

    def again() -> tuple[set[str], str]:
        times = {path: path.stat().st_mtime_ns for path in out.rglob('*.txt')}
        run_sphinx(page.source, out, 'text')
        written = {
            path.stem for path in out.rglob('*.txt') if times.get(path) != path.stat().st_mtime_ns
        }
        return written, (out / 'index.txt').read_text()

    assert again()[0] == set()
    write_files(page.source, {'same.rst': 'Same\n====\n\nIt stays no more.\n'})
    written, text = again()
    assert written == {'same', 'index'}
    assert 'Same (1 edit: 2 words added)' in text
    made.git('tag', '-f', 'v1', 'v2')
    written, text = again()
    assert written == {'index', 'page', 'other', 'new', 'same'}
    assert '* A page (' not in text


def test_processes_beside_each_other_find_the_same(
    built: Callable[..., Built], history: tuple[Files, Files]
) -> None:
    alone = built(*history)
    together = run_sphinx(alone.source, alone.out.parent / 'two', 'text', parallel=2)
    for path in alone.out.rglob('*.txt'):
        assert (together.out / path.relative_to(alone.out)).read_text() == path.read_text()


def test_a_folder_serves_as_the_earlier_version(tmp_path: Path) -> None:
    files = {
        'new/conf.py': CONF.replace("'v1'", "'../docs-1.0'"),
        'new/index.rst': index('A blue boat.'),
        'docs-1.0/index.rst': index('A red boat.'),
    }
    write_files(tmp_path, files)
    page = run_sphinx(tmp_path / 'new', tmp_path / 'out', 'text')
    assert page.warnings == []
    assert 'A {+blue+} boat.' in page.text('index.txt')
    assert 'Original: docs-1.0.' in page.text('index.txt')
    write_files(tmp_path, {'docs-1.0/index.rst': index('A blue boat.')})
    page = run_sphinx(tmp_path / 'new', tmp_path / 'out', 'text')
    assert '{+' not in page.text('index.txt')


@pytest.mark.parametrize(
    ('value', 'message'),
    [
        ('v9', "there is no revision 'v9' in the git repository"),
        ('./nowhere', "ledger_baseline is './nowhere', but there is no folder"),
        ('--all', "there is no revision '--all'"),
    ],
)
def test_a_version_that_is_not_there_ends_the_build(
    built: Callable[..., Built], value: str, message: str
) -> None:
    files = {'index.rst': index('A boat.')}
    with pytest.raises(ConfigError, match=re.escape(message)):
        built(files, files, confoverrides={'ledger_baseline': value})


def test_the_files_of_a_revision_are_gone_when_the_build_ends(
    built: Callable[..., Built], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, 'tempdir', str(tmp_path / 'temporary'))
    (tmp_path / 'temporary').mkdir()
    files = {'index.rst': index('A boat.')}
    # One that was left by a process that was killed: no process has this number.
    (tmp_path / 'temporary' / 'ledger-baseline-99999999-x').mkdir()
    built(files, files)
    assert list((tmp_path / 'temporary').iterdir()) == []


@pytest.mark.parametrize(
    ('values', 'marked'),
    [
        ({}, {'index', 'a'}),
        ({'ledger_baseline_include': ['a*']}, {'a'}),
        ({'ledger_baseline_exclude': ['**/a', 'a']}, {'index'}),
    ],
)
def test_a_project_chooses_the_pages_that_are_compared(
    built: Callable[..., Built], values: dict[str, object], marked: set[str]
) -> None:
    files: list[Files] = [
        {'index.rst': index(f'A {colour} boat.', 'a'), 'a.rst': f'A\n=\n\nA {colour} oar.\n'}
        for colour in ('red', 'blue')
    ]
    page = built(*files, confoverrides=values)
    assert {name for name in ('index', 'a') if '{+blue+}' in page.text(f'{name}.txt')} == marked


def test_a_project_can_do_without_legends(built: Callable[..., Built]) -> None:
    files: list[Files] = [{'index.rst': index(f'A {colour} boat.')} for colour in ('red', 'blue')]
    page = built(*files, confoverrides={'ledger_baseline_legend': 'none'})
    assert 'A {+blue+} boat.' in page.text('index.txt')
    assert 'About the marks' not in page.text('index.txt')


#: What a project does to the sources of its pages, as many do by Jinja.
SOURCES = """
def setup(app):
    app.connect('source-read', filled_in)

def filled_in(app, docname, source):
    source[0] = source[0].replace('NAME', 'boat')
"""


#: Counts the sources of pages that Sphinx, or we, have read.
COUNTED = """
read = []

def setup(app):
    app.connect('source-read', lambda app, docname, source: read.append(docname))
    app.connect('build-finished', lambda app, problem: print('read', len(read)))
"""


def test_the_earlier_file_of_a_page_that_cannot_have_changed_is_not_read(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: Files = {
        'docs/conf.py': CONF + COUNTED,
        'docs/index.rst': index('.. image:: a.png', 'a'),
        'docs/a.png': PNG,
        'docs/a.rst': 'A\n=\n\n.. note:: Text.\n',
    }
    made.commit(files, 'v1')
    for picture, read in ((PNG, 2), (OTHER_PNG, 3)):
        made.commit({**files, 'docs/a.png': picture})
        out = tmp_path / f'out{read}'
        page = run_sphinx(made.root / 'docs', out, 'text')
        assert page.warnings == []
        assert capsys.readouterr().out.strip() == f'read {read}'
        assert ('{+' in page.text('index.txt')) == (read == 3)


def test_a_picture_of_the_prolog_is_compared(built: Callable[..., Built]) -> None:
    files: list[Files] = [
        {'index.rst': index('A |boat| here.'), 'boat.png': picture} for picture in (PNG, OTHER_PNG)
    ]
    values = {'rst_prolog': '.. |boat| image:: boat.png\n'}
    assert '{+' in body(built(*files, confoverrides=values))


def test_what_extensions_make_of_sources_is_compared(
    built: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), 'CONF', CONF + SOURCES)
    files = [{'index.rst': index(text)} for text in ('A red NAME.', 'A blue boat.')]
    assert 'A {+blue+} boat.' in built(*files).text('index.txt')


def test_prolog_and_epilog_are_on_both_sides(built: Callable[..., Built]) -> None:
    files: list[Files] = [
        {'index.rst': index(f'A {colour} |name|.')} for colour in ('red', 'blue')
    ]
    values = {'rst_prolog': 'Read this first.\n', 'rst_epilog': '.. |name| replace:: boat\n'}
    page = built(*files, confoverrides=values)
    assert page.text('index.txt').count('{+') == 2
    assert 'A {+blue+} boat.' in page.text('index.txt')
