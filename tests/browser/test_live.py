"""Live preview: what is saved is seen."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator

pytestmark = pytest.mark.slow

FILES = {
    'conf.py': "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles']\n",
    'index.rst': 'Page\n====\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n',
    'articles/a.original.rst': 'The old ferry leaves at noon.\n\n.. include:: articles/part.txt\n',
    'articles/a.rst': 'The ferry leaves at noon.\n\n.. include:: articles/part.txt\n',
    'articles/part.txt': 'Bring a coat.\n',
}
#: Seconds after which a change that was not seen is saved once more: what looks for changes may
#: not look yet, or may take two saves for one.
AGAIN = 10
#: How often a change is saved before the test fails: ten minutes, which no busy machine needs.
TIMES = 60


class Preview:
    """A server that builds a project again whenever a file in it is saved."""

    def __init__(self, source: Path, out: Path) -> None:
        self.source, self.log = source, out.with_suffix('.log')
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            self.port = free.getsockname()[1]
        command = [
            sys.executable,
            '-m',
            'sphinx_autobuild',
            '--port',
            str(self.port),
            '--delay',
            '0',
        ]
        with self.log.open('w') as log:
            self.process = subprocess.Popen(
                [*command, str(source), str(out)],
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, 'NO_COLOR': '1', 'PYTHONUNBUFFERED': '1'},
            )
        assert self.answers(AGAIN * TIMES), self.heard()

    def save(self, name: str, text: str, is_seen: Callable[[float], bool]) -> None:
        """Save a file until it is seen, which ``is_seen`` waits for some seconds to find out."""
        for _ in range(TIMES):
            (self.source / name).write_text(text, encoding='utf-8')
            if is_seen(AGAIN):
                return
            assert self.process.poll() is None, self.heard()
        raise AssertionError(self.heard())

    def heard(self) -> str:
        """Return what the server has said."""
        return self.log.read_text(encoding='utf-8')

    def answers(self, seconds: float) -> bool:
        """Return whether the server answers within some seconds; it says so a moment before."""
        for _ in range(int(seconds * 5)):
            try:
                socket.create_connection(('127.0.0.1', self.port), timeout=seconds).close()
            except ConnectionRefusedError:
                assert self.process.poll() is None, self.heard()
                time.sleep(0.2)
            else:
                return True
        return False

    def says(self, text: str, seconds: float) -> bool:
        """Return whether the server says something within some seconds."""
        for _ in range(int(seconds * 5)):
            if text in self.heard():
                return True
            assert self.process.poll() is None, self.heard()
            time.sleep(0.2)
        return False


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    write_files(tmp_path / 'source', FILES)
    started = Preview(tmp_path / 'source', tmp_path / 'out')
    yield started
    started.process.terminate()
    started.process.wait()


def test_the_page_shows_what_is_saved(preview: Preview, browser: Browser) -> None:
    page = browser.new_page()
    page.set_default_timeout(AGAIN * TIMES * 1000)
    page.goto(f'http://127.0.0.1:{preview.port}/')
    marks = page.locator('.document .ledger-highlight, .document p .ledger-elision')

    def has_text(locator: Locator, text: str) -> Callable[[float], bool]:
        def is_seen(seconds: float) -> bool:
            try:
                expect(locator).to_contain_text(text, timeout=seconds * 1000)
            except AssertionError:
                return False
            return True

        return is_seen

    assert has_text(marks.first, '[...]')(AGAIN * TIMES)
    include = '\n\n.. include:: articles/part.txt\n'
    save = preview.save
    save(
        'articles/a.rst', f'The fast ferry leaves at noon.{include}', has_text(marks.first, 'fast')
    )
    new = f'The fast ferry leaves.{include}'
    save('articles/a.original.rst', new, has_text(marks.first, 'at noon'))
    # A file that both include is the same on both sides, so the page itself must change.
    document = page.locator('.document')
    save('articles/part.txt', 'Bring a warm coat.\n', has_text(document, 'warm coat'))
    # A save that breaks the page says so, and the next one mends it.
    save(
        'articles/a.rst',
        '.. ledger-article:: articles/a.rst articles/a.rst',
        partial(preview.says, '[ledger.recursion]'),
    )
    new = f'The fast ferry leaves daily.{include}'
    save('articles/a.rst', new, has_text(marks.first, 'daily'))
