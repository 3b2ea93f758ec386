"""Pages in Chromium."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FLAGS = [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
]  # fmt: skip


@pytest.fixture(scope='module')
def browser() -> Iterator[Browser]:
    """Skip without Chromium, but never in CI."""
    program = shutil.which('chromium') or shutil.which('google-chrome')
    if program is None:
        assert not os.environ.get('CI'), 'Chromium is missing'
        pytest.skip('Chromium is missing')
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


def opened(browser: Browser, pages: Path, name: str, **options: object) -> Page:
    """Open one of the pages in a folder; ``options`` are those of a new page."""
    page = browser.new_page(**options)  # type: ignore[arg-type]
    page.goto((pages / f'{name}.html').as_uri())
    return page
