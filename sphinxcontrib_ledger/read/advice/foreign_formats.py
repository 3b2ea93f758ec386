"""Files of other programs, which no reader of ours knows: what they are, and what converts them.

In: the path of a file.  Out: what an error says of it.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import PurePath

#: Programs that convert files: ``{name}`` is the file, ``{stem}`` its name without the suffix.
_PANDOC = 'pandoc -s -o {stem}.rst {name}'
_PDFTOTEXT = 'pdftotext {name} {stem}.txt'
_OFFICE = 'soffice --convert-to docx {name}'


class Foreign(NamedTuple):
    """A format: what people call its files, and the command that converts one."""

    called: str
    command: str = _PANDOC


FOREIGN = {
    '.docx': Foreign('a Word document'),
    '.doc': Foreign('an old Word document', _OFFICE),
    '.odt': Foreign('an OpenDocument text'),
    '.rtf': Foreign('a text in Rich Text Format'),
    '.pdf': Foreign('a PDF', _PDFTOTEXT),
    '.html': Foreign('a page in HTML'),
    '.htm': Foreign('a page in HTML'),
    '.xhtml': Foreign('a page in HTML'),
    '.epub': Foreign('an e-book'),
    '.tex': Foreign('a document in LaTeX'),
    '.ipynb': Foreign('a notebook'),
}


def advice_for(path: PurePath) -> str:
    """Return what a file is and how to convert it; nothing if its suffix is not known."""
    foreign = FOREIGN.get(path.suffix.lower())
    if foreign is None:
        return ''
    name, stem = path.name, path.stem
    # A name that begins with a hyphen would be taken for an option.
    names = {
        key: shlex.quote(f'./{value}' if value.startswith('-') else value)
        for key, value in (('name', name), ('stem', stem))
    }
    command = foreign.command.format_map(names)
    return (
        f'{name!r} is {foreign.called}, which cannot be read: convert both files to '
        f'reStructuredText, Markdown or plain text, as with {command!r}'
    )
