"""``completion SHELL``: what lets a shell complete the command line, made by shtab.

In: the name of a shell.  Out: a script on standard output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.compat.argument_parsers import actions_of
from sphinxcontrib_ledger.errors import LedgerError, Subtype

if TYPE_CHECKING:
    import argparse

SHELLS = ('bash', 'zsh', 'tcsh')
#: What people type.
EXAMPLES = """\
examples:
  {prog} bash > ~/.local/share/bash-completion/completions/sphinx-ledger
  {prog} zsh > ~/.zfunc/_sphinx-ledger
"""
#: The arguments that are files, by their names.
_FILES = frozenset({'original', 'edited', 'output', 'name'})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument('shell', choices=SHELLS)


def run(options: argparse.Namespace) -> int:
    """Print what completes the command; return the exit status.  Raises :class:`LedgerError`."""
    from sphinxcontrib_ledger.cli.main import parser_of

    try:
        import shtab
    except ImportError:
        raise LedgerError(
            Subtype.FORMAT,
            'completion is made by shtab, which is not installed: pip install '
            "'sphinxcontrib-ledger[cli]'",
        ) from None
    parser = parser_of('sphinx-ledger')
    for action in actions_of(parser):
        if action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, options.shell))
    return 0
