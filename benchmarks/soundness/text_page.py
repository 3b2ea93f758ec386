"""Reads a finished page of plain text."""

from __future__ import annotations

import re

#: It stands before footnotes that are collected at the end of the page.
_LEGEND = re.compile(r'^\*\*About the marks\*\*\n\n(?:\* .*\n(?:  .*\n)*\n?)*', re.MULTILINE)
#: What underlines a heading is as long as this with its marks.
_UNDERLINES = re.compile(r'^ *([^\w\s])\1+$', re.MULTILINE)
_WHERE = r'(?: (?:and )?(?:before|after|in) lines? [\d,\s-]+)+'
#: Signs beside code, which name lines of it.
_LINES = re.compile(rf'\{{\+lines?[\s\d,-]+\+\}}|\[\.\.\.\]{_WHERE}$', re.MULTILINE)
#: Signs, and what a format puts beside one that stands alone in an item, a field, a term or what
#: says what kind of a term it is.
_SIGNS = re.compile(
    r'\{/?moved\}|\{\+|\+\}|-\[ \[\.\.\.\] \]-|(?: : )?\[\.\.\.\](?::$)?', re.MULTILINE
)
#: Bullets and numbers of items: one whose text is a sign alone has one, too.  A text that was
#: added and begins as an item does has its mark before that.
_ITEM = re.compile(r'^ *(?:\{\+)?(?:(?:\*|\d+\.)(?: +|$))+')
#: Where the text of a line begins.
_TEXT = re.compile(r' *(?:(?:\*|\d+\.|\[\w+\])(?: +|$))*')
#: The rules of tables, whose columns are as wide as what stands in them.
_RULE = re.compile(r' *[+|][-=+| ]*[+|]$')
_TABLE = re.compile(r'(?:^ *[+|].*[+|]\n)+', re.MULTILINE)
_RULES = re.compile(r'[\s|+=*-]')
#: Lines are filled up to here at least.
_WIDTH = 70


def without_legend(text: str) -> str:
    """Return a page without its legend."""
    return _LEGEND.sub('', text)


def letters_without_marks(text: str) -> str:
    """Return the letters of a page as if it had no marks."""
    text = _TABLE.sub(_by_rows, _UNDERLINES.sub('', _LEGEND.sub('', text)))
    return _RULES.sub('', _SIGNS.sub('', _LINES.sub('', _without_items(text))))


def _without_items(text: str) -> str:
    """Return a page without the bullets and numbers of items.

    Above an item is an empty line or one that begins farther out, as a term does, or one with room
    for the number, as a term that has no text; a number can begin a line within a text, too.
    """
    lines: list[str] = []
    column = -1
    above = ''
    for line in text.split('\n'):
        has_room = len(above) + len(line.lstrip().partition(' ')[0]) < _WIDTH
        is_first = has_room or len(line) - len(line.lstrip()) > column
        above = line
        lines.append(_ITEM.sub('', line, count=1) if is_first else line)
        begins = _TEXT.match(line)
        # There may be nothing in an item.
        column = begins.end() if begins and begins.end() < len(line) else -1
    return '\n'.join(lines)


def _by_rows(table: re.Match[str]) -> str:
    """Return a table row by row, the letters of each in the order of the alphabet.

    How cells are broken into lines depends on their widths, and so on marks.
    """
    shown: list[str] = []
    words: list[str] = []
    for line in table[0].split('\n'):
        if _RULE.match(line):
            shown += sorted(''.join(words))
            words = []
        else:
            words += _SIGNS.sub('', line).replace('|', ' ').split()
    return ''.join((*shown, *words, '\n'))


def is_balanced(text: str) -> bool:
    """Return whether each mark is closed.

    A bar may be around words with marks of their own, and around another bar: a list that counts
    from 3 now, with an item that stands in a box now, which has a title.
    """
    depth = 0
    for sign in re.findall(r'\{\+|\+\}', _LEGEND.sub('', _LINES.sub('', text))):
        depth += 1 if sign == '{+' else -1
        if depth not in (0, 1, 2, 3):
            return False
    return not depth
