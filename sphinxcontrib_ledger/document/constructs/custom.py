"""Rules that a project and other extensions give for nodes of their own.

Entries of the configuration value ``ledger_constructs`` go in, ``Constructs`` come out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

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

#: The entries that a rule may have, with the types of their values.
ENTRIES: Mapping[str, tuple[type, ...]] = {
    'node': (str,),
    'compare': (str,),
    'mark': (str,),
    'place': (str,),
    'shown': (list, tuple),
    'look': (str,),
    'why': (str,),
}
#: The values that some entries may have.
CHOICES: Mapping[str, Iterable[str]] = {
    # A writer knows by its class what it sets apart.
    'compare': [name for name in COMPARE if name != 'part'],
    'mark': MARK,
    'place': PLACES,
    'look': LOOKS,
}


def rule_of(given: object) -> Rule:
    """Return the rule that some entries make; a ``ValueError`` says what is wrong with them."""
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
    rule = Rule(**{'why': '', **given, 'shown': shown})
    _refuse_nowhere(rule)
    return rule


def _refuse_unknown(value: str, known: Iterable[str], name: str) -> None:
    if value not in known:
        raise ValueError(f'{name} is {value!r}: it must be one of {", ".join(known)}')


def _refuse_nowhere(rule: Rule) -> None:
    """Refuse a rule whose entries do not go together."""
    if any(rule.mark_at(place) for place in PLACES):
        return
    possible = [
        f'{mark!r} ({place})'
        for (place, compare), marks in MARKS.items()
        if compare == rule.compare
        for mark in marks
    ]
    where = f' with the place {rule.place!r}' if rule.place else ''
    how = f' and the mark {rule.mark!r}' if rule.mark else ''
    raise ValueError(
        f'there is nothing that is compared as {rule.compare!r}{where}{how}: '
        f'its mark can be {", ".join(possible)}'
    )


@lru_cache(maxsize=16)
def _with(rules: tuple[Rule, ...]) -> Constructs:
    """Return the built-in rules with others behind them; the same value for the same rules."""
    return Constructs((*KNOWN.rules, *rules))


def constructs_of(given: Iterable[object]) -> Constructs:
    """Return the rules that hold in a project with the given entries."""
    rules = tuple([rule_of(entries) for entries in given])
    return _with(rules) if rules else KNOWN
