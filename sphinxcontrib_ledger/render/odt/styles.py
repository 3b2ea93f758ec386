"""The styles of marks in OpenDocument, added to those of the file that docutils starts from.

In: the settings of an :class:`.Output`'s document. Out: the same with the path of a style file
that has our styles. Step of rendering for docutils' writer of OpenDocument.
"""

from __future__ import annotations

import os
import re
import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.settings.colors import BLUE

if TYPE_CHECKING:
    from sphinxcontrib_ledger.render.media import Output

#: The prefix that docutils puts before the name of a class.
_PREFIX = 'rststyle-'
_NAMESPACES = ' '.join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (('style', 'style'), ('fo', 'xsl-fo-compatible'))
)
_END_OF_STYLES = re.compile(rb'(?=</(?:[\w.-]+:)?styles>)')


def add_styles(output: Output) -> None:
    """Let a run start from a copy of its style file in which the marks have styles.

    A file that has a style for highlights is the user's own, and is left alone.
    """
    settings = output.document.settings
    given = Path(settings.stylesheet)
    try:
        with ZipFile(given) as read:
            parts = [(entry, read.read(entry)) for entry in read.infolist()]
    except (OSError, BadZipFile):
        # A file of styles alone, or none, of which docutils will say so.
        return
    styles = next((part for entry, part in parts if entry.filename == 'styles.xml'), b'')
    if f'"{_PREFIX}{ledger.HIGHLIGHT}"'.encode() in styles:
        return
    folder = mkdtemp(prefix='ledger-')
    # A program that writes several documents keeps the settings, and the path in them.
    weakref.finalize(settings, _remove, folder, os.getpid())
    settings.stylesheet = str(Path(folder, given.name))
    with ZipFile(settings.stylesheet, 'w') as write:
        for entry, part in parts:
            more = part is styles
            write.writestr(entry, _END_OF_STYLES.sub(_ours(), part, count=1) if more else part)


def _remove(folder: str, owner: int) -> None:
    """Remove a folder in the process that made it: its copies have the same settings."""
    if os.getpid() == owner:
        shutil.rmtree(folder)


def _ours() -> bytes:
    color = f'fo:color="{BLUE}"'
    dots = 'style:text-underline-style="dotted" style:text-underline-color="font-color"'
    texts = {
        ledger.HIGHLIGHT: f'{color} {dots}',
        ledger.REFERENCE: f'{color} {dots}',
        ledger.ELISION: color,
        ledger.MOVED_SIGN: color,
        # The classes beside these, and the elements inside them, have the look.
        ledger.ADDED: '',
        ledger.MODIFIED: '',
        ledger.AUTHOR_ELLIPSIS: '',
    }
    written = [_style(name, 'text', look) for name, look in texts.items()]
    written += [
        _style(name, 'paragraph', '', f' style:parent-style-name="{_PREFIX}textbody"')
        for name in (ledger.BLOCK, ledger.LEGEND)
    ]
    return ''.join(written).encode()


def _style(name: str, family: str, look: str, parent: str = '') -> str:
    head = f'<style:style {_NAMESPACES} style:name="{_PREFIX}{name}" style:family="{family}"'
    return f'{head}{parent}><style:text-properties {look}/></style:style>'
