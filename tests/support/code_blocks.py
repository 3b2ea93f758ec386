"""The blocks of code of a page of the documentation, and what does as they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from support.projects import ROOT, write_files

if TYPE_CHECKING:
    from pathlib import Path

#: A block of code: its language, its caption if it has one, and its lines.
BLOCK = re.compile(
    r'^\.\. code-block:: (\w+)\n(?:   :caption: (.*)\n)?\n((?:(?:   .*)?\n)+)', re.MULTILINE
)


class Block(NamedTuple):
    """A block of code of a page."""

    language: str
    caption: str
    text: str


def blocks_of(name: str) -> list[Block]:
    """Return the blocks of a page of the documentation."""
    return blocks_of_file(f'docs/{name}.rst')


def blocks_of_file(path: str) -> list[Block]:
    """Return the blocks of a file of this project."""
    text = (ROOT / path).read_text(encoding='utf-8') + '\n'
    return [
        Block(language, caption, re.sub(r'^   ', '', lines, flags=re.MULTILINE).strip() + '\n')
        for language, caption, lines in BLOCK.findall(text)
    ]


def put_program(path: Path, module: str) -> None:
    """Put a program where the commands of a page find it, which runs a module of this Python."""
    write_files(path.parent, {path.name: f'#!/bin/sh\nexec {sys.executable} -m {module} "$@"\n'})
    path.chmod(0o755)


def run(command: str, folder: Path) -> str:
    # Programs that write colours break what is looked for.
    environment = {name: text for name, text in os.environ.items() if name != 'FORCE_COLOR'}
    path = f'PATH="{folder.parent}/bin:$PATH"'
    done = subprocess.run(
        ['bash', '-c', f'{path}; {command}'],
        cwd=folder,
        env={**environment, 'NO_COLOR': '1'},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout
