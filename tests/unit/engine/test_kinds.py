"""A few random instances of each kind of edit are marked as they must be.

``benchmarks/quality/kinds/run.py`` makes as many as one likes.
"""

from __future__ import annotations

import importlib
import random
import sys
from typing import TYPE_CHECKING, Any

import pytest

from support.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / 'benchmarks/quality/kinds'
KINDS = sorted(
    path.stem for path in FOLDER.glob('*.py') if '\ndef make(' in path.read_text(encoding='utf-8')
)
#: How many are made of each kind, and how many of these may be wrong; of 500, ten may be.
COUNT, WRONG = 20, 1


@pytest.fixture(scope='module')
def folder() -> Iterator[None]:
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path.remove(str(FOLDER))


@pytest.mark.usefixtures('folder')
@pytest.mark.parametrize('name', KINDS)
def test_random_instances_are_marked_as_they_must_be(name: str) -> None:
    case: Any = importlib.import_module('case')
    kind: Any = importlib.import_module(name)
    compared = getattr(kind, 'compared', case.compared)
    wrong = 0
    for number in range(COUNT):
        instance = kind.make(random.Random(f'{name}-test-{number}'))
        comparison = compared(instance)
        assert not comparison.failures
        wrong += not kind.right(instance, comparison)
    assert wrong <= WRONG
