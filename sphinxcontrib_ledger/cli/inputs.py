"""The two files that a command line names, of which one may be standard input or missing.

In: names as somebody wrote them.
Out: an :class:`Input` each, with its text and format. First step of the command.
"""

from __future__ import annotations

import os
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
#: What git calls the missing side of a file that was added or removed.
NOTHING = ('/dev/null', os.devnull)


class Input(NamedTuple):
    """A file by its ``name``, as somebody wrote it, with its text and its format.

    ``path`` is where it is, or, for standard input and for a side that is missing, where the
    other file is: it has the format and the neighbours of that one.  ``called`` is the path that
    it is known by, which is another one for the temporary files of git.
    """

    name: str
    path: Path
    text: str
    form: Format
    called: Path

    @property
    def shown_name(self) -> str:
        """Return what people are told of it."""
        return 'standard input' if self.name == STANDARD_INPUT else self.name

    @property
    def is_named(self) -> bool:
        """Return whether it is a file that was meant: git writes nothing for one that is new."""
        return not _is_no_file(self.name)

    @property
    def is_file(self) -> bool:
        """Return whether it can be read again, by its name: standard input and pipes cannot."""
        has_suffix = self.path.suffix == self.called.suffix
        return not _is_no_file(self.name) and has_suffix and self.path.is_file()


def read_inputs(
    names: Sequence[str], encoding: str, form: str, called: str | None = None
) -> list[Input]:
    """Return the two files with these names; ``form`` is the format of both, if it is given.

    ``called`` is the path that both are known by.  Raises :class:`LedgerError`.
    """
    paths = [Path(name) for name in names if not _is_no_file(name)]
    if not paths:
        raise LedgerError(
            Subtype.FILE,
            'only one of the two files can be -, which is standard input, or /dev/null',
        )
    inputs = []
    for name in names:
        path = paths[0] if _is_no_file(name) else Path(name)
        known = Path(called) if called else path
        require_file(path)
        kind = format_of(known, form)
        if name == STANDARD_INPUT:
            text = text_from(sys.stdin.buffer.read(), encoding, 'standard input')
        else:
            text = '' if name in NOTHING else read_text(path, encoding)
        inputs.append(Input(name, path, text, kind, known))
    return inputs


def _is_no_file(name: str) -> bool:
    return name == STANDARD_INPUT or name in NOTHING
