"""Puts faults into the code of this process, for :mod:`planted`; no file is changed."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import sphinxcontrib_ledger

if TYPE_CHECKING:
    from collections.abc import Callable

PIPELINE = 'sphinxcontrib_ledger.pipeline'


def swapped(module: str, name: str, make: Callable[[Any], Any]) -> None:
    """Put what ``make`` returns for a function in its place, wherever it was imported."""
    old = getattr(import_module(module), name)
    new = make(old)
    for each in pkgutil.walk_packages(
        sphinxcontrib_ledger.__path__, 'sphinxcontrib_ledger.', onerror=None
    ):
        if not each.name.endswith('__main__'):
            import_module(each.name)
    for loaded in [value for key, value in sys.modules.items() if 'sphinxcontrib_ledger' in key]:
        for key, value in list(vars(loaded).items()):
            if value is old:
                setattr(loaded, key, new)


def switch_proofs_off() -> None:
    """Let every account and every tree pass."""
    for name in ('uncovered', 'word_faults', 'context_faults', 'place_faults', 'reference_faults'):
        swapped(PIPELINE, name, lambda _: lambda *_arguments: ())
    places = 'sphinxcontrib_ledger.proof.places'
    swapped(places, 'displaced_marks', lambda _: lambda *_arguments: ())
    snapshot = import_module('sphinxcontrib_ledger.proof.structure').TreeSnapshot
    snapshot.is_kept = lambda *_: True
