"""Text into words.

A word is what a reader would call one: a Unicode word (UAX #29, https://unicode.org/reports/tr29/)
with what belongs to it: the separators of a number or a date, the apostrophe of a contraction,
the hyphens of a compound, the dots of an abbreviation, the signs of an amount.
A URL or an e-mail address is one word, so is an emoji sequence; a sign of punctuation is a word of
its own, and so is each character of a script that is written without spaces.
White space is in no word.  The words and the white space between them are the text, exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from sphinxcontrib_ledger.engine.normal import DEFAULT, Folding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNSPACED = r'\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u30fc'
_LETTER = rf'[\p{{L}}\p{{M}}\p{{N}}_\u00ad\u200b-\u200d\u2060--[{_UNSPACED}]]'
_PATTERN = regex.compile(
    rf"""
      (?P<ellipsis> \[ [ \u00a0]? (?: \.[ \u00a0]?\.[ \u00a0]?\. | \u2026 ) [ \u00a0]? \] )
    | (?: (?:https?|ftp):// | www\. )                                                  # URL
      (?: \( [^\s<>"“”()]* \) | [^\s<>"“”()]* [\p{{L}}\p{{N}}/=&\#_~-] )+
    | [\p{{L}}\p{{N}}.+_-]+ @ [\p{{L}}\p{{N}}-]+ (?: \. [\p{{L}}\p{{N}}-]+ )+     # e-mail
    | (?<![\p{{L}}\p{{N}}]) (?> \p{{L}}\p{{M}}* (?: \.\p{{L}}\p{{M}}* )+ \.? )    # U.S., e.g.
      (?! ['’]? [\p{{L}}\p{{N}}])
    | \p{{Sc}}? \p{{Nd}}{{1,3}} (?: [ \u00a0\u202f\u2009] \p{{Nd}}{{3}} )+ (?![\p{{L}}\p{{N}}])
      (?: [.,] \p{{Nd}}+ )? [%‰\p{{Sc}}]?                                         # 10 000
    | (?: (?<! [\p{{L}}\p{{N}}\p{{S}}\p{{P}}--[\p{{Ps}}\p{{Pi}}"']] )             # -5, .5, -$5
          (?: [+\-\u2212]? \.? (?=\p{{N}}) | [+\-\u2212] (?=\p{{Sc}}\p{{N}}) ) )?
      \p{{Sc}}? {_LETTER}+
      (?: (?: ['’ʼ.·\-\u2010\u2011&\u05f3\u05f4]
            | (?<=\p{{Hebrew}}) " (?=\p{{Hebrew}})
            | (?<=\p{{N}}) [,:/\u066b\u066c] (?=\p{{N}})
          ) {_LETTER}+
      )*
      (?: (?<=\p{{N}}) [%‰°\p{{Sc}}] )?
    | \p{{RI}}{{2}}
    | \.{{3,}} | -{{2,}}
    | (?! [\s\u00ad\u200b\u2060\ufeff] ) \X
    """,
    regex.VERBOSE | regex.VERSION1,
)

#: Stands in a block's text for something that has no text of its own (an image, a formula).
PLACEHOLDER = '\ufffc'


class Span(NamedTuple):
    """A stretch of a block's text with a look of its own (emphasis, a link, a literal ...).

    ``key`` is not empty where the stretch is one word and is compared as that: its identity.
    """

    start: int
    stop: int
    look: str
    key: str = ''


class Word(NamedTuple):
    """A word: its text, what is compared, where it stands in its block, and how it looks."""

    text: str
    key: str
    start: int
    stop: int
    look: tuple[str, ...] = ()
    ellipsis: bool = False


def words(text: str, spans: Sequence[Span] = (), folding: Folding = DEFAULT) -> tuple[Word, ...]:
    """Cut ``text`` into words; ``spans`` must be in order and must not overlap."""
    if not spans:
        return tuple(_cut(text, 0, len(text), folding))
    found: list[Word] = []
    position = 0
    for span in spans:
        if span.key:
            found += _cut(text, position, span.start, folding)
            whole = text[span.start : span.stop]
            found.append(Word(whole, span.key, span.start, span.stop))
            position = span.stop
    found += _cut(text, position, len(text), folding)
    return tuple(_dressed(found, spans))


def lines(text: str) -> tuple[Word, ...]:
    """Cut code into its lines, each of which counts as a word; empty lines count too."""
    found = []
    position = 0
    for line in text.split('\n'):
        found.append(Word(line, line.rstrip(), position, position + len(line)))
        position += len(line) + 1
    return tuple(found)


def _cut(text: str, start: int, stop: int, folding: Folding) -> Iterator[Word]:
    for match in _PATTERN.finditer(text, start, stop):
        word = match.group()
        first, last = match.span()
        if match.lastgroup == 'ellipsis':
            yield Word(word, '[...]', first, last, ellipsis=True)
            continue
        key = folding.fold(word)
        if key:
            yield Word(word, key, first, last)


def _dressed(found: list[Word], spans: Sequence[Span]) -> Iterator[Word]:
    """Give each word the looks of the spans that it lies in (with what part of it does)."""
    first = 0
    for word in found:
        while first < len(spans) and spans[first].stop <= word.start:
            first += 1
        looks = []
        index = first
        while index < len(spans) and spans[index].start < word.stop:
            span = spans[index]
            if span.look:
                looks.append(_part(word, span))
            index += 1
        yield word._replace(look=tuple(looks)) if looks else word


def _part(word: Word, span: Span) -> str:
    if span.start <= word.start and span.stop >= word.stop:
        return span.look
    start = max(span.start, word.start) - word.start
    return f'{span.look}@{start}:{min(span.stop, word.stop) - word.start}'
