"""Where words begin and end.

A word is what a reader would call one: a Unicode word (UAX #29, https://unicode.org/reports/tr29/)
with what belongs to it: the separators of a number or a date, the apostrophe of a contraction,
the hyphens of a compound, the dots of an abbreviation, the signs of an amount.
A URL or an e-mail address is one word, so is an emoji sequence; a sign of punctuation is a word of
its own, and so is each character of a script that is written without spaces, unless a dictionary
says more (see ``dictionaries``).
White space is in no word.  The words and the white space between them are the text, exactly.

In: a part of a text.
Out: its words.  The tokenizer asks for them.
Where UAX #29 alone would cut, or leave uncut, what readers take for one word::

    before:      It cost -5 °C and $1,000 in the U.S. at 10 000 m.
    wrong marks: It cost -{+7+} °C and ${+1,500+} in the U.{+K+}. at 10 {+500+} m.
    right marks: It cost {+-7+} °C and {+$1,500+} in the {+U.K.+} at {+10 500+} m.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import regex

from sphinxcontrib_ledger.engine.tokens.abbreviations import ABBREVIATIONS
from sphinxcontrib_ledger.engine.tokens.cache import Memory

if TYPE_CHECKING:
    from sphinxcontrib_ledger.engine.thresholds.tokens import TokenThresholds

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
    | [,;:!?()\]{{}}"'“”„‘’«»–—…*=<>|`\\] (?= [\x20-\x7e\n\r“”’–—{_PLAIN}] | \Z )
    | [.\-] (?= \s|\Z )
"""
# Signs that begin a word where nothing is before it: -5, .5, -$5; #1, @ada; .rst, .NET; /usr
_PREFIX = r"""
    (?: (?=[+\-\u2212.\#@/]) (?<! [\p{L}\p{N}\p{S}\p{P}--[\p{Ps}\p{Pi}"']] )
        (?: [+\-\u2212]? \.? (?=\p{N}) | [+\-\u2212] (?=\p{Sc}\p{N})
          | [\#@/] (?=[\p{L}\p{N}_]) | \. (?=\p{Ll}|\p{Lu}{2}) ) )?
"""
# Signs that hold letters or figures together; the last line is US$5.
_INNER = r"""
    (?: ['’ʼ·/\-\u2010\u2011&\u05f3\u05f4]
      | \. (?! (?<=\p{Ll}\.) \p{Lu}\p{Ll} )                       # two words in late.The
      | " (?<=\p{Hebrew}") (?=\p{Hebrew})
      | [,:\u066b\u066c\u207a\u207b] (?<=\p{N}.) (?=\p{N})
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
      (?= \p{{L}}++ \. (?! [.\p{{L}}\p{{N}}] ) ) (?<! [\p{{L}}\p{{N}}'’.\-] )
      \L<abbreviations> \.                                                         # Dr.
    | {_FAST}
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
    | ° [CF] (?!{_LETTER}) | \p{{RI}}{{2}} | \.{{3,}} | -{{2,}} | §{{2,}}
    | (?! [{_SPACE}\u00ad\u200b\u2060\ufeff] ) \X
    """,
    regex.VERBOSE | regex.VERSION1,
    abbreviations=ABBREVIATIONS,
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


class Segmenter:
    """Segments texts, and remembers what it has found.

    White space ends nearly every word, so each stretch between can be segmented by itself; most of
    them were seen before.
    """

    def __init__(self, thresholds: TokenThresholds) -> None:
        self._stretch_length = thresholds.stretch_length
        self._words_in = Memory(_words_in_stretch, thresholds.remembered).__getitem__

    def segment(self, text: str, start: int, stop: int) -> list[str]:
        """Return the words of a part of a text, in order: what :func:`segment_by_regex` finds."""
        stretches = text[start:stop].split()
        begins_in_word = 0 < start < stop and not (
            text[start - 1].isspace() or text[start].isspace()
        )
        if not begins_in_word and stop - start <= self._stretch_length * len(stretches):
            words = list(chain.from_iterable(map(self._words_in, stretches)))
            if '' not in words:
                return words
            if not _WITHIN.search(text, start, stop):
                return [word for word in words if word]
        return segment_by_regex(text, start, stop)


@lru_cache(maxsize=4)
def segmenter_of(thresholds: TokenThresholds) -> Segmenter:
    """Return the segmenter of all comparisons: most words of one article are in others, too."""
    return Segmenter(thresholds)


def segment_by_regex(text: str, start: int, stop: int) -> list[str]:
    """Return the words of a part of a text, looked for from one end to the other."""
    return _PATTERN.findall(text, start, stop)


def _words_in_stretch(stretch: str) -> tuple[str, ...]:
    """Return the words of a stretch without white space.

    An empty one, which no word is, comes first if the stretch might go on with a word before it.
    """
    if stretch.isascii():
        # The beginning of the pattern says the same of plain letters before a space or a sign.
        if stretch.isalpha():
            return (stretch,)
        if stretch[-1] in ',.;:!?)' and stretch[:-1].isalpha():
            is_whole = stretch[-1] == '.' and stretch[:-1] in ABBREVIATIONS
            return (stretch,) if is_whole else (stretch[:-1], stretch[-1])
    words = tuple(_PATTERN.findall(stretch))
    return ('', *words) if stretch[0] in '.…]' or stretch[0].isdecimal() else words
