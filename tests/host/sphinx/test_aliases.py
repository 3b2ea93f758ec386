"""Aliases of declarations in C and C++, whose text Sphinx looks up when all pages are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.projects import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

C = '.. c:function:: int dock(int berth)\n\n.. c:function:: int leave(int berth)\n\n.. c:alias:: {}\n\nEnd.\n'
CPP = '.. cpp:class:: Ferry\n\n.. cpp:class:: Tug\n\n.. cpp:alias:: {}\n\nEnd.\n'


def end(built: Built) -> str:
    """Return what a text shows behind the declarations themselves."""
    text = ' '.join(built.text('index.txt').split())
    return text.partition('int leave(int berth) ')[2] or text.partition('class Tug ')[2]


@pytest.mark.parametrize(
    ('page', 'original', 'edited', 'shown'),
    [
        (C, 'dock', 'dock', 'int dock(int berth) End.'),
        (C, 'dock', 'leave', '{+ int leave(int berth) +} End.'),
        (C, 'dock', 'dock\n   leave', '{+ int dock(int berth) int leave(int berth) +} End.'),
        (CPP, 'Ferry', 'Ferry', 'class Ferry End.'),
        (CPP, 'Ferry', 'Tug', '{+ class Tug +} End.'),
        (CPP, 'Ferry', 'Ferry\n   :maxdepth: 2', '{+ class Ferry +} End.'),
    ],
)
def test_an_alias_of_something_else_is_marked(
    project: Callable[..., Built], page: str, original: str, edited: str, shown: str
) -> None:
    both = page.format(original), page.format(edited)
    built = project(article(*both, options=':legend: none'))
    assert built.warnings == []
    assert end(built) == shown


def test_an_alias_that_is_gone_leaves_an_elision(project: Callable[..., Built]) -> None:
    both = C.format('dock'), C.replace('.. c:alias:: {}', '')
    built = project(article(*both, options=':legend: none'))
    assert end(built) == '[...] End.'
