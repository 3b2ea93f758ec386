"""Live preview: what is saved is seen."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

FILES = {
    'conf.py': "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles']\n",
    'index.rst': 'Page\n====\n\n.. ledger-article:: articles/a.original.rst articles/a.rst\n',
    'articles/a.original.rst': 'The old ferry leaves at noon.\n\n.. include:: articles/part.txt\n',
    'articles/a.rst': 'The ferry leaves at noon.\n\n.. include:: articles/part.txt\n',
    'articles/part.txt': 'Bring a coat.\n',
}
#: Seconds in which a change must be seen, on a machine that does other things, too.
PATIENCE = 60
#: What looks for changes may need a moment between two of them.
PAUSE = 1.5


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
        self.wait_for('Serving on')

    def save(self, name: str, text: str) -> None:
        time.sleep(PAUSE)
        (self.source / name).write_text(text, encoding='utf-8')

    def wait_for(self, said: str) -> None:
        for _ in range(PATIENCE * 5):
            if said in self.log.read_text(encoding='utf-8'):
                return
            assert self.process.poll() is None, self.log.read_text(encoding='utf-8')
            time.sleep(0.2)
        raise AssertionError(self.log.read_text(encoding='utf-8'))


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    write_files(tmp_path / 'source', FILES)
    started = Preview(tmp_path / 'source', tmp_path / 'out')
    yield started
    started.process.terminate()
    started.process.wait(PATIENCE)


def test_the_page_shows_what_is_saved(preview: Preview, browser: Browser) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f'http://127.0.0.1:{preview.port}/')
    marks = page.locator('.document .ledger-highlight, .document p .ledger-elision')
    seen = expect(marks.first)

    def shows(text: str) -> None:
        expect(marks.first).to_have_text(text, timeout=PATIENCE * 1000)

    seen.to_have_text('[...]')
    preview.save(
        'articles/a.rst', 'The fast ferry leaves at noon.\n\n.. include:: articles/part.txt\n'
    )
    shows('fast')
    preview.save(
        'articles/a.original.rst', 'The fast ferry leaves.\n\n.. include:: articles/part.txt\n'
    )
    shows('at noon')
    # A file that both include is the same on both sides, so the page itself must change.
    preview.save('articles/part.txt', 'Bring a warm coat.\n')
    expect(page.locator('.document')).to_contain_text('warm coat', timeout=PATIENCE * 1000)
    # A save that breaks the page says so, and the next one mends it.
    preview.save('articles/a.rst', '')
    preview.wait_for('[ledger.empty]')
    preview.save(
        'articles/a.rst', 'The fast ferry leaves daily.\n\n.. include:: articles/part.txt\n'
    )
    shows('daily')
