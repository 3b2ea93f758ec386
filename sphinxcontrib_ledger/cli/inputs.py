"""The two files that a command line names, of which one may be standard input.

In: names as somebody wrote them.
Out: an :class:`Input` each, with its text and format. First step of the command.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.read.files import read_text, require_file, text_from
from sphinxcontrib_ledger.read.registry import format_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.read.registry import Format

#: The name of standard input; a file of that name is ``./-``.
STANDARD_INPUT = '-'


class Input(NamedTuple):
    """A file by its ``name``, as somebody wrote it, with its text and its format.

    ``path`` is where it is, or, for standard input, where the other file is: it has the format
    and the neighbours of that one.
    """

    name: str
    path: Path
    text: str
    form: Format

    @property
    def is_file(self) -> bool:
        """Return whether it can be read again: standard input and pipes cannot."""
        return self.name != STANDARD_INPUT and self.path.is_file()


def read_inputs(names: Sequence[str], encoding: str, form: str) -> list[Input]:
    """Return the two files with these names; ``form`` is the format of both, if it is given.

    Raises :class:`LedgerError`.
    """
    paths = [Path(name) for name in names if name != STANDARD_INPUT]
    if not paths:
        raise LedgerError(
            Subtype.FILE, 'only one of the two files can be -, which is standard input'
        )
    inputs = []
    for name in names:
        path = paths[0] if name == STANDARD_INPUT else Path(name)
        require_file(path)
        kind = format_of(path, form)
        if name == STANDARD_INPUT:
            text = text_from(sys.stdin.buffer.read(), encoding, 'standard input')
        else:
            text = read_text(path, encoding)
        inputs.append(Input(name, path, text, kind))
    return inputs
