"""``diff ORIGINAL EDITED``: an annotated article without a project, or its account as data.

Exit status: 0; 1 if there are differences and ``--exit-code`` was given; 2 for errors, and if
``--prove`` was given and the account of words could not be proved.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils.frontend import get_default_settings
from docutils.nodes import Element, pending
from docutils.parsers.rst import Parser
from docutils.transforms import Transform
from docutils.utils import new_document

from sphinxcontrib_ledger.cli.colors import painter, shows_colors
from sphinxcontrib_ledger.cli.flags import add_flags, settings_from
from sphinxcontrib_ledger.cli.inputs import read_inputs
from sphinxcontrib_ledger.cli.output import View, add_output_arguments, print_text, write_file
from sphinxcontrib_ledger.engine.tokens import dictionaries
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.export.form_changes import form_changes
from sphinxcontrib_ledger.export.json import as_json, side
from sphinxcontrib_ledger.pipeline import (
    Doctrees,
    process_article,
    sides_of,
)
from sphinxcontrib_ledger.read.formats import plain_text
from sphinxcontrib_ledger.read.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.cli.inputs import Input
    from sphinxcontrib_ledger.export.json import Json
    from sphinxcontrib_ledger.proof.report import Proof
    from sphinxcontrib_ledger.settings import Settings

#: The outputs that can be printed, and the suffixes of files that ask for one.
OUTPUTS = ('text', 'html', 'json')
_SUFFIXES = {'.html': 'html', '.htm': 'html', '.json': 'json'}
#: The settings that the command line can give.
SETTINGS = (
    *('read_as', 'encoding', 'granularity', 'ignore', 'ignore_patterns', 'dictionaries'),
    *('editor', 'source', 'legend'),
)
#: What is said of an original without text, as a download that failed: it may be the wrong file.
WITHOUT_TEXT = 'has nothing in it that could be compared, so all of the other is marked as new'
#: What people type, and what for.
EXAMPLES = """\
examples:
  {prog} old.rst new.rst
      the new text with its edits marked, on the terminal
  {prog} old.rst new.rst --context 1
      the blocks that changed, and one around each
  {prog} old.rst new.rst -o changes.html
      a page that stands alone, to send to somebody
  git show v1.0:policy.md | {prog} - policy.md
      what changed since a release
  {prog} old.txt new.txt --format json --exit-code
      the edits as data, and 1 as exit status if there are any
"""


class Result(NamedTuple):
    """The account of an article as data, what is printed of it, and its proof if it was asked."""

    account: Json
    printed: str
    proof: Proof | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument('original', help='a file; - is standard input, for one of the two')
    parser.add_argument(
        'edited', help='a file; /dev/null, for one of the two, is one without text'
    )
    parser.add_argument(
        '--format',
        choices=OUTPUTS,
        help='what to print: text, a page that stands alone, or data (default: what the suffix of '
        'the file that is written says, else text)',
    )
    add_output_arguments(parser)
    add_context(parser, None, 'all')
    parser.add_argument(
        '--name',
        metavar='PATH',
        help='the path by which both files are known, if they are temporary: it says their '
        'format, and beside it is what they include',
    )
    add_flags(parser, SETTINGS)
    parser.add_argument(
        '--reveal',
        action='store_const',
        const='inline',
        default='never',
        help='show what was there before, struck through or between [- and -]',
    )
    parser.add_argument(
        '--exit-code', action='store_true', help='exit with 1 if there are differences'
    )
    parser.add_argument(
        '--prove',
        action='store_true',
        help='say what was proved about the marks; exit with 2 if the proof failed',
    )


def add_context(parser: argparse.ArgumentParser, default: int | None, said: str) -> None:
    """Let a parser take how many blocks are shown around each that changed."""
    parser.add_argument(
        '--context',
        type=_count,
        default=default,
        metavar='N',
        help=f'show the blocks that changed, and N around each (default: {said})',
    )


def _count(argument: str) -> int:
    if not argument.isdecimal():
        raise argparse.ArgumentTypeError(f'{argument!r} is no number of blocks')
    return int(argument)


def run(options: argparse.Namespace) -> int:
    """Print an article; return the exit status.  Raises :class:`LedgerError`."""
    path = None if options.output is None else Path(options.output)
    output = options.format or _SUFFIXES.get(path.suffix.lower() if path else '', 'text')
    if output == 'json' and options.context is not None:
        raise LedgerError(Subtype.FORMAT, 'data has all blocks: leave --context away')
    settings = settings_from(options)
    names = options.original, options.edited
    files = read_inputs(names, settings.encoding, settings.read_as, options.name)
    colored = path is None and shows_colors(sys.stdout)
    view = View(output, painter() if colored else None, options.context)
    account, printed, proof = _result(files, settings, view, prove=options.prove)
    if not (account['original']['blocks'] or account['edited']['blocks']):
        print('ledger: neither file has anything in it that could be compared', file=sys.stderr)
    elif not account['original']['blocks'] and files[0].is_named:
        print(f'ledger: {files[0].shown_name} {WITHOUT_TEXT}', file=sys.stderr)
    if output == 'text':
        printed = f'{sides(*(file.shown_name for file in files))}\n{printed}'
    if path is None:
        print_text(printed, paged=not options.no_pager)
    else:
        write_file(printed, path, [file.path for file in files])
    if proof is not None:
        # The proof is about the output and comes after it, also where both go to one place.
        for line in proof.lines():
            print(f'proof: {line}', file=sys.stderr)
        if proof.failed:
            return 2
    return 1 if options.exit_code and account['edits'] else 0


def sides(original: str, edited: str) -> str:
    """Return lines that say which file is which side: nothing else tells who exchanged them."""
    return f'--- {original} (original)\n+++ {edited} (edited)\n'


def _result(files: Sequence[Input], settings: Settings, view: View, *, prove: bool) -> Result:
    if view.output == 'json' and all(file.form is FORMATS['txt'] for file in files):
        names, texts = [file.name for file in files], [file.text for file in files]
        account, proof = compared_text(names, texts, settings, prove=prove)
        if settings.dictionaries and not dictionaries.installed():
            print(f'ledger: {dictionaries.MISSING}', file=sys.stderr)
    else:
        # Sphinx takes a while to import, and data about plain text needs nothing of it.
        from sphinxcontrib_ledger.cli.standalone import annotated

        account, printed, proof = annotated(files, settings, view, prove=prove)
        if view.output != 'json':
            return Result(account, printed, proof)
    if proof is not None:
        account['proof'] = proof.as_json()
    return Result(account, json.dumps(account, ensure_ascii=False, indent=1) + '\n', proof)


def compared_text(
    names: Sequence[str], texts: Sequence[str], settings: Settings, *, prove: bool = False
) -> tuple[Json, Proof | None]:
    """Return the account of two plain texts, with ranges in the files' own text.

    The texts are annotated, since all that a page marks is an edit of the data.
    """
    documents = []
    parsers = plain_text.both(*texts)
    for name, text, parse in zip(names, texts, parsers, strict=True):
        documents.append(new_document(name, get_default_settings(Parser)))
        parse(text, documents[-1])
    sides = sides_of(Doctrees(documents[0].children, documents[1].children), settings)
    before, after = (side(*row) for row in zip(names, sides, texts, strict=True))
    if not documents[1].children:
        documents[1].append(pending(Transform))
    roots = [node for node in documents[1].children if isinstance(node, Element)]
    comparison = process_article(sides, roots, settings)
    article = comparison.article
    forms = form_changes(article, comparison.annotation)
    account = as_json(article.account, before, after, forms)
    return account, comparison.proof() if prove else None
