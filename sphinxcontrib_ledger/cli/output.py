"""What a command shows, and where it writes: a file, a terminal's pager, or standard output.

In: what is to be printed.  Out: nothing.  Last step of a command.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.errors import LedgerError, Subtype

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from sphinxcontrib_ledger.cli.colors import Styles

#: What pagers are told unless somebody told them something else, as git does: to end where the
#: text fits the screen, to show colours, and to leave the text on the screen.
PAGER_SETTINGS = {'LESS': 'FRX', 'LV': '-c'}
#: Shells end with it where there is no such command.
_NO_COMMAND = 127


class View(NamedTuple):
    """What is shown of an article: in which output, with which colours, and around which blocks.

    ``styles`` give marks and removed text their looks, or are ``None``; so is ``context`` to show
    all.
    """

    output: str
    styles: Styles | None = None
    context: int | None = None


def write_file(text: str, path: Path, inputs: Iterable[Path]) -> None:
    """Write a file, which is none of those that were compared.  Raises :class:`LedgerError`."""
    if any(path.exists() and path.samefile(each) for each in inputs if each.exists()):
        raise LedgerError(
            Subtype.FILE, f'{str(path)!r} is one of the two files: name another one to write'
        )
    try:
        path.write_text(text, encoding='utf-8', newline='\n')
    except OSError as error:
        raise LedgerError(
            Subtype.FILE, f'the file {str(path)!r} cannot be written: {error.strerror}'
        ) from None


def print_text(text: str, *, paged: bool) -> None:
    """Print text, on a terminal in a pager if that is wanted."""
    command = _pager() if paged and sys.stdout.isatty() else ''
    if command and _page(text, command):
        return
    sys.stdout.reconfigure(encoding='utf-8')  # type: ignore[union-attr]
    sys.stdout.write(text)
    sys.stdout.flush()


def _pager() -> str:
    """Return the command of the pager that somebody wants; nothing for none."""
    if os.environ.get('TERM') == 'dumb':
        return ''
    command = os.environ.get('PAGER', 'less' if shutil.which('less') else '').strip()
    return '' if command == 'cat' else command


def _page(text: str, command: str) -> bool:
    """Show text in a pager; return whether there is such a pager."""
    environment = {**PAGER_SETTINGS, **os.environ}
    pager = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)
    data: bytes | None = text.encode()
    while True:
        try:
            pager.communicate(data)
        except KeyboardInterrupt:
            # It ends a search of the pager, not the pager.
            data = None
        else:
            return pager.returncode != _NO_COMMAND


def add_output_arguments(parser: argparse.ArgumentParser) -> None:
    """Say where a command can write."""
    parser.add_argument(
        '-o', '--output', metavar='FILE', help='write to a file instead of the terminal'
    )
    parser.add_argument(
        '--no-pager', action='store_true', help='on a terminal, print without a pager'
    )
