"""Text into words.

A word is what a reader would call one: a Unicode word (UAX #29, https://unicode.org/reports/tr29/)
with what belongs to it: the separators of a number or a date, the apostrophe of a contraction,
the hyphens of a compound, the dots of an abbreviation, the signs of an amount.
A URL or an e-mail address is one word, so is an emoji sequence; a sign of punctuation is a word of
its own, and so is each character of a script that is written without spaces, unless a dictionary
says more (see ``dictionaries``).
White space is in no word.  The words and the white space between them are the text, exactly.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache, partial
from itertools import chain, repeat
from operator import add
from typing import TYPE_CHECKING, NamedTuple

import regex

from sphinxcontrib_ledger.engine import dictionaries as _dictionaries
from sphinxcontrib_ledger.engine.normal import DEFAULT, Folding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# Scripts without spaces are those that UAX #29 leaves to dictionaries; their digits are digits.
_UNSPACED = (
    r'[[\p{Han}\p{Hiragana}\p{Katakana}\u30fc\uff70\uff9e\uff9f\p{Line_Break=Complex_Context}]'
    r'--\p{Nd}]'
)
_LETTER = rf'[[\p{{L}}\p{{M}}\p{{N}}_\u00ad\u200b-\u200d\u2060]--{_UNSPACED}]'
_INITIAL = r'(?: \p{Lu}\p{Ll}(?=\.) | \p{L}\p{M}* )'
# White space as Python has it, which is what the proof leaves out.
_SPACE = r'\s\x1c-\x1f'
# The rest of a URL: brackets may enclose a part of it, and its last sign is the sentence's.
_ADDRESS_SIGN = rf'[^{_SPACE}<>"“”()\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]'
_ADDRESS = rf'(?: \( {_ADDRESS_SIGN}* \) | {_ADDRESS_SIGN}* [\p{{L}}\p{{N}}/=&\#_~-] )+'
# Most of a text is plain letters before a space, and signs before a space or such letters:
# nothing of what makes the other patterns long can apply to them, so they come first.
_PLAIN = r'A-Za-zÀ-ÖØ-öø-ʯЀ-ҁҊ-ԯ'
_FAST = rf"""
      [{_PLAIN}] [{_PLAIN}0-9_]*+ (?= [\s;!?()\[\]{{}}"“”<>=*`|\\] | [.,:](?:\s|\Z) | \Z )
    | [,;:!?()\]{{}}"'“”„‘’«»–—…/*=<>|`\\] (?= [\x20-\x7e\n\r“”’–—{_PLAIN}] | \Z )
    | [.\-] (?= \s|\Z )
"""
# What a word begins with where nothing is before it: -5, .5, -$5; #1, @ada; .rst, .NET
_PREFIX = r"""
    (?: (?=[+\-\u2212.\#@]) (?<! [\p{L}\p{N}\p{S}\p{P}--[\p{Ps}\p{Pi}"']] )
        (?: [+\-\u2212]? \.? (?=\p{N}) | [+\-\u2212] (?=\p{Sc}\p{N})
          | [\#@] (?=[\p{L}\p{N}_]) | \. (?=\p{Ll}|\p{Lu}{2}) ) )?
"""
# What holds letters or figures together; the last line is US$5.
_INNER = r"""
    (?: ['’ʼ.·\-\u2010\u2011&\u05f3\u05f4]
      | " (?<=\p{Hebrew}") (?=\p{Hebrew})
      | [,:/\u066b\u066c\u207a\u207b] (?<=\p{N}.) (?=\p{N})
      | \p{Sc} (?<=\p{Lu}.) (?=\p{N}) )
"""
_SUFFIX = rf"""
    (?: [%‰\u066a℃℉\p{{Sc}}] (?<=\p{{N}}.) (?: -(?=\p{{L}}) {_LETTER}++ )*+       # 5%, 10%-Regel
      | ° (?<=\p{{N}}.) (?: [CF] (?!{_LETTER}) )?
      | , (?<=\p{{N}}.) [\-–] (?![\w\-–])                                          # 500,-
      | (?: \+\+ | \# ) (?<=(?<!{_LETTER})\p{{L}}(?:\+\+|\#)) (?![\p{{L}}\p{{N}}+\#])  # C++
      | \. (?<={_LETTER}-(?:\p{{Lu}}\.){{2,}}) (?![\p{{L}}\p{{N}}])                # non-U.S.
      | / (?<=[\p{{L}}\p{{N}}]\.\p{{L}}{{2,}}/) (?: {_ADDRESS} )?                  # example.org/a
      | (?: [.+_\-]++ {_LETTER}++ ){{0,8}}+ @ [\p{{L}}\p{{N}}-]+ (?: \. [\p{{L}}\p{{N}}-]+ )+
    )?
"""
_PATTERN = regex.compile(
    rf"""
      {_FAST}
    | \[ [ \u00a0]? (?: \.[ \u00a0]?\.[ \u00a0]?\. | \u2026 ) [ \u00a0]? \]        # [...]
    | (?: (?:https?|ftp):// | www\. | mailto: | doi:(?=10) ) {_ADDRESS}
    | (?=\p{{L}}\p{{Ll}}?\p{{M}}*\.) (?<![\p{{L}}\p{{N}}])                         # U.S., e.g.
      (?> {_INITIAL} (?: \.{_INITIAL} )+ \.? )
      (?: (?<=\.) ['’ʼ\-] (?: (?:\p{{Lu}}\.){{2,}} | {_LETTER}++ ) )*+
      (?! ['’]? [\p{{L}}\p{{N}}])
    | {_PREFIX} \p{{Sc}}?
      (?: \p{{Nd}}{{1,3}} (?: [ \u00a0\u202f\u2009] \p{{Nd}}{{3}} )+ (?![\p{{L}}\p{{N}}])
          (?: [.,] \p{{Nd}}+ )?                                                    # 10 000
        | {_LETTER}++ (?: {_INNER} {_LETTER}++ )*+ )
      {_SUFFIX}
    | ° [CF] (?!{_LETTER}) | \p{{RI}}{{2}} | \.{{3,}} | -{{2,}}
    | (?! [{_SPACE}\u00ad\u200b\u2060\ufeff] ) \X
    """,
    regex.VERBOSE | regex.VERSION1,
)

# White space is in a word only where it parts thousands or the signs of an ellipsis.
_WITHIN = regex.compile(
    r"""
      \p{Nd} [ \u00a0\u202f\u2009] \p{Nd}{3}
    | \[ [ \u00a0]
    | [.…] [ \u00a0] [.…\]]
    """,
    regex.VERBOSE | regex.VERSION1,
)
#: The most characters that a text may have for each stretch between white space if its stretches
#: are cut one by one and remembered.  Few stretches of natural text are longer than 20; a script
#: without spaces has stretches of a hundred, none of which would ever be seen again.
STRETCH = 20

#: Stands in a block's text for something that has no text of its own (an image, a formula).
PLACEHOLDER = '\ufffc'
#: The key of every spelling of an ellipsis in brackets.
ELLIPSIS = '[...]'


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


#: Makes a word of all its fields; words are many, and this takes half the time of ``Word(...)``.
_new = partial(tuple.__new__, Word)


def words(
    text: str,
    spans: Sequence[Span] = (),
    folding: Folding = DEFAULT,
    dictionaries: Collection[str] = (),
) -> tuple[Word, ...]:
    """Cut ``text`` into words; ``spans`` must be in order and must not overlap.

    ``dictionaries`` names the languages of which characters are joined to words.
    """
    if not spans:
        return tuple(_cut(text, 0, len(text), folding, dictionaries))
    found: list[Word] = []
    for start, stop, key in _stretches(text, spans):
        if key:
            found.append(Word(text[start:stop], key, start, stop))
        else:
            found += _cut(text, start, stop, folding, dictionaries)
    return tuple(_dressed(found, spans))


def keys(text: str, spans: Sequence[Span] = (), folding: Folding = DEFAULT) -> tuple[str, ...]:
    """Return the keys of the words of ``text`` without making the words, which takes longer."""
    if not spans:
        return tuple(_keys(_found(text, 0, len(text)), folding))
    found: list[str] = []
    for start, stop, key in _stretches(text, spans):
        if key:
            found.append(key)
        else:
            found += _keys(_found(text, start, stop), folding)
    return tuple(found)


def _stretches(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Go through what is one word, with its key, and what is between, with none."""
    position = 0
    for span in spans:
        if span.key:
            if position < span.start:
                yield position, span.start, ''
            yield span.start, span.stop, span.key
            position = span.stop
    if position < len(text):
        yield position, len(text), ''


def lines(text: str) -> tuple[Word, ...]:
    """Cut code into its lines, each of which counts as a word; empty lines count too."""
    found = []
    position = 0
    for line in text.split('\n'):
        found.append(Word(line, line.rstrip(), position, position + len(line)))
        position += len(line) + 1
    return tuple(found)


def _cut(
    text: str, start: int, stop: int, folding: Folding, dictionaries: Collection[str]
) -> list[Word]:
    # Every changed text comes through here, so the loops are the interpreter's own.
    found = _found(text, start, stop)
    starts = []
    for word in found:
        start = text.index(word, start)
        starts.append(start)
        start += len(word)
    stops = map(add, starts, map(len, found))
    keys = [_key(word, folding) for word in found] if _have_keys(found) else found
    made = list(map(_new, zip(found, keys, starts, stops, repeat(()), repeat(False))))
    if keys is not found:
        # What has nothing visible in it is no word.
        made = [
            word._replace(ellipsis=True) if word.key == ELLIPSIS else word
            for word in made
            if word.key
        ]
    return _dictionaries.joined(made, text, folding, dictionaries) if dictionaries else made


def _keys(found: list[str], folding: Folding) -> list[str]:
    if not _have_keys(found):
        return found
    return [key for word in found if (key := _key(word, folding))]


def _have_keys(found: list[str]) -> bool:
    """Return whether the keys of some of the words are not the words themselves."""
    together = ''.join(found)
    return not together.isascii() or '[' in together


def _key(word: str, folding: Folding) -> str:
    if word[0] == '[' and word[-1] == ']':
        return ELLIPSIS
    return word if word.isascii() else folding.fold(word)


def _found(text: str, start: int, stop: int) -> list[str]:
    """Return what the pattern finds in a part of a text.

    White space ends nearly every word, so each stretch between can be cut by itself; most of them
    were seen before.
    """
    stretches = text[start:stop].split()
    begins_in_word = start and not (text[start - 1].isspace() or text[start].isspace())
    if not begins_in_word and stop - start <= STRETCH * len(stretches):
        found = list(chain.from_iterable(map(_in_stretch, stretches)))
        if '' not in found:
            return found
        if not _WITHIN.search(text, start, stop):
            return [word for word in found if word]
    return _PATTERN.findall(text, start, stop)


@lru_cache(maxsize=1 << 16)
def _in_stretch(stretch: str) -> tuple[str, ...]:
    """Return the words of a stretch without white space.

    An empty one, which no word is, comes first if the stretch might go on with a word before it.
    """
    if stretch.isascii():
        # What the pattern says at its beginning of plain letters before a space or a sign.
        if stretch.isalpha():
            return (stretch,)
        if stretch[-1] in ',.;:!?)' and stretch[:-1].isalpha():
            return (stretch[:-1], stretch[-1])
    found = tuple(_PATTERN.findall(stretch))
    return ('', *found) if stretch[0] in '.…]' or stretch[0].isdecimal() else found


def _dressed(found: list[Word], spans: Sequence[Span]) -> list[Word]:
    """Give each word the looks of the spans that it lies in (with what part of it does)."""
    starts = [word.start for word in found]
    looks: dict[int, list[str]] = {}
    for span in spans:
        first = bisect_right(starts, span.start)
        if first and found[first - 1].stop > span.start:
            first -= 1
        for index in range(first, bisect_left(starts, span.stop)) if span.look else ():
            looks.setdefault(index, []).append(_part(found[index], span))
    for index, those in looks.items():
        found[index] = found[index]._replace(look=tuple(those))
    return found


def _part(word: Word, span: Span) -> str:
    if span.start <= word.start and span.stop >= word.stop:
        return span.look
    start = max(span.start, word.start) - word.start
    return f'{span.look}@{start}:{min(span.stop, word.stop) - word.start}'
