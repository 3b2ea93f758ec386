"""Marks in code that Pygments coloured for HTML.

In: the HTML of a block of code and the changes in its lines. Out: the same HTML with the marks.
Called by the visitor of marked code, which is the last step of rendering. Lines and words are
found by counting characters, since the writer gives nothing but its HTML. Signs of removals hold
no text, so that readers copy the code alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import escape, unescape
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.export.visible_edits import CodePlace
from sphinxcontrib_ledger.render.code_marks import stretches_of
from sphinxcontrib_ledger.render.html.code_ids import code_ids_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.engine.script.code_changes import Stretch

#: A tag, or an element that holds the number of a line; or else an entity or a character.
_HIDDEN = re.compile(r'<span class="linenos[^"]*">[^<]*</span>|<[^>]*>')
_PIECE = re.compile(rf'{_HIDDEN.pattern}|&[^;\s]+;|.')
_TAG = re.compile(r'<[^>]*>')
#: Closing tags behind a line break: they belong to the line before it.
_CLOSING = re.compile(r'(?:</span>)*')
_HLL = '<span class="hll">'
_LINE = f'<span class="hll {ledger.LINE}{{}}"{{}}>'
_PRE = re.compile(r'(<pre[^>]*>(?:<span></span>)?(?:<code>)?)(.*?)((?:</code>)?</pre>)', re.DOTALL)


class _Piece(NamedTuple):
    """A piece of a line: how it is written, and how many characters of the code it is."""

    written: str
    size: int


def with_marks(written: str, text: str, block: nodes.Element, spoken: str) -> str | None:
    """Return the HTML of code with its marks; ``None`` if they have no place in it.

    Screen readers say ``spoken`` for the sign of a removal.
    """
    columns = [*_PRE.finditer(written)]
    if not columns:
        return None
    code = columns[-1]
    lines = code[2].split('\n')
    source = text.split('\n')
    shift = _shift([_shown(line) for line in lines], source)
    if shift is None:
        return None
    sign = _sign(block, spoken)
    identities = code_ids_of(block)
    # Empty lines at the end may have been taken away.
    gaps = {
        min(max(number + shift, 0), len(lines) - 1): _sign(
            block, spoken, ledger.GAP, identity=identities.get(CodePlace('gap', number), '')
        )
        for number in block['gaps']
    }
    starts = [0, *accumulate(len(line) + 1 for line in source)]
    inside: dict[int, list[tuple[Stretch, int]]] = {}
    for stretch in stretches_of(block):
        number = bisect_right(starts, stretch.start) - 1
        inside.setdefault(number + shift, []).append((stretch, starts[number]))
    changed = {
        number + shift - 1: identities.get(CodePlace('line', number), '')
        for number in block['lines']
    }
    for number, parts in inside.items():
        if _shown(lines[number]).rstrip() == source[number - shift].rstrip():
            lines[number] = _with_words(lines[number], parts, sign)
    marked = list(_with_lines(lines, changed, gaps))
    numbers = columns[0]
    if len(columns) > 1 and gaps:
        # The numbers of the lines are a column of their own, which has to keep step.
        room = dict.fromkeys(gaps, f'<span class="{ledger.GAP}" aria-hidden="true"></span>')
        column = _with_lines(numbers[2].split('\n'), {}, room)
        start = written[: numbers.start(2)] + ''.join(column)
        return start + written[numbers.end(2) : code.start(2)] + _end(marked, written, code)
    return written[: code.start(2)] + _end(marked, written, code)


def _end(lines: Sequence[str], written: str, code: re.Match[str]) -> str:
    return ''.join(lines) + written[code.end(2) :]


def _shown(line: str) -> str:
    """Return the code that a line of HTML shows."""
    return unescape(_HIDDEN.sub('', line))


def _pieces(line: str) -> list[_Piece]:
    return [
        _Piece(piece, 0 if piece.startswith('<') else len(unescape(piece)))
        for piece in _PIECE.findall(line)
    ]


def _shift(shown: Sequence[str], source: Sequence[str]) -> int | None:
    """Return how many lines further down the HTML has the lines of the source.

    Pygments takes empty lines away at both ends of some languages.
    """
    (first, stop), (start, end) = _filled(shown), _filled(source)
    return first - start if stop - first == end - start else None


def _filled(lines: Sequence[str]) -> tuple[int, int]:
    """Return the range of lines from the first with anything in it to the last."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return (filled[0], filled[-1] + 1) if filled else (0, 0)


def _sign(block: nodes.Element, spoken: str, *classes: str, identity: str = '') -> str:
    """Return the sign of a removal, which is drawn and not written."""
    names = ' '.join([ledger.ELISION, ledger.DRAWN, *classes])
    attributes = f'data-sign="{escape(block["sign"])}" role="img" aria-label="{escape(spoken)}"'
    return f'<span class="{names}"{_identified(identity)} {attributes}></span>'


def _identified(identity: str) -> str:
    return f' id="{identity}"' if identity else ''


# Lines


def _with_lines(
    lines: Sequence[str], changed: Mapping[int, str], gaps: Mapping[int, str]
) -> Iterator[str]:
    """Go through lines with their line breaks, those that changed marked, signs between them.

    ``changed`` has their ids, if they have some.
    """
    before = ''
    for number, line in enumerate(lines):
        closing = _CLOSING.match(line)
        assert closing
        rest = line[closing.end() :]
        yield closing[0] + before + gaps.get(number, '')
        before = ''
        if number not in changed:
            yield rest
        elif rest.startswith(_HLL):
            # The author emphasized it, too.
            yield _LINE.format(f' {ledger.EMPHASIZED}', _identified(changed[number]))
            yield rest.removeprefix(_HLL)
        else:
            yield _LINE.format('', _identified(changed[number])) + rest
            before = '</span>'
        if number < len(lines) - 1:
            yield '\n'
    yield before
    if len(lines) in gaps:
        yield '\n' + gaps[len(lines)]


# Words in a line


def _with_words(line: str, parts: Sequence[tuple[Stretch, int]], sign: str) -> str:
    """Return a line with the words marked that changed, each given with where its line starts."""
    for stretch, start in reversed(parts):
        if stretch.kind == 'removed':
            pieces, at = _cut(_pieces(line), stretch.start - start)
            pieces.insert(at, _Piece(sign, 0))
        else:
            pieces = _marked(line, stretch, start)
        line = ''.join(piece.written for piece in pieces)
    return line


def _marked(line: str, stretch: Stretch, start: int) -> list[_Piece]:
    pieces, first = _cut(_pieces(line), stretch.start - start)
    pieces, stop = _cut(pieces, stretch.stop - start, before=True)
    opening = f'<ins class="{ledger.HIGHLIGHT} ledger-{stretch.kind}">'
    whole = _balanced(pieces, first, stop)
    # A mark that begins or ends within a piece of one colour is put on each text.
    ranges = [whole] if whole else _texts(pieces, first, stop)
    for begin, end in reversed([*ranges]):
        pieces.insert(end, _Piece('</ins>', 0))
        pieces.insert(begin, _Piece(opening, 0))
    return pieces


def _cut(pieces: list[_Piece], at: int, *, before: bool = False) -> tuple[list[_Piece], int]:
    """Return the index of the piece that begins at a character, tags before it left behind.

    With ``before`` tags that stand there belong to what follows.
    """
    place = 0
    for index, piece in enumerate(pieces):
        if place == at and (before or piece.size):
            return pieces, index
        place += piece.size
    return pieces, len(pieces)


def _balanced(pieces: Sequence[_Piece], first: int, stop: int) -> tuple[int, int] | None:
    """Return a range widened by the tags at its ends, if it opens and closes the same ones."""
    depth = lowest = 0
    for piece in pieces[first:stop]:
        depth += _step(piece)
        lowest = min(lowest, depth)
    begin, end = first, stop
    while lowest < 0:
        begin -= 1
        if begin < 0 or _step(pieces[begin]) <= 0:
            return None
        lowest += 1
        depth += 1
    while depth > 0:
        if end == len(pieces) or _step(pieces[end]) >= 0:
            return None
        end += 1
        depth -= 1
    return begin, end


def _step(piece: _Piece) -> int:
    """Return how much deeper what follows a piece is: numbers of lines open and close."""
    if not _TAG.fullmatch(piece.written):
        return 0
    return -1 if piece.written.startswith('</') else 1


def _texts(pieces: Sequence[_Piece], first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Go through the ranges that hold text and no tags."""
    begin = first
    for index in range(first, stop + 1):
        if index == stop or not pieces[index].size:
            if begin < index:
                yield begin, index
            begin = index + 1
