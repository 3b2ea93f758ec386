"""``python -m sphinxcontrib_ledger diff``: text, page and data of an article without a project."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.annotate.operations import Plan
from sphinxcontrib_ledger.cli.main import main
from sphinxcontrib_ledger.engine.compare import compare
from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinxcontrib_ledger.engine.model import Account
    from sphinxcontrib_ledger.engine.options import Options

#: A picture of one pixel.
PICTURE = base64.b64decode(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='
)
BEFORE = (
    'Night ferries\n\nThe rusty ferry left at noon.\n\n- one crate\n- two crates\n\nIt rained.\n'
)
AFTER = 'Night ferries\n\nThe ferry left at noon on Sunday.\n\n- one crate\n- three crates\n'
QUAY = 'The harbour master closed the northern quay until Friday.'
CREW = 'Nobody aboard had heard about the broken engine.'


@dataclass(frozen=True)
class Ran:
    """What a run of the command gave."""

    status: int
    out: str
    err: str

    @property
    def account(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.out, 'html.parser')


@pytest.fixture
def diff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Return a function that writes files and runs ``diff`` where they are."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, files: Mapping[str, str | bytes] = {}) -> Ran:
        write_files(tmp_path, files)
        status = main(['diff', *arguments])
        heard = capsys.readouterr()
        return Ran(status, heard.out, heard.err)

    return run


def two(original: str, edited: str, form: str = 'txt') -> dict[str, str]:
    return {f'o.{form}': original, f'e.{form}': edited}


def article(out: str) -> str:
    """Return what stands between the names of the sides and the legend."""
    return out.partition('(edited)\n\n')[2].partition('\n**About the marks**')[0].rstrip('\n')


# Text


#: suffix, what refers to other documents, how it is shown
ELSEWHERE = [
    (
        'rst',
        (
            'See :ref:`gone`, :ref:`text <gone>`, :doc:`other`, :term:`word`, :numref:`fig`, :eq:`e`, '
            ':py:func:`f`, :c:func:`g`, :any:`x`, :option:`-v`, :envvar:`HOME`, :confval:`theme`, '
            '[CIT]_.\n\n.. toctree::\n\n   other\n   more/*\n'
        ),
        'See gone, text, other, word, fig, e, f(), g(), x, -v, HOME, theme, [CIT].',
    ),
    (
        'md',
        (
            'See [a](other.md), [b](other.md#x), [c](#gone), <project:other.md>, {ref}`gone`.\n\n'
            '```{toctree}\nother\n```\n'
        ),
        'See a, b, c, project:other.md, gone.',
    ),
]


@pytest.mark.parametrize(('form', 'text', 'shown'), ELSEWHERE)
def test_references_to_other_documents_are_plain_text_and_nobody_is_warned_of_them(
    diff: Callable[..., Ran], form: str, text: str, shown: str
) -> None:
    ran = diff(f'o.{form}', f'e.{form}', files=two(text, f'{text}\nMore.\n', form))
    assert ran.err == ''
    assert ' '.join(article(ran.out).split()) == f'{shown} {{+More.+}}'
    ran = diff(f'o.{form}', f'e.{form}', '--format', 'html')
    assert ran.err == ''
    assert 'xref' not in ran.out.partition('<body>')[2]


def test_the_article_is_printed_as_text_with_its_marks(diff: Callable[..., Ran]) -> None:
    ran = diff('o.txt', 'e.txt', files=two(BEFORE, AFTER))
    assert ran.status == 0
    assert ran.err == ''
    assert article(ran.out) == (
        'Night ferries\n*************\n\nThe [...] ferry left at noon {+on Sunday+}.\n\n'
        '* one crate\n\n* {+three+} crates\n\n[...]'
    )
    assert '{+ and +}' in ran.out
    assert 'blue' not in ran.out


def test_the_legend_says_who_edited_and_what_the_original_is(diff: Callable[..., Ran]) -> None:
    options = ['--editor', 'Ann Lee', '--source', 'The Quay Post, https://example.org/quay']
    ran = diff('o.txt', 'e.txt', *options, files=two(BEFORE, AFTER))
    assert 'Ann Lee added or modified' in ran.out
    assert 'Original: The Quay Post, https://example.org/quay' in ran.out


@pytest.mark.parametrize(
    'value',
    ['Ann * Lee', 'Ann `Lee', 'Ann\\Lee', 'Ann: Lee', ':Ann: Lee', 'Ann\nLee', 'Ann\n\nLee'],
)
def test_options_of_the_legend_are_no_markup(diff: Callable[..., Ran], value: str) -> None:
    ran = diff('o.txt', 'e.txt', '--editor', value, files=two('One ship.\n', 'Two ships.\n'))
    assert ran.err == ''
    assert f'Text that {" ".join(value.split())} added or modified' in ' '.join(ran.out.split())


def test_articles_without_edits_are_printed_without_a_legend(diff: Callable[..., Ran]) -> None:
    ran = diff('o.txt', 'e.txt', '--exit-code', files=two(AFTER, AFTER.replace(' ', '\u00a0')))
    assert ran.status == 0
    assert 'About the marks' not in ran.out
    assert '{+' not in ran.out
    assert '[...]' not in ran.out


# HTML


@pytest.fixture
def rich(diff: Callable[..., Ran]) -> Ran:
    body = (
        'Ferries\n=======\n\nThe {} left `the quay <https://example.org/quay>`_.\n\n'
        '.. image:: boat.png\n   :alt: a boat\n\n.. code-block:: python\n\n   wind = {}\n'
    )
    files = two(body.format('rusty ferry', 1), body.format('ferry', 2), 'rst')
    return diff('o.rst', 'e.rst', '--format', 'html', files={**files, 'boat.png': PICTURE})


def test_the_page_shows_the_marks_and_their_legend(rich: Ran) -> None:
    assert (rich.status, rich.err) == (0, '')
    assert rich.out.startswith('<!DOCTYPE html>')
    page = rich.page
    paragraph = page.select_one('section > p')
    assert paragraph is not None
    assert paragraph.get_text() == 'The [...] ferry left the quay.'
    assert [sign.get_text() for sign in paragraph.select('span.ledger-elision')] == ['[...]']
    assert len(page.select('aside.ledger-legend')) == 1
    assert page.title is not None
    assert page.title.get_text().startswith('Ferries')


def test_additions_in_the_page_are_insertions(diff: Callable[..., Ran]) -> None:
    ran = diff('o.txt', 'e.txt', '--format', 'html', files=two(BEFORE, AFTER))
    marks = ran.page.select('ins.ledger-highlight')
    assert [mark.get_text() for mark in marks][:2] == ['on Sunday', 'three']
    assert marks[0]['class'] == ['ledger-highlight', 'ledger-added']
    assert marks[1]['class'] == ['ledger-highlight', 'ledger-modified']


def test_the_page_brings_its_style_along(rich: Ran) -> None:
    styles = [style.get_text() for style in rich.page.select('style')]
    ours = [style for style in styles if '.ledger-highlight' in style]
    assert len(ours) == 1
    assert '#0a3acc' in ours[0]
    assert any('.highlight' in style for style in styles)
    assert not rich.page.select('link')
    assert not rich.page.select('script')


def test_the_picture_in_the_page_is_in_the_page(rich: Ran) -> None:
    (picture,) = rich.page.select('img')
    assert picture['src'] == 'data:image/png;base64,' + base64.b64encode(PICTURE).decode()


def outside(page: BeautifulSoup) -> Iterator[str]:
    """Go through all that a page wants from elsewhere, but for the links to other sites in it."""
    for tag in page.find_all(True):
        for name in ('src', 'href', 'srcset', 'data', 'poster', 'action', 'background', 'style'):
            value = str(tag.get(name, ''))
            if name == 'style':
                yield from re.findall(r'url\(\s*["\']?(?!data:|#)[^)]*', value)
            elif (value and not value.startswith(('data:', '#')) and tag.name != 'a') or (
                tag.name == 'a' and not re.match(r'#|https?://|mailto:|data:|$', value)
            ):
                yield value
    for style in page.select('style'):
        yield from re.findall(r'@import[^;]*|url\(\s*["\']?(?!data:|#)[^)]*', style.get_text())


RICH: list[tuple[str, str]] = [
    ('plain paragraphs', QUAY),
    ('a picture', '.. image:: boat.png'),
    ('a picture that is scaled', '.. image:: boat.png\n   :width: 50%'),
    ('a figure', '.. figure:: boat.png\n\n   A boat.'),
    ('a file to download', 'Take :download:`the timetable <times.csv>`.'),
    ('code', '.. code-block:: python\n\n   x = 1'),
    ('a formula', 'It is :math:`x^2`.'),
    ('a footnote', f'{QUAY} [#f]_\n\n.. [#f] On Friday.'),
    ('links', '`The quay <https://example.org/quay>`_ and ann@example.org.'),
]


@pytest.mark.parametrize('text', [row[1] for row in RICH], ids=[row[0] for row in RICH])
def test_the_page_stands_alone(diff: Callable[..., Ran], text: str) -> None:
    # Alone, an article that has no heading and one that has one differ in what Sphinx adds.
    for head in ('', 'Ferries\n=======\n\n'):
        files = two(f'{head}It rained.\n\n{text}\n', f'{head}It did rain.\n\n{text}\n', 'rst')
        ran = diff(
            'o.rst', 'e.rst', '--format', 'html',
            files={**files, 'boat.png': PICTURE, 'times.csv': 'noon\n'},
        )  # fmt: skip
        assert (ran.status, ran.err) == (0, '')
        assert list(outside(ran.page)) == []


@pytest.mark.parametrize('form', ['text', 'html'])
def test_removed_words_are_not_in_what_readers_get(diff: Callable[..., Ran], form: str) -> None:
    ran = diff('o.txt', 'e.txt', '--format', form, files=two(BEFORE, AFTER))
    assert 'rusty' not in ran.out
    assert 'rained' not in ran.out


# JSON


def brief(edit: dict[str, Any]) -> tuple[str, str | None, str | None]:
    old, new = edit['original'], edit['edited']
    return (edit['kind'], old and old['text'], new and new['text'])


#: name, format, original, edited, the text of both sides, the edits
ACCOUNTS: list[tuple[str, str, str, str, tuple[str, str], list[tuple[str, str | None, str | None]]]] = [
    ('words of all kinds', 'txt', BEFORE, AFTER, (BEFORE, AFTER), [('removed', 'rusty', None), ('added', None, 'on Sunday'), ('modified', 'two', 'three'), ('removed', 'It rained.', None)]),
    ('no edits', 'txt', BEFORE, BEFORE, (BEFORE, BEFORE), []),
    ('an edit that is ignored', 'txt', 'It’s late.\n', "It's  late.\n", ('It’s late.\n', "It's  late.\n"), []),
    ('an added paragraph', 'txt', f'{QUAY}\n', f'{QUAY}\n\n{CREW}\n', (f'{QUAY}\n', f'{QUAY}\n\n{CREW}\n'), [('added', None, CREW)]),
    ('neighbouring paragraphs removed', 'txt', f'{QUAY}\n\nIt rained.\n\nIt blew.\n', f'{QUAY}\n', (f'{QUAY}\n\nIt rained.\n\nIt blew.\n', f'{QUAY}\n'), [('removed', 'It rained.\n\nIt blew.', None)]),
    ('a moved paragraph', 'txt', f'It rained.\n\n{QUAY}\n\n{CREW}\n', f'{CREW.replace("broken", "old")}\n\nIt rained.\n\n{QUAY}\n', (f'It rained.\n\n{QUAY}\n\n{CREW}\n', f'{CREW.replace("broken", "old")}\n\nIt rained.\n\n{QUAY}\n'), [('moved', CREW, CREW.replace('broken', 'old')), ('modified', 'broken', 'old')]),
    ('an ellipsis that was typed', 'txt', 'The rusty ferry left.\n', 'The [...] ferry left.\n', ('The rusty ferry left.\n', 'The [...] ferry left.\n'), [('removed', 'rusty', '[...]')]),
    ('an edit over a split', 'txt', f'{QUAY} {CREW}\n', f'{QUAY}\n\n{CREW.replace("aboard", "ashore")}\n', (f'{QUAY} {CREW}\n', f'{QUAY}\n\n{CREW.replace("aboard", "ashore")}\n'), [('modified', 'aboard', 'ashore')]),
    ('signs beyond the basic plane', 'txt', '👩\u200d🚀 The rusty ferry left.\n', '👩\u200d🚀 The ferry left.\n', ('👩\u200d🚀 The rusty ferry left.\n', '👩\u200d🚀 The ferry left.\n'), [('removed', 'rusty', None)]),
    ('lines that end as on Windows', 'txt', 'It rained.\r\n\r\nIt blew.\r\n', 'It rained.\r\n\r\nIt blows.\r\n', ('It rained.\n\nIt blew.\n', 'It rained.\n\nIt blows.\n'), [('modified', 'blew', 'blows')]),
    ('markup', 'rst', 'Ferries\n=======\n\nThe **rusty** ferry\n\n- `left <https://example.org>`_', 'Ferries\n=======\n\nThe ferry\n\n- left', ('Ferries\n\nThe rusty ferry\n\nleft', 'Ferries\n\nThe ferry\n\nleft'), [('removed', 'rusty', None), ('modified', 'left', 'left')]),
    ('code by lines', 'rst', 'So::\n\n  a = 1\n  b = 2\n', 'So::\n\n  a = 1\n  b = 3\n', ('So:\n\na = 1\nb = 2', 'So:\n\na = 1\nb = 3'), [('modified', 'b = 2', 'b = 3')]),
    ('a table by cells', 'rst', '===  ===\nA    B\n===  ===\n1    2\n===  ===\n', '===  ===\nA    B\n===  ===\n1    3\n===  ===\n', ('A\n\nB\n\n1\n\n2', 'A\n\nB\n\n1\n\n3'), [('modified', '2', '3')]),
]  # fmt: skip


@pytest.mark.parametrize(
    ('form', 'original', 'edited', 'texts', 'edits'),
    [row[1:] for row in ACCOUNTS],
    ids=[row[0] for row in ACCOUNTS],
)
def test_the_account_is_data(
    diff: Callable[..., Ran],
    form: str,
    original: str,
    edited: str,
    texts: tuple[str, str],
    edits: list[tuple[str, str | None, str | None]],
) -> None:
    names = [f'o.{form}', f'e.{form}']
    ran = diff(*names, '--format', 'json', files=two(original, edited, form))
    assert (ran.status, ran.err) == (0, '')
    account = ran.account
    assert list(account) == ['version', 'original', 'edited', 'pairs', 'edits']
    assert account['version'] == 1
    for name, path, text in zip(('original', 'edited'), names, texts, strict=True):
        assert list(account[name]) == ['path', 'text', 'blocks']
        assert (account[name]['path'], account[name]['text']) == (path, text)
    assert [brief(edit) for edit in account['edits']] == edits
    for edit in account['edits']:
        assert list(edit) == ['kind', 'original', 'edited']
        for name in ('original', 'edited'):
            found = edit[name]
            if found is not None:
                assert list(found) == ['start', 'stop', 'text']
                assert found['start'] < found['stop']
                assert account[name]['text'][found['start'] : found['stop']] == found['text']


def block_texts(side: dict[str, Any]) -> list[str]:
    """Return the text of each block of a side of the data."""
    for block in side['blocks']:
        assert list(block) == ['start', 'stop']
    return [side['text'][block['start'] : block['stop']] for block in side['blocks']]


#: What is said of a pair besides its blocks.
SAME, MOVED, MOVED_SAME, CHANGED = (False, True), (True, False), (True, True), (False, False)
#: name, format, original, edited, the texts of the blocks of each pair, and what is said of it
PAIRS: list[tuple[str, str, str, str, list[tuple[list[str], list[str], tuple[bool, bool]]]]] = [
    ('a title, items, a removal', 'txt', BEFORE, AFTER, [(['Night ferries'], ['Night ferries'], SAME), (['The rusty ferry left at noon.'], ['The ferry left at noon on Sunday.'], CHANGED), (['one crate'], ['one crate'], SAME), (['two crates'], ['three crates'], CHANGED), (['It rained.'], [], CHANGED)]),
    ('an added paragraph', 'txt', QUAY, f'{CREW}\n\n{QUAY}', [([], [CREW], CHANGED), ([QUAY], [QUAY], SAME)]),
    ('only what is ignored differs', 'txt', 'It’s late.', "It's  late.", [(['It’s late.'], ["It's  late."], SAME)]),
    ('a moved paragraph in the place where it is now', 'txt', f'{QUAY}\n\nIt rained all day.\n\n{CREW}', f'{CREW}\n\n{QUAY}\n\nIt rained all day.', [([CREW], [CREW], MOVED_SAME), ([QUAY], [QUAY], SAME), (['It rained all day.'], ['It rained all day.'], SAME)]),
    ('a moved paragraph that changed', 'txt', f'{QUAY}\n\nIt rained all day.\n\n{CREW}', f'{CREW.replace("broken", "old")}\n\n{QUAY}\n\nIt rained all day.', [([CREW], [CREW.replace('broken', 'old')], MOVED), ([QUAY], [QUAY], SAME), (['It rained all day.'], ['It rained all day.'], SAME)]),
    ('a split', 'txt', f'{QUAY} {CREW}', f'{QUAY}\n\n{CREW}', [([f'{QUAY} {CREW}'], [QUAY, CREW], SAME)]),
    ('a long text that another one replaced', 'txt', f'{CREW}\n\n{QUAY}', f'{CREW}\n\nThe old council will vote on a new price of water today.', [([CREW], [CREW], SAME), ([QUAY], [], CHANGED), ([], ['The old council will vote on a new price of water today.'], CHANGED)]),
    ('a merge that changed', 'txt', f'{QUAY}\n\n{CREW}', f'{QUAY} {CREW.replace("broken", "old")}', [([QUAY, CREW], [f'{QUAY} {CREW.replace("broken", "old")}'], CHANGED)]),
    ('markup', 'rst', f'Ferries\n=======\n\n- *{QUAY}*\n', f'Ferries\n=======\n\n- {QUAY}\n', [(['Ferries'], ['Ferries'], SAME), ([QUAY], [QUAY], CHANGED)]),
    ('an original that shows nothing', 'rst', '.. Nothing yet.\n', QUAY, [([], [QUAY], CHANGED)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ('form', 'original', 'edited', 'expected'),
    [row[1:] for row in PAIRS],
    ids=[row[0] for row in PAIRS],
)
def test_the_data_say_what_became_of_each_block(
    diff: Callable[..., Ran],
    form: str,
    original: str,
    edited: str,
    expected: list[tuple[list[str], list[str], tuple[bool, bool]]],
) -> None:
    files = two(original, edited, form)
    account = diff(f'o.{form}', f'e.{form}', '--format', 'json', files=files).account
    texts = {name: block_texts(account[name]) for name in ('original', 'edited')}
    found = []
    for pair in account['pairs']:
        assert list(pair) == ['original', 'edited', 'moved', 'same']
        old, new = ([texts[name][i] for i in pair[name]] for name in ('original', 'edited'))
        found.append((old, new, (pair['moved'], pair['same'])))
    assert found == expected
    for name in ('original', 'edited'):
        used = sorted(i for pair in account['pairs'] for i in pair[name])
        assert used == list(range(len(texts[name])))


@pytest.mark.parametrize('form', ['text', 'json'])
def test_a_plain_original_and_a_marked_up_copy_can_be_compared(
    diff: Callable[..., Ran], form: str
) -> None:
    files = {'o.txt': 'The rusty ferry left.\n', 'e.rst': 'The ferry *left*.\n'}
    ran = diff('o.txt', 'e.rst', '--format', form, files=files)
    assert (ran.status, ran.err) == (0, '')
    if form == 'json':
        edits = [brief(edit) for edit in ran.account['edits']]
        assert edits == [('removed', 'rusty', None), ('modified', 'left', 'left')]
    else:
        assert article(ran.out) == 'The [...] ferry *{+left+}*.'


# Proof

PROVED = (
    'without its marks, the article is the edited file: {} elements, {} characters: holds\n'
    'unmarked and removed words are the original: {} blocks ({} put back where they were), '
    '{} + {} words: holds\nmarks: {} highlights, {} elisions, {} moved'
)
STORM = f'{QUAY}\n\nIt rained all day.\n\n{CREW}'


def proof_lines(ran: Ran) -> list[str]:
    """Return what was said about the proof."""
    found = [line.partition('proof: ') for line in ran.err.splitlines()]
    return [said for before, _, said in found if said and not before]


#: name, format, original, edited, the numbers in the report
PROOFS: list[tuple[str, str, str, str, tuple[int, ...]]] = [
    ('words of all kinds', 'txt', BEFORE, AFTER, (8, 67, 5, 0, 11, 5, 2, 2, 0)),
    ('no edits', 'txt', QUAY, QUAY, (1, 57, 1, 0, 10, 0, 0, 0, 0)),
    ('a moved paragraph', 'txt', STORM, f'{CREW}\n\n{QUAY}\n\nIt rained all day.', (3, 123, 3, 1, 24, 0, 0, 0, 1)),
    ('a moved paragraph that changed', 'txt', STORM, f'{CREW.replace("broken", "old")}\n\n{QUAY}\n\nIt rained all day.', (3, 120, 3, 1, 23, 1, 1, 0, 1)),
    ('a split', 'txt', f'{QUAY} {CREW}', f'{QUAY}\n\n{CREW}', (2, 105, 1, 0, 19, 0, 0, 0, 0)),
    ('an ellipsis that was typed', 'txt', 'The rusty ferry left.', 'The […] ferry left.', (1, 19, 1, 0, 4, 1, 0, 1, 0)),
    ('an ellipsis of the author', 'txt', 'The […] ferry left.', 'The […] ferry left.', (1, 19, 1, 0, 5, 0, 0, 0, 0)),
    ('an original that shows nothing', 'rst', '.. Nothing yet.', QUAY, (1, 57, 0, 0, 0, 0, 1, 0, 0)),
    ('a removed list item', 'rst', f'- {QUAY}\n- {CREW}\n', f'- {CREW}\n', (3, 48, 2, 0, 9, 10, 0, 1, 0)),
    ('code and a picture', 'rst', 'So::\n\n  a = 1\n  b = 2\n\n.. image:: a.png\n', 'So::\n\n  a = 1\n  b = 3\n\n.. image:: b.png\n', (3, 14, 3, 0, 3, 2, 2, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize('form', ['text', 'html', 'json'])
@pytest.mark.parametrize(
    ('read_as', 'original', 'edited', 'numbers'),
    [row[1:] for row in PROOFS],
    ids=[row[0] for row in PROOFS],
)
def test_the_proof_is_told_with_its_figures(
    diff: Callable[..., Ran],
    form: str,
    read_as: str,
    original: str,
    edited: str,
    numbers: tuple[int, ...],
) -> None:
    files = {**two(original, edited, read_as), 'a.png': PICTURE, 'b.png': PICTURE}
    arguments = [f'o.{read_as}', f'e.{read_as}', '--format', form]
    ran = diff(*arguments, '--prove', files=files)
    assert ran.status == 0
    assert proof_lines(ran) == PROVED.format(*numbers).split('\n')
    unproved = diff(*arguments)
    assert proof_lines(unproved) == []
    if form != 'json':
        assert ran.out == unproved.out
        return
    account = ran.account
    proof = account.pop('proof')
    assert account == unproved.account
    assert list(proof) == ['holds', 'marked', 'failed', 'figures']
    assert (proof['holds'], proof['marked'], proof['failed']) == (True, 'words', [])
    assert tuple(proof['figures'].values()) == numbers


def test_differences_are_still_told_by_the_exit_status(diff: Callable[..., Ran]) -> None:
    ran = diff('o.txt', 'e.txt', '--prove', '--exit-code', files=two(BEFORE, AFTER))
    assert ran.status == 1


def call_all_the_same(original: Any, edited: Any, options: Options) -> Account:
    """Compare as an engine would that takes changed words for unchanged ones."""
    account = compare(original, edited, options)
    pairs = [
        pair._replace(edits=tuple(edit._replace(kind='same') for edit in pair.edits))
        if pair.original and pair.edited
        else pair
        for pair in account.pairs
    ]
    return replace(account, pairs=tuple(pairs))


BROKEN = [('text', 'txt'), ('html', 'txt'), ('json', 'txt'), ('text', 'rst'), ('json', 'rst')]


@pytest.mark.parametrize(('form', 'read_as'), BROKEN)
def test_a_proof_that_only_whole_blocks_stand_is_status_2(
    diff: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, form: str, read_as: str
) -> None:
    monkeypatch.setattr(pipeline, 'compare', call_all_the_same)
    files = two(f'{QUAY}\n\n{CREW}\n', f'{QUAY}\n\n{CREW.replace("broken", "old")}\n', read_as)
    names = [f'o.{read_as}', f'e.{read_as}']
    for options in ([], ['--exit-code']):
        ran = diff(*names, '--format', form, '--prove', *options, files=files)
        assert ran.status == 2
        assert proof_lines(ran) == [
            'the account of words FAILS: marks on block (1,) do not lead back to the original',
            'whole blocks are marked instead, of which all that follows holds',
            *PROVED.format(2, 102, 2, 0, 10, 9, 1, 0, 0).split('\n'),
        ]
        if form == 'json':
            proof = ran.account['proof']
            assert (proof['holds'], proof['marked']) == (False, 'blocks')
            assert proof['failed'] == ['marks on block (1,) do not lead back to the original']
            assert [brief(edit) for edit in ran.account['edits']] == [
                ('modified', CREW, CREW.replace('broken', 'old'))
            ]
        else:
            assert 'Nobody aboard' in ran.out
    unproved = diff(*names, '--format', form)
    assert unproved.status == 0
    assert ('could not be proved' in unproved.err) == ((form, read_as) != ('json', 'txt'))


@pytest.mark.parametrize(('form', 'read_as'), BROKEN)
def test_a_proof_that_nothing_stands_is_status_2(
    diff: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, form: str, read_as: str
) -> None:
    monkeypatch.setattr(pipeline, 'plan', lambda article: Plan())
    files = two(f'{QUAY}\n\n{CREW}\n', f'{QUAY}\n', read_as)
    ran = diff(f'o.{read_as}', f'e.{read_as}', '--format', form, '--prove', files=files)
    assert ran.status == 2
    reason = 'removed block (1,) left no elision'
    assert proof_lines(ran) == [
        f'the account of words FAILS: {reason}',
        f'the account of whole blocks FAILS: {reason}',
        'the edited text is shown without marks',
    ]
    if form == 'json':
        assert ran.account['proof'] == {
            'holds': False,
            'marked': 'nothing',
            'failed': [reason, reason],
            'figures': None,
        }
    else:
        assert 'harbour' in ran.out
        assert 'aboard' not in ran.out


# Files


def test_what_the_edited_file_includes_stands_next_to_it(
    diff: Callable[..., Ran], tmp_path: Path
) -> None:
    files = {
        'old/o.rst': 'The rusty ferry left.\n\nIt rained.\n\nIt blew.\n',
        'new/e.rst': 'The ferry left.\n\n.. include:: part.inc\n\n.. include:: deep/er.txt\n',
        'new/part.inc': 'It rained.\n',
        'new/deep/er.txt': 'It blew.\n',
    }
    ran = diff('old/o.rst', 'new/e.rst', files=files)
    assert (ran.status, ran.err) == (0, '')
    assert article(ran.out) == 'The [...] ferry left.\n\nIt rained.\n\nIt blew.'


def test_the_edited_file_and_what_it_includes_may_be_called_index(
    diff: Callable[..., Ran],
) -> None:
    files = {
        'o.rst': 'The ferry left.\n\nIt rained.\n',
        'new/index.rst': 'The ferry left.\n\n.. include:: index.inc\n',
        'new/index.inc': 'It rained.\n',
    }
    ran = diff('o.rst', 'new/index.rst', '--exit-code', files=files)
    assert (ran.status, ran.err) == (0, '')
    assert article(ran.out) == 'The ferry left.\n\nIt rained.'


def test_a_picture_that_is_in_both_files_is_not_marked(diff: Callable[..., Ran]) -> None:
    body = 'The {} left.\n\n.. image:: boat.png\n'
    files = {**two(body.format('ferry'), body.format('raft'), 'rst'), 'boat.png': PICTURE}
    ran = diff('o.rst', 'e.rst', files=files)
    assert article(ran.out) == 'The {+raft+} left.\n\n[image]'


NEIGHBOURS = ['notes.rst', 'notes [1].rst', 'no*tes.rst', 'no?tes.rst', 'conf.py', 'deep/er.rst']


@pytest.mark.parametrize('name', NEIGHBOURS)
def test_other_files_in_the_folder_are_not_read(diff: Callable[..., Ran], name: str) -> None:
    files = {**two(BEFORE, AFTER), name: ':nosuchrole:`x`\n\n.. nosuch::\n'}
    ran = diff('o.txt', 'e.txt', '--format', 'html', files=files)
    assert (ran.status, ran.err) == (0, '')


def test_the_folder_of_the_files_is_left_as_it_is(
    diff: Callable[..., Ran], tmp_path: Path
) -> None:
    for form in ('text', 'html', 'json'):
        diff('o.rst', 'e.rst', '--format', form, files=two('It rained.', 'It rains.', 'rst'))
    assert sorted(path.name for path in tmp_path.iterdir()) == ['e.rst', 'o.rst']


def test_names_may_have_spaces_and_quotes(diff: Callable[..., Ran]) -> None:
    files = {"the quay's/o 1.txt": 'It rained.\n', 'a "b"/e 2.txt': 'It rains.\n'}
    ran = diff("the quay's/o 1.txt", 'a "b"/e 2.txt', files=files)
    assert (ran.status, ran.err) == (0, '')
    assert article(ran.out) == 'It {+rains+}.'


@pytest.mark.parametrize('form', ['text', 'html', 'json'])
def test_files_without_a_suffix_are_read_as_it_is_said(
    diff: Callable[..., Ran], form: str
) -> None:
    files = {'o': 'It *rained*.\n', 'e': 'It *rains*.\n'}
    as_rst = diff('o', 'e', '--read-as', 'rst', '--format', form, files=files)
    as_txt = diff('o', 'e', '--read-as', 'txt', '--format', form, files=files)
    assert (as_rst.status, as_rst.err) == (0, '')
    assert (as_txt.status, as_txt.err) == (0, '')
    if form == 'json':
        assert as_rst.account['edited']['text'] == 'It rains.'
        assert as_txt.account['edited']['text'] == 'It *rains*.\n'
    elif form == 'text':
        assert article(as_rst.out) == 'It *{+rains+}*.'
        assert article(as_txt.out) == 'It *{+rains+}*.'
    else:
        assert as_rst.page.select('em > ins')
        assert not as_txt.page.select('em')


@pytest.fixture
def pipe() -> Iterator[Callable[[bytes], str]]:
    """Return a function that gives the name of a pipe with that content."""
    threads, ends = [], []

    def make(data: bytes) -> str:
        reading, writing = os.pipe()

        def fill() -> None:
            with os.fdopen(writing, 'wb') as file:
                file.write(data)

        thread = threading.Thread(target=fill)
        thread.start()
        threads.append(thread)
        ends.append(reading)
        return f'/dev/fd/{reading}'

    yield make
    for end in ends:
        os.close(end)
    for thread in threads:
        thread.join()


needs_pipes = pytest.mark.skipif(not Path('/dev/fd').exists(), reason='no /dev/fd here')


@needs_pipes
@pytest.mark.parametrize('form', ['text', 'html', 'json'])
def test_pipes_can_be_compared(
    diff: Callable[..., Ran], pipe: Callable[[bytes], str], form: str
) -> None:
    names = [pipe(BEFORE.encode()), pipe(AFTER.encode())]
    ran = diff(*names, '--read-as', 'txt', '--format', form, '--exit-code')
    assert (ran.status, ran.err) == (1, '')
    if form == 'json':
        assert (ran.account['original']['path'], ran.account['original']['text']) == (
            names[0],
            BEFORE,
        )
        assert (ran.account['edited']['path'], ran.account['edited']['text']) == (names[1], AFTER)
        assert len(ran.account['edits']) == 4
    else:
        assert 'ferry left at noon' in ran.out
        assert 'rusty' not in ran.out


@needs_pipes
@pytest.mark.parametrize('encoding', ['utf-8', 'latin-1', 'utf-16'])
@pytest.mark.parametrize('form', ['text', 'json'])
def test_pipes_have_the_encoding_that_is_said(
    diff: Callable[..., Ran], pipe: Callable[[bytes], str], encoding: str, form: str
) -> None:
    names = [
        pipe('Le vieux café ferme.\n'.encode(encoding)),
        pipe('Le café ferme.\n'.encode(encoding)),
    ]
    ran = diff(*names, '--read-as', 'rst', '--encoding', encoding, '--format', form)
    assert (ran.status, ran.err) == (0, '')
    if form == 'json':
        assert [brief(edit) for edit in ran.account['edits']] == [('removed', 'vieux', None)]
        assert ran.account['edited']['text'] == 'Le café ferme.'
    else:
        assert article(ran.out) == 'Le [...] café ferme.'


@needs_pipes
def test_a_file_and_a_pipe_can_be_compared(
    diff: Callable[..., Ran], pipe: Callable[[bytes], str]
) -> None:
    ran = diff('o.txt', pipe(b'It rains.\n'), '--read-as', 'txt', files={'o.txt': 'It rained.\n'})
    assert (ran.status, ran.err) == (0, '')
    assert article(ran.out) == 'It {+rains+}.'


# Standard input


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Return a function that puts bytes into standard input."""

    def give(data: bytes) -> None:
        monkeypatch.setattr(sys, 'stdin', io.TextIOWrapper(io.BytesIO(data), 'ascii'))

    return give


@pytest.mark.parametrize('form', ['text', 'html', 'json'])
@pytest.mark.parametrize(
    ('names', 'side'),
    [(('-', 'e.rst'), 'original'), (('o.rst', '-'), 'edited')],
    ids=['the original', 'the edited file'],
)
def test_standard_input_may_be(
    diff: Callable[..., Ran],
    given: Callable[[bytes], None],
    names: tuple[str, str],
    side: str,
    form: str,
) -> None:
    texts = {'original': 'Le *vieux* café ferme.\n', 'edited': 'Le café ferme *tôt*.\n'}
    files = two(*texts.values(), form='rst')
    expected = diff('o.rst', 'e.rst', '--format', form, files=files)
    (Path('o.rst') if side == 'original' else Path('e.rst')).unlink()
    given(texts[side].encode())
    ran = diff(*names, '--format', form, '--exit-code')
    assert (ran.status, ran.err) == (1, '')
    if form == 'json':
        assert ran.account[side].pop('path') == '-'
        assert [brief(edit) for edit in ran.account['edits']] == [
            ('removed', 'vieux', None),
            ('added', None, 'tôt'),
        ]
        assert ran.account['edits'] == expected.account['edits']
    else:
        # It is called what it is.
        name = 'o.rst' if side == 'original' else 'e.rst'
        assert ran.out.replace('standard input', name) == expected.out


def test_what_standard_input_includes_stands_next_to_the_other_file(
    diff: Callable[..., Ran], given: Callable[[bytes], None]
) -> None:
    files = {'news/o.rst': 'It rained.\n', 'news/part.txt': 'It blows.\n'}
    given(b'It rains.\n\n.. include:: part.txt\n')
    ran = diff('news/o.rst', '-', files=files)
    assert (ran.status, ran.err) == (0, '')
    assert article(ran.out) == 'It {+rains+}.\n\n{+It blows.+}'


@pytest.mark.parametrize(
    ('options', 'marked'),
    [((), 'It *{+rains+}*.'), (('--read-as', 'txt'), 'It *{+rains+}*.')],
    ids=['that of the other file', 'the one that is said'],
)
def test_the_format_of_standard_input_is(
    diff: Callable[..., Ran],
    given: Callable[[bytes], None],
    options: tuple[str, ...],
    marked: str,
) -> None:
    given(b'It *rains*.\n')
    files = {'o.rst': 'It *rained*.\n'}
    ran = diff('o.rst', '-', '--format', 'html', *options, files=files)
    assert (ran.status, ran.err) == (0, '')
    assert bool(ran.page.select('em > ins')) is not bool(options)
    given(b'It *rains*.\n')
    assert article(diff('o.rst', '-', *options).out) == marked


def test_problems_of_standard_input_are_reported_with_its_line(
    diff: Callable[..., Ran], given: Callable[[bytes], None]
) -> None:
    given(b'It rained.\n\n:nosuchrole:`x`\n')
    ran = diff('o.rst', '-', files={'o.rst': 'It rained.\n'})
    assert re.search(r'/edited\.rst:3: ERROR: Unknown interpreted text role "nosuchrole"', ran.err)


def test_a_file_may_be_called_as_standard_input_is(
    diff: Callable[..., Ran], given: Callable[[bytes], None]
) -> None:
    given(b'Not this.\n')
    files = {'-': 'It rains.\n', 'o.txt': 'It rained.\n'}
    ran = diff('o.txt', './-', '--read-as', 'txt', files=files)
    assert article(ran.out) == 'It {+rains+}.'


UNREADABLE: list[tuple[str, bytes, tuple[str, ...], str]] = [
    ('both files', b'One.\n', ('-', '-'), 'only one of the two files can be -, which is standard input, or /dev/null'),
    ('another encoding', b'One\ncaf\xe9\n', ('-', 'o.txt'), 'line 2 of standard input is not text in utf-8: give the right one (perhaps cp1252 or cp1250 or cp1256) with the option --encoding'),
    ('a format that is not known', b'One.\n', ('-', 'o.foo'), "the suffix of 'o.foo' names no format that can be read: give one of md, rst, txt with the option --read-as"),
]  # fmt: skip


@pytest.mark.parametrize(
    ('data', 'names', 'message'),
    [row[1:] for row in UNREADABLE],
    ids=[row[0] for row in UNREADABLE],
)
def test_standard_input_cannot_be(
    diff: Callable[..., Ran],
    given: Callable[[bytes], None],
    data: bytes,
    names: tuple[str, ...],
    message: str,
) -> None:
    given(data)
    ran = diff(*names, files={'o.txt': BEFORE, 'o.foo': BEFORE})
    assert (ran.status, ran.out, ran.err) == (2, '', f'ledger: {message}\n')


def test_a_new_file_is_compared_with_nothing(
    diff: Callable[..., Ran], given: Callable[[bytes], None]
) -> None:
    # As `git show` writes of a file that an older version does not have.
    given(b'')
    ran = diff('-', 'e.txt', '--exit-code', files={'e.txt': 'It rains.\n'})
    assert (ran.status, ran.err, article(ran.out)) == (1, '', '{+It rains.+}')


#: name, two articles with the same words, in the form of a file
FORMS: list[tuple[str, str, str, str]] = [
    ('a note that is a warning', '.. note:: Mind the step.', '.. warning:: Mind the step.', 'rst'),
    ('a paragraph that is a quotation', 'One.\n\nMind the step.', 'One.\n\n  Mind the step.', 'rst'),
    ('bullets that are numbers', '- one\n- two', '1. one\n2. two', 'md'),
    ('an item that is indented', '- one\n- two', '- one\n  - two', 'md'),
    ('an item of two lines that is two', '- one\n  two', '- one\n- two', 'txt'),
    ('a list that is a sentence', 'We sell:\n\n- one rope,\n- two lamps.', 'We sell: one rope, two lamps.', 'txt'),
    ('a heading of another level', '# A\n\n## B\n\n## C\n\n## D', '# A\n\n## B\n\n# C\n\n## D', 'md'),
    ('a list that begins with another number', '1. one\n2. two', '3. one\n4. two', 'md'),
    ('an item of a footnote', 'A [1]_.\n\n.. [1] one', 'A [1]_.\n\n.. [1] - one', 'rst'),
]  # fmt: skip


@pytest.mark.parametrize('backwards', [False, True])
@pytest.mark.parametrize(
    ('original', 'edited', 'form'), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS]
)
def test_a_change_of_form_is_an_edit_of_the_data(
    diff: Callable[..., Ran], original: str, edited: str, form: str, backwards: bool
) -> None:
    before, after = (edited, original) if backwards else (original, edited)
    files, names = two(before, after, form), (f'o.{form}', f'e.{form}')
    ran = diff(*names, '--format', 'json', '--exit-code', files=files)
    assert ran.status == 1
    assert {edit['kind'] for edit in ran.account['edits']} == {'form'}
    assert not all(pair['same'] for pair in ran.account['pairs'])
    for edit in ran.account['edits']:
        # No word changed, so there is no range to paint.
        assert (edit['original'], edit['edited']) == (None, None)
        numbers = edit['blocks']['edited']
        assert numbers
        assert max(numbers) < len(ran.account['edited']['blocks'])
    if form == 'txt':
        proved = diff(*names, '--format', 'json', '--prove')
        assert (proved.status, proved.account['edits']) == (0, ran.account['edits'])


#: name, original, edited, kinds of edits, what is said
EMPTY: list[tuple[str, str, str, list[str], str]] = [
    (
        'original',
        ' \n',
        'Rain\n\nIt rains.\n',
        ['added', 'added'],
        'has nothing in it that could be compared, so all of the other is marked as new\n',
    ),
    ('edited', 'Rain\n\nIt rains.\n', '\ufeff', ['removed'], ''),
    ('both', '', '\n', [], 'ledger: neither file has anything in it that could be compared\n'),
]


@pytest.mark.parametrize('form', ['txt', 'rst', 'md'])
@pytest.mark.parametrize(
    ('original', 'edited', 'kinds', 'said'),
    [row[1:] for row in EMPTY],
    ids=[row[0] for row in EMPTY],
)
def test_an_empty_file_is_no_error(
    diff: Callable[..., Ran], original: str, edited: str, kinds: list[str], said: str, form: str
) -> None:
    options = ['--exit-code', '--format', 'json']
    ran = diff(f'o.{form}', f'e.{form}', *options, files=two(original, edited, form))
    assert [edit['kind'] for edit in ran.account['edits']] == kinds
    assert ran.status == bool(kinds)
    assert ran.err.endswith(said)
    assert bool(ran.err) == bool(said)
    proved = diff(f'o.{form}', f'e.{form}', *options, '--prove')
    assert proved.account['edits'] == ran.account['edits']
    assert proved.account['proof']['failed'] == []


def test_a_program_may_write_into_the_command(tmp_path: Path) -> None:
    write_files(tmp_path, {'e.txt': 'Le café ferme.\n'})
    ran = subprocess.run(
        [sys.executable, '-m', 'sphinxcontrib_ledger', 'diff', '-', 'e.txt'],
        cwd=tmp_path,
        env={**os.environ, 'PYTHONIOENCODING': 'ascii'},
        input='Le vieux café ferme.\n'.encode(),
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b'')
    assert article(ran.stdout.decode('utf-8').replace('\r\n', '\n')) == 'Le [...] café ferme.'


def test_files_have_the_encoding_that_is_said(diff: Callable[..., Ran]) -> None:
    files = {'o.txt': b'Le vieux caf\xe9 ferme.\n', 'e.txt': b'Le caf\xe9 ferme.\n'}
    ran = diff('o.txt', 'e.txt', '--encoding', 'latin-1', files=files)
    assert article(ran.out) == 'Le [...] café ferme.'


# Exit status


STATUS: list[tuple[str, str, str, tuple[str, ...], int]] = [
    ('0 with differences', BEFORE, AFTER, (), 0),
    ('0 without differences', BEFORE, BEFORE, (), 0),
    ('0 without differences when asked', BEFORE, BEFORE, ('--exit-code',), 0),
    ('1 with differences when asked', BEFORE, AFTER, ('--exit-code',), 1),
    ('1 for nothing but a removal', f'{QUAY} {CREW}', QUAY, ('--exit-code',), 1),
    ('1 for a paragraph that moved', f'It rained.\n\n{QUAY}\n\n{CREW}', f'{CREW}\n\nIt rained.\n\n{QUAY}', ('--exit-code',), 1),
    ('0 for a paragraph that was split', f'{QUAY} {CREW}', f'{QUAY}\n\n{CREW}', ('--exit-code',), 0),
    ('0 for other quotes', '“Ay,” he said.', '"Ay," he said.', ('--exit-code',), 0),
]  # fmt: skip


@pytest.mark.parametrize('form', ['text', 'html', 'json'])
@pytest.mark.parametrize(
    ('original', 'edited', 'options', 'status'),
    [row[1:] for row in STATUS],
    ids=[row[0] for row in STATUS],
)
def test_the_exit_status_is(
    diff: Callable[..., Ran],
    form: str,
    original: str,
    edited: str,
    options: tuple[str, ...],
    status: int,
) -> None:
    files = two(original, edited)
    ran = diff('o.txt', 'e.txt', '--format', form, *options, files=files)
    assert ran.status == status
    assert ran.out


#: name, arguments, what is said on standard error
ERRORS: list[tuple[str, tuple[str, ...], str]] = [
    ('a missing original', ('none.txt', 'e.txt'), "the file 'none.txt' does not exist"),
    ('a missing edited file', ('o.txt', 'none.txt'), "the file 'none.txt' does not exist"),
    ('a folder', ('o.txt', '.'), "'.' is a folder"),
    (
        'a folder beside a format that is said',
        ('o.txt', '.', '--read-as', 'txt'),
        "'.' is a folder",
    ),
    (
        'a name in another letter case',
        ('O.TXT', 'e.txt'),
        "the file 'O.TXT' does not exist: did you mean 'o.txt'?",
    ),
    (
        'a Word document',
        ('o.txt', 'e.docx'),
        "'e.docx' is a Word document, which cannot be read: convert both",
    ),
    ('a format that is not known', ('o.txt', 'e.foo'), "the suffix of 'e.foo' names no format"),
    ('a file without a suffix', ('plain', 'e.txt'), "the suffix of 'plain' names no format"),
    ('bytes of another encoding', ('o.txt', 'latin.txt'), "line 2 of 'latin.txt' is not text"),
    ('an encoding that is not known', ('o.txt', 'e.txt', '--encoding', 'klingon'), 'there is no'),
    ('a codec for no text', ('o.txt', 'e.txt', '--encoding', 'rot13'), 'there is no encoding'),
]


#: name, arguments, the option that the error tells to use
TOLD: list[tuple[str, tuple[str, ...], str]] = [
    ('a format that is not known', ('o.txt', 'e.foo'), 'with the option --read-as\n'),
    ('bytes of another encoding', ('o.txt', 'latin.txt'), 'with the option --encoding\n'),
]


@pytest.mark.parametrize(
    ('arguments', 'told'), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD]
)
def test_an_error_tells_to_use_an_option_of_the_command_line(
    diff: Callable[..., Ran], arguments: tuple[str, ...], told: str
) -> None:
    files = {**two(BEFORE, AFTER), 'e.foo': AFTER, 'latin.txt': b'One\ncaf\xe9\n'}
    assert diff(*arguments, files=files).err.endswith(told)


@pytest.mark.parametrize('form', ['text', 'html', 'json'])
@pytest.mark.parametrize(
    ('arguments', 'message'), [row[1:] for row in ERRORS], ids=[row[0] for row in ERRORS]
)
def test_an_error_is_one_line_and_status_2(
    diff: Callable[..., Ran], arguments: tuple[str, ...], message: str, form: str
) -> None:
    files = {
        **two(BEFORE, AFTER),
        'e.foo': AFTER,
        'e.docx': b'PK\3\4\xff',
        'plain': BEFORE,
        'latin.txt': b'One\ncaf\xe9\n',
    }
    ran = diff(*arguments, '--format', form, '--exit-code', files=files)
    assert ran.status == 2
    assert ran.out == ''
    assert ran.err.startswith(f'ledger: {message}')
    assert ran.err.count('\n') == 1


USAGE: list[tuple[str, list[str], str]] = [
    ('no command', [], 'required: command'),
    ('another command', ['merge', 'o.txt', 'e.txt'], "invalid choice: 'merge'"),
    ('one file', ['diff', 'o.txt'], 'required: edited'),
    ('three files', ['diff', 'o.txt', 'e.txt', 'x.txt'], 'unrecognized arguments: x.txt'),
    ('another output', ['diff', 'o.txt', 'e.txt', '--format', 'pdf'], "invalid choice: 'pdf'"),
    ('another input', ['diff', 'o.txt', 'e.txt', '--read-as', 'pdf'], "invalid choice: 'pdf'"),
]


@pytest.mark.parametrize(
    ('arguments', 'message'), [row[1:] for row in USAGE], ids=[row[0] for row in USAGE]
)
def test_wrong_usage_is_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_problems_of_the_article_are_reported_with_its_file_and_line(
    diff: Callable[..., Ran],
) -> None:
    files = two('It rained.\n', 'It rained.\n\n:nosuchrole:`x`\n', 'rst')
    ran = diff('o.rst', 'e.rst', files=files)
    assert ran.status == 0
    assert re.search(r'e\.rst:3: ERROR: Unknown interpreted text role "nosuchrole"', ran.err)


def test_two_runs_in_one_process_give_the_same(diff: Callable[..., Ran]) -> None:
    files = two('It *rained*.\n', 'It *rains*.\n', 'rst')
    for form in ('text', 'html', 'json'):
        assert diff('o.rst', 'e.rst', '--format', form, files=files) == diff(
            'o.rst', 'e.rst', '--format', form
        )


def test_the_command_runs_as_a_module_and_writes_utf_8(tmp_path: Path) -> None:
    write_files(tmp_path, two('Le vieux café ferme.\n', 'Le café ferme.\n'))
    ran = subprocess.run(
        [sys.executable, '-m', 'sphinxcontrib_ledger', 'diff', 'o.txt', 'e.txt', '--exit-code'],
        cwd=tmp_path,
        env={**os.environ, 'PYTHONIOENCODING': 'ascii'},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1
    assert article(ran.stdout.decode('utf-8').replace('\r\n', '\n')) == 'Le [...] café ferme.'
    assert ran.stderr == b''


def test_data_about_plain_text_needs_no_sphinx(tmp_path: Path) -> None:
    write_files(tmp_path, two(BEFORE, AFTER))
    script = (
        'import sys\n'
        'from sphinxcontrib_ledger.cli.main import main\n'
        "status = main(['diff', 'o.txt', 'e.txt', '--format', 'json', '--exit-code'])\n"
        "sys.exit(9 if 'sphinx' in sys.modules else status)\n"
    )
    ran = subprocess.run(
        [sys.executable, '-c', script], cwd=tmp_path, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (1, b'')
    assert len(json.loads(ran.stdout)['edits']) == 4


def test_where_links_are_forbidden_people_are_told(
    diff: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1314, 'A required privilege is not held by the client')

    monkeypatch.setattr(Path, 'symlink_to', refuse)
    ran = diff('o.txt', 'e.txt', files=two(BEFORE, AFTER))
    assert ran.status == 0
    assert ran.out
    assert ran.err == (
        'ledger: files cannot be linked to (A required privilege is not held by the client), so '
        'an article does not find what it includes\n'
    )


@pytest.mark.parametrize(('original', 'edited'), [('# \n', '#\n\nIt left.\n'), ('#\n', '#\n')])
def test_a_page_whose_only_heading_is_empty_is_printed(
    diff: Callable[..., Ran], original: str, edited: str
) -> None:
    ran = diff('o.md', 'e.md', '--format', 'html', files=two(original, edited, 'md'))
    assert 'Traceback' not in ran.err
    assert ran.out.rstrip().endswith('</html>')
