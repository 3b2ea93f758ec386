"""Fixtures of the tests of print."""

from __future__ import annotations

import pytest

from support.pdf import ENGINES, need


@pytest.fixture(scope='module', params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of a program that makes PDFs."""
    need(request.param)
    return str(request.param)
