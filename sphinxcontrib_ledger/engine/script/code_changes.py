"""The values that say which lines and stretches of code changed.

In: what ``code_lines`` compared.
Out: values that annotation puts beside the code, as numbers and strings in the document tree.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

StretchKind = Literal['added', 'modified', 'removed']
_WRITTEN = re.compile(r'(\d+)-(\d+):(added|modified|removed)')


class Stretch(NamedTuple):
    """A range of characters of the code's text that was added or modified.

    An empty one is a place where something was removed and nothing put instead.
    """

    start: int
    stop: int
    kind: StretchKind


class CodeChanges(NamedTuple):
    """Lines that changed and places between lines, by number, and the stretches within lines.

    The first line is 1.

    ``gaps`` are the numbers of the lines after which lines were removed: 0 is before the first.
    """

    lines: list[int]
    gaps: list[int]
    stretches: list[Stretch]


def write_stretch(stretch: Stretch) -> str:
    """Return a stretch as a document tree keeps it: ``4-9:modified``."""
    return f'{stretch.start}-{stretch.stop}:{stretch.kind}'


def read_stretch(written: str) -> Stretch:
    """Return the stretch that was written so."""
    match = _WRITTEN.fullmatch(written)
    if not match:
        raise ValueError(f'{written!r} is no stretch of code')
    return Stretch(int(match[1]), int(match[2]), cast('StretchKind', match[3]))
