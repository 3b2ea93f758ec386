"""``python -m sphinxcontrib_ledger COMMAND``: the commands, a row each.

In: the arguments of the command line.
Out: the exit status of the command that they name.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.cli import diff
from sphinxcontrib_ledger.cli.flags import flag_of
from sphinxcontrib_ledger.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Command(NamedTuple):
    """A command: its name and its help, how it is parsed, and what it does.

    ``run`` returns the exit status, and raises :class:`LedgerError`.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


COMMANDS = (
    Command(
        'diff', 'print the edited article with its edits marked', diff.add_arguments, diff.run
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except LedgerError as error:
        print(f'ledger: {error.message_for(flag_of)}', file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog='python -m sphinxcontrib_ledger', description='Edit-annotated documents.'
    )
    commands = parser.add_subparsers(dest='command', required=True)
    for command in COMMANDS:
        subparser = commands.add_parser(command.name, help=command.help)
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser
