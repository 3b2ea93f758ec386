"""An option that a directive does not know, or that cannot be so, keeps no article off its page.

docutils reads the options of a directive before it runs it, and runs none with a wrong option: the
page would be without the article.

In: how each option is read.
Out: a mapping for docutils by which every option can be read; later, what was wrong.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_ledger.errors import LedgerError, Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Fault(NamedTuple):
    """In the place of an option's value: what is wrong with it."""

    problem: str


class OptionSpec(dict[str, Any]):
    """The options of a directive, by which those can be read, too, that it does not know.

    Sphinx has such a mapping, too, for the options of ``automodule``.
    """

    def __init__(self, converters: Mapping[str, Callable[[str], Any]]) -> None:
        super().__init__({name: partial(_value, name, read) for name, read in converters.items()})

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return partial(_unknown, name, sorted(self))


def _value(name: str, read: Callable[[str], Any], argument: str) -> Any:
    try:
        return read(argument)
    except (ValueError, TypeError) as error:
        return Fault(f'the option :{name}: cannot be used ({error})')


def _unknown(name: str, known: Iterable[str], argument: str) -> Fault:
    """Say that there is no such option, and which one may be meant."""
    near = get_close_matches(name, list(known), 1)
    meant = f' (did you mean :{near[0]}:?)' if near else ''
    return Fault(f'there is no option :{name}:{meant}')


def fault_in(options: dict[str, Any]) -> LedgerError | None:
    """Return what is wrong with options, and take those that are wrong away."""
    faults = [name for name, value in options.items() if isinstance(value, Fault)]
    problems = [options.pop(name).problem for name in faults]
    return LedgerError(Subtype.DIRECTIVE, '; '.join(problems)) if problems else None
