"""docutils' registries of roles and directives: there is no public way to forget an entry.

In: the name of a registry, or of its entries.
Out: docutils' own tables of roles and directives, to look at and to restore.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives, roles

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The name by which the role of text in single backquotes is registered.
DEFAULT_ROLE = ''


def role_registry() -> dict[str, Any]:
    """Return the roles that docutils knows, by their names."""
    registry: dict[str, Any] = vars(roles)['_roles']
    return registry


def directive_registry() -> dict[str, Any]:
    """Return the directives that docutils knows, by their names."""
    registry: dict[str, Any] = vars(directives)['_directives']
    return registry


@contextmanager
def registry_kept(registry: dict[str, Any], *names: str) -> Iterator[None]:
    """Leave a registry as it was: all of it, or only its entries of some ``names``."""
    known = dict(registry)
    try:
        yield
    finally:
        for name in names or (*known, *registry):
            if name in known:
                registry[name] = known[name]
            else:
                registry.pop(name, None)
