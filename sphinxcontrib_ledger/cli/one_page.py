"""A page of HTML that stands alone: with its styles and pictures inside, and without scripts.

In: the path of a page that Sphinx wrote.  Out: the page's text.
"""

from __future__ import annotations

import base64
import mimetypes
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from pathlib import Path

    Attributes = list[tuple[str, str | None]]

#: The classes of the elements by which themes lead to other pages.
NAVIGATION = {'related', 'footer'}


def one_page(path: Path) -> str:
    """Return the page in a file, which needs no other file any more."""
    page = _Page(path)
    page.feed(path.read_text(encoding='utf-8'))
    page.close()
    return ''.join(page.parts)


class _Page(HTMLParser):
    """Copies a page as it is written, but for what is left out and what is put inside."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._path = path
        #: The tag of the element that is being left out, and how many of that name are open.
        self._left_out, self._depth = '', 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Copy a tag, put in what it leads to, or begin to leave its element out."""
        if self._depth:
            self._depth += tag == self._left_out
            return
        values = {name: value or '' for name, value in attrs}
        if tag == 'link':
            if 'stylesheet' in values.get('rel', '').split():
                style = _style(_local(self._path, values['href']))
                self._copy(f'<style>{style}</style>')
        elif tag == 'script' or NAVIGATION.intersection(values.get('class', '').split()):
            self._left_out, self._depth = tag, 1
        else:
            self._copy(self._with_data(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Copy a tag that ends itself, as only those of elements without contents do."""
        if not self._depth:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Copy a tag, or end what is left out."""
        if not self._depth:
            self._copy(f'</{tag}>')
        elif tag == self._left_out:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Copy text."""
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        """Copy a character that has a name."""
        self._copy(f'&{name};')

    def handle_charref(self, name: str) -> None:
        """Copy a character that has a number."""
        self._copy(f'&#{name};')

    def handle_comment(self, data: str) -> None:
        """Copy a comment."""
        self._copy(f'<!--{data}-->')

    def handle_decl(self, decl: str) -> None:
        """Copy the declaration of the document type."""
        self._copy(f'<!{decl}>')

    def _copy(self, text: str) -> None:
        if not self._depth:
            self.parts.append(text)

    def _with_data(self, tag: str, attributes: Attributes) -> str:
        """Return a tag with the files that it leads to inside it."""
        written = self.get_starttag_text() or ''
        inside = {
            name: _data(file)
            for name, value in attributes
            if name in ('src', 'href') and value and (file := _local(self._path, value)).is_file()
        }
        if not inside:
            return written
        values = [(name, inside.get(name, value)) for name, value in attributes]
        texts = [name if value is None else f'{name}="{escape(value)}"' for name, value in values]
        return f'<{" ".join([tag, *texts])}{"/>" if written.endswith("/>") else ">"}'


def _data(path: Path) -> str:
    """Return a file as an address that holds it."""
    kind = mimetypes.guess_type(path.name)[0] or 'application/octet-stream'
    return f'data:{kind};base64,{base64.b64encode(path.read_bytes()).decode("ascii")}'


def _style(path: Path) -> str:
    """Return a style sheet's text but for what it imports, which stands in the page already."""
    lines = path.read_text(encoding='utf-8').splitlines()
    return '\n'.join(line for line in lines if not line.startswith('@import'))


def _local(page: Path, address: str) -> Path:
    return page.parent / unquote(address.partition('?')[0].partition('#')[0])
