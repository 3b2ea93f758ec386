"""Pages of which autodoc writes a part say what they say without a baseline."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from support.projects import run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONF = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
extensions = ['sphinx.ext.autodoc', 'sphinxcontrib_ledger']
smartquotes = False
"""
PAGE = """\
{title}
=====

{word} the ships.

.. automodule:: {module}
   :members:
   :undoc-members:
   :inherited-members: tuple, dict, Enum
   :no-index:
"""
#: Autodoc notes something in the first five when it describes them, and nothing in the others.
MODULES = {
    'ledger_ships': '''
"""Ships."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypedDict

from ledger_yards import Yard


class Ship:
    """A ship."""

    name: str = ''
    mast = 1  # type: int
    __keel: str

    def __init__(self) -> None:
        self.age: int = 2
        self.crew = []  # type: list[str]

    class Hold:
        """A hold."""

        size: int

        def __init__(self) -> None:
            self.load: float = 0.0


class Ferry(Ship, Yard):
    """A ferry, of a base in another module."""

    def __init__(self) -> None:
        self.cars: int = 2


if Yard.__doc__:

    class Barge:
        """A barge."""

        cargo: str

        def __init__(self) -> None:
            self.pace: int = 1


@dataclass
class Raft:
    """A raft."""

    logs: int
    rope: str = ''


class Knot(NamedTuple):
    """A knot."""

    loops: int


class Log(TypedDict):
    """A log."""

    day: str


class Light(Enum):
    """A light."""

    RED = 1


class Slots:
    """A deck."""

    __slots__ = ('plank',)
    plank: int
''',
    'ledger_yards': '''
"""Yards."""

fleet = []  # type: list[str]
flag: str


class Yard:
    """A yard."""

    crane: str

    def __init__(self) -> None:
        self.docks: int = 2
''',
}
#: The pages, in the order of reading: their titles, modules, and whether their text changed.
PAGES = {
    'extra': ('Extra', 'ledger_ships', True),
    'index': ('First', 'ledger_ships', True),
    'later': ('Later', 'ledger_ships', False),
    'yards': ('Yards', 'ledger_yards', True),
}


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Have the modules imported anew, as another build would."""
    path = list(sys.path)
    yield
    sys.path[:] = path
    for name in MODULES:
        sys.modules.pop(name, None)


def pages(folder: Path, **values: object) -> dict[str, str]:
    for name in MODULES:
        sys.modules.pop(name, None)
    out = folder.parent / f'{folder.name}-{len(values)}'
    built = run_sphinx(folder, out, 'text', confoverrides=values, freshenv=True)
    assert [warning for warning in built.warnings if 'toctree' not in warning] == []
    return {name: built.text(f'{name}.txt') for name in PAGES}


def write(folder: Path, word: str) -> None:
    sources = {
        f'{name}.rst': PAGE.format(title=title, module=module, word=word if changed else 'See')
        for name, (title, module, changed) in PAGES.items()
    }
    modules = {f'{name}.py': text for name, text in MODULES.items()}
    write_files(folder, {'conf.py': CONF, **sources, **modules})


def test_what_an_original_describes_adds_no_members_to_its_classes(
    tmp_path: Path, forgotten: None
) -> None:
    """Autodoc notes annotations in the classes themselves, and finds them the second time."""
    write(tmp_path / 'before', 'Regard')
    write(tmp_path / 'now', 'Behold')
    plain = pages(tmp_path / 'now')
    values = {'ledger_baseline': '../before', 'ledger_baseline_legend': 'none'}
    marked = pages(tmp_path / 'now', **values, suppress_warnings=['ledger.generated'])
    for name, (title, _, changed) in PAGES.items():
        page = marked[name]
        assert ('{+Behold+}' in page) == changed
        assert page.replace('{+Behold+}', 'Behold')[page.index(title) :] == plain[name]
    # So that this test sees something: a page that describes them again has members more.
    assert 'pace' not in plain['extra']
    assert 'pace' in plain['later']
