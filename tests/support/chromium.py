"""Pages in Chromium."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

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
        # The first context is that of the tab which tests share.
        started.new_context()
        yield started
        started.close()


#: What a tab can be told again and again; all else needs one of its own.
SIZE = {'width': 1280, 'height': 720}
MEDIA = {'color_scheme': 'light', 'forced_colors': 'none', 'reduced_motion': 'no-preference'}


def opened(
    browser: Browser, pages: Path, name: str, *, apart: bool = False, **options: Any
) -> Page:
    """Open one of the pages in a folder; ``options`` are those of a new page.

    It is opened in the tab that tests share, since a new one costs twice the loading; ``apart`` from
    it are pages that are looked at beside another one, and those whose options want it.
    """
    address = (pages / f'{name}.html').as_uri()
    if apart or options.keys() - {'viewport', *MEDIA}:
        page = browser.new_page(**options)
        page.goto(address)
        return page
    shared = browser.contexts[0]
    page = shared.pages[0] if shared.pages else shared.new_page()
    page.mouse.move(0, 0)
    page.set_viewport_size(options.pop('viewport', SIZE))
    page.emulate_media(media='null', **MEDIA | options)
    page.goto(address)
    return page
