"""``python -m sphinxcontrib_ledger diff ORIGINAL EDITED``: an annotated article without a project.

Exit status: 0; 1 if there are differences and ``--exit-code`` was given; 2 for errors.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from sphinxcontrib_ledger.blocks import leaves
from sphinxcontrib_ledger.data import as_json, side
from sphinxcontrib_ledger.engine import LedgerError, compare
from sphinxcontrib_ledger.engine.normal import CLASSES, Folding
from sphinxcontrib_ledger.engine.widen import GRANULARITY
from sphinxcontrib_ledger.read.files import read_text
from sphinxcontrib_ledger.read.formats import FORMATS, format_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.blocks import Leaf
    from sphinxcontrib_ledger.data import Json


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        account, shown = _diff(options)
    except LedgerError as error:
        print(f'ledger: {error}', file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding='utf-8')  # type: ignore[union-attr]
    sys.stdout.write(shown)
    return 1 if options.exit_code and account['edits'] else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog='python -m sphinxcontrib_ledger', description='Edit-annotated documents.'
    )
    commands = parser.add_subparsers(dest='command', required=True)
    diff = commands.add_parser('diff', help='print the edited article with its edits marked')
    diff.add_argument('original', type=Path)
    diff.add_argument('edited', type=Path)
    diff.add_argument(
        '--format',
        choices=('text', 'html', 'json'),
        default='text',
        help='what to print: text, a page that stands alone, or data (default: text)',
    )
    diff.add_argument(
        '--read-as', choices=sorted(FORMATS), default='', help='the format of both files'
    )
    diff.add_argument('--encoding', default='utf-8-sig', help='of both files (default: UTF-8)')
    diff.add_argument(
        '--granularity',
        choices=tuple(GRANULARITY),
        default='balanced',
        help='how coarse marks are (default: balanced)',
    )
    diff.add_argument(
        '--ignore',
        default=','.join(CLASSES),
        type=_classes,
        metavar='CLASSES',
        help='differences that are no edits, with commas between (default: %(default)s)',
    )
    diff.add_argument('--editor', default='', help='who edited, for the legend')
    diff.add_argument('--source', default='', help='what the original is, for the legend')
    diff.add_argument(
        '--exit-code', action='store_true', help='exit with 1 if there are differences'
    )
    return parser


def _classes(argument: str) -> list[str]:
    names = [name for name in argument.split(',') if name]
    if unknown := sorted(set(names).difference(CLASSES)):
        raise argparse.ArgumentTypeError(f'{unknown[0]!r} is none of {", ".join(CLASSES)}')
    return names


def _diff(options: argparse.Namespace) -> tuple[Json, str]:
    paths = (options.original, options.edited)
    texts = [read_text(path, options.encoding) for path in paths]
    forms = [format_of(path, options.read_as) for path in paths]
    if options.format == 'json' and forms == [FORMATS['txt'], FORMATS['txt']]:
        account = _compared_text(paths, texts, options)
    else:
        # Sphinx takes a while to import, and data about plain text needs nothing of it.
        from sphinxcontrib_ledger.standalone import annotated

        account, shown = annotated(options, texts)
        if options.format != 'json':
            return account, shown
    return account, json.dumps(account, ensure_ascii=False, indent=1) + '\n'


def _compared_text(
    paths: Sequence[Path], texts: Sequence[str], options: argparse.Namespace
) -> Json:
    """Return the account of two plain texts, with ranges in the files' own text."""
    sides: list[list[Leaf]] = []
    for path, text in zip(paths, texts, strict=True):
        document = new_document(str(path), get_default_settings(Parser))
        FORMATS['txt'].parse(text, document)
        sides.append(leaves(document.children, Folding(frozenset(options.ignore))))
    original, edited = sides
    blocks = [leaf.block for leaf in original], [leaf.block for leaf in edited]
    account = compare(*blocks, options.granularity)
    return as_json(
        account,
        side(str(paths[0]), original, texts[0]),
        side(str(paths[1]), edited, texts[1]),
    )
