"""Which tokens are punctuation: signs that a copy editor sets, moves and takes away.

In: the key of a token.
Out: whether it is nothing but punctuation.
A sign that is read as a word is none: ``&``, ``%``, ``§`` and the like, and symbols, as ``+`` or
an emoji.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Signs that Unicode calls punctuation and that are read aloud.
READ_AS_WORDS = frozenset('&%‰‱@#*§¶†‡/\\')
#: A sign of punctuation, as a pattern.
PUNCTUATION = r'[\p{P}--[&%‰‱@\#*§¶†‡/\\]]'

#: The words for "and" and "or", which go where an enumeration becomes a list.  They are facts of
#: the list patterns of Unicode CLDR 46 (https://cldr.unicode.org, ``listPatterns``: ``standard``
#: and ``or``) in the languages with most texts.
_CONJUNCTIONS = """
    and or und oder et ou y e o u i en of och eller og ja tai oraz lub nebo alebo a
    és vagy și sau ve veya и или і або та чи και ή
"""
CONJUNCTIONS = frozenset(_CONJUNCTIONS.split())


@lru_cache(maxsize=1 << 12)
def is_punctuation(key: str) -> bool:
    """Return whether a token is nothing but punctuation; an ellipsis in brackets is a mark."""
    if not key or key[0].isalnum() or key == '[...]':
        return False
    return all(
        unicodedata.category(character)[0] == 'P' and character not in READ_AS_WORDS
        for character in key
    )


def says_nothing(key: str) -> bool:
    """Return whether a token only holds an enumeration together."""
    return is_punctuation(key) or key.casefold() in CONJUNCTIONS
