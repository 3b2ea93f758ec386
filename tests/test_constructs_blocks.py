"""Marks on tables, code, formulas and pictures."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from conftest import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built

LONG = (
    'A sentence that is long enough stands before it all.\n\n{}\n\n'
    'Another sentence that is long enough stands behind it.\n'
)


def png(red: int, green: int, blue: int) -> bytes:
    """Return a small picture of one colour."""
    rows = b''.join(b'\0' + bytes((red, green, blue)) * 8 for _ in range(6))

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack('>I', zlib.crc32(name + data))
        return struct.pack('>I', len(data)) + name + data + check

    head = struct.pack('>IIBBBBB', 8, 6, 8, 2, 0, 0, 0)
    parts = (b'IHDR', head), (b'IDAT', zlib.compress(rows)), (b'IEND', b'')
    return b'\x89PNG\r\n\x1a\n' + b''.join(chunk(*part) for part in parts)


PICTURES = {'red.png': png(200, 0, 0), 'green.png': png(0, 150, 0)}


@pytest.fixture
def text(project: Callable[..., Built]) -> Callable[[str, str], str]:
    """Return a function that gives the text of an article between two sentences."""

    def built(original: str, edited: str) -> str:
        files = article(LONG.format(original), LONG.format(edited), options=':legend: none')
        done = project({**PICTURES, **files})
        assert done.warnings == []
        found = done.text('index.txt')
        return found.removeprefix('A sentence that is long enough stands before it all.\n')

    return built


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of the tables in an article's text."""
    return [
        [cell.strip() for cell in line.strip('|').split('|')]
        for line in text.splitlines()
        if line.startswith('|') and not line.startswith('|=')
    ]


def figure(picture: str = 'red.png', caption: str = 'The field in May.', options: str = '') -> str:
    return f'.. figure:: /{picture}\n   :alt: A field\n{options}\n   {caption}\n'


@pytest.mark.parametrize('cell', ['', '-'])
def test_a_cell_that_was_emptied_or_filled_is_no_broken_table(
    project: Callable[..., Built], cell: str
) -> None:
    table = '.. list-table::\n\n   * - Monday\n     - {}\n   * - Tuesday\n     - ten\n'
    for files in (
        article(table.format('nine'), table.format(cell)),
        article(table.format(cell), table.format('nine')),
    ):
        built = project(files, 'html', freshenv=True)
        assert built.warnings == []
        assert not built.soup().select('div.ledger-block')


def test_a_body_added_to_an_object_is_no_removal(text: Callable[[str, str], str]) -> None:
    head = '.. py:function:: walk(top)\n   :no-index:\n'
    found = text(head, f'{head}\n   Walk through it.\n')
    assert '{+Walk through it.+}' in found
    assert '[...]' not in found


@pytest.mark.parametrize(
    'edited',
    [
        figure('green.png'),
        figure(options='   :width: 30%\n'),
        figure(options='   :align: center\n'),
        figure(options='   :figwidth: 50%\n'),
        figure(options='   :target: https://example.org/\n'),
    ],
    ids=['another picture', 'size', 'alignment', 'width of the figure', 'link'],
)
def test_a_changed_figure_is_marked_and_its_caption_is_not(
    text: Callable[[str, str], str], edited: str
) -> None:
    before, _, after = text(figure(), edited).partition('+}')
    assert '{+' in before
    assert '[image' in before
    assert 'The field in May.' in after


def test_a_picture_that_leads_elsewhere_is_marked_in_html(project: Callable[..., Built]) -> None:
    image = '.. image:: /red.png\n   :alt: A field\n   :target: https://example.org/{}\n'
    built = project({**PICTURES, **article(image.format(1), image.format(2))}, 'html')
    assert built.warnings == []
    assert built.soup().select_one('div.ledger-modified > a > img') is not None


def test_marks_within_a_new_figure_are_one_in_text(text: Callable[[str, str], str]) -> None:
    assert text('', figure()).count('{+') == 1


CODE = '.. code-block:: python\n\n   first = 1\n   second = 2\n   third = 3\n   fourth = 4\n   fifth()\n'
BETWEEN = 'One sentence of some length stands here.\n\nAnd so does another one of some length.\n\n'


def test_the_sign_of_a_move_is_not_put_into_code(text: Callable[[str, str], str]) -> None:
    assert '{moved}\n\n   first = 1' in text(f'{CODE}\n{BETWEEN}', BETWEEN + CODE)


def test_a_moved_row_says_so_once(text: Callable[[str, str], str]) -> None:
    rows = ['Monday nine five', 'Tuesday ten six', 'Wednesday eleven seven', 'Thursday noon eight']

    def made(order: str) -> str:
        head = '.. list-table::\n\n'
        lines = [rows[int(number)].split() for number in order]
        return head + ''.join(f'   * - {a} at {b}\n     - {b} and {c}\n' for a, b, c in lines)

    found = rows_of(text(made('0123'), made('3012')))
    assert found[0] == ['{moved} Thursday at noon', 'noon and eight']
    assert not any('{moved}' in cell for row in found[1:] for cell in row)
