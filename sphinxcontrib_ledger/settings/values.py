"""The settings of an article, from the values of its project and its own options.

In: the configuration values and the options of a directive.
Out: :class:`Settings`, which every step of the pipeline is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.settings import OPTIONS, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping


def default_of(name: str) -> Any:
    """Return the default of a configuration value, of the type that the value has."""
    kind, default = OPTIONS[name].types[0], getattr(Settings, name)
    return kind(default)


def settings_of(values: object, options: Mapping[str, str]) -> Settings:
    """Return an article's settings: its own options first, then the project's values.

    ``values`` has the configuration values as attributes (Sphinx's ``Config``), or none of them
    (plain docutils).
    """
    return Settings(**{name: _value(name, values, options) for name in OPTIONS})


def _value(name: str, values: object, options: Mapping[str, str]) -> Any:
    """Return the value of one setting, which cannot be changed."""
    known = OPTIONS[name]
    kind = known.types[0]
    if known.directive and (own := options.get(known.directive)) is not None:
        if kind is list:
            return tuple(filter(None, map(str.strip, own.splitlines())))
        return own == 'yes' if kind is bool else own
    value = getattr(values, f'ledger_{name}', getattr(Settings, name))
    if kind is dict:
        return tuple(sorted(dict(value).items()))
    return tuple(value) if kind is list else kind(value)
