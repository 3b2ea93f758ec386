"""The keys of words and blocks: the classes of difference that are no edits.

In: the text of a word or a block.
Out: what it is compared by; the text that is shown is never normalised.
White space and line breaks never count, since words are compared; the other classes are in
``CLASSES``, and a project may choose among them and add patterns, whose matches are all the same.
With those of ``IGNORED`` ignored::

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

import regex

from sphinxcontrib_ledger.engine.tokens.ignored_patterns import IgnoredPatterns
from sphinxcontrib_ledger.engine.tokens.punctuation import PUNCTUATION, is_punctuation

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
    # Punctuation; it is taken away by token and not by character.
    'punctuation': {},
    # How code and formulas are set, which no character says: the context of a text knows it.
    'presentation': {},
}
#: The class of what is no text.
PRESENTATION = 'presentation'
#: What the legend calls differences within matches of a project's patterns.
PATTERNS = 'patterns'
#: Those that are ignored if a project does not say.
IGNORED = frozenset(CLASSES) - {'punctuation'}
#: White space that is not ASCII, as it may stand within a number.
_SPACES = '\u00a0\u2007\u202f\u2009\u200a\u3000'


#: Punctuation at the edge of a word or between two; a sign before a figure or a name is no such.
_EDGES = regex.compile(
    rf'{PUNCTUATION}+(?!\w) | (?<!\w)[{PUNCTUATION}--[-−.]]+(?=\w)',
    regex.VERBOSE | regex.VERSION1,
)
_ALL = regex.compile(PUNCTUATION, regex.VERSION1)


@dataclass(frozen=True)
class Folding:
    """A choice of classes that are ignored, and patterns whose matches are the same."""

    ignored: frozenset[str] = IGNORED
    patterns: tuple[str, ...] = ()

    @cached_property
    def masks(self) -> IgnoredPatterns:
        """The patterns, ready to be looked for."""
        return IgnoredPatterns(self.patterns)

    @cached_property
    def ignores_punctuation(self) -> bool:
        """Whether punctuation is no difference, so that keys of ASCII words are no texts."""
        return 'punctuation' in self.ignored

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

    def word_key(self, word: str) -> str:
        """Return the key of a word or a sign: nothing, if it is ignored."""
        if self.ignores_punctuation:
            if is_punctuation(word):
                return ''
            # The points of an abbreviation.
            if '.' in word and word.replace('.', '').isalpha():
                word = word.replace('.', '')
        return word if word.isascii() else self.fold(word)

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
        """Return ``text`` folded and without any white space, as the proof compares it.

        Where punctuation is ignored there is none: whether a sign stands within a number cannot
        be told of words that were put together.
        Letters are composed when the white space is gone, as they are where words were put
        together: an accent may be the first character of a word.
        """
        dense = ''.join(text.split())
        if not dense.isascii():
            dense = ''.join(self.fold(dense).split())
        return _ALL.sub('', dense) if self.ignores_punctuation else dense

    def _line(self, text: str) -> str:
        """Return a text as the key of its block has it."""
        text = self.masks.mask(text)
        if self.ignores_punctuation:
            text = _EDGES.sub('', text)
        return self.collapse_spaces(text)

    def block_key(self, kind: str, text: str, spans: Iterable[Span]) -> tuple[object, ...]:
        """Return the key of a block, which two blocks share that are the same one.

        It is the kind, the words and their looks.
        """
        if kind == 'code':
            return (kind, self.masks.mask_lines(text))
        if self.patterns or self.ignores_punctuation:
            # Spans of the same look say the same, wherever they stand.
            spans_of = [(self._line(text[span.start : span.stop]), *span[2:]) for span in spans]
            return (kind, self._line(text), tuple(spans_of))
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


#: What is ignored if nobody says.
DEFAULT = Folding()
