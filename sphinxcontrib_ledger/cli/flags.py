"""The options of the command line that are settings: made of the metadata of these.

In: the settings' fields; then parsed arguments.  Out: flags of a parser; then settings.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.settings import OPTIONS, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


def add_flags(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    """Let a parser take settings, which are given by their names, in that order."""
    for name in names:
        flag, default = OPTIONS[name].flag, getattr(Settings, name)
        assert flag is not None
        choices = list(flag.choices()) if flag.choices else None
        written = ','.join(default) if isinstance(default, tuple) else default
        text = flag.help.format(choices=', '.join(choices or ()), default=written)
        check = OPTIONS[name].check
        if flag.repeated and check is not None:
            parser.add_argument(
                flag.name,
                dest=name,
                action=_Appended,
                default=default,
                type=partial(_checked, check),
                metavar=flag.metavar,
                help=text,
            )
        elif isinstance(default, tuple):
            parser.add_argument(
                flag.name,
                dest=name,
                default=written,
                type=partial(_names_among, choices or ()),
                metavar=flag.metavar,
                help=text,
            )
        else:
            parser.add_argument(flag.name, dest=name, default=default, choices=choices, help=text)


class _Appended(argparse.Action):
    """Adds what each use of a flag gives to a tuple."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        value: object,
        _flag: str | None = None,
    ) -> None:
        setattr(namespace, self.dest, (*getattr(namespace, self.dest), value))


def _checked(check: Callable[[str], str], argument: str) -> str:
    try:
        return check(argument)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _names_among(known: Sequence[str], argument: str) -> tuple[str, ...]:
    names = tuple(name for name in argument.split(',') if name)
    if unknown := sorted(set(names).difference(known)):
        raise argparse.ArgumentTypeError(f'{unknown[0]!r} is none of {", ".join(known)}')
    return names


def settings_from(options: argparse.Namespace) -> Settings:
    """Return the settings that a command line gives."""
    return Settings(**{name: getattr(options, name) for name in OPTIONS if name in options})


def flag_of(directive_option: str) -> str:
    """Return what the command line calls an option of the directive: what errors tell to use."""
    [name] = [
        option.flag.name
        for option in OPTIONS.values()
        if option.directive == directive_option and option.flag is not None
    ]
    return name
