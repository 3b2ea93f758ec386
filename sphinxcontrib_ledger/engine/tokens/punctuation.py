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


@lru_cache(maxsize=1 << 12)
def is_punctuation(key: str) -> bool:
    """Return whether a token is nothing but punctuation; an ellipsis in brackets is a mark."""
    if not key or key[0].isalnum() or key == '[...]':
        return False
    return all(
        unicodedata.category(character)[0] == 'P' and character not in READ_AS_WORDS
        for character in key
    )
