"""What each format shows of an article, with its marks as characters: all can be compared.

A highlight reads ``{+so+}``, an elision ``[...]``, the sign of a move ``{moved}``.
"""

from __future__ import annotations

import json
import re
import zipfile
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

_NO_TEXT = '.headerlink, .ledger-origin, script, style, .sphinxsidebar, .related, .footer'
_BLOCKS = '.ledger-block:not(p, li, dt, tr, .ledger-code)'
_LATEX_MARK = re.compile(r'\\(?:sphinxledgerhighlight|DUrole\{ledger-highlight\})\{')
_LATEX_MOVED = re.compile(
    r'\\(?:sphinxledgermovedsign|DUrole\{ledger-moved-sign\})\{[\\$(]*updownarrow'
)


def html(path: Path) -> str:
    """Read a page, or the part of one that JSON has."""
    text = path.read_text(encoding='utf-8')
    page = BeautifulSoup(
        json.loads(text)['body'] if path.suffix == '.fjson' else text, 'html.parser'
    )
    return _of_page(page.body or page)


def epub(path: Path) -> str:
    """Read the page of an e-book."""
    with zipfile.ZipFile(path) as book:
        page = BeautifulSoup(book.read('index.xhtml'), 'html.parser')
    return _of_page(page)


def _of_page(page: Tag) -> str:
    for tag in page.select(_NO_TEXT):
        tag.decompose()
    for sign in page.select('.ledger-moved-sign'):
        sign.string = '{moved} '
    for mark in page.select(f'.ledger-highlight, {_BLOCKS}'):
        mark.insert(0, '{+')
        mark.append('+}')
    return plain(page.get_text())


def latex(path: Path) -> str:
    """Read a LaTeX document, as far as this needs to be understood."""
    body = path.read_text(encoding='utf-8').partition(r'\begin{document}')[2]
    while match := _LATEX_MARK.search(body):
        stop = _closing(body, match.end())
        body = f'{body[: match.start()]}\x01+{body[match.end() : stop]}+\x02{body[stop + 1 :]}'
    body = re.sub(r'\\sphinxledgerlink\{[\w.]*\}\{[\w.]*\}', '', body)
    body = re.sub(r'\\sphinxledgerorigin\{\\\(\\updownarrow\\\) ?\}', '', body)
    body = _LATEX_MOVED.sub('\x01moved\x02 ', body)
    body = re.sub(r'\\begin\{sphinxledgercode\}\[(.*?)\]', '\x01+lines \\1+\x02', body)
    body = body.replace(r'\begin{sphinxledgerblock}', '\x01+')
    body = re.sub(r'\\(?:DUrole|begin|end)\{[\w*-]+\}|\\\w*href\{[^}]*\}|\\[()]', '', body)
    body = re.sub(r'\\[a-zA-Z]+\*? ?|[{}$]', '', body.replace('~', ' '))
    return plain(body.replace('\x01', '{').replace('\x02', '}'))


def _closing(text: str, start: int) -> int:
    """Return where the brace is that closes one before ``start``."""
    depth = 1
    for match in re.finditer(r'[{}]', text[start:]):
        depth += 1 if match.group() == '{' else -1
        if not depth:
            return start + match.start()
    raise AssertionError(text[start : start + 50])


def man(path: Path) -> str:
    """Read a manual page."""
    text = re.sub(r'^\.S[HS] ', '', path.read_text(encoding='utf-8'), flags=re.MULTILINE)
    text = re.sub(r'^\.[BI]+ +(?=\S)', '', text, flags=re.MULTILINE)
    text = re.sub(r'^[.\'].*\n', '', text, flags=re.MULTILINE)
    return plain(re.sub(r"\\X'[^']*'|\\f[A-Z]|\\[&%:]|\\\(\w\w", '', text).replace('\\-', '-'))


def texinfo(path: Path) -> str:
    """Read Texinfo."""
    text = path.read_text(encoding='utf-8').replace('@:', '')
    text = re.sub(r'@indicateurl\{(.*?)\}', r'\1', text)
    return plain(re.sub(r'@([{}])', r'\1', text).replace('@*', ''))


def odt(path: Path) -> str:
    """Read the text of an OpenDocument file."""
    with zipfile.ZipFile(path) as archive:
        return plain(BeautifulSoup(archive.read('content.xml'), 'html.parser').get_text())


def xml(path: Path) -> str:
    """Read a document tree."""
    text = path.read_text(encoding='utf-8').partition('<document')[2]
    return plain(BeautifulSoup(text, 'html.parser').get_text())


def text(path: Path) -> str:
    """Read plain text."""
    return plain(path.read_text(encoding='utf-8'))


def plain(text: str) -> str:
    """Return a text in small letters (some headings have capitals) without quotes and the like.

    White space within marks and before punctuation goes, too: it is that of the format.
    """
    text = ' '.join(re.sub(r'[`\'"*‘’<>]|,,', '', text).split())
    return re.sub(r'(?<=\{\+) | (?=\+\}|[.,])', '', text).lower()
