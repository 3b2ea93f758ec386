"""The files that somebody may have meant who named one that is not there.

In: the path of a missing file.
Out: the paths of those that are there, whose names are nearly the same; for error messages.

Before: ``articles/Curfew.rst``, written where letter case makes no difference.
Wrong: the file does not exist.
Right: the file does not exist: did you mean ``articles/curfew.rst``?
"""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: How much alike two names are, of 1.  ``policiy.rst`` is 0.95 like ``policy.rst``; with less,
#: any two short names of one suffix are alike, with more, two letters that changed places are not.
ALIKE = 0.85
#: With more of them, a message is a list of files.
MOST = 3


def near_names(path: Path) -> list[Path]:
    """Return the files that may be meant by a path at which there is none, each as likely.

    Folders on the way may have another name, too.
    """
    near = {each: _nearness(each, path) for each in _near(path)}
    nearest = next(iter(near.values()), None)
    return sorted(each for each, nearness in near.items() if nearness == nearest)[:MOST]


def _nearness(near: Path, path: Path) -> tuple[bool, float]:
    """Return how near a path is to another: the greater, the nearer."""
    is_same = _folded(str(near)) == _folded(str(path))
    return is_same, SequenceMatcher(None, str(near), str(path)).ratio() if not is_same else 1


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
    return list(
        dict.fromkeys([*same, *folded, *get_close_matches(name, names, len(names) or 1, ALIKE)])
    )


def _folded(name: str) -> str:
    """Return a name as file systems compare it that know no letter case and compose letters."""
    return normalize('NFC', name).casefold()
