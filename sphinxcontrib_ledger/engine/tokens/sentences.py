"""Where sentences and phrases end.

In: the tokens of a text.
Out: how well a mark may begin or end before a token, and the ranges of the sentences.
Script slides marks to these boundaries and marks rewritten sentences as a whole.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.tokens.abbreviations import BEFORE_FIGURES
from sphinxcontrib_ledger.engine.tokens.token import ConcatenatedTokens

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def phrase_strength(tokens: Tokens, start: int, stop: int, small_letters: int) -> float:
    """Return how well tokens ``start`` to ``stop`` read as a phrase: what borders them, and more.

    Small words are those in small letters that have at most ``small_letters``.

    A phrase ends well before the sign that ends its sentence or clause, and it begins with its
    small word rather than ends in the next one's, which decides between borders that are equal::

        before:      The paper published a headline.
        wrong marks: The paper published a {+letter of thanks, with a+} headline.
        right marks: The paper published {+a letter of thanks, with+} a headline.
    """
    strength: float = boundary_strength(tokens, start)
    if stop < len(tokens) and _ends_something(tokens.keys[stop]) and not tokens.is_spaced(stop):
        strength += 2
    else:
        strength += boundary_strength(tokens, stop)
    begins, ends = (
        key.islower() and len(key) <= small_letters
        for key in (tokens.keys[start], tokens.keys[stop - 1])
    )
    # These only ever decide between borders that are equal.  Of runs that begin and end alike the
    # first is taken: a small word belongs to what follows it.
    return strength + 0.26 * begins - 0.25 * ends - 1e-6 * start * begins


def _ends_something(key: str) -> bool:
    return key in SENTENCE_ENDS or key in CLAUSE_ENDS


def is_sentence_end(tokens: Tokens, at: int) -> bool:
    """Return whether a sentence ends before token ``at``.

    A reference behind the stop is a part of neither::

        text:  It rained. [Note] Nobody came.
        wrong: one sentence
        right: three sentences, the second of which is "[Note]"
    """
    keys = tokens.keys
    index = at - 1
    while index > 0 and _may_stand_behind_stop(tokens, index):
        index -= 1
    key = keys[index]
    if key not in SENTENCE_ENDS:
        return False
    if key in '。！？':
        return True
    return tokens.is_spaced(at) and not (key == '.' and _is_point_of_word(tokens, index, at))


def _may_stand_behind_stop(tokens: Tokens, at: int) -> bool:
    """Return whether a token closes a quotation or bracket, or may be a reference."""
    return tokens.keys[at] in CLOSERS or at in tokens.atoms


def _is_point_of_word(tokens: Tokens, point: int, at: int) -> bool:
    """Return whether a point is that of an initial, a number or an abbreviation::

        before:      We took it from J. Smith, p. 7, as et al. (2010) say.
        wrong:       three sentences, the second of which is "Smith, p."
        right:       one sentence

    As UAX #29 has it, a sentence does not begin with a small letter (SB8); the others are those
    of CLDR's suppressions (a capital, but for "I"), and the words of references before a figure.
    ``at`` is the token behind the point and what closes there.
    """
    keys = tokens.keys
    if at < len(keys) and point + 1 == at:
        word, after = keys[point - 1] if point else '', keys[at]
        if len(word) == 1 and word.isalpha() and word.isascii():
            is_letter = len(after) == 1 and after.isalpha() and keys[at + 1 : at + 2] == ('.',)
            if is_letter or (word.isupper() and word != 'I'):
                return True
        if after[0].isdigit() and word in BEFORE_FIGURES:
            return True
    for number in range(at, len(keys)):
        key = keys[number]
        if key in SENTENCE_ENDS:
            return False
        if key[0].isalpha() and number not in tokens.atoms:
            return key[0].islower()
    return False


def sentences(tokens: Tokens) -> Sequence[range]:
    """Return the sentences of some blocks, as ranges of tokens; each block's end ends one.

    Several steps ask for them, so they are kept with the tokens.
    """
    if tokens.sentences is None:
        parts = tokens.parts if isinstance(tokens, ConcatenatedTokens) else [tokens]
        offsets = accumulate(map(len, parts), initial=0)
        tokens.sentences = [
            range(offset + inner.start, offset + inner.stop)
            for offset, part in zip(offsets, parts, strict=False)
            for inner in _sentences_of_block(part)
        ]
    return tokens.sentences


def _sentences_of_block(tokens: Tokens) -> list[range]:
    keys = tokens.keys
    ends = []
    for index, key in enumerate(keys):
        if key in SENTENCE_ENDS:
            at = index + 1
            while at < len(keys):
                if is_sentence_end(tokens, at):
                    ends.append(at)
                if not _may_stand_behind_stop(tokens, at):
                    break
                at += 1
    borders = pairwise([0, *ends, len(keys)])
    return [range(start, stop) for start, stop in borders if start < stop]
