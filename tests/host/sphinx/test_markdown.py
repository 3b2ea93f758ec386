"""Markdown: every construct carries its marks, and the host document stays as it was."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from docutils.core import publish_string
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinxcontrib_ledger.cli.main import main
from sphinxcontrib_ledger.docutils_parser import Parser
from support.leaks import holding
from support.projects import CONF, Built, article, unnumbered, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MYST = CONF.replace('[', "['myst_parser', ", 1)
SETTINGS = "myst_enable_extensions = ['colon_fence', 'deflist', 'strikethrough', 'tasklist']\n"
SECRET = 'zanzibarian'

#: What it is about, the original, the edited article, and what the text builder makes of it.
MARKS: list[tuple[str, str, str, str]] = [
    ('a word', 'The ferry left at noon.', 'The ferry left at dusk.', 'The ferry left at {+dusk+}.'),
    ('a removed word', 'The rusty ferry left.', 'The ferry left.', 'The [...] ferry left.'),
    ('lines broken elsewhere', 'The ferry\nleft at noon.', 'The ferry left\nat noon.', 'The ferry left at noon.'),
    ('a word on a second line', 'The ferry\nleft at noon\nagain.', 'The ferry\nleft at dusk\nagain.', 'The ferry left at {+dusk+} again.'),
    ('words over a line break', 'It left at one.', 'It left long\nafter two.', 'It left {+long after two+}.'),
    ('a heading', '# Night boats\n\nIt left.', '# Night ferries\n\nIt left.', 'Night {+ferries+}\n*****************\n\nIt left.'),
    ('a heading with lines below', 'Night boats\n===\n\nIt left.', 'Night ferries\n===\n\nIt left.', 'Night {+ferries+}\n*****************\n\nIt left.'),
    ('emphasis', 'It is *very* late.', 'It is *too* late.', 'It is *{+too+}* late.'),
    ('emphasis added', 'It is late.', 'It is **late**.', 'It is **{+late+}**.'),
    ('emphasis by other signs', 'It is *late* and __dark__.', 'It is _late_ and **dark**.', 'It is *late* and **dark**.'),
    ('a bullet', '- one crate\n- two crates', '- one crate\n- three crates', '* one crate\n\n* {+three+} crates'),
    ('another bullet sign', '- one crate\n- two crates', '* one crate\n* two crates', '* one crate\n\n* two crates'),
    ('a removed bullet', '- one crate\n- two crates', '- one crate', '* one crate\n\n* [...]'),
    ('a numbered item', '1. one crate\n2. two crates', '1. one crate\n2. three crates', '1. one crate\n\n2. {+three+} crates'),
    ('a nested item', '- one crate\n  - of pears', '- one crate\n  - of plums', '* one crate\n\n  * of {+plums+}'),
    ('a quotation', '> It left at noon.', '> It left at dusk.', '   It left at {+dusk+}.'),
    ('a cell', '| day | port |\n|---|---|\n| one | Ghent |', '| day | port |\n|---|---|\n| one | Bruges |', '{+Bruges+}'),
    ('a row', '| day | port |\n|---|---|\n| one | Ghent |', '| day | port |\n|---|---|\n| one | Ghent |\n| two | Bruges |', '{+Bruges+}'),
    ('a removed row', '| day | port |\n|---|---|\n| one | Ghent |\n| two | Bruges |', '| day | port |\n|---|---|\n| one | Ghent |', '[...]'),
    ('a line of code', '```\nx = 1\ny = 2\n```', '```\nx = 1\ny = 3\n```', '{+line 2+}\n\n   x = 1\n   y = 3'),
    ('indented code', '    x = 1\n    y = 2', '    x = 1\n    y = 3', '{+line 2+}\n\n   x = 1\n   y = 3'),
    ('code in a line', 'Call `one()` now.', 'Call `two()` now.', 'Call {+"two()"+} now.'),
    ('the text of a link', 'See [the log](https://example.org/) now.', 'See [a log](https://example.org/) now.', 'See {+a+} log now.'),
    ('where a link goes', 'See [the log](https://example.org/1) now.', 'See [the log](https://example.org/2) now.', 'See {+the log+} now.'),
    ('a link that is named', 'See [the log][l] now.\n\n[l]: https://example.org/1', 'See [the log](https://example.org/1) now.', 'See the log now.'),
    ('a footnote', 'It left.[^n]\n\n[^n]: At noon.', 'It left.[^n]\n\n[^n]: At dusk.', 'It left.[1]\n\n[1] At {+dusk+}.'),
    ('the name of a footnote', 'It left.[^a]\n\n[^a]: At noon.', 'It left.[^b]\n\n[^b]: At noon.', 'It left.[1]\n\n[1] At noon.'),
    ('a line that is broken', 'It left  \nat noon.', 'It left at noon.', 'It left at noon.'),
    ('a word beside a line break', 'It left\\\nat noon.', 'It left\\\nat dusk.', 'It left at {+dusk+}.'),
    ('a word in a pair of tags', 'It <b>left at noon</b>.', 'It <b>left at dusk</b>.', 'It left at {+dusk+}.'),
    ('a pair of tags added', 'It left at noon.', 'It <b>left</b> at noon.', 'It {+left+} at noon.'),
    ('a pair of tags around marks', 'It left at one.', 'It came <b>back</b> at one.', 'It {+came back+} at one.'),
    ('where a tag leads', 'See <a href="1">the log</a>.', 'See <a href="2">the log</a>.', 'See {+the log+}.'),
    ('tags with another case', 'It <B>left</B>.', 'It <b>left</b>.', 'It left.'),
    ('a break by a tag', 'It left<br>at noon.', 'It left<br/>at dusk.', 'It left at {+dusk+}.'),
    ('a comment', 'It left.\n\n<!-- at noon -->\n\nIt came.', 'It left.\n\nIt came.', 'It left.\n\nIt came.'),
    ('a comment in a line', 'It left <!-- at noon -->now.', 'It left now.', 'It left now.'),
    ('text between lone tags', '<div>\n\nIt left at noon.\n\n</div>', '<div>\n\nIt left at dusk.\n\n</div>', 'It left at {+dusk+}.'),
    ('lone tags', '<div>\n\nIt left.\n\n</div>', '<p class="x">\n\nIt left.', 'It left.'),
    ('front matter', '---\ntitle: One\n---\nIt left.', '---\ntitle: Two\n---\nIt left.', 'It left.'),
    ('front matter added', 'It left.', '---\ntitle: Two\n---\nIt left.', 'It left.'),
    ('a directive', '```{note}\nIt left at noon.\n```', '```{note}\nIt left at dusk.\n```', 'Note:\n\n  It left at {+dusk+}.'),
    ('a role', 'Press {kbd}`Esc` now.', 'Press {kbd}`Tab` now.', 'Press {+"Tab"+} now.'),
    ('reStructuredText', '```{eval-rst}\nIt *left*.\n```', '```{eval-rst}\nIt *came*.\n```', 'It *{+came+}*.'),
    ('a picture', '![A quay](https://example.org/1.png)', '![A quay](https://example.org/2.png)', '{+[image: A quay]'),
    ('characters with a meaning', r'It \*left\* &amp; came.', r'It \*left\* &amp; went.', 'It *left* & {+went+}.'),
    ('a block that moved', 'Ships left the old quay early.\n\nNobody in town had heard of it.\n\nA third crew arrived on foot that evening.', 'Nobody in town had heard of it.\n\nA third crew arrived on foot that evening.\n\nShips left the old quay early.', '{moved} Ships left the old quay early.'),
]  # fmt: skip
#: Syntax that is there if a project switches it on.
EXTENSIONS: list[tuple[str, str, str, str]] = [
    ('a fence of colons', ':::{note}\nIt left at noon.\n:::', ':::{note}\nIt left at dusk.\n:::', 'Note:\n\n  It left at {+dusk+}.'),
    ('a fence without a directive', ':::x\nIt left at noon.\n:::', ':::x\nIt left at dusk.\n:::', 'It left at {+dusk+}.'),
    ('a definition', 'Quay\n: a wall', 'Quay\n: a street', 'Quay\n   a {+street+}'),
    ('words struck out', 'It ~~left~~ came.', 'It ~~went~~ came.', 'It {+went+} came.'),
]  # fmt: skip


def without_legend(text: str) -> str:
    return text.partition('**About the marks**')[0].rstrip()


@pytest.mark.parametrize('conf', [CONF, MYST], ids=['rst project', 'Markdown project'])
@pytest.mark.parametrize(
    ('original', 'edited', 'expected'), [row[1:] for row in MARKS], ids=[row[0] for row in MARKS]
)
def test_marks_of(
    project: Callable[..., Built], conf: str, original: str, edited: str, expected: str
) -> None:
    built = project({'conf.py': conf, **article(original, edited, 'md')})
    assert built.warnings == []
    shown = without_legend(built.text('index.txt'))
    if expected.startswith(('{', '[')) and not shown.startswith('{'):
        assert expected in shown
        assert shown.count('{+') + shown.count('[...]') + shown.count('{moved}') >= 1
    else:
        assert shown.startswith(expected) if expected.startswith('{') else shown == expected


@pytest.mark.parametrize(
    ('original', 'edited', 'expected'),
    [row[1:] for row in EXTENSIONS],
    ids=[row[0] for row in EXTENSIONS],
)
def test_a_projects_own_settings_hold(
    project: Callable[..., Built], original: str, edited: str, expected: str
) -> None:
    conf = MYST + SETTINGS + "suppress_warnings = ['myst.strikethrough']\n"
    built = project({'conf.py': conf, **article(original, edited, 'md')})
    assert built.warnings == []
    assert expected in built.text('index.txt')


def test_a_box_that_was_ticked_is_marked_where_it_is_shown(project: Callable[..., Built]) -> None:
    files = {'conf.py': MYST + SETTINGS, **article('- [ ] crates', '- [x] crates', 'md')}
    # Sphinx 8.1 writes two spaces, of which one stood beside the box.
    text = ' '.join(project(files).text('index.txt').split())
    assert '* crates' in text
    assert '{+' not in text
    assert project(files, 'html').soup().select('.ledger-modified [type=checkbox]')


def test_identical_articles_have_no_mark(project: Callable[..., Built]) -> None:
    text = '\n\n'.join(row[1] for row in MARKS if 'footnote' not in row[0])
    built = project({'conf.py': MYST, **article(text, text, 'md')}, 'html')
    assert 'ledger-' not in str(built.soup().select_one('[role=main]'))


def test_files_called_markdown_and_those_of_other_names_can_be_read(
    project: Callable[..., Built],
) -> None:
    files = article('It *left* at noon.', 'It *left* at dusk.', 'markdown')
    assert '{+dusk+}' in project(files).text('index.txt')
    files = article('It `left` at noon.', 'It `left` at dusk.', 'page', ':format: md')
    assert 'It "left" at {+dusk+}.' in project(files).text('index.txt')


def test_what_was_removed_is_nowhere(project: Callable[..., Built]) -> None:
    original = f"""---
title: {SECRET}
author: {SECRET}
myst:
  html_meta:
    description: {SECRET}
  substitutions:
    key: {SECRET}
---
# A {SECRET} title

({SECRET})=
## Another

A {SECRET} word. See [it][{SECRET}] and [here](#{SECRET}).[^n{SECRET}]

<!-- {SECRET} -->

<p class="{SECRET}">A {SECRET} word.</p>

[{SECRET}]: https://example.org/{SECRET} "{SECRET}"
[^n{SECRET}]: A {SECRET} note.

```{{index}} {SECRET}
```
"""
    edited = '# A title\n\n## Another\n\nA word. See it and here.\n\n<p>A word.</p>\n'
    conf = MYST + "myst_enable_extensions = ['substitution']\n"
    files = {'conf.py': conf, **article(original, edited, 'md', ':legend: none')}
    for builder in ('html', 'latex', 'text', 'gettext', 'epub'):
        built = project(files, builder)
        assert holding(built.out, SECRET) == [], builder
        assert not [line for line in built.warnings if SECRET in line]
    assert '[...]' in project(files).text('index.txt')


def test_front_matter_is_not_metadata_of_the_page(tmp_path: Path) -> None:
    matter = '---\norphan: true\ntocdepth: 1\nauthor: Ann Lee\nmyst:\n  title_to_header: true\n'
    files = {
        'conf.py': MYST,
        **article(
            f'{matter}title: One\n---\nIt left.', f'{matter}title: Two\n---\nIt left.', 'md'
        ),
    }
    write_files(tmp_path, files)
    with docutils_namespace():
        app = Sphinx(tmp_path, tmp_path, tmp_path / 'o', tmp_path / 'd', 'text', status=None)
        app.build()
    assert set(app.env.metadata['index']) <= {'myst_slugs'}
    text = (tmp_path / 'o' / 'index.txt').read_text(encoding='utf-8')
    assert without_legend(text) == '{+Two+}\n*******\n\nIt left.'


def test_links_to_headings_stay_in_the_article(project: Callable[..., Built]) -> None:
    text = '# Night ferries\n\nSee [below](#the-quay) and [](#wall).\n\n(wall)=\n## The quay\n\nIt {} shut.'
    page = article(text.format('was'), text.format('is'), 'md', ':legend: none')
    page['index.rst'] = f'The quay\n========\n\n{page["index.rst"]}'
    for conf in (CONF, MYST):
        built = project({'conf.py': conf, **page}, 'html')
        assert built.warnings == []
        below, wall = built.soup().select('[role=main] p a.internal')
        (heading,) = (one for one in built.soup().select('h3') if 'The quay' in one.text)
        ids = {heading.parent['id'], *(span['id'] for span in heading.parent.select('span[id]'))}
        assert below['href'].lstrip('#') in ids
        assert wall['href'].lstrip('#') in ids
        assert wall.text == 'The quay'
        assert [mark.text for mark in built.soup().select('section p > ins')] == ['is']


def test_links_to_headings_stay_in_the_article_on_a_page_in_markdown(
    project: Callable[..., Built],
) -> None:
    text = '# Ferries\n\nSee [below](#quay) and [](#quay).\n\n## Quay\n\nIt {} shut.'
    page = article(text.format('was'), text.format('is'), 'md')
    del page['index.rst']
    page['index.md'] = (
        '# Host\n\n[Up](#host)\n\n'
        '```{ledger-article} articles/a.original.md articles/a.md\n:legend: none\n```\n'
    )
    built = project({'conf.py': f'{MYST}myst_heading_anchors = 2\n', **page}, 'html')
    assert built.warnings == []
    links = built.soup().select('[role=main] p a.internal')
    (quay,) = (one for one in built.soup().select('h3') if 'Quay' in one.text)
    hrefs = [link['href'] for link in links]
    assert hrefs == ['#host', *[f'#{quay.parent["id"]}'] * 2]
    assert [link.text for link in links] == ['Up', 'below', 'Quay']
    assert [mark.text for mark in built.soup().select('section p > ins')] == ['is']


def test_an_article_may_begin_below_the_first_level(project: Callable[..., Built]) -> None:
    files = article('## Quay\n\nIt was shut.', '## Quay\n\nIt is shut.', 'md', ':legend: none')
    for conf in (CONF, MYST):
        built = project({'conf.py': conf, **files}, 'text')
        assert built.warnings == []
        assert 'It {+is+} shut.' in built.text('index.txt')
    deeper = {name: f'{text}\n\n#### Tide\n' for name, text in files.items() if name[-2:] == 'md'}
    built = project({'conf.py': MYST, **files, **deeper}, 'text')
    assert ['H2 to H4' in warning for warning in built.warnings] == [True]


def test_two_articles_on_a_page_do_not_disturb_each_other(project: Callable[..., Built]) -> None:
    files = article(
        '# One\n\nIt left.[^a]\n\n[^a]: At noon.', '# One\n\nIt came.[^a]\n\n[^a]: At noon.', 'md'
    )
    files['articles/b.md'] = '# Two\n\nIt sank.[^b]\n\n[^b]: At dusk.'
    files['index.rst'] += '\n.. ledger-article:: articles/a.original.md articles/b.md\n'
    for conf in (CONF, MYST):
        built = project({'conf.py': conf, **files}, 'text')
        assert built.warnings == []
        assert '[1] At noon.' in built.text('index.txt')
        assert '[2] At {+dusk+}.' in built.text('index.txt')


def test_footnotes_of_the_host_stay_where_they_are(project: Callable[..., Built]) -> None:
    files = article('It left.[^a]\n\n[^a]: At noon.', 'It left.[^a]\n\n[^a]: At dusk.', 'md')
    files['index.rst'] = f'Host [#h]_.\n\n.. [#h] A note.\n\n{files["index.rst"]}\nThe end.\n'
    text = project({'conf.py': MYST, **files}).text('index.txt')
    order = [text.index(part) for part in ('A note', 'It left', '{+dusk+}', 'The end')]
    assert order == sorted(order)


def test_warnings_name_the_edited_file_and_line(project: Callable[..., Built]) -> None:
    edited = (
        '# Quay\n\n### Deep\n\n```{nothing}\n```\n\n{nowhere}`x`\n\n```{list-table}\nno\n```\n'
    )
    for conf in (CONF, MYST):
        built = project({'conf.py': conf, **article('# Quay', edited, 'md')})
        found = [line for line in built.warnings if line.startswith('SRC/')]
        assert [line.split(' ')[0] for line in found] == [
            'SRC/articles/a.md:3:', 'SRC/articles/a.md:5:', 'SRC/articles/a.md:8:', 'SRC/articles/a.md:10:',
        ]  # fmt: skip
        assert 'header level' in found[0]
        assert 'nothing' in found[1]
        assert 'nowhere' in found[2]
        assert 'list-table' in found[3]
        assert sum(': ERROR:' in line or ': WARNING:' in line for line in built.warnings) == 4


def test_of_an_original_only_losses_are_reported(project: Callable[..., Built]) -> None:
    original = '# Quay\n\n### Deep\n\n{nowhere}`x` and [this](nowhere.md).\n'
    for conf in (CONF, MYST):
        built = project({'conf.py': conf, **article(original, '# Quay', 'md')})
        assert [line.split(' ')[0] for line in built.warnings] == ['SRC/articles/a.original.md:5:']
        assert 'WARNING: Unknown interpreted text role: ' in built.warnings[0]


def test_malformed_front_matter_is_reported(project: Callable[..., Built]) -> None:
    built = project(article('It left.', '---\na: b: c\n---\n\nIt left.', 'md'))
    (warning,) = built.warnings
    assert warning.startswith('SRC/articles/a.md:1: WARNING: Malformed YAML')


def test_what_an_article_includes_is_compared(project: Callable[..., Built]) -> None:
    files = article('It left at noon.', '```{include} part.md\n```', 'md')
    files['articles/part.md'] = files['part.md'] = 'It left at {}.'.format('dusk')
    conf = CONF.replace("['articles']", "['articles', 'part.md']")
    built = project({'conf.py': conf, **files})
    assert built.warnings == []
    assert 'It left at {+dusk+}.' in built.text('index.txt')


def test_a_file_that_includes_itself_ends(project: Callable[..., Built]) -> None:
    files = article('It left.', 'It left.\n\n```{include} /articles/a.md\n```\n\nIt came.', 'md')
    built = project(files)
    assert [line.split(' ')[0] for line in built.warnings] == ['SRC/articles/a.md:3:']
    assert 'includes itself' in built.warnings[0]
    assert without_legend(built.text('index.txt')) == 'It left.\n\n{+It came.+}'


def test_raw_html_is_not_there_where_it_is_not_allowed(tmp_path: Path) -> None:
    edited = 'It <b onclick="x()">left</b>.\n\n<script>x()</script>\n\n<!-- x() -->'
    write_files(tmp_path, {'a.md': 'It left.', 'b.md': edited})
    page = publish_page(tmp_path, raw_enabled=False, report_level=5)
    assert 'left' in page
    assert 'x()' not in page


@pytest.mark.parametrize(
    ('block', 'marked'),
    [
        ('<p>It {} now.</p>', True),
        ('<div>It {} now.', True),
        ('It {} now.</div>', False),
        ('<table><tr><td>It {} now.</table>', True),
        ('<ul><li>It {} now.<li>Here.</ul>', True),
        ('<div class="{}">', False),
        ('</section {}>', False),
        ('<div><span></div>', False),
        ('<img src="{}.png">', True),
    ],
)
def test_a_block_of_html_is_marked_where_that_breaks_nothing(
    project: Callable[..., Built], block: str, marked: bool
) -> None:
    files = article(
        f'One.\n\n{block.format("left")}\n\nTwo.', f'One.\n\n{block.format("came")}\n\nTwo.', 'md'
    )
    main = project(files, 'html').text('index.html')
    opened = main.find('<div class="ledger-block')
    assert (opened >= 0) is (marked and not block.startswith('It'))
    if marked:
        inside = main[opened : main.index('</div>', opened)]
        assert 'came' in inside
        assert '<div' not in inside[4:]


@pytest.mark.parametrize('builder', ['text', 'latex', 'man', 'texinfo', 'gettext'])
def test_nothing_is_marked_around_html_that_a_format_does_not_show(
    project: Callable[..., Built], builder: str
) -> None:
    block = '<p>It {} now.</p>\n\nAn image <img src="{}.png"> here.'
    files = article(
        block.format('left', 'left'), block.format('came', 'came'), 'md', ':legend: none'
    )
    built = project(files, builder)
    (page,) = (
        p for p in built.out.glob('*') if p.suffix in {'.txt', '.tex', '.1', '.texi', '.pot'}
    )
    text = page.read_text(encoding='utf-8').partition('begin{document}')
    shown = text[2] or text[0]
    assert 'An image' in shown
    assert '{+' not in shown
    assert 'sphinxledgerblock' not in shown
    assert 'sphinxledgerhighlight' not in shown
    html = project(files, 'html').soup()
    assert html.select_one('.ledger-block > p').text == 'It came now.'
    assert html.select_one('ins > img')['src'] == 'came.png'


def test_the_command_compares_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / 'a.md', tmp_path / 'b.md']
    paths[0].write_text('# Quay\n\nIt *left* [here](other.md).', encoding='utf-8')
    paths[1].write_text('# Quay\n\nIt *came* [here](other.md).', encoding='utf-8')
    assert main(['diff', *map(str, paths), '--exit-code', '--prove']) == 1
    out, err = capsys.readouterr()
    assert without_legend(out).endswith('\nQuay\n****\n\nIt *{+came+}* here.')
    assert 'WARNING' not in err
    assert main(['diff', *map(str, paths), '--format', 'html']) == 0
    page = unnumbered(capsys.readouterr().out)
    assert '<ins class="ledger-highlight ledger-modified">came</ins>' in page


def publish_page(folder: Path, **settings: object) -> str:
    page = publish_string(
        '.. ledger-article:: a.md b.md',
        source_path=str(folder / 'page.rst'),
        parser=Parser(),
        writer_name='html5',
        settings_overrides={'output_encoding': 'unicode', '_disable_config': True, **settings},
    )
    return str(page).partition('<body')[2]


def test_plain_docutils_reads_markdown(tmp_path: Path) -> None:
    write_files(tmp_path, {
        'a.md': '---\nauthor: Ann\n---\n# Quay\n\nIt <b>left</b> [here](#quay) and [there](b.md).[^n]\n\n[^n]: Now.',
        'b.md': '---\nauthor: Bob\n---\n# Quay\n\nIt <b>came</b> [here](#quay) and [there](b.md).[^n]\n\n[^n]: Now.',
    })  # fmt: skip
    page = publish_page(tmp_path, halt_level=2)
    assert '<b>came</b>' in page
    assert '<ins class="ledger-highlight ledger-modified">' in page
    assert 'href="b.md"' in page
    assert 'href="#quay"' in page
    assert 'Bob' not in page


def test_without_a_reader_of_markdown_the_page_says_what_to_install(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, 'myst_parser', None)
    built = project(article('It left.', 'It came.', 'md'))
    (warning,) = built.warnings
    assert warning.startswith('SRC/index.rst:1: WARNING: Markdown is read by MyST-Parser')
    assert warning.endswith('[ledger.format]')
    assert 'sphinxcontrib-ledger[markdown]' in warning


def test_without_a_reader_of_markdown_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, 'myst_parser', None)
    (tmp_path / 'a.md').write_text('It left.', encoding='utf-8')
    assert main(['diff', str(tmp_path / 'a.md'), str(tmp_path / 'a.md')]) == 2
    assert 'sphinxcontrib-ledger[markdown]' in capsys.readouterr().err


@pytest.mark.parametrize('depth', [40, 300, 1000])
def test_tags_may_stand_in_each_other(project: Callable[..., Built], depth: int) -> None:
    text = f'It {"<b>" * depth}left{{}}{"</b>" * depth} us.'
    built = project({'conf.py': CONF, **article(text.format(''), text.format(' today'), 'md')})
    assert built.warnings == []
    assert 'It left {+today+} us.' in built.text('index.txt')
