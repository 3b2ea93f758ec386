"""What is no edit: the classes of difference that are ignored.

White space and line breaks, straight and curly quotes, no-break spaces and hyphens, Unicode
composition, soft hyphens and zero-width spaces.
Only the *keys* of words and blocks are normalised; the text that is shown never is.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_ledger.engine.words import Span

QUOTES = {
    ord(char): straight for straight, chars in (("'", '‘’‚‛ʼ'), ('"', '“”„‟')) for char in chars
}
#: Typographic variants that forbid or hint a line break without changing the text.
JOINERS = {0x2010: '-', 0x2011: '-'}
#: Soft hyphen, zero-width space, word joiner, zero-width no-break space (also a stray BOM).
INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
#: White space that is not ASCII; line breaks and the like are left to ``str.split``.
SPACES = dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x2009, 0x200A, 0x3000), ' ')
TABLE: dict[int, str | None] = {**QUOTES, **JOINERS, **INVISIBLE, **SPACES}


def fold(text: str) -> str:
    """Return ``text`` with the ignored classes of difference folded away (white space kept)."""
    if text.isascii():
        return text
    return unicodedata.normalize('NFC', text.translate(TABLE))


def squeeze(text: str) -> str:
    """Return ``text`` folded, each run of white space being one space, none at the ends."""
    return ' '.join(fold(text).split())


def dense(text: str) -> str:
    """Return ``text`` folded and without any white space: what the proof compares."""
    return ''.join(fold(text).split())


def block_key(kind: str, text: str, spans: Iterable[Span]) -> tuple[object, ...]:
    """Return what must agree for two blocks to be the same: kind, words and their looks."""
    if kind == 'code':
        return (kind, text)
    looks = tuple((squeeze(text[span.start : span.stop]), span.look, span.key) for span in spans)
    return (kind, squeeze(text), looks)
