"""The encodings that a file is likely to have which is not text in the one that was named.

In: the bytes of a file.
Out: names of encodings, the likeliest first; for error messages, since nothing is read by a guess.

Before: ``Caf`` and the byte E9 are no UTF-8.
Wrong: cp1251, in which it is ``Cafй``, a letter of another script within a word.
Right: cp1252, in which it is ``Café``.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, name

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Encodings that begin with a mark of their own; that of UTF-32 begins with that of UTF-16.
_MARKED = (
    (codecs.BOM_UTF8, 'utf-8'),
    (codecs.BOM_UTF32_LE, 'utf-32'),
    (codecs.BOM_UTF32_BE, 'utf-32'),
    (codecs.BOM_UTF16_LE, 'utf-16'),
    (codecs.BOM_UTF16_BE, 'utf-16'),
)
#: The other encodings that are asked for, the most usual first: of two in which a text is equally
#: likely, the first one is named first.  Korean is Chinese as well, but not the other way round.
_OTHERS = (
    *('utf-8', 'cp1252', 'cp1250', 'cp1251', 'koi8-r'),
    *('shift_jis', 'euc-jp', 'euc-kr', 'gb18030', 'big5'),
    *('cp1253', 'cp1255', 'cp1256', 'cp437', 'mac-roman'),
)
#: Encodings of which each letter of Latin text has an empty byte.
_WIDE = ('utf-16-le', 'utf-16-be')
#: The most that is looked at, in bytes; a sign that is cut there is no fault.
_LOOKED_AT = 20_000
#: How many are named: readers try them one after the other.
_NAMED = 3
#: The share of signs that may stand where nobody writes them.  With less, an odd name in a text
#: rules out its encoding; with more, one is named in which half of the words are nonsense.
_ODD = 0.1
#: Signs that people write besides letters, and those that may stand within a word.
_SIGNS = frozenset('«»‘‚“”„†‡•–—…‰€£¥§©®°±²³¹¿¡№×、。・「」『』（）！？：；，％～ー\u00a0\u3000')
_JOINING = frozenset('’·\u00ad')


class _Guess(NamedTuple):
    """An encoding, and how unlikely it is: the share of odd signs, then what is odd at large."""

    odd: float
    strange: bool
    encoding: str


def likely_encodings(data: bytes, named: str) -> list[str]:
    """Return the encodings that bytes are likely to have, but for the one that was named."""
    start = data[:_LOOKED_AT]
    for mark, encoding in _MARKED:
        if start.startswith(mark):
            return [encoding]
    candidates = _WIDE if b'\0' in start else [each for each in _OTHERS if each != named.lower()]
    guesses = [guess for each in candidates if (guess := _guess(start, each)) is not None]
    if any(guess.encoding == 'utf-8' for guess in guesses):
        return ['utf-8']
    best = sorted(guesses, key=lambda guess: guess[:2])
    return [guess.encoding for guess in best[:_NAMED]]


def _guess(data: bytes, encoding: str) -> _Guess | None:
    """Return how unlikely an encoding is; ``None`` if it is none of the text's."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return None
    if any(category(each) == 'Cc' and not each.isspace() for each in text):
        return None
    signs = sum(not each.isascii() for each in text)
    odd = sum(_odd(text)) / signs if signs else encoding not in _WIDE
    if odd > _ODD:
        return None
    # Text in small letters alone, and Japanese without syllables
    cased = [each for each in text if each.islower() or each.isupper()]
    small = bool(cased) and not any(map(str.isupper, cased))
    japanese = encoding in ('shift_jis', 'euc-jp')
    no_syllables = japanese and not any('\u3041' <= each <= '\u30ff' for each in text)
    return _Guess(round(odd, 2), small or no_syllables, encoding)


def _odd(text: str) -> Iterator[bool]:
    """Tell of each sign beyond ASCII whether it stands where nobody would write it."""
    around = f' {text} '
    for before, letter, after in zip(around, text, around[2:], strict=False):
        if letter.isascii():
            continue
        beside = [each for each in (before, after) if each.isalpha()]
        if not letter.isalpha() or letter in _SIGNS:
            within = len(beside) == 2 and _script(before) != 'CJK'
            yield letter not in (_JOINING if within else _SIGNS | _JOINING)
            continue
        scripts = {_script(each) for each in (letter, *beside)}
        # A capital behind a small letter, and three letters with accents in a row
        capital = before.islower() and letter.isupper()
        small = after.isupper() and letter.islower()
        accents = 'LATIN' in scripts and len(beside) == 2 and not any(map(str.isascii, beside))
        rare = name(letter, '').startswith(('HALFWIDTH', 'MASCULINE', 'FEMININE'))
        yield len(scripts) > 1 or capital or small or accents or rare


def _script(letter: str) -> str:
    """Return the script of a letter; Japanese is written in three."""
    script = name(letter, '').partition(' ')[0].partition('-')[0]
    return 'CJK' if script in ('HIRAGANA', 'KATAKANA') else script
