"""The keys of words and blocks: the classes of difference that are no edits.

In: the text of a word or a block.
Out: what it is compared by; the text that is shown is never normalised.
White space and line breaks never count, since words are compared; the other classes are in
``CLASSES``, and a project may choose among them.
With all of them ignored::

    before:      It's the old "quay".
    wrong marks: {+It’s+} the old {+“+}quay{+”+}.
    right marks: It’s the old “quay”.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinxcontrib_ledger.engine.tokens.token import Span

#: The classes that may be ignored, each with what its characters are compared as.
CLASSES: Mapping[str, Mapping[str, str]] = {
    # Straight and curly quotation marks and apostrophes.
    'quotes': {"'": '‘’‚‛ʼ', '"': '“”„‟'},
    # Hyphens that forbid a line break.
    'hyphens': {'-': '\u2010\u2011'},
    # Soft hyphen, zero-width space, word joiner, zero-width no-break space (also a stray BOM).
    'invisible': {'': '\u00ad\u200b\u2060\ufeff'},
    # Composed and decomposed letters; done by Unicode's own normal form C.
    'composition': {},
}
#: White space that is not ASCII, as it may stand within a number.
_SPACES = '\u00a0\u2007\u202f\u2009\u200a\u3000'


@dataclass(frozen=True)
class Folding:
    """A choice of classes that are ignored."""

    ignored: frozenset[str] = frozenset(CLASSES)

    @cached_property
    def _table(self) -> dict[str, str]:
        """The characters that are folded, each with what it is compared as."""
        table = dict.fromkeys(_SPACES, ' ')
        for name in sorted(self.ignored):
            for plain, variants in CLASSES[name].items():
                table.update(dict.fromkeys(variants, plain))
        return table

    @cached_property
    def _folded_character(self) -> re.Pattern[str]:
        return re.compile(f'[{re.escape("".join(self._table))}]')

    def fold(self, text: str) -> str:
        """Return ``text`` with the ignored classes folded away (white space is kept)."""
        if text.isascii():
            return text
        # Few characters of a text are folded: to look for these takes a fraction of the time that
        # ``str.translate`` needs.
        table = self._table
        folded = self._folded_character.sub(lambda match: table[match[0]], text)
        composed = 'composition' in self.ignored
        return unicodedata.normalize('NFC', folded) if composed else folded

    def collapse_spaces(self, text: str) -> str:
        """Return ``text`` folded, each run of white space being one space, none at the ends."""
        line = text.replace('\n', ' ')
        # Most texts have no white space but spaces now, and few that stand side by side.
        if line.isascii() and line.isprintable():
            while '  ' in line:
                line = line.replace('  ', ' ')
            return line.strip()
        return ' '.join(self.fold(text).split())

    def remove_spaces(self, text: str) -> str:
        """Return ``text`` folded and without any white space, as the proof compares it."""
        return ''.join(self.fold(text).split())

    def block_key(self, kind: str, text: str, spans: Iterable[Span]) -> tuple[object, ...]:
        """Return the key of a block, which two blocks share that are the same one.

        It is the kind, the words and their looks.
        """
        if kind == 'code':
            return (kind, text)
        line = self.collapse_spaces(text)
        # Where no more than line breaks became spaces, all characters are where they were.
        if len(line) == len(text) and text.isascii():
            looks = [(line[start:stop].strip(), look, key) for start, stop, look, key in spans]
        else:
            looks = [
                (self.collapse_spaces(text[start:stop]), look, key)
                for start, stop, look, key in spans
            ]
        return (kind, line, tuple(looks))


#: Everything that can be ignored is.
DEFAULT = Folding()
