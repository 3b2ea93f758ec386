"""The formats of articles: one module each in ``formats``, one row each here.

In: a path, or the name of a format.
Out: a :class:`Format`, whose ``parse`` reads the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.errors import LedgerError, Remedy, Subtype
from sphinxcontrib_ledger.read.advice.foreign_formats import advice_for
from sphinxcontrib_ledger.read.formats import markdown, rst
from sphinxcontrib_ledger.read.formats import plain_text as text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePath

    from docutils import nodes

    Parse = Callable[[str, nodes.document], None]


class Format(NamedTuple):
    """How files of a format become doctrees: ``parse(text, document)`` fills a document.

    ``require()`` raises :class:`LedgerError` if a package is missing for that.
    ``both(original, edited)`` returns how the two texts of an article are parsed, where what is in
    one says how the other is read.
    """

    suffixes: tuple[str, ...]
    parse: Parse
    require: Callable[[], None] = lambda: None
    both: Callable[[str, str], tuple[Parse, Parse]] | None = None


FORMATS = {
    'rst': Format(('.rst', '.rest'), rst.parse),
    'md': Format(('.md', '.markdown'), markdown.parse, markdown.require),
    'txt': Format(('.txt', '.text'), text.parse, both=text.both),
}


def format_of(path: PurePath, name: str = '') -> Format:
    """Return the format of that name, or without a name that of the file's suffix.

    Raises :class:`LedgerError` (subtype ``format``).
    """
    form = _format(path, name)
    form.require()
    return form


def _format(path: PurePath, name: str) -> Format:
    known = ', '.join(sorted(FORMATS))
    if name:
        if name.lower() not in FORMATS:
            raise LedgerError(
                Subtype.FORMAT, f'there is no format {name!r}: the formats are {known}'
            )
        return FORMATS[name.lower()]
    for form in FORMATS.values():
        if path.suffix.lower() in form.suffixes:
            return form
    if advice := advice_for(path):
        raise LedgerError(Subtype.FORMAT, advice)
    raise LedgerError(
        Subtype.FORMAT,
        f'the suffix of {path.name!r} names no format that can be read',
        Remedy(f'give one of {known}', 'format'),
    )
