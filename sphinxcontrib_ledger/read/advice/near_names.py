"""The file that somebody meant who named one that is not there.

In: the path of a missing file.
Out: the path of one that is there, whose name is nearly the same; for error messages.

Before: ``articles/Curfew.rst``, written where letter case makes no difference.
Wrong: the file does not exist.
Right: the file does not exist: did you mean ``articles/curfew.rst``?
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: How much alike two names are, of 1.  ``policiy.rst`` is 0.95 like ``policy.rst``; with less,
#: any two short names of one suffix are alike, with more, two letters that changed places are not.
ALIKE = 0.85


def near_name(path: Path) -> Path | None:
    """Return the file that was meant by a path at which there is none, if one is nearly named so.

    Folders on the way may have another name, too.
    """
    return next(_near(path), None)


def _near(path: Path) -> Iterator[Path]:
    """Go through files that nearly have a path, the likeliest first."""
    if path.parent == path:
        if path.exists():
            yield path
        return
    for folder in [path.parent] if path.parent.is_dir() else _near(path.parent):
        for name in _alike(path.name, folder):
            if (folder / name).exists():
                yield folder / name


def _alike(name: str, folder: Path) -> list[str]:
    """Return the names in a folder that are like one: itself, in other letter case, or nearly."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
    same = [each for each in names if each == name]
    folded = [each for each in names if _folded(each) == _folded(name)]
    return list(dict.fromkeys([*same, *folded, *get_close_matches(name, names, 3, ALIKE)]))


def _folded(name: str) -> str:
    """Return a name as file systems compare it that know no letter case and compose letters."""
    return normalize('NFC', name).casefold()
