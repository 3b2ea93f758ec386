"""The check of a configuration value against what its option allows.

In: the name of an option and a value.  Out: what is wrong with it, as a person reads it.
"""

from __future__ import annotations

from typing import Any

from sphinxcontrib_ledger.settings import OPTIONS
from sphinxcontrib_ledger.settings.values import default_of


def problem_of(name: str, value: Any) -> str | None:
    """Return what is wrong with a configuration value; ``None`` if nothing is."""
    known, called = OPTIONS[name], f'ledger_{name}'
    if value == default_of(name):
        return None
    if known.problem is not None:
        return known.problem(called, value)
    if known.choices is None:
        return None
    choices = tuple(known.choices())
    if list not in known.types:
        one_of = f'it must be one of {", ".join(choices)}'
        return None if value in choices else f'{called} is {value!r}: {one_of}'
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        return f'{called} is {value!r}: it must be a list of names'
    unknown = sorted(set(value).difference(choices))
    return f'{called} has {unknown[0]!r}: it may have {", ".join(choices)}' if unknown else None
