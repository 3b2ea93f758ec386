"""Rows that a project's configuration and other extensions give for nodes of their own.

Both are entries of the configuration value ``ledger_constructs``, so that they live as long as a
build does, reach its processes, and have pages built again when they change.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger.document.constructs.builtin import KNOWN
from sphinxcontrib_ledger.document.constructs.lookup import Constructs
from sphinxcontrib_ledger.document.constructs.rules import (
    COMPARE,
    EVERY,
    LOOKS,
    MARK,
    MARKS,
    PLACES,
    Rule,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinxcontrib_ledger.document.constructs.rules import Compare, Look, Mark, Place

#: The entries that a row may have, with the types of their values.
ENTRIES: Mapping[str, tuple[type, ...]] = {
    'node': (str,),
    'compare': (str,),
    'mark': (str,),
    'place': (str,),
    'shown': (list, tuple),
    'look': (str,),
    'why': (str,),
}
#: What the values of some entries may be.
CHOICES: Mapping[str, Iterable[str]] = {
    # What writers set apart they know by its class.
    'compare': [name for name in COMPARE if name != 'part'],
    'mark': MARK,
    'place': PLACES,
    'look': LOOKS,
}
VALUE = 'ledger_constructs'
#: Registrations come into the configuration before it is checked, at 500.
EARLY = 400


def add_construct(
    app: Sphinx,
    node_class: type[nodes.Element],
    compare: Compare,
    mark: Mark | None = None,
    *,
    place: Place | None = None,
    shown: Iterable[str] | None = None,
    look: Look | None = None,
    why: str = '',
) -> None:
    """Say how nodes of a class are compared and marked, from the ``setup`` of an extension.

    It does nothing in projects that do not use this extension.
    The parameters are explained in the reference.
    Raises ``sphinx.errors.ExtensionError``.
    """
    from sphinx.errors import ExtensionError

    is_class: bool = isinstance(node_class, type)
    if not is_class or not issubclass(node_class, nodes.Element):
        raise ExtensionError(f'add_construct: {node_class!r} is no class of docutils elements')
    given = {
        'node': f'{node_class.__module__}.{node_class.__name__}',
        'compare': compare,
        'mark': mark,
        'place': place,
        'shown': None if shown is None else [*shown],
        'look': look,
        'why': why,
    }
    row = {name: value for name, value in given.items() if value is not None}
    try:
        row_of(row)
    except ValueError as error:
        raise ExtensionError(f'add_construct: {error}') from None
    if getattr(app, 'env', None) is not None:
        raise ExtensionError(
            f'add_construct: it is too late for {row["node"]}: call it in setup()'
        )
    app.connect('config-inited', partial(_register, row=row), EARLY)


def _register(app: Sphinx, config: Config, row: dict[str, Any]) -> None:
    """Put a registered row before those of the project, which are the last and so hold."""
    if VALUE in config and isinstance(config.ledger_constructs, list | tuple):
        config.ledger_constructs = [row, *config.ledger_constructs]


def check_constructs(app: Sphinx, config: Config) -> None:
    """Refuse rows that say nothing.

    Raises ``sphinx.errors.ConfigError``.
    """
    from sphinx.errors import ConfigError

    rows = config.ledger_constructs
    if not isinstance(rows, list | tuple):
        raise ConfigError(f'{VALUE} is {rows!r}: it must be a list of rows')
    for number, given in enumerate(rows):
        try:
            row_of(given)
        except ValueError as error:
            raise ConfigError(f'{VALUE}[{number}], {given!r}: {error}') from None


def row_of(given: object) -> Rule:
    """Return the row that some entries make; a ``ValueError`` says what is wrong with them."""
    if not isinstance(given, dict):
        raise ValueError('a row is a dictionary')
    for name, value in given.items():
        _refuse_unknown(name, ENTRIES, 'entry')
        if not isinstance(value, ENTRIES[name]):
            types = ' or '.join(kind.__name__ for kind in ENTRIES[name])
            raise ValueError(f'{name} is {value!r}: it must be a {types}')
    for name in ('node', 'compare'):
        if not given.get(name):
            raise ValueError(f'{name} is missing')
    if not all(part.isidentifier() for part in given['node'].split('.')):
        raise ValueError(f'node is {given["node"]!r}: it must be the name of a class')
    for name, known in CHOICES.items():
        if name in given:
            _refuse_unknown(given[name], known, name)
    shown = tuple(given.get('shown', EVERY if given['compare'] in ('atom', 'sealed') else ()))
    if not all(isinstance(name, str) for name in shown):
        raise ValueError(f'shown is {given["shown"]!r}: it must hold the names of attributes')
    row = Rule(**{'why': '', **given, 'shown': shown})
    _refuse_nowhere(row)
    return row


def _refuse_unknown(value: str, known: Iterable[str], name: str) -> None:
    if value not in known:
        raise ValueError(f'{name} is {value!r}: it must be one of {", ".join(known)}')


def _refuse_nowhere(row: Rule) -> None:
    """Refuse a row whose entries do not go together."""
    if any(row.mark_at(place) for place in PLACES):
        return
    possible = [
        f'{mark!r} ({place})'
        for (place, compare), marks in MARKS.items()
        if compare == row.compare
        for mark in marks
    ]
    where = f' with the place {row.place!r}' if row.place else ''
    how = f' and the mark {row.mark!r}' if row.mark else ''
    raise ValueError(
        f'there is nothing that is compared as {row.compare!r}{where}{how}: '
        f'its mark can be {", ".join(possible)}'
    )


@lru_cache(maxsize=16)
def _with(rows: tuple[Rule, ...]) -> Constructs:
    """Return our rows and others behind them; the same value for the same rows."""
    return Constructs((*KNOWN.rows, *rows))


def constructs_of(given: Iterable[object]) -> Constructs:
    """Return the rows that hold in a project with the given ones."""
    rows = tuple([row_of(row) for row in given])
    return _with(rows) if rows else KNOWN
