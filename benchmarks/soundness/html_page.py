"""Reads a finished HTML page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Comment, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What is there only because of marks, with all that it holds.
SIGNS = frozenset(
    (
        'ledger-legend', 'ledger-elided', 'ledger-elision', 'ledger-elision-block',
        'ledger-removed', 'ledger-moved-sign', 'ledger-moved-block', 'ledger-spoken',
        'ledger-elided-lines', 'ledger-origin',
    )
)  # fmt: skip
#: Elements that are there only because of marks, around what the article has.
WRAPPERS = (
    'ins.ledger-highlight, .highlight .ledger-highlight, span.ledger-line, '
    '.ledger-author-ellipsis, div.container:is(.ledger-block, .ledger-code, .ledger-passage)'
)
#: Elements that show something although no text is in them.
SEEN = ('img', 'td', 'th', 'hr', 'svg')
#: Attributes that say what is shown.
ATTRIBUTES = ('href', 'src', 'alt', 'start', 'colspan', 'rowspan', 'title')
#: Classes that depend on what stands around, or on how it is coloured.
COUNTED = frozenset(
    ('simple', 'row-odd', 'row-even', 'field-odd', 'field-even', 'hll', 'sd-card-text')
)


def body_of(html: str) -> Tag:
    """Return the body of a page."""
    body = BeautifulSoup(html, 'html.parser').select_one('[role=main]')
    assert body is not None
    return body


def classes_of(tag: Tag) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(tag.get('class') or ())


def marked_lines(code: Tag) -> Iterator[int]:
    """Go through the numbers of the lines of code that have a mark on words of them."""
    line = 1
    for text in code.find_all(string=True):
        lines = text.split('\n')
        if text.find_parent('ins'):
            yield from (line + at for at, part in enumerate(lines) if part.strip())
        line += len(lines) - 1


def without_marks(body: Tag) -> list[str]:
    """Return the tags and texts of a page as if it had no marks; it is changed by that."""
    for tag in body.find_all(lambda tag: bool(classes_of(tag) & SIGNS)):
        if not tag.decomposed:
            tag.decompose()
    for tag in body.select(WRAPPERS):
        tag.unwrap()
    return list(_flat(body))


def _flat(tag: Tag) -> Iterator[str]:
    """Go through tags and texts, but not through elements in which nothing is seen.

    Where an elision was the only thing in an element, that is not told from one that was empty.
    """
    texts: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag):
            inside = list(_flat(child))
            if inside or child.name in SEEN:
                yield from _joined(texts)
                yield from (_start(child), *inside, f'</{child.name}>')
        elif not isinstance(child, Comment):
            texts.append(str(child))
    yield from _joined(texts)


def _joined(texts: list[str]) -> Iterator[str]:
    """Go through neighbouring texts as one, if there are any, and forget them."""
    if text := ' '.join(''.join(texts).split()):
        yield text
    texts.clear()


def _start(tag: Tag) -> str:
    classes = [name for name in classes_of(tag) - COUNTED if not name.startswith('ledger-')]
    values = [f'{name}={tag[name]}' for name in ATTRIBUTES if name in tag.attrs]
    return f'<{" ".join([tag.name, *sorted(classes), *values])}>'
