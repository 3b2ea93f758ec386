"""Words marked in code that Pygments coloured for LaTeX, found by counting characters.

In: the LaTeX of a block of code and the changes in its lines. Out: the same LaTeX with the words
that changed in commands of ours. Called by the visitor of marked code, which is the last step of
rendering.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.script.code_changes import Stretch

#: Names of characters in what Pygments writes: ``\PYGZob{}``.
_CHARACTERS = {
    'bs': '\\', 'ob': '{', 'cb': '}', 'ca': '^', 'us': '_', 'am': '&', 'lt': '<', 'gt': '>',
    'sh': '#', 'pc': '%', 'dl': '$', 'hy': '-', 'sq': "'", 'dq': '"', 'ti': '~',
}  # fmt: skip
#: A name of a character, the beginning of what has a colour, its end, or a character.
_PIECE = re.compile(r'\\PYGZ(?P<name>[a-z]+)\{\}|\\PYG\{[^{}]*\}\{|\}|(?P<plain>[^\\{}])')
_VERBATIM = re.compile(
    r'(\\begin\{sphinxVerbatim(?:intable)?\}\[[^\n]*\]\n)(.*)(?=\n\\end\{sphinxVerbatim)',
    re.DOTALL,
)
#: Sphinx may break a line of code behind these.
_BREAKS = '.,;?!/'


def with_words(written: str, text: str, stretches: Sequence[Stretch]) -> str:
    """Return the LaTeX of code with words marked; not those of lines that read otherwise."""
    verbatim = _VERBATIM.search(written)
    if not verbatim:
        return written
    lines = verbatim[2].split('\n')
    source = text.split('\n')
    # Pygments takes empty lines away at both ends of some languages.
    shift = len(source) - len(text.lstrip('\n').split('\n')) if lines[0] else 0
    start = 0
    for number, line in enumerate(source):
        inside = [
            (stretch.start - start, stretch.stop - start)
            for stretch in stretches
            if stretch.kind != 'removed' and start <= stretch.start <= start + len(line)
        ]
        if inside and 0 <= number - shift < len(lines):
            lines[number - shift] = _marked(lines[number - shift], line, inside)
        start += len(line) + 1
    return written[: verbatim.start(2)] + '\n'.join(lines) + written[verbatim.end(2) :]


def _marked(line: str, source: str, ranges: Sequence[tuple[int, int]]) -> str:
    pieces = [*_PIECE.finditer(line)]
    shown = ''.join(map(_shown, pieces))
    if ''.join(piece[0] for piece in pieces) != line or shown.rstrip() != source.rstrip():
        return line
    return ''.join(_with_ranges(pieces, ranges))


def _shown(piece: re.Match[str]) -> str:
    return piece['plain'] or _CHARACTERS.get(piece['name'] or '', '')


def _with_ranges(
    pieces: Sequence[re.Match[str]], ranges: Sequence[tuple[int, int]]
) -> Iterator[str]:
    """Go through a line; words are marked one by one, as the line may be broken between them."""
    place = 0
    is_open = False
    for piece in pieces:
        character = _shown(piece)
        is_in = any(start <= place < stop for start, stop in ranges)
        is_word = is_in and bool(character.strip())
        if is_open and not is_word:
            yield '}'
        if is_word and not is_open:
            yield r'\sphinxledgercodeword{'
        yield piece[0]
        is_open = is_word
        if is_word and character in _BREAKS:
            yield r'}\sphinxledgercodebreak{}'
            is_open = False
        place += len(character)
    if is_open:
        yield '}'
