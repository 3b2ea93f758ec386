"""Checks that all formats show the same marks: they are counted in each, and read in HTML."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import html_page
import latex_page
import text_page
import xml_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from bs4 import Tag
    from pairs import Batch, Pair


def different(pair: Pair, batch: Batch) -> Iterator[str]:
    """Go through what a format shows more or less of than the document has."""
    pages = {name: batch.marked.page(pair.name, name) for name in ('html', 'text', 'latex', 'xml')}
    root = ElementTree.fromstring(pages['xml'])
    _take_out(root, 'ledger_legend')
    body = html_page.body_of(pages['html'])
    for legend in body.select('.ledger-legend'):
        legend.decompose()
    marks = list(root.iter('ledger_highlight'))
    # Of code that is not coloured, browsers show the words, and the document names their lines.
    in_html = body.select(
        'ins.ledger-highlight:not(.highlight *, .ledger-code pre.literal-block *)'
    )
    there, here = Counter(_letters(marks)), Counter(_letters_of(tag) for tag in in_html)
    if there != here:
        yield f'html highlights {list(here - there)[:5]}, not {list(there - here)[:5]}'
    yield from _in_code(body, root)
    there, here = len(list(root.iter('ledger_reference'))), len(body.select('a.ledger-reference'))
    if there != here:
        yield f'html has {here} marked references, the document {there}'
    wanted = {'elision': '.ledger-elision', 'moved': '.ledger-moved-sign'}
    for kind, selector in wanted.items():
        count = len(body.select(f'{selector}:not(.ledger-drawn)'))
        in_document = _count(root, kind)
        if count != in_document:
            yield f'html has {count} signs ({kind}), the document {in_document}'
    if pages['text']:
        yield from _in_text(pages['text'], pages['xml'])
    if pages['latex']:
        yield from _in_latex(pages['latex'], root)


def _letters_of(tag: Tag) -> str:
    """Return the letters of a mark; formulas stand between signs for the browser."""
    return re.sub(r'\s|\\[()]', '', tag.get_text())


def _letters(marks: list[Element]) -> list[str]:
    texts = (''.join(mark.itertext()) for mark in marks)
    return [re.sub(r'\s|\{\+|\+\}|</?u>', '', text) for text in texts]


def _in_code(body: Tag, root: Element) -> Iterator[str]:
    """Go through code in which other lines have marks in HTML than the document names."""
    blocks = [block for block in root.iter('ledger_block') if block.get('lines') is not None]
    codes = body.select('.ledger-code')
    if len(codes) != len(blocks):
        yield f'html has marks in {len(codes)} pieces of code, the document in {len(blocks)}'
        return
    for code, block in zip(codes, blocks, strict=True):
        plain = code.select_one('pre.literal-block')
        if plain is None:
            continue
        marked = set(html_page.marked_lines(plain))
        named = xml_page.lines_in(next(iter(block)))
        if marked != named:
            yield f'html has marks on lines {sorted(marked)} of code, not on {sorted(named)}'


def _count(root: Element, kind: str) -> int:
    if kind == 'moved':
        # In the title of an admonition it is text.
        # The sign where a move ends is of formats without colour alone.
        signs = [(each.get('classes') or '').split() for each in root.iter()]
        return sum(
            'ledger-moved-sign' in sign and xml_page.MOVED_END not in sign for sign in signs
        )
    typed = [sign for sign in root.iter('ledger_ellipsis') if 'author' in sign.get('classes', '')]
    return sum(1 for _ in root.iter('ledger_ellipsis')) - len(typed)


def _take_out(element: Element, tag: str) -> None:
    for child in list(element):
        if child.tag == tag:
            element.remove(child)
        else:
            _take_out(child, tag)


def _in_text(text: str, xml: str) -> Iterator[str]:
    """Go through signs made of characters that text and the document have not as often."""
    text = text_page.without_legend(text)
    xml = re.sub(r'<ledger_legend.*?</ledger_legend>|<[^>]*>', '', xml, flags=re.DOTALL)
    for sign in ('{+', '+}', '[...]', '{moved}', '{/moved}'):
        if text.count(sign) != xml.count(sign):
            yield f'text has {sign} {text.count(sign)} times, the document {xml.count(sign)} times'


def _in_latex(text: str, root: Element) -> Iterator[str]:
    """Go through marks that LaTeX has not as often.

    It leaves out the heading of the page, footnotes that nothing refers to, and marks in the
    titles of things to do.
    """
    first = root.find('section/title')
    maybe = [
        *([] if first is None else [first]),
        *root.iter('footnote'),
        *root.findall('.//todo_node/title'),
    ]
    left_out = sum(1 for part in maybe for _ in part.iter('ledger_highlight'))
    count = latex_page.count_highlights(text)
    wanted = sum(1 for _ in root.iter('ledger_highlight'))
    if not wanted - left_out <= count <= wanted:
        yield f'latex has {count} highlights, the document {wanted}'
