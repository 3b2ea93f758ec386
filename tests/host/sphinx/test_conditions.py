"""Text that other formats show now: what readers of each format are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.leaks import holding
from support.projects import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable


def only(condition: str, text: str = 'A lamp.') -> str:
    return f'.. only:: {condition}\n\n   {text}\n'


#: name, original, edited, what a text says between the lines, what a page in HTML says there
CASES: list[tuple[str, str, str, str, str]] = [
    ('other format', only('html'), only('text'), '{+ A lamp. +}', '[...]'),
    ('other format the other way', only('text'), only('html'), '[...]', '{+A lamp.+}'),
    ('format of nobody here', only('latex'), only('man'), '', ''),
    ('one more format', only('html'), only('html or text'), '{+ A lamp. +}', 'A lamp.'),
    ('one format less', only('html or text'), only('html'), '[...]', 'A lamp.'),
    ('all formats', only('html'), 'A lamp.', '{+ A lamp. +}', 'A lamp.'),
    ('not all formats any more', 'A lamp.', only('html'), '[...]', 'A lamp.'),
    ('same formats in other words', only('html or text'), only('text or html'), 'A lamp.', 'A lamp.'),
    ('other format and word', only('html', 'A lamp at night.'), only('text', 'A lamp at noon.'), '{+ A lamp at {+noon+}. +}', '[...]'),
    ('other format and all words', only('html', 'A lamp at night.'), only('text', 'Nobody was there.'), '{+Nobody was there.+}', '[...]'),
    ('two that became hidden are one removal', only('text', 'A lamp.\n\n   A rope.'), only('html', 'A lamp.\n\n   A rope.'), '[...]', '{+A lamp. A rope.+}'),
    ('a list in another format', only('html', '- A lamp.\n   - A rope.'), only('text', '- A lamp.\n   - A rope.'), '{+ * A lamp. * A rope. +}', '[...]'),
    ('removed in two formats', only('html') + '\n' + only('text'), '', '[...]', '[...]'),
    ('another box in another format', only('html or text', '.. note:: A lamp.'), only('html', '.. tip:: A lamp.'), '[...]', '{+ Tip A lamp. +}'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'text', 'page'),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_readers_of_each_format_are_told_what_changed_for_them(
    project: Callable[..., Built], original: str, edited: str, text: str, page: str
) -> None:
    files = article(
        f'Above.\n\n{original}\n\nBelow.\n',
        f'Above.\n\n{edited}\n\nBelow.\n',
        options=':legend: none',
    )
    built = project(files)
    assert built.warnings == []
    assert ' '.join(built.text('index.txt').split()) == f'Above. {text} Below.'.replace('  ', ' ')
    html = project(builder='html')
    assert html.warnings == []
    assert shown(html) == f'Above. {page} Below.'.replace('  ', ' ')


def shown(built: Built) -> str:
    """Return what a page shows, with marks in the form that texts have."""
    body = built.soup().select_one('div.body')
    assert body is not None
    for mark in body.select('.ledger-highlight, div.ledger-block'):
        mark.insert(0, '{+')
        mark.append('+}')
    return ' '.join(body.get_text().replace('{+\n', '{+').replace('\n+}', '+}').split())


@pytest.mark.parametrize(
    ('tags', 'text'),
    [
        (('zanz',), 'Above. {+ A lamp. +} A rope. Below.'),
        ((), 'Above. {+ A lamp. +} {+ A rope. +} Below.'),
        (('public',), 'Above. A lamp. {+ A rope. +} Below.'),
    ],
)
def test_a_tag_that_the_original_alone_has_is_asked_for_and_stored_nowhere(
    project: Callable[..., Built], tags: tuple[str, ...], text: str
) -> None:
    original = f'Above.\n\n{only("public")}\n{only("zanz and text", "A rope.")}\nBelow.\n'
    edited = 'Above.\n\nA lamp.\n\nA rope.\n\nBelow.\n'
    files = {**article(original, edited, options=':legend: none'), 'other.rst': only('public')}
    files['other.rst'] = f':orphan:\n\n{files["other.rst"]}'
    built = project(files, tags=tags)
    assert ' '.join(built.text('index.txt').split()) == text
    assert holding(built.out.parent / 'text-doctrees', 'zanz') == []
