"""``sphinx-ledger COMMAND``, or ``python -m sphinxcontrib_ledger``: the commands, a row each.

In: the arguments of the command line.
Out: the exit status of the command that they name.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger import __version__
from sphinxcontrib_ledger.cli import completion, diff, git_diff
from sphinxcontrib_ledger.cli.flags import flag_of
from sphinxcontrib_ledger.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Command(NamedTuple):
    """A command: its name and its help, how it is parsed, what it does, and examples of its use.

    ``run`` returns the exit status, and raises :class:`LedgerError`.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    examples: str = ''


COMMANDS = (
    Command(
        'diff',
        'print the edited article with its edits marked',
        diff.add_arguments,
        diff.run,
        diff.EXAMPLES,
    ),
    Command(
        'git-diff',
        'the same for git, which says what it compares (GIT_EXTERNAL_DIFF)',
        git_diff.add_arguments,
        git_diff.run,
    ),
    Command(
        'setup-git',
        'print the lines that let git show articles by their words',
        git_diff.no_arguments,
        git_diff.print_setup,
    ),
    Command(
        'completion',
        'print what completes this command in a shell',
        completion.add_arguments,
        completion.run,
        completion.EXAMPLES,
    ),
)
#: What a shell says of a program that wrote to one that had enough, as ``head`` has.
BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None, program: str = 'sphinx-ledger') -> int:
    """Run the command line; return the exit status.  ``program`` is what people typed for it."""
    options = parser_of(program).parse_args(arguments)
    try:
        status: int = options.run(options)
    except LedgerError as error:
        print(f'ledger: {error.message_for(flag_of)}', file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Python would write what is left, and complain, when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return status


def parser_of(program: str) -> argparse.ArgumentParser:
    """Return what reads the command line of a program of that name."""
    parser = argparse.ArgumentParser(
        prog=program,
        description='Edit-annotated documents.',
        epilog='examples:\n'
        + '\n'.join(f'  {program} {command.name} --help' for command in COMMANDS),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('--version', action='version', version=f'%(prog)s {__version__}')
    commands = parser.add_subparsers(dest='command', required=True)
    for command in COMMANDS:
        prog = f'{program} {command.name}'
        subparser = commands.add_parser(
            command.name,
            help=command.help,
            epilog=command.examples.format(prog=prog),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run, program=program)
    return parser
