"""What the README has readers paste works as it stands, in a project that Sphinx has just made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from support.code_blocks import blocks_of_file, put_program, run
from support.projects import ROOT, write_files
from support.repository import new_repository

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = {
    'sphinx-build': 'sphinx',
    'sphinx-quickstart': 'sphinx.cmd.quickstart',
    'sphinx-ledger': 'sphinxcontrib_ledger',
}


def test_what_the_readme_has_readers_paste(tmp_path: Path) -> None:
    for name, module in PROGRAMS.items():
        put_program(tmp_path / 'bin' / name, module)
    made = new_repository(tmp_path / 'project')
    run('sphinx-quickstart -q --no-makefile --no-batchfile -p News -a Nobody .', made.root)
    settings, page, *commands = blocks_of_file('README.rst')
    with (made.root / 'conf.py').open('a', encoding='utf-8') as file:
        file.write(f'\n{settings.text}')
    texts = re.findall(r'\S+\.rst', page.text)
    articles = dict(zip(texts, ('Nobody may leave.\n', 'Nobody may stay.\n'), strict=True))
    contents = (made.root / 'index.rst').read_text(encoding='utf-8')
    made.commit({**articles, 'index.rst': contents}, 'v1.0')
    write_files(made.root, {'index.rst': f'{contents}\n{page.text}'})
    printed = [run(block.text.removeprefix('$ '), made.root) for block in commands]
    built, compared, differences = printed
    assert 'build succeeded.' in built
    assert 'build succeeded.' in compared
    html = (made.root / '_build/html/index.html').read_text(encoding='utf-8')
    assert '>stay</ins>' in html
    assert 'The Weekly Reader' in html
    assert (made.root / '_build/html/changes.html').is_file()
    assert '{+stay+}' in differences


def test_every_page_that_the_readme_links_to_is_there() -> None:
    text = (ROOT / 'README.rst').read_text(encoding='utf-8')
    paths = re.findall(r'`[^`<]+ <([^>]+)>`_|image:: (\S+)', text)
    assert len(paths) > 5
    assert [path for pair in paths for path in pair if path and not (ROOT / path).is_file()] == []
