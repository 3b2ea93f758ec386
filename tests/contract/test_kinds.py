"""A few random instances of each kind of edit that ``benchmarks/quality/kinds`` measures."""

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
    path.stem for path in FOLDER.glob('*.py') if 'def right(' in path.read_text(encoding='utf-8')
)
COUNT = 20


@pytest.fixture(scope='module', autouse=True)
def folders() -> Iterator[None]:
    """Let the modules of the benchmark find each other."""
    added = [str(FOLDER), str(FOLDER.parent)]
    sys.path[:0] = added
    yield
    for name in added:
        sys.path.remove(name)


@pytest.mark.parametrize('name', KINDS)
def test_random_instances_of_a_kind_are_marked_as_they_must_be(name: str) -> None:
    kind: Any = importlib.import_module(name)
    compared = getattr(kind, 'compared', importlib.import_module('case').compared)
    wrong = []
    for number in range(COUNT):
        case = kind.make(random.Random(f'{name}-test-{number}'))
        comparison = compared(case)
        if comparison.failures or not kind.right(case, comparison):
            wrong.append(case)
    # Of 500 instances 98 in 100 are asked for.
    assert len(wrong) <= 1, wrong
