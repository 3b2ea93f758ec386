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
