"""Fixtures of the tests of print."""

from __future__ import annotations

import pytest

from support.pdf import ENGINES, need

#: What is printed by one engine is mostly right with the others, which print legends, tags and
#: directions of text by day.
FIRST, *OTHERS = ENGINES
AT_NIGHT = [pytest.param(name, marks=pytest.mark.nightly) for name in OTHERS]


@pytest.fixture(scope='module', params=[FIRST, *AT_NIGHT])
def engine(request: pytest.FixtureRequest) -> str:
    """The name of a program that makes PDFs."""
    need(request.param)
    return str(request.param)
