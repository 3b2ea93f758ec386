"""What reading could change in Sphinx and nobody copies, as the configuration.

Copies of these would not be what extensions ask for, or would cost more than reading does.
So they are compared instead: what an original added to one of them is told by its name.

In: a throwaway environment, before and after something is read with it.
Out: the names of the attributes that are others now.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.compat.deep_copy import deep_copy, dumped
from sphinxcontrib_ledger.compat.environment import application_of
from sphinxcontrib_ledger.compat.throwaway import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The containers that something can be put into.
CONTAINERS = frozenset({dict, list, set})
#: Where values of the configuration come from; the values themselves are what extensions ask for.
SOURCES = frozenset({'_raw_config', '_options', '_overrides'})


@contextmanager
def changes_noted(twin: Any, names: list[str]) -> Iterator[None]:
    """Add the names of the shared attributes that are changed meanwhile to ``names``.

    Linear in the size of the configuration and in the number of attributes of the environment.
    """
    values, counts = _configured(twin), _counts(twin)
    written, known = dumped(values), deep_copy(values, {}).value
    try:
        yield
    finally:
        now = _configured(twin)
        changed = source_of(twin).changed()
        if dumped(now) != written:
            changed += [f'config.{name}' for name in now if known.get(name) != now[name]]
        changed += [
            '.'.join(name) for name, size in _counts(twin).items() if counts.get(name) != size
        ]
        names += [name for name in changed if name not in names]


def _configured(twin: Any) -> dict[str, Any]:
    """Return the values of the configuration that something can be put into."""
    return {
        name: value
        for name, value in vars(twin.config).items()
        if type(value) in CONTAINERS and value and name not in SOURCES
    }


def _counts(twin: Any) -> dict[tuple[str, ...], int]:
    """Return how much is in what an original must not reach, and in what nobody copies."""
    app, env = application_of(twin), source_of(twin).env
    things = {'env': env, 'builder': app.builder, 'registry': app.registry}
    counts: dict[tuple[str, ...], int] = {
        (name, attribute): len(value)
        for name, thing in things.items()
        for attribute, value in vars(thing).items()
        if type(value) in CONTAINERS
    }
    for name, data in env.domaindata.items():
        for attribute, value in data.items():
            if type(value) in CONTAINERS:
                counts['env.domaindata', name, attribute] = len(value)
    return counts
