"""``python -m sphinxcontrib_ledger diff ORIGINAL EDITED``: an annotated article without a project.

Exit status: 0; 1 if there are differences and ``--exit-code`` was given; 2 for errors, and if
``--prove`` was given and the account of words could not be proved.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from docutils.frontend import get_default_settings
from docutils.nodes import Element
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from sphinxcontrib_ledger.cli.inputs import read_inputs
from sphinxcontrib_ledger.engine.thresholds.script import GRANULARITIES
from sphinxcontrib_ledger.engine.tokens import dictionaries
from sphinxcontrib_ledger.engine.tokens.normalization import CLASSES, Folding
from sphinxcontrib_ledger.errors import LedgerError
from sphinxcontrib_ledger.export.json import as_json, side
from sphinxcontrib_ledger.pipeline import (
    BY_WORDS,
    Doctrees,
    account_of,
    process_article,
    sides_of,
)
from sphinxcontrib_ledger.read.registry import FORMATS
from sphinxcontrib_ledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinxcontrib_ledger.errors import Option
    from sphinxcontrib_ledger.export.json import Json
    from sphinxcontrib_ledger.proof.report import Proof

#: Options that errors tell to use, by their names here.
_CALLED: dict[Option, str] = {'format': '--read-as', 'encoding': '--encoding'}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        account, shown, proof = _diff(options)
    except LedgerError as error:
        print(f'ledger: {error.message_for(_CALLED.__getitem__)}', file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding='utf-8')  # type: ignore[union-attr]
    sys.stdout.write(shown)
    if proof is not None:
        # What is said about the output comes after it, also where both go to one place.
        sys.stdout.flush()
        for line in proof.lines():
            print(f'proof: {line}', file=sys.stderr)
        if proof.failed:
            return 2
    return 1 if options.exit_code and account['edits'] else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog='python -m sphinxcontrib_ledger', description='Edit-annotated documents.'
    )
    commands = parser.add_subparsers(dest='command', required=True)
    diff = commands.add_parser('diff', help='print the edited article with its edits marked')
    diff.add_argument('original', help='a file; - is standard input, for one of the two')
    diff.add_argument('edited', help='a file')
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
        choices=GRANULARITIES,
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
    diff.add_argument(
        '--dictionary',
        default='',
        type=_languages,
        metavar='LANGUAGES',
        help='languages without spaces whose words are looked up, with commas between: '
        f'{", ".join(dictionaries.LANGUAGES)} (default: none)',
    )
    diff.add_argument('--editor', default='', help='who edited, for the legend')
    diff.add_argument('--source', default='', help='what the original is, for the legend')
    diff.add_argument(
        '--exit-code', action='store_true', help='exit with 1 if there are differences'
    )
    diff.add_argument(
        '--prove',
        action='store_true',
        help='say what was proved about the marks; exit with 2 if the proof failed',
    )
    return parser


def _classes(argument: str) -> list[str]:
    return _names(argument, CLASSES)


def _languages(argument: str) -> list[str]:
    return _names(argument, dictionaries.LANGUAGES)


def _names(argument: str, known: Iterable[str]) -> list[str]:
    names = [name for name in argument.split(',') if name]
    if unknown := sorted(set(names).difference(known)):
        raise argparse.ArgumentTypeError(f'{unknown[0]!r} is none of {", ".join(known)}')
    return names


def _diff(options: argparse.Namespace) -> tuple[Json, str, Proof | None]:
    files = read_inputs((options.original, options.edited), options.encoding, options.read_as)
    proof: Proof | None = None
    if options.format == 'json' and all(file.form is FORMATS['txt'] for file in files):
        account, proof = compared_text(
            [file.name for file in files],
            [file.text for file in files],
            Settings(
                granularity=options.granularity,
                folding=Folding(frozenset(options.ignore)),
                dictionaries=tuple(options.dictionary),
            ),
            prove=options.prove,
        )
        if options.dictionary and not dictionaries.installed():
            print(f'ledger: {dictionaries.MISSING}', file=sys.stderr)
    else:
        # Sphinx takes a while to import, and data about plain text needs nothing of it.
        from sphinxcontrib_ledger.cli.standalone import annotated

        account, shown, proof = annotated(options, files)
        if options.format != 'json':
            return account, shown, proof
    if proof is not None:
        account['proof'] = proof.as_json()
    return account, json.dumps(account, ensure_ascii=False, indent=1) + '\n', proof


def compared_text(
    names: Sequence[str], texts: Sequence[str], settings: Settings, *, prove: bool = False
) -> tuple[Json, Proof | None]:
    """Return the account of two plain texts, with ranges in the files' own text.

    Nothing is annotated for it unless there is something to ``prove``.
    """
    documents = []
    for name, text in zip(names, texts, strict=True):
        documents.append(new_document(name, get_default_settings(Parser)))
        FORMATS['txt'].parse(text, documents[-1])
    sides = sides_of(Doctrees(documents[0].children, documents[1].children), settings)
    as_sides = [side(*row) for row in zip(names, sides, texts, strict=True)]
    if not prove:
        return as_json(account_of(sides, BY_WORDS, settings), *as_sides), None
    roots = [node for node in documents[1].children if isinstance(node, Element)]
    comparison = process_article(sides, roots, settings)
    return as_json(comparison.article.account, *as_sides), comparison.proof()
