"""``diff ORIGINAL EDITED``: an annotated article without a project, or its account as data.

Exit status: 0; 1 if there are differences and ``--exit-code`` was given; 2 for errors, and if
``--prove`` was given and the account of words could not be proved.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, NamedTuple

from docutils.frontend import get_default_settings
from docutils.nodes import Element, pending
from docutils.parsers.rst import Parser
from docutils.transforms import Transform
from docutils.utils import new_document

from sphinxcontrib_ledger.cli.flags import add_flags, settings_from
from sphinxcontrib_ledger.cli.inputs import read_inputs
from sphinxcontrib_ledger.engine.tokens import dictionaries
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
    import argparse
    from collections.abc import Sequence

    from sphinxcontrib_ledger.cli.inputs import Input
    from sphinxcontrib_ledger.export.json import Json
    from sphinxcontrib_ledger.proof.report import Proof
    from sphinxcontrib_ledger.settings import Settings

#: The outputs that can be printed.
OUTPUTS = ('text', 'html', 'json')


class Result(NamedTuple):
    """The account of an article as data, what is printed of it, and its proof if it was asked."""

    account: Json
    printed: str
    proof: Proof | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument('original', help='a file; - is standard input, for one of the two')
    parser.add_argument('edited', help='a file')
    parser.add_argument(
        '--format',
        choices=OUTPUTS,
        default='text',
        help='what to print: text, a page that stands alone, or data (default: text)',
    )
    add_flags(
        parser,
        (
            'read_as',
            'encoding',
            'granularity',
            'ignore',
            'ignore_patterns',
            'dictionaries',
            'editor',
            'source',
        ),
    )
    parser.add_argument(
        '--exit-code', action='store_true', help='exit with 1 if there are differences'
    )
    parser.add_argument(
        '--prove',
        action='store_true',
        help='say what was proved about the marks; exit with 2 if the proof failed',
    )


def run(options: argparse.Namespace) -> int:
    """Print an article; return the exit status.  Raises :class:`LedgerError`."""
    settings = settings_from(options)
    files = read_inputs((options.original, options.edited), settings.encoding, settings.read_as)
    account, printed, proof = _result(files, settings, options.format, prove=options.prove)
    if not (account['original']['blocks'] or account['edited']['blocks']):
        print('ledger: neither file has anything in it that could be compared', file=sys.stderr)
    sys.stdout.reconfigure(encoding='utf-8')  # type: ignore[union-attr]
    sys.stdout.write(printed)
    if proof is not None:
        # The proof is about the output and comes after it, also where both go to one place.
        sys.stdout.flush()
        for line in proof.lines():
            print(f'proof: {line}', file=sys.stderr)
        if proof.failed:
            return 2
    return 1 if options.exit_code and account['edits'] else 0


def _result(files: Sequence[Input], settings: Settings, output: str, *, prove: bool) -> Result:
    if output == 'json' and all(file.form is FORMATS['txt'] for file in files):
        names, texts = [file.name for file in files], [file.text for file in files]
        account, proof = compared_text(names, texts, settings, prove=prove)
        if settings.dictionaries and not dictionaries.installed():
            print(f'ledger: {dictionaries.MISSING}', file=sys.stderr)
    else:
        # Sphinx takes a while to import, and data about plain text needs nothing of it.
        from sphinxcontrib_ledger.cli.standalone import annotated

        account, printed, proof = annotated(files, settings, output, prove=prove)
        if output != 'json':
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
