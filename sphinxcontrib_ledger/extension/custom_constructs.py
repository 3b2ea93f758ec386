"""Rules for the nodes of others come into the configuration, and are checked there.

Extensions give theirs by ``add_construct``, projects by the value ``ledger_constructs``.
Both are entries of that value, so that they live as long as a build does, reach its processes,
and have pages built again when they change.

In: rules as extensions and projects write them.
Out: checked entries of the configuration. Done once, before anything is read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinxcontrib_ledger.document.constructs.rules import Compare, Look, Mark, NodePlace

VALUE = 'ledger_constructs'
#: Registrations come into the configuration before it is checked, at 500.
EARLY = 400


def add_construct(
    app: Sphinx,
    node_class: type[nodes.Element],
    compare: Compare,
    mark: Mark | None = None,
    *,
    place: NodePlace | None = None,
    shown: Iterable[str] | None = None,
    look: Look | None = None,
    why: str = '',
) -> None:
    """Say how nodes of a class are compared and marked, from the ``setup`` of an extension.

    It does nothing in projects that do not use this extension.
    The parameters are explained in the reference.
    Raises ``sphinx.errors.ExtensionError``.
    """
    is_class: bool = isinstance(node_class, type)
    if not is_class or not issubclass(node_class, nodes.Element):
        raise ExtensionError(f'add_construct: {node_class!r} is no class of docutils elements')
    entries = {
        'node': f'{node_class.__module__}.{node_class.__name__}',
        'compare': compare,
        'mark': mark,
        'place': place,
        'shown': None if shown is None else [*shown],
        'look': look,
        'why': why,
    }
    row = {name: value for name, value in entries.items() if value is not None}
    from sphinxcontrib_ledger.document.constructs.custom import rule_of

    try:
        rule_of(row)
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
    rows = config.ledger_constructs
    if isinstance(rows, list | tuple) and not rows:
        return
    from sphinxcontrib_ledger.compat.build_end import config_error

    if not isinstance(rows, list | tuple):
        raise config_error(f'{VALUE} is {rows!r}: it must be a list of rows')
    from sphinxcontrib_ledger.document.constructs.custom import rule_of

    for number, given in enumerate(rows):
        try:
            rule_of(given)
        except ValueError as error:
            raise config_error(f'{VALUE}[{number}], {given!r}: {error}') from None
