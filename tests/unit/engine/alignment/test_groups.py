"""The state of an alignment, and the four verbs by which its groups change."""

from __future__ import annotations

import pytest

from sphinxcontrib_ledger.engine import Block
from sphinxcontrib_ledger.engine.alignment.align import STEPS
from sphinxcontrib_ledger.engine.alignment.groups import Gap, Group
from sphinxcontrib_ledger.engine.alignment.state import AlignmentState
from sphinxcontrib_ledger.engine.alignment.units import units
from support.tokens import WEIGHTS, default_options, side

OPTIONS = default_options()


def state_of(original: str, edited: str) -> AlignmentState:
    """Return the state of two articles whose blocks are one letter each."""
    sides = [
        units(side([Block('text', letter) for letter in text], OPTIONS))
        for text in (original, edited)
    ]
    return AlignmentState((sides[0], sides[1]), OPTIONS.thresholds, WEIGHTS)


@pytest.fixture
def state() -> AlignmentState:
    return state_of('abcd', 'wxyz')


def test_nothing_is_known_at_first(state: AlignmentState) -> None:
    assert state.groups() == []
    assert (state.free(0), state.free(1)) == ([0, 1, 2, 3], [0, 1, 2, 3])
    assert list(state.gaps()) == [Gap([0, 1, 2, 3], [0, 1, 2, 3])]
    assert state.similar(Gap([0], [0]), 0.1) == []
    assert not state.is_complete


def test_units_that_are_joined_are_free_no_more(state: AlignmentState) -> None:
    group = state.join((1,), (1, 2), 'similar')
    assert group == Group((1,), (1, 2), 'similar')
    assert state.groups() == [group]
    assert (state.free(0), state.free(1)) == ([0, 2, 3], [0, 3])
    assert state.by_unit[1][2] is state.by_unit[0][1]
    assert list(state.gaps()) == [Gap([0], [0]), Gap([2, 3], [3])]


def test_units_of_a_group_that_is_split_are_free_again(state: AlignmentState) -> None:
    state.split(state.join((1,), (1, 2), 'similar'))
    assert state.groups() == []
    assert (state.free(0), state.free(1)) == ([0, 1, 2, 3], [0, 1, 2, 3])


def test_a_group_that_is_extended_is_another_value(state: AlignmentState) -> None:
    group = state.join((1,), (2,), 'similar')
    state.extend(group, 1, 1)
    assert group.edited == (2,)
    assert state.groups() == [Group((1,), (1, 2), 'similar')]
    assert state.by_unit[0][1] is state.by_unit[1][1]


def test_what_is_marked_moved_did_and_all_else_stayed(state: AlignmentState) -> None:
    moved = state.join((0,), (2,), 'similar')
    state.join((1,), (1,), 'similar', moved=True)
    state.mark_moved([moved])
    assert [(group.original, group.moved) for group in state.groups()] == [
        ((1,), False),
        ((0,), True),
    ]
    assert state.was_out_of_order
    # Nothing is between what stayed and what moved.
    assert list(state.gaps()) == [Gap([2, 3], [3])]
    state.mark_moved(())
    assert not state.was_out_of_order
    assert not any(group.moved for group in state.groups())


def test_an_alignment_is_complete_if_all_of_a_side_stayed() -> None:
    state = state_of('ac', 'abc')
    STEPS[0](state)
    assert state.is_complete
    state = state_of('ab', 'ba')
    state.join((0,), (1,), 'identical')
    state.join((1,), (0,), 'identical')
    assert not state.is_complete


def test_words_are_weighed_by_the_units_that_are_free() -> None:
    state = state_of('aab', 'aac')
    before = state.similarity
    state.join((0,), (0,), 'identical')
    state.reweigh()
    assert state.similarity is not before
    assert state.similar(Gap([1], [1]), 0.5) == [(1, 1, 1.0)]
