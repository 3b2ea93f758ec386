"""Marks are found at their places, and only what was lost or put elsewhere is told."""

from __future__ import annotations

import cProfile
import pstats
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.proof.places import displaced_marks, places_of

if TYPE_CHECKING:
    from collections.abc import Callable


class footnotemark(nodes.Element):  # noqa: N801
    """Has the name of the node that Sphinx's LaTeX writes a footnote's number by."""


def _marked(kind: type[nodes.Element], *children: nodes.Node) -> nodes.Element:
    return kind('', *children, **{ledger.ARTICLE: 'pier', ledger.EDIT: '1'})


def _page() -> nodes.Element:
    """Return a page of two paragraphs and a footnote, with a highlight in the latter."""
    highlight = _marked(ledger.ledger_highlight, nodes.Text('two lamps'))
    note = nodes.footnote(
        '',
        nodes.paragraph('', '', nodes.Text('The pier has '), highlight, nodes.Text(' by night.')),
    )
    lost = nodes.paragraph('', 'The pier has two lamps by night.')
    return nodes.section('', nodes.paragraph('', 'A pier.'), lost, note)


def _numbered() -> nodes.Element:
    """Return a page of a paragraph with a moved sign behind a footnote's number."""
    number = nodes.footnote_reference('', '7')
    sign = _marked(ledger.ledger_moved_sign)
    return nodes.section('', nodes.paragraph('', 'A rope ', number, sign, nodes.reference()))


class task(nodes.Element):  # noqa: N801
    """Is what an extension makes of a title and what else there is to do."""


class only(nodes.Element):  # noqa: N801
    """Has the name of Sphinx's node whose contents some formats leave out."""


def _new_task() -> nodes.Element:
    """Return a task in the title of which a word is new."""
    new = _marked(ledger.ledger_highlight, nodes.Text('paper'))
    title = nodes.title('', '', nodes.Text('Build a '), new, nodes.Text(' boat'))
    return task('', title, nodes.paragraph('', 'Let it swim on the pond.'))


def _task() -> nodes.Element:
    return nodes.section('', nodes.paragraph('', 'Two tasks are here.'), _new_task())


def _task_in_a_list() -> nodes.Element:
    more = nodes.paragraph('', 'It is to be done by night alone.')
    return nodes.section('', nodes.bullet_list('', nodes.list_item('', more, _new_task())))


def _task_for_some() -> nodes.Element:
    more = nodes.paragraph('', 'It is to be done by day alone.')
    return nodes.section('', nodes.sidebar('', more, only('', _new_task())))


def _drop_the_title(page: nodes.Element) -> None:
    [found] = page.findall(task)
    found.pop(0)


def _drop_the_task(page: nodes.Element) -> None:
    [found] = page.findall(task)
    found.parent.remove(found)


def _drop_all(page: nodes.Element) -> None:
    page.pop()


def _drop_half(page: nodes.Element) -> None:
    page[2][0][:] = [nodes.Text('pier has by night.')]


def _leave_as_it_is(page: nodes.Element) -> None:
    """Change nothing."""


def _leave_out_the_note(page: nodes.Element) -> None:
    page.pop()


def _write_the_note_anew(page: nodes.Element) -> None:
    page[-1][0] = nodes.paragraph('', page[-1][0].astext())


def _number_for_latex(page: nodes.Element) -> None:
    page[0][1] = footnotemark('', nodes.Text('7'))


def _write_before_the_sign(page: nodes.Element) -> None:
    page[0][1] = nodes.Text('that is long')


@pytest.mark.parametrize(
    ('page', 'change', 'is_told'),
    [
        pytest.param(_page, _leave_as_it_is, False, id='nothing happened'),
        pytest.param(
            _page,
            _leave_out_the_note,
            False,
            id='a note is left out, whose words another paragraph has without a mark',
        ),
        pytest.param(_page, _write_the_note_anew, True, id='the words of a note lost their mark'),
        pytest.param(_page, _drop_half, False, id='so little is left that nobody knows it again'),
        pytest.param(_task, _drop_the_title, True, id='a title is dropped with its mark'),
        pytest.param(_task, _drop_the_task, False, id='a format leaves a task out'),
        pytest.param(
            _task_in_a_list, _drop_the_title, True, id='a title in a list is dropped with its mark'
        ),
        pytest.param(
            _task_in_a_list, _drop_the_task, False, id='a format leaves a task in a list out'
        ),
        pytest.param(_task_in_a_list, _drop_all, False, id='a format leaves a list out'),
        pytest.param(_task_for_some, _drop_the_title, False, id='some formats have it'),
        pytest.param(_numbered, _number_for_latex, False, id='a number is written for LaTeX'),
        pytest.param(_numbered, _write_before_the_sign, True, id='words came before a sign'),
    ],
)
def test_what_was_lost_is_told(
    page: Callable[[], nodes.Element], change: Callable[[nodes.Element], None], is_told: bool
) -> None:
    shown = page()
    places = places_of([shown])
    change(shown)
    assert bool(list(displaced_marks(shown, [('pier', places)]))) is is_told


def test_an_edit_of_many_marks_takes_no_square_of_them() -> None:
    marks = [
        _marked(ledger.ledger_highlight, nodes.Text(f'lamp {number}')) for number in range(200)
    ]
    page = nodes.section('', *[nodes.paragraph('', '', mark) for mark in marks])
    places = places_of([page])
    # Some are for readers of other formats.
    page.children = page.children[3:50] + page.children[52:]
    with cProfile.Profile() as profile:
        assert list(displaced_marks(page, [('pier', places)])) == []
    figures = pstats.Stats(profile).stats
    asked = [count for (_, _, name), (_, count, *_) in figures.items() if name == 'is_there']
    assert sum(asked) < 10 * len(marks)
