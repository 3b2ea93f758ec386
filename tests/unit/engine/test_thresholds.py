"""Thresholds are values: other ones are passed in, and none is kept in a module."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import fields, is_dataclass, replace

import pytest

import sphinxcontrib_ledger.engine.alignment
from sphinxcontrib_ledger.engine import Block, Options, compare
from sphinxcontrib_ledger.engine.thresholds import Thresholds
from support.tokens import default_options

DEFAULT = Thresholds()


def with_alignment(**values: float) -> Options:
    return default_options(
        thresholds=replace(DEFAULT, alignment=replace(DEFAULT.alignment, **values))
    )


@pytest.mark.parametrize('group', fields(DEFAULT), ids=lambda group: str(group.name))
def test_thresholds_cannot_be_changed(group: object) -> None:
    values = getattr(DEFAULT, group.name)  # type: ignore[attr-defined]
    assert is_dataclass(values)
    for field in fields(values):
        with pytest.raises(AttributeError):
            setattr(values, field.name, 0)


def test_other_thresholds_make_other_pairs() -> None:
    sides = [
        [Block('text', text) for text in texts]
        for texts in (
            ['The ferry left at noon with apples aboard.'],
            ['The ferry of the northern harbour came back at night.'],
        )
    ]
    by_default = compare(*sides, default_options())
    stricter = compare(*sides, with_alignment(similar=0.99))
    assert not by_default.pairs[0].positional
    assert stricter.pairs[0].positional
    # Nothing of one comparison is left for the next one.
    assert compare(*sides, default_options()) == by_default


#: What is a number and no threshold: a sign that there is none, and how exact sums are.
NUMBERS = {'UNSHARED', 'NO_HEADING', 'PARTS'}


def test_no_module_of_the_alignment_has_a_threshold_of_its_own() -> None:
    package = sphinxcontrib_ledger.engine.alignment
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f'{package.__name__}.{info.name}')
        numbers = {name for name, value in vars(module).items() if type(value) in (int, float)}
        assert numbers <= NUMBERS


def test_code_is_known_again_by_its_letters_up_to_a_bound() -> None:
    text = [Block('text', 'The ferry left at noon.'), Block('text', 'The harbour was closed.')]
    before, after = (
        Block('code', f'run({letter}"SELECT {{table}} FROM the harbour of ferries")')
        for letter in 'it'
    )
    sides = [text[0], before, text[1]], [*text, after]
    pairs = [
        {(pair.original, pair.edited) for pair in compare(*sides, options).pairs}
        for options in (default_options(), with_alignment(code_letters=10))
    ]
    assert ((1,), (2,)) in pairs[0]
    assert ((1,), ()) in pairs[1]
