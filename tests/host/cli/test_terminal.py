"""What a terminal gets of ``sphinx-ledger diff``: colours, a pager, fewer blocks; or a file."""

from __future__ import annotations

import io
import os
import pty
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinxcontrib_ledger.cli import colors
from sphinxcontrib_ledger.cli.colors import Signs, WithoutColors, paint, painter
from sphinxcontrib_ledger.cli.context import LEFT_OUT
from sphinxcontrib_ledger.cli.main import COMMANDS, main
from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

BLUE, PLAIN = '\x1b[1;34m', '\x1b[0m'
STRUCK = '\x1b[2;9m'
ESCAPES = re.compile(r'\x1b\[[0-9;]*m')
#: A program that shows what it was given, and that it did.
PAGER = shlex.join([sys.executable, '-c', 'import sys; print("paged", sys.stdin.read())'])


def in_terminal(
    folder: Path, *arguments: str, files: Mapping[str, str] = {}, **variables: str
) -> tuple[int, str]:
    """Run the command in a terminal; return its exit status and what the terminal got."""
    write_files(folder, files)
    command = [sys.executable, '-m', 'sphinxcontrib_ledger', *arguments]
    leader, follower = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if k not in ('NO_COLOR', 'PAGER', 'LESS')}
    environment = {**kept, 'TERM': 'xterm', **variables}
    with subprocess.Popen(
        command, cwd=folder, stdin=follower, stdout=follower, stderr=follower, env=environment
    ) as process:
        os.close(follower)
        parts: list[bytes] = []
        while True:
            try:
                part = os.read(leader, 4096)
            except OSError:  # how Linux says that nobody writes any more
                break
            if not part:
                break
            parts.append(part)
        os.close(leader)
    return process.wait(), b''.join(parts).decode().replace('\r\n', '\n')


FILES = {
    'o.rst': 'The rusty ferry left.\n\nIt rained.\n\nIt says {+not+} and [...] here.\n',
    'e.rst': 'The ferry left early.\n\nIt says {+not+} and [...] here.\n',
}
MARKED = (
    '--- o.rst (original)\n+++ e.rst (edited)\n\n'
    'The <[...]> ferry left <{+early+}>.\n\n<[...]>\n\nIt says {+not+} and [...] here.\n'
)
DIFF = 'diff', 'o.rst', 'e.rst', '--legend', 'none'


def test_a_terminal_shows_marks_in_blue_and_no_braces_of_an_author(tmp_path: Path) -> None:
    status, out = in_terminal(tmp_path, *DIFF, '--no-pager', files=FILES)
    assert (status, out) == (0, MARKED.replace('<', BLUE).replace('>', PLAIN))


def test_a_terminal_strikes_through_what_was_there_before(tmp_path: Path) -> None:
    _, out = in_terminal(tmp_path, *DIFF, '--reveal', '--no-pager', files=FILES)
    assert f'The {STRUCK}[-rusty-]{PLAIN} {BLUE}[...]{PLAIN} ferry left' in out
    assert f'{STRUCK}[-It rained.-]{PLAIN}' in out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


#: what is set, whether there are colours
VARIABLES: list[tuple[dict[str, str], bool]] = [
    ({'TERM': 'xterm'}, True),
    ({}, True),
    ({'TERM': 'xterm', 'NO_COLOR': ''}, True),
    ({'TERM': 'xterm', 'NO_COLOR': '1'}, False),
    ({'TERM': 'dumb'}, False),
]


@pytest.mark.parametrize(('variables', 'has_colours'), VARIABLES)
def test_there_are_colours_where_a_terminal_shows_them(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], has_colours: bool
) -> None:
    for name in ('NO_COLOR', 'TERM', 'GIT_PAGER_IN_USE'):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert colors.shows_colors(Terminal()) is has_colours
    assert not colors.shows_colors(io.StringIO())


def test_without_rich_there_are_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, 'rich.style', None)
    assert painter() is None


#: Data about plain text needs no Sphinx, and so no time.
PLAIN_FILES = {'o.txt': 'It rained.\n', 'e.txt': 'It rains.\n'}
DATA = 'diff', 'o.txt', 'e.txt', '--format', 'json', '--exit-code'


def test_a_terminal_has_a_pager_and_the_exit_status_is_that_of_the_command(
    tmp_path: Path,
) -> None:
    status, out = in_terminal(tmp_path, *DATA, files=PLAIN_FILES, PAGER=PAGER)
    assert (status, out[:9]) == (1, 'paged {\n ')
    status, out = in_terminal(tmp_path, *DATA, '--no-pager', PAGER=PAGER)
    assert (status, out[:3]) == (1, '{\n ')


@pytest.mark.parametrize('pager', ['', 'cat', 'no-such-pager 2>/dev/null'])
def test_without_a_pager_the_terminal_has_the_text(tmp_path: Path, pager: str) -> None:
    status, out = in_terminal(tmp_path, *DATA, files=PLAIN_FILES, PAGER=pager)
    assert (status, out[:3]) == (1, '{\n ')


def test_git_has_told_that_its_pager_shows_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ('NO_COLOR', 'TERM'):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv('GIT_PAGER_IN_USE', 'true')
    assert colors.shows_colors(sys.stdout)
    assert not colors.shows_colors(sys.stderr)


def test_warnings_that_go_to_a_file_have_no_colours(tmp_path: Path) -> None:
    files = {'o.rst': 'It rained.\n', 'e.rst': 'It rained.\n\n:nosuchrole:`x`\n'}
    write_files(tmp_path, files)
    command = [sys.executable, '-m', 'sphinxcontrib_ledger', 'diff', 'o.rst', 'e.rst']
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert b'nosuchrole' in ran.stderr
    assert b'\x1b' not in ran.stderr
    _, out = in_terminal(tmp_path, 'diff', 'o.rst', 'e.rst', '--no-pager')
    assert '\x1b[91m' in out or '\x1b[31m' in out


def test_nothing_but_text_is_written_to_a_stream_without_colours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stream = WithoutColors(sys.stdout)
    stream.write('\x1b[31mred\x1b[39;49;00m, \x1b]8;;https://example.org\x1b\\link\x1b]8;;\x07.')
    stream.flush()
    assert capsys.readouterr().out == 'red, link.'


#: Signs of marks, as this test writes them: ``<`` and ``(`` open, ``>`` and ``)`` close; what
#: stands between ``«`` and ``»`` was removed.
SIGNS = Signs({'<': '{', '(': '[', '«': '['}, {'>': '}', ')': ']', '»': ']'}, frozenset('«»'))
PAINTED: list[tuple[str, str, str]] = [
    ('a word', 'a <+b+> c', 'a *{+b+}* c'),
    ('a sign', 'a (...).', 'a *[...]*.'),
    ('the braces of an author', 'a {+b+} [...]', 'a {+b+} [...]'),
    ('several lines without their margins', 'a <+b\n  c\n  d+> e', 'a *{+b*\n  *c*\n  *d+}* e'),
    ('a sign within a mark', 'a <+b (...) c+> d', 'a *{+b [...] c+}* d'),
    ('a block', '<+\n\nb\n\n+>\n\nc', '*{+*\n\n*b*\n\n*+}*\n\nc'),
    ('one cell of two', '+-----+---+\n| <+a | b |\n| c+> | d |\n+-----+---+', '+-----+---+\n| *{+a* | b |\n| *c+}* | d |\n+-----+---+'),
    ('a cell of three lines', '+--+--+\n|<+|b |\n|xx|c |\n|+>|d |\n+--+--+', '+--+--+\n|*{+*|b |\n|*xx*|c |\n|*+}*|d |\n+--+--+'),
    ('cells beside wide signs', '+----+---+\n|漢漢|<+b|\n|cccc|d+>|\n+----+---+', '+----+---+\n|漢漢|*{+b*|\n|cccc|*d+}*|\n+----+---+'),
    ('what was removed', 'a «-b-» <+c+>', 'a ~[-b-]~ *{+c+}*'),
    ('what was removed within a mark', '<+a «-b-» c+>', '*{+a* ~[-b-]~ *c+}*'),
    ('what was removed, in two lines', 'a «-b\n  c-» d', 'a ~[-b~\n  ~c-]~ d'),
    ('a mark that an author closes', 'a> <+b+> +>', 'a} *{+b+}* +}'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('text', 'painted'), [row[1:] for row in PAINTED], ids=[row[0] for row in PAINTED]
)
def test_a_mark_is_painted(text: str, painted: str) -> None:
    assert paint(text, SIGNS, {'mark': '*{}*'.format, 'removed': '~{}~'.format}) == painted


def test_signs_are_none_that_the_article_has() -> None:
    document = nodes.document('', '')
    document += nodes.paragraph('', '\ue000 and \ue001')
    signs = colors.put_signs(document)
    assert {'\ue000', '\ue001'}.isdisjoint({*signs.opening, *signs.closing})


# --context


@pytest.fixture
def diff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Return a function that writes two files and returns the text of their article."""
    monkeypatch.chdir(tmp_path)

    def run(original: str, edited: str, *arguments: str, form: str = 'rst') -> str:
        write_files(tmp_path, {f'o.{form}': original, f'e.{form}': edited})
        assert main(['diff', f'o.{form}', f'e.{form}', '--legend', 'none', *arguments]) == 0
        heard = capsys.readouterr()
        assert heard.err == ''
        return heard.out.partition('(edited)\n\n')[2].rstrip('\n')

    return run


def of(*words: str) -> str:
    return '\n\n'.join(f'The ferry brought {word} to the quay.' for word in words)


ROWS = '==== ====\na    b\n==== ====\n{}    2\n3    4\n==== ====\n'
#: name, original, edited, N, what is shown
CONTEXTS: list[tuple[str, str, str, str, str]] = [
    ('the paragraph that changed', of('a', 'b', 'c', 'd'), of('a', 'b', 'x', 'd'), '0', f'{LEFT_OUT}\n\n{of("{+x+}")}\n\n{LEFT_OUT}'),
    ('one on each side', of('a', 'b', 'c', 'd', 'e'), of('a', 'b', 'x', 'd', 'e'), '1', f'{LEFT_OUT}\n\n{of("b", "{+x+}", "d")}\n\n{LEFT_OUT}'),
    ('all if nothing is far away', of('a', 'b', 'c'), of('a', 'x', 'c'), '1', of('a', '{+x+}', 'c')),
    ('what is between two of them', of('a', 'b', 'c'), of('x', 'b', 'y'), '1', of('{+x+}', 'b', '{+y+}')),
    ('nothing if nothing changed', of('a', 'b'), of('a', 'b'), '1', LEFT_OUT),
    ('a removed paragraph', of('a', 'b') + '\n\nIt rained all day.\n\n' + of('c', 'd'), of('a', 'b', 'c', 'd'), '0', f'{LEFT_OUT}\n\n[...]\n\n{LEFT_OUT}'),
    ('the heading of what changed', f'A\n=\n\n{of("a")}\n\nB\n=\n\n{of("b")}\n', f'A\n=\n\n{of("a")}\n\nB\n=\n\n{of("x")}\n', '0', f'{LEFT_OUT}\n\n\nB\n*\n\n{of("{+x+}")}'),
    ('a heading that changed', f'A\n=\n\n{of("a", "b")}\n\nBoats\n=====\n\n{of("c", "d")}\n', f'A\n=\n\n{of("a", "b")}\n\nShips\n=====\n\n{of("c", "d")}\n', '0', f'{LEFT_OUT}\n\n\n{{+Ships+}}\n*********\n\n{LEFT_OUT}'),
    ('numbers of items', '#. a a a\n#. b b b\n#. c c c\n#. d d d\n', '#. a a a\n#. b b b\n#. x c c\n#. d d d\n', '0', f'{LEFT_OUT}\n\n3. {{+x+}} c c\n\n{LEFT_OUT}'),
    ('two items of five', '- a a a\n- b b b\n- c c c\n- d d d\n- e e e\n', '- x a a\n- b b b\n- c c c\n- d d d\n- y e e\n', '0', f'* {{+x+}} a a\n\n{LEFT_OUT}\n\n* {{+y+}} e e'),
    ('a table as a whole', f'{of("a")}\n\n{ROWS.format(1)}', f'{of("a")}\n\n{ROWS.format(9)}', '0', f'{LEFT_OUT}\n\n+----------+----------+\n| a        | b        |\n|==========|==========|\n| {{+9+}}    | 2        |\n+----------+----------+\n| 3        | 4        |\n+----------+----------+'),
    ('a note of what is shown', 'A [#a]_ b.\n\nC [#c]_ d.\n\n.. [#a] One.\n.. [#c] Two.\n', 'A [#a]_ x.\n\nC [#c]_ d.\n\n.. [#a] One.\n.. [#c] Two.\n', '0', f'A [1] {{+x+}}.\n\n{LEFT_OUT}\n\n[1] One.\n\n{LEFT_OUT}'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'context', 'shown'),
    [row[1:] for row in CONTEXTS],
    ids=[row[0] for row in CONTEXTS],
)
def test_with_context_there_is(
    diff: Callable[..., str], original: str, edited: str, context: str, shown: str
) -> None:
    assert diff(original, edited, '--context', context) == shown


def test_the_legend_is_no_block_around_which_others_are_shown(
    diff: Callable[..., str],
) -> None:
    shown = diff(of('a', 'b', 'c'), of('x', 'b', 'c'), '--context', '1', '--legend', 'bottom')
    assert shown.startswith(of('{+x+}', 'b') + f'\n\n{LEFT_OUT}\n\n**About the marks**')


def test_context_is_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(['diff', 'o.txt', 'e.txt', '--context', 'many'])
    assert "'many' is no number of blocks" in capsys.readouterr().err


def test_data_has_all_blocks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ['o.txt', 'e.txt', '--format', 'json', '--context', '1']
    assert main(['diff', *arguments]) == 2
    assert capsys.readouterr().err == 'ledger: data has all blocks: leave --context away\n'


# A file


@pytest.mark.parametrize(
    ('name', 'start'),
    [
        ('out.txt', '--- o.rst (original)\n'),
        ('out', '--- o.rst (original)\n'),
        ('out.html', '<!DOCTYPE html>'),
        ('OUT.JSON', '{\n "version": 1'),
    ],
)
def test_a_file_is_written_in_the_format_of_its_suffix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, start: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, FILES)
    assert main([*DIFF, '-o', name]) == 0
    written = (tmp_path / name).read_bytes().decode('utf-8')
    assert written.startswith(start)
    assert '\x1b' not in written


def test_the_title_of_a_page_says_which_file_is_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, {f'news/{name}': text for name, text in FILES.items()})
    assert main(['diff', 'news/o.rst', 'news/e.rst', '-o', 'out.html']) == 0
    page = (tmp_path / 'out.html').read_text(encoding='utf-8')
    assert re.search(r'<title>[^<]*o\.rst → e\.rst</title>', page)
    assert 'news/' not in page


@pytest.mark.parametrize(
    ('name', 'message'),
    [
        ('e.rst', "'e.rst' is one of the two files: name another one to write"),
        ('./o.rst', "'o.rst' is one of the two files: name another one to write"),
        ('.', "the file '.' cannot be written: Is a directory"),
        ('none/out.txt', "the file 'none/out.txt' cannot be written: No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, FILES)
    assert main([*DIFF, '-o', name]) == 2
    assert capsys.readouterr().err == f'ledger: {message}\n'
    assert (tmp_path / 'o.rst').read_text() == FILES['o.rst']


# References to other documents


@pytest.mark.parametrize('output', ['text', 'html'])
def test_references_to_other_documents_are_quiet_and_plain(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    output: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    body = (
        'A\n=\n\n.. _here:\n\nB\n-\n\n'
        'See :doc:`other`, :ref:`far`, :ref:`so <far>`, :term:`quay`, :numref:`pier`, :ref:`here`, '
        ':option:`ls -l`, :keyword:`yield` and :any:`all`.\n\n.. toctree::\n\n   other\n   *\n\nIt {}.\n'
    )
    write_files(tmp_path, {'o.rst': body.format('rained'), 'e.rst': body.format('rains')})
    assert main(['diff', 'o.rst', 'e.rst', '--format', output]) == 0
    heard = capsys.readouterr()
    assert heard.err == ''
    if output == 'text':
        assert 'See other, far, so, quay, pier, B, ls -l, yield and all.' in heard.out


# What people are told


@pytest.mark.parametrize('command', [each for each in COMMANDS if each.examples])
def test_help_has_examples_that_the_command_understands(
    command: object, capsys: pytest.CaptureFixture[str]
) -> None:
    name = command.name  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as ended:
        main([name, '--help'])
    assert ended.value.code == 0
    shown = capsys.readouterr().out.partition('examples:\n')[2]
    assert len(re.findall(rf'sphinx-ledger {name} \S+', shown)) > 1


@pytest.mark.parametrize('shell', ['bash', 'zsh', 'tcsh'])
def test_shells_complete_the_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(['completion', shell]) == 0
    script = capsys.readouterr().out
    for word in ('diff', 'setup-git', '--granularity', 'coarse'):
        assert word in script


def test_without_shtab_people_are_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, 'shtab', None)
    assert main(['completion', 'bash']) == 2
    assert "pip install 'sphinxcontrib-ledger[cli]'" in capsys.readouterr().err


def test_what_reads_the_output_may_have_enough(tmp_path: Path) -> None:
    write_files(tmp_path, PLAIN_FILES)
    command = shlex.join([sys.executable, '-m', 'sphinxcontrib_ledger', *DATA])
    ran = subprocess.run(
        ['bash', '-c', f'{command} | true; echo ${{PIPESTATUS[0]}}'],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (ran.stdout, ran.stderr) == ('141\n', '')
