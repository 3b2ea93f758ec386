"""Where sentences and phrases end.

In: the tokens of a text.
Out: how well a mark may begin or end before a token, and the ranges of the sentences.
Script slides marks to these boundaries and marks rewritten sentences as a whole.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_ledger.engine.tokens.token import Tokens

SENTENCE_ENDS = frozenset('.!?…。！？؟۔।')
CLOSERS = frozenset('"\'”’»›)]}」』）')
CLAUSE_ENDS = frozenset(',;:–—、，；：،؛')
OPENERS = frozenset('“‘«‹([{「『（¿¡')


def boundary_strength(tokens: Tokens, at: int) -> int:
    """Return how well a mark may begin or end before token ``at``: 0 (badly) to 5.

    5 is an end of the text, 4 of a sentence, 3 of a clause; 2 is before an opening bracket or
    quotation mark, 1 a space, 0 all else, as before a comma.
    """
    if at in (0, len(tokens)):
        return 5
    before, after = tokens.keys[at - 1], tokens.keys[at]
    if after in SENTENCE_ENDS or after in CLAUSE_ENDS or before in OPENERS:
        return 0
    if is_sentence_end(tokens, at):
        return 4
    if before in CLAUSE_ENDS:
        return 3
    if after in OPENERS and (tokens.is_spaced(at) or not after.isascii()):
        # A call's "(" belongs to its name.
        return 2
    return 1 if tokens.is_spaced(at) else 0


def is_sentence_end(tokens: Tokens, at: int) -> bool:
    """Return whether a sentence ends before token ``at``."""
    keys = tokens.keys
    index = at - 1
    while index > 0 and keys[index] in CLOSERS:
        index -= 1
    key = keys[index]
    return key in SENTENCE_ENDS and (key in '。！？' or tokens.is_spaced(at))


def sentences(tokens: Tokens) -> list[range]:
    """Return the sentences of a block, as ranges of tokens."""
    keys = tokens.keys
    ends = []
    for index, key in enumerate(keys):
        if key in SENTENCE_ENDS:
            at = index + 1
            while at < len(keys):
                if is_sentence_end(tokens, at):
                    ends.append(at)
                if keys[at] not in CLOSERS:
                    break
                at += 1
    borders = pairwise([0, *ends, len(keys)])
    return [range(start, stop) for start, stop in borders if start < stop]
