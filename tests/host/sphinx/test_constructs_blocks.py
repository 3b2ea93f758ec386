"""Marks on tables, code, formulas and pictures."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from support.projects import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

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


# Tables

HOURS = [
    ['Day', 'Opens', 'Closes', 'Staff'],
    ['Monday', 'nine', 'five', 'Ada Brown'],
    ['Tuesday', 'ten', 'six', 'Ben Cole'],
    ['Wednesday', 'nine', 'five', 'Cleo Dunn'],
]
Rows = list[list[str]]


def table(rows: Rows, title: str = '', options: str = '') -> str:
    lines = [f'.. list-table:: {title}', '   :header-rows: 1', options, '']
    for first, *others in rows:
        lines += [f'   * - {first}', *(f'     - {cell}' for cell in others)]
    return '\n'.join(lines) + '\n'


def without(column: int, rows: Rows = HOURS) -> Rows:
    return [row[:column] + row[column + 1 :] for row in rows]


@pytest.mark.parametrize('column', [0, 1, 3])
def test_a_removed_column_leaves_one_with_an_elision(
    text: Callable[[str, str], str], column: int
) -> None:
    found = rows_of(text(table(HOURS), table(without(column))))
    signs = ['[...]', '', '', '']
    rest = without(column)
    assert found == [[*row[:column], sign, *row[column:]]
                     for row, sign in zip(rest, signs, strict=True)]  # fmt: skip


@pytest.mark.parametrize('column', [0, 1, 3])
def test_an_added_column_is_marked_cell_by_cell_and_nothing_else_is(
    text: Callable[[str, str], str], column: int
) -> None:
    found = rows_of(text(table(without(column)), table(HOURS)))
    assert found == [[*row[:column], f'{{+{row[column]}+}}', *row[column + 1 :]] for row in HOURS]


def test_neighbouring_removed_columns_leave_one(text: Callable[[str, str], str]) -> None:
    found = rows_of(text(table(HOURS), table(without(1, without(1)))))
    assert [row[1] for row in found] == ['[...]', '', '', '']
    assert [len(row) for row in found] == [3] * 4


def test_edits_in_a_table_that_lost_a_column_are_marked_word_by_word(
    text: Callable[[str, str], str],
) -> None:
    rows = without(1)
    rows[2] = ['Tuesday', 'seven', 'Benjamin Cole']
    del rows[3]
    assert rows_of(text(table(HOURS), table([*rows, ['Sunday', 'noon', 'Dora']]))) == [
        ['Day', '[...]', 'Closes', 'Staff'],
        ['Monday', '', 'five', 'Ada Brown'],
        ['Tuesday', '', '{+seven+}', '{+Benjamin+} Cole'],
        ['{+Sunday+}', '', '{+noon+}', '{+Dora+}'],
    ]


def test_a_column_of_long_notes_may_go_without_tearing_rows_apart(
    text: Callable[[str, str], str],
) -> None:
    note = 'this note says a great deal about the thing and about how it should be kept'
    rows = [['Thing', 'Note'], *([name, f'{name}: {note}'] for name in ('Pen', 'Ink', 'Glue'))]
    found = rows_of(text(table(rows), table([row[:1] for row in rows if row[0] != 'Ink'])))
    assert found == [['Thing', '[...]'], ['Pen', ''], ['[...]', ''], ['Glue', '']]


def test_a_column_that_changed_places_was_moved(text: Callable[[str, str], str]) -> None:
    swapped = [[row[0], row[2], row[1], row[3]] for row in HOURS]
    found = rows_of(text(table(HOURS), table(swapped)))
    assert found == [['Day', 'Closes', '{moved} Opens', 'Staff'], *swapped[1:]]


def test_a_column_whose_cells_are_all_new_was_replaced(text: Callable[[str, str], str]) -> None:
    new = ['Lunch', 'noon', 'one', 'two']
    rows = [[row[0], cell, *row[2:]] for row, cell in zip(HOURS, new, strict=True)]
    found = rows_of(text(table(HOURS), table(rows)))
    assert [row[1] for row in found] == [f'{{+{cell}+}}' for cell in new]
    assert '[...]' not in str(found)


def test_a_cell_that_was_emptied_has_the_elision(text: Callable[[str, str], str]) -> None:
    rows = [list(row) for row in HOURS]
    rows[2][1] = ''
    found = rows_of(text(table(HOURS), table(rows)))
    assert found[2] == ['Tuesday', '[...]', 'six', 'Ben Cole']


def test_a_column_that_was_emptied_has_one(text: Callable[[str, str], str]) -> None:
    found = rows_of(text(table(HOURS), table([[row[0], '', *row[2:]] for row in HOURS])))
    assert [row[1] for row in found] == ['[...]', '', '', '']
    assert [len(row) for row in found] == [4] * 4


def test_a_moved_table_says_so_once(text: Callable[[str, str], str]) -> None:
    words = ('first', 'second', 'third', 'fourth', 'fifth', 'sixth')
    between = '\n\n'.join(f'This is the {word} sentence of some length.' for word in words)
    for title in ('', 'Opening hours'):
        moved = table(HOURS, title)
        found = text(f'{moved}\n{between}', f'{between}\n\n{moved}')
        assert found.count('{moved}') == 1
        assert '{+' not in found
        assert '[...]' not in found


SPANS = """\
+--------+-----------------+-------+
| Day    | Hours           | Staff |
|        +--------+--------+       |
|        | Opens  | Closes |       |
+========+========+========+=======+
| Monday | nine   | five   | Ada   |
+--------+--------+--------+       |
| Friday | ten    | six    |       |
+--------+--------+--------+-------+
| Sunday | closed          | Ben   |
+--------+-----------------+-------+
"""
LUNCH = """\
+--------+-------------------------+-------+
| Day    | Hours                   | Staff |
|        +--------+-------+--------+       |
|        | Opens  | Lunch | Closes |       |
+========+========+=======+========+=======+
| Monday | nine   | noon  | five   | Ada   |
+--------+--------+-------+--------+       |
| Friday | ten    | one   | six    |       |
+--------+--------+-------+--------+-------+
| Sunday | closed                  | Ben   |
+--------+-------------------------+-------+
"""


def test_columns_within_a_span_are_added_and_removed(
    text: Callable[[str, str], str], project: Callable[..., Built]
) -> None:
    added = text(SPANS, LUNCH)
    assert [word in added for word in ('{+Lunch+}', '{+noon+}', '{+one+}')] == [True] * 3
    assert added.count('{+') == 3
    removed = text(LUNCH, SPANS)
    assert removed.count('[...]') == 1
    assert '{+' not in removed
    page = project(article(LUNCH, SPANS), 'html').soup()
    wide = [cell.get_text(strip=True) for cell in page.select('[colspan="3"]')]
    assert wide == ['Hours', 'closed']


def test_the_spans_of_other_cells_do_not_matter_to_a_row(text: Callable[[str, str], str]) -> None:
    fewer = SPANS.replace(
        '+--------+--------+--------+       |\n| Friday | ten    | six    |       |\n', ''
    )
    found = text(fewer, SPANS)
    assert found.count('{+') == 3
    assert '{+Friday+}' in found
    assert text(SPANS, fewer).count('[...]') == 1


def test_a_column_removed_from_a_table_in_a_cell_leaves_one_elision(
    project: Callable[..., Built],
) -> None:
    inner = """
.. list-table::

   * - Left
     - .. list-table::

          * - Day
            - Opens
            - Closes
          * - Monday
            - nine
            - five
   * - Right
     - nothing
"""
    fewer = inner.replace('            - Opens\n', '').replace('            - nine\n', '')
    soup = project(article(inner, fewer, options=':legend: none'), 'html').soup()
    rows = [[cell.get_text() for cell in row.select('td')] for row in soup.select('td tr')]
    assert rows == [['Day', '[...]', 'Closes'], ['Monday', '', 'five']]
    assert len(soup.select('.ledger-elision')) == 1


SHIFTS = """\
+--------+--------+-------+
| Monday | early  | Ada   |
+        +--------+-------+
|        | noon   | Ben   |
+        +--------+-------+
|        | late   | Cleo  |
+--------+--------+-------+
| Friday | early  | Dora  |
+--------+--------+-------+
"""
EARLY, NOON, LATE, FRIDAY = SHIFTS.splitlines()[1::2]


def shifts(*lines: str) -> str:
    """Return a table whose first cell reaches down to the last of Monday's shifts."""
    rules = [
        '+        +--------+-------+'
        if below.startswith('|        ')
        else '+--------+--------+-------+'
        for below in [*lines[1:], '']
    ]
    rows = [part for pair in zip(lines, rules, strict=True) for part in pair]
    return '\n'.join(['+--------+--------+-------+', *rows]) + '\n'


@pytest.mark.parametrize(
    ('left', 'expected'),
    [
        ((EARLY, LATE, FRIDAY), [['3 Monday', 'early', 'Ada'], ['[...]', ''], ['late', 'Cleo'], ['Friday', 'early', 'Dora']]),
        ((EARLY, FRIDAY), [['Monday', 'early', 'Ada'], ['[...]', '', ''], ['Friday', 'early', 'Dora']]),
        ((EARLY, NOON, FRIDAY), [['2 Monday', 'early', 'Ada'], ['noon', 'Ben'], ['[...]', '', ''], ['Friday', 'early', 'Dora']]),
        ((EARLY, NOON, LATE), [['3 Monday', 'early', 'Ada'], ['noon', 'Ben'], ['late', 'Cleo'], ['[...]', '', '']]),
        ((FRIDAY,), [['[...]', '', ''], ['Friday', 'early', 'Dora']]),
    ],
)  # fmt: skip
def test_a_row_removed_beside_a_cell_that_spans_rows_leaves_a_row(
    project: Callable[..., Built], left: tuple[str, ...], expected: list[list[str]]
) -> None:
    built = project(article(SHIFTS, shifts(*left), options=':legend: none'), 'html')
    assert built.warnings == []
    found = [
        [
            f'{cell.get("rowspan", "")} {cell.get_text(strip=True)}'.strip()
            for cell in row.find_all('td')
        ]
        for row in built.soup().select('tr')
    ]
    assert found == expected
    assert '{+' not in project(builder='text').text('index.txt')


def test_cells_with_several_paragraphs_are_compared_like_a_text(
    text: Callable[[str, str], str],
) -> None:
    cell = 'First clean it.\n\n       {}Then fill it with ink.\n\n       Last wipe it dry.'
    rows = [['Pen', cell.format('')], ['Ink', 'Keep it cool.']]
    shorter = [['Pen', rows[0][1].partition('\n\n       ')[2]], rows[1]]
    found = rows_of(text(table(rows), table(shorter)))
    assert ' '.join(found[0][1].split()) == '[...] Then fill it with ink. Last wipe it dry.'
    assert '{+' not in str(found)


def test_a_table_whose_columns_latex_knows_by_hand_gets_no_other(
    project: Callable[..., Built],
) -> None:
    spec = '.. tabularcolumns:: |{}|\n\n'
    files = article(
        spec.format('l|l|l|l') + table(HOURS), spec.format('l|l|l') + table(without(1))
    )
    latex = project(files, 'latex', confoverrides={'project': 'p'}).text('p.tex')
    head = latex[latex.index('{|l|l|l|}') : latex.index('Closes')]
    assert head.count('sphinxledgerelision') == 1
    assert latex.count('[...]') == latex.count('sphinxledgerellipsis{[...]}')


def test_a_rule_removed_from_a_grammar_leaves_a_line(project: Callable[..., Built]) -> None:
    rules = '.. productionlist::\n   statement: `name` "=" `value`\n{}   value: digit+\n'
    files = article(rules.format('   name: letter+\n'), rules.format(''))
    lines = [line.strip() for line in project(files).text('index.txt').splitlines()]
    assert '[...]' in lines
    assert 'value     ::= digit+' in lines
    assert not project({}, 'html').soup().select('pre p')
