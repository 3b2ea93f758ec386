"""What extensions keep in their modules is left as it was: tables, counters, caches.

There is no other one of a module to give them meanwhile.
So it is noted what is in each table of theirs, and put back afterwards: the edited file finds what
it would find without its original, as the first use of something on a page.

In: Sphinx's application.
Out: the modules of its extensions, unchanged.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

#: Packages whose modules keep nothing of what they read.
STATELESS = ('sphinx', 'docutils', 'sphinxcontrib_ledger', 'myst_parser', 'alabaster')
#: The tables that something can be put into.
TABLES = (dict, list, set)


@contextmanager
def modules_restored(app: Any) -> Iterator[None]:
    """Put back what the modules of extensions hold, one level deep.

    Linear in the number of names in these modules and in the size of their tables.
    """
    noted = [(table, table.copy()) for table in _tables(app)]
    try:
        yield
    finally:
        for table, before in noted:
            if not _is_same(table, before):
                _put_back(table, before)


def _is_same(table: Any, before: Any) -> bool:
    try:
        return bool(table == before)
    except Exception:  # some things have no truth value when they are compared
        return False


def _put_back(table: Any, before: Any) -> None:
    table.clear()
    if isinstance(table, list):
        table.extend(before)
    else:
        table.update(before)


def _tables(app: Any) -> Iterator[Any]:
    """Go through the tables of modules, and those in objects of their own classes."""
    for module in _modules(app):
        for name, value in vars(module).items():
            if name.startswith('__'):
                continue
            if type(value) in TABLES:
                yield value
            elif isinstance(value, type) and value.__module__ == module.__name__:
                yield from (table for table in vars(value).values() if type(table) in TABLES)
            elif type(value).__module__ == module.__name__ and hasattr(value, '__dict__'):
                yield vars(value)
                yield from (table for table in vars(value).values() if type(table) in TABLES)


def _modules(app: Any) -> list[ModuleType]:
    """Return the modules of extensions that may keep something."""
    names = [name for name in app.extensions if name.partition('.')[0] not in STATELESS]
    return [sys.modules[name] for name in names if name in sys.modules]
