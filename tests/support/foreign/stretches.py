"""What is in marks, in formats that are no HTML: the stretches of text between their two ends.

A made-up word stands in one block and in no other, so it is marked if it stands in a mark once:
contents, bookmarks and running heads repeat headings without their marks.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from support.foreign.words import MADE_UP

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = re.compile(r'\{\+|\+\}')
#: Where a mark opens in LaTeX: a command whose last argument it is, or an environment.
_OPENS = re.compile(
    r'\\sphinxledgerhighlight\{|\\DUrole\{ledger-highlight\}\{|'
    r'\\begin\{(?P<name>sphinxledger(?:block|code))\}|'
    r'\\begin\{(?P<class>DUclass)\}\{ledger-block\}'
)
_BRACES = re.compile(r'\\.|[{}]', re.DOTALL)


def made_up(text: str) -> set[str]:
    """Return the made-up words in a text."""
    return set(MADE_UP.findall(text))


def between_signs(text: str) -> Iterator[str]:
    """Go through what stands between ``{+`` and ``+}``; of marks in each other, the outer one."""
    depth = start = 0
    for sign in _SIGNS.finditer(text):
        if sign[0] == '{+':
            start = start if depth else sign.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield text[start : sign.start()]
    assert depth == 0


def in_latex(text: str) -> Iterator[str]:
    """Go through what is in the marks of a document in LaTeX."""
    for found in _OPENS.finditer(text):
        name = found['name'] or found['class']
        if name:
            yield text[found.end() : _end_of_environment(text, found.end(), name)]
        else:
            yield text[found.end() : _end_of_group(text, found.end())]


def _end_of_group(text: str, start: int) -> int:
    depth = 1
    for brace in _BRACES.finditer(text, start):
        depth += {'{': 1, '}': -1}.get(brace[0], 0)
        if not depth:
            return brace.start()
    raise AssertionError(text[start : start + 80])


def _end_of_environment(text: str, start: int, name: str) -> int:
    depth = 1
    for edge in re.finditer(rf'\\(begin|end)\{{{name}\}}', text[start:]):
        depth += 1 if edge[1] == 'begin' else -1
        if not depth:
            return start + edge.start()
    raise AssertionError(text[start : start + 80])


def text_of_xml(xml: str) -> str:
    """Return the text in a document in XML."""
    return BeautifulSoup(xml.partition('<document')[2], 'html.parser').get_text(' ')


def text_of_odt(data: bytes) -> str:
    """Return the text in a document of OpenOffice, with that of headers and footers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in ('content.xml', 'styles.xml')]
    return '\n'.join(BeautifulSoup(part, 'html.parser').get_text(' ') for part in parts)
