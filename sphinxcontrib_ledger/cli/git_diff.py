"""``git-diff``: a file as git compares it; ``setup-git``: the lines that have git do so.

In: the arguments of ``GIT_EXTERNAL_DIFF``.
Out: the article on standard output, or what git itself says of a file that is none.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.cli.colors import painter, shows_colors
from sphinxcontrib_ledger.cli.diff import SETTINGS, add_context, sides
from sphinxcontrib_ledger.cli.flags import add_flags, flag_of, settings_from
from sphinxcontrib_ledger.cli.inputs import NOTHING, read_inputs
from sphinxcontrib_ledger.cli.output import View, print_text
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.read.registry import FORMATS

if TYPE_CHECKING:
    import argparse

#: How many signs of an object's name git shows.
_SHORT = 7
#: The blocks that are shown around each that changed: git's three lines are one or two of them.
CONTEXT = 1
SETUP = """\
# `git diff` shows articles by their words, in this repository:
git config diff.ledger.command {command}
printf '%s diff=ledger\\n' {patterns} >> .gitattributes

# `git show` and `git log -p` do so with --ext-diff.

# Or, where no attribute says so: `git difftool -t ledger` shows each in the pager:
git config difftool.ledger.cmd {tool}
git config difftool.prompt false

# Without any of this, once:
#   GIT_EXTERNAL_DIFF={command} git diff v1.0 -- policy.rst
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: its own options, then what git adds."""
    parser.add_argument('path', help='the path of the file in the repository')
    parser.add_argument(
        'versions',
        nargs='*',
        help='what git adds: for each side a file, its name as an object, and its mode',
    )
    add_context(parser, CONTEXT, str(CONTEXT))
    add_flags(parser, SETTINGS)
    parser.set_defaults(legend='none')


def run(options: argparse.Namespace) -> int:
    """Print a file; return 0, or git would compare no other.  Raises :class:`LedgerError`."""
    # Of a file that was given another name, git says that name and how alike the two are.
    if not options.versions:
        print(f'{options.path} is unmerged')
        return 0
    if len(options.versions) < 6:
        raise LedgerError(Subtype.FILE, 'this command is for git: see sphinx-ledger setup-git')
    old, old_object, _, new, new_object, _, *renamed = options.versions
    path = renamed[0] if renamed else options.path
    try:
        printed = _printed(old, new, path, options)
    except LedgerError as error:
        if error.subtype is not Subtype.FORMAT:
            print(f'ledger: {path}: {error.message_for(flag_of)}', file=sys.stderr)
        _print_as_git(old, new, path)
        return 0
    except Exception as error:
        # git would give up, and show none of the files that follow.
        print(f'ledger: {path}: {error!r}; please report it', file=sys.stderr)
        _print_as_git(old, new, path)
        return 0
    labels = _label(old, options.path, old_object), _label(new, path, new_object)
    print_text(f'{sides(*labels)}\n{printed}\n', paged=False)
    return 0


def _printed(old: str, new: str, path: str, options: argparse.Namespace) -> str:
    settings = settings_from(options)
    files = read_inputs((old, new), settings.encoding, settings.read_as, path)
    styles = painter() if shows_colors(sys.stdout) else None
    from sphinxcontrib_ledger.cli.standalone import annotated

    return annotated(files, settings, View('text', styles, options.context), prove=False)[1]


def _label(file: str, path: str, name: str) -> str:
    """Return what a side is called; an object without a name is what is in the work tree."""
    if file in NOTHING:
        return file
    is_named = name.strip('0') not in ('', '.')
    return f'{path}, {name[:_SHORT]}' if is_named else path


def _print_as_git(old: str, new: str, path: str) -> None:
    """Print what git says of a file that is no article."""
    print(sides(f'a/{path}', f'b/{path}'), end='')
    color = 'always' if shows_colors(sys.stdout) else 'never'
    words = 'git', '--no-pager', 'diff', '--no-index', '--no-ext-diff', f'--color={color}'
    ran = subprocess.run([*words, '--', old, new], stdout=subprocess.PIPE, check=False)
    # Its own lines about the sides name temporary files.
    lines = ran.stdout.splitlines(keepends=True)
    first = next((index for index, line in enumerate(lines) if b'@@ -' in line), None)
    text = (
        'Binary files differ\n'
        if first is None
        else b''.join(lines[first:]).decode(errors='replace')
    )
    print_text(text, paged=False)


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def print_setup(options: argparse.Namespace) -> int:
    """Print the lines to paste; return the exit status."""
    suffixes = sorted(suffix for form in FORMATS.values() for suffix in form.suffixes)
    tool = f'{options.program} diff --name "$MERGED" "$LOCAL" "$REMOTE"'
    lines = SETUP.format(
        command=shlex.quote(f'{options.program} git-diff'),
        patterns=shlex.join(f'*{suffix}' for suffix in suffixes),
        tool=shlex.quote(tool),
    )
    print(lines, end='')
    return 0
